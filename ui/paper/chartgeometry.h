// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything of the recovery chart lies: the same for PDF, HTML and tests. Pure, any thread.
#pragma once

#include "reports/report.h"

#include <QPointF>
#include <QRectF>
#include <QVector>

namespace muster::paper
{

struct ChartTick
{
    double at = 0; // x or y
    QString label;
};

struct ChartLabel
{
    QPointF at; // baseline
    QString text;
    bool toTheLeft = false; // text ends at the point
};

struct ChartBand // a phase, below the axis
{
    QRectF box;
    QString label; // empty where there is no room
    bool over = false;
};

// All lengths in units of the caller; `unit` is what a typographic point is worth in them.
struct ChartGeometry
{
    QRectF plot;
    QVector<ChartTick> xTicks;
    QVector<ChartTick> yTicks;
    QVector<QPointF> planned;
    QVector<QPointF> actual;
    std::optional<double> targetX; // none: no target, or it lies beyond the right edge
    std::optional<ChartLabel> plannedLabel;
    std::optional<ChartLabel> actualLabel;
    std::optional<ChartLabel> targetLabel;
    std::optional<ChartLabel> endLabel; // "recovered 0:14:19"
    QString axisTitle;
    QVector<ChartBand> bands;
    QVector<double> pauses; // x
};

[[nodiscard]] ChartGeometry chartGeometry(const Report &report, const QRectF &area, double unit);

// Round steps for a time axis, at most `most` of them; labels h:mm, or h:mm:ss below a minute.
struct TimeScale
{
    Milliseconds end{0};
    Milliseconds step{0};
    [[nodiscard]] QString label(Milliseconds at) const;
};
[[nodiscard]] TimeScale timeScale(Milliseconds end, int most);

// What is drawn: longest time on the axis. A target or a plan far beyond the run would flatten it into
// nothing.
[[nodiscard]] Milliseconds chartEnd(const Report &report);

} // namespace muster::paper
