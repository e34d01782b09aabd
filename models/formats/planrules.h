// SPDX-License-Identifier: GPL-3.0-or-later
// What a schema cannot say: names that stand twice, steps that wait for each other, actions nobody knows.
// Pure functions, any thread.
#pragma once

#include "domain/plan.h"

namespace muster
{

// Errors (BadInput, with pointer): "plan.duplicate_id", "plan.unknown_step", "plan.cycle",
// "plan.unknown_action" (nearest known ones named), "plan.schema". `knownActions` empty = not checked.
[[nodiscard]] Done checkPlanRules(const Plan &plan, const QStringList &knownActions);

// Things that are allowed and worth saying.
[[nodiscard]] QStringList planWarnings(const Plan &plan);

} // namespace muster
