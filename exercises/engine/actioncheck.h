// SPDX-License-Identifier: GPL-3.0-or-later
// Do the steps of a plan give their actions what these ask for? Pure functions, any thread.
#pragma once

#include "engine/action.h"

namespace muster
{

// Error "plan.missing_parameter", "condition.syntax" (a `when` that cannot be read or names no step) or "plan.unknown_action" (BadInput) with the JSON pointer of the action.
// An empty text counts as missing. What an action's type finds wrong itself comes with its own code.
[[nodiscard]] Done checkActions(const Plan &plan, const ActionRegistry &registry);

// A line for each parameter that its action does not know, with its pointer.
[[nodiscard]] QStringList actionWarnings(const Plan &plan, const ActionRegistry &registry);

} // namespace muster
