// SPDX-License-Identifier: GPL-3.0-or-later
// The plan's own checks: expected values, tolerance, what counts as true, the skip rule; the action itself.
#include "adapters/validationprobe.h"
#include "postgres/registerchecks.h"

#include <QJsonArray>
#include <QtTest>

using namespace muster;

namespace
{

QJsonObject check(const QString &name, const QString &sql, const QJsonValue &expected = QJsonValue::Undefined)
{
    QJsonObject out{{u"name"_qs, name}, {u"sql"_qs, sql}};
    if (!expected.isUndefined())
        out[u"expected"_qs] = expected;
    return out;
}

class Host final : public ActionHost
{
public:
    void progress(const event::StepProgressed &) override { ++progresses; }
    void log(const QString &, const QString &) override {}
    void check(const CheckResult &result) override { checks.append(result); }
    void measure(const QString &name, const QJsonValue &value, const QString &unit) override
    {
        measures.insert(name, {value, unit});
    }
    Done resourceAdded(const QString &, const QString &, const QJsonObject &) override { return {}; }
    void resourceRemoved(const QString &, const QString &, bool) override {}

    int progresses = 0;
    CheckResults checks;
    QMap<QString, std::pair<QJsonValue, QString>> measures;
};

} // namespace

class TestPgPlanChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto server = PgServer::start();
        QVERIFY2(server, qPrintable(server ? QString() : server.error().message));
        m_server = std::move(*server);
        QVERIFY(makeDatabase(
            *m_server, u"shop"_qs,
            u"CREATE TABLE users(id serial PRIMARY KEY, name text); CREATE TABLE empty(id int);"
            "INSERT INTO users SELECT i, 'n' FROM generate_series(1, 100) i; SELECT setval('users_id_seq', 100)"_qs));
    }

    void values_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QJsonValue>("expected");
        QTest::addColumn<double>("tolerance");
        QTest::addColumn<QString>("status");
        const QJsonValue none(QJsonValue::Undefined);
        QTest::newRow("count") << u"SELECT count(*) FROM users;"_qs << QJsonValue(100) << 0.0 << u"passed"_qs;
        QTest::newRow("other count") << u"SELECT count(*) FROM users"_qs << QJsonValue(101) << 0.0
                                     << u"failed"_qs;
        QTest::newRow("tolerance") << u"SELECT count(*) FROM users"_qs << QJsonValue(105) << 0.05
                                   << u"passed"_qs;
        QTest::newRow("outside tolerance")
            << u"SELECT count(*) FROM users"_qs << QJsonValue(106) << 0.05 << u"failed"_qs;
        QTest::newRow("big number") << u"SELECT 9007199254740993"_qs << QJsonValue(9007199254740993LL) << 0.0
                                    << u"passed"_qs;
        QTest::newRow("big number off by one")
            << u"SELECT 9007199254740993"_qs << QJsonValue(9007199254740992LL) << 0.0 << u"failed"_qs;
        QTest::newRow("decimal") << u"SELECT 12.50::numeric"_qs << QJsonValue(12.5) << 0.0 << u"passed"_qs;
        QTest::newRow("number as text") << u"SELECT 5"_qs << QJsonValue(u"5"_qs) << 0.0 << u"passed"_qs;
        QTest::newRow("text") << u"SELECT 'abc'"_qs << QJsonValue(u"abc"_qs) << 0.0 << u"passed"_qs;
        QTest::newRow("other text") << u"SELECT 'abd'"_qs << QJsonValue(u"abc"_qs) << 0.0 << u"failed"_qs;
        QTest::newRow("true") << u"SELECT true"_qs << none << 0.0 << u"passed"_qs;
        QTest::newRow("false") << u"SELECT false"_qs << none << 0.0 << u"failed"_qs;
        QTest::newRow("false is wanted") << u"SELECT false"_qs << QJsonValue(false) << 0.0 << u"passed"_qs;
        QTest::newRow("text false") << u"SELECT 'false'"_qs << none << 0.0 << u"failed"_qs;
        QTest::newRow("text true") << u"SELECT 't'::text"_qs << none << 0.0 << u"failed"_qs;
        QTest::newRow("one is not true") << u"SELECT 1"_qs << none << 0.0 << u"failed"_qs;
        QTest::newRow("null") << u"SELECT max(id) FROM empty"_qs << QJsonValue(0) << 0.0 << u"failed"_qs;
        QTest::newRow("no row") << u"SELECT id FROM empty"_qs << QJsonValue(0) << 0.0 << u"failed"_qs;
        QTest::newRow("rows") << u"SELECT id FROM users"_qs << QJsonValue(1) << 0.0 << u"unknown"_qs;
        QTest::newRow("nonsense") << u"SELECT count(*) FROM nowhere"_qs << QJsonValue(0) << 0.0
                                  << u"unknown"_qs;
        QTest::newRow("comment at the end") << u"SELECT 1 -- one"_qs << QJsonValue(1) << 0.0 << u"passed"_qs;
        QTest::newRow("writes") << u"DELETE FROM users RETURNING 1"_qs << QJsonValue(1) << 0.0
                                << u"unknown"_qs;
        QTest::newRow("breaks out") << u"SELECT 1) x; DROP TABLE users; --"_qs << QJsonValue(1) << 0.0
                                    << u"unknown"_qs;
        QTest::newRow("nan") << u"SELECT 'NaN'::float8"_qs << QJsonValue(1) << 9.0 << u"failed"_qs;
    }

    void values()
    {
        QFETCH(QString, sql);
        QFETCH(QJsonValue, expected);
        QFETCH(double, tolerance);
        QFETCH(QString, status);
        QJsonObject one = check(u"mine"_qs, sql, expected);
        one[u"tolerance"_qs] = tolerance;
        const Seen seen =
            probe(*m_server, u"shop"_qs, {{u"standard"_qs, false}, {u"checks"_qs, QJsonArray{one}}});
        QCOMPARE(seen.checks.size(), 1);
        QVERIFY2(seen.status(u"mine"_qs, QString()) == status,
                 qPrintable(seen.message(u"mine"_qs, QString())));
        QCOMPARE(m_server->sql(u"shop"_qs, u"SELECT count(*) FROM users"_qs)->number(), 100);
    }

    void contentsStayOutOfReports()
    {
        const Seen seen = probe(*m_server, u"shop"_qs,
                                {{u"standard"_qs, false},
                                 {u"checks"_qs, QJsonArray{check(u"leak"_qs, u"SELECT 'a secret'"_qs, 5)}}});
        QCOMPARE(seen.status(u"leak"_qs, QString()), u"failed"_qs);
        QVERIFY(!seen.checks.first().actual.toString().contains(u"secret"_qs));
    }

    void skipRule()
    {
        QJsonObject minor = check(u"minor"_qs, u"SELECT false"_qs);
        minor[u"critical"_qs] = false;
        const QJsonArray checks{check(u"first"_qs, u"SELECT true"_qs),
                                check(u"broken"_qs, u"SELECT false"_qs),
                                check(u"later"_qs, u"SELECT true"_qs), minor,
                                QJsonObject{{u"name"_qs, u"tables"_qs}, {u"builtin"_qs, u"table_count"_qs}}};
        const Seen skipping = probe(*m_server, u"shop"_qs,
                                    {{u"standard"_qs, false},
                                     {u"checks"_qs, checks},
                                     {u"after_critical_failure"_qs, u"skip_critical"_qs}});
        QStringList statuses;
        for (const CheckResult &result : skipping.checks)
            statuses.append(statusWord(result.status));
        QCOMPARE(statuses,
                 (QStringList{u"passed"_qs, u"failed"_qs, u"skipped"_qs, u"failed"_qs, u"skipped"_qs}));
        QVERIFY(skipping.checks[2].message.contains(u"broken"_qs));
        const Seen all = probe(*m_server, u"shop"_qs, {{u"standard"_qs, false}, {u"checks"_qs, checks}});
        QCOMPARE(all.status(u"later"_qs, QString()), u"passed"_qs);
        QCOMPARE(all.status(u"tables"_qs, u"shop"_qs), u"passed"_qs);
    }

    void programs_data()
    {
        QTest::addColumn<QStringList>("argv");
        QTest::addColumn<QJsonValue>("expected");
        QTest::addColumn<QString>("status");
        const QJsonValue none(QJsonValue::Undefined);
        QTest::newRow("status 0") << QStringList{u"true"_qs} << none << u"passed"_qs;
        QTest::newRow("status 1") << QStringList{u"false"_qs} << none << u"failed"_qs;
        QTest::newRow("no such program") << QStringList{u"no-such-program-here"_qs} << none << u"unknown"_qs;
        QTest::newRow("killed") << QStringList{u"sh"_qs, u"-c"_qs, u"kill -9 $$"_qs} << none << u"unknown"_qs;
        QTest::newRow("says it") << QStringList{u"echo"_qs, u"fine"_qs} << QJsonValue(u"fine"_qs) << u"passed"_qs;
        QTest::newRow("says else") << QStringList{u"echo"_qs, u"bad"_qs} << QJsonValue(u"fine"_qs) << u"failed"_qs;
        QTest::newRow("number") << QStringList{u"echo"_qs, u"103"_qs} << QJsonValue(100) << u"passed"_qs;
        QTest::newRow("number too far") << QStringList{u"echo"_qs, u"106"_qs} << QJsonValue(100) << u"failed"_qs;
        QTest::newRow("says it and fails")
            << QStringList{u"sh"_qs, u"-c"_qs, u"echo fine; exit 2"_qs} << QJsonValue(u"fine"_qs) << u"failed"_qs;
        QTest::newRow("the database itself")
            << QStringList{u"psql"_qs, u"-XAtc"_qs, u"SELECT count(*) FROM users"_qs} << QJsonValue(100) << u"passed"_qs;
        QTest::newRow("writes") << QStringList{u"psql"_qs, u"-Xc"_qs, u"DELETE FROM users"_qs} << none << u"failed"_qs;
    }

    void programs()
    {
        QFETCH(QStringList, argv);
        QFETCH(QJsonValue, expected);
        QFETCH(QString, status);
        QJsonObject one{{u"name"_qs, u"mine"_qs}, {u"command"_qs, QJsonArray::fromStringList(argv)}, {u"tolerance"_qs, 0.05}};
        if (!expected.isUndefined())
            one[u"expected"_qs] = expected;
        const Seen seen = probe(*m_server, u"shop"_qs, {{u"standard"_qs, false}, {u"checks"_qs, QJsonArray{one}}});
        QCOMPARE(seen.checks.size(), 1);
        QVERIFY2(seen.status(u"mine"_qs, QString()) == status, qPrintable(seen.checks.first().message));
        QVERIFY(seen.checks.first().critical);
        const Seen count = probe(*m_server, u"shop"_qs,
                                 {{u"standard"_qs, false}, {u"checks"_qs, QJsonArray{check(u"all"_qs, u"SELECT count(*) FROM users"_qs, 100)}}});
        QCOMPARE(count.status(u"all"_qs, QString()), u"passed"_qs);
    }

    void builtins()
    {
        const auto builtin = [](const QString &name, const QString &what, QJsonObject more = {}) {
            more[u"name"_qs] = name;
            more[u"builtin"_qs] = what;
            return more;
        };
        const QJsonArray checks{
            builtin(u"Users"_qs, u"row_count"_qs,
                    {{u"table"_qs, u"users"_qs}, {u"expected"_qs, 95}, {u"tolerance"_qs, 0.1}}),
            builtin(u"Tables"_qs, u"table_count"_qs, {{u"expected"_qs, 3}, {u"critical"_qs, false}}),
            builtin(u"Keys"_qs, u"foreign_key_integrity"_qs), builtin(u"Sequences"_qs, u"sequence_values"_qs),
            builtin(u"Indexes"_qs, u"index_health"_qs)};
        const Seen seen = probe(*m_server, u"shop"_qs, {{u"standard"_qs, false}, {u"checks"_qs, checks}});
        QCOMPARE(seen.status(u"Users"_qs, u"public.users"_qs), u"passed"_qs);
        QCOMPARE(seen.status(u"Users"_qs, u"public.empty"_qs), u"absent"_qs);
        QCOMPARE(seen.status(u"Tables"_qs, u"shop"_qs), u"failed"_qs);
        QVERIFY(!seen.report.criticalFailed);
        QCOMPARE(seen.status(u"Keys"_qs, QString()), u"skipped"_qs);
        QCOMPARE(seen.status(u"Sequences"_qs, u"public.users_id_seq"_qs), u"passed"_qs);
        QCOMPARE(seen.status(u"Indexes"_qs, u"public.users_pkey"_qs), u"passed"_qs);
    }

    void criticalTablesMustHoldRows()
    {
        const Seen seen = probe(*m_server, u"shop"_qs,
                                {{u"critical_tables"_qs, QJsonArray{u"users"_qs, u"empty"_qs, u"gone"_qs}},
                                 {u"row_counts"_qs, QJsonObject{{u"users"_qs, 100}, {u"gone"_qs, 5}}}});
        QCOMPARE(seen.status(u"critical_tables"_qs, u"public.users"_qs), u"passed"_qs);
        QCOMPARE(seen.status(u"critical_tables"_qs, u"public.empty"_qs), u"failed"_qs);
        QCOMPARE(seen.status(u"critical_tables"_qs, u"gone"_qs), u"failed"_qs);
        QCOMPARE(seen.status(u"row_count"_qs, u"public.users"_qs), u"passed"_qs);
        QCOMPARE(seen.status(u"row_count"_qs, u"gone"_qs), u"failed"_qs);
    }

    void badParametersAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("params");
        QTest::addColumn<QString>("pointer");
        QTest::newRow("check without anything")
            << QJsonObject{{u"checks"_qs, QJsonArray{QJsonObject{{u"name"_qs, u"x"_qs}}}}} << u"/checks/0"_qs;
        QTest::newRow("unknown builtin")
            << QJsonObject{{u"checks"_qs,
                            QJsonArray{QJsonObject{{u"name"_qs, u"x"_qs}, {u"builtin"_qs, u"magic"_qs}}}}}
            << u"/checks/0"_qs;
        QTest::newRow("row count") << QJsonObject{{u"row_counts"_qs, QJsonObject{{u"users"_qs, u"many"_qs}}}}
                                   << u"/row_counts/users"_qs;
        QTest::newRow("foreign key") << QJsonObject{{u"foreign_keys"_qs,
                                                     QJsonArray{QJsonObject{{u"child"_qs, u"c"_qs}}}}}
                                     << u"/foreign_keys/0"_qs;
        QTest::newRow("tables") << QJsonObject{{u"minimum_tables"_qs, -3}} << u"/minimum_tables"_qs;
    }

    void badParametersAreRefused()
    {
        QFETCH(QJsonObject, params);
        QFETCH(QString, pointer);
        const auto wish = wishFromJson(params, QString());
        QVERIFY(!wish);
        QCOMPARE(wish.error().fault, Fault::BadInput);
        QCOMPARE(wish.error().pointer, pointer);
    }

    void actionMeasuresAndSays()
    {
        ActionRegistry registry;
        registerPostgresChecks(registry);
        const ActionType *type = registry.find(u"postgres.validate"_qs);
        QVERIFY(type);
        Host host;
        Step step;
        RunInfo run;
        ActionContext context{step, {{u"minimum_tables"_qs, 3}}, run, {}, {}, {}, 1, CancelToken(), host};
        context.values.insert(u"restore"_qs, {{u"conninfo"_qs, m_server->conninfo(u"shop"_qs)},
                                              {u"archive_created_at"_qs, u"2026-01-02T03:04:05Z"_qs}});
        context.order = {u"restore"_qs};
        const auto outcome = type->make()->run(context);
        QVERIFY(outcome);
        QCOMPARE(outcome->status, Status::Failed); // two tables
        QVERIFY(outcome->message.contains(u"table_count"_qs));
        QCOMPARE(host.measures.value(u"tables"_qs).first.toInt(), 2);
        QCOMPARE(host.measures.value(u"rows"_qs).first.toInt(), 100);
        QVERIFY(host.measures.contains(u"validation_seconds"_qs));
        QCOMPARE(host.measures.value(u"newest_timestamp"_qs).first.toString(), u"2026-01-02T03:04:05Z"_qs);
        QCOMPARE(host.measures.value(u"newest_timestamp"_qs).second, u"archive creation time"_qs);
        QVERIFY(host.progresses > 0);
        QVERIFY(!host.checks.isEmpty());
        const auto preview = type->make()->preview(context);
        QVERIFY(preview);
        QVERIFY(preview->join(u'\n').contains(u"row_count"_qs));
    }

    void actionWithoutDatabase()
    {
        ActionRegistry registry;
        registerPostgresChecks(registry);
        Host host;
        Step step;
        RunInfo run;
        const auto code = [&](const QJsonObject &params) {
            ActionContext context{step, params, run, {}, {}, {}, 1, CancelToken(), host};
            const auto outcome = registry.find(u"postgres.validate"_qs)->make()->run(context);
            return outcome ? QString() : outcome.error().code;
        };
        QCOMPARE(code({}), u"validate.conninfo"_qs);
        QCOMPARE(code({{u"conninfo"_qs, u"host=x password=y"_qs}}), u"plan.secret"_qs);
        QCOMPARE(code({{u"conninfo"_qs, u"host=/var/tmp/none dbname=x"_qs}}), u"postgres.connect"_qs);
        QCOMPARE(code({{u"conninfo"_qs, m_server->conninfo()}, {u"baseline"_qs, u"/nowhere.json"_qs}}),
                 u"baseline.missing"_qs);
    }

private:
    std::unique_ptr<PgServer> m_server;
};

QTEST_GUILESS_MAIN(TestPgPlanChecks)
#include "tst_pgplanchecks.moc"
