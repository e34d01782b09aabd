// SPDX-License-Identifier: GPL-3.0-or-later
// Runbooks, check lists and promotion on the command line.
#include "cli/cliprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace muster;

class CliDrillFormsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runbook();
    void checklist();
    void promotion();

private:
    CliProgram m_cli;
};

void CliDrillFormsTest::runbook()
{
    const CliResult all = m_cli.run({u"runbook"_qs, u"incident"_qs, u"--json"_qs});
    QVERIFY2(all.exitCode == 0, qPrintable(all.text()));
    QCOMPARE(all.object().value(u"incidents").toArray().size(), 6);
    QVERIFY(all.object().contains(u"escalation_matrix") && all.object().contains(u"backup_retention_policy"));
    const CliResult found = m_cli.run({u"runbook"_qs, u"incident"_qs, u"--search"_qs, u"promote standby"_qs});
    QVERIFY(found.out.contains("INC-002") && !found.out.contains("INC-001"));
    const CliResult one = m_cli.run({u"runbook"_qs, u"incident"_qs, u"--incident"_qs, u"INC-003"_qs});
    QVERIFY(one.out.contains("20 min") && one.out.contains("Incident commander"));
    QCOMPARE(m_cli.run({u"runbook"_qs, u"incident"_qs, u"--incident"_qs, u"X"_qs, u"--json"_qs}).errorCode(), u"import.unknown_incident"_qs);
    QCOMPARE(m_cli.run({u"runbook"_qs, m_cli.path(u"none.json"_qs), u"--json"_qs}).errorCode(), u"import.missing"_qs);
    const QString folder = m_cli.path(u"drills"_qs);
    QCOMPARE(m_cli.run({u"runbook"_qs, u"incident"_qs, u"-o"_qs, folder}).exitCode, 0);
    const QString drill = folder + u"/INC-006.muster.json"_qs;
    const CliResult checked = m_cli.run({u"plan"_qs, u"check"_qs, drill, u"--json"_qs});
    QVERIFY2(checked.exitCode == 0, qPrintable(checked.text()));
    QVERIFY(checked.object().value(u"plans").toArray().at(0).toObject().value(u"warnings").toArray().isEmpty());
    QCOMPARE(m_cli.run({u"plan"_qs, u"new"_qs, u"drill"_qs, u"--from"_qs, u"incident:INC-001"_qs, u"-o"_qs, m_cli.path(u"n.muster.json"_qs)}).exitCode, 0);
    const CliResult run = m_cli.run({u"run"_qs, m_cli.path(u"n.muster.json"_qs), u"--json"_qs}, "y\ny\ny\ny\n");
    QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
    QCOMPARE(run.object().value(u"verdict").toString(), u"passed"_qs);
}

void CliDrillFormsTest::checklist()
{
    const QString list = qEnvironmentVariable("MUSTER_SOURCE_DIR") + u"/tests/data/quarterly-failover.md"_qs;
    const QString plan = m_cli.path(u"list.muster.json"_qs);
    const CliResult in = m_cli.run({u"import"_qs, list, u"-o"_qs, plan, u"--json"_qs});
    QVERIFY2(in.exitCode == 0, qPrintable(in.text()));
    QCOMPARE(in.object().value(u"steps").toInt(), 150);
    QCOMPARE(in.object().value(u"kind").toString(), u"drill"_qs);
    const QString out = m_cli.path(u"out.md"_qs);
    QCOMPARE(m_cli.run({u"export"_qs, plan, u"--format"_qs, u"markdown"_qs, u"-o"_qs, out}).exitCode, 0);
    const QString again = m_cli.path(u"again.muster.json"_qs);
    QCOMPARE(m_cli.run({u"import"_qs, out, u"-o"_qs, again}).exitCode, 0);
    QFile one(plan);
    QFile two(again);
    QVERIFY(one.open(QIODevice::ReadOnly) && two.open(QIODevice::ReadOnly));
    QCOMPARE(two.readAll(), one.readAll());
    const CliResult checked = m_cli.run({u"plan"_qs, u"check"_qs, plan, u"--json"_qs});
    QVERIFY(checked.object().value(u"plans").toArray().at(0).toObject().value(u"warnings").toArray().isEmpty());
    const CliResult playbook = m_cli.run({u"export"_qs, plan, u"--format"_qs, u"playbook"_qs});
    QCOMPARE(playbook.exitCode, 0);
    QVERIFY(playbook.err.contains("nesting"));
    QCOMPARE(m_cli.run({u"export"_qs, plan, u"--format"_qs, u"msel-csv"_qs, u"--json"_qs}).errorCode(), u"export.kind"_qs);
}

void CliDrillFormsTest::promotion()
{
    const QString tabletop = m_cli.writeFile(u"t.muster.json"_qs, R"({"muster": 1, "kind": "tabletop", "id": "T", "title": "T",
      "scenarios": [{"name": "Fire", "expected_rto": 60}, {"name": "Flood"}],
      "response_steps": {"Fire": [{"id": "a", "action": "See", "estimated_duration_minutes": 2},
                                  {"id": "b", "action": "Act", "estimated_duration_minutes": 5, "dependencies": ["a"]}]}})");
    const QString drill = m_cli.path(u"d.muster.json"_qs);
    const CliResult made = m_cli.run({u"plan"_qs, u"promote"_qs, tabletop, u"--scenario"_qs, u"Fire"_qs, u"-o"_qs, drill, u"--json"_qs});
    QVERIFY2(made.exitCode == 0, qPrintable(made.text()));
    QCOMPARE(m_cli.run({u"plan"_qs, u"promote"_qs, tabletop, u"--scenario"_qs, u"Flood"_qs, u"-o"_qs, drill, u"--json"_qs}).errorCode(), u"promote.no_steps"_qs);
    const CliResult run = m_cli.run({u"run"_qs, drill, u"--json"_qs}, "y\ny\n");
    QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
    const QString id = run.object().value(u"run_id").toString();
    for (const QString &plan : {drill, tabletop}) {
        const CliResult compared = m_cli.run({u"plan"_qs, u"compare"_qs, plan, id, u"--json"_qs});
        QVERIFY2(compared.exitCode == 0, qPrintable(compared.text()));
        QCOMPARE(compared.object().value(u"steps_with_both").toInt(), 2);
        QCOMPARE(compared.object().value(u"estimated_seconds").toInt(), 420);
        QCOMPARE(compared.object().value(u"lineage").toObject().value(u"scenario").toString(), u"Fire"_qs);
        const QString adopted = m_cli.path(u"adopted.muster.json"_qs);
        QCOMPARE(m_cli.run({u"plan"_qs, u"adopt"_qs, plan, id, u"-o"_qs, adopted}).exitCode, 0);
        const CliResult after = m_cli.run({u"plan"_qs, u"compare"_qs, adopted, id, u"--json"_qs});
        QVERIFY(after.object().value(u"estimated_seconds").toDouble() < 400);
        QCOMPARE(m_cli.run({u"plan"_qs, u"check"_qs, adopted}).exitCode, 0);
    }
    QVERIFY(m_cli.run({u"plan"_qs, u"compare"_qs, drill, id}).out.contains("Estimate"));
    QCOMPARE(m_cli.run({u"plan"_qs, u"compare"_qs, drill, u"nothing"_qs, u"--json"_qs}).errorCode(), u"run.unknown"_qs);
}

QTEST_GUILESS_MAIN(CliDrillFormsTest)
#include "tst_clidrillforms.moc"
