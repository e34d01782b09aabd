// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/recoverycurves.h"

#include "domain/recoverymarks.h"
#include "domain/schedule.h"

#include <algorithm>

namespace muster
{

namespace
{

double weightOf(const Step &step)
{
    return std::max(1.0, static_cast<double>(step.estimate.value_or(Milliseconds(60000)).count()));
}

// Work done now, running steps counted by their own progress.
double doneShare(const RunState &state)
{
    double done = 0;
    double all = 0;
    for (const Phase &phase : state.phases) {
        for (const Step &step : phase.steps) {
            if (step.always)
                continue;
            const double weight = weightOf(step);
            all += weight;
            const StepState *now = state.step(step.id);
            if (!now)
                continue;
            if (isDone(step, now))
                done += weight;
            else if (now->status == Status::Running && now->progress.bytesTotal > 0)
                done += weight * static_cast<double>(now->progress.bytesDone)
                        / static_cast<double>(now->progress.bytesTotal);
            else if (now->status == Status::Running && now->progress.total > 0)
                done += weight * static_cast<double>(now->progress.done) / static_cast<double>(now->progress.total);
        }
    }
    return all > 0 ? std::clamp(done / all, 0.0, 1.0) : 0.0;
}

} // namespace

QVector<QPointF> plannedCurve(const Plan &plan, const QVector<Phase> &phases)
{
    const Schedule schedule = plannedSchedule(plan, phases);
    QVector<QPair<double, double>> steps; // end, weight
    double all = 0;
    bool estimated = false;
    for (const Phase &phase : phases) {
        for (const Step &step : phase.steps) {
            if (step.always)
                continue;
            estimated = estimated || step.estimate.has_value();
            steps.append({static_cast<double>(std::max<qint64>(0, schedule.end.value(step.id).count())), weightOf(step)});
            all += weightOf(step);
        }
    }
    if (!estimated || all <= 0)
        return {};
    std::stable_sort(steps.begin(), steps.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QVector<QPointF> curve{QPointF(0, 0)};
    double done = 0;
    for (const auto &[end, weight] : steps) {
        done += weight;
        curve.append(QPointF(end, done / all));
    }
    return curve;
}

RecoveryCurves recoveryCurves(const Plan &plan, const RunState &state, const QDateTime &now)
{
    RecoveryCurves curves;
    curves.planned = plannedCurve(plan, state.phases);
    curves.target = plan.targets.rto;
    addMarks(curves, plan, state, now);
    if (!state.liveAt.isValid())
        return curves;
    for (const ProgressPoint &point : state.curve)
        curves.actual.append(QPointF(clockAt(state, point.at), point.fraction));
    const QDateTime end = state.finishedAt.isValid() ? state.finishedAt : now;
    const double share = doneShare(state);
    if (!state.finishedAt.isValid())
        curves.actual.append(QPointF(clockAt(state, end), share));
    const Forecast expected = forecast(plan, state, now);
    curves.missesTarget = expected.missesTarget;
    if (!state.isOver() && expected.finish && share < 1.0) {
        curves.earliest = expected.earliest;
        curves.latest = expected.latest;
        curves.forecast = {QPointF(clockAt(state, end), share),
                           QPointF(static_cast<double>(expected.finish->count()), 1.0)};
    }
    return curves;
}

} // namespace muster
