// SPDX-License-Identifier: GPL-3.0-or-later
// The bars of a scenario's response steps in the PDF, as vectors; the axis is repeated on a new page.
#include "paper/gantt.h"
#include "paper/pdfparts.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace muster::paper
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

constexpr double rowHeight = 15;
constexpr double nameWidth = 190;
constexpr double timeWidth = 52;

class Bars
{
public:
    Bars(PageFlow &flow, const Gantt &gantt) : m_flow(flow), m_gantt(gantt) {}

    void head()
    {
        QPainter &painter = m_flow.painter();
        if (m_gantt.objective) {
            painter.setFont(m_flow.font({7.5, true}));
            painter.setPen(ink::text);
            const double width = QFontMetricsF(painter.font()).horizontalAdvance(objectiveLabel(m_gantt));
            const double right = m_flow.left() + m_flow.width() - m_flow.u(timeWidth);
            const double at = m_gantt.objectiveBeyond ? right - width
                                                      : std::min(x(*m_gantt.objective) - width / 2, right - width / 2);
            painter.drawText(QPointF(at, m_flow.y() + m_flow.u(8)), objectiveLabel(m_gantt));
            m_flow.space(11);
        }
        painter.setFont(m_flow.font({7.5}));
        painter.setPen(ink::muted);
        const QFontMetricsF metrics(painter.font());
        for (Milliseconds t{0}; t <= m_gantt.scale.end; t += m_gantt.scale.step) {
            const QString label = m_gantt.scale.label(t);
            painter.drawText(QPointF(x(t) - metrics.horizontalAdvance(label) / 2, m_flow.y() + m_flow.u(8)), label);
        }
        m_flow.space(12);
    }

    void row(const GanttBar &bar)
    {
        if (m_flow.room() < m_flow.u(rowHeight)) {
            m_flow.newPage();
            head();
        }
        QPainter &painter = m_flow.painter();
        const double top = m_flow.y();
        grid(top);
        painter.setFont(m_flow.font({8, bar.critical}));
        const QFontMetricsF metrics(painter.font());
        painter.setPen(ink::text);
        const QString name = (bar.critical ? QStringLiteral("● ") : QStringLiteral("○ ")) + bar.name.simplified();
        painter.drawText(QPointF(m_flow.left(), top + m_flow.u(10.5)),
                         metrics.elidedText(name, Qt::ElideRight, m_flow.u(nameWidth - 10)));
        box(bar, top);
        painter.setFont(m_flow.font({8}));
        const QString time = wordsText(bar.to - bar.from);
        painter.setPen(ink::muted);
        painter.drawText(QPointF(m_flow.left() + m_flow.width() -
                                     QFontMetricsF(painter.font()).horizontalAdvance(time),
                                 top + m_flow.u(10.5)),
                         time);
        m_flow.moveTo(top + m_flow.u(rowHeight));
    }

private:
    void grid(double top)
    {
        QPainter &painter = m_flow.painter();
        painter.setPen(QPen(ink::rule, m_flow.u(0.4)));
        for (Milliseconds t{0}; t <= m_gantt.scale.end; t += m_gantt.scale.step)
            painter.drawLine(QPointF(x(t), top), QPointF(x(t), top + m_flow.u(rowHeight)));
        if (!m_gantt.objective || m_gantt.objectiveBeyond)
            return;
        QPen dashed(ink::text, m_flow.u(0.9));
        dashed.setDashPattern({4, 2});
        painter.setPen(dashed);
        const double at = x(*m_gantt.objective);
        painter.drawLine(QPointF(at, top), QPointF(at, top + m_flow.u(rowHeight)));
    }

    void box(const GanttBar &bar, double top)
    {
        QPainter &painter = m_flow.painter();
        painter.save();
        const double from = x(bar.from);
        const QRectF rect(from, top + m_flow.u(4), std::max(m_flow.u(1.5), x(bar.to) - from),
                          m_flow.u(rowHeight - 8));
        painter.setPen(QPen(ink::accent, m_flow.u(0.8)));
        painter.setBrush(bar.critical ? QBrush(ink::accent) : QBrush(Qt::white));
        painter.drawRect(rect);
        painter.restore();
    }

    [[nodiscard]] double x(Milliseconds t) const
    {
        const double from = m_flow.left() + m_flow.u(nameWidth);
        const double width = m_flow.width() - m_flow.u(nameWidth + timeWidth);
        return from + width * std::clamp(double(t.count()) / double(m_gantt.scale.end.count()), 0.0, 1.0);
    }

    PageFlow &m_flow;
    const Gantt &m_gantt;
};
} // namespace

void drawGantt(PageFlow &flow, const AarScenario &scenario)
{
    const Gantt gantt = ganttOf(scenario, 6);
    if (gantt.bars.isEmpty())
        return;
    flow.need(flow.u(50 + rowHeight * double(std::min<qsizetype>(gantt.bars.size(), 20))));
    flow.paragraph(tr("Filled and ●: on the critical path. Outlined and ○: there is time to spare. Hours and "
                      "minutes since the scenario's start, each step as early as its dependencies allow."),
                   {8, false, ink::muted});
    flow.space(4);
    Bars bars(flow, gantt);
    bars.head();
    for (const GanttBar &bar : gantt.bars)
        bars.row(bar);
    flow.space(8);
}

} // namespace muster::paper
