// SPDX-License-Identifier: GPL-3.0-or-later
// Baselines: a dump and restore changes nothing that counts; every real difference is found and named.
#include "adapters/validationprobe.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace muster;

namespace
{

// Everything that a record hash is known to stumble over, and names that need quotes.
const char *sourceSql = R"sql(
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE DOMAIN mood_list AS mood[];
CREATE TYPE pair AS (m mood, n int);
CREATE TYPE plainpair AS (a int, b text);
CREATE TYPE mood_range AS RANGE (subtype = mood);
CREATE DOMAIN money_amount AS numeric(12,2) CHECK (VALUE >= 0);
CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE kinds(id bigserial PRIMARY KEY, m mood, ms mood[], ml mood_list, p pair, pp plainpair, mr mood_range,
  r regclass, j json, jb jsonb, pt point, x xml, price money_amount, num numeric, f float8, tz timestamptz, iv interval,
  by bytea, ip inet, net cidr, u uuid, c char(5), vc varchar(9), bits bit varying, tsv tsvector, ir int4range, cash money,
  blind text COLLATE blind, big text, updated_at timestamptz NOT NULL DEFAULT now());
INSERT INTO kinds(m, ms, ml, p, pp, mr, r, j, jb, pt, x, price, num, f, tz, iv, by, ip, net, u, c, vc, bits, tsv, ir, cash, blind, big, updated_at)
SELECT (ARRAY['sad','ok','happy'])[1 + i % 3]::mood, ARRAY['ok']::mood[], ARRAY['sad', NULL]::mood[], ROW('happy', i)::pair,
  ROW(i, 'x')::plainpair, '[sad,ok]', 'pg_class', json_build_object('i', i), jsonb_build_object('i', i), point(i, 0.1), '<a/>',
  i, i / 3.0, i / 7.0::float8, timestamptz '2024-01-01 00:00:00.123456+00' + i * interval '1 hour', i * interval '1 day',
  decode(md5(i::text), 'hex'), '10.0.0.1', '10.0.0.0/8', md5(i::text)::uuid, 'ab', 'cd', B'101', to_tsvector('simple', 'a b'),
  int4range(i, i + 5), i, 'Straße', repeat(md5(i::text), 300), timestamptz '2025-06-01 00:00:00+00' + i * interval '1 minute'
FROM generate_series(1, 50) i;
INSERT INTO kinds(updated_at) VALUES ('2025-01-01 00:00:00+00'), ('2025-01-01 00:00:00+00');
CREATE TABLE twins(a int, b text); INSERT INTO twins VALUES (1, 'x'), (1, 'x'), (2, 'y'), (2, 'y');
CREATE SCHEMA "Odd Schema";
CREATE TABLE "Odd Schema"."Tabelle ""1"" %1 Ж"("Spalte 1" int PRIMARY KEY, "user" text, "Größe" numeric CONSTRAINT "groß" CHECK ("Größe" > 0));
INSERT INTO "Odd Schema"."Tabelle ""1"" %1 Ж" VALUES (1, 'a', 1.0), (2, NULL, 2.5);
CREATE TABLE parent(a int, b int, PRIMARY KEY (a, b)); INSERT INTO parent VALUES (1, 1), (1, 2);
CREATE TABLE child(id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int, b int, up int REFERENCES child,
  twice int GENERATED ALWAYS AS (a * 2) STORED, CONSTRAINT child_parent FOREIGN KEY (a, b) REFERENCES parent MATCH FULL);
INSERT INTO child(a, b, up) VALUES (1, 1, NULL), (1, 2, 1);
CREATE INDEX child_ab ON child(a, b) WHERE up IS NOT NULL;
CREATE TABLE parts(id int, at timestamptz, note text, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE parts_1 PARTITION OF parts FOR VALUES FROM (0) TO (100);
CREATE TABLE parts_2 PARTITION OF parts FOR VALUES FROM (100) TO (200);
INSERT INTO parts SELECT i, '2024-02-02', 'n' FROM generate_series(50, 150) i;
CREATE VIEW v AS SELECT id, a FROM child;
CREATE MATERIALIZED VIEW mv AS SELECT count(*) AS n FROM parts;
CREATE FUNCTION twice(i int) RETURNS int LANGUAGE sql AS 'SELECT i * 2';
CREATE SEQUENCE shared_seq; CREATE TABLE s1(id bigint DEFAULT nextval('shared_seq')); CREATE TABLE s2(id bigint DEFAULT nextval('shared_seq'));
INSERT INTO s1 DEFAULT VALUES; INSERT INTO s2 DEFAULT VALUES;
CREATE EXTENSION pgcrypto;
)sql";

} // namespace

class TestPgBaseline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto server = PgServer::start();
        QVERIFY2(server, qPrintable(server ? QString() : server.error().message));
        m_server = std::move(*server);
        const Done made = makeDatabase(*m_server, u"source"_qs, QString::fromUtf8(sourceSql));
        QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
        auto baseline = takeBaseline(m_server->conninfo(u"source"_qs), {}, CancelToken());
        QVERIFY2(baseline, qPrintable(baseline ? QString() : baseline.error().message));
        m_baseline = std::move(*baseline);
        const QString dump = m_server->folder() % u"/source.dump"_qs;
        QVERIFY(m_server->tool(u"pg_dump"_qs, {u"-Fc"_qs, u"-f"_qs, dump, m_server->conninfo(u"source"_qs)}));
        // Objects of its own first, so that no OID comes out as it was.
        QVERIFY(makeDatabase(
            *m_server, u"copy"_qs,
            u"CREATE TYPE junk AS ENUM ('a', 'b', 'c'); CREATE TABLE junk_t(m junk); DROP TABLE junk_t; DROP TYPE junk"_qs));
        const auto restored =
            m_server->tool(u"pg_restore"_qs, {u"-d"_qs, m_server->conninfo(u"copy"_qs), dump});
        QVERIFY2(restored, qPrintable(restored ? QString() : restored.error().message));
    }

    void catalogueIsComplete()
    {
        const Catalogue &catalogue = m_baseline.catalogue;
        QCOMPARE(catalogue.database, u"source"_qs);
        QCOMPARE(catalogue.encoding, u"UTF8"_qs);
        QVERIFY(!catalogue.systemIdentifier.isEmpty());
        QCOMPARE(catalogue.views, (QStringList{u"public.v"_qs}));
        QVERIFY(catalogue.functions.contains(u"public.twice(integer)"_qs));
        QVERIFY(!catalogue.functions.join(u' ').contains(u"crypt"_qs)); // an extension's are not ours
        QCOMPARE(catalogue.foreignKeys.size(), 2);
        QCOMPARE(m_baseline.contents.value(u"public.parts"_qs).rows.value_or(0), 101);
        QCOMPARE(m_baseline.contents.value(u"\"Odd Schema\".\"Tabelle \"\"1\"\" %1 Ж\""_qs).rows.value_or(0),
                 2);
        QCOMPARE(m_baseline.contents.value(u"public.kinds"_qs).newest.value(u"updated_at"_qs),
                 u"2025-06-01 00:50:00+00"_qs);
    }

    void restoreChangesNothing()
    {
        const Seen seen = probe(*m_server, u"copy"_qs, {{u"level"_qs, u"paranoid"_qs}}, m_baseline);
        QCOMPARE(seen.complaints(), QStringList());
        QCOMPARE(seen.status(u"content_checksum"_qs, u"public.kinds"_qs), u"passed"_qs);
        QCOMPARE(seen.status(u"content_checksum"_qs, u"public.parts"_qs), u"passed"_qs);
        QCOMPARE(seen.status(u"foreign_key"_qs, u"public.child.child_parent"_qs), u"passed"_qs);
        QCOMPARE(seen.status(u"extension"_qs, u"pgcrypto"_qs), u"passed"_qs);
        QCOMPARE(seen.status(u"constraint"_qs, u"\"Odd Schema\".\"Tabelle \"\"1\"\" %1 Ж\".\"groß\""_qs),
                 u"passed"_qs);
    }

    void enumsHaveOtherOidsInTheCopy()
    {
        const QString oid = u"SELECT enumtypid FROM pg_enum LIMIT 1"_qs;
        QVERIFY(m_server->sql(u"source"_qs, oid)->text() != m_server->sql(u"copy"_qs, oid)->text());
    }

    void differences_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("object");
        QTest::newRow("row deleted") << u"DELETE FROM kinds WHERE id = 7"_qs << u"row_count"_qs
                                     << u"public.kinds"_qs;
        QTest::newRow("row deleted, sum")
            << u"DELETE FROM kinds WHERE id = 7"_qs << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("enum changed")
            << u"UPDATE kinds SET m = 'ok' WHERE id = 3"_qs << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("enum in an array") << u"UPDATE kinds SET ms = '{sad}' WHERE id = 3"_qs
                                          << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("json changed")
            << u"UPDATE kinds SET j = '{}' WHERE id = 3"_qs << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("point changed") << u"UPDATE kinds SET pt = point(3, 0.10000000001) WHERE id = 3"_qs
                                       << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("last bit of a float") << u"UPDATE kinds SET f = f + 1e-15 WHERE id = 3"_qs
                                             << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("microsecond") << u"UPDATE kinds SET tz = tz + interval '1 microsecond' WHERE id = 3"_qs
                                     << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("null for empty")
            << u"UPDATE kinds SET vc = NULL WHERE id = 3"_qs << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("equal under its collation") << u"UPDATE kinds SET blind = upper(blind) WHERE id = 3"_qs
                                                   << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("toasted text")
            << u"UPDATE kinds SET big = overlay(big placing 'Z' from 9000) WHERE id = 3"_qs
            << u"content_checksum"_qs << u"public.kinds"_qs;
        QTest::newRow("twins swapped") << u"UPDATE twins SET a = 3, b = 'z' WHERE a = 2"_qs
                                       << u"content_checksum"_qs << u"public.twins"_qs;
        QTest::newRow("in a partition") << u"UPDATE parts SET note = 'm' WHERE id = 120"_qs
                                        << u"content_checksum"_qs << u"public.parts_2"_qs;
        QTest::newRow("in a partitioned table")
            << u"DELETE FROM parts WHERE id = 120"_qs << u"row_count"_qs << u"public.parts"_qs;
        QTest::newRow("index dropped") << u"DROP INDEX child_ab"_qs << u"index"_qs << u"public.child_ab"_qs;
        QTest::newRow("index differs") << u"DROP INDEX child_ab; CREATE INDEX child_ab ON child(a, b)"_qs
                                       << u"index"_qs << u"public.child_ab"_qs;
        QTest::newRow("index too many")
            << u"CREATE INDEX extra ON twins(a)"_qs << u"index"_qs << u"public.extra"_qs;
        QTest::newRow("foreign key dropped") << u"ALTER TABLE child DROP CONSTRAINT child_parent"_qs
                                             << u"foreign_key"_qs << u"public.child.child_parent"_qs;
        QTest::newRow("foreign key dropped, constraint")
            << u"ALTER TABLE child DROP CONSTRAINT child_parent"_qs << u"constraint"_qs
            << u"public.child.child_parent"_qs;
        QTest::newRow("foreign key not valid")
            << u"ALTER TABLE child DROP CONSTRAINT child_parent; ALTER TABLE child ADD CONSTRAINT child_parent FOREIGN KEY (a, b) REFERENCES parent MATCH FULL NOT VALID"_qs
            << u"constraint"_qs << u"public.child.child_parent"_qs;
        QTest::newRow("check dropped")
            << u"ALTER TABLE \"Odd Schema\".\"Tabelle \"\"1\"\" %1 Ж\" DROP CONSTRAINT \"groß\""_qs
            << u"constraint"_qs << u"\"Odd Schema\".\"Tabelle \"\"1\"\" %1 Ж\".\"groß\""_qs;
        QTest::newRow("primary key dropped") << u"ALTER TABLE kinds DROP CONSTRAINT kinds_pkey"_qs
                                             << u"constraint"_qs << u"public.kinds.kinds_pkey"_qs;
        QTest::newRow("sequence set back")
            << u"SELECT setval('shared_seq', 1)"_qs << u"sequence"_qs << u"public.shared_seq"_qs;
        QTest::newRow("sequence set back, identity")
            << u"SELECT setval('child_id_seq', 1)"_qs << u"sequence"_qs << u"public.child_id_seq"_qs;
        QTest::newRow("sequence gone")
            << u"DROP SEQUENCE shared_seq CASCADE"_qs << u"sequence"_qs << u"public.shared_seq"_qs;
        QTest::newRow("table gone") << u"DROP TABLE twins"_qs << u"critical_tables"_qs << u"public.twins"_qs;
        QTest::newRow("table gone, count") << u"DROP TABLE twins"_qs << u"table_count"_qs << u"changed"_qs;
        QTest::newRow("table too many")
            << u"CREATE TABLE intruder(id int)"_qs << u"critical_tables"_qs << u"public.intruder"_qs;
        QTest::newRow("column gone") << u"ALTER TABLE twins DROP COLUMN b"_qs << u"critical_tables"_qs
                                     << u"public.twins"_qs;
        QTest::newRow("column type") << u"ALTER TABLE twins ALTER a TYPE bigint"_qs << u"critical_tables"_qs
                                     << u"public.twins"_qs;
        QTest::newRow("default gone")
            << u"ALTER TABLE s1 ALTER id DROP DEFAULT"_qs << u"critical_tables"_qs << u"public.s1"_qs;
        QTest::newRow("not null gone") << u"ALTER TABLE kinds ALTER updated_at DROP NOT NULL"_qs
                                       << u"critical_tables"_qs << u"public.kinds"_qs;
        QTest::newRow("view gone") << u"DROP VIEW v"_qs << u"view"_qs << u"public.v"_qs;
        QTest::newRow("materialized view gone")
            << u"DROP MATERIALIZED VIEW mv"_qs << u"critical_tables"_qs << u"public.mv"_qs;
        QTest::newRow("function gone")
            << u"DROP FUNCTION twice(int)"_qs << u"function"_qs << u"public.twice(integer)"_qs;
        QTest::newRow("view differs") << u"CREATE OR REPLACE VIEW v AS SELECT id, a FROM child WHERE a > 0"_qs
                                      << u"view"_qs << u"public.v"_qs;
        QTest::newRow("function differs")
            << u"CREATE OR REPLACE FUNCTION twice(i int) RETURNS int LANGUAGE sql AS 'SELECT i * 3'"_qs
            << u"function"_qs << u"public.twice(integer)"_qs;
        QTest::newRow("materialized view differs")
            << u"DROP MATERIALIZED VIEW mv; CREATE MATERIALIZED VIEW mv AS SELECT count(*) + 0 AS n FROM parts"_qs
            << u"critical_tables"_qs << u"public.mv"_qs;
        QTest::newRow("extension of another version")
            << u"UPDATE pg_extension SET extversion = '1.0' WHERE extname = 'pgcrypto'"_qs << u"extension"_qs
            << u"pgcrypto"_qs;
        QTest::newRow("extension gone") << u"DROP EXTENSION pgcrypto"_qs << u"extension"_qs << u"pgcrypto"_qs;
        QTest::newRow("older rows") << u"DELETE FROM kinds WHERE updated_at > '2025-06-01 00:40:00+00'"_qs
                                    << u"newest_timestamp"_qs << u"public.kinds.updated_at"_qs;
    }

    void differences()
    {
        QFETCH(QString, sql);
        QFETCH(QString, check);
        QFETCH(QString, object);
        QVERIFY(m_server->sql(u"postgres"_qs, u"DROP DATABASE IF EXISTS changed"_qs));
        QVERIFY(m_server->createDatabase(u"changed"_qs, u"copy"_qs));
        const auto changed = m_server->sql(u"changed"_qs, sql);
        QVERIFY2(changed, qPrintable(changed ? QString() : changed.error().message));
        const Seen seen = probe(*m_server, u"changed"_qs, {}, m_baseline);
        bool failed = false;
        for (const CheckResult &result : seen.checks)
            failed |= result.name == check && result.object == object && result.status == Status::Failed &&
                      result.critical;
        QVERIFY2(failed, qPrintable(seen.complaints().join(u'\n')));
        QVERIFY(seen.report.criticalFailed);
    }

    void equalNumbersStayEqual() // documented: 1.0 and 1.00 are one number, and so is the hash
    {
        QVERIFY(m_server->createDatabase(u"scale"_qs, u"copy"_qs));
        QVERIFY(m_server->sql(
            u"scale"_qs,
            u"UPDATE \"Odd Schema\".\"Tabelle \"\"1\"\" %1 Ж\" SET \"Größe\" = 1.00 WHERE \"Spalte 1\" = 1"_qs));
        QCOMPARE(probe(*m_server, u"scale"_qs, {}, m_baseline).complaints(), QStringList());
    }

    void sequenceAheadIsFine()
    {
        QVERIFY(m_server->createDatabase(u"ahead"_qs, u"copy"_qs));
        QVERIFY(m_server->sql(u"ahead"_qs, u"SELECT setval('shared_seq', 500)"_qs));
        QCOMPARE(probe(*m_server, u"ahead"_qs, {}, m_baseline).complaints(), QStringList());
    }

    void staleMaterializedViewIsAWarning()
    {
        QVERIFY(m_server->createDatabase(u"stale"_qs, u"copy"_qs));
        Baseline baseline = m_baseline;
        baseline.contents[u"public.mv"_qs].rows = 9;
        const Seen seen = probe(*m_server, u"stale"_qs, {}, baseline);
        QCOMPARE(seen.status(u"row_count"_qs, u"public.mv"_qs), u"failed"_qs);
        QVERIFY(!seen.report.criticalFailed);
    }

    void textChecksumsSeeTheSame()
    {
        BaselineOptions options;
        options.textChecksums = true;
        const auto baseline = takeBaseline(m_server->conninfo(u"source"_qs), {}, CancelToken(), options);
        QVERIFY(baseline);
        const Seen same = probe(*m_server, u"copy"_qs, {}, *baseline);
        QCOMPARE(same.complaints(), QStringList());
        QVERIFY(
            same.find(u"content_checksum"_qs, u"public.kinds"_qs)->actual.toString().startsWith(u"text:"_qs));
        QVERIFY(m_server->createDatabase(u"text"_qs, u"copy"_qs));
        QVERIFY(m_server->sql(u"text"_qs, u"UPDATE kinds SET m = 'ok' WHERE id = 3"_qs));
        QCOMPARE(
            probe(*m_server, u"text"_qs, {}, *baseline).status(u"content_checksum"_qs, u"public.kinds"_qs),
            u"failed"_qs);
    }

    void otherMajorVersionIsNotCompared()
    {
        Baseline baseline = m_baseline;
        baseline.catalogue.serverVersion = 140005;
        const Seen seen = probe(*m_server, u"copy"_qs, {}, baseline);
        QCOMPARE(seen.status(u"content_checksum"_qs, u"public.kinds"_qs), u"skipped"_qs);
        QVERIFY(seen.message(u"content_checksum"_qs, u"public.kinds"_qs).contains(u"14"_qs));
        QCOMPARE(seen.status(u"row_count"_qs, u"public.kinds"_qs), u"passed"_qs);
    }

    void fileRoundTrip()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"a.baseline.json"_qs);
        QVERIFY(saveBaseline(m_baseline, path));
        const auto loaded = loadBaseline(path);
        QVERIFY2(loaded, qPrintable(loaded ? QString() : loaded.error().message));
        QCOMPARE(baselineToJson(*loaded), baselineToJson(m_baseline));
        QCOMPARE(probe(*m_server, u"copy"_qs, {}, *loaded).complaints(), QStringList());
    }

    void damagedFilesAreRefused_data()
    {
        QTest::addColumn<QString>("how");
        QTest::addColumn<QString>("code");
        QTest::newRow("cut") << u"cut"_qs << u"baseline.damaged"_qs;
        QTest::newRow("a number changed") << u"number"_qs << u"baseline.damaged"_qs;
        QTest::newRow("of a later Muster") << u"newer"_qs << u"baseline.newer"_qs;
        QTest::newRow("something else") << u"other"_qs << u"baseline.damaged"_qs;
        QTest::newRow("not there") << u"gone"_qs << u"baseline.missing"_qs;
    }

    void damagedFilesAreRefused()
    {
        QFETCH(QString, how);
        QFETCH(QString, code);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"b.json"_qs);
        QByteArray text = QJsonDocument(baselineToJson(m_baseline)).toJson();
        if (how == u"cut"_qs)
            text.truncate(text.size() / 2);
        else if (how == u"number"_qs)
            QVERIFY(text.replace("\"rows\": 101", "\"rows\": 102").contains("102"));
        else if (how == u"newer"_qs)
            text.replace("\"muster_baseline\": 1", "\"muster_baseline\": 2");
        else if (how == u"other"_qs)
            text = "{\"hello\": 1}";
        if (how != u"gone"_qs) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        }
        const auto loaded = loadBaseline(path);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, code);
        QVERIFY(loaded.error().message.contains(path));
    }

    void takingIsRefusedWithoutRights()
    {
        QVERIFY(m_server->sql(u"postgres"_qs, u"CREATE ROLE guest LOGIN"_qs));
        const auto baseline = takeBaseline(m_server->conninfo(u"source"_qs, u"guest"_qs), {}, CancelToken());
        QVERIFY(!baseline);
        QCOMPARE(baseline.error().code, u"baseline.denied"_qs);
        const auto secret = takeBaseline(u"host=x password=y"_qs, {}, CancelToken());
        QCOMPARE(secret.error().code, u"plan.secret"_qs);
    }

    void takingTellsAndStops()
    {
        qint64 last = 0;
        CancelToken cancel;
        const auto baseline = takeBaseline(
            m_server->conninfo(u"source"_qs),
            [&](qint64 done, qint64, qint64, qint64, const QString &) {
                last = done;
                cancel.cancel();
            },
            cancel);
        QVERIFY(!baseline);
        QCOMPARE(baseline.error().fault, Fault::Interrupted);
        QVERIFY(last >= 1);
    }

private:
    std::unique_ptr<PgServer> m_server;
    Baseline m_baseline;
};

QTEST_GUILESS_MAIN(TestPgBaseline)
#include "tst_pgbaseline.moc"
