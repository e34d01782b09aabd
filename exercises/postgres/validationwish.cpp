// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/validationwish.h"

#include "postgres/pgtext.h"

#include <QJsonArray>

namespace muster
{

namespace
{

Error badParameter(const QString &pointer, const QString &message)
{
    return {QStringLiteral("validate.parameter"),
            message,
            PgText::tr("Correct the step's parameters in the plan."),
            Fault::BadInput,
            pointer,
            0,
            0};
}

QStringList textsOf(const QJsonValue &value)
{
    if (value.isString())
        return {value.toString()};
    QStringList out;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        out.append(item.toString());
    return out;
}

std::optional<qint64> countOf(const QJsonValue &value)
{
    if (value.isDouble() && value.toDouble() >= 0)
        return value.toInteger();
    bool number = false;
    const qint64 parsed = value.toString().toLongLong(&number);
    return number && parsed >= 0 ? std::optional(parsed) : std::nullopt;
}

Done readTableCounts(const QJsonObject &params, ValidationWish &wish)
{
    const std::pair<QString, std::optional<qint64> *> fields[] = {{u"minimum_tables"_qs, &wish.minimumTables},
                                                                  {u"table_count"_qs, &wish.exactTables}};
    for (const auto &[key, into] : fields) {
        const QJsonValue value = params.value(key);
        if (value.isUndefined() || value.isNull())
            continue;
        *into = countOf(value);
        if (!*into)
            return fail(badParameter(u'/' % key, PgText::tr("“%1” must be a number of tables.").arg(key)));
    }
    return {};
}

Done readRowCounts(const QJsonObject &params, ValidationWish &wish)
{
    const QJsonObject counts = params.value(u"row_counts"_qs).toObject();
    for (auto it = counts.constBegin(); it != counts.constEnd(); ++it) {
        const QJsonValue value = it.value();
        const QJsonValue expected = value.isObject() ? value.toObject().value(u"expected"_qs) : value;
        const double tolerance = value.isObject() ? value.toObject().value(u"tolerance"_qs).toDouble(0) : 0;
        if (!expected.isDouble() || tolerance < 0)
            return fail(badParameter(
                u"/row_counts/"_qs % it.key(),
                PgText::tr("The expected number of rows of %1 must be a number.").arg(it.key())));
        wish.rowCounts.insert(it.key(), {expected.toDouble(), tolerance});
    }
    return {};
}

Done readForeignKeys(const QJsonObject &params, ValidationWish &wish)
{
    const QJsonArray keys = params.value(u"foreign_keys"_qs).toArray();
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const QJsonObject object = keys[i].toObject();
        ForeignKeyWish key{object.value(u"child"_qs).toString(), textsOf(object.value(u"columns"_qs)),
                           object.value(u"parent"_qs).toString(),
                           textsOf(object.value(u"parent_columns"_qs))};
        if (key.child.isEmpty() || key.parent.isEmpty() || key.columns.isEmpty() ||
            key.columns.size() != key.parentColumns.size())
            return fail(badParameter(
                QStringLiteral("/foreign_keys/%1").arg(i),
                PgText::tr("A foreign key needs child, columns, parent and as many parent_columns.")));
        wish.foreignKeys.append(key);
    }
    return {};
}

Done readChecks(const QJsonObject &params, ValidationWish &wish)
{
    const QJsonArray checks = params.value(u"checks"_qs).toArray();
    for (qsizetype i = 0; i < checks.size(); ++i) {
        const QString pointer = QStringLiteral("/checks/%1").arg(i);
        QJsonObject object = checks[i].toObject();
        CheckSpec check;
        check.name = object.take(u"name"_qs).toString();
        check.description = object.take(u"description"_qs).toString();
        check.sql = object.take(u"sql"_qs).toString();
        check.builtin = object.take(u"builtin"_qs).toString();
        check.command = textsOf(object.take(u"command"_qs));
        check.expected = object.take(u"expected"_qs);
        check.tolerance = object.take(u"tolerance"_qs).toVariant().toDouble();
        check.critical = object.take(u"critical"_qs).toBool(true);
        check.extra = object;
        if (check.name.isEmpty())
            check.name = check.builtin.isEmpty() ? u"consistency"_qs : builtinName(check.builtin);
        if (check.sql.isEmpty() && check.command.isEmpty() && builtinName(check.builtin).isEmpty())
            return fail(
                badParameter(pointer, PgText::tr("The check “%1” needs sql or the name of a builtin check.")
                                          .arg(check.name.isEmpty() ? check.builtin : check.name)));
        if (check.tolerance < 0)
            return fail(badParameter(pointer + u"/tolerance"_qs,
                                     PgText::tr("A tolerance is a fraction, such as 0.05.")));
        wish.checks.append(check);
    }
    return {};
}

Done readTimeout(const QJsonObject &params, ValidationWish &wish)
{
    const QJsonValue value = params.value(u"statement_timeout"_qs);
    if (value.isUndefined() || value.isNull())
        return {};
    const Result<Milliseconds> parsed =
        parseDuration(value.isDouble() ? QString::number(value.toDouble()) : value.toString());
    if (!parsed)
        return fail(parsed.error());
    wish.statementTimeout = *parsed;
    return {};
}

} // namespace

QString builtinName(const QString &written)
{
    static const QHash<QString, QString> others{{u"foreign_key_integrity"_qs, u"foreign_key"_qs},
                                                {u"foreign_keys"_qs, u"foreign_key"_qs},
                                                {u"index_health"_qs, u"index"_qs},
                                                {u"indexes"_qs, u"index"_qs},
                                                {u"sequence_values"_qs, u"sequence"_qs},
                                                {u"sequences"_qs, u"sequence"_qs},
                                                {u"row_counts"_qs, u"row_count"_qs},
                                                {u"checksum"_qs, u"content_checksum"_qs},
                                                {u"constraints"_qs, u"constraint"_qs},
                                                {u"extensions"_qs, u"extension"_qs},
                                                {u"primary_key"_qs, u"null_primary_key"_qs}};
    static const QSet<QString> known{
        u"table_count"_qs, u"critical_tables"_qs,  u"row_count"_qs,        u"content_checksum"_qs,
        u"foreign_key"_qs, u"null_primary_key"_qs, u"sequence"_qs,         u"index"_qs,
        u"constraint"_qs,  u"extension"_qs,        u"newest_timestamp"_qs, u"heap_and_btree"_qs,
        u"view"_qs,        u"function"_qs};
    const QString name = others.value(written, written);
    return known.contains(name) ? name : QString();
}

QSet<QString> ValidationWish::levelNames() const
{
    if (!standard)
        return {};
    QSet<QString> names{u"table_count"_qs, u"critical_tables"_qs, u"row_count"_qs, u"newest_timestamp"_qs,
                        u"extension"_qs};
    if (level != u"quick"_qs)
        names.unite({u"content_checksum"_qs, u"foreign_key"_qs, u"null_primary_key"_qs, u"sequence"_qs,
                     u"index"_qs, u"constraint"_qs, u"view"_qs, u"function"_qs});
    if (level == u"paranoid"_qs)
        names.insert(u"heap_and_btree"_qs);
    return names;
}

Result<ValidationWish> wishFromJson(const QJsonObject &params, const QString &runLevel)
{
    ValidationWish wish;
    wish.level = params.value(u"level"_qs).toString(runLevel.isEmpty() ? u"standard"_qs : runLevel);
    if (!QStringList{u"quick"_qs, u"standard"_qs, u"paranoid"_qs}.contains(wish.level))
        return fail({QStringLiteral("validate.level"), PgText::tr("There is no level “%1”.").arg(wish.level),
                     PgText::tr("Use quick, standard or paranoid."), Fault::BadInput, u"/level"_qs, 0, 0});
    wish.standard = params.value(u"standard"_qs).toBool(true);
    wish.criticalTables = textsOf(params.value(u"critical_tables"_qs));
    wish.keyColumns = textsOf(params.value(u"key_columns"_qs));
    wish.newest = params.value(u"newest_timestamp"_qs).toString(u"auto"_qs);
    wish.skipCritical = params.value(u"after_critical_failure"_qs).toString() == u"skip_critical"_qs;
    wish.connections = int(countOf(params.value(u"connections"_qs)).value_or(0));
    for (const auto read : {readTableCounts, readRowCounts, readForeignKeys, readChecks, readTimeout}) {
        if (const Done done = read(params, wish); !done)
            return fail(done.error());
    }
    return wish;
}

} // namespace muster
