// SPDX-License-Identifier: GPL-3.0-or-later
// Runs to show and to report, made by hand entry by entry and folded: for tests only.
#pragma once

#include "domain/runstate.h"

namespace muster::samples
{

struct SampleRun
{
    Plan plan;
    QVector<JournalEntry> entries;
    RunState state;
};

[[nodiscard]] Plan drillPlan();       // five phases, ten steps, objectives 30 min and 5 min
[[nodiscard]] SampleRun passedRun();  // every check passes
[[nodiscard]] SampleRun failedRun();  // three critical checks fail, objective missed, gaps, notes, a pause
[[nodiscard]] SampleRun longRun();    // 400 checks, very long texts, right-to-left and markup-like ones
[[nodiscard]] SampleRun unknownRun(); // the server was not there: nothing could be proven
[[nodiscard]] SampleRun abortedRun(); // stopped by a person in the middle
[[nodiscard]] SampleRun runningRun(); // restore under way
[[nodiscard]] SampleRun partialRun(); // a partial test: 5 of 6 checks pass, the failed one is not critical
[[nodiscard]] Plan tabletopPlan();    // two scenarios, one of them over its objective; gaps, observations

} // namespace muster::samples
