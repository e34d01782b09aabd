// SPDX-License-Identifier: GPL-3.0-or-later
// When the recovery will be done, and which step decides.
#include "domain/outcome.h"

#include "domain/outlook.h"

#include <algorithm>

namespace muster
{

namespace
{

// Of the steps that lead up to the end of recovery, the one with the largest share of what is left.
QString decidingStep(const Outlook &outlook, const QString &last)
{
    QString deciding;
    Milliseconds share{0};
    for (QString id = last; !id.isEmpty(); id = outlook.after.value(id)) {
        const Milliseconds own = outlook.end.value(id) - outlook.start.value(id);
        if (own > share) {
            share = own;
            deciding = id;
        }
    }
    return deciding;
}

} // namespace

Forecast forecast(const Plan &plan, const RunState &state, const QDateTime &now)
{
    Forecast result;
    const TargetResult rto = rtoResult(plan, state);
    const QString last = plan.recoveryStep();
    const StepState *end = state.step(last);
    if (rto.measured && end && isFinal(end->status)) {
        result.finish = result.earliest = result.latest = rto.measured;
    } else if (!state.isOver()) {
        const Outlook usual = outlookOf(plan, state, now);
        const auto left = usual.end.constFind(last);
        const Milliseconds gone = elapsed(state, now);
        if (left != usual.end.constEnd() && !usual.unknown.contains(last)) {
            result.finish = gone + *left;
            result.earliest = gone + std::min(*left, outlookOf(plan, state, now, Expect::Quick).end.value(last));
            result.latest = gone + std::max(*left, outlookOf(plan, state, now, Expect::Slow).end.value(last));
        }
        result.atLeast = usual.untimed.contains(last);
        result.limitingStep = decidingStep(usual, last);
    }
    result.missesTarget = result.finish && rto.target && *result.finish > *rto.target;
    return result;
}

} // namespace muster
