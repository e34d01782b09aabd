// SPDX-License-Identifier: GPL-3.0-or-later
// How a run goes on from here: when each open step is to start and end, by what is known of its time.
// Pure functions, any thread. Source: list scheduling by the engine's own rules (engine/scheduler.h).
#pragma once

#include "domain/runstate.h"

namespace muster
{

// What a step is expected to take: the median of earlier runs, else the plan's estimate, else nothing.
enum class Expect { Usual, Quick, Slow }; // the median, the shortest, the longest seen; the estimate where none was
[[nodiscard]] std::optional<Milliseconds> expectedTime(const RunState &state, const Step &step, Expect expect = Expect::Usual);

struct Outlook
{
    QHash<QString, Milliseconds> start; // from now, by step id; steps that are over have none
    QHash<QString, Milliseconds> end;
    QHash<QString, QString> after;      // the step whose end let it start; empty: nothing did
    QSet<QString> unknown;              // open steps of which nothing is known, and what comes after them
    QSet<QString> untimed;              // steps by hand without any time, taken as none, and what comes after them
};

// Automatic steps share the plan's max_parallel places; steps by hand do not take one. Before T+0 has come, steps
// that only lead up to it take no time. A running step that is over its time is expected to end now.
[[nodiscard]] Outlook outlookOf(const Plan &plan, const RunState &state, const QDateTime &now, Expect expect = Expect::Usual);

// Steps that come before T+0: those of earlier phases, and what the step that goes live waits for.
[[nodiscard]] QSet<QString> stepsBeforeLive(const Plan &plan, const QVector<Phase> &phases);

// Steps that should be over (or, by hand, ticked) by now and are not, with how late each is; worst first.
// A step is late against the plan's schedule: the end that plannedSchedule() gives it, or its phase's due time.
struct LateStep
{
    QString step;
    Milliseconds by{0};
    bool operator==(const LateStep &) const = default;
};
[[nodiscard]] QVector<LateStep> lateSteps(const Plan &plan, const RunState &state, const QDateTime &now);

} // namespace muster
