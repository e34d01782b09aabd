// SPDX-License-Identifier: GPL-3.0-or-later
// When each step is to start and end by the plan's estimates. Pure functions, any thread.
#pragma once

#include "domain/plan.h"

#include <QHash>

namespace muster
{

struct Schedule
{
    QHash<QString, Milliseconds> start; // from T+0 (before it: negative), by step id; sub-steps have none
    QHash<QString, Milliseconds> end;
};

// List scheduling in document order: a step starts when its needs have ended (without needs: when the phases
// before its own have) and one of the plan's max_parallel places is free. Steps without an estimate take no
// time. T+0 is the start of the plan's go_live step, else the end of the go-live's approval, else the beginning.
[[nodiscard]] Schedule plannedSchedule(const Plan &plan, const QVector<Phase> &phases);

// What the estimates give for the way from T+0 to the end of recovered_by: what the RTO is compared with.
[[nodiscard]] Milliseconds plannedRecovery(const Plan &plan, const QVector<Phase> &phases);
// The same against the RTO, for a person; that there are no estimates, where there are none.
[[nodiscard]] QString planTimesText(const Plan &plan);

} // namespace muster
