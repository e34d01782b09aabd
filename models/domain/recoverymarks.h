// SPDX-License-Identifier: GPL-3.0-or-later
// The recovery chart's phases, pauses and steps. Pure functions, any thread. For this room and the reports.
#pragma once

#include "domain/recoverycurves.h"

namespace muster
{

// A moment on the run's clock: since T+0, declared pauses left out; never negative.
[[nodiscard]] double clockAt(const RunState &state, const QDateTime &at);

// Fills in phases, pauses and steps; the forecast only while the run goes on. Needs T+0 for anything but the plan.
void addMarks(RecoveryCurves &curves, const Plan &plan, const RunState &state, const QDateTime &now);

} // namespace muster
