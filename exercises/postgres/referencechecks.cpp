// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign keys and sequences.
#include "postgres/checktask.h"

#include "postgres/pgtext.h"

namespace muster
{

namespace
{

QString keyText(const PgForeignKey &key)
{
    QStringList columns;
    for (const QString &column : key.columns)
        columns.append(displayName(column));
    return columns.join(u", "_qs);
}

// `missing`: the baseline has it, the catalogue here has not.
CheckTask orphanTask(const Subject &subject, const PgForeignKey &key, bool missing, bool declared)
{
    const PgTable *child = subject.table(key.child);
    const PgTable *parent = subject.table(key.parent);
    CheckTask task;
    CheckResult check = newCheck(u"foreign_key"_qs, key.display());
    check.expected = 0;
    task.planned = {check};
    task.what = key.display();
    task.ownSearchPath = !declared;
    task.weight = 0.6 * double(child->bytes) + 0.4 * double(parent->bytes) + 8192;
    task.sql = orphanSql(key, *child, *parent);
    const QString columns = keyText(key);
    const bool valid = key.validated;
    task.read = [missing, valid, columns](const PgRows &rows, CheckResults &planned) {
        CheckResult &result = planned.first();
        const qint64 orphans = rows.number();
        result.actual = orphans;
        const QString found =
            orphans == 0 ? QString()
            : rows.text(0, 1) == rows.text(0, 2)
                ? PgText::tr("%1 rows without a parent (%2 = %3).").arg(orphans).arg(columns, rows.text(0, 1))
                : PgText::tr("%1 rows without a parent, for instance %2 = %3 and %4.")
                      .arg(orphans)
                      .arg(columns, rows.text(0, 1), rows.text(0, 2));
        if (missing)
            failCheck(result,
                      PgText::tr("The foreign key is in the baseline and missing here.") % u' ' % found);
        else if (orphans > 0)
            failCheck(result, found);
        else
            pass(result, valid ? QString() : PgText::tr("It is NOT VALID, but no row is without a parent."));
        result.message = result.message.trimmed();
    };
    return task;
}

// Why a foreign key cannot be looked at; empty when it can.
CheckResult obstacle(const Subject &subject, const PgForeignKey &key)
{
    CheckResult check = newCheck(u"foreign_key"_qs, key.display());
    check.status = Status::Pending;
    for (const QString &name : {key.child, key.parent}) {
        const PgTable *table = subject.table(name);
        if (!table)
            failCheck(check, PgText::tr("The table %1 is missing.").arg(name));
        else if (!table->readable) {
            check.status = Status::Unknown;
            check.message = PgText::tr("The role of this connection may not read %1.").arg(name);
        } else if (table->kind == u"foreign"_qs)
            skip(check, PgText::tr("%1 is a foreign table: its rows are on another server.").arg(name));
        if (check.status != Status::Pending)
            break;
    }
    return check;
}

void addKey(const Subject &subject, const PgForeignKey &key, bool missing, bool declared,
            std::vector<CheckTask> &tasks, CheckResults &immediate)
{
    const CheckResult blocked = obstacle(subject, key);
    if (blocked.status == Status::Pending)
        tasks.push_back(orphanTask(subject, key, missing, declared));
    else
        immediate.append(blocked);
}

bool isWholeNumber(const PgTable &table, const QString &column)
{
    static const QSet<QString> numbers{u"smallint"_qs, u"integer"_qs, u"bigint"_qs};
    const PgColumn *found = table.column(column);
    return found && numbers.contains(found->type);
}

// One whole-number column on each side, plain tables, the parent's unique.
bool mayBeDense(const Subject &subject, const PgForeignKey &key)
{
    const PgTable *child = subject.table(key.child);
    const PgTable *parent = subject.table(key.parent);
    return child && parent && key.columns.size() == 1 && child->kind == u"table"_qs &&
           parent->kind == u"table"_qs && child->readable && parent->readable &&
           isWholeNumber(*child, key.columns.first()) && isWholeNumber(*parent, key.parentColumns.first()) &&
           std::any_of(
               subject.catalogue.indexes.begin(), subject.catalogue.indexes.end(), [&](const PgIndex &index) {
                   return index.table == key.parent && index.uniqueColumn == key.parentColumns.first();
               });
}

// The width of [smallest, greatest]; beyond any table's length when it does not fit.
double widthOf(qint64 smallest, qint64 greatest)
{
    return double(greatest) - double(smallest) + 1;
}

bool isProven(const PgForeignKey &key, const ScanBook &book)
{
    const auto child = book.scans.constFind(key.child);
    const auto parent = book.scans.constFind(key.parent);
    if (child == book.scans.constEnd() || parent == book.scans.constEnd() || key.columns.size() != 1)
        return false;
    const auto keys = parent->ranges.constFind(key.parentColumns.first());
    const auto used = child->ranges.constFind(key.columns.first());
    if (keys == parent->ranges.constEnd() || used == child->ranges.constEnd())
        return false;
    const auto [smallest, greatest] = *keys;
    return parent->rows < (qint64(1) << 52) && widthOf(smallest, greatest) == double(parent->rows) &&
           used->first >= smallest && used->second <= greatest;
}

bool sameKey(const PgForeignKey &a, const PgForeignKey &b)
{
    return a.child == b.child && a.parent == b.parent && a.columns == b.columns &&
           a.parentColumns == b.parentColumns;
}

} // namespace

QVector<DenseProbe> denseProbes(const Subject &subject)
{
    QMap<QString, DenseProbe> probes;
    for (const PgForeignKey &key : subject.catalogue.foreignKeys) {
        if (!mayBeDense(subject, key))
            continue;
        DenseProbe &probe = probes[key.parent % u'.' % key.parentColumns.first()];
        const QString column = PgConnection::identifier(key.parentColumns.first());
        const QString from = u" FROM ONLY "_qs % subject.table(key.parent)->quoted();
        probe.sql = u"SELECT (SELECT min("_qs % column % u')' % from % u"), (SELECT max("_qs % column % u')' %
                    from % u')';
        probe.parent = key.parent;
        probe.keys.append(key);
    }
    return probes.values();
}

void wantRanges(Subject &subject, const DenseProbe &probe, const PgRows &rows)
{
    const double estimate = subject.table(probe.parent)->estimatedRows;
    const double width = widthOf(rows.number(0, 0), rows.number(0, 1));
    if (rows.text().isEmpty() || (estimate > 0 && (width > 1.1 * estimate || width < 0.9 * estimate)))
        return;
    const auto want = [&subject](const QString &table, const QString &column) {
        QStringList &columns = subject.ranges[table];
        if (!columns.contains(column))
            columns.append(column);
    };
    for (const PgForeignKey &key : probe.keys) {
        want(key.parent, key.parentColumns.first());
        want(key.child, key.columns.first());
    }
}

std::vector<CheckTask> foreignKeyTasks(const Subject &subject, const ScanBook &book, CheckResults &immediate)
{
    std::vector<CheckTask> tasks;
    QSet<QString> present;
    for (const PgForeignKey &key : subject.catalogue.foreignKeys) {
        present.insert(key.display());
        if (isProven(key, book)) {
            CheckResult check = newCheck(u"foreign_key"_qs, key.display());
            check.expected = 0;
            check.actual = 0;
            pass(check, PgText::tr("The parent's keys have no gap, and every row's lies between them."));
            immediate.append(check);
            continue;
        }
        addKey(subject, key, false, true, tasks, immediate);
    }
    if (subject.baseline) {
        for (const PgForeignKey &key : subject.baseline->catalogue.foreignKeys) {
            if (!present.contains(key.display()))
                addKey(subject, key, true, true, tasks, immediate);
        }
    }
    for (const ForeignKeyWish &wish : subject.wish.foreignKeys) {
        const PgTable *child = subject.catalogue.findTable(wish.child);
        const PgTable *parent = subject.catalogue.findTable(wish.parent);
        PgForeignKey key;
        key.child = child ? child->display() : wish.child;
        key.parent = parent ? parent->display() : wish.parent;
        key.columns = wish.columns;
        key.parentColumns = wish.parentColumns;
        key.name = wish.columns.join(u'_') % u"_undeclared"_qs;
        const bool declared =
            std::any_of(subject.catalogue.foreignKeys.begin(), subject.catalogue.foreignKeys.end(),
                        [&key](const PgForeignKey &k) { return sameKey(k, key); });
        if (!declared)
            addKey(subject, key, false, false, tasks, immediate);
    }
    return tasks;
}

namespace
{

QString extremeOf(const Subject &subject, const SequenceUse &use, bool ascending)
{
    const PgTable *table = subject.table(use.table);
    const PgColumn *column = table ? table->column(use.column) : nullptr;
    if (!column || !table->readable || table->kind == u"foreign"_qs)
        return {};
    static const QSet<QString> numbers{u"smallint"_qs, u"integer"_qs, u"bigint"_qs};
    const QString name = PgConnection::identifier(use.column);
    // A varchar column holds digits that sort as text: compare them as numbers, leave other texts out.
    const QString value = numbers.contains(column->type)
                              ? name
                              : QString(u"CASE WHEN "_qs % name % u"::text ~ '^-?[0-9]{1,18}$' THEN "_qs %
                                        name % u"::text::bigint END"_qs);
    return u"(SELECT "_qs % (ascending ? u"max("_qs : u"min("_qs) % value % u") FROM "_qs % table->quoted() %
           u')';
}

void judgeSequence(const PgSequence &sequence, const PgSequence *was, const PgRows &rows,
                   const QStringList &columns, CheckResult &check)
{
    const qint64 next = *sequence.next;
    const bool up = sequence.increment > 0;
    check.actual = QString::number(next);
    if (was && was->next && (up ? next < *was->next : next > *was->next)) {
        check.expected = QString::number(*was->next);
        return failCheck(
            check,
            PgText::tr("It would give %1 next; in the baseline it was at %2.").arg(next).arg(*was->next));
    }
    for (int i = 0; i < columns.size(); ++i) {
        if (rows.text(0, i).isEmpty() || (up ? next > rows.number(0, i) : next < rows.number(0, i)))
            continue;
        check.expected = QString((up ? u"> "_qs : u"< "_qs) % rows.text(0, i));
        return failCheck(check, PgText::tr("It would give %1 next, but %2 has come to %3 already.")
                                    .arg(next)
                                    .arg(columns[i], rows.text(0, i)));
    }
    if (columns.isEmpty() && !was)
        return skip(check, PgText::tr("No column takes its values from it."));
    pass(check);
}

CheckTask sequenceTask(const Subject &subject, const PgSequence &sequence, const PgSequence *was)
{
    CheckTask task;
    task.planned = {newCheck(u"sequence"_qs, sequence.display())};
    task.what = sequence.display();
    task.weight = 100;
    QStringList columns;
    QStringList values;
    for (const SequenceUse &use : sequence.uses) {
        const QString value = use.pure ? extremeOf(subject, use, sequence.increment > 0) : QString();
        if (value.isEmpty())
            continue;
        columns.append(use.table % u'.' % displayName(use.column));
        values.append(value);
    }
    task.sql = u"SELECT "_qs % (values.isEmpty() ? u"1"_qs : values.join(u", "_qs));
    task.read = [&sequence, was, columns](const PgRows &rows, CheckResults &planned) {
        judgeSequence(sequence, was, rows, columns, planned.first());
    };
    return task;
}

} // namespace

std::vector<CheckTask> sequenceTasks(const Subject &subject, CheckResults &immediate)
{
    std::vector<CheckTask> tasks;
    QHash<QString, const PgSequence *> wanted;
    if (subject.baseline) {
        for (const PgSequence &sequence : subject.baseline->catalogue.sequences)
            wanted.insert(sequence.display(), &sequence);
    }
    for (const PgSequence &sequence : subject.catalogue.sequences) {
        const PgSequence *was = wanted.take(sequence.display());
        CheckResult check = newCheck(u"sequence"_qs, sequence.display());
        if (subject.baseline && !was)
            failCheck(check, PgText::tr("It is here and not in the baseline."));
        else if (!sequence.next)
            check.message = PgText::tr("The role of this connection may not read it.");
        else if (sequence.cycles)
            skip(check, PgText::tr("It starts over when it comes to its end, so it is never behind."));
        else {
            tasks.push_back(sequenceTask(subject, sequence, was));
            continue;
        }
        immediate.append(check);
    }
    for (auto it = wanted.constBegin(); it != wanted.constEnd(); ++it) {
        CheckResult check = newCheck(u"sequence"_qs, it.key());
        failCheck(check, PgText::tr("It is in the baseline and missing here."));
        immediate.append(check);
    }
    return tasks;
}

} // namespace muster
