// SPDX-License-Identifier: GPL-3.0-or-later
// Success criteria of a plan ("success_criteria"), judged from what a run's journal holds and nothing else. What
// results cannot prove is unknown until a person has attested it by ticking the step that the criterion names.
// Pure functions, any thread. Source: the testing schedule's success criteria by cadence (S1).
#pragma once

#include "domain/outcome.h"

namespace muster
{

struct Criterion
{
    QString id;
    QString text;
    QStringList from; // "rto", "rpo", "checks", "checks:NAME", "step:ID", "phase:ID"; all of them have to hold
    bool operator==(const Criterion &) const = default;
};

struct CriterionResult
{
    QString id;
    QString text;
    TargetStatus status = TargetStatus::Unknown; // Met, Missed or Unknown
    QString how;            // a sentence: what proves it, speaks against it, or is missing
    QStringList attestedBy; // who ticked the steps by hand that it rests on
    bool operator==(const CriterionResult &) const = default;
};

[[nodiscard]] QVector<Criterion> criteriaOf(const Plan &plan);

// Errors (BadInput, with a JSON pointer): "plan.criterion" for a source that is not one of those above or names
// a step or phase that the plan does not have, "plan.duplicate_id".
[[nodiscard]] Done checkCriteria(const Plan &plan);

[[nodiscard]] QVector<CriterionResult> judgeCriteria(const Plan &plan, const RunState &state);

} // namespace muster
