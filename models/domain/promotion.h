// SPDX-License-Identifier: GPL-3.0-or-later
// From talk to drill and back: a tabletop's response steps as a drill, its estimates beside what a run measured,
// and measured times taken over as estimates. Pure functions, any thread.
#pragma once

#include "domain/runstate.h"

namespace muster
{

struct Lineage // what a drill was made of
{
    QString planId;
    QString title;
    QString scenario;
    QString run; // of the tabletop, when it was made from one
    bool operator==(const Lineage &) const = default;
};
[[nodiscard]] std::optional<Lineage> lineageOf(const Plan &plan);

// Scenarios that hold response steps.
[[nodiscard]] QStringList promotableScenarios(const Plan &tabletop);

// The scenario's response steps as a drill: their phases, ids, roles and estimates; linked dependencies as needs,
// the others and the tools in the details; its RTO and RPO the targets; the tabletop under `lineage`. An empty
// name means the only scenario that has steps. Errors (BadInput): "promote.kind", "promote.which_scenario",
// "promote.unknown_scenario", "promote.no_steps", "promote.cycle" (steps named), "promote.duplicate_id".
[[nodiscard]] Result<Plan> promotedDrill(const Plan &tabletop, const QString &scenario, const QString &run = {});

struct StepTimes
{
    QString id;
    QString text;
    QString phase; // of a drill; a tabletop's scenario
    QString role;
    std::optional<Milliseconds> estimate; // the plan's
    std::optional<Milliseconds> measured; // the run's, pauses left out; only of steps that passed
    Status status = Status::Pending;      // in the run
    bool sinceTickBefore = false; // nobody started it: measured from the end of the step before
};

struct TimesComparison
{
    QVector<StepTimes> steps;  // the plan's, in its order; those with a step in the run of the same id or words
    QStringList onlyInPlan;    // texts
    QStringList onlyInRun;     // texts
    Milliseconds estimated{0}; // sums over the steps that have both
    Milliseconds measured{0};
    int both = 0; // how many have both
};

// `plan`: the tabletop or the drill whose estimates are asked for; `ran`: the plan as it was run. Of a tabletop
// with several scenarios the one that the run's lineage names, else all.
[[nodiscard]] TimesComparison compareTimes(const Plan &plan, const Plan &ran, const RunState &state);

// The plan with measured times for estimates, up to the full second; steps without one keep theirs. Where they
// come from stands under `estimates_from`. Error (BadInput): "adopt.nothing".
[[nodiscard]] Result<Plan> withMeasuredTimes(const Plan &plan, const TimesComparison &times, const QString &runId);

} // namespace muster
