// SPDX-License-Identifier: GPL-3.0-or-later
// A drill by people on the command line: approvals by name, commands in between, what a failure means, what show says.
#include "cli/backups.h"
#include "cli/cliprogram.h"

#include <QJsonArray>
#include <QDirIterator>
#include <QTest>

using namespace muster;

class CliStepsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void approvedByName();
    void nobodyApproves();
    void commandsInBetween();
    void lostEvidenceIsNoticed();
    void wrongCommands();
    void failureIsAsked_data();
    void failureIsAsked();
    void rolledBackToItsBeginning();
    void byHandItFailsAndIsAsked();
    void missingProgramIsNotTriedAgain();
    void failureStopsUnasked();
    void showSaysHowItWent();

private:
    [[nodiscard]] QString handPlan() const;
    [[nodiscard]] QString workerPlan() const;
    [[nodiscard]] QJsonObject reportOf(const CliResult &result) const;

    CliProgram m_cli;
};

QString CliStepsTest::handPlan() const
{
    return m_cli.writeFile(QStringLiteral("hand.json"), R"({"muster": 1, "kind": "drill", "id": "hand", "title": "By hand",
        "targets": {"rto_minutes": 60}, "phases": [
        {"id": "before", "title": "Before", "steps": [
          {"id": "go", "text": "Go-live", "role": "Lead", "manual": true, "approval": "go_live"}]},
        {"id": "work", "title": "Database", "component": "PostgreSQL", "target_minutes": 30, "due": "T+45m", "steps": [
          {"id": "stop", "text": "Stop the writers", "role": "Ops", "manual": true, "estimate_minutes": 1},
          {"id": "restore", "text": "Restore the data", "role": "DBA", "manual": true, "estimate_minutes": 5}]},
        {"id": "after", "title": "After", "steps": [
          {"id": "clear", "text": "All clear", "manual": true, "approval": "all_clear"}]}]})");
}

QString CliStepsTest::workerPlan() const
{
    return m_cli.writeFile(QStringLiteral("worker.json"), R"({"muster": 1, "kind": "drill", "id": "worker", "title": "By a worker",
        "phases": [{"id": "one", "title": "One", "steps": [
          {"id": "copy", "text": "Copy the files", "action": {"type": "command", "argv": ["false"]}},
          {"id": "look", "text": "Look at them", "manual": true, "needs": ["copy"]}]}]})");
}

QJsonObject CliStepsTest::reportOf(const CliResult &result) const
{
    const QString run = result.object().value(QStringLiteral("run_id")).toString();
    return m_cli.run({QStringLiteral("report"), run, QStringLiteral("--format"), QStringLiteral("json")}).object();
}

void CliStepsTest::approvedByName()
{
    const CliResult result = m_cli.run({QStringLiteral("run"), handPlan(), QStringLiteral("--json")},
                                       "y\n\nMarek Nowak\ny\ny\ny all of it\nPriya Raman\n");
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    const QJsonArray approvals = reportOf(result).value(QStringLiteral("approvals")).toArray();
    QCOMPARE(approvals.size(), 2);
    QCOMPARE(approvals.at(0).toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("go_live"));
    QCOMPARE(approvals.at(0).toObject().value(QStringLiteral("by")).toString(), QStringLiteral("Marek Nowak"));
    QCOMPARE(approvals.at(1).toObject().value(QStringLiteral("by")).toString(), QStringLiteral("Priya Raman"));
    QVERIFY2(result.err.contains("T+0, approved by Marek Nowak"), qPrintable(result.text()));
}

void CliStepsTest::nobodyApproves()
{
    const CliResult result = m_cli.run({QStringLiteral("run"), handPlan(), QStringLiteral("--json")}, "y\n");
    QVERIFY2(result.exitCode == 1, qPrintable(result.text()));
    QCOMPARE(result.object().value(QStringLiteral("verdict")).toString(), QStringLiteral("unknown"));
    QVERIFY(reportOf(result).value(QStringLiteral("approvals")).toArray().isEmpty());
    const CliResult alone = m_cli.run({QStringLiteral("run"), handPlan(), QStringLiteral("--json"), QStringLiteral("--unattended")});
    QCOMPARE(alone.exitCode, 1);
    QVERIFY(reportOf(alone).value(QStringLiteral("approvals")).toArray().isEmpty());
}

void CliStepsTest::commandsInBetween()
{
    const QString file = m_cli.writeFile(QStringLiteral("proof to keep.txt"), "as seen\n");
    const QByteArray typed = "y\nMarek Nowak\nassign stop restore to Priya Raman\nbegin stop\n"
                             "deviation stop: stopped them one by one\nattach " + file.toUtf8() + " to restore\nshow\n"
                             "note the room is full\nskip restore it is there already\ny\nundo stop too early\ny\ny\nMarek Nowak\n";
    const CliResult result = m_cli.run({QStringLiteral("run"), handPlan(), QStringLiteral("--json")}, typed);
    const QJsonObject report = reportOf(result);
    QHash<QString, QJsonObject> steps;
    const QJsonArray list = report.value(QStringLiteral("steps")).toArray();
    for (const QJsonValue &step : list) {
        steps.insert(step.toObject().value(QStringLiteral("id")).toString(), step.toObject());
    }
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    QCOMPARE(steps.value(QStringLiteral("restore")).value(QStringLiteral("status")).toString(), QStringLiteral("skipped"));
    QCOMPARE(steps.value(QStringLiteral("restore")).value(QStringLiteral("message")).toString(), QStringLiteral("it is there already"));
    QCOMPARE(steps.value(QStringLiteral("stop")).value(QStringLiteral("assignee")).toString(), QStringLiteral("Priya Raman"));
    const QJsonObject deviation = report.value(QStringLiteral("deviations")).toArray().at(0).toObject();
    QCOMPARE(deviation.value(QStringLiteral("step")).toString(), QStringLiteral("stop"));
    QCOMPARE(deviation.value(QStringLiteral("text")).toString(), QStringLiteral("stopped them one by one"));
    const QJsonObject evidence = report.value(QStringLiteral("evidence")).toArray().at(0).toObject();
    QCOMPARE(evidence.value(QStringLiteral("step")).toString(), QStringLiteral("restore"));
    QCOMPARE(evidence.value(QStringLiteral("name")).toString(), QStringLiteral("proof to keep.txt"));
    QVERIFY2(result.err.contains("approved  go-live by Marek Nowak"), qPrintable(result.text()));
    QVERIFY2(result.err.contains("of 0:30:00"), qPrintable(result.text()));
    QVERIFY2(result.err.contains("forecast  expected"), qPrintable(result.text()));
}

void CliStepsTest::lostEvidenceIsNoticed()
{
    const QString file = m_cli.writeFile(QStringLiteral("screen.txt"), "as shown\n");
    const CliResult result = m_cli.run({QStringLiteral("run"), handPlan(), QStringLiteral("--json")},
                                       "y\nMarek Nowak\nattach " + file.toUtf8() + " to restore\ny\ny\ny\nMarek Nowak\n");
    const QString run = result.object().value(QStringLiteral("run_id")).toString();
    const QStringList verify{QStringLiteral("journal"), QStringLiteral("verify"), run};
    QCOMPARE(m_cli.run(verify).exitCode, 0);
    QVERIFY(reportOf(result).value(QStringLiteral("evidence_lost")).toArray().isEmpty());
    const QString hash = reportOf(result).value(QStringLiteral("evidence")).toArray().at(0).toObject().value(QStringLiteral("sha256")).toString();
    QDirIterator kept(m_cli.folder(), {hash + QStringLiteral(".*")}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(kept.hasNext());
    QFile copy(kept.next());
    QVERIFY(copy.open(QIODevice::ReadWrite) && copy.write("as told!") == 8); // as long as before
    copy.close();
    const CliResult changed = m_cli.run(verify);
    QVERIFY2(changed.exitCode == 1 && changed.err.contains("“screen.txt” was changed"), qPrintable(changed.text()));
    QVERIFY(copy.remove());
    const CliResult gone = m_cli.run(verify);
    QVERIFY2(gone.exitCode == 1 && gone.err.contains("“screen.txt” is no longer there"), qPrintable(gone.text()));
    const QJsonObject lost = reportOf(result).value(QStringLiteral("evidence_lost")).toArray().at(0).toObject();
    QCOMPARE(lost.value(QStringLiteral("what")).toString(), QStringLiteral("missing"));
    QVERIFY(m_cli.run({QStringLiteral("report"), run, QStringLiteral("--format"), QStringLiteral("md")}).out.contains("no longer there"));
}

void CliStepsTest::wrongCommands()
{
    const CliResult result = m_cli.run({QStringLiteral("run"), handPlan(), QStringLiteral("--json")},
                                       "begin nowhere\nbegin\nassign stop\nfrobnicate\nretry\nattach " + m_cli.path(QStringLiteral("absent")).toUtf8() +
                                           "\nhelp\ny\nMarek Nowak\ny\ny\ny\nMarek Nowak\n");
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    for (const char *said : {"“nowhere”", "Which step?", "Who is to do it?", "“frobnicate”", "begin STEP"}) {
        QVERIFY2(result.err.contains(said), qPrintable(QString::fromUtf8(said) + result.text()));
    }
}

void CliStepsTest::failureIsAsked_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QString>("second"); // status of the step after it
    QTest::newRow("go on") << QByteArray("go on we have another copy\ny\n") << QStringLiteral("go_on") << QStringLiteral("passed");
    QTest::newRow("without a reason") << QByteArray("go on\ngo on it is late\ny\n") << QStringLiteral("go_on") << QStringLiteral("passed");
    QTest::newRow("stop") << QByteArray("stop\n") << QStringLiteral("stop") << QStringLiteral("unknown");
    QTest::newRow("again, then stop") << QByteArray("retry\nstop enough\n") << QStringLiteral("stop") << QStringLiteral("unknown");
    QTest::newRow("nobody") << QByteArray() << QStringLiteral("stop") << QStringLiteral("unknown");
}

void CliStepsTest::failureIsAsked()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const QString, answer);
    QFETCH(const QString, second);
    const CliResult result = m_cli.run({QStringLiteral("run"), workerPlan(), QStringLiteral("--ask"), QStringLiteral("--json")}, typed);
    QVERIFY2(result.exitCode == 1, qPrintable(result.text()));
    const QJsonArray steps = reportOf(result).value(QStringLiteral("steps")).toArray();
    QCOMPARE(steps.at(0).toObject().value(QStringLiteral("status")).toString(), QStringLiteral("failed"));
    QCOMPARE(steps.at(0).toObject().value(QStringLiteral("answer")).toString(), answer);
    QCOMPARE(steps.at(1).toObject().value(QStringLiteral("status")).toString(), second);
    if (typed.startsWith("retry")) {
        QCOMPARE(steps.at(0).toObject().value(QStringLiteral("attempt")).toInt(), 2);
    }
}

// A real restore is taken back and made again because what stands on it failed.
void CliStepsTest::rolledBackToItsBeginning()
{
    const auto backups = Backups::make(0.01);
    QVERIFY2(backups.has_value(), backups ? "" : qPrintable(backups.error().message));
    const auto dump = (*backups)->dump(QStringLiteral("freight"), QStringLiteral("freight.dump"));
    QVERIFY(dump.has_value());
    const QString marker = m_cli.path(QStringLiteral("looked"));
    const QString plan = m_cli.writeFile(QStringLiteral("back.json"), QStringLiteral(R"({"muster": 1, "kind": "drill", "id": "back", "title": "Back",
        "targets": {"rto_minutes": 10}, "recovered_by": "look", "phases": [{"id": "one", "title": "One", "steps": [
          {"id": "fetch", "text": "Fetch", "action": {"type": "backup.fetch", "backup": "%1"}},
          {"id": "restore", "text": "Restore", "needs": ["fetch"], "action": {"type": "postgres.restore", "backup": "%1"}},
          {"id": "look", "text": "Look", "needs": ["restore"], "action": {"type": "command",
            "argv": ["sh", "-c", "test -e '%2' || { touch '%2'; exit 1; }"]}}]}]})").arg(*dump, marker).toUtf8());
    const CliResult result = m_cli.run({QStringLiteral("run"), plan, QStringLiteral("--ask"), QStringLiteral("--json")}, "rollback it was the old one\n");
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    int begun = 0;
    for (const QJsonValue &item : reportOf(result).value(QStringLiteral("timeline")).toArray())
        begun += item.toObject().value(QStringLiteral("text")).toString() == QStringLiteral("Restore: started") ? 1 : 0;
    QCOMPARE(begun, 2);
    QVERIFY2(result.err.contains("rollback = "), qPrintable(result.text()));
    QCOMPARE(m_cli.leftovers(), QStringList());
}

void CliStepsTest::byHandItFailsAndIsAsked()
{
    const CliResult result = m_cli.run({QStringLiteral("run"), handPlan(), QStringLiteral("--ask"), QStringLiteral("--json")},
                                       "y\nMarek Nowak\nn they would not stop\nretry\nn again\ngo on they read only\ny\ny\nPriya Raman\n");
    QVERIFY2(result.exitCode == 1, qPrintable(result.text()));
    const QJsonObject report = reportOf(result);
    const QJsonObject step = report.value(QStringLiteral("steps")).toArray().at(1).toObject();
    QCOMPARE(step.value(QStringLiteral("answer")).toString(), QStringLiteral("go_on"));
    QCOMPARE(step.value(QStringLiteral("message")).toString(), QStringLiteral("again"));
    QCOMPARE(report.value(QStringLiteral("approvals")).toArray().size(), 2); // it went on to the all-clear
}

// Ten attempts make no program appear.
void CliStepsTest::missingProgramIsNotTriedAgain()
{
    const QString plan = m_cli.writeFile(QStringLiteral("missing.json"), R"({"muster": 1, "kind": "drill", "id": "missing", "title": "Missing",
        "phases": [{"id": "one", "title": "One", "steps": [
          {"id": "copy", "text": "Copy", "action": {"type": "command", "argv": ["no-such-program-anywhere"]},
           "retry": {"attempts": 10, "interval_seconds": 60}}]}]})");
    const CliResult result = m_cli.run({QStringLiteral("run"), plan, QStringLiteral("--json")}, {});
    QCOMPARE(result.exitCode, 3);
    const QJsonObject step = reportOf(result).value(QStringLiteral("steps")).toArray().at(0).toObject();
    QCOMPARE(step.value(QStringLiteral("attempt")).toInt(), 1);
    QVERIFY2(result.err.contains("no-such-program-anywhere"), qPrintable(result.text()));
}

void CliStepsTest::failureStopsUnasked()
{
    const CliResult result = m_cli.run({QStringLiteral("run"), workerPlan(), QStringLiteral("--json")}, "retry\n");
    QVERIFY2(result.exitCode == 1, qPrintable(result.text()));
    QVERIFY2(!result.err.contains("go on REASON"), qPrintable(result.text()));
}

void CliStepsTest::showSaysHowItWent()
{
    const CliResult result = m_cli.run({QStringLiteral("run"), handPlan(), QStringLiteral("--json")}, "y\nMarek Nowak\ny\ny\ny\nPriya Raman\n");
    const QString run = result.object().value(QStringLiteral("run_id")).toString();
    const CliResult shown = m_cli.run({QStringLiteral("show"), run});
    QVERIFY2(shown.exitCode == 0, qPrintable(shown.text()));
    for (const char *said : {"of 0:30:00 met", "of 0:45:00 met", "approved  go-live by Marek Nowak", "approved  all-clear by Priya Raman"}) {
        QVERIFY2(shown.out.contains(said), qPrintable(QString::fromUtf8(said) + shown.text()));
    }
}

QTEST_GUILESS_MAIN(CliStepsTest)
#include "tst_clisteps.moc"
