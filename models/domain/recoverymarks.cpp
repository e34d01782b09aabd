// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/recoverymarks.h"

#include "domain/outlook.h"
#include "domain/schedule.h"

#include <algorithm>
#include <cmath>

namespace muster
{

namespace
{

std::optional<double> sinceLive(const QHash<QString, Milliseconds> &times, const QString &step)
{
    const auto found = times.constFind(step);
    if (found == times.constEnd())
        return std::nullopt;
    return static_cast<double>(std::max<qint64>(0, found->count()));
}

struct Sources
{
    const RunState &state;
    Schedule planned;
    Outlook ahead; // empty when the run is over or has not begun
    double clock = 0;
    bool live = false;
};

StepMark markOf(const Step &step, const Sources &from)
{
    StepMark mark;
    mark.step = step.id;
    mark.text = step.text.isEmpty() ? step.id : step.text;
    if (step.estimate)
        mark.planned = sinceLive(from.planned.end, step.id);
    if (!from.live)
        return mark;
    const StepState *now = from.state.step(step.id);
    if (now && isFinal(now->status) && now->startedAt.isValid() && now->endedAt.isValid()) { // not: never performed
        mark.actual = clockAt(from.state, now->endedAt);
        return mark;
    }
    if (now && now->status == Status::Running && now->startedAt.isValid())
        mark.begun = clockAt(from.state, now->startedAt);
    if (const auto end = sinceLive(from.ahead.end, step.id); end && !from.ahead.unknown.contains(step.id))
        mark.forecast = from.clock + *end;
    return mark;
}

// From the first start to the last end of its steps, each taken from what is best known of it.
std::optional<PhaseBand> bandOf(const Phase &phase, const Sources &from)
{
    PhaseBand band;
    band.title = phase.title.isEmpty() ? phase.id : phase.title;
    band.over = !phase.steps.isEmpty();
    std::optional<double> start;
    std::optional<double> end;
    const auto take = [&start, &end](std::optional<double> begin, std::optional<double> finish) {
        if (begin)
            start = start ? std::min(*start, *begin) : *begin;
        if (finish)
            end = end ? std::max(*end, *finish) : *finish;
    };
    for (const Step &step : phase.steps) {
        if (step.always)
            continue;
        const StepState *now = from.state.step(step.id);
        const bool begun = from.live && now && now->startedAt.isValid();
        const bool over = begun && isFinal(now->status) && now->endedAt.isValid();
        band.begun = band.begun || begun;
        band.over = band.over && over;
        if (over)
            take(clockAt(from.state, now->startedAt), clockAt(from.state, now->endedAt));
        else if (begun)
            take(clockAt(from.state, now->startedAt), from.clock + sinceLive(from.ahead.end, step.id).value_or(0));
        else if (from.ahead.start.contains(step.id))
            take(from.clock + sinceLive(from.ahead.start, step.id).value_or(0),
                 from.clock + sinceLive(from.ahead.end, step.id).value_or(0));
        else if (!from.live)
            take(sinceLive(from.planned.start, step.id), sinceLive(from.planned.end, step.id));
    }
    if (!start || !end || *end <= *start) // before T+0, or it took no time
        return std::nullopt;
    band.from = *start;
    band.to = *end;
    return band;
}

} // namespace

double clockAt(const RunState &state, const QDateTime &at)
{
    return at > state.liveAt ? static_cast<double>(withoutPauses(state, state.liveAt, at).count()) : 0.0;
}

void addMarks(RecoveryCurves &curves, const Plan &plan, const RunState &state, const QDateTime &now)
{
    Sources from{state, plannedSchedule(plan, state.phases), {}, 0, state.liveAt.isValid()};
    if (from.live) {
        from.clock = clockAt(state, state.finishedAt.isValid() ? state.finishedAt : now);
        if (!state.isOver())
            from.ahead = outlookOf(plan, state, now);
        for (const Pause &pause : state.pauses) {
            const QDateTime end = pause.to.isValid() ? pause.to : now;
            if (pause.from >= state.liveAt)
                curves.pauses.append({clockAt(state, pause.from), Milliseconds(std::max<qint64>(0, pause.from.msecsTo(end))), pause.reason});
        }
    }
    for (const Phase &phase : state.phases) {
        if (auto band = bandOf(phase, from))
            curves.phases.append(*band);
        for (const Step &step : phase.steps) {
            if (!step.always)
                curves.steps.append(markOf(step, from));
        }
    }
}

QVector<int> lanesOf(const QVector<PhaseBand> &phases, int most)
{
    QVector<qsizetype> order(phases.size());
    for (qsizetype i = 0; i < order.size(); ++i)
        order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&phases](qsizetype a, qsizetype b) { return phases.at(a).from < phases.at(b).from; });
    QVector<int> lanes(phases.size());
    QVector<double> ends; // of each lane
    for (const qsizetype i : std::as_const(order)) {
        int lane = 0;
        while (lane < ends.size() && ends.at(lane) > phases.at(i).from + 1 && lane < most - 1)
            ++lane;
        if (lane == ends.size())
            ends.append(0);
        ends[lane] = std::max(ends.at(lane), phases.at(i).to);
        lanes[i] = lane;
    }
    return lanes;
}

NamedMoment stepAt(const RecoveryCurves &curves, double at)
{
    const double now = curves.actual.isEmpty() ? -1 : curves.actual.last().x();
    NamedMoment best;
    const auto offer = [&best, at](const StepMark &mark, std::optional<double> when, NamedMoment::Kind kind) {
        if (when && (!best.step || std::abs(*when - at) < std::abs(best.at - at)))
            best = {&mark, *when, kind};
    };
    for (const StepMark &mark : curves.steps) {
        if (at <= now)
            offer(mark, mark.actual, NamedMoment::Kind::Ended);
        else
            offer(mark, mark.forecast, NamedMoment::Kind::Expected);
    }
    if (best.step)
        return best;
    for (const StepMark &mark : curves.steps) {
        offer(mark, mark.actual, NamedMoment::Kind::Ended);
        if (!mark.actual)
            offer(mark, mark.planned, NamedMoment::Kind::Planned);
    }
    return best;
}

} // namespace muster
