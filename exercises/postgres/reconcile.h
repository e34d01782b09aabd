// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts for every entry of a backup's table of contents in the restored catalogue. What did not arrive
// is named, whatever the tool's exit status was. One connection; worker thread.
#pragma once

#include "domain/check.h"
#include "postgres/pgconnection.h"
#include "postgres/restorefindings.h"

#include <QMap>

namespace muster
{

struct MissingEntry
{
    TocEntry entry;
    QString why;          // what the tool or server said; may be empty
    bool critical = true; // false: a grant, a comment, an owner
    bool failed = false;  // itself, not as a consequence
};

struct Reconciliation
{
    qint64 listed = 0; // entries that stand for something that can be looked up
    qint64 arrived = 0;
    QMap<QString, qint64> byType; // arrived, by the archive's own type words
    QVector<MissingEntry> missing;
    QStringList warnings; // a tool's errors whose object arrived all the same
};

[[nodiscard]] Result<Reconciliation> reconcile(PgConnection &connection, const QVector<TocEntry> &entries,
                                               const RestoreFindings &findings);

// As check results: "contents_listed", one for each missing entry (the first 200), one that sums up.
[[nodiscard]] QVector<CheckResult> contentsChecks(const Reconciliation &result, bool hasContents);

} // namespace muster
