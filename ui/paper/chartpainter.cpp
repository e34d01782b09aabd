// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/chartpainter.h"
#include "paper/chartgeometry.h"

#include <QFontMetricsF>
#include <QPainter>

namespace muster::paper
{

namespace
{
void drawLabel(QPainter &painter, const ChartLabel &label, const QColor &surface)
{
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(label.text);
    const QPointF start = label.toTheLeft ? label.at - QPointF(width, 0) : label.at;
    if (surface.isValid()) // a line that must run behind the text does not strike it through
        painter.fillRect(
            QRectF(start.x() - 1, start.y() - metrics.ascent() * 0.8, width + 2, metrics.ascent()), surface);
    painter.drawText(start, label.text);
}

void drawAxes(QPainter &painter, const ChartGeometry &g, const ChartColours &colours, double unit)
{
    const QFontMetricsF metrics(painter.font());
    for (const ChartTick &tick : g.yTicks) {
        const bool base = tick.at > g.plot.bottom() - unit / 2;
        painter.setPen(QPen(base ? colours.muted : colours.line, (base ? 0.8 : 0.4) * unit));
        painter.drawLine(QPointF(g.plot.left(), tick.at), QPointF(g.plot.right(), tick.at));
        painter.setPen(colours.muted);
        painter.drawText(QPointF(g.plot.left() - 5 * unit - metrics.horizontalAdvance(tick.label),
                                 tick.at + metrics.ascent() * 0.36),
                         tick.label);
    }
    double free = g.plot.left() - 100 * unit;
    for (const ChartTick &tick : g.xTicks) {
        painter.setPen(QPen(colours.muted, 0.6 * unit));
        painter.drawLine(QPointF(tick.at, g.plot.bottom()), QPointF(tick.at, g.plot.bottom() + 3 * unit));
        const double width = metrics.horizontalAdvance(tick.label);
        if (tick.at - width / 2 < free)
            continue;
        painter.setPen(colours.muted);
        painter.drawText(QPointF(tick.at - width / 2, g.plot.bottom() + 12 * unit), tick.label);
        free = tick.at + width / 2 + 4 * unit;
    }
    painter.drawText(
        QPointF(g.plot.right() - metrics.horizontalAdvance(g.axisTitle), g.plot.bottom() + 24 * unit),
        g.axisTitle);
}

void drawBands(QPainter &painter, const ChartGeometry &g, const ChartColours &colours, double unit)
{
    const QFontMetricsF metrics(painter.font());
    for (const ChartBand &band : g.bands) {
        painter.setPen(QPen(colours.muted, 0.5 * unit, band.over ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(band.over ? QBrush(colours.line) : Qt::NoBrush);
        painter.drawRect(band.box);
        painter.setPen(colours.text);
        if (metrics.horizontalAdvance(band.label) <= band.box.width() - 4 * unit)
            painter.drawText(QPointF(band.box.left() + 2.5 * unit, band.box.center().y() + metrics.ascent() * 0.36), band.label);
    }
    painter.setBrush(Qt::NoBrush);
    for (const double x : g.pauses)
        painter.fillRect(QRectF(x - 1.2 * unit, g.plot.top(), 2.4 * unit, g.plot.height()), QBrush(colours.muted, Qt::BDiagPattern));
}

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}
} // namespace

void paintRecoveryChart(QPainter &painter, const QRectF &area, const Report &report,
                        const ChartColours &colours, const QFont &font, double unit)
{
    const ChartGeometry g = chartGeometry(report, area, unit);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    drawAxes(painter, g, colours, unit);
    drawBands(painter, g, colours, unit);

    QPen plannedPen(colours.muted, 1.1 * unit);
    plannedPen.setDashPattern({3, 2.5});
    painter.setPen(plannedPen);
    painter.drawPolyline(g.planned.constData(), int(g.planned.size()));
    if (g.targetX) {
        QPen targetPen(report.rto.status == TargetStatus::Missed ? colours.bad : colours.text, 1.1 * unit);
        targetPen.setDashPattern({5, 2.5});
        painter.setPen(targetPen);
        painter.drawLine(QPointF(*g.targetX, g.plot.top() - 26 * unit), QPointF(*g.targetX, g.plot.bottom()));
    }
    painter.setPen(QPen(colours.accent, 1.9 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(g.actual.constData(), int(g.actual.size()));
    if (g.actual.size() > 1) {
        painter.setBrush(colours.accent);
        painter.drawEllipse(g.actual.last(), 1.8 * unit, 1.8 * unit);
    }
    painter.setPen(colours.muted);
    if (g.plannedLabel)
        drawLabel(painter, *g.plannedLabel, colours.surface);
    painter.setPen(report.rto.status == TargetStatus::Missed ? colours.bad : colours.text);
    if (g.targetLabel)
        drawLabel(painter, *g.targetLabel, {});
    painter.setPen(colours.accent);
    painter.setFont(bold(font));
    if (g.actualLabel)
        drawLabel(painter, *g.actualLabel, colours.surface);
    if (g.endLabel)
        drawLabel(painter, *g.endLabel, colours.surface);
    painter.restore();
}

} // namespace muster::paper
