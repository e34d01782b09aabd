// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of a validation: those that the catalogue alone answers, and those that need a query (tasks).
// Pure functions over values; Validation runs the tasks.
#pragma once

#include "domain/check.h"
#include "postgres/baseline.h"
#include "postgres/validationwish.h"

namespace muster
{

// What the checks look at. Owned by Validation, alive as long as its tasks.
struct Subject
{
    Catalogue catalogue;
    std::optional<Baseline> baseline;
    ValidationWish wish;
    QHash<QString, int> tableAt;       // display name → index
    QMap<QString, QStringList> ranges; // table → columns that the scans take the range of, for denseKeys()

    [[nodiscard]] const PgTable *table(const QString &display) const;
    [[nodiscard]] bool sameMajor() const; // as the baseline
    // The definition of a view or function differs from the baseline's; between major versions it is not
    // compared: each writes the same in its own way.
    [[nodiscard]] bool isWrittenOtherwise(const QString &name) const;
};

struct CheckTask
{
    QVector<CheckResult> planned; // what it will say; status unknown until then
    QString sql;
    bool ownSearchPath = false;
    double weight = 0;   // bytes it has to read: the heaviest go first
    bool isScan = false; // counts as a table in the progress
    QString what;        // for the progress
    // Fills in `planned` from the rows of a query that worked.
    std::function<void(const PgRows &rows, QVector<CheckResult> &planned)> read;
};

using CheckResults = QVector<CheckResult>;

[[nodiscard]] CheckResult newCheck(const QString &name, const QString &object);
void pass(CheckResult &check, const QString &message = {});
void failCheck(CheckResult &check, const QString &message);
void skip(CheckResult &check, const QString &message);

// From the catalogue: table_count, critical_tables, index, constraint, extension, view, function.
[[nodiscard]] CheckResults tableCountChecks(const Subject &subject);
[[nodiscard]] CheckResults criticalTableChecks(const Subject &subject);
[[nodiscard]] CheckResults indexChecks(const Subject &subject);
[[nodiscard]] CheckResults constraintChecks(const Subject &subject);
[[nodiscard]] CheckResults extensionChecks(const Subject &subject);
[[nodiscard]] CheckResults viewChecks(const Subject &subject);
[[nodiscard]] CheckResults functionChecks(const Subject &subject);

// What the scans saw, for what is known only after all of them.
struct ScanBook
{
    QMap<QString, TableScan> scans; // by display name
};

// row_count, content_checksum, null_primary_key (those of `names`), and the timestamps for newestCheck.
[[nodiscard]] std::vector<CheckTask> scanTasks(const Subject &subject, const QSet<QString> &names,
                                               ScanBook &book);
// Tables that are not read: foreign, unreadable, not here though in the baseline.
[[nodiscard]] CheckResults unscannedChecks(const Subject &subject, const QSet<QString> &names);
// Partitioned tables, from their partitions' scans.
[[nodiscard]] CheckResults partitionedChecks(const Subject &subject, const QSet<QString> &names,
                                             const ScanBook &book);

struct Newest
{
    QString column; // "public.orders.updated_at"; empty: none found
    QDateTime value;
};
// A column whose newest value lies in the future needs a second look without it.
struct FutureColumn
{
    const PgTable *table;
    QString column;
    QString value;
};
[[nodiscard]] QVector<FutureColumn> futureColumns(const Subject &subject, const ScanBook &book,
                                                  const QDateTime &now);
[[nodiscard]] CheckTask futureTask(const FutureColumn &future, ScanBook &book);
[[nodiscard]] CheckResults newestChecks(const Subject &subject, const ScanBook &book, const QDateTime &now,
                                        Newest &newest);

// A foreign key of one whole-number column is proven without a join when the parent's key has no gap: it is
// unique, and count = greatest − smallest + 1, so it holds every number between; the child's lie between.
struct DenseProbe // parents for which this looks likely; a probe is two index look-ups
{
    QString sql; // smallest, greatest
    QString parent;
    QVector<PgForeignKey> keys;
};
[[nodiscard]] QVector<DenseProbe> denseProbes(const Subject &subject);
// Has the scans take the ranges, when the probe says that the key is about as wide as the table is long.
void wantRanges(Subject &subject, const DenseProbe &probe, const PgRows &rows);

// `book`: scans that are done, for keys proven by their ranges; the others get a task each.
[[nodiscard]] std::vector<CheckTask> foreignKeyTasks(const Subject &subject, const ScanBook &book,
                                                     CheckResults &immediate);
[[nodiscard]] std::vector<CheckTask> sequenceTasks(const Subject &subject, CheckResults &immediate);
// `schema`: where amcheck is. One task a table and one a B-tree.
[[nodiscard]] std::vector<CheckTask> heapTasks(const Subject &subject, const QString &schema);

// The plan's own query. Its one value is compared with `expected` (none: it must be true).
[[nodiscard]] CheckTask queryTask(const CheckSpec &spec);

} // namespace muster
