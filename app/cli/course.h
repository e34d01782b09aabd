// SPDX-License-Identifier: GPL-3.0-or-later
// How a drill stands, in lines for the terminal: each phase's two timers, approvals, the forecast, foreseen misses.
// Pure functions, any thread.
#pragma once

#include "reports/report.h"

namespace muster::cli {

[[nodiscard]] QStringList courseLines(const Report &report);
// The steps that are not over, a line each: id, state, who, text.
[[nodiscard]] QStringList openSteps(const RunState &state);

} // namespace muster::cli
