// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger of gaps as a table for spreadsheets, and what somebody changed in it. Pure functions, any thread.
#pragma once

#include "domain/ledger.h"

#include <QMap>

namespace muster
{

// key, run, raised, description, category, priority, status, owner, due, remediation, evidence, reason,
// overdue, seen_before; one line a gap. Cells that a spreadsheet would run are marked (texttable.h).
[[nodiscard]] QByteArray ledgerToCsv(const QVector<LedgerGap> &gaps);

struct LedgerRow
{
    int row = 0; // as a spreadsheet counts it
    QString key;
    QMap<QString, QString> fields; // of gapFieldKeys(), those that the table has a column for
    QString evidence;              // RUN or RUN:STEP_OR_CHECK
    QString reason;
};

struct LedgerTable
{
    QVector<LedgerRow> rows;
    QStringList ignored; // columns that are not taken
};

// CSV in any dialect, or a sheet of an XLSX. Errors (BadInput): "gaps.no_key" when there is no column "key",
// and what readTable says.
[[nodiscard]] Result<LedgerTable> readLedgerTable(const QByteArray &bytes);

} // namespace muster
