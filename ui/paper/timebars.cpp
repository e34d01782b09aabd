// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time went: a bar a step on one time axis, the plan's bar as an outline behind it.
#include "paper/chartgeometry.h"
#include "paper/pdfparts.h"
#include "reports/reporttext.h"

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
constexpr double nameWidth = 165;
constexpr double timeWidth = 92;

class Bars
{
public:
    Bars(PageFlow &flow, const Report &report) : m_flow(flow), m_report(report)
    {
        Milliseconds end{1000};
        for (const ReportStep &step : report.steps) {
            if (step.start && step.duration)
                end = std::max(end, *step.start + *step.duration);
        }
        Milliseconds plan{0};
        for (const ReportStep &step : report.steps) {
            if (step.plannedStart)
                plan = std::max(plan, *step.plannedStart + step.estimate.value_or(Milliseconds(0)));
        }
        m_end = plan <= end * 4 ? std::max(end, plan) : end * 3 / 2;
        m_scale = timeScale(m_end, 6);
    }

    void head()
    {
        QPainter &painter = m_flow.painter();
        painter.setFont(m_flow.font({7.5}));
        const QFontMetricsF metrics(painter.font());
        for (Milliseconds t{0}; t <= m_end; t += m_scale.step) {
            painter.setPen(ink::muted);
            const QString label = m_scale.label(t);
            painter.drawText(QPointF(x(t) - metrics.horizontalAdvance(label) / 2, m_flow.y() + m_flow.u(8)),
                             label);
        }
        m_flow.space(12);
    }

    void row(const ReportStep &step)
    {
        if (m_flow.room() < m_flow.u(rowHeight)) {
            m_flow.newPage();
            head();
        }
        QPainter &painter = m_flow.painter();
        const double top = m_flow.y();
        painter.setPen(QPen(ink::rule, m_flow.u(0.4)));
        for (Milliseconds t{0}; t <= m_end; t += m_scale.step)
            painter.drawLine(QPointF(x(t), top), QPointF(x(t), top + m_flow.u(rowHeight)));
        painter.setFont(m_flow.font({8}));
        const QFontMetricsF metrics(painter.font());
        painter.setPen(ink::text);
        painter.drawText(QPointF(m_flow.left(), top + m_flow.u(10.5)),
                         metrics.elidedText(step.text.simplified(), Qt::ElideRight, m_flow.u(nameWidth - 8)));
        bar(step, top);
        const QString time = reporttext::tookText(step.duration) + QStringLiteral(" / ") +
                             reporttext::optionalClock(step.estimate);
        painter.setPen(step.status == Status::Failed ? ink::bad : ink::text);
        painter.drawText(
            QPointF(m_flow.left() + m_flow.width() - metrics.horizontalAdvance(time), top + m_flow.u(10.5)),
            time);
        m_flow.moveTo(top + m_flow.u(rowHeight));
    }

private:
    [[nodiscard]] double x(Milliseconds t) const
    {
        const double from = m_flow.left() + m_flow.u(nameWidth);
        const double width = m_flow.width() - m_flow.u(nameWidth + timeWidth);
        return from + width * std::clamp(double(t.count()) / double(m_end.count()), 0.0, 1.0);
    }

    void bar(const ReportStep &step, double top)
    {
        QPainter &painter = m_flow.painter();
        painter.save();
        if (step.plannedStart && step.estimate && *step.plannedStart < m_end) {
            QPen dashed(ink::muted, m_flow.u(0.6));
            dashed.setDashPattern({3, 2});
            painter.setPen(dashed);
            painter.setBrush(Qt::NoBrush);
            const double from = x(*step.plannedStart);
            painter.drawRect(QRectF(from, top + m_flow.u(2),
                                    std::max(m_flow.u(1), x(*step.plannedStart + *step.estimate) - from),
                                    m_flow.u(rowHeight - 4)));
        }
        if (step.start && step.duration) {
            const double from = x(*step.start);
            const QRectF box(from, top + m_flow.u(4.5),
                             std::max(m_flow.u(1.5), x(*step.start + *step.duration) - from),
                             m_flow.u(rowHeight - 9));
            const bool bad = step.status == Status::Failed;
            painter.fillRect(box, bad                              ? ink::bad
                                  : step.status == Status::Unknown ? ink::warning
                                                                   : ink::accent);
            if (bad || step.status == Status::Unknown) { // not by colour alone
                painter.setPen(bad ? ink::bad : ink::warning);
                painter.setFont(m_flow.font({8, true}));
                painter.drawText(QPointF(box.right() + m_flow.u(3), top + m_flow.u(10.5)),
                                 reporttext::statusGlyph(step.status));
            }
        }
        painter.restore();
    }

    PageFlow &m_flow;
    const Report &m_report;
    Milliseconds m_end{0};
    TimeScale m_scale;
};
} // namespace

void drawTimeBars(PageFlow &flow, const Report &report)
{
    flow.section(tr("Where the time went"), 90);
    flow.paragraph(tr("Filled: as it was. Dashed: as planned. At the right: took / estimate. Time since T+0 "
                      "by the wall clock, pauses included."),
                   {8.5, false, ink::muted});
    flow.space(6);
    Bars bars(flow, report);
    bars.head();
    for (const ReportStep &step : report.steps) {
        if (step.depth == 0)
            bars.row(step);
    }
}

} // namespace muster::paper
