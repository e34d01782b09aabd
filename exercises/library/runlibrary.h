// SPDX-License-Identifier: GPL-3.0-or-later
// Runs as people handle them: found, loaded and folded. Plain functions, any thread; a Store per thread.
#pragma once

#include "store/store.h"

namespace muster
{

struct LoadedRun
{
    RunSummary summary;
    Plan plan;
    QVector<JournalEntry> entries;
    RunState state; // phase Interrupted when it is not over and nobody drives it
    QHash<QString, QString> lostFiles; // of its evidence, see store/attachments.h
};

[[nodiscard]] Result<LoadedRun> loadRun(Store &store, const QString &idOrPrefix);

} // namespace muster
