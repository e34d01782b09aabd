// SPDX-License-Identifier: GPL-3.0-or-later
// The schedule as a paper tells it: what comes before T+0 goes back from when it is due, what is due on a later day
// goes toward it. The way from T+0 to the end of recovery is the plan's own schedule.
#include "reports/documentschedule.h"

#include <algorithm>

namespace muster::reports
{

namespace
{
constexpr Milliseconds anotherDay = std::chrono::hours(8); // of idle time before a phase is due

struct Span
{
    Milliseconds from{0};
    Milliseconds to{0};
};

Span spanOf(const Phase &phase, const Schedule &schedule)
{
    Span span;
    bool first = true;
    for (const Step &step : phase.steps) {
        const Milliseconds from = schedule.start.value(step.id);
        const Milliseconds to = schedule.end.value(step.id);
        span = first ? Span{from, to} : Span{std::min(span.from, from), std::max(span.to, to)};
        first = false;
    }
    return span;
}

bool isBefore(const Phase &phase)
{
    return phase.due && phase.due->count() < 0;
}

void move(const Phase &phase, Milliseconds by, Schedule &schedule)
{
    for (const Step &step : phase.steps) {
        schedule.start[step.id] += by;
        schedule.end[step.id] += by;
    }
}

// The phases before the go-live, from the last: back from when they are due, and from what follows them.
void moveBack(const QVector<Phase> &phases, qsizetype count, Schedule &schedule)
{
    Milliseconds latest = Milliseconds::max();
    for (qsizetype i = count - 1; i >= 0; --i) {
        if (phases[i].steps.isEmpty())
            continue;
        const Span span = spanOf(phases[i], schedule);
        if (isBefore(phases[i]))
            latest = std::min(latest, *phases[i].due);
        if (span.to > latest)
            move(phases[i], latest - span.to, schedule);
        latest = std::min(latest, spanOf(phases[i], schedule).from);
    }
}
} // namespace

PaperTimes paperTimes(const Plan &plan)
{
    const QVector<Phase> phases = executionPhases(plan);
    PaperTimes times;
    Schedule &schedule = times.schedule = plannedSchedule(plan, phases);
    const QString approval = plan.goLiveApproval();
    const QString live = approval.isEmpty() ? plan.goLive : approval;
    qsizetype before = 0; // phases that come before T+0
    for (qsizetype i = 0; i < phases.size(); ++i) {
        const auto &steps = phases[i].steps;
        const bool here = std::any_of(steps.begin(), steps.end(), [&live](const Step &step) { return step.id == live; });
        if (here)
            before = std::max(before, i);
        else if (isBefore(phases[i]))
            before = i + 1;
    }
    moveBack(phases, before, schedule);
    Milliseconds by{0}; // what a later day has put between
    for (qsizetype i = before; i < phases.size(); ++i) {
        const Phase &phase = phases[i];
        const Milliseconds end = spanOf(phase, schedule).to + by;
        if (phase.due && !phase.steps.isEmpty() && *phase.due - end >= (by.count() > 0 ? Milliseconds(0) : anotherDay))
            by += *phase.due - end;
        if (by.count() == 0)
            times.dayEnd = std::max({times.dayEnd, end, phase.due.value_or(end)});
        move(phase, by, schedule);
    }
    return times;
}

} // namespace muster::reports
