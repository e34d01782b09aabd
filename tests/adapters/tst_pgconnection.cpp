// SPDX-License-Identifier: GPL-3.0-or-later
// PgConnection and PgPool against a real server: errors by name, cancel within two seconds, a server that
// dies.
#include "postgres/pgpool.h"
#include "support/pgserver.h"

#include <QElapsedTimer>
#include <QtTest>

#include <libpq-fe.h>

#include <csignal>
#include <thread>

using namespace muster;

namespace
{

// Returns when that many backends run pg_sleep; the test itself fails when none comes.
bool waitForSleepers(const PgServer &server, int wanted)
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 10000) {
        const auto rows =
            server.sql(u"postgres"_qs, u"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' "
                                       "AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()"_qs);
        if (rows && rows->number() >= wanted)
            return true;
        std::this_thread::yield();
    }
    return false;
}

// Hands out the same job `count` times.
PgPool::Next jobs(int &count, const PgJob &job)
{
    return
        [&count, job]() -> std::optional<PgJob> { return count-- > 0 ? std::optional(job) : std::nullopt; };
}

} // namespace

class TestPgConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto server = PgServer::start();
        QVERIFY2(server, qPrintable(server ? QString() : server.error().message));
        m_server = std::move(*server);
    }

    void queryGivesTextsAndNulls()
    {
        auto connection = PgConnection::open(m_server->conninfo(), CancelToken());
        QVERIFY(connection);
        const auto rows =
            connection->query(u"SELECT $1::text AS a, NULL AS b, 7 AS c, true AS d"_qs, {u"Ж'漢\\"_qs});
        QVERIFY(rows);
        QCOMPARE(rows->columns, (QStringList{u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs}));
        QCOMPARE(rows->text(0, 0), u"Ж'漢\\"_qs);
        QVERIFY(!rows->rows[0][1].has_value());
        QCOMPARE(rows->number(0, 2), 7);
        QCOMPARE(rows->types[3], 16U);
        QCOMPARE(rows->text(5, 5), QString());
    }

    void quotingSurvivesTheServer()
    {
        auto connection = PgConnection::open(m_server->conninfo(), CancelToken());
        QVERIFY(connection);
        for (const QString &text : {u"a\"b"_qs, u"it's"_qs, u"back\\slash'"_qs, u"$1 %1 漢"_qs}) {
            const auto rows = connection->query(u"SELECT "_qs + PgConnection::literal(text) + u" AS "_qs +
                                                PgConnection::identifier(text));
            QVERIFY(rows);
            QCOMPARE(rows->text(), text);
            QCOMPARE(rows->columns.first(), text);
        }
    }

    void errorsHaveNames_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("code");
        QTest::newRow("syntax") << u"SELEC 1"_qs << u"postgres.query"_qs;
        QTest::newRow("timeout") << u"SET statement_timeout = 20; SELECT pg_sleep(30)"_qs
                                 << u"postgres.timeout"_qs;
        QTest::newRow("rights") << u"SET ROLE nobody; SELECT * FROM secret"_qs << u"postgres.denied"_qs;
        QTest::newRow("copy") << u"COPY secret FROM STDIN"_qs << u"postgres.query"_qs;
    }

    void errorsHaveNames()
    {
        QFETCH(QString, sql);
        QFETCH(QString, code);
        QVERIFY(m_server->sql(u"postgres"_qs, u"DROP TABLE IF EXISTS secret; DROP ROLE IF EXISTS nobody; "
                                              "CREATE TABLE secret(id int); CREATE ROLE nobody"_qs));
        auto connection = PgConnection::open(m_server->conninfo(), CancelToken());
        QVERIFY(connection);
        const auto rows = connection->query(sql);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, code);
        QVERIFY(!rows.error().message.isEmpty());
    }

    void secretsAreRefused_data()
    {
        QTest::addColumn<QString>("conninfo");
        QTest::addColumn<QString>("code");
        QTest::newRow("keyword") << u"host=/tmp password=hunter2"_qs << u"plan.secret"_qs;
        QTest::newRow("uri") << u"postgresql://me:hunter2@db/shop"_qs << u"plan.secret"_qs;
        QTest::newRow("uri parameter") << u"postgresql://db/shop?password=x"_qs << u"plan.secret"_qs;
        QTest::newRow("key password") << u"sslpassword=x"_qs << u"plan.secret"_qs;
        QTest::newRow("nonsense") << u"host = "_qs << u""_qs;
        QTest::newRow("unknown word") << u"colour=blue"_qs << u"postgres.conninfo"_qs;
        QTest::newRow("service") << u"reporting"_qs << u""_qs;
    }

    void secretsAreRefused()
    {
        QFETCH(QString, conninfo);
        QFETCH(QString, code);
        const Done done = refuseSecret(conninfo);
        QCOMPARE(done ? QString() : done.error().code, code);
        if (!done)
            QVERIFY(!done.error().message.contains(u"hunter2"_qs));
    }

    void nobodyThere()
    {
        const auto connection =
            PgConnection::open(u"host=/var/tmp/no-such-folder user=x dbname=x"_qs, CancelToken());
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, u"postgres.connect"_qs);
        QCOMPARE(connection.error().fault, Fault::CannotRun);
        QVERIFY(!connection.error().hint.isEmpty());
    }

    void cancelStopsAQuery()
    {
        CancelToken cancel;
        auto connection = PgConnection::open(m_server->conninfo(), cancel);
        QVERIFY(connection);
        QElapsedTimer clock;
        std::thread asker([&] {
            waitForSleepers(*m_server, 1);
            clock.start();
            cancel.cancel();
        });
        const auto rows = connection->query(u"SELECT pg_sleep(60)"_qs);
        asker.join();
        QVERIFY(!rows);
        QCOMPARE(rows.error().fault, Fault::Interrupted);
        QVERIFY(clock.elapsed() < 2000);
        QVERIFY(!connection->query(u"SELECT 1"_qs));
    }

    void cancelLeavesAServerThatHangs()
    {
        CancelToken cancel;
        auto connection = PgConnection::open(m_server->conninfo(), cancel);
        QVERIFY(connection);
        const pid_t backend = PQbackendPID(connection->raw());
        QElapsedTimer clock;
        std::thread asker([&] {
            waitForSleepers(*m_server, 1);
            ::kill(backend, SIGSTOP);
            clock.start();
            cancel.cancel();
        });
        const auto rows = connection->query(u"SELECT pg_sleep(60)"_qs);
        asker.join();
        const qint64 took = clock.elapsed();
        ::kill(backend, SIGCONT);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, u"cancelled"_qs);
        QVERIFY(took < 2000);
    }

    void poolRunsSideBySide()
    {
        auto pool = PgPool::open(m_server->conninfo(), CancelToken(), {4, 0, 4, Milliseconds(0)});
        QVERIFY(pool);
        QCOMPARE(pool->size(), 4);
        int count = 8;
        int good = 0;
        QElapsedTimer clock;
        clock.start();
        const Done done = pool->run(jobs(
            count, {u"SELECT pg_sleep(1)"_qs, false, [&](const Result<PgRows> &rows, Milliseconds took) {
                        good += rows && took.count() >= 990 ? 1 : 0;
                    }}));
        QVERIFY(done);
        QCOMPARE(good, 8);
        QVERIFY(clock.elapsed() < 7000); // one after the other it would be 8 s
    }

    void poolReadsOnlyAndGoesOn()
    {
        QVERIFY(m_server->sql(
            u"postgres"_qs,
            u"CREATE TABLE IF NOT EXISTS public.pooled(id int); CREATE SCHEMA IF NOT EXISTS tester; "
            "CREATE TABLE IF NOT EXISTS tester.mine(id int)"_qs));
        auto pool = PgPool::open(m_server->conninfo(), CancelToken(), {1, 0, 4, Milliseconds(100)});
        QVERIFY(pool);
        for (const QString &sql :
             {u"INSERT INTO public.pooled VALUES (1)"_qs, u"SELECT 1; COMMIT"_qs, u"SELECT nonsense"_qs,
              u"SELECT nextval('x')"_qs, u"SELECT pg_sleep(9)"_qs}) {
            QVERIFY2(!pool->query(sql), qPrintable(sql));
            const auto after = pool->query(u"SELECT 42"_qs);
            QVERIFY(after);
            QCOMPARE(after->number(), 42);
        }
        QVERIFY(!pool->query(u"SELECT count(*) FROM mine"_qs)); // not in the pinned search_path
        int count = 1;
        bool own = false;
        QVERIFY(
            pool->run(jobs(count, {u"SELECT count(*) FROM mine"_qs, true,
                                   [&own](const Result<PgRows> &rows, Milliseconds) { own = bool(rows); }})));
        QVERIFY(own);
    }

    void poolSeesOneSnapshot()
    {
        QVERIFY(m_server->sql(
            u"postgres"_qs, u"CREATE TABLE IF NOT EXISTS public.moving(id int); TRUNCATE public.moving"_qs));
        auto pool = PgPool::open(m_server->conninfo(), CancelToken(), {3, 0, 4, Milliseconds(0)});
        QVERIFY(pool);
        QVERIFY(m_server->sql(u"postgres"_qs, u"INSERT INTO public.moving VALUES (1)"_qs));
        int count = 3;
        qint64 seen = 0;
        QVERIFY(pool->run(jobs(count, {u"SELECT count(*) FROM public.moving, pg_sleep(0.05)"_qs, false,
                                       [&seen](const Result<PgRows> &rows, Milliseconds) {
                                           seen += rows ? rows->number() : 99;
                                       }})));
        QCOMPARE(seen, 0);
    }

    void poolStopsInTime()
    {
        CancelToken cancel;
        auto pool = PgPool::open(m_server->conninfo(), cancel, {3, 0, 4, Milliseconds(0)});
        QVERIFY(pool);
        QElapsedTimer clock;
        std::thread asker([&] {
            waitForSleepers(*m_server, 3);
            clock.start();
            cancel.cancel();
        });
        int count = 50;
        const Done done = pool->run(
            jobs(count, {u"SELECT pg_sleep(60)"_qs, false, [](const Result<PgRows> &, Milliseconds) {}}));
        asker.join();
        QVERIFY(!done);
        QCOMPARE(done.error().fault, Fault::Interrupted);
        QVERIFY(clock.elapsed() < 2000);
    }

    // Last: the server does not come back.
    void poolTellsWhenTheServerDies()
    {
        auto pool = PgPool::open(m_server->conninfo(), CancelToken(), {2, 0, 4, Milliseconds(0)});
        QVERIFY(pool);
        const pid_t postmaster = pid_t(m_server->pid());
        std::thread killer([&] {
            waitForSleepers(*m_server, 2);
            ::kill(postmaster, SIGQUIT);
        });
        int count = 10;
        int lost = 0;
        const Done done = pool->run(
            jobs(count, {u"SELECT pg_sleep(60)"_qs, false, [&](const Result<PgRows> &rows, Milliseconds) {
                             lost += !rows && rows.error().code == u"postgres.lost"_qs ? 1 : 0;
                         }}));
        killer.join();
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"postgres.lost"_qs);
        QCOMPARE(lost, 2);
        QCOMPARE(count, 8); // the others were never asked for
    }

private:
    std::unique_ptr<PgServer> m_server;
};

QTEST_GUILESS_MAIN(TestPgConnection)
#include "tst_pgconnection.moc"
