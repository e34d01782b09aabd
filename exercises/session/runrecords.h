// SPDX-License-Identifier: GPL-3.0-or-later
// What the driver writes about a run besides its events, and how it reads a run back. Run's thread.
#pragma once

#include "domain/runsummary.h"
#include "engine/action.h"
#include "engine/clock.h"
#include "session/runoptions.h"
#include "store/store.h"

namespace muster
{

[[nodiscard]] QString newRunId(const QDateTime &now); // "20261121-074501-3fa9c2": sorts by time
[[nodiscard]] QString systemUser();
[[nodiscard]] QStringList productionConnections(const Plan &plan); // conninfos under `production`

[[nodiscard]] event::RunCreated runCreated(const Plan &plan, const QString &planPath, const RunOptions &options,
                                           const RunInfo &info);
[[nodiscard]] event::DriverAttached driverAttached(bool resumed);
// What time it is in a tabletop's run: by the machine's own clock since a program last took it on, as long as
// the machine was not started anew; else by the wall clock, but never before the last entry.
[[nodiscard]] QDateTime timeInRun(const Clock &clock, const QVector<JournalEntry> &entries);
[[nodiscard]] RunSummary summaryOf(const Plan &plan, const RunState &state);
[[nodiscard]] Done recordResult(Store &store, const Plan &plan, const RunState &state);
[[nodiscard]] Done removeResource(const ActionRegistry &registry, const event::ResourceAdded &resource,
                                  const RunInfo &info);

struct RunRecord
{
    QString runId;
    Plan plan;
    QVector<JournalEntry> entries;
    std::unique_ptr<Fold> fold; // of those entries
    RunState state;             // the fold's
};
// Errors: those of the store; "run.empty" when the program died before the first entry.
[[nodiscard]] Result<RunRecord> readRecord(Store &store, const QString &runIdOrPrefix);

} // namespace muster
