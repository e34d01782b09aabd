// SPDX-License-Identifier: GPL-3.0-or-later
// Two timers for each phase, and what they say: since T+0 (against `due`) and the phase's own, from its first
// step's start to its last step's end (against `target`). Pure functions, any thread.
#pragma once

#include "domain/outcome.h"

namespace muster
{

struct PhaseTime
{
    QString phase;     // id
    QString title;
    QString component; // may be empty
    QDateTime startedAt;
    QDateTime endedAt; // invalid while a step is open
    bool over = false; // every step but clean-up is over
    bool failed = false; // a step of it failed or is not known: it took its time, but did not get there
    int done = 0;      // steps that are over, sub-steps not counted
    int steps = 0;
    std::optional<Milliseconds> own;       // start to end, or to now; pauses left out; none before it starts
    std::optional<Milliseconds> sinceLive; // T+0 to its end, or to now; pauses left out
    std::optional<Milliseconds> target;    // for `own`
    std::optional<Milliseconds> due;       // for `sinceLive`
    // Met only when it is over and every step passed or was left out; missed as soon as the time is up.
    TargetStatus ownStatus = TargetStatus::None;
    TargetStatus dueStatus = TargetStatus::None;
    bool operator==(const PhaseTime &) const = default;
};

[[nodiscard]] QVector<PhaseTime> phaseTimes(const RunState &state, const QDateTime &now);

// The phase that is under way: the first that is not over; none when all are.
[[nodiscard]] std::optional<PhaseTime> currentPhase(const QVector<PhaseTime> &phases);

} // namespace muster
