// SPDX-License-Identifier: GPL-3.0-or-later
// Recovery against its target, as curves: what the plan promised, what happened, what is to be expected.
// Pure functions, any thread.
#pragma once

#include "domain/outcome.h"

#include <QPointF>

namespace muster
{

// A phase along the time axis: as it went, as it is expected to go on, as it was planned where nothing is known.
struct PhaseBand
{
    QString title;
    double from = 0; // milliseconds since T+0, pauses left out
    double to = 0;
    bool begun = false;
    bool over = false;
    bool operator==(const PhaseBand &) const = default;
};

struct PauseMark // a pause has no width on a clock that leaves it out
{
    double at = 0;
    Milliseconds lasted{0};
    QString reason;
    bool operator==(const PauseMark &) const = default;
};

struct StepMark // when a step ends; milliseconds since T+0, pauses left out; what was before T+0 is 0
{
    QString step;
    QString text;
    std::optional<double> planned;
    std::optional<double> actual;   // its end
    std::optional<double> begun;    // its start, while it runs
    std::optional<double> forecast; // while it is not over
    bool operator==(const StepMark &) const = default;
};

// x: milliseconds since T+0, pauses left out; y: share of the plan's work that is done, 0…1
// (steps weighed by their estimates, as the fold's curve is).
struct RecoveryCurves
{
    QVector<QPointF> planned;  // finish of each step by plannedSchedule(); empty without estimates
    QVector<QPointF> actual;   // ends at `now`
    QVector<QPointF> forecast; // from `now` to the expected finish; empty when unknown or done
    std::optional<Milliseconds> target; // RTO
    bool missesTarget = false;
    std::optional<Milliseconds> earliest; // the forecast's range
    std::optional<Milliseconds> latest;
    QVector<PhaseBand> phases;
    QVector<PauseMark> pauses;
    QVector<StepMark> steps; // document order, clean-up left out
    bool operator==(const RecoveryCurves &) const = default;
};

[[nodiscard]] QVector<QPointF> plannedCurve(const Plan &plan, const QVector<Phase> &phases);
// A row for each phase, so that those at the same time do not hide each other; at most `most` rows, from 0.
[[nodiscard]] QVector<int> lanesOf(const QVector<PhaseBand> &phases, int most);

// The step that ended, or is expected to end, nearest to a moment; null when there is none.
struct NamedMoment
{
    const StepMark *step = nullptr;
    double at = 0;
    enum class Kind { Ended, Expected, Planned } kind = Kind::Planned;
};
[[nodiscard]] NamedMoment stepAt(const RecoveryCurves &curves, double at);

[[nodiscard]] RecoveryCurves recoveryCurves(const Plan &plan, const RunState &state, const QDateTime &now);

} // namespace muster
