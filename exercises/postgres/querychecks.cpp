// SPDX-License-Identifier: GPL-3.0-or-later
// The plan's own queries, and heap and B-tree verification with amcheck.
#include "postgres/checktask.h"

#include "postgres/pgtext.h"

#include <cmath>

namespace muster
{

namespace
{

constexpr unsigned booleanOid = 16;
constexpr int longestText = 200;

bool isNumberType(unsigned oid)
{
    switch (oid) {
    case 20:
    case 21:
    case 23:
    case 26:
    case 700:
    case 701:
    case 1700: // int8, int2, int4, oid, float4, float8, numeric
        return true;
    default:
        return false;
    }
}

QJsonValue valueOf(const QString &text, unsigned type)
{
    if (type == booleanOid)
        return text == u"t"_qs;
    bool whole = false;
    const qint64 integer = text.toLongLong(&whole);
    if (isNumberType(type) && whole)
        return integer;
    bool number = false;
    const double real = text.toDouble(&number);
    if (isNumberType(type) && number && std::isfinite(real))
        return real;
    return text.left(longestText);
}

// The expected value as a number, also when a plan wrote it as text.
std::optional<double> numberOf(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool number = false;
    const double parsed = value.isString() ? value.toString().toDouble(&number) : 0;
    return number ? std::optional(parsed) : std::nullopt;
}

// Beyond 2^53 two whole numbers can be one double: they are compared as what they are.
bool areWhole(const QJsonValue &a, const QJsonValue &b)
{
    return a.toVariant().typeId() == QMetaType::LongLong && b.toVariant().typeId() == QMetaType::LongLong;
}

void judgeValue(const CheckSpec &spec, const QString &text, unsigned type, CheckResult &check)
{
    // Text is shown only where text was expected: a report holds no contents of rows.
    const bool showsText = spec.expected.isString() || type == booleanOid || isNumberType(type);
    check.actual = showsText ? valueOf(text, type) : QJsonValue(PgText::tr("a text"));
    const bool wantsTruth = spec.expected.isNull() || spec.expected.isUndefined() || spec.expected.isBool();
    if (wantsTruth) {
        check.expected = spec.expected.isBool() ? spec.expected.toBool() : true;
        if (type != booleanOid)
            return failCheck(
                check,
                PgText::tr("The query gives no truth value; say what is expected, or write a condition."));
        return check.actual == check.expected ? pass(check)
                                              : failCheck(check, PgText::tr("The condition does not hold."));
    }
    const std::optional<double> wanted = numberOf(spec.expected);
    const std::optional<double> seen = numberOf(check.actual);
    const bool numeric = spec.expected.isDouble() || isNumberType(type);
    bool same = false;
    if (!numeric)
        same = spec.expected.isString() && spec.expected.toString() == text;
    else if (spec.tolerance <= 0 && areWhole(spec.expected, check.actual))
        same = spec.expected.toInteger() == check.actual.toInteger();
    else if (wanted && seen)
        same = withinTolerance(*seen, *wanted, spec.tolerance);
    if (numeric && wanted && !seen)
        return failCheck(check, PgText::tr("The query does not give a number."));
    if (same)
        return pass(check);
    failCheck(check, spec.tolerance > 0
                         ? PgText::tr("Outside the tolerance of %1 %.").arg(spec.tolerance * 100)
                         : PgText::tr("Not the expected value."));
}

QString withoutSemicolon(QString sql)
{
    sql = sql.trimmed();
    while (sql.endsWith(u';'))
        sql = sql.chopped(1).trimmed();
    return sql;
}

} // namespace

CheckTask queryTask(const CheckSpec &spec)
{
    CheckTask task;
    CheckResult check = newCheck(spec.name, spec.description);
    check.critical = spec.critical;
    check.expected = spec.expected.isUndefined() || spec.expected.isNull() ? QJsonValue(true) : spec.expected;
    task.planned = {check};
    task.what = spec.name;
    task.ownSearchPath = true;
    task.weight = 1e6;
    // As a subquery it can be nothing but a query: no COMMIT, no SET, no second statement.
    task.sql = u"SELECT * FROM (\n"_qs % withoutSemicolon(spec.sql) % u"\n) AS muster_check LIMIT 2"_qs;
    task.read = [spec](const PgRows &rows, CheckResults &planned) {
        CheckResult &result = planned.first();
        if (rows.rows.isEmpty() || rows.columns.isEmpty())
            failCheck(result, PgText::tr("The query gives no row."));
        else if (rows.rows.size() > 1)
            result.message = PgText::tr("The query gives more than one row; it must give one value.");
        else if (!rows.rows[0][0])
            failCheck(result, PgText::tr("The query gives null."));
        else
            judgeValue(spec, rows.text(), rows.types.value(0), result);
    };
    return task;
}

std::vector<CheckTask> heapTasks(const Subject &subject, const QString &schema)
{
    std::vector<CheckTask> tasks;
    for (const PgTable &table : subject.catalogue.tables) {
        if (subject.catalogue.major() < 14 ||
            (table.kind != u"table"_qs && table.kind != u"materialized view"_qs))
            continue;
        CheckTask task;
        task.planned = {newCheck(u"heap_and_btree"_qs, table.display())};
        task.what = table.display();
        task.weight = double(table.bytes);
        task.sql = QStringLiteral("SELECT count(*), min(blkno), min(msg) FROM ") % schema %
                   QStringLiteral(".verify_heapam(%1::oid::regclass)").arg(table.oid);
        task.read = [](const PgRows &rows, CheckResults &planned) {
            planned.first().expected = 0;
            planned.first().actual = rows.number();
            if (rows.number() == 0)
                pass(planned.first());
            else
                failCheck(planned.first(), PgText::tr("%1 damaged places, the first in block %2: %3")
                                               .arg(rows.number())
                                               .arg(rows.number(0, 1))
                                               .arg(rows.text(0, 2)));
        };
        tasks.push_back(std::move(task));
    }
    for (const PgIndex &index : subject.catalogue.indexes) {
        if (index.method != u"btree"_qs || !index.valid || !index.ready || index.bytes == 0)
            continue;
        CheckTask task;
        task.planned = {newCheck(u"heap_and_btree"_qs, displayName(index.schema, index.name))};
        task.what = task.planned.first().object;
        task.weight = double(index.bytes);
        task.sql = QStringLiteral("SELECT ") % schema %
                   QStringLiteral(".bt_index_check(%1::oid::regclass, true)").arg(index.oid);
        task.read = [](const PgRows &, CheckResults &planned) { pass(planned.first()); };
        tasks.push_back(std::move(task));
    }
    return tasks;
}

} // namespace muster
