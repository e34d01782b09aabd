// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/cataloguereader.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace muster::reader
{

namespace
{

// A text[] that the query wrote as JSON, because its quoting is simpler than that of arrays.
QStringList listOf(const QString &json)
{
    QStringList out;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue &value : array)
        out.append(value.toString());
    return out;
}

// nextval('public.s'::regclass) and its likes; the name of the sequence as written.
struct NextvalDefault
{
    QString sequence;
    bool pure = false;
};

NextvalDefault nextvalOf(const QString &expression)
{
    static const QRegularExpression call(
        QStringLiteral("nextval\\(\\(*'((?:[^']|'')+)'::(?:regclass|text)\\)*(?:::regclass)?\\)"));
    const QRegularExpressionMatch match = call.match(expression);
    if (!match.hasMatch())
        return {};
    QString rest = expression;
    rest.remove(match.capturedStart(), match.capturedLength());
    static const QRegularExpression casts(
        QStringLiteral("\\A[()]*(?:::(?:\"[^\"]+\"|[a-z_ 0-9.]+)(?:\\([0-9, ]+\\))?[()]*)*\\z"));
    QString name = match.captured(1);
    return {name.replace(QStringLiteral("''"), QStringLiteral("'")), casts.match(rest).hasMatch()};
}

} // namespace

Done readIndexes(PgPool &pool, Catalogue &out)
{
    const Result<PgRows> rows = pool.query(
        QStringLiteral(
            "SELECT n.nspname, c.relname, tn.nspname, t.relname, pg_get_indexdef(c.oid), am.amname, "
            "i.indisvalid, i.indisready, c.oid, CASE WHEN c.relkind = 'i' THEN pg_relation_size(c.oid) ELSE "
            "0 END, "
            "CASE WHEN i.indisunique AND i.indisvalid AND i.indisready AND i.indimmediate "
            "AND i.indnkeyatts = 1 AND i.indpred IS NULL THEN (SELECT a.attname FROM pg_attribute a "
            "WHERE a.attrelid = t.oid AND a.attnum = i.indkey[0]) END "
            "FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class t ON t.oid = i.indrelid "
            "JOIN pg_namespace tn ON tn.oid = t.relnamespace JOIN pg_am am ON am.oid = c.relam "
            "WHERE t.relkind IN ('r', 'p', 'm') AND %1 AND NOT EXISTS (SELECT FROM pg_depend d "
            "WHERE d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'e') "
            "ORDER BY n.nspname, c.relname")
            .arg(userRelation()));
    if (!rows)
        return fail(rows.error());
    for (int r = 0; r < rows->rows.size(); ++r) {
        out.indexes.append({rows->text(r, 0), rows->text(r, 1),
                            displayName(rows->text(r, 2), rows->text(r, 3)), rows->text(r, 4),
                            rows->text(r, 5), yes(*rows, r, 6), yes(*rows, r, 7), rows->number(r, 8),
                            rows->number(r, 9), rows->text(r, 10)});
    }
    return {};
}

Done readConstraints(PgPool &pool, Catalogue &out)
{
    const Result<PgRows> rows = pool.query(
        QStringLiteral(
            "SELECT k.conname, n.nspname, c.relname, k.contype, "
            "regexp_replace(pg_get_constraintdef(k.oid), ' NOT VALID$', ''), k.convalidated, "
            "k.conparentid <> 0 FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE k.contype IN ('c', 'p', 'u', 'x', 'f') "
            "AND %1 ORDER BY n.nspname, c.relname, k.conname")
            .arg(userRelation()));
    if (!rows)
        return fail(rows.error());
    for (int r = 0; r < rows->rows.size(); ++r) {
        out.constraints.append({rows->text(r, 0), displayName(rows->text(r, 1), rows->text(r, 2)),
                                rows->text(r, 3), rows->text(r, 4), yes(*rows, r, 5), yes(*rows, r, 6)});
    }
    return {};
}

Done readForeignKeys(PgPool &pool, Catalogue &out)
{
    const QString names =
        QStringLiteral("(SELECT json_agg(a.attname ORDER BY u.i) FROM unnest(k.%1) WITH ORDINALITY u(num, i) "
                       "JOIN pg_attribute a ON a.attrelid = k.%2 AND a.attnum = u.num)");
    const Result<PgRows> rows = pool.query(
        QStringLiteral(
            "SELECT k.conname, n.nspname, c.relname, pn.nspname, p.relname, k.confmatchtype, k.convalidated, "
            "%2, %3, (SELECT json_agg(format('OPERATOR(%I.%s)', o_n.nspname, o.oprname) ORDER BY u.i) "
            "FROM unnest(k.conpfeqop) WITH ORDINALITY u(op, i) JOIN pg_operator o ON o.oid = u.op "
            "JOIN pg_namespace o_n ON o_n.oid = o.oprnamespace) "
            "FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class p ON p.oid = k.confrelid "
            "JOIN pg_namespace pn ON pn.oid = p.relnamespace "
            "WHERE k.contype = 'f' AND k.conparentid = 0 AND %1 ORDER BY n.nspname, c.relname, k.conname")
            .arg(userRelation(), names.arg(QStringLiteral("conkey"), QStringLiteral("conrelid")),
                 names.arg(QStringLiteral("confkey"), QStringLiteral("confrelid"))));
    if (!rows)
        return fail(rows.error());
    for (int r = 0; r < rows->rows.size(); ++r) {
        PgForeignKey key;
        key.name = rows->text(r, 0);
        key.child = displayName(rows->text(r, 1), rows->text(r, 2));
        key.parent = displayName(rows->text(r, 3), rows->text(r, 4));
        key.matchFull = rows->text(r, 5) == QStringLiteral("f");
        key.validated = yes(*rows, r, 6);
        key.columns = listOf(rows->text(r, 7));
        key.parentColumns = listOf(rows->text(r, 8));
        key.operators = listOf(rows->text(r, 9));
        out.foreignKeys.append(key);
    }
    return {};
}

namespace
{

// Columns that own a sequence or are identities, and defaults that depend on one.
Done readDependentUses(PgPool &pool, const QHash<qint64, int> &byOid, Catalogue &out)
{
    const Result<PgRows> rows = pool.query(QStringLiteral(
        "SELECT d.objid, d.refobjid, d.refobjsubid, a.attname, '' FROM pg_depend d "
        "JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' "
        "JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid "
        "WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN "
        "('a', 'i') "
        "AND d.refobjsubid > 0 "
        "UNION ALL SELECT d.refobjid, ad.adrelid, ad.adnum, a.attname, pg_get_expr(ad.adbin, ad.adrelid) "
        "FROM pg_depend d JOIN pg_attrdef ad ON ad.oid = d.objid JOIN pg_class s ON s.oid = d.refobjid AND "
        "s.relkind = 'S' "
        "JOIN pg_attribute a ON a.attrelid = ad.adrelid AND a.attnum = ad.adnum "
        "WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass ORDER BY 1, 2, 3, "
        "5 DESC"));
    if (!rows)
        return fail(rows.error());
    QHash<qint64, QString> tables;
    for (const PgTable &table : std::as_const(out.tables))
        tables.insert(table.oid, table.display());
    for (int r = 0; r < rows->rows.size(); ++r) {
        const int at = byOid.value(rows->number(r, 0), -1);
        const QString table = tables.value(rows->number(r, 1));
        if (at < 0 || table.isEmpty())
            continue;
        const QString expression = rows->text(r, 4);
        const SequenceUse use{table, rows->text(r, 3), expression.isEmpty() || nextvalOf(expression).pure};
        QVector<SequenceUse> &uses = out.sequences[at].uses;
        const bool known = std::any_of(uses.cbegin(), uses.cend(), [&use](const SequenceUse &u) {
            return u.table == use.table && u.column == use.column;
        });
        if (!known)
            uses.append(use);
    }
    return {};
}

// A default nextval('name'::text) leaves no dependency behind: found by its text.
void addTextUses(Catalogue &out)
{
    for (const PgTable &table : std::as_const(out.tables)) {
        for (const PgColumn &column : table.columns) {
            const NextvalDefault found = nextvalOf(column.defaultText);
            if (found.sequence.isEmpty())
                continue;
            for (PgSequence &sequence : out.sequences) {
                const bool same = sequence.display() == found.sequence || sequence.name == found.sequence ||
                                  displayName(sequence.name) == found.sequence;
                const SequenceUse use{table.display(), column.name, found.pure};
                const bool known =
                    std::any_of(sequence.uses.cbegin(), sequence.uses.cend(), [&use](const SequenceUse &u) {
                        return u.table == use.table && u.column == use.column;
                    });
                if (same && !known)
                    sequence.uses.append(use);
            }
        }
    }
}

} // namespace

Done readSequences(PgPool &pool, Catalogue &out)
{
    const Result<PgRows> rows = pool.query(
        QStringLiteral("SELECT c.oid, n.nspname, c.relname, s.seqincrement, s.seqcycle, "
                       "has_sequence_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE') "
                       "FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid "
                       "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE %1 ORDER BY n.nspname, c.relname")
            .arg(userRelation()));
    if (!rows)
        return fail(rows.error());
    QHash<qint64, int> byOid;
    QStringList reads;
    for (int r = 0; r < rows->rows.size(); ++r) {
        PgSequence sequence;
        sequence.schema = rows->text(r, 1);
        sequence.name = rows->text(r, 2);
        sequence.increment = rows->number(r, 3);
        sequence.cycles = yes(*rows, r, 4);
        if (yes(*rows, r, 5))
            reads.append(
                QStringLiteral("SELECT %1, last_value, is_called FROM %2.%3")
                    .arg(r)
                    .arg(PgConnection::identifier(sequence.schema), PgConnection::identifier(sequence.name)));
        byOid.insert(rows->number(r, 0), r);
        out.sequences.append(sequence);
    }
    for (qsizetype from = 0; from < reads.size(); from += 200) {
        const Result<PgRows> values = pool.query(reads.mid(from, 200).join(QStringLiteral(" UNION ALL ")));
        if (!values)
            return fail(values.error());
        for (int r = 0; r < values->rows.size(); ++r) {
            PgSequence &sequence = out.sequences[int(values->number(r, 0))];
            sequence.next = values->number(r, 1) + (yes(*values, r, 2) ? sequence.increment : 0);
        }
    }
    const Done uses = readDependentUses(pool, byOid, out);
    addTextUses(out);
    return uses;
}

Done readRest(PgPool &pool, Catalogue &out)
{
    const Result<PgRows> rows = pool.query(
        QStringLiteral(
            "SELECT c.relkind::text, n.nspname::text, c.relname::text, pg_get_viewdef(c.oid) FROM pg_class c JOIN "
            "pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('v', 'm') AND %1 "
            "UNION ALL SELECT 'f', c.oid::regprocedure::text, '', "
            "CASE WHEN c.prokind <> 'a' THEN pg_get_functiondef(c.oid) END FROM pg_proc c "
            "JOIN pg_namespace n ON n.oid = c.pronamespace "
            "WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)' "
            "AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass "
            "AND d.objid = c.oid AND d.deptype IN ('e', 'i')) "
            "UNION ALL SELECT 'e', extname, extversion, '' FROM pg_extension ORDER BY 1, 2, 3")
            .arg(userRelation()));
    if (!rows)
        return fail(rows.error());
    for (int r = 0; r < rows->rows.size(); ++r) {
        const QString kind = rows->text(r, 0);
        if (kind == QStringLiteral("e")) {
            out.extensions.append({rows->text(r, 1), rows->text(r, 2)});
            continue;
        }
        const bool isFunction = kind == QStringLiteral("f");
        const QString name = isFunction ? rows->text(r, 1) : displayName(rows->text(r, 1), rows->text(r, 2));
        if (kind != QStringLiteral("m")) // a materialized view is one of the tables
            (isFunction ? out.functions : out.views).append(name);
        if (const QByteArray text = rows->text(r, 3).toUtf8(); !text.isEmpty())
            out.definitions.insert(
                name,
                QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex()));
    }
    return {};
}

} // namespace muster::reader
