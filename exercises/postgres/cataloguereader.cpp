// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/cataloguereader.h"

#include "postgres/pgtext.h"
#include "postgres/typesafety.h"

namespace muster
{

namespace reader
{

QString userRelation()
{
    return QStringLiteral(
        "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)' "
        "AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass "
        "AND d.objid = c.oid AND d.deptype = 'e')");
}

Done readServer(PgPool &pool, Catalogue &out)
{
    const Result<PgRows> rows = pool.query(QStringLiteral(
        "SELECT current_setting('server_version_num'), current_setting('server_version'), "
        "current_database(), "
        "(SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()), "
        "(SELECT quote_ident(n.nspname) FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
        "WHERE e.extname = 'amcheck')"));
    if (!rows)
        return fail(rows.error());
    out.serverVersion = int(rows->number(0, 0));
    out.serverText = rows->text(0, 1);
    out.database = rows->text(0, 2);
    out.encoding = rows->text(0, 3);
    out.amcheckSchema = rows->text(0, 4);
    if (out.serverVersion < 120000)
        return fail(
            {QStringLiteral("postgres.version"),
             PgText::tr("The server is PostgreSQL %1, which is too old to be read.").arg(out.serverText),
             PgText::tr("Use a server of version 12 or newer."),
             Fault::CannotRun,
             {},
             0,
             0});
    // Not everybody may read the control file: it is left out then.
    const Result<PgRows> system =
        pool.query(QStringLiteral("SELECT system_identifier FROM pg_control_system()"));
    if (system)
        out.systemIdentifier = system->text();
    else if (system.error().code != QStringLiteral("postgres.denied"))
        return fail(system.error());
    return {};
}

Done readTables(PgPool &pool, Catalogue &out)
{
    const Result<PgRows> rows = pool.query(
        QStringLiteral("SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition, c.relpersistence = "
                       "'u', c.relispopulated, "
                       "has_table_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE'), "
                       "CASE WHEN c.relkind IN ('r', 'm') THEN pg_table_size(c.oid) ELSE 0 END, "
                       "CASE WHEN c.relispartition THEN (SELECT i.inhparent FROM pg_inherits i WHERE "
                       "i.inhrelid = c.oid) END, c.reltuples "
                       "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                       "WHERE c.relkind IN ('r', 'p', 'm', 'f') AND %1 ORDER BY n.nspname, c.relname")
            .arg(userRelation()));
    if (!rows)
        return fail(rows.error());
    static const QHash<QString, QString> kinds{{QStringLiteral("r"), QStringLiteral("table")},
                                               {QStringLiteral("p"), QStringLiteral("partitioned")},
                                               {QStringLiteral("m"), QStringLiteral("materialized view")},
                                               {QStringLiteral("f"), QStringLiteral("foreign")}};
    for (int r = 0; r < rows->rows.size(); ++r) {
        PgTable table;
        table.oid = rows->number(r, 0);
        table.schema = rows->text(r, 1);
        table.name = rows->text(r, 2);
        table.kind = kinds.value(rows->text(r, 3));
        table.partition = yes(*rows, r, 4);
        table.unlogged = yes(*rows, r, 5);
        table.populated = yes(*rows, r, 6);
        table.readable = yes(*rows, r, 7);
        table.bytes = rows->number(r, 8);
        table.parentOid = rows->number(r, 9);
        table.estimatedRows = rows->text(r, 10).toDouble();
        out.tables.append(table);
    }
    return {};
}

Done readColumns(PgPool &pool, Catalogue &out)
{
    const Result<TypeSafety> safety = TypeSafety::read(pool, out.serverVersion);
    if (!safety)
        return fail(safety.error());
    const Result<PgRows> rows = pool.query(
        QStringLiteral(
            "SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, "
            "pg_get_expr(ad.adbin, ad.adrelid), a.attidentity, a.attgenerated, a.atttypid, "
            "coalesce(NOT co.collisdeterministic, false), "
            "coalesce((SELECT array_position(k.conkey, a.attnum) FROM pg_constraint k "
            "WHERE k.conrelid = a.attrelid AND k.contype = 'p'), 0) "
            "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = "
            "c.relnamespace "
            "LEFT JOIN pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum "
            "LEFT JOIN pg_collation co ON co.oid = a.attcollation "
            "WHERE c.relkind IN ('r', 'p', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND %1 "
            "ORDER BY a.attrelid, a.attnum")
            .arg(userRelation()));
    if (!rows)
        return fail(rows.error());
    QHash<qint64, int> byOid;
    for (int t = 0; t < out.tables.size(); ++t)
        byOid.insert(out.tables[t].oid, t);
    QHash<qint64, QMap<qint64, QString>> keys;
    for (int r = 0; r < rows->rows.size(); ++r) {
        const auto at = byOid.constFind(rows->number(r, 0));
        if (at == byOid.constEnd())
            continue;
        PgColumn column{rows->text(r, 1), rows->text(r, 2), yes(*rows, r, 3),   rows->text(r, 4),
                        rows->text(r, 5), rows->text(r, 6), rows->number(r, 7), false,
                        yes(*rows, r, 8)};
        column.recordHash = safety->isStable(column.typeOid) && !column.oddCollation;
        if (const qint64 position = rows->number(r, 9))
            keys[rows->number(r, 0)].insert(position, column.name);
        out.tables[*at].columns.append(column);
    }
    for (PgTable &table : out.tables)
        table.primaryKey = QStringList(keys.value(table.oid).values());
    return {};
}

} // namespace reader

Result<Catalogue> readCatalogue(PgPool &pool)
{
    Catalogue out;
    for (const auto step :
         {reader::readServer, reader::readTables, reader::readColumns, reader::readIndexes,
          reader::readConstraints, reader::readForeignKeys, reader::readSequences, reader::readRest}) {
        if (const Done done = step(pool, out); !done)
            return fail(done.error());
    }
    return out;
}

} // namespace muster
