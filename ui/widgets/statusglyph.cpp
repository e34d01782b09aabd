// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/statusglyph.h"

#include "items/words.h"

#include <QPainter>
#include <QPainterPath>

namespace muster
{

void paintStatusGlyph(QPainter *painter, const QRectF &box, Status status)
{
    const qreal size = std::min(box.width(), box.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(box.center() - QPointF(size / 2, size / 2));
    painter->scale(size / 16, size / 16);
    const QColor colour = theme::colour(theme::of(status));
    painter->setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    switch (status) {
    case Status::Pending:
        painter->setPen(QPen(colour, 1.4));
        painter->drawRoundedRect(QRectF(3, 3, 10, 10), 2, 2);
        break;
    case Status::Running:
        painter->setPen(QPen(colour, 1.6));
        painter->drawEllipse(QRectF(3, 3, 10, 10));
        painter->setBrush(colour);
        painter->drawPie(QRectF(3, 3, 10, 10), 90 * 16, 180 * 16);
        break;
    case Status::Passed: painter->drawPolyline(QPolygonF{QPointF(3, 8.5), QPointF(6.5, 12), QPointF(13, 4)}); break;
    case Status::Failed:
        painter->drawLine(QPointF(4, 4), QPointF(12, 12));
        painter->drawLine(QPointF(12, 4), QPointF(4, 12));
        break;
    case Status::Unknown: {
        QFont font = painter->font();
        font.setPixelSize(14);
        font.setWeight(QFont::Bold);
        painter->setFont(font);
        painter->drawText(QRectF(0, 0, 16, 16), Qt::AlignCenter, QStringLiteral("?"));
        break;
    }
    case Status::Skipped: painter->drawLine(QPointF(4, 8), QPointF(12, 8)); break;
    }
    painter->restore();
}

StatusGlyph::StatusGlyph(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFixedSize(18, 18);
    setStatus(Status::Pending);
}

void StatusGlyph::setStatus(Status status)
{
    m_status = status;
    setAccessibleName(statusLabel(status));
    setToolTip(statusLabel(status));
    update();
}

void StatusGlyph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintStatusGlyph(&painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_status);
}

} // namespace muster
