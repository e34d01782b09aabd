// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ganttview.h"

#include "widgets/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace muster
{

namespace
{

constexpr int side = 12;
constexpr int axisHeight = 22;
constexpr int targetRoom = 32; // px at either side of the target's line
constexpr int roomForText = 64; // after the last bar

} // namespace

Milliseconds axisStep(Milliseconds span, int most)
{
    constexpr qint64 minute = 60000;
    for (const qint64 minutes : {1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880, 10080}) {
        if (span.count() / (minutes * minute) <= most)
            return Milliseconds(minutes * minute);
    }
    return Milliseconds(span.count() / std::max(1, most) + 1);
}

GanttView::GanttView(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("gantt"));
    setAccessibleName(tr("Response steps against time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void GanttView::setBars(const QVector<GanttBar> &bars, std::optional<Milliseconds> target)
{
    if (bars == m_bars && target == m_target)
        return;
    m_bars = bars;
    m_target = target;
    m_span = target.value_or(Milliseconds(60000));
    for (const GanttBar &bar : bars)
        m_span = std::max(m_span, bar.start + bar.length);
    m_span = std::max(m_span, Milliseconds(60000));
    updateGeometry();
    update();
}

int GanttView::rowHeight() const
{
    return fontMetrics().height() + 6;
}

QSize GanttView::sizeHint() const
{
    return {360, axisHeight + static_cast<int>(m_bars.size()) * rowHeight() + 6};
}

int GanttView::labelWidth() const
{
    int widest = 0;
    for (const GanttBar &bar : m_bars)
        widest = std::max(widest, fontMetrics().horizontalAdvance(QStringLiteral("◆ ") + bar.label));
    return std::clamp(widest + 8, 80, std::max(80, width() * 3 / 10));
}

double GanttView::xOf(Milliseconds at) const
{
    const int left = side + labelWidth();
    const double room = std::max(40, width() - left - side - roomForText);
    return left + room * static_cast<double>(at.count()) / static_cast<double>(m_span.count());
}

void GanttView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxis(&painter);
    for (int row = 0; row < m_bars.size(); ++row)
        paintBar(&painter, row);
    if (m_target)
        paintTarget(&painter);
}

void GanttView::paintAxis(QPainter *painter) const
{
    const Milliseconds step = axisStep(m_span, std::clamp(width() / 110, 2, 12));
    painter->setFont(theme::small(font()));
    for (Milliseconds at{0}; at <= m_span; at += step) {
        const double x = xOf(at);
        painter->setPen(theme::colour(Colour::Line));
        painter->drawLine(QPointF(x, axisHeight - 4), QPointF(x, height()));
        if (m_target && std::abs(x - xOf(*m_target)) < 2.0 * targetRoom)
            continue; // the target's own label stands there
        painter->setPen(theme::colour(Colour::Muted));
        painter->drawText(QRectF(x - 50, 0, 100, axisHeight - 4), Qt::AlignCenter,
                          at.count() == 0 ? QStringLiteral("0") : wordsText(at));
    }
}

void GanttView::paintBar(QPainter *painter, int row) const
{
    const GanttBar &bar = m_bars.at(row);
    const int top = axisHeight + row * rowHeight();
    const QFont face = bar.critical ? theme::semibold(font()) : font();
    painter->setFont(face);
    painter->setPen(theme::colour(Colour::Text));
    const QString label = bar.critical ? QStringLiteral("◆ ") + bar.label : bar.label;
    painter->drawText(QRect(side, top, labelWidth() - 8, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(face).elidedText(label, Qt::ElideRight, labelWidth() - 8));
    const double from = xOf(bar.start);
    const double to = std::max(from + 3, xOf(bar.start + bar.length));
    const QRectF area(from, top + 3, to - from, rowHeight() - 6);
    painter->setPen(QPen(theme::colour(Colour::Accent), 1));
    painter->setBrush(bar.critical ? QBrush(theme::colour(Colour::Accent))
                                   : QBrush(theme::colour(Colour::Accent), Qt::BDiagPattern));
    painter->drawRoundedRect(area, 3, 3);
    painter->setFont(theme::small(font()));
    painter->setPen(theme::colour(Colour::Muted));
    painter->drawText(QRectF(to + 6, top, roomForText + 40, rowHeight()), Qt::AlignLeft | Qt::AlignVCenter,
                      bar.length.count() > 0 ? wordsText(bar.length) : tr("no estimate"));
}

void GanttView::paintTarget(QPainter *painter) const
{
    const double x = xOf(*m_target);
    painter->setPen(QPen(theme::colour(Colour::Bad), 1.5, Qt::DashLine));
    painter->drawLine(QPointF(x, axisHeight - 4), QPointF(x, height()));
    painter->setFont(theme::small(font()));
    const QString text = tr("RTO %1").arg(wordsText(*m_target));
    const QRectF area(x - 60, 0, 120, axisHeight - 4);
    const double wide = QFontMetrics(painter->font()).horizontalAdvance(text) + 8;
    painter->fillRect(QRectF(area.center().x() - wide / 2, 1, wide, axisHeight - 6), theme::colour(Colour::Surface));
    painter->setPen(theme::colour(Colour::Bad));
    painter->drawText(area, Qt::AlignCenter, text);
}

bool GanttView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int row = (help->pos().y() - axisHeight) / rowHeight();
    if (help->pos().y() < axisHeight || row >= m_bars.size()) {
        QToolTip::hideText();
        return true;
    }
    const GanttBar &bar = m_bars.at(row);
    const QString text = tr("%1: from %2 to %3").arg(bar.label, offsetText(bar.start), offsetText(bar.start + bar.length));
    QToolTip::showText(help->globalPos(), bar.critical ? text + u'\n' + tr("on the critical path") : text, this);
    return true;
}

} // namespace muster
