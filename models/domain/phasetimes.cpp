// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/phasetimes.h"

#include <algorithm>

namespace muster
{

namespace
{

TargetStatus judge(const std::optional<Milliseconds> &limit, const std::optional<Milliseconds> &taken, const PhaseTime &time)
{
    if (!limit)
        return TargetStatus::None;
    if (taken && *taken > *limit)
        return TargetStatus::Missed;
    return time.over && taken && !time.failed ? TargetStatus::Met : TargetStatus::Unknown;
}

PhaseTime timeOf(const Phase &phase, const RunState &state, const QDateTime &now)
{
    PhaseTime time;
    time.phase = phase.id;
    time.title = phase.title;
    time.component = phase.component;
    time.target = phase.target;
    time.due = phase.due;
    for (const Step &step : phase.steps) {
        if (step.always)
            continue;
        ++time.steps;
        const StepState *s = state.step(step.id);
        if (!s)
            continue;
        if (s->startedAt.isValid())
            time.startedAt = time.startedAt.isValid() ? std::min(time.startedAt, s->startedAt) : s->startedAt;
        if (!isFinal(s->status))
            continue;
        ++time.done;
        time.failed = time.failed || (s->status != Status::Passed && s->status != Status::Skipped);
        if (s->endedAt.isValid())
            time.endedAt = time.endedAt.isValid() ? std::max(time.endedAt, s->endedAt) : s->endedAt;
    }
    time.over = time.steps > 0 && time.done == time.steps;
    const QDateTime end = time.over ? time.endedAt : state.isOver() ? state.finishedAt : now;
    if (!time.over)
        time.endedAt = {};
    if (time.startedAt.isValid() && end.isValid())
        time.own = withoutPauses(state, time.startedAt, end);
    if (state.liveAt.isValid() && end.isValid()) // what was over before T+0 is early by as much
        time.sinceLive = end < state.liveAt ? Milliseconds(state.liveAt.msecsTo(end)) : withoutPauses(state, state.liveAt, end);
    time.ownStatus = judge(time.target, time.own, time);
    time.dueStatus = judge(time.due, time.sinceLive, time);
    return time;
}

} // namespace

QVector<PhaseTime> phaseTimes(const RunState &state, const QDateTime &now)
{
    QVector<PhaseTime> times;
    for (const Phase &phase : state.phases)
        times.append(timeOf(phase, state, now));
    return times;
}

std::optional<PhaseTime> currentPhase(const QVector<PhaseTime> &phases)
{
    for (const PhaseTime &phase : phases)
        if (!phase.over && phase.steps > 0)
            return phase;
    return std::nullopt;
}

} // namespace muster
