// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/chartgeometry.h"
#include "paper/chartpainter.h"

#include <QCoreApplication>

namespace muster::paper
{

namespace
{
QString num(double value)
{
    return QString::number(value, 'f', 1);
}

QString points(const QVector<QPointF> &line)
{
    QStringList texts;
    for (const QPointF &point : line)
        texts << num(point.x()) + u',' + num(point.y());
    return texts.join(u' ');
}

QString text(const QPointF &at, const QString &text, const char *anchor, const char *style)
{
    return QStringLiteral("<text x=\"%1\" y=\"%2\" text-anchor=\"%3\" class=\"%4\">%5</text>")
        .arg(num(at.x()), num(at.y()), QLatin1String(anchor), QLatin1String(style), text.toHtmlEscaped());
}

QString label(const std::optional<ChartLabel> &label, const char *style)
{
    return label ? text(label->at, label->text, label->toTheLeft ? "end" : "start", style) : QString();
}

QString line(double x1, double y1, double x2, double y2, const char *style)
{
    return QStringLiteral("<line x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\" class=\"%5\"/>")
        .arg(num(x1), num(y1), num(x2), num(y2), QLatin1String(style));
}
} // namespace

QString recoveryChartSvg(const Report &report)
{
    const ChartGeometry g = chartGeometry(report, QRectF(0, 0, 680, 240), 1.25);
    const bool missed = report.rto.status == TargetStatus::Missed;
    QString svg =
        QStringLiteral("<svg class=\"chart\" viewBox=\"0 0 680 240\" role=\"img\" "
                       "aria-labelledby=\"charttitle\"><title id=\"charttitle\">%1</title>")
            .arg(QCoreApplication::translate("Report", "Recovery against its objective: planned and actual")
                     .toHtmlEscaped());
    for (const ChartTick &tick : g.yTicks) {
        svg += line(g.plot.left(), tick.at, g.plot.right(), tick.at,
                    tick.at > g.plot.bottom() - 1 ? "base" : "grid");
        svg += text({g.plot.left() - 6, tick.at + 4}, tick.label, "end", "tick");
    }
    for (const ChartTick &tick : g.xTicks) {
        svg += line(tick.at, g.plot.bottom(), tick.at, g.plot.bottom() + 4, "base");
        svg += text({tick.at, g.plot.bottom() + 16}, tick.label, "middle", "tick");
    }
    svg += text({g.plot.right(), g.plot.bottom() + 31}, g.axisTitle, "end", "tick");
    for (const ChartBand &band : g.bands) {
        svg += QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"%4\" class=\"%5\"/>")
                   .arg(num(band.box.left()), num(band.box.top()), num(band.box.width()), num(band.box.height()),
                        QString::fromLatin1(band.over ? "band over" : "band"));
        svg += text({band.box.left() + 3, band.box.bottom() - 3}, band.label, "start", "bandname");
    }
    for (const double x : g.pauses)
        svg += line(x, g.plot.top(), x, g.plot.bottom(), "pause");
    svg += QStringLiteral("<polyline class=\"planned\" points=\"%1\"/>").arg(points(g.planned));
    if (g.targetX)
        svg += line(*g.targetX, g.plot.top() - 32, *g.targetX, g.plot.bottom(),
                    missed ? "target missed" : "target");
    svg += QStringLiteral("<polyline class=\"actual\" points=\"%1\"/>").arg(points(g.actual));
    if (g.actual.size() > 1)
        svg += QStringLiteral("<circle class=\"end\" cx=\"%1\" cy=\"%2\" r=\"3\"/>")
                   .arg(num(g.actual.last().x()), num(g.actual.last().y()));
    svg += label(g.plannedLabel, "tick") + label(g.targetLabel, missed ? "targetname missed" : "targetname");
    svg += label(g.actualLabel, "actualname") + label(g.endLabel, "actualname");
    return svg + QStringLiteral("</svg>");
}

} // namespace muster::paper
