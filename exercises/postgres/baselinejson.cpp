// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/baseline.h"

#include "domain/journal.h"
#include "postgres/pgtext.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace muster
{

namespace
{

constexpr int formatVersion = 1;

QString versionKey()
{
    return QStringLiteral("muster_baseline");
}
QString hashKey()
{
    return QStringLiteral("sha256");
}

QString digestOf(QJsonObject json)
{
    json.remove(hashKey());
    return QString::fromLatin1(
        QCryptographicHash::hash(canonicalJson(json), QCryptographicHash::Sha256).toHex());
}

QJsonObject columnJson(const PgColumn &c)
{
    return {{u"name"_qs, c.name},           {u"type"_qs, c.type},         {u"not_null"_qs, c.notNull},
            {u"default"_qs, c.defaultText}, {u"identity"_qs, c.identity}, {u"generated"_qs, c.generated}};
}

QJsonObject tableJson(const PgTable &t, const TableContent &content)
{
    QJsonArray columns;
    for (const PgColumn &column : t.columns)
        columns.append(columnJson(column));
    QJsonObject newest;
    for (auto it = content.newest.constBegin(); it != content.newest.constEnd(); ++it)
        newest.insert(it.key(), it.value());
    QJsonObject out{{u"schema"_qs, t.schema},
                    {u"name"_qs, t.name},
                    {u"kind"_qs, t.kind},
                    {u"partition"_qs, t.partition},
                    {u"unlogged"_qs, t.unlogged},
                    {u"columns"_qs, columns},
                    {u"primary_key"_qs, QJsonArray::fromStringList(t.primaryKey)},
                    {u"newest"_qs, newest}};
    out[u"rows"_qs] = content.rows ? QJsonValue(*content.rows) : QJsonValue(QJsonValue::Null);
    out[u"checksum"_qs] = QJsonObject{{u"kind"_qs, hashWord(content.checksum.kind)},
                                      {u"sum"_qs, content.checksum.sum},
                                      {u"mix"_qs, content.checksum.mix}};
    return out;
}

QJsonObject sequenceJson(const PgSequence &s)
{
    QJsonArray uses;
    for (const SequenceUse &use : s.uses)
        uses.append(
            QJsonObject{{u"table"_qs, use.table}, {u"column"_qs, use.column}, {u"pure"_qs, use.pure}});
    return {{u"schema"_qs, s.schema},
            {u"name"_qs, s.name},
            {u"increment"_qs, QString::number(s.increment)},
            {u"cycles"_qs, s.cycles},
            {u"uses"_qs, uses},
            {u"next"_qs, s.next ? QJsonValue(QString::number(*s.next)) : QJsonValue(QJsonValue::Null)}};
}

QJsonArray indexesJson(const Catalogue &catalogue)
{
    QJsonArray out;
    for (const PgIndex &i : catalogue.indexes)
        out.append(QJsonObject{{u"schema"_qs, i.schema},
                               {u"name"_qs, i.name},
                               {u"table"_qs, i.table},
                               {u"definition"_qs, i.definition},
                               {u"method"_qs, i.method},
                               {u"valid"_qs, i.valid},
                               {u"ready"_qs, i.ready}});
    return out;
}

QJsonArray constraintsJson(const Catalogue &catalogue)
{
    QJsonArray out;
    for (const PgConstraint &c : catalogue.constraints)
        out.append(QJsonObject{{u"name"_qs, c.name},
                               {u"table"_qs, c.table},
                               {u"type"_qs, c.type},
                               {u"definition"_qs, c.definition},
                               {u"validated"_qs, c.validated},
                               {u"inherited"_qs, c.inherited}});
    return out;
}

QJsonArray foreignKeysJson(const Catalogue &catalogue)
{
    QJsonArray out;
    for (const PgForeignKey &k : catalogue.foreignKeys)
        out.append(QJsonObject{{u"name"_qs, k.name},
                               {u"child"_qs, k.child},
                               {u"parent"_qs, k.parent},
                               {u"columns"_qs, QJsonArray::fromStringList(k.columns)},
                               {u"parent_columns"_qs, QJsonArray::fromStringList(k.parentColumns)},
                               {u"operators"_qs, QJsonArray::fromStringList(k.operators)},
                               {u"match_full"_qs, k.matchFull},
                               {u"validated"_qs, k.validated}});
    return out;
}

} // namespace

QJsonObject baselineToJson(const Baseline &baseline)
{
    const Catalogue &catalogue = baseline.catalogue;
    QJsonArray tables;
    for (const PgTable &table : catalogue.tables)
        tables.append(tableJson(table, baseline.contents.value(table.display())));
    QJsonArray sequences;
    for (const PgSequence &sequence : catalogue.sequences)
        sequences.append(sequenceJson(sequence));
    QJsonArray extensions;
    for (const PgExtension &extension : catalogue.extensions)
        extensions.append(QJsonObject{{u"name"_qs, extension.name}, {u"version"_qs, extension.version}});
    QJsonObject definitions;
    for (auto it = catalogue.definitions.begin(); it != catalogue.definitions.end(); ++it)
        definitions.insert(it.key(), it.value());
    QJsonObject out{{versionKey(), formatVersion},
                    {u"taken_at"_qs, timestampText(baseline.takenAt)},
                    {u"program"_qs, QStringLiteral("muster " MUSTER_VERSION)},
                    {u"server_version_num"_qs, catalogue.serverVersion},
                    {u"server_version"_qs, catalogue.serverText},
                    {u"database"_qs, catalogue.database},
                    {u"encoding"_qs, catalogue.encoding},
                    {u"system_identifier"_qs, catalogue.systemIdentifier},
                    {u"tables"_qs, tables},
                    {u"indexes"_qs, indexesJson(catalogue)},
                    {u"constraints"_qs, constraintsJson(catalogue)},
                    {u"foreign_keys"_qs, foreignKeysJson(catalogue)},
                    {u"sequences"_qs, sequences},
                    {u"views"_qs, QJsonArray::fromStringList(catalogue.views)},
                    {u"functions"_qs, QJsonArray::fromStringList(catalogue.functions)},
                    {u"definitions"_qs, definitions},
                    {u"extensions"_qs, extensions}};
    out[hashKey()] = digestOf(out);
    return out;
}

Done saveBaseline(const Baseline &baseline, const QString &path)
{
    QSaveFile file(path);
    const QByteArray text = QJsonDocument(baselineToJson(baseline)).toJson();
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return fail({QStringLiteral("baseline.write"),
                 PgText::tr("The baseline could not be written to %1: %2").arg(path, file.errorString()),
                 PgText::tr("Check the folder's rights and the free space."),
                 Fault::CannotRun,
                 {},
                 0,
                 0});
}

Result<Baseline> loadBaseline(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail({QStringLiteral("baseline.missing"),
                     PgText::tr("The baseline %1 cannot be read: %2").arg(path, file.errorString()),
                     PgText::tr("Take one with “muster-cli baseline take CONNINFO -o FILE”."),
                     Fault::CannotRun,
                     {},
                     0,
                     0});
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    Result<Baseline> out =
        document.isObject()
            ? baselineFromJson(document.object())
            : fail({QStringLiteral("baseline.damaged"),
                    problem.error == QJsonParseError::NoError ? PgText::tr("It is not a baseline.")
                                                              : PgText::tr("It is not JSON: %1 (byte %2).")
                                                                    .arg(problem.errorString())
                                                                    .arg(problem.offset),
                    PgText::tr("Take the baseline again."),
                    Fault::BadInput,
                    {},
                    0,
                    0});
    if (!out)
        out.error().message = path % QStringLiteral(": ") % out.error().message;
    return out;
}

QString baselineDigest(const QJsonObject &json)
{
    return digestOf(json);
}

} // namespace muster
