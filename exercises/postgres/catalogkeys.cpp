// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/catalogkeys.h"

namespace muster
{

namespace
{

QString key(const QString &schema, const QString &name)
{
    return schema + QChar(0x1f) + name;
}

// The archive has several words for what is one thing in the catalogue.
QString commonType(const QString &type)
{
    static const QHash<QString, QString> same{
        {QStringLiteral("PROCEDURE"), QStringLiteral("FUNCTION")},
        {QStringLiteral("AGGREGATE"), QStringLiteral("FUNCTION")},
        {QStringLiteral("DOMAIN"), QStringLiteral("TYPE")},
        {QStringLiteral("SHELL TYPE"), QStringLiteral("TYPE")},
        {QStringLiteral("CHECK CONSTRAINT"), QStringLiteral("CONSTRAINT")},
        {QStringLiteral("BLOB METADATA"), QStringLiteral("BLOB")},
        {QStringLiteral("INDEX ATTACH"), QStringLiteral("TABLE ATTACH")}};
    return same.value(type, type);
}

// Columns: type, schema, name. Names come out as pg_dump writes its tags: search_path is empty there too.
// The first branch gives the columns their type: without ::text it is "name", which cuts "table constraint" at 63 bytes.
const char *const namesSql = R"(
with mine as (
  select oid, nspname from pg_namespace
  where nspname not in ('pg_catalog', 'information_schema') and nspname !~ '^pg_(toast|temp)')
select case c.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED VIEW' when 'S' then 'SEQUENCE'
            when 'i' then 'INDEX' when 'I' then 'INDEX' when 'f' then 'FOREIGN TABLE' else 'TABLE' end,
       n.nspname::text, c.relname::text
  from pg_class c join mine n on n.oid = c.relnamespace where c.relkind in ('r','p','v','m','S','i','I','f')
union all select 'MATERIALIZED VIEW DATA', n.nspname, c.relname
  from pg_class c join mine n on n.oid = c.relnamespace where c.relkind = 'm' and c.relispopulated
union all select 'ROW SECURITY', n.nspname, c.relname
  from pg_class c join mine n on n.oid = c.relnamespace where c.relrowsecurity
union all select 'TABLE ATTACH', n.nspname, c.relname
  from pg_inherits i join pg_class c on c.oid = i.inhrelid join mine n on n.oid = c.relnamespace
union all select case k.contype when 'f' then 'FK CONSTRAINT' else 'CONSTRAINT' end, n.nspname,
       coalesce(c.relname, t.typname) || ' ' || k.conname
  from pg_constraint k join mine n on n.oid = k.connamespace
  left join pg_class c on c.oid = k.conrelid and k.conrelid <> 0 left join pg_type t on t.oid = k.contypid and k.contypid <> 0
union all select 'DEFAULT', n.nspname, c.relname || ' ' || a.attname
  from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
  join pg_class c on c.oid = d.adrelid join mine n on n.oid = c.relnamespace
union all select 'TRIGGER', n.nspname, c.relname || ' ' || g.tgname
  from pg_trigger g join pg_class c on c.oid = g.tgrelid join mine n on n.oid = c.relnamespace where not g.tgisinternal
union all select 'RULE', n.nspname, c.relname || ' ' || r.rulename
  from pg_rewrite r join pg_class c on c.oid = r.ev_class join mine n on n.oid = c.relnamespace
union all select 'POLICY', n.nspname, c.relname || ' ' || p.polname
  from pg_policy p join pg_class c on c.oid = p.polrelid join mine n on n.oid = c.relnamespace
union all select 'FUNCTION', n.nspname, p.proname || '(' || case when p.prokind = 'a' and p.pronargs = 0 then '*' else
       (select coalesce(string_agg(format_type(u.t, null), ', ' order by u.i), '')
          from unnest(p.proargtypes::oid[]) with ordinality u(t, i)) end || ')'
  from pg_proc p join mine n on n.oid = p.pronamespace
union all select 'TYPE', n.nspname, t.typname from pg_type t join mine n on n.oid = t.typnamespace
union all select 'COLLATION', n.nspname, c.collname from pg_collation c join mine n on n.oid = c.collnamespace
union all select 'STATISTICS', n.nspname, s.stxname from pg_statistic_ext s join mine n on n.oid = s.stxnamespace
union all select 'EXTENSION', '', extname from pg_extension
union all select 'SCHEMA', '', nspname from pg_namespace
union all select 'EVENT TRIGGER', '', evtname from pg_event_trigger
union all select 'FOREIGN DATA WRAPPER', '', fdwname from pg_foreign_data_wrapper
union all select 'SERVER', '', srvname from pg_foreign_server
union all select 'PUBLICATION', '', pubname from pg_publication
union all select 'BLOB', '', oid::text from pg_largeobject_metadata)";

} // namespace

Result<CatalogKeys> CatalogKeys::read(PgConnection &connection)
{
    if (const Result<PgRows> set = connection.query(QStringLiteral("set search_path = ''")); !set)
        return fail(set.error());
    const Result<PgRows> names = connection.query(QString::fromLatin1(namesSql));
    if (!names)
        return fail(names.error());
    CatalogKeys keys;
    for (const char *type : {"TABLE",
                             "VIEW",
                             "MATERIALIZED VIEW",
                             "SEQUENCE",
                             "INDEX",
                             "FOREIGN TABLE",
                             "MATERIALIZED VIEW DATA",
                             "ROW SECURITY",
                             "TABLE ATTACH",
                             "FK CONSTRAINT",
                             "CONSTRAINT",
                             "DEFAULT",
                             "TRIGGER",
                             "RULE",
                             "POLICY",
                             "FUNCTION",
                             "TYPE",
                             "COLLATION",
                             "STATISTICS",
                             "EXTENSION",
                             "SCHEMA",
                             "EVENT TRIGGER",
                             "FOREIGN DATA WRAPPER",
                             "SERVER",
                             "PUBLICATION",
                             "BLOB"})
        keys.m_keys.insert(QString::fromLatin1(type), {});
    for (int row = 0; row < names->rows.size(); ++row)
        keys.m_keys[names->text(row, 0)].insert(key(names->text(row, 1), names->text(row, 2)));
    const Result<PgRows> sequences = connection.query(
        QStringLiteral("select schemaname, sequencename, coalesce(last_value, start_value)::text || "
                       "case when last_value is null then ' false' else ' true' end from pg_sequences"));
    if (!sequences)
        return fail(sequences.error());
    for (int row = 0; row < sequences->rows.size(); ++row)
        keys.m_sequences.insert(key(sequences->text(row, 0), sequences->text(row, 1)),
                                sequences->text(row, 2));
    return keys;
}

bool CatalogKeys::covers(const QString &type) const
{
    return m_keys.contains(commonType(type));
}

bool CatalogKeys::has(const QString &type, const QString &schema, const QString &name) const
{
    const QString plain = schema == QStringLiteral("-") ? QString() : schema;
    return m_keys.value(commonType(type)).contains(key(plain, name));
}

QString CatalogKeys::sequenceValue(const QString &schema, const QString &name) const
{
    return m_sequences.value(key(schema, name));
}

} // namespace muster
