// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may ask for about a run's steps: begin, tick, take back, assign, decide on a failure. Pure.
#pragma once

#include "domain/runstate.h"

namespace muster
{

// Errors (BadInput): "step.unknown", "step.automatic", "step.begun", "step.approval" (no name), "step.live",
// "step.not_asked", "step.answer", "step.reason", "step.none". Anything that is not about a step is allowed.
[[nodiscard]] Done stepAllowed(const RunState &state, const EventBody &body);

} // namespace muster
