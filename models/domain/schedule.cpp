// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/schedule.h"

#include <algorithm>

namespace muster
{

namespace
{
// T+0 in a schedule that begins at 0: when the named step starts, else when the go-live is approved.
Milliseconds zeroOf(const Plan &plan, const Schedule &schedule)
{
    if (const auto live = schedule.start.constFind(plan.goLive); live != schedule.start.constEnd())
        return *live;
    return schedule.end.value(plan.goLiveApproval(), Milliseconds(0));
}
} // namespace

Schedule plannedSchedule(const Plan &plan, const QVector<Phase> &phases)
{
    Schedule schedule;
    QVector<Milliseconds> places(std::clamp(plan.maxParallel, 1, 64), Milliseconds(0));
    Milliseconds earlier{0}; // end of every phase so far
    for (const Phase &phase : phases) {
        Milliseconds last = earlier;
        for (const Step &step : phase.steps) {
            Milliseconds ready = step.needs.isEmpty() ? earlier : Milliseconds(0);
            for (const QString &need : step.needs)
                ready = std::max(ready, schedule.end.value(need, Milliseconds(0)));
            const auto place = std::min_element(places.begin(), places.end());
            const Milliseconds start = std::max(ready, *place);
            const Milliseconds end = start + step.estimate.value_or(Milliseconds(0));
            schedule.start.insert(step.id, start);
            schedule.end.insert(step.id, end);
            *place = end;
            last = std::max(last, end);
        }
        earlier = last;
    }
    const Milliseconds zero = zeroOf(plan, schedule);
    for (auto *times : {&schedule.start, &schedule.end}) {
        for (Milliseconds &time : *times)
            time -= zero;
    }
    return schedule;
}

Milliseconds plannedRecovery(const Plan &plan, const QVector<Phase> &phases)
{
    const Schedule schedule = plannedSchedule(plan, phases);
    return std::max(Milliseconds(0), schedule.end.value(plan.recoveryStep(), Milliseconds(0)));
}

} // namespace muster
