// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/baseline.h"

#include "postgres/pgtext.h"

#include <QJsonArray>

namespace muster
{

namespace
{

Error damaged(const QString &what)
{
    return {QStringLiteral("baseline.damaged"),
            what,
            PgText::tr("Take the baseline again."),
            Fault::BadInput,
            {},
            0,
            0};
}

// Reads fields of an object and remembers the first that is not as it should be.
class Fields
{
public:
    Fields(const QJsonObject &object, QString &problem, const QString &where)
        : m_object(object), m_problem(problem), m_where(where)
    {
    }

    QString text(const QString &key) { return value(key, QJsonValue::String).toString(); }
    bool flag(const QString &key) { return value(key, QJsonValue::Bool).toBool(); }
    qint64 number(const QString &key) { return value(key, QJsonValue::Double).toInteger(); }
    QJsonArray array(const QString &key) { return value(key, QJsonValue::Array).toArray(); }
    QJsonObject object(const QString &key) { return value(key, QJsonValue::Object).toObject(); }
    bool isNull(const QString &key) const { return m_object.value(key).isNull(); }
    QStringList texts(const QString &key)
    {
        QStringList out;
        const QJsonArray items = array(key);
        for (const QJsonValue &item : items)
            out.append(item.toString());
        return out;
    }

private:
    QJsonValue value(const QString &key, QJsonValue::Type type)
    {
        const QJsonValue found = m_object.value(key);
        if (found.type() != type && m_problem.isEmpty())
            m_problem = PgText::tr("%1: “%2” is missing or not what it should be.").arg(m_where, key);
        return found;
    }
    QJsonObject m_object;
    QString &m_problem;
    QString m_where;
};

template<typename Read>
void each(const QJsonArray &array, const QString &where, QString &problem, const Read &read)
{
    for (qsizetype i = 0; i < array.size(); ++i) {
        Fields fields(array[i].toObject(), problem, QStringLiteral("/%1/%2").arg(where).arg(i));
        read(fields);
    }
}

void readTable(Fields &fields, const QString &where, QString &problem, Baseline &out)
{
    PgTable table;
    table.schema = fields.text(u"schema"_qs);
    table.name = fields.text(u"name"_qs);
    table.kind = fields.text(u"kind"_qs);
    table.partition = fields.flag(u"partition"_qs);
    table.unlogged = fields.flag(u"unlogged"_qs);
    table.primaryKey = fields.texts(u"primary_key"_qs);
    each(fields.array(u"columns"_qs), where, problem, [&table](Fields &f) {
        table.columns.append({f.text(u"name"_qs), f.text(u"type"_qs), f.flag(u"not_null"_qs),
                              f.text(u"default"_qs), f.text(u"identity"_qs), f.text(u"generated"_qs), 0,
                              false, false});
    });
    TableContent content;
    if (!fields.isNull(u"rows"_qs))
        content.rows = fields.number(u"rows"_qs);
    Fields sum(fields.object(u"checksum"_qs), problem, where);
    const std::optional<HashKind> kind = hashFromWord(sum.text(u"kind"_qs));
    if (!kind && problem.isEmpty())
        problem = PgText::tr("%1: the kind of checksum is not known.").arg(table.display());
    content.checksum = {kind.value_or(HashKind::None), sum.text(u"sum"_qs), sum.text(u"mix"_qs)};
    const QJsonObject newest = fields.object(u"newest"_qs);
    for (auto it = newest.constBegin(); it != newest.constEnd(); ++it)
        content.newest.insert(it.key(), it.value().toString());
    out.contents.insert(table.display(), content);
    out.catalogue.tables.append(table);
}

void readSequence(Fields &fields, QString &problem, Catalogue &out)
{
    PgSequence sequence;
    sequence.schema = fields.text(u"schema"_qs);
    sequence.name = fields.text(u"name"_qs);
    sequence.increment = fields.text(u"increment"_qs).toLongLong();
    sequence.cycles = fields.flag(u"cycles"_qs);
    if (!fields.isNull(u"next"_qs))
        sequence.next = fields.text(u"next"_qs).toLongLong();
    each(fields.array(u"uses"_qs), u"sequences"_qs, problem, [&sequence](Fields &f) {
        sequence.uses.append({f.text(u"table"_qs), f.text(u"column"_qs), f.flag(u"pure"_qs)});
    });
    out.sequences.append(sequence);
}

void readObjects(Fields &top, QString &problem, Catalogue &out)
{
    each(top.array(u"indexes"_qs), u"indexes"_qs, problem, [&out](Fields &f) {
        out.indexes.append({f.text(u"schema"_qs),
                            f.text(u"name"_qs),
                            f.text(u"table"_qs),
                            f.text(u"definition"_qs),
                            f.text(u"method"_qs),
                            f.flag(u"valid"_qs),
                            f.flag(u"ready"_qs),
                            0,
                            0,
                            {}});
    });
    each(top.array(u"constraints"_qs), u"constraints"_qs, problem, [&out](Fields &f) {
        out.constraints.append({f.text(u"name"_qs), f.text(u"table"_qs), f.text(u"type"_qs),
                                f.text(u"definition"_qs), f.flag(u"validated"_qs), f.flag(u"inherited"_qs)});
    });
    each(top.array(u"foreign_keys"_qs), u"foreign_keys"_qs, problem, [&out](Fields &f) {
        out.foreignKeys.append({f.text(u"name"_qs), f.text(u"child"_qs), f.text(u"parent"_qs),
                                f.texts(u"columns"_qs), f.texts(u"parent_columns"_qs),
                                f.texts(u"operators"_qs), f.flag(u"match_full"_qs), f.flag(u"validated"_qs)});
    });
    each(top.array(u"sequences"_qs), u"sequences"_qs, problem,
         [&](Fields &f) { readSequence(f, problem, out); });
    each(top.array(u"extensions"_qs), u"extensions"_qs, problem, [&out](Fields &f) {
        out.extensions.append({f.text(u"name"_qs), f.text(u"version"_qs)});
    });
    out.views = top.texts(u"views"_qs);
    out.functions = top.texts(u"functions"_qs);
}

} // namespace

QString baselineDigest(const QJsonObject &json); // baselinejson.cpp

Result<Baseline> baselineFromJson(const QJsonObject &json)
{
    const QJsonValue version = json.value(u"muster_baseline"_qs);
    if (!version.isDouble())
        return fail(damaged(PgText::tr("It is not a baseline.")));
    if (version.toInteger() > 1)
        return fail({QStringLiteral("baseline.newer"),
                     PgText::tr("The baseline's format is %1; this Muster knows 1.").arg(version.toInteger()),
                     PgText::tr("Use the Muster that took it, or take the baseline again."),
                     Fault::BadInput,
                     {},
                     0,
                     0});
    if (json.value(u"sha256"_qs).toString() != baselineDigest(json))
        return fail(
            damaged(PgText::tr("It was changed or damaged after it was taken: its SHA-256 does not fit.")));
    QString problem;
    Baseline out;
    Fields top(json, problem, QString());
    out.takenAt = parseTimestamp(top.text(u"taken_at"_qs));
    Catalogue &catalogue = out.catalogue;
    catalogue.serverVersion = int(top.number(u"server_version_num"_qs));
    catalogue.serverText = top.text(u"server_version"_qs);
    catalogue.database = top.text(u"database"_qs);
    catalogue.encoding = top.text(u"encoding"_qs);
    catalogue.systemIdentifier = top.text(u"system_identifier"_qs);
    each(top.array(u"tables"_qs), u"tables"_qs, problem,
         [&](Fields &f) { readTable(f, u"/tables"_qs, problem, out); });
    readObjects(top, problem, catalogue);
    const QJsonObject definitions = json.value(u"definitions"_qs).toObject(); // older baselines have none
    for (auto it = definitions.begin(); it != definitions.end(); ++it)
        catalogue.definitions.insert(it.key(), it.value().toString());
    if (!problem.isEmpty())
        return fail(damaged(problem));
    return out;
}

} // namespace muster
