// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the HTML report. For this room only.
#pragma once

#include "reports/report.h"

namespace muster::paper
{

[[nodiscard]] QString htmlFixes(const Report &report);
[[nodiscard]] QString htmlScenarios(const Report &report); // of a tabletop
[[nodiscard]] QString htmlSteps(const Report &report);
[[nodiscard]] QString htmlChecks(const Report &report);
[[nodiscard]] QString htmlTimeline(const Report &report);
[[nodiscard]] QString htmlEnvironment(const Report &report);
[[nodiscard]] QString htmlChartTable(const Report &report); // the chart's table twin

} // namespace muster::paper
