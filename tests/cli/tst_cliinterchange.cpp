// SPDX-License-Identifier: GPL-3.0-or-later
// import and export: what is taken and left, bad input with its exit code, files replaced whole or not at all.
#include "cli/cliprogram.h"
#include "formats/tabletopsamples.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace muster;

class CliInterchangeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importExportImport();
    void preview();
    void bareColumnsAreMapped();
    void badInput_data();
    void badInput();
    void aPlanThatWasThereStays();
    void hugeList();
    void exportsOnlyTabletops();
    void otherForms();
    void columnsAreRemembered();
    void intoAnExercise();
    void workedExample();

private:
    QByteArray bytesOf(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    CliProgram m_cli;
};

void CliInterchangeTest::importExportImport()
{
    int number = 0;
    for (const QByteArray &csv : {samples::hseepCsv(), samples::minutesCsv()}) {
        const QString file = m_cli.writeFile(u"list%1.csv"_qs.arg(++number), csv);
        const QString plan = m_cli.path(u"one.muster.json"_qs);
        const CliResult first = m_cli.run({u"import"_qs, file, u"-o"_qs, plan, u"--scenario"_qs, u"S"_qs});
        QVERIFY2(first.exitCode == 0, qPrintable(first.text()));
        QVERIFY(first.out.contains(plan.toUtf8()));
        for (const QString &format : {u"msel-csv"_qs, u"msel-xlsx"_qs}) {
            const QString out = m_cli.path(u"list%1.%2"_qs.arg(number).arg(format.section(u'-', 1)));
            QCOMPARE(m_cli.run({u"export"_qs, plan, u"--format"_qs, format, u"-o"_qs, out}).exitCode, 0);
            const QString again = m_cli.path(u"two.muster.json"_qs);
            const CliResult second = m_cli.run({u"import"_qs, out, u"-o"_qs, again, u"--scenario"_qs, u"S"_qs, u"--json"_qs});
            QVERIFY2(second.exitCode == 0, qPrintable(second.text()));
            QVERIFY(second.object().value(u"dropped").toArray().isEmpty());
            QVERIFY(second.object().value(u"problems").toArray().isEmpty());
            QVERIFY(!bytesOf(plan).isEmpty());
            QCOMPARE(bytesOf(again), bytesOf(plan));
        }
    }
    const CliResult text = m_cli.run({u"export"_qs, m_cli.path(u"one.muster.json"_qs), u"--format"_qs, u"msel-csv"_qs});
    QVERIFY(text.out.startsWith("\xef\xbb\xbf" "Event Number,Designated Scenario Time,"));
    const CliResult report = m_cli.run({u"plan"_qs, u"check"_qs, m_cli.path(u"one.muster.json"_qs)});
    QCOMPARE(report.exitCode, 0);
}

void CliInterchangeTest::preview()
{
    const QString file = m_cli.writeFile(u"p.csv"_qs, "#,Time,Message,Priority\n1,soon,Down,high\n2,10,Up,low\n");
    const CliResult text = m_cli.run({u"import"_qs, file, u"--dry-run"_qs});
    QCOMPARE(text.exitCode, 0);
    for (const char *word : {"Priority", "soon", "row 2", "message", "T+0:10"})
        QVERIFY2(text.out.contains(word), word);
    const CliResult json = m_cli.run({u"import"_qs, file, u"--dry-run"_qs, u"--json"_qs});
    QCOMPARE(json.object().value(u"injects").toInt(), 2);
    QCOMPARE(json.object().value(u"problems").toArray().at(0).toObject().value(u"row").toInt(), 2);
    QCOMPARE(json.object().value(u"mapping").toObject().value(u"columns").toObject().value(u"#").toString(), u"number"_qs);
    QVERIFY(!json.object().contains(u"path"));
    QCOMPARE(m_cli.run({u"import"_qs, file}).exitCode, 2);
}

void CliInterchangeTest::bareColumnsAreMapped()
{
    const QString file = m_cli.writeFile(u"m.csv"_qs, "Wann;Was=Text;Farbe\n5;Alarm;rot\n");
    const QString plan = m_cli.path(u"m.muster.json"_qs);
    const CliResult unknown = m_cli.run({u"import"_qs, file, u"-o"_qs, plan, u"--json"_qs});
    QCOMPARE(unknown.exitCode, 2);
    QCOMPARE(unknown.errorCode(), u"import.no_columns"_qs);
    const CliResult mapped = m_cli.run({u"import"_qs, file, u"-o"_qs, plan, u"--map"_qs, u"Wann=at"_qs, u"--map"_qs, u"Was=Text=message"_qs, u"--keep-columns"_qs});
    QVERIFY2(mapped.exitCode == 0, qPrintable(mapped.text()));
    QVERIFY(bytesOf(plan).contains("\"Farbe\": \"rot\""));
    QCOMPARE(m_cli.run({u"import"_qs, file, u"-o"_qs, plan, u"--map"_qs, u"Nix=at"_qs, u"--json"_qs}).errorCode(), u"import.unknown_column"_qs);
    QCOMPARE(m_cli.run({u"import"_qs, file, u"-o"_qs, plan, u"--map"_qs, u"Was=Text=blue"_qs, u"--json"_qs}).errorCode(), u"import.unknown_field"_qs);
    QCOMPARE(m_cli.run({u"import"_qs, file, u"-o"_qs, plan, u"--map"_qs, u"Was"_qs}).exitCode, 2);
}

void CliInterchangeTest::badInput_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("empty") << u"a.csv"_qs << QByteArray() << u"import.empty"_qs;
    QTest::newRow("50 MB") << u"a.csv"_qs << QByteArray(50000000, 'x') << u"import.too_big"_qs;
    QTest::newRow("50 MB of JSON") << u"a.json"_qs << QByteArray(50000000, ' ') + "{}" << u"import.too_big"_qs;
    QTest::newRow("binary") << u"a.csv"_qs << QByteArray(1000, '\0') << u"import.binary"_qs;
    QTest::newRow("binary plan") << u"a.json"_qs << QByteArray("\x01\x02\x00{", 4) << u"plan.syntax"_qs;
    QTest::newRow("bomb") << u"a.xlsx"_qs << samples::xlsx(QByteArray("<row><c t=\"str\"><v>x</v></c></row>").repeated(5000000)) << u"import.too_big"_qs;
    QTest::newRow("no tasks") << u"a.md"_qs << QByteArray("# x\n") << u"import.no_tasks"_qs;
    QTest::newRow("bad exercise") << u"a.json"_qs << QByteArray("{\"exercise_id\": \"x\", \"scenarios\": 5}") << u"plan.schema"_qs;
}

void CliInterchangeTest::badInput()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const QString file = m_cli.writeFile(name, bytes);
    const QString plan = m_cli.path(u"bad.muster.json"_qs);
    QElapsedTimer timer;
    timer.start();
    const CliResult result = m_cli.run({u"import"_qs, file, u"-o"_qs, plan, u"--json"_qs});
    QVERIFY2(result.exitCode == 2, qPrintable(result.text()));
    QCOMPARE(result.errorCode(), code);
    QVERIFY(!result.errorHint().isEmpty());
    QVERIFY(!QFile::exists(plan));
    QVERIFY(timer.elapsed() < 20000);
}

void CliInterchangeTest::aPlanThatWasThereStays()
{
    const QString plan = m_cli.writeFile(u"there.muster.json"_qs, "mine");
    const QString file = m_cli.writeFile(u"x.csv"_qs, "Red,Green\n1,2\n");
    QCOMPARE(m_cli.run({u"import"_qs, file, u"-o"_qs, plan}).exitCode, 2);
    QCOMPARE(bytesOf(plan), QByteArray("mine"));
    const QString good = m_cli.writeFile(u"y.csv"_qs, "Message\nx\n");
    QCOMPARE(m_cli.run({u"import"_qs, good, u"-o"_qs, m_cli.path(u"none/x.json"_qs)}).exitCode, 3);
    QCOMPARE(m_cli.run({u"import"_qs, m_cli.path(u"absent.csv"_qs), u"-o"_qs, plan, u"--json"_qs}).errorCode(), u"import.missing"_qs);
}

void CliInterchangeTest::hugeList()
{
    QByteArray csv = "T+min,Inject#,Description\n";
    for (int i = 0; i < 200000; ++i)
        csv += QByteArray::number(i % 3000) + ',' + QByteArray::number(i + 1) + ",Alert\n";
    const CliResult result = m_cli.run({u"import"_qs, m_cli.writeFile(u"huge.csv"_qs, csv), u"-o"_qs, m_cli.path(u"h.json"_qs), u"--json"_qs});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCode(), u"import.too_many"_qs);
}

void CliInterchangeTest::exportsOnlyTabletops()
{
    const QString drill = m_cli.path(u"d.muster.json"_qs);
    QCOMPARE(m_cli.run({u"plan"_qs, u"new"_qs, u"drill"_qs, u"-o"_qs, drill}).exitCode, 0);
    const CliResult result = m_cli.run({u"export"_qs, drill, u"--format"_qs, u"markdown"_qs, u"--json"_qs});
    QCOMPARE(result.exitCode, 2);
    QVERIFY(!result.errorCode().isEmpty());
    QCOMPARE(m_cli.run({u"export"_qs, drill, u"--format"_qs, u"docx"_qs}).exitCode, 2);
}

void CliInterchangeTest::otherForms()
{
    const QString openBas = m_cli.path(u"ob.muster.json"_qs);
    const CliResult scenario = m_cli.run({u"import"_qs, m_cli.writeFile(u"ob.json"_qs, samples::openBas()), u"-o"_qs, openBas, u"--json"_qs});
    QVERIFY2(scenario.exitCode == 0, qPrintable(scenario.text()));
    QCOMPARE(scenario.object().value(u"form").toString(), u"openbas"_qs);
    QVERIFY(!scenario.object().value(u"dropped").toArray().isEmpty());
    const CliResult markdown = m_cli.run({u"export"_qs, openBas, u"--format"_qs, u"markdown"_qs});
    QVERIFY(markdown.out.contains("## Scenario: Ransomware"));
    const QString list = m_cli.writeFile(u"steps.txt"_qs, "- [ ] Look (DBA, 5 min)\n- [ ] Act\n");
    const CliResult tasks = m_cli.run({u"import"_qs, list, u"--dry-run"_qs, u"--json"_qs});
    QCOMPARE(tasks.object().value(u"steps").toInt(), 2);
}

void CliInterchangeTest::columnsAreRemembered()
{
    const QString plan = m_cli.path(u"r.muster.json"_qs);
    const QString file = m_cli.writeFile(u"r1.csv"_qs, "Wann;Was;Farbe\n5;Alarm;rot\n");
    const QStringList map{u"--map"_qs, u"Wann=at"_qs, u"--map"_qs, u"Was=message"_qs};
    QCOMPARE(m_cli.run(QStringList{u"import"_qs, file, u"--dry-run"_qs} + map).exitCode, 0);
    QCOMPARE(m_cli.run({u"import"_qs, file, u"-o"_qs, plan}).exitCode, 2); // a look is not remembered
    QCOMPARE(m_cli.run(QStringList{u"import"_qs, file, u"-o"_qs, plan} + map).exitCode, 0);
    const QString again = m_cli.writeFile(u"r2.csv"_qs, "FARBE;was;wann\nblau;Entwarnung;7\n");
    const CliResult second = m_cli.run({u"import"_qs, again, u"-o"_qs, plan, u"--json"_qs});
    QVERIFY2(second.exitCode == 0, qPrintable(second.text()));
    QVERIFY(second.object().value(u"columns_remembered").toBool());
    QVERIFY(bytesOf(plan).contains("Entwarnung") && bytesOf(plan).contains("T+0:07"));
    const CliResult said = m_cli.run({u"import"_qs, again, u"--dry-run"_qs});
    QVERIFY(said.out.contains("--fresh"));
    QCOMPARE(m_cli.run({u"import"_qs, again, u"-o"_qs, plan, u"--fresh"_qs}).exitCode, 2);
    // What is said goes before what is remembered.
    QCOMPARE(m_cli.run({u"import"_qs, again, u"-o"_qs, plan, u"--map"_qs, u"FARBE=notes"_qs}).exitCode, 0);
    QVERIFY(bytesOf(plan).contains("blau") && bytesOf(plan).contains("Entwarnung"));
    // A damaged memory is none.
    QVERIFY(!m_cli.writeFile(u"config/muster/import-columns.json"_qs, "{ broken").isEmpty());
    QCOMPARE(m_cli.run({u"import"_qs, again, u"-o"_qs, plan}).exitCode, 2);
}

void CliInterchangeTest::intoAnExercise()
{
    const QString plan = m_cli.path(u"into.muster.json"_qs);
    const QString list = m_cli.writeFile(u"into.csv"_qs, samples::minutesCsv());
    QCOMPARE(m_cli.run({u"import"_qs, list, u"-o"_qs, plan, u"--scenario"_qs, u"One"_qs}).exitCode, 0);
    const QString more = m_cli.path(u"more.muster.json"_qs);
    QCOMPARE(m_cli.run({u"import"_qs, list, u"--into"_qs, plan, u"--scenario"_qs, u"One"_qs, u"-o"_qs, more}).exitCode, 0);
    QCOMPARE(m_cli.run({u"import"_qs, list, u"--into"_qs, more, u"--scenario"_qs, u"Two"_qs, u"-o"_qs, more}).exitCode, 0);
    const QJsonArray scenarios = QJsonDocument::fromJson(bytesOf(more)).object().value(u"scenarios").toArray();
    QCOMPARE(scenarios.size(), 2);
    QCOMPARE(scenarios[0].toObject().value(u"injects").toArray().size(), 6);
    QCOMPARE(scenarios[1].toObject().value(u"injects").toArray().size(), 3);
    QCOMPARE(m_cli.run({u"plan"_qs, u"check"_qs, more}).exitCode, 0);
    const QString drill = m_cli.path(u"intodrill.muster.json"_qs);
    QCOMPARE(m_cli.run({u"plan"_qs, u"new"_qs, u"drill"_qs, u"-o"_qs, drill}).exitCode, 0);
    QCOMPARE(m_cli.run({u"import"_qs, list, u"--into"_qs, drill, u"-o"_qs, more, u"--json"_qs}).errorCode(), u"import.kind"_qs);
}

void CliInterchangeTest::workedExample()
{
    const QString record = qEnvironmentVariable("MUSTER_SOURCE_DIR") + u"/tests/data/exercise-record.json"_qs;
    const CliResult made = m_cli.run({u"report"_qs, record, u"--format"_qs, u"json"_qs});
    QVERIFY2(made.exitCode == 0, qPrintable(made.text()));
    const QJsonObject scenario = made.object().value(u"scenarios").toArray().at(0).toObject();
    const QJsonObject analysis = scenario.value(u"rto_analysis").toObject();
    QCOMPARE(analysis.value(u"estimated_time_minutes").toInt(), 25);
    QCOMPARE(analysis.value(u"expected_rto_minutes").toInt(), 30);
    QVERIFY(analysis.value(u"compliant").toBool());
    QCOMPARE(analysis.value(u"gap_minutes").toInt(-1), 0);
    QCOMPARE(scenario.value(u"sequential_minutes").toInt(), 25);
    QCOMPARE(scenario.value(u"critical_path").toObject().value(u"minutes").toInt(), 25);
    const QJsonObject gaps = made.object().value(u"gaps").toObject();
    QCOMPARE(gaps.value(u"total").toInt(), 3);
    QCOMPARE(gaps.value(u"by_priority").toObject(), (QJsonObject{{u"P1"_qs, 2}, {u"P2"_qs, 1}, {u"P3"_qs, 0}}));
}

QTEST_GUILESS_MAIN(CliInterchangeTest)
#include "tst_cliinterchange.moc"
