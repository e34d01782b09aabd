// SPDX-License-Identifier: GPL-3.0-or-later
// A finished run as a line of the results tables (row H1). Pure function, any thread.
#pragma once

#include "store/store.h"

namespace muster
{

// Integrity score = 100 × checks passed / checks performed; performed = passed + failed.
// Durations come from the run's measures, else from the steps that restored and validated.
// passed: the verdict is passed or warning.
[[nodiscard]] TestResult resultOf(const Plan &plan, const RunState &state);

} // namespace muster
