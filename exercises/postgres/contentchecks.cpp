// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/checktask.h"

#include "postgres/pgtext.h"

namespace muster
{

namespace
{

const RowCountWish *countWish(const Subject &subject, const PgTable &table)
{
    for (auto it = subject.wish.rowCounts.constBegin(); it != subject.wish.rowCounts.constEnd(); ++it) {
        if (subject.catalogue.findTable(it.key()) == &table)
            return &it.value();
    }
    return nullptr;
}

const TableContent *baselineContent(const Subject &subject, const QString &table)
{
    if (!subject.baseline)
        return nullptr;
    const auto found = subject.baseline->contents.constFind(table);
    return found == subject.baseline->contents.constEnd() ? nullptr : &found.value();
}

// A materialized view is computed again by a restore, an unlogged table is not in every kind of backup.
bool isDerived(const PgTable &table)
{
    return table.kind == u"materialized view"_qs;
}

void judgeRows(const Subject &subject, const PgTable &table, qint64 rows, CheckResult &check)
{
    check.actual = rows;
    if (const RowCountWish *wish = countWish(subject, table)) {
        check.expected = wish->expected;
        if (withinTolerance(double(rows), wish->expected, wish->tolerance))
            return pass(check);
        return failCheck(check,
                         PgText::tr("%1 rows instead of %2.").arg(rows).arg(wish->expected, 0, 'f', 0));
    }
    const TableContent *was = baselineContent(subject, table.display());
    if (!subject.baseline)
        return skip(check, PgText::tr("Read to the end; there is no number to compare with."));
    if (!was || !was->rows)
        return skip(check, PgText::tr("The baseline has no number of rows for it."));
    check.expected = *was->rows;
    if (rows == *was->rows)
        return pass(check);
    check.critical = !isDerived(table);
    failCheck(check,
              isDerived(table)
                  ? PgText::tr("%1 rows instead of %2; a restore computes it anew.").arg(rows).arg(*was->rows)
                  : PgText::tr("%1 rows instead of %2.").arg(rows).arg(*was->rows));
}

void judgeChecksum(const Subject &subject, const PgTable &table, const Checksum &sum, CheckResult &check)
{
    check.actual = sum.text();
    const TableContent *was = baselineContent(subject, table.display());
    if (!subject.baseline)
        return skip(check, PgText::tr("Every row was read; there is no baseline to compare with."));
    if (!was || !was->rows || was->checksum.kind == HashKind::None)
        return skip(check, PgText::tr("The baseline has no checksum for it."));
    check.expected = was->checksum.text();
    if (was->checksum.kind != sum.kind || (sum.kind == HashKind::Record && !subject.sameMajor()))
        return skip(
            check,
            PgText::tr("The baseline is of PostgreSQL %1, this server of %2: their checksums do not compare. "
                       "Take the baseline with text checksums.")
                .arg(subject.baseline->catalogue.major())
                .arg(subject.catalogue.major()));
    if (was->checksum == sum)
        return pass(check);
    check.critical = !isDerived(table);
    failCheck(check, isDerived(table)
                         ? PgText::tr("Its contents differ from the baseline's; a restore computes it anew.")
                         : PgText::tr("Its contents differ from the baseline's."));
}

void judgeFilled(qint64 rows, CheckResult &check)
{
    check.expected = u"> 0"_qs;
    check.actual = rows;
    if (rows > 0)
        pass(check);
    else
        failCheck(check, PgText::tr("The plan calls it critical, and it is empty."));
}

void judgeNulls(const QMap<QString, qint64> &nulls, CheckResult &check)
{
    qint64 total = 0;
    QStringList columns;
    for (auto it = nulls.constBegin(); it != nulls.constEnd(); ++it) {
        total += it.value();
        if (it.value() > 0)
            columns.append(displayName(it.key()));
    }
    check.expected = 0;
    check.actual = total;
    if (total == 0)
        pass(check);
    else
        failCheck(check, PgText::tr("%1 nulls in %2.").arg(total).arg(columns.join(u", "_qs)));
}

HashKind hashFor(const Subject &subject, const PgTable &table)
{
    const HashKind best = bestHash(subject.catalogue.serverVersion);
    const TableContent *was = baselineContent(subject, table.display());
    // A baseline of text checksums, or of a server without record hashes, decides.
    return was && was->checksum.kind == HashKind::Text ? HashKind::Text : best;
}

ScanWish wishFor(const Subject &subject, const PgTable &table, const QSet<QString> &names)
{
    ScanWish wish;
    if (names.contains(u"content_checksum"_qs))
        wish.hash = hashFor(subject, rootOf(subject.catalogue, table));
    if (names.contains(u"null_primary_key"_qs)) {
        wish.keys = table.primaryKey;
        for (const QString &written : subject.wish.keyColumns) {
            const auto [named, column] = subject.catalogue.findColumn(written);
            if (named == &table && !wish.keys.contains(column->name))
                wish.keys.append(column->name);
        }
    }
    wish.ranges = subject.ranges.value(table.display());
    if (!names.contains(u"newest_timestamp"_qs))
        return wish;
    wish.newest = newestCandidates(table);
    const auto [named, column] = subject.catalogue.findColumn(subject.wish.newest);
    if (column && (named == &table || named == &rootOf(subject.catalogue, table)) &&
        !wish.newest.contains(column->name))
        wish.newest.append(column->name);
    return wish;
}

// The plan calls it critical, and no baseline says whether it may be empty.
bool mustBeFilled(const Subject &subject, const PgTable &table)
{
    return !baselineContent(subject, table.display()) &&
           std::any_of(
               subject.wish.criticalTables.begin(), subject.wish.criticalTables.end(),
               [&](const QString &written) { return subject.catalogue.findTable(written) == &table; });
}

CheckResults plannedFor(const Subject &subject, const PgTable &table, const ScanWish &wish,
                        const QSet<QString> &names)
{
    CheckResults planned;
    if (names.contains(u"critical_tables"_qs) && mustBeFilled(subject, table))
        planned.append(newCheck(u"critical_tables"_qs, table.display()));
    for (const QString &name : {u"row_count"_qs, u"content_checksum"_qs, u"null_primary_key"_qs}) {
        if (names.contains(name) && (name != u"null_primary_key"_qs || !wish.keys.isEmpty()))
            planned.append(newCheck(name, table.display()));
    }
    return planned;
}

// Tables that baseline or plan know a number of rows for, and that are not here.
QMap<QString, double> missingCounts(const Subject &subject)
{
    QMap<QString, double> out;
    for (auto it = subject.wish.rowCounts.constBegin(); it != subject.wish.rowCounts.constEnd(); ++it) {
        if (!subject.catalogue.findTable(it.key()))
            out.insert(it.key(), it->expected);
    }
    if (!subject.baseline)
        return out;
    const QMap<QString, TableContent> &contents = subject.baseline->contents;
    for (auto it = contents.constBegin(); it != contents.constEnd(); ++it) {
        if (it->rows && !subject.table(it.key()))
            out.insert(it.key(), double(*it->rows));
    }
    return out;
}

bool isScanned(const PgTable &table)
{
    return table.readable && table.populated &&
           (table.kind == u"table"_qs || table.kind == u"materialized view"_qs);
}

} // namespace

std::vector<CheckTask> scanTasks(const Subject &subject, const QSet<QString> &names, ScanBook &book)
{
    std::vector<CheckTask> tasks;
    for (const PgTable &table : subject.catalogue.tables) {
        if (!isScanned(table))
            continue;
        const ScanWish wish = wishFor(subject, table, names);
        CheckTask task;
        task.planned = plannedFor(subject, table, wish, names);
        if (task.planned.isEmpty() && wish.newest.isEmpty())
            continue;
        task.sql = scanSql(table, rootOf(subject.catalogue, table), wish);
        task.weight = double(table.bytes) + 8192;
        task.isScan = true;
        task.what = table.display();
        const PgTable *const at = &table;
        task.read = [&subject, &book, at, wish](const PgRows &rows, CheckResults &planned) {
            const TableScan scan = scanOf(rows, wish);
            book.scans.insert(at->display(), scan);
            for (CheckResult &check : planned) {
                if (check.name == u"row_count"_qs)
                    judgeRows(subject, *at, scan.rows, check);
                else if (check.name == u"critical_tables"_qs)
                    judgeFilled(scan.rows, check);
                else if (check.name == u"content_checksum"_qs)
                    judgeChecksum(subject, *at, scan.checksum, check);
                else
                    judgeNulls(scan.nulls, check);
            }
        };
        tasks.push_back(std::move(task));
    }
    return tasks;
}

CheckResults unscannedChecks(const Subject &subject, const QSet<QString> &names)
{
    CheckResults out;
    for (const PgTable &table : subject.catalogue.tables) {
        if (isScanned(table) || table.kind == u"partitioned"_qs)
            continue;
        for (CheckResult check : plannedFor(subject, table, {}, names)) {
            if (table.kind == u"foreign"_qs)
                skip(check, PgText::tr("A foreign table: its rows are on another server."));
            else if (!table.populated)
                skip(check, PgText::tr("A materialized view that was not refreshed: it holds nothing."));
            else
                check.message = PgText::tr("The role of this connection may not read it.");
            out.append(check);
        }
    }
    if (names.contains(u"row_count"_qs)) {
        const QMap<QString, double> missing = missingCounts(subject);
        for (auto it = missing.constBegin(); it != missing.constEnd(); ++it) {
            CheckResult check = newCheck(u"row_count"_qs, it.key());
            check.expected = it.value();
            failCheck(check, PgText::tr("The table is missing."));
            out.append(check);
        }
    }
    return out;
}

CheckResults partitionedChecks(const Subject &subject, const QSet<QString> &names, const ScanBook &book)
{
    QMap<QString, TableContent> contents;
    for (auto it = book.scans.constBegin(); it != book.scans.constEnd(); ++it)
        contents.insert(it.key(), {it->rows, it->checksum, it->newest});
    CheckResults out;
    for (const PgTable &table : subject.catalogue.tables) {
        if (table.kind != u"partitioned"_qs || table.partition)
            continue;
        const std::optional<TableContent> whole = wholeContent(subject.catalogue, table, contents);
        for (CheckResult check : plannedFor(subject, table, {}, names)) {
            if (!whole)
                check.message = PgText::tr("One of its partitions could not be read.");
            else if (check.name == u"row_count"_qs)
                judgeRows(subject, table, *whole->rows, check);
            else if (check.name == u"critical_tables"_qs)
                judgeFilled(*whole->rows, check);
            else if (whole->checksum.kind == HashKind::None)
                skip(check, PgText::tr("It has no partition."));
            else
                judgeChecksum(subject, table, whole->checksum, check);
            out.append(check);
        }
    }
    return out;
}

} // namespace muster
