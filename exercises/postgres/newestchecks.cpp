// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/checktask.h"

#include "postgres/pgtext.h"

namespace muster
{

namespace
{

constexpr int clockSlackSeconds = 300; // two servers' clocks

QString columnName(const QString &table, const QString &column)
{
    return table % u'.' % displayName(column);
}

bool isFuture(const QString &value, const QDateTime &now)
{
    const QDateTime time = serverTime(value);
    if (!time.isValid())
        return value.startsWith(u"infinity"_qs) || !value.contains(u"BC"_qs);
    return time > now.addSecs(clockSlackSeconds);
}

// Columns that were newer in the baseline.
CheckResults olderThanBaseline(const Subject &subject, const ScanBook &book)
{
    CheckResults out;
    if (!subject.baseline)
        return out;
    for (auto it = book.scans.constBegin(); it != book.scans.constEnd(); ++it) {
        const TableContent was = subject.baseline->contents.value(it.key());
        for (auto column = was.newest.constBegin(); column != was.newest.constEnd(); ++column) {
            const QDateTime before = serverTime(column.value());
            const QDateTime here = serverTime(it->newest.value(column.key()));
            if (!before.isValid() || (here.isValid() && here >= before) || !it->newest.contains(column.key()))
                continue;
            CheckResult check = newCheck(u"newest_timestamp"_qs, columnName(it.key(), column.key()));
            check.expected = timestampText(before);
            check.actual = timestampText(here);
            failCheck(check, PgText::tr("Its newest value is older than in the baseline."));
            out.append(check);
        }
    }
    return out;
}

// The column that the plan names; empty parts when it names none or one that is not there.
QString namedColumn(const Subject &subject)
{
    const auto [table, column] = subject.catalogue.findColumn(subject.wish.newest);
    return column ? columnName(table->display(), column->name) : QString();
}

void consider(const QString &table, const QString &column, const QString &value, const QString &wanted,
              const Subject &subject, const QDateTime &now, Newest &newest)
{
    const QDateTime time = serverTime(value);
    const PgTable *const at = subject.table(table);
    const QString name = columnName(table, column);
    const QString rootName = at ? columnName(rootOf(subject.catalogue, *at).display(), column) : name;
    if ((!wanted.isEmpty() && wanted != name && wanted != rootName) || !time.isValid() ||
        time > now.addSecs(clockSlackSeconds))
        return;
    if (!newest.value.isValid() || time > newest.value)
        newest = {name, time};
}

} // namespace

QVector<FutureColumn> futureColumns(const Subject &subject, const ScanBook &book, const QDateTime &now)
{
    QVector<FutureColumn> out;
    for (auto it = book.scans.constBegin(); it != book.scans.constEnd(); ++it) {
        for (auto column = it->newest.constBegin(); column != it->newest.constEnd(); ++column) {
            if (isFuture(column.value(), now))
                out.append({subject.table(it.key()), column.key(), column.value()});
        }
    }
    return out;
}

CheckTask futureTask(const FutureColumn &future, ScanBook &book)
{
    CheckTask task;
    CheckResult check = newCheck(u"newest_timestamp"_qs, columnName(future.table->display(), future.column));
    check.critical = false;
    check.actual = future.value;
    task.planned = {check};
    task.what = check.object;
    task.weight = double(future.table->bytes);
    const QString column = PgConnection::identifier(future.column);
    task.sql = QStringLiteral("SELECT max(") % column % QStringLiteral("), (SELECT count(*) FROM ONLY ") %
               future.table->quoted() % QStringLiteral(" WHERE ") % column %
               QStringLiteral(" > now() + interval '5 minutes') FROM ONLY ") % future.table->quoted() %
               QStringLiteral(" WHERE ") % column % QStringLiteral(" <= now() + interval '5 minutes'");
    task.read = [&book, future](const PgRows &rows, CheckResults &planned) {
        TableScan &scan = book.scans[future.table->display()];
        scan.newest.insert(future.column, rows.text());
        failCheck(
            planned.first(),
            PgText::tr(
                "%1 rows carry a time that lies in the future; they were left out of the newest timestamp.")
                .arg(rows.number(0, 1)));
    };
    return task;
}

CheckResults newestChecks(const Subject &subject, const ScanBook &book, const QDateTime &now, Newest &newest)
{
    const QString wanted = subject.wish.newest == u"auto"_qs ? QString() : namedColumn(subject);
    const bool unknownColumn = subject.wish.newest != u"auto"_qs && wanted.isEmpty();
    for (auto it = book.scans.constBegin(); !unknownColumn && it != book.scans.constEnd(); ++it) {
        for (auto column = it->newest.constBegin(); column != it->newest.constEnd(); ++column)
            consider(it.key(), column.key(), column.value(), wanted, subject, now, newest);
    }
    CheckResult check =
        newCheck(u"newest_timestamp"_qs, newest.column.isEmpty() ? subject.wish.newest : newest.column);
    if (unknownColumn)
        check.message = PgText::tr("There is no column %1.").arg(subject.wish.newest);
    else if (!newest.value.isValid() && !wanted.isEmpty())
        check.message = PgText::tr("The column holds no time.");
    else if (!newest.value.isValid())
        skip(check, PgText::tr("No column tells when rows were written; name one with newest_timestamp."));
    else
        pass(check);
    if (newest.value.isValid())
        check.actual = timestampText(newest.value);
    return CheckResults{check} + olderThanBaseline(subject, book);
}

} // namespace muster
