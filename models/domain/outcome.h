// SPDX-License-Identifier: GPL-3.0-or-later
// What a run's state means: clocks, RTO, RPO, forecast, verdict. Pure functions over the fold.
#pragma once

#include "domain/runstate.h"

namespace muster
{

struct TargetResult
{
    std::optional<Milliseconds> target;
    std::optional<Milliseconds> measured;
    TargetStatus status = TargetStatus::None;
    QString source; // for the RPO: which column or archive date said so
    bool operator==(const TargetResult &) const = default;
};

// Since T+0 (negative before it is set: 0), pauses declared by a person left out; up to `now` or the run's end.
[[nodiscard]] Milliseconds elapsed(const RunState &state, const QDateTime &now);

// Time between two moments without the pauses that were declared (by people, or for a laptop's sleep); ≥ 0.
[[nodiscard]] Milliseconds withoutPauses(const RunState &state, const QDateTime &from, const QDateTime &to);

// From T+0 to the end of recovered_by, validation included, pauses left out. Dead time of the program counts.
[[nodiscard]] TargetResult rtoResult(const Plan &plan, const RunState &state);

// Moment of failure (options.failure_at, else T+0) − measure "newest_timestamp".
[[nodiscard]] TargetResult rpoResult(const Plan &plan, const RunState &state);

struct Forecast
{
    std::optional<Milliseconds> finish; // from T+0; none when nothing is known of what remains
    std::optional<Milliseconds> earliest; // if every step is as quick as it ever was
    std::optional<Milliseconds> latest;   // if every step is as slow as it ever was
    bool atLeast = false;                 // steps by hand without any time lie on the way: it will not be sooner
    QString limitingStep;               // the step that decides
    bool missesTarget = false;
};
// Elapsed + what remains (domain/outlook.h); running steps by their own time left, others by the median of earlier
// runs or their estimates.
[[nodiscard]] Forecast forecast(const Plan &plan, const RunState &state, const QDateTime &now);

// Only the checks that count: of each step's last attempt.
[[nodiscard]] QVector<RecordedCheck> effectiveChecks(const RunState &state);

// failed if anything critical failed or a target was missed; else unknown if anything critical is unknown;
// else warning if anything else failed or is unknown; else passed. A step is critical unless on_failure is "continue".
[[nodiscard]] Verdict verdict(const Plan &plan, const RunState &state);

// 0 passed or warning, 1 failed or unknown, 3 could not run, 130 interrupted.
[[nodiscard]] int exitCode(const Plan &plan, const RunState &state);

// One sentence for a director: "Recovered in 4 min 12 s; the objective is 30 min.", or what failed first.
[[nodiscard]] QString headline(const Plan &plan, const RunState &state);

} // namespace muster
