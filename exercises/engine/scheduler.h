// SPDX-License-Identifier: GPL-3.0-or-later
// Which step comes next: a pure function of the plan and the run's state. No clock, no threads.
#pragma once

#include "domain/runstate.h"

namespace muster
{

struct NextMoves
{
    QStringList start; // automatic steps that may start now, document order, within max_parallel
    struct Settle      // steps that end without having run
    {
        QString step;
        Status status = Status::Unknown; // Skipped by its condition; Unknown when it could not be performed
        QString message;
        QString code;
    };
    QVector<Settle> settle;
    bool over = false; // nothing is left to do or to wait for
};

struct SchedulerOptions
{
    int maxParallel = 1;
    bool unattended = false; // manual steps end as unknown
};

// Rules: a step with needs waits for those to pass (or be skipped); one without waits for every step of
// the phases before its own. After a failure with on_failure stop or rollback, or an abort, only `always`
// steps run, and they run last. `retryAt` holds steps that wait for another attempt.
[[nodiscard]] NextMoves nextMoves(const RunState &state, const SchedulerOptions &options,
                                  const QStringList &waitingForRetry);

// Has the run been stopped: by a failure, or by an abort? Then the id of the step that did, or "".
[[nodiscard]] bool isStopping(const RunState &state, QString *byStep = nullptr);

// Wait before attempt number `next` (2, 3, …): interval × backoff^(next−2), at most maxDelay, ± 10 % jitter.
// `random` in 0…1.
[[nodiscard]] Milliseconds retryDelay(const Retry &retry, int next, double random);

} // namespace muster
