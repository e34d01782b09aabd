// SPDX-License-Identifier: GPL-3.0-or-later
// gaps: two exercises raise them, a drill proves one closed; tables out and in; every refusal with its code.
#include "cli/cliprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace muster;

class CliGapsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingYet();
    void listed();
    void changed();
    void closedWithEvidence();
    void seenBefore();
    void throughATable();
    void tablesThatDoNotHold_data();
    void tablesThatDoNotHold();
    void refused_data();
    void refused();
    void aBrokenRecord();

private:
    void play(const QByteArray &gaps);
    void drill();
    CliResult gaps(const QStringList &words) const { return m_cli->run(QStringList{u"gaps"_qs} + words); }
    QJsonArray list(const QStringList &words = {}) const { return gaps(QStringList{u"--json"_qs} + words).json().array(); }
    QJsonObject gapSaying(const QString &words) const;
    QString key(const QString &words) const { return gapSaying(words).value(u"key"_qs).toString(); }
    QByteArray bytesOf(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<CliProgram> m_cli;
};

void CliGapsTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    if (QTest::currentTestFunction() == QByteArray("nothingYet"))
        return;
    play("#gap P1 Nobody knows who approves the failover\n#gap P2 =cmd|calc: status page, \"password\" lost\n");
}

// An exercise with a gap that was known before.
void CliGapsTest::play(const QByteArray &gaps)
{
    const QString plan = m_cli->writeFile(u"exercise.json"_qs, R"({"kind": "tabletop", "id": "TTX", "title": "Region outage", "muster": 1,
        "scenarios": [{"name": "Outage", "injects": [{"id": "i1", "message": "Down"}]}],
        "gaps": [{"id": "G1", "description": "No password for the vault", "priority": "P1", "owner": "Ann", "due": "2020-02-03"}]})");
    const CliResult result = m_cli->run({u"run"_qs, plan, u"--json"_qs}, "release\n" + gaps + "end\n");
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
}

void CliGapsTest::drill()
{
    const QString plan = m_cli->writeFile(u"drill.json"_qs, R"({"kind": "drill", "id": "D", "title": "Drill", "muster": 1, "phases": [{"id": "p",
        "title": "P", "steps": [{"id": "approve", "text": "Approve", "manual": true},
                                {"id": "notify", "text": "Notify", "manual": true, "on_failure": "continue"}]}]})");
    QVERIFY(!m_cli->run({u"run"_qs, plan, u"--json"_qs}, "y\nn\n").out.isEmpty());
}

QJsonObject CliGapsTest::gapSaying(const QString &words) const
{
    for (const QJsonValue &value : list())
        if (value[u"description"_qs].toString().contains(words))
            return value.toObject();
    return {};
}

void CliGapsTest::nothingYet()
{
    const CliResult text = gaps({});
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.err.contains("no gaps yet"));
    QVERIFY(list().isEmpty());
    QCOMPARE(gaps({u"export"_qs}).out.count('\n'), 1); // the head
}

void CliGapsTest::listed()
{
    QCOMPARE(list().size(), 3);
    const QJsonObject known = gapSaying(u"vault"_qs);
    QCOMPARE(known.value(u"status"_qs).toString(), u"open"_qs);
    QCOMPARE(known.value(u"due_on"_qs).toString(), u"2020-02-03"_qs);
    QCOMPARE(known.value(u"overdue"_qs).toBool(), true);
    QCOMPARE(known.value(u"run_title"_qs).toString(), u"Region outage"_qs);
    QCOMPARE(list({u"--overdue"_qs}).size(), 1);
    QCOMPARE(list({u"--recurring"_qs}).size(), 0);
    const CliResult text = gaps({u"--open"_qs});
    QVERIFY(text.out.contains("2020-02-03 overdue"));
    QVERIFY(text.out.contains("KEY"));
}

void CliGapsTest::changed()
{
    const CliResult set = gaps({u"set"_qs, key(u"approves"_qs), u"owner=Cy"_qs, u"due=whenever = soon"_qs, u"status=in_progress"_qs,
                                u"category=people"_qs, u"--json"_qs, u"--operator"_qs, u"Di"_qs});
    QVERIFY2(set.exitCode == 0, qPrintable(set.text()));
    const QJsonObject gap = gapSaying(u"approves"_qs);
    QCOMPARE(set.object(), gap);
    QCOMPARE(gap.value(u"owner"_qs).toString(), u"Cy"_qs);
    QCOMPARE(gap.value(u"due"_qs).toString(), u"whenever = soon"_qs);
    QCOMPARE(gap.value(u"due_readable"_qs).toBool(true), false);
    QCOMPARE(gap.value(u"status"_qs).toString(), u"in progress"_qs);
    QCOMPARE(gap.value(u"changed_by"_qs).toString(), u"Di"_qs);
    QVERIFY(gaps({}).out.contains("(no date)"));
    QCOMPARE(gaps({u"set"_qs, u"G1"_qs, u"owner="_qs}).exitCode, 0); // its own id is enough, and emptied
    QCOMPARE(gapSaying(u"vault"_qs).value(u"owner"_qs).toString(), QString());
}

void CliGapsTest::closedWithEvidence()
{
    const QString gap = key(u"approves"_qs);
    drill();
    const QString run = m_cli->run({u"runs"_qs, u"--json"_qs}).json().array().first()[u"run_id"_qs].toString();
    const auto code = [&](const QStringList &words) {
        const CliResult result = gaps(QStringList{u"close"_qs, gap, u"--json"_qs} + words);
        return result.exitCode == 2 ? result.object()[u"error"_qs][u"code"_qs].toString() : QString::number(result.exitCode);
    };
    QCOMPARE(code({}), u"gap.needs_evidence"_qs);
    QCOMPARE(code({u"--evidence"_qs, run + u":notify"}), u"evidence.not_passed"_qs);
    QCOMPARE(code({u"--evidence"_qs, run + u":nothing"}), u"evidence.unknown"_qs);
    QCOMPARE(code({u"--evidence"_qs, run}), u"evidence.not_passed"_qs);
    QCOMPARE(code({u"--evidence"_qs, gap.section(u':', 0, 0)}), u"evidence.same_run"_qs);
    QCOMPARE(code({u"--evidence"_qs, u"nowhere:approve"_qs}), u"run.unknown"_qs);
    QVERIFY(gapSaying(u"approves"_qs).value(u"evidence"_qs).isNull());
    QCOMPARE(code({u"--evidence"_qs, run + u":approve"}), u"0"_qs);
    const QJsonObject closed = gapSaying(u"approves"_qs);
    QCOMPARE(closed.value(u"status"_qs).toString(), u"closed"_qs);
    QCOMPARE(closed[u"evidence"_qs][u"run_id"_qs].toString(), run);
    QCOMPARE(closed[u"evidence"_qs][u"item"_qs].toString(), u"approve"_qs);
    QCOMPARE(list({u"--open"_qs}).size(), 2);
    QCOMPARE(code({u"--reason"_qs, u"again"_qs}), u"gap.closed"_qs);
    QCOMPARE(gaps({u"reopen"_qs, gap, u"--reason"_qs, u"it came back"_qs}).exitCode, 0);
    QCOMPARE(code({u"--evidence"_qs, run + u":approve"}), u"evidence.earlier"_qs);
    QCOMPARE(code({u"--reason"_qs, u"the system was switched off"_qs}), u"0"_qs);
    QCOMPARE(gapSaying(u"approves"_qs).value(u"reason"_qs).toString(), u"the system was switched off"_qs);
}

void CliGapsTest::seenBefore()
{
    const QString first = key(u"approves"_qs);
    play("#gap P1 Unclear who may approve a failover\n");
    const QString again = key(u"Unclear"_qs);
    QCOMPARE(gapSaying(u"Unclear"_qs).value(u"recurring"_qs).toString(), u"possible"_qs);
    QVERIFY(gaps({u"--recurring"_qs}).out.contains("perhaps seen before"));
    QCOMPARE(gaps({u"same"_qs, again, first}).exitCode, 0);
    QCOMPARE(gapSaying(u"Unclear"_qs).value(u"recurring"_qs).toString(), u"confirmed"_qs);
    QCOMPARE(gapSaying(u"Unclear"_qs)[u"seen_before"_qs].toArray().first()[u"key"_qs].toString(), first);
    QCOMPARE(gaps({u"different"_qs, again, first}).exitCode, 0);
    QCOMPARE(gapSaying(u"Unclear"_qs).value(u"recurring"_qs).toString(), u"no"_qs);
}

void CliGapsTest::throughATable()
{
    const QString path = m_cli->path(u"gaps.csv"_qs);
    const CliResult out = gaps({u"export"_qs, u"-o"_qs, path});
    QVERIFY2(out.exitCode == 0 && out.out.contains(path.toUtf8()), qPrintable(out.text()));
    const QByteArray table = bytesOf(path);
    QVERIFY(table.startsWith("\xef\xbb\xbfkey,"));
    QVERIFY2(table.contains("\"'=cmd|calc: status page, \"\"password\"\" lost\""), table.constData()); // no formula
    const CliResult same = gaps({u"import"_qs, path, u"--json"_qs});
    QCOMPARE(same.exitCode, 0);
    QCOMPARE(same.object()[u"unchanged"_qs].toInt(), 3);
    QVERIFY(same.object()[u"changes"_qs].toArray().isEmpty());

    const QString edited = m_cli->writeFile(u"edited.csv"_qs, QByteArray(table).replace(",Ann,2020-02-03,", ",Bo,2031-01-01,"));
    QCOMPARE(gaps({u"import"_qs, edited, u"--dry-run"_qs}).exitCode, 0);
    QCOMPARE(gapSaying(u"vault"_qs).value(u"owner"_qs).toString(), u"Ann"_qs);
    QCOMPARE(gaps({u"import"_qs, edited}).exitCode, 0);
    QCOMPARE(gapSaying(u"vault"_qs).value(u"owner"_qs).toString(), u"Bo"_qs);
    QCOMPARE(gapSaying(u"vault"_qs).value(u"overdue"_qs).toBool(true), false);
    // What is exported and imported again changes nothing, whatever was done.
    QCOMPARE(gaps({u"close"_qs, key(u"approves"_qs), u"--reason"_qs, u"=done, \"really\""_qs}).exitCode, 0);
    QCOMPARE(gaps({u"--csv"_qs, path}).exitCode, 0);
    QCOMPARE(gaps({u"import"_qs, path, u"--json"_qs}).object()[u"unchanged"_qs].toInt(), 3);
}

void CliGapsTest::tablesThatDoNotHold_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("one row of two") << QByteArray("Key;Owner;Colour\nG1;Cy;red\nG9;Di;blue\n") << 1 << QByteArray("row 3 (G9)");
    QTest::newRow("named column") << QByteArray("Key;Owner;Colour\nG1;Cy;red\nG9;Di;blue\n") << 1 << QByteArray("Colour");
    QTest::newRow("twice") << QByteArray("key,owner\nG1,Cy\nG1,Di\n") << 1 << QByteArray("row 3 (G1)");
    QTest::newRow("closed with nothing") << QByteArray("key,status\n\nG1,closed\n") << 2 << QByteArray("row 3 (G1): A gap is closed with evidence");
    QTest::newRow("closed by itself") << QByteArray("key,status,evidence\nG1,closed,nowhere:x\n") << 2 << QByteArray("row 2 (G1): There is no run");
    QTest::newRow("closed with a reason") << QByteArray("key,status,reason\nG1,Done,gone\n") << 0 << QByteArray("1 changed");
    QTest::newRow("no key") << QByteArray("owner,due\nCy,2027-01-01\n") << 2 << QByteArray("no column");
    QTest::newRow("empty key") << QByteArray("key,owner\n,Cy\n") << 2 << QByteArray("row 2 ()");
    QTest::newRow("binary") << QByteArray("\x7f" "ELF\0\0\0\1\2\3", 10) << 2 << QByteArray("table.csv");
    QTest::newRow("empty") << QByteArray() << 2 << QByteArray("table.csv");
}

void CliGapsTest::tablesThatDoNotHold()
{
    QFETCH(QByteArray, table);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, says);
    const CliResult result = gaps({u"import"_qs, m_cli->writeFile(u"table.csv"_qs, table)});
    QVERIFY2(result.exitCode == exitCode, qPrintable(result.text()));
    QVERIFY2(QByteArray(result.out + result.err).contains(says), qPrintable(result.text()));
}

void CliGapsTest::refused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("code");
    const auto row = [](const QStringList &words, int exitCode, const char *code) {
        QTest::newRow(qPrintable(words.join(u' '))) << words << exitCode << QString::fromLatin1(code);
    };
    row({u"set"_qs, u"G1"_qs}, 2, "arguments.wrong");
    row({u"set"_qs, u"G1"_qs, u"owner"_qs}, 2, "arguments.wrong");
    row({u"set"_qs, u"G1"_qs, u"priority=P7"_qs}, 2, "gap.priority");
    row({u"set"_qs, u"G1"_qs, u"status=closed"_qs}, 2, "gap.needs_evidence");
    row({u"set"_qs, u"G1"_qs, u"shape=round"_qs}, 2, "gap.field");
    row({u"set"_qs, u"G9"_qs, u"owner=Cy"_qs}, 2, "gap.unknown");
    row({u"reopen"_qs, u"G1"_qs}, 2, "gap.not_closed");
    row({u"same"_qs, u"G1"_qs, u"G1"_qs}, 2, "gap.same_gap");
    row({u"shut"_qs, u"G1"_qs}, 2, "arguments.wrong");
    row({u"import"_qs, u"/no/such.csv"_qs}, 2, "import.missing");
    row({u"export"_qs, u"-o"_qs, u"/no/such/folder/x.csv"_qs}, 3, "gaps.unwritable");
}

void CliGapsTest::refused()
{
    QFETCH(QStringList, words);
    QFETCH(int, exitCode);
    QFETCH(QString, code);
    const CliResult result = gaps(words + QStringList{u"--json"_qs});
    QVERIFY2(result.exitCode == exitCode, qPrintable(result.text()));
    QCOMPARE(result.object()[u"error"_qs][u"code"_qs].toString(), code);
}

void CliGapsTest::aBrokenRecord()
{
    QCOMPARE(gaps({u"set"_qs, u"G1"_qs, u"owner=Cynthia"_qs}).exitCode, 0);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_qs, u"meddler"_qs);
        database.setDatabaseName(m_cli->path(u"store.sqlite"_qs));
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"DROP TRIGGER gap_followups_no_update"_qs));
        QVERIFY(QSqlQuery(database).exec(u"UPDATE gap_followups SET body = replace(body, 'Cynthia', 'Cy')"_qs));
    }
    QSqlDatabase::removeDatabase(u"meddler"_qs);
    const CliResult result = gaps({u"--json"_qs});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.object()[u"error"_qs][u"code"_qs].toString(), u"ledger.broken"_qs);
}

QTEST_GUILESS_MAIN(CliGapsTest)
#include "tst_cligaps.moc"
