// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/flowstrip.h"

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

constexpr int side = 24;
constexpr int lineAt = 30;

} // namespace

FlowStrip::FlowStrip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("injectFlow"));
    setAccessibleName(tr("Injects against time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FlowStrip::sizeHint() const
{
    return {360, lineAt + 8 + fontMetrics().height() + 8};
}

void FlowStrip::setInjects(const QVector<Inject> &injects, const QVector<QuietStretch> &quiet)
{
    m_injects.clear();
    for (const Inject &inject : injects) {
        if (inject.at && !inject.contingency)
            m_injects << inject;
    }
    std::stable_sort(m_injects.begin(), m_injects.end(),
                     [](const Inject &a, const Inject &b) { return *a.at < *b.at; });
    m_quiet = quiet;
    m_from = m_injects.isEmpty() ? Milliseconds(0) : std::min(Milliseconds(0), *m_injects.first().at);
    m_to = m_injects.isEmpty() ? Milliseconds(60000) : std::max(m_from + Milliseconds(60000), *m_injects.last().at);
    update();
}

double FlowStrip::xOf(Milliseconds at) const
{
    const double room = std::max(40, width() - 2 * side);
    return side + room * static_cast<double>((at - m_from).count()) / static_cast<double>((m_to - m_from).count());
}

void FlowStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_injects.isEmpty()) {
        painter.setPen(theme::colour(Colour::Muted));
        painter.drawText(rect().adjusted(12, 0, -12, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("Injects with a time appear here."));
        return;
    }
    paintQuiet(&painter);
    painter.setPen(QPen(theme::colour(Colour::Muted), 1));
    painter.drawLine(QPointF(xOf(m_from), lineAt), QPointF(xOf(m_to), lineAt));
    painter.setFont(theme::small(font()));
    const Milliseconds span = m_to - m_from;
    const Milliseconds step = axisStep(span, std::clamp(width() / 90, 2, 14));
    const qint64 first = static_cast<qint64>(
        std::ceil(static_cast<double>(m_from.count()) / static_cast<double>(step.count())));
    for (Milliseconds at = first * step; at <= m_to; at += step) {
        painter.setPen(theme::colour(Colour::Muted));
        painter.drawLine(QPointF(xOf(at), lineAt), QPointF(xOf(at), lineAt + 4));
        painter.drawText(QRectF(xOf(at) - 40, lineAt + 4, 80, fontMetrics().height()), Qt::AlignCenter,
                         offsetText(at).chopped(3));
    }
    paintMarks(&painter);
}

void FlowStrip::paintQuiet(QPainter *painter) const
{
    painter->setFont(theme::small(font()));
    for (const QuietStretch &stretch : m_quiet) {
        const QRectF area(xOf(stretch.from), 4, xOf(stretch.to) - xOf(stretch.from), lineAt - 4);
        painter->fillRect(area, theme::colour(Colour::WarningSoft));
        painter->fillRect(area, QBrush(theme::colour(Colour::Line), Qt::BDiagPattern));
        const QString text = tr("! quiet %1").arg(wordsText(stretch.to - stretch.from));
        const double wide = QFontMetrics(painter->font()).horizontalAdvance(text) + 8;
        if (wide + 20 > area.width())
            continue; // the sentence above and the table say it too
        painter->fillRect(QRectF(area.center().x() - wide / 2, 8, wide, 16), theme::colour(Colour::WarningSoft));
        painter->setPen(theme::colour(Colour::Warning));
        painter->drawText(area.adjusted(0, 0, 0, -4), Qt::AlignCenter, text);
    }
}

void FlowStrip::paintMarks(QPainter *painter) const
{
    painter->setFont(theme::semibold(theme::small(font())));
    double free = -100;
    for (const Inject &inject : m_injects) {
        const double x = xOf(*inject.at);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme::colour(Colour::Accent));
        painter->drawPolygon(QPolygonF({{x - 5, lineAt - 10}, {x + 5, lineAt - 10}, {x, lineAt}}));
        const double wide = painter->fontMetrics().horizontalAdvance(inject.number) + 4;
        if (x - wide / 2 < free)
            continue;
        painter->setPen(theme::colour(Colour::Text));
        painter->drawText(QRectF(x - wide, 2, 2 * wide, lineAt - 12), Qt::AlignCenter, inject.number);
        free = x + wide / 2;
    }
}

bool FlowStrip::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const Inject *nearest = nullptr;
    double best = 12;
    for (const Inject &inject : m_injects) {
        const double away = std::abs(xOf(*inject.at) - help->pos().x());
        if (away < best) {
            best = away;
            nearest = &inject;
        }
    }
    if (nearest)
        QToolTip::showText(help->globalPos(),
                           tr("%1 %2: %3", "inject: time, number, message")
                               .arg(offsetText(*nearest->at), nearest->number, nearest->message.left(400)),
                           this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace muster
