// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/dumproles.h"
#include "postgres/sqlfilter.h"

#include <QTest>

using namespace muster;

namespace
{

struct Filtered
{
    QByteArray out;
    Done done;
    SqlFilter filter;
};

// In pieces of `step` bytes: the answer must not hang on where a piece ends.
Filtered filtered(const QByteArray &script, qsizetype step)
{
    Filtered result;
    for (qsizetype at = 0; at < script.size() && result.done; at += step)
        result.done = result.filter.take(script.mid(at, step));
    if (result.done)
        result.done = result.filter.finish();
    while (result.filter.hasPiece())
        result.out += result.filter.nextPiece().bytes;
    return result;
}

} // namespace

class TestSqlFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesOnEveryByte_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("plain") << QByteArray("select 1;\n-- a comment with \\ and ' and \"\nselect 2;\n");
        QTest::newRow("quotes") << QByteArray(
            "select 'a\\', 'it''s; \\!', \"odd\\; \"\"name\";\nselect E'x\\'; \\\\', 'b';\n");
        QTest::newRow("dollar") << QByteArray(
            "do $$ begin \\! ; ' end $$;\nselect $a$ $$ \\x $b$ $a$, $1;\n");
        QTest::newRow("comment") << QByteArray("/* a /* nested \\! */ ' */ select 1 /* ; */;\n");
        QTest::newRow("copy") << QByteArray(
            "COPY t (a) FROM stdin;\n\\N\tx\\\\y\n\\.x\n\\! no\n'open\n\\.\n\nselect 1;\n");
        QTest::newRow("crlf copy") << QByteArray("COPY t FROM stdin;\r\na\r\n\\.\r\nselect 1;\r\n");
        QTest::newRow("operators") << QByteArray("select 3 - -1, 4*/*x*/2, a->>'b', x / y;\n");
    }

    void passesOnEveryByte()
    {
        QFETCH(QByteArray, script);
        for (const qsizetype step : {1, 2, 3, 7, 1000}) {
            const Filtered result = filtered(script, step);
            QVERIFY2(result.done, qPrintable(result.done ? QString() : result.done.error().message));
            QCOMPARE(result.out, script);
        }
    }

    void refusesMetaCommands_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("line");
        QTest::newRow("shell") << QByteArray("select 1;\n\\! rm -rf /\n") << 2;
        QTest::newRow("within a statement") << QByteArray("select 1\n  \\gexec\n;") << 2;
        QTest::newRow("after a quote that a backslash does not keep open")
            << QByteArray("select 'a\\' \\! ls\n;") << 1;
        QTest::newRow("after copy data") << QByteArray("copy t from stdin;\n1\n\\.\n\\connect x\n") << 4;
        QTest::newRow("without a line's end") << QByteArray("\\i /etc/passwd") << 1;
        QTest::newRow("behind a comment") << QByteArray("/* */ \\copy t from x\n") << 1;
        QTest::newRow("restrict within a statement") << QByteArray("select\n\\restrict x\n") << 2;
    }

    void refusesMetaCommands()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, line);
        for (const qsizetype step : {1, 5, 1000}) {
            const Filtered result = filtered(script, step);
            QVERIFY(!result.done);
            QCOMPARE(result.done.error().code, QStringLiteral("postgres.meta_command"));
            QCOMPARE(result.done.error().line, line);
        }
    }

    void takesOutWhatIsNotForPsql()
    {
        const QByteArray script =
            "\\restrict abc\nCREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA app;\n"
            "ALTER TABLE \"a;b\".t\n  OWNER TO \"The Owner\";\nCOMMENT ON EXTENSION citext IS 'x';\n"
            "ALTER TABLE t ADD COLUMN x text DEFAULT 'OWNER TO y';\n\\unrestrict abc\n";
        for (const qsizetype step : {1, 4, 1000}) {
            const Filtered result = filtered(script, step);
            QVERIFY(result.done);
            QCOMPARE(result.out.trimmed(),
                     QByteArray("ALTER TABLE t ADD COLUMN x text DEFAULT 'OWNER TO y';"));
            QCOMPARE(result.out.count('\n'), script.count('\n')); // lines keep their numbers
            QCOMPARE(result.filter.held().size(), 2);
        }
    }

    void extensionsComeInTheirPlace()
    {
        SqlFilter filter;
        QVERIFY(filter.take("create schema s;\nCREATE EXTENSION \"uuid-ossp\" WITH SCHEMA s;\nselect 1;\n"));
        QCOMPARE(filter.nextPiece().bytes, QByteArray("create schema s;\n"));
        const SqlPiece piece = filter.nextPiece();
        QCOMPARE(piece.extension, QStringLiteral("uuid-ossp"));
        QCOMPARE(piece.schema, QStringLiteral("s"));
    }

    void listsWhatADumpSays()
    {
        SqlFilter filter;
        QVERIFY(filter.take("--\n-- Name: orders_id_seq; Type: SEQUENCE SET; Schema: app; Owner: me\n--\n\n"
                            "SELECT pg_catalog.setval('app.orders_id_seq', 41, true);\n"
                            "-- Name: odd; name; Type: TABLE; Schema: app; Owner: -; Tablespace: fast\n"
                            "-- PostgreSQL database dump complete\n"));
        QCOMPARE(filter.entries().size(), 2);
        QCOMPARE(filter.entries()[0].type, QStringLiteral("SEQUENCE SET"));
        QVERIFY(filter.entries()[0].definition.contains(QStringLiteral("41")));
        QCOMPARE(filter.entries()[1].object(), QStringLiteral("app.odd; name"));
        QVERIFY(filter.sawEndMark());
    }

    void cutShortIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("copy") << QByteArray("COPY t FROM stdin;\n1\n2");
        QTest::newRow("quote") << QByteArray("select 'abc");
        QTest::newRow("body") << QByteArray("do $x$ begin");
    }

    void cutShortIsNoticed()
    {
        QFETCH(QByteArray, script);
        const Filtered result = filtered(script, 3);
        QVERIFY(!result.done);
        QCOMPARE(result.done.error().code, QStringLiteral("backup.damaged"));
    }

    void rolesAreFound()
    {
        const auto roles = [](const char *sql) {
            QStringList names = rolesIn(QString::fromUtf8(sql)).values();
            names.sort();
            return names.join(u',');
        };
        QCOMPARE(roles("GRANT SELECT ON TABLE t TO reader WITH GRANT OPTION;"), QStringLiteral("reader"));
        QCOMPARE(roles("GRANT ALL ON SCHEMA s TO PUBLIC;\nGRANT USAGE ON SCHEMA s TO \"App User\";"),
                 QStringLiteral("App User"));
        QCOMPARE(roles("REVOKE ALL ON TABLE t FROM Owner;"), QStringLiteral("owner"));
        QCOMPARE(
            roles("ALTER DEFAULT PRIVILEGES FOR ROLE boss IN SCHEMA s GRANT SELECT ON TABLES  TO reader;"),
            QStringLiteral("boss,reader"));
        QCOMPARE(roles("CREATE POLICY p ON t FOR SELECT TO a, \"b c\" USING (true);"),
                 QStringLiteral("a,b c"));
        QCOMPARE(roles("SELECT 1 FROM t;"), QString());
    }
};

QTEST_GUILESS_MAIN(TestSqlFilter)
#include "tst_sqlfilter.moc"
