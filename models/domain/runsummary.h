// SPDX-License-Identifier: GPL-3.0-or-later
// A line of the list of runs, and a half-typed one: what is known of a run beside its journal.
#pragma once

#include "domain/outcome.h"

namespace muster
{

struct RunSummary // a line of `runs`
{
    QString runId;
    QString planId;
    QString title;
    PlanKind kind = PlanKind::Drill;
    RunPhase phase = RunPhase::Planned; // Interrupted when it is not over and nobody drives it
    std::optional<Verdict> verdict;     // when it is over
    QDateTime startedAt;
    QDateTime finishedAt;
    TargetResult rto;
    TargetResult rpo;
    bool checked = false; // checks of what was restored passed; known of runs whose result is stored
    bool operator==(const RunSummary &) const = default;
};

struct Draft // a line that someone is typing in a run: no journal entry yet, but not lost either
{
    QString text;
    QDateTime typedAt; // first key
    bool operator==(const Draft &) const = default;
};

} // namespace muster

Q_DECLARE_METATYPE(muster::RunSummary)
Q_DECLARE_METATYPE(muster::Draft)
