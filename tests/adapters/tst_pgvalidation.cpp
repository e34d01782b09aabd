// SPDX-License-Identifier: GPL-3.0-or-later
// What a validation finds without a baseline, on a real server.
#include "adapters/validationprobe.h"

#include <QJsonArray>
#include <QtTest>

#include <csignal>
#include <thread>

using namespace muster;

class TestPgValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto server = PgServer::start();
        QVERIFY2(server, qPrintable(server ? QString() : server.error().message));
        m_server = std::move(*server);
    }

    void emptyDatabaseIsNotAProof()
    {
        QVERIFY(m_server->createDatabase(u"bare"_qs));
        const Seen seen = probe(*m_server, u"bare"_qs);
        QCOMPARE(seen.status(u"table_count"_qs, u"bare"_qs), u"failed"_qs);
        QVERIFY(seen.report.criticalFailed);
        const Seen allowed = probe(*m_server, u"bare"_qs, {{u"minimum_tables"_qs, 0}});
        QCOMPARE(allowed.complaints(), QStringList());
    }

    void soundDatabasePasses()
    {
        QVERIFY(makeDatabase(
            *m_server, u"sound"_qs,
            u"CREATE TABLE a(id serial PRIMARY KEY, name text, updated_at timestamptz);"
            "CREATE TABLE b(id serial PRIMARY KEY, a_id int REFERENCES a, x int, y int, CHECK (x > 0));"
            "INSERT INTO a SELECT i, 'n' || i, timestamptz '2024-05-01 10:00:00.25+02' FROM "
            "generate_series(1, 10) i;"
            "INSERT INTO b SELECT i, i % 10 + 1, 1, 2 FROM generate_series(1, 50) i;"
            "SELECT setval('a_id_seq', 10), setval('b_id_seq', 60)"_qs));
        const Seen seen =
            probe(*m_server, u"sound"_qs,
                  {{u"minimum_tables"_qs, 2}, {u"critical_tables"_qs, QJsonArray{u"a"_qs, u"public.b"_qs}}});
        QCOMPARE(seen.complaints(), QStringList());
        QCOMPARE(seen.report.tables, 2);
        QCOMPARE(seen.report.rows, 60);
        QCOMPARE(seen.report.newest.column, u"public.a.updated_at"_qs);
        QCOMPARE(timestampText(seen.report.newest.value), u"2024-05-01T08:00:00.250Z"_qs);
        for (const auto &[name, object] : {std::pair{u"table_count"_qs, u"sound"_qs},
                                           {u"critical_tables"_qs, u"public.a"_qs},
                                           {u"foreign_key"_qs, u"public.b.b_a_id_fkey"_qs},
                                           {u"sequence"_qs, u"public.a_id_seq"_qs},
                                           {u"index"_qs, u"public.a_pkey"_qs},
                                           {u"constraint"_qs, u"public.b.b_x_check"_qs},
                                           {u"null_primary_key"_qs, u"public.a"_qs},
                                           {u"newest_timestamp"_qs, u"public.a.updated_at"_qs}})
            QVERIFY2(seen.status(name, object) == u"passed"_qs,
                     qPrintable(name % u' ' % object % u' ' % seen.status(name, object)));
        QCOMPARE(seen.status(u"row_count"_qs, u"public.a"_qs), u"skipped"_qs); // nothing to compare with
        QVERIFY(!seen.progress.isEmpty());
        QCOMPARE(seen.progress.last().bytesDone, seen.progress.last().bytesTotal);
    }

    void levelsDiffer()
    {
        const Seen quick = probe(*m_server, u"sound"_qs, {{u"level"_qs, u"quick"_qs}});
        QCOMPARE(quick.status(u"content_checksum"_qs, u"public.a"_qs), u"absent"_qs);
        QCOMPARE(quick.status(u"foreign_key"_qs, u"public.b.b_a_id_fkey"_qs), u"absent"_qs);
        QCOMPARE(quick.status(u"row_count"_qs, u"public.a"_qs), u"skipped"_qs);
        const Seen paranoid = probe(*m_server, u"sound"_qs, {{u"level"_qs, u"paranoid"_qs}});
        QCOMPARE(paranoid.complaints(), QStringList());
        QCOMPARE(paranoid.status(u"heap_and_btree"_qs, u"public.a"_qs), u"passed"_qs);
        QCOMPARE(paranoid.status(u"heap_and_btree"_qs, u"public.a_pkey"_qs), u"passed"_qs);
        const auto left =
            m_server->sql(u"sound"_qs, u"SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'"_qs);
        QCOMPARE(left->number(), 0); // rolled back
        QCOMPARE(probe(*m_server, u"sound"_qs, {{u"level"_qs, u"thorough"_qs}}).error->code,
                 u"validate.level"_qs);
    }

    void orphansAreCounted_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("orphans");
        const QString off = u"SET session_replication_role = replica;"_qs;
        QTest::newRow("plain")
            << off + u"CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int CONSTRAINT fk REFERENCES p);"
                     "INSERT INTO p VALUES (1), (2), (9); INSERT INTO c VALUES (1), (NULL), (7), (8), (8)"_qs
            << u"public.c.fk"_qs << u"failed"_qs << 3;
        QTest::newRow("no gap, outside")
            << off +
                   u"CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int CONSTRAINT fk REFERENCES p);"
                   "INSERT INTO p SELECT generate_series(1, 100); INSERT INTO c VALUES (1), (100), (101), (0)"_qs
            << u"public.c.fk"_qs << u"failed"_qs << 2;
        QTest::newRow("no gap, inside")
            << off +
                   u"CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int CONSTRAINT fk REFERENCES p);"
                   "INSERT INTO p SELECT generate_series(1, 100); INSERT INTO c VALUES (1), (100), (NULL)"_qs
            << u"public.c.fk"_qs << u"passed"_qs << 0;
        QTest::newRow("one gap")
            << off +
                   u"CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int CONSTRAINT fk REFERENCES p);"
                   "INSERT INTO p SELECT i FROM generate_series(1, 100) i WHERE i <> 50; INSERT INTO c VALUES (1), (50)"_qs
            << u"public.c.fk"_qs << u"failed"_qs << 1;
        QTest::newRow("composite")
            << off +
                   u"CREATE TABLE p(a int, b text, PRIMARY KEY (a, b)); CREATE TABLE c(x int, y text, "
                   u"CONSTRAINT fk FOREIGN KEY (x, y) REFERENCES p);"
                   "INSERT INTO p VALUES (1, 'a'); INSERT INTO c VALUES (1, 'a'), (1, NULL), (NULL, 'z'), (1, 'b')"_qs
            << u"public.c.fk"_qs << u"failed"_qs << 1;
        QTest::newRow("match full")
            << off +
                   u"CREATE TABLE p(a int, b int, PRIMARY KEY (a, b)); CREATE TABLE c(x int, y int, "
                   u"CONSTRAINT fk FOREIGN KEY (x, y) REFERENCES p MATCH FULL);"
                   "INSERT INTO p VALUES (1, 1); INSERT INTO c VALUES (1, 1), (NULL, NULL), (1, NULL), (2, 2)"_qs
            << u"public.c.fk"_qs << u"failed"_qs << 2;
        QTest::newRow("self")
            << off +
                   u"CREATE TABLE c(id int PRIMARY KEY, up int CONSTRAINT fk REFERENCES c); INSERT INTO c VALUES (1, NULL), (2, 1), (3, 77)"_qs
            << u"public.c.fk"_qs << u"failed"_qs << 1;
        QTest::newRow("not valid")
            << u"CREATE TABLE p(id int PRIMARY KEY); CREATE TABLE c(p int); INSERT INTO c VALUES (5);"
               "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (p) REFERENCES p NOT VALID"_qs
            << u"public.c.fk"_qs << u"failed"_qs << 1;
        QTest::newRow("partitioned")
            << off + u"CREATE TABLE p(id int PRIMARY KEY) PARTITION BY RANGE (id); CREATE TABLE p1 PARTITION "
                     u"OF p FOR VALUES FROM (0) TO (10);"
                     "CREATE TABLE c(id int, p int CONSTRAINT fk REFERENCES p) PARTITION BY HASH (id);"
                     "CREATE TABLE c0 PARTITION OF c FOR VALUES WITH (MODULUS 2, REMAINDER 0);"
                     "CREATE TABLE c1 PARTITION OF c FOR VALUES WITH (MODULUS 2, REMAINDER 1);"
                     "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1), (2, 1), (3, 4)"_qs
            << u"public.c.fk"_qs << u"failed"_qs << 1;
        QTest::newRow("odd names") << off + u"CREATE SCHEMA \"My Schema\"; CREATE TABLE \"My Schema\".\"P's "
                                            u"\"\"x\"\"\"(\"Ключ 1\" int PRIMARY KEY);"
                                            "CREATE TABLE \"My Schema\".\"select\"(\"p %1\" int CONSTRAINT "
                                            "\"f k\" REFERENCES \"My Schema\".\"P's \"\"x\"\"\");"
                                            "INSERT INTO \"My Schema\".\"select\" VALUES (3)"_qs
                                   << u"\"My Schema\".select.\"f k\""_qs << u"failed"_qs << 1;
    }

    void orphansAreCounted()
    {
        QFETCH(QString, sql);
        QFETCH(QString, object);
        QFETCH(QString, status);
        QFETCH(int, orphans);
        const QString name = u"fk "_qs + QString::fromLatin1(QTest::currentDataTag());
        const Done made = makeDatabase(*m_server, name, sql);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
        const Seen seen = probe(*m_server, name);
        QCOMPARE(seen.status(u"foreign_key"_qs, object), status);
        QCOMPARE(seen.find(u"foreign_key"_qs, object)->actual.toInt(), orphans);
    }

    void undeclaredKeysAreLookedAt()
    {
        QVERIFY(makeDatabase(
            *m_server, u"undeclared"_qs,
            u"CREATE TABLE p(id int); CREATE TABLE c(p_id bigint); INSERT INTO p VALUES (1), (1); INSERT INTO c VALUES (1), (2)"_qs));
        const QJsonObject key{{u"child"_qs, u"c"_qs},
                              {u"columns"_qs, u"p_id"_qs},
                              {u"parent"_qs, u"p"_qs},
                              {u"parent_columns"_qs, u"id"_qs}};
        const Seen seen = probe(*m_server, u"undeclared"_qs, {{u"foreign_keys"_qs, QJsonArray{key}}});
        QCOMPARE(seen.status(u"foreign_key"_qs, u"public.c.p_id_undeclared"_qs), u"failed"_qs);
        QCOMPARE(seen.find(u"foreign_key"_qs, u"public.c.p_id_undeclared"_qs)->actual.toInt(), 1);
    }

    void sequences_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("status");
        const QString serial =
            u"CREATE TABLE t(id serial PRIMARY KEY); INSERT INTO t SELECT generate_series(1, 10);"_qs;
        QTest::newRow("behind") << serial + u"SELECT setval('t_id_seq', 9)"_qs << u"failed"_qs;
        QTest::newRow("at the end") << serial + u"SELECT setval('t_id_seq', 10)"_qs << u"passed"_qs;
        QTest::newRow("not called") << serial + u"SELECT setval('t_id_seq', 10, false)"_qs << u"failed"_qs;
        QTest::newRow("ahead") << serial + u"SELECT setval('t_id_seq', 42)"_qs << u"passed"_qs;
        QTest::newRow("identity")
            << u"CREATE TABLE t(id int GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME t_id_seq)); INSERT INTO t VALUES (5)"_qs
            << u"failed"_qs;
        QTest::newRow("shared")
            << u"CREATE SEQUENCE t_id_seq; CREATE TABLE t(id int DEFAULT nextval('t_id_seq')); CREATE TABLE "
               u"u(id int DEFAULT nextval('t_id_seq'));"
               "INSERT INTO t VALUES (1); INSERT INTO u VALUES (900); SELECT setval('t_id_seq', 5)"_qs
            << u"failed"_qs;
        QTest::newRow("varchar")
            << u"CREATE SEQUENCE t_id_seq; CREATE TABLE t(id varchar(9) DEFAULT nextval('t_id_seq'));"
               "INSERT INTO t VALUES ('9'), ('10'), ('x'); SELECT setval('t_id_seq', 9)"_qs
            << u"failed"_qs;
        QTest::newRow("varchar, fine")
            << u"CREATE SEQUENCE t_id_seq; CREATE TABLE t(id varchar(9) DEFAULT nextval('t_id_seq'));"
               "INSERT INTO t VALUES ('9'), ('10'), ('x'); SELECT setval('t_id_seq', 10)"_qs
            << u"passed"_qs;
        QTest::newRow("by its name")
            << u"CREATE SEQUENCE t_id_seq; CREATE TABLE t(id int DEFAULT nextval('t_id_seq'::text)); INSERT INTO t VALUES (3)"_qs
            << u"failed"_qs;
        QTest::newRow("in a text")
            << u"CREATE SEQUENCE t_id_seq; CREATE TABLE t(id text DEFAULT 'A' || nextval('t_id_seq')); INSERT INTO t VALUES ('A7')"_qs
            << u"skipped"_qs;
        QTest::newRow("downwards")
            << u"CREATE SEQUENCE t_id_seq INCREMENT -1; CREATE TABLE t(id int DEFAULT nextval('t_id_seq')); INSERT INTO t VALUES (-5)"_qs
            << u"failed"_qs;
        QTest::newRow("cycle")
            << u"CREATE SEQUENCE t_id_seq MAXVALUE 5 CYCLE; CREATE TABLE t(id int DEFAULT nextval('t_id_seq')); INSERT INTO t VALUES (5)"_qs
            << u"skipped"_qs;
        QTest::newRow("unused") << u"CREATE SEQUENCE t_id_seq; CREATE TABLE t()"_qs << u"skipped"_qs;
        QTest::newRow("empty table") << u"CREATE TABLE t(id serial)"_qs << u"passed"_qs;
    }

    void sequences()
    {
        QFETCH(QString, sql);
        QFETCH(QString, status);
        const QString name = u"seq "_qs + QString::fromLatin1(QTest::currentDataTag());
        const Done made = makeDatabase(*m_server, name, sql);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
        const Seen seen = probe(*m_server, name);
        QVERIFY2(seen.status(u"sequence"_qs, u"public.t_id_seq"_qs) == status,
                 qPrintable(seen.message(u"sequence"_qs, u"public.t_id_seq"_qs)));
    }

    void brokenIndexAndNullKey()
    {
        QVERIFY(makeDatabase(*m_server, u"broken"_qs,
                             u"CREATE TABLE t(id int, k int, PRIMARY KEY (id)); CREATE INDEX t_k ON t(k); "
                             u"INSERT INTO t VALUES (1, NULL), (2, 3);"
                             "CREATE TABLE n(id int PRIMARY KEY, v int); INSERT INTO n VALUES (1, 1);"
                             "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_k'::regclass"_qs));
        const Seen seen = probe(*m_server, u"broken"_qs, {{u"key_columns"_qs, QJsonArray{u"t.k"_qs}}});
        QCOMPARE(seen.status(u"index"_qs, u"public.t_k"_qs), u"failed"_qs);
        QCOMPARE(seen.status(u"null_primary_key"_qs, u"public.t"_qs), u"failed"_qs);
        QVERIFY(seen.message(u"null_primary_key"_qs, u"public.t"_qs).contains(u"k"_qs));
        QCOMPARE(seen.status(u"null_primary_key"_qs, u"public.n"_qs), u"passed"_qs);
    }

    void futureDatesAreFlagged()
    {
        QVERIFY(makeDatabase(
            *m_server, u"future"_qs,
            u"CREATE TABLE t(id int, created_at timestamp, expires_at timestamptz);"
            "INSERT INTO t VALUES (1, '2024-01-02 03:04:05', '2999-01-01'), (2, '2999-01-01', NULL), (3, 'infinity', NULL)"_qs));
        const Seen seen = probe(*m_server, u"future"_qs);
        QCOMPARE(timestampText(seen.report.newest.value), u"2024-01-02T03:04:05.000Z"_qs);
        int flagged = 0;
        for (const CheckResult &check : seen.checks)
            flagged +=
                check.name == u"newest_timestamp"_qs && check.status == Status::Failed && !check.critical;
        QCOMPARE(flagged, 1);
        QVERIFY(!seen.report.criticalFailed);
        const Seen named = probe(*m_server, u"future"_qs, {{u"newest_timestamp"_qs, u"t.nothing"_qs}});
        QCOMPARE(named.status(u"newest_timestamp"_qs, u"t.nothing"_qs), u"unknown"_qs);
    }

    void kindsOfTables()
    {
        QVERIFY(makeDatabase(*m_server, u"kinds"_qs,
                             u"CREATE TABLE p(id int, note text) PARTITION BY LIST (id);"
                             "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1); CREATE TABLE p2(note text, "
                             "id int); ALTER TABLE p ATTACH PARTITION p2 DEFAULT;"
                             "INSERT INTO p VALUES (1, 'a'), (2, 'b'), (3, 'c');"
                             "CREATE MATERIALIZED VIEW mv AS SELECT * FROM p; CREATE MATERIALIZED VIEW "
                             "hollow AS SELECT 1 AS x WITH NO DATA;"
                             "CREATE TABLE base(id int); CREATE TABLE heir(extra int) INHERITS (base); "
                             "INSERT INTO base VALUES (1); INSERT INTO heir VALUES (2, 3);"
                             "CREATE EXTENSION postgres_fdw; CREATE SERVER far FOREIGN DATA WRAPPER "
                             "postgres_fdw; CREATE FOREIGN TABLE away(id int) SERVER far;"
                             "CREATE UNLOGGED TABLE quick(id int); CREATE TABLE nothing()"_qs));
        const Seen seen = probe(*m_server, u"kinds"_qs);
        QCOMPARE(seen.complaints(), QStringList());
        const auto rows = [&seen](const QString &table) {
            const CheckResult *check = seen.find(u"row_count"_qs, table);
            return check ? check->actual.toInt(-1) : -2;
        };
        QCOMPARE(rows(u"public.p"_qs), 3);
        QCOMPARE(rows(u"public.p1"_qs), 1);
        QCOMPARE(rows(u"public.mv"_qs), 3);
        QCOMPARE(rows(u"public.base"_qs), 1); // ONLY: its heirs are their own
        QCOMPARE(rows(u"public.heir"_qs), 1);
        QCOMPARE(rows(u"public.quick"_qs), 0);
        QCOMPARE(rows(u"public.nothing"_qs), 0);
        QCOMPARE(seen.status(u"row_count"_qs, u"public.hollow"_qs), u"skipped"_qs);
        QCOMPARE(seen.status(u"row_count"_qs, u"public.away"_qs), u"skipped"_qs);
        // The same rows have the same checksum, whatever the order of the partition's columns.
        QCOMPARE(seen.find(u"content_checksum"_qs, u"public.p"_qs)->actual,
                 seen.find(u"content_checksum"_qs, u"public.mv"_qs)->actual);
    }

    void withoutRightsIsUnknown()
    {
        QVERIFY(m_server->sql(u"postgres"_qs, u"CREATE ROLE guest LOGIN"_qs));
        QVERIFY(makeDatabase(
            *m_server, u"rights"_qs,
            u"CREATE TABLE open(id serial PRIMARY KEY); CREATE TABLE closed(id serial PRIMARY KEY, o int "
            u"REFERENCES open);"
            "GRANT SELECT ON open TO guest; GRANT SELECT ON open_id_seq TO guest;"
            "CREATE TABLE guarded(id int); GRANT SELECT ON guarded TO guest; ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; INSERT INTO guarded VALUES (1)"_qs));
        const Seen seen = probe(*m_server, u"rights"_qs, {}, {}, CancelToken(), u"guest"_qs);
        QCOMPARE(seen.status(u"row_count"_qs, u"public.closed"_qs), u"unknown"_qs);
        QVERIFY(seen.find(u"row_count"_qs, u"public.closed"_qs)->actual.isNull());
        QCOMPARE(seen.status(u"row_count"_qs, u"public.guarded"_qs),
                 u"unknown"_qs); // rows hidden from us are not 0 rows
        QCOMPARE(seen.status(u"foreign_key"_qs, u"public.closed.closed_o_fkey"_qs), u"unknown"_qs);
        QCOMPARE(seen.status(u"sequence"_qs, u"public.closed_id_seq"_qs), u"unknown"_qs);
        QCOMPARE(seen.status(u"sequence"_qs, u"public.open_id_seq"_qs), u"passed"_qs);
        QVERIFY(seen.report.criticalUnknown);
    }

    void timeoutIsUnknown()
    {
        const QJsonObject slow{{u"name"_qs, u"slow"_qs}, {u"sql"_qs, u"SELECT pg_sleep(30) IS NOT NULL"_qs}};
        const Seen seen = probe(*m_server, u"sound"_qs,
                                {{u"statement_timeout"_qs, u"0.3s"_qs}, {u"checks"_qs, QJsonArray{slow}}});
        QCOMPARE(seen.status(u"slow"_qs, QString()), u"unknown"_qs);
        QCOMPARE(seen.status(u"index"_qs, u"public.a_pkey"_qs), u"passed"_qs);
    }

    void cancelEndsIt()
    {
        CancelToken cancel;
        const QJsonObject slow{{u"name"_qs, u"slow"_qs}, {u"sql"_qs, u"SELECT pg_sleep(60) IS NOT NULL"_qs}};
        QElapsedTimer clock;
        std::thread asker([&] {
            waitUntilSleeping(u"sound"_qs);
            clock.start();
            cancel.cancel();
        });
        const Seen seen = probe(*m_server, u"sound"_qs, {{u"checks"_qs, QJsonArray{slow}}}, {}, cancel);
        asker.join();
        QVERIFY(seen.error && seen.error->fault == Fault::Interrupted);
        QVERIFY(clock.elapsed() < 2000);
    }

    void damageIsFound()
    {
        QVERIFY(makeDatabase(
            *m_server, u"damaged"_qs,
            u"CREATE TABLE t(id int PRIMARY KEY, pad text); INSERT INTO t SELECT i, repeat('x', 500) FROM generate_series(1, 500) i; CHECKPOINT"_qs));
        const auto path = m_server->sql(u"damaged"_qs, u"SELECT pg_relation_filepath('t')"_qs);
        QVERIFY(path);
        m_server->stop();
        QFile file(m_server->dataFolder() % u'/' % path->text());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(8192 * 3) &&
                file.write(QByteArray(64, '\x7f')) == 64);
        file.close();
        QVERIFY(m_server->startAgain());
        const Seen seen = probe(*m_server, u"damaged"_qs);
        QCOMPARE(seen.status(u"row_count"_qs, u"public.t"_qs), u"failed"_qs);
        QVERIFY(seen.report.criticalFailed);
    }

    // Last: the server does not come back.
    void serverDiesMidway()
    {
        QJsonArray checks;
        for (int i = 0; i < 6; ++i)
            checks.append(QJsonObject{{u"name"_qs, u"slow %1"_qs.arg(i)},
                                      {u"sql"_qs, u"SELECT pg_sleep(60) IS NOT NULL"_qs}});
        const pid_t postmaster = pid_t(m_server->pid());
        std::thread killer([&] {
            waitUntilSleeping(u"sound"_qs);
            ::kill(postmaster, SIGQUIT);
        });
        const Seen seen = probe(*m_server, u"sound"_qs, {{u"checks"_qs, checks}, {u"connections"_qs, 2}});
        killer.join();
        QVERIFY(!seen.error);
        for (int i = 0; i < 6; ++i) {
            QCOMPARE(seen.status(u"slow %1"_qs.arg(i), QString()), u"unknown"_qs);
            QVERIFY(!seen.message(u"slow %1"_qs.arg(i), QString()).isEmpty());
        }
        QCOMPARE(seen.status(u"row_count"_qs, u"public.a"_qs), u"unknown"_qs);
        QVERIFY(seen.report.criticalUnknown);
        QVERIFY(!seen.report.criticalFailed);
    }

private:
    void waitUntilSleeping(const QString &database) const
    {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 10000) {
            const auto rows = m_server->sql(
                u"postgres"_qs, u"SELECT count(*) FROM pg_stat_activity WHERE datname = '"_qs % database %
                                    u"' AND state = 'active' AND query LIKE '%pg_sleep%'"_qs);
            if (!rows || rows->number() > 0)
                return;
            std::this_thread::yield();
        }
    }

    std::unique_ptr<PgServer> m_server;
};

QTEST_GUILESS_MAIN(TestPgValidation)
#include "tst_pgvalidation.moc"
