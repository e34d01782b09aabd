// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/gantt.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::paper
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

constexpr double chartWidth = 880;
constexpr double nameWidth = 300;
constexpr double rowHeight = 22;
constexpr double headHeight = 34;

QString num(double value)
{
    return QString::number(value, 'f', 1);
}

QString svgText(double x, double y, const QString &text, const char *anchor, const char *style)
{
    return QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"%3\" class=\"%4\">%5</text>")
        .arg(num(x), num(y), QLatin1String(anchor), QLatin1String(style), text.toHtmlEscaped());
}

QString svgLine(double x, double top, double bottom, const char *style)
{
    return QStringLiteral("<line x1=\"%1\" y1=\"%2\" x2=\"%1\" y2=\"%3\" class=\"%4\"/>")
        .arg(num(x), num(top), num(bottom), QLatin1String(style));
}

QString shortened(const QString &text, qsizetype most)
{
    const QString plain = text.simplified();
    return plain.size() <= most ? plain : plain.left(most - 1) + u'…';
}

class Svg
{
public:
    explicit Svg(const Gantt &gantt) : m_gantt(gantt) {}

    [[nodiscard]] double height() const { return headHeight + double(m_gantt.bars.size()) * rowHeight + 6; }

    [[nodiscard]] QString axis() const
    {
        QString svg;
        for (Milliseconds t{0}; t <= m_gantt.scale.end; t += m_gantt.scale.step) {
            svg += svgLine(x(t), headHeight - 4, height() - 4, "grid");
            svg += svgText(x(t), headHeight - 9, m_gantt.scale.label(t), "middle", "tick");
        }
        return svg;
    }

    [[nodiscard]] QString row(qsizetype i) const
    {
        const GanttBar &bar = m_gantt.bars[i];
        const double top = headHeight + double(i) * rowHeight;
        const double from = x(bar.from);
        const double width = std::max(2.0, x(bar.to) - from);
        QString svg = svgText(0, top + 15, (bar.critical ? QStringLiteral("● ") : QStringLiteral("○ ")) +
                                               shortened(bar.name, 46),
                              "start", bar.critical ? "gname critical" : "gname");
        svg += QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"12\" rx=\"2\" class=\"%4\"><title>%5"
                              "</title></rect>")
                   .arg(num(from), num(top + 5), num(width), bar.critical ? u"gbar critical" : u"gbar",
                        QStringLiteral("%1: %2").arg(bar.name, wordsText(bar.to - bar.from)).toHtmlEscaped());
        return svg;
    }

    [[nodiscard]] QString objective() const
    {
        if (!m_gantt.objective)
            return {};
        const QString label = objectiveLabel(m_gantt);
        if (m_gantt.objectiveBeyond)
            return svgText(chartWidth, 10, label, "end", "targetname");
        const double at = x(*m_gantt.objective);
        const bool left = at > (nameWidth + chartWidth) / 2;
        return svgLine(at, 2, height() - 4, "target") +
               svgText(left ? at - 5 : at + 5, 10, label, left ? "end" : "start", "targetname");
    }

private:
    [[nodiscard]] double x(Milliseconds t) const
    {
        return nameWidth + (chartWidth - nameWidth - 10) * double(t.count()) / double(m_gantt.scale.end.count());
    }

    const Gantt &m_gantt;
};
} // namespace

Gantt ganttOf(const AarScenario &scenario, int mostTicks)
{
    Gantt gantt;
    if (!scenario.cycle.isEmpty() || scenario.critical.count() <= 0)
        return gantt;
    for (const AarStep &step : scenario.steps)
        gantt.bars.push_back({step.action, step.role, step.start,
                              step.start + step.estimate.value_or(Milliseconds(0)), step.critical});
    Milliseconds end = scenario.critical;
    gantt.objective = scenario.rto;
    gantt.objectiveBeyond = scenario.rto && *scenario.rto > end * 2;
    if (scenario.rto && !gantt.objectiveBeyond)
        end = std::max(end, *scenario.rto);
    gantt.scale = timeScale(end * 103 / 100, mostTicks);
    return gantt;
}

QString objectiveLabel(const Gantt &gantt)
{
    if (!gantt.objective)
        return {};
    const QString text = tr("objective %1").arg(wordsText(*gantt.objective));
    return gantt.objectiveBeyond ? text + QStringLiteral(" →") : text;
}

QString ganttSvg(const AarScenario &scenario, const QString &id)
{
    const Gantt gantt = ganttOf(scenario, 8);
    if (gantt.bars.isEmpty())
        return {};
    const Svg svg(gantt);
    QString text = QStringLiteral("<svg class=\"chart gantt\" viewBox=\"0 0 %1 %2\" role=\"img\" "
                                  "aria-labelledby=\"%3\"><title id=\"%3\">%4</title>")
                       .arg(num(chartWidth), num(svg.height()), id,
                            tr("Response steps on a time axis; those on the critical path are filled")
                                .toHtmlEscaped());
    text += svg.axis() + svg.objective();
    for (qsizetype i = 0; i < gantt.bars.size(); ++i)
        text += svg.row(i);
    return text + QStringLiteral("</svg>");
}

} // namespace muster::paper
