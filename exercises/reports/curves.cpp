// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/internal.h"

#include <QSet>

#include <algorithm>

namespace muster::reports
{

namespace
{
constexpr Milliseconds noEstimate{60000}; // as the fold weighs a step without an estimate

Milliseconds weight(const Step &step)
{
    return step.estimate && step.estimate->count() > 0 ? *step.estimate : noEstimate;
}

// The steps that recovery consists of: everything up to and including the recovery step, clean-up left out.
QVector<const Step *> recoverySteps(const Report &report, const QVector<Phase> &phases)
{
    QVector<const Step *> steps;
    const QString last = report.plan.recoveryStep();
    for (const Phase &phase : phases) {
        for (const Step &step : phase.steps) {
            if (!step.always)
                steps.push_back(&step);
            if (!last.isEmpty() && step.id == last)
                return steps;
        }
    }
    return steps;
}

// Wall clock since T+0 without the pauses before it.
Milliseconds sinceLive(const Report &report, const QDateTime &when)
{
    qint64 ms = report.startedAt.msecsTo(when);
    for (const Pause &pause : report.pauses) {
        const QDateTime end = pause.to.isValid() ? std::min(pause.to, when) : when;
        if (pause.from < end)
            ms -= pause.from.msecsTo(end);
    }
    return Milliseconds(std::max<qint64>(0, ms));
}
} // namespace

namespace
{
struct Walk // adds up what the journal says, point by point
{
    const Report &report;
    QHash<QString, double> share; // of the whole, by step
    QHash<QString, double> done;  // 0…1, by step
    QVector<CurvePoint> points;

    void add(const QDateTime &at, const QString &step, double part)
    {
        if (!share.contains(step))
            return;
        double &now = done[step];
        if (part < now && part > 0)
            return;
        now = part;
        double sum = 0;
        for (auto it = done.cbegin(); it != done.cend(); ++it)
            sum += it.value() * share.value(it.key());
        const CurvePoint point(sinceLive(report, at), std::clamp(sum, 0.0, 1.0));
        if (!points.isEmpty() && points.last().first == point.first)
            points.last() = point;
        else
            points.push_back(point);
    }
};

void walkEntry(Walk &walk, const JournalEntry &entry)
{
    const QDateTime &at = entry.event.at;
    if (const auto *progress = std::get_if<event::StepProgressed>(&entry.event.body)) {
        const qint64 total = progress->bytesTotal > 0 ? progress->bytesTotal : progress->total;
        const qint64 done = progress->bytesTotal > 0 ? progress->bytesDone : progress->done;
        if (total > 0)
            walk.add(at, progress->step, 0.98 * std::clamp(double(done) / double(total), 0.0, 1.0));
    } else if (const auto *started = std::get_if<event::StepStarted>(&entry.event.body)) {
        walk.add(at, started->step, 0.0);
    } else if (const auto *finished = std::get_if<event::StepFinished>(&entry.event.body)) {
        if (!finished->willRetry)
            walk.add(at, finished->step, finished->status == Status::Passed ? 1.0 : 0.0);
    } else if (const auto *ticked = std::get_if<event::StepTicked>(&entry.event.body)) {
        walk.add(at, ticked->step,
                 ticked->status == Status::Passed || ticked->status == Status::Skipped ? 1.0 : 0.0);
    } else if (const auto *reset = std::get_if<event::StepReset>(&entry.event.body)) {
        walk.add(at, reset->step, 0.0);
    }
}

// Thousands of progress entries make no better picture than hundreds.
QVector<CurvePoint> thinned(const QVector<CurvePoint> &points, qsizetype most)
{
    if (points.size() <= most)
        return points;
    QVector<CurvePoint> kept;
    const double stride = double(points.size() - 1) / double(most - 1);
    for (qsizetype i = 0; i < most; ++i)
        kept.push_back(points.at(qsizetype(double(i) * stride)));
    kept.last() = points.last();
    return kept;
}
} // namespace

void fillCurves(Report &report, const RunState &state, const QVector<JournalEntry> &entries,
                const Schedule &schedule)
{
    const QVector<Phase> phases = state.phases.isEmpty() ? executionPhases(report.plan) : state.phases;
    const QVector<const Step *> steps = recoverySteps(report, phases);
    Milliseconds total{0};
    for (const Step *step : steps)
        total += weight(*step);
    if (total.count() == 0)
        return;

    QVector<QPair<Milliseconds, Milliseconds>> ends; // planned end, weight
    Milliseconds last{0};
    Walk walk{report, {}, {}, {}};
    for (const Step *step : steps) {
        ends.push_back(
            {std::max(Milliseconds(0), schedule.end.value(step->id)), weight(*step)}); // before T+0: at once
        last = std::max(last, ends.last().first);
        walk.share.insert(step->id, double(weight(*step).count()) / double(total.count()));
    }
    std::stable_sort(ends.begin(), ends.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    if (last.count() > 0) {
        report.plannedRecovery = last;
        report.planned.push_back({Milliseconds(0), 0.0});
        Milliseconds sum{0};
        for (const auto &[end, part] : ends) {
            sum += part;
            report.planned.push_back({end, double(sum.count()) / double(total.count())});
        }
    }
    if (!report.startedAt.isValid())
        return;
    walk.points.push_back({Milliseconds(0), 0.0});
    for (const JournalEntry &entry : entries)
        walkEntry(walk, entry);
    report.actual = thinned(walk.points, 400);
}

} // namespace muster::reports
