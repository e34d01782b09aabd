// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/dumpmaker.h"

#include <QFile>
#include <QProcess>

namespace muster
{

namespace
{

const char *const shopSql = R"(
create role shop_owner; create role "App User"; create role reader;
create extension citext;
create schema app authorization shop_owner;
create schema "odd schema";
create type app.mood as enum ('sad', 'ok', 'happy');
create domain app.amount as numeric(12,2) check (value >= 0);
create type app.pair as (a int, b text);
create sequence app.shared_seq;
create table app.users (id bigserial primary key, email citext unique not null, mood app.mood default 'ok',
  name text not null, created_at timestamptz not null default now());
create table app.orders (id bigint generated always as identity primary key, region int not null, user_id bigint not null,
  total app.amount not null, note text check (note <> 'no'), unique (region, id));
create table app.order_lines (order_id bigint not null, region int not null, line int not null, p app.pair,
  n bigint default nextval('app.shared_seq'), primary key (order_id, line));
create table "odd schema"."Odd; table" (id int primary key, "a column" text, doc jsonb);
create table app.measures (at date not null, v float8) partition by range (at);
create table app.measures_2025 partition of app.measures for values from ('2025-01-01') to ('2026-01-01');
create index on app.measures (v);
insert into app.users (email, name, mood) select 'u' || i || '@example.com', 'Käthe ' || i, 'happy' from generate_series(1, 2000) i;
insert into app.orders (region, user_id, total, note) select i % 7, 1 + i % 2000, i / 10.0, E'tab\there \\ and ''quotes''; ' || i from generate_series(1, 5000) i;
insert into app.order_lines (order_id, region, line, p) select i, i % 7, 1, row(i, 'x;y')::app.pair from generate_series(1, 5000) i;
insert into "odd schema"."Odd; table" select i, '\.' || i, '{"a": 1}' from generate_series(1, 50) i;
insert into app.measures select date '2025-01-01' + i, i from generate_series(0, 99) i;
alter table app.orders add constraint orders_user_fk foreign key (user_id) references app.users;
alter table app.order_lines add constraint lines_order_fk foreign key (region, order_id) references app.orders (region, id);
create index orders_big on app.orders (total) where total > 100;
create unique index users_lower_name on app.users (lower(name), id);
create view app.happy as select * from app.users where mood = 'happy';
create materialized view app.totals as select user_id, sum(total) t from app.orders group by 1;
create index on app.totals (user_id);
create function app.twice(x int, y app.mood) returns int language sql immutable as $body$ select x * 2; -- a ; and a \ here
$body$;
create procedure app.nothing() language plpgsql as $$ begin null; end $$;
create aggregate app.total(int) (sfunc = int4pl, stype = int, initcond = '0');
create function app.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger users_touch before update on app.users for each row execute function app.touch();
create rule no_delete as on delete to "odd schema"."Odd; table" do instead nothing;
alter table app.users enable row level security;
create policy mine on app.users for select to "App User" using (true);
create statistics app.stats_orders on region, user_id from app.orders;
create collation app.plain (locale = 'C');
create table app.aaaaaaaaaaaaaaaaaaaa_long_name_of_a_table_that_fills_all_there_ (id int primary key default 7 check (id > 0), äääääääääääääääääääääääääääääää int references app.aaaaaaaaaaaaaaaaaaaa_long_name_of_a_table_that_fills_all_there_);
insert into app.aaaaaaaaaaaaaaaaaaaa_long_name_of_a_table_that_fills_all_there_ select i, nullif(i - 1, 0) from generate_series(1, 20) i;
create policy policy_with_a_long_name_of_its_own on app.aaaaaaaaaaaaaaaaaaaa_long_name_of_a_table_that_fills_all_there_ using (true);
create trigger trigger_with_a_long_name_of_its_own before update on app.aaaaaaaaaaaaaaaaaaaa_long_name_of_a_table_that_fills_all_there_ for each row execute function app.touch();
create function app.many_arguments(timestamp with time zone, timestamp with time zone, double precision, character varying, app.mood)
  returns int language sql as 'select 1';
create publication pub for table app.orders;
select lo_from_bytea(0, 'a large object');
comment on table app.users is 'people; with \ and '' in it';
comment on extension citext is 'text';
alter table app.users owner to shop_owner; alter view app.happy owner to shop_owner;
alter table app.orders owner to "App User";
grant select on app.users to reader with grant option; grant usage on schema app to reader, "App User";
alter default privileges for role shop_owner in schema app grant select on tables to reader;
)";

} // namespace

Result<std::unique_ptr<DumpMaker>> DumpMaker::create()
{
    Result<std::unique_ptr<PgServer>> server = PgServer::start();
    if (!server)
        return fail(server.error());
    auto maker = std::make_unique<DumpMaker>();
    maker->m_server = std::move(*server);
    if (Done made = maker->m_server->createDatabase(QStringLiteral("shop")); !made)
        return fail(made.error());
    const Result<PgRows> filled = maker->m_server->sql(QStringLiteral("shop"), QString::fromUtf8(shopSql));
    if (!filled)
        return fail(filled.error());
    return maker;
}

Result<QString> DumpMaker::dump(const QString &name, const QStringList &options,
                                const QString &database) const
{
    const QString path = folder() + QLatin1Char('/') + name;
    const Result<QByteArray> done = m_server->tool(
        QStringLiteral("pg_dump"),
        QStringList{QStringLiteral("-d"), m_server->conninfo(database), QStringLiteral("-f"), path} +
            options);
    if (!done)
        return fail(done.error());
    return path;
}

Result<QString> DumpMaker::pipe(const QString &name, const QStringList &argv) const
{
    const QString path = folder() + QLatin1Char('/') + name;
    QProcess process;
    process.setStandardOutputFile(path);
    process.start(argv.first(), argv.mid(1));
    if (!process.waitForFinished(30000) || process.exitCode() != 0)
        return fail({QStringLiteral("test.pipe"),
                     argv.join(QLatin1Char(' ')) + QString::fromUtf8(process.readAllStandardError()),
                     {}});
    return path;
}

Result<QString> DumpMaker::changed(const QString &name, const QString &path,
                                   const std::function<void(QByteArray &)> &change) const
{
    QFile in(path);
    QFile out(folder() + QLatin1Char('/') + name);
    if (!in.open(QIODevice::ReadOnly) || !out.open(QIODevice::WriteOnly))
        return fail({QStringLiteral("test.file"), in.errorString() + out.errorString(), {}});
    QByteArray bytes = in.readAll();
    change(bytes);
    out.write(bytes);
    return out.fileName();
}

} // namespace muster
