// SPDX-License-Identifier: GPL-3.0-or-later
// The `when` of a step: a small condition over other steps' statuses and filled-in values.
#pragma once

#include "domain/runstate.h"

namespace muster
{

// "restore passed", "not validate failed", "restore passed and \"${ENV}\" == \"drill\"", joined by and/or
// (and binds tighter, no parentheses). Words: passed, failed, unknown, skipped. Empty = true.
// Errors (BadInput): "condition.syntax".
[[nodiscard]] Result<bool> conditionHolds(const QString &condition, const RunState &state);

} // namespace muster
