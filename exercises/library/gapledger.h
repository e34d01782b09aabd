// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of gaps as people handle it: loaded from a store, changed, closed with evidence, exchanged with
// spreadsheets. Plain functions, any thread; a Store per thread. They read journals: not on the window's.
#pragma once

#include "domain/ledgerrules.h"
#include "store/store.h"

namespace muster
{

// Of every run that is over or was cut off. What a journal that cannot be read held is an error.
[[nodiscard]] Result<Ledger> loadLedger(Store &store, const QDate &today = QDate::currentDate());

// Looks at the rules (ledgerrules.h) and at the evidence, then appends. `what.at` is set to now; `what.run` may
// be the beginning of a run's id. A change leaves out what is so already; of nothing, nothing is
// appended. Errors: what mayFollow() and
// proves() say, and the store's.
[[nodiscard]] Result<FollowUp> followGap(Store &store, const Ledger &ledger, FollowUp what);

// "RUN" or "RUN:STEP_OR_CHECK" into `run` and `item`.
void setEvidence(FollowUp &what, const QString &text);

// What of that run could close the gap.
[[nodiscard]] Result<EvidenceRun> loadEvidence(Store &store, const LedgerGap &gap, const QString &runId);

struct RefusedRow
{
    int row = 0; // as a spreadsheet counts it
    QString key;
    Error error;
};

struct GapImport // what a table changes, row by row: the rows that hold are taken, the others named
{
    QVector<FollowUp> changes;
    QVector<RefusedRow> refused;
    int unchanged = 0;   // rows
    QStringList ignored; // columns
};

// At most 40 MB is read. Nothing is written.
[[nodiscard]] Result<GapImport> readGapTable(Store &store, const Ledger &ledger, const QString &path, const QString &actor);
// Appends the changes, all or none.
[[nodiscard]] Done applyGapImport(Store &store, const GapImport &import);

// Replaces the file as a whole. Errors (CannotRun): "gaps.unwritable".
[[nodiscard]] Done writeGapTable(const QString &path, const QVector<LedgerGap> &gaps);

} // namespace muster
