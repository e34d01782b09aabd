// SPDX-License-Identifier: GPL-3.0-or-later
// Recovery against its target, as curves: what the plan promised, what happened, what is to be expected.
// Pure functions, any thread.
#pragma once

#include "domain/outcome.h"

#include <QPointF>

namespace muster
{

// x: milliseconds since T+0, pauses left out; y: share of the plan's work that is done, 0…1
// (steps weighed by their estimates, as the fold's curve is).
struct RecoveryCurves
{
    QVector<QPointF> planned;  // finish of each step by plannedSchedule(); empty without estimates
    QVector<QPointF> actual;   // ends at `now`
    QVector<QPointF> forecast; // from `now` to the expected finish; empty when unknown or done
    std::optional<Milliseconds> target; // RTO
    bool missesTarget = false;
    bool operator==(const RecoveryCurves &) const = default;
};

[[nodiscard]] QVector<QPointF> plannedCurve(const Plan &plan, const QVector<Phase> &phases);
[[nodiscard]] RecoveryCurves recoveryCurves(const Plan &plan, const RunState &state, const QDateTime &now);

} // namespace muster
