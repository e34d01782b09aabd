// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may ask for about a run's steps: begin, tick, take back, assign, decide on a failure. Pure.
#pragma once

#include "domain/runstate.h"

namespace muster
{

// Errors (BadInput): "step.unknown", "step.automatic", "step.begun", "step.approval" (no name), "step.live",
// "step.not_asked", "step.answer", "step.busy", "step.reason", "step.none". Anything that is not about a step is allowed.
[[nodiscard]] Done stepAllowed(const RunState &state, const EventBody &body);

// The workers' steps that are done again when `step`, which failed, is rolled back: itself, those it needs (without
// needs: those before it in its phase) as far back as the last thing a person did, and those that stand on them.
// In the plan's order.
[[nodiscard]] QStringList rolledBackWith(const RunState &state, const QString &step);

} // namespace muster
