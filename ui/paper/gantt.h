// SPDX-License-Identifier: GPL-3.0-or-later
// The bars of a scenario's response steps on one time axis: the same for PDF and HTML. Pure, any thread.
#pragma once

#include "paper/chartgeometry.h"

namespace muster::paper
{

struct GanttBar
{
    QString name;
    QString role;
    Milliseconds from{0};
    Milliseconds to{0};
    bool critical = false;
};

struct Gantt
{
    QVector<GanttBar> bars;
    TimeScale scale;
    std::optional<Milliseconds> objective;
    bool objectiveBeyond = false; // too far to the right to be drawn
};

// Empty when there is nothing to draw: no estimates, or steps that wait for each other in a circle.
[[nodiscard]] Gantt ganttOf(const AarScenario &scenario, int mostTicks);
[[nodiscard]] QString objectiveLabel(const Gantt &gantt); // "objective 0:30"

[[nodiscard]] QString ganttSvg(const AarScenario &scenario, const QString &id);

} // namespace muster::paper
