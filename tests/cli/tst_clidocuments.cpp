// SPDX-License-Identifier: GPL-3.0-or-later
// document: every paper of a plan and of a run, texts put in and kept, every refusal with its code and exit.
#include "cli/cliprogram.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using namespace muster;

class CliDocumentsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void kindsAndFields();
    void ofAPlan();
    void ofARun();
    void allOfThem();
    void kept();
    void refused_data();
    void refused();
    void aSurprise();

private:
    CliResult document(const QStringList &words) const { return m_cli.run(QStringList{u"document"_qs} + words); }
    static QByteArray bytes(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString writePlan(const QString &name, const QByteArray &more) const
    {
        return m_cli.writeFile(name, R"({"muster": 1, "kind": "drill", "id": "D-1", "title": "Orders drill", "facilitator": "Ines Okafor",
            "participants": [{"name": "Tomás Lindqvist", "role": "dba"}], "targets": {"rto_minutes": "${RTO:-45}"},)" +
                                           more + R"("phases": [{"id": "p", "title": "Recover", "steps": [
            {"id": "go", "text": "Restore by hand", "role": "@dba", "manual": true, "estimate_minutes": 20},
            {"id": "look", "text": "Look at it", "manual": true}]}]})");
    }

    CliProgram m_cli;
    QString m_plan;
    QString m_run;
};

void CliDocumentsTest::initTestCase()
{
    m_plan = writePlan(u"plan.json"_qs, "");
    const CliResult run = m_cli.run({u"run"_qs, m_plan, u"--json"_qs}, "y\ny\n");
    m_run = run.object()[u"run_id"].toString();
    QVERIFY2(!m_run.isEmpty(), qPrintable(run.text()));
}

void CliDocumentsTest::kindsAndFields()
{
    const CliResult kinds = document({u"--list"_qs, u"--json"_qs});
    QCOMPARE(kinds.exitCode, 0);
    QStringList words;
    for (const QJsonValue &kind : kinds.json().array())
        words << kind[u"kind"_qs].toString();
    QCOMPARE(words.join(u' '), u"announcement announcement-day drill-plan post-drill lessons incident summary"_qs);
    QVERIFY(document({u"--list"_qs}).out.contains("incident"));
    const CliResult fields = document({m_run, u"--kind"_qs, u"incident"_qs, u"--list"_qs, u"--json"_qs});
    QCOMPARE(fields.json().array().size(), 72);
    QCOMPARE(fields.json()[1][u"text"].toString(), m_run);
}

void CliDocumentsTest::ofAPlan()
{
    const CliResult plan = document({m_plan, u"--kind"_qs, u"drill-plan"_qs, u"--format"_qs, u"md"_qs});
    QCOMPARE(plan.exitCode, 0);
    QVERIFY2(plan.out.contains("Restore by hand") && plan.out.contains("45 min") && plan.out.contains("Tomás"), plan.out.constData());
    const QString pdf = m_cli.path(u"announcement.pdf"_qs);
    QCOMPARE(document({m_plan, u"--kind"_qs, u"announcement"_qs, u"-o"_qs, pdf}).out.trimmed(), pdf.toUtf8());
    QVERIFY(bytes(pdf).startsWith("%PDF"));
}

void CliDocumentsTest::ofARun()
{
    const CliResult form = document({m_run, u"--kind"_qs, u"incident"_qs, u"--format"_qs, u"html"_qs, u"--set"_qs, u"reporter=Pager & <Ann>"_qs,
                                     u"--set"_qs, u"severity=P2-High"_qs});
    QCOMPARE(form.exitCode, 0);
    QVERIFY(form.out.contains("Pager &amp; &lt;Ann&gt;") && form.out.contains("☒&nbsp;P2-High") && form.out.contains("☒&nbsp;Drill"));
    const CliResult hidden = document({m_run, u"--kind"_qs, u"post-drill"_qs, u"--format"_qs, u"md"_qs, u"--anonymous"_qs, u"--set"_qs,
                                       u"result=Well done, Ines Okafor"_qs});
    QCOMPARE(hidden.exitCode, 0);
    QVERIFY2(!hidden.out.contains("Okafor") && !hidden.out.contains("Lindqvist"), hidden.out.constData());
    QVERIFY(hidden.out.contains("\"rto_status\""));
}

void CliDocumentsTest::allOfThem()
{
    const QString folder = m_cli.path(u"papers"_qs);
    const CliResult run = document({m_run, u"--kind"_qs, u"all"_qs, u"--format"_qs, u"pdf"_qs, u"-o"_qs, folder, u"--json"_qs});
    QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
    QCOMPARE(run.object()[u"written"].toArray().size(), 7);
    for (const QJsonValue &one : run.object()[u"written"].toArray())
        QVERIFY(bytes(one[u"path"_qs].toString()).startsWith("%PDF"));
    const CliResult plan = document({m_plan, u"--kind"_qs, u"all"_qs, u"--format"_qs, u"md"_qs, u"-o"_qs, folder, u"--json"_qs});
    QCOMPARE(plan.exitCode, 0);
    QCOMPARE(plan.object()[u"written"].toArray().size(), 5);
    QCOMPARE(plan.object()[u"left_out"].toArray()[0][u"code"].toString(), u"document.needs_run"_qs);
}

void CliDocumentsTest::kept()
{
    const QString fields = m_cli.writeFile(u"fields.json"_qs, R"({"monitoring": "Active", "root_cause": "A disk"})");
    QCOMPARE(document({m_run, u"--kind"_qs, u"incident"_qs, u"--format"_qs, u"md"_qs, u"--fields"_qs, fields, u"--save"_qs}).exitCode, 0);
    QVERIFY(document({m_run, u"--kind"_qs, u"incident"_qs, u"--format"_qs, u"md"_qs}).out.contains("A disk"));
    const QString plan = writePlan(u"kept.json"_qs, "");
    QCOMPARE(document({plan, u"--kind"_qs, u"announcement"_qs, u"--format"_qs, u"md"_qs, u"--set"_qs, u"channel=#room"_qs, u"--save"_qs}).exitCode, 0);
    QVERIFY(bytes(plan).contains("${RTO:-45}")); // as it was
    QVERIFY(document({plan, u"--kind"_qs, u"announcement-day"_qs, u"--format"_qs, u"md"_qs}).out.contains("room")); // both share it
    QCOMPARE(m_cli.run({u"plan"_qs, u"check"_qs, plan}).exitCode, 0);
}

void CliDocumentsTest::refused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QStringList{} << 2 << u"arguments.wrong"_qs;
    QTest::newRow("no kind") << QStringList{u"PLAN"_qs} << 2 << u"arguments.wrong"_qs;
    QTest::newRow("no format") << QStringList{u"PLAN"_qs, u"--kind"_qs, u"incident"_qs} << 2 << u"arguments.wrong"_qs;
    QTest::newRow("no such kind") << QStringList{u"PLAN"_qs, u"--kind"_qs, u"poem"_qs} << 2 << u"arguments.wrong"_qs;
    QTest::newRow("all without a folder") << QStringList{u"PLAN"_qs, u"--kind"_qs, u"all"_qs, u"--format"_qs, u"md"_qs} << 2 << u"arguments.wrong"_qs;
    QTest::newRow("not run") << QStringList{u"PLAN"_qs, u"--kind"_qs, u"summary"_qs, u"--format"_qs, u"md"_qs} << 2 << u"document.needs_run"_qs;
    QTest::newRow("no such field") << QStringList{u"PLAN"_qs, u"--kind"_qs, u"incident"_qs, u"--format"_qs, u"md"_qs, u"--set"_qs, u"colour=red"_qs} << 2
                                   << u"document.unknown_field"_qs;
    QTest::newRow("no such choice") << QStringList{u"PLAN"_qs, u"--kind"_qs, u"incident"_qs, u"--format"_qs, u"md"_qs, u"--set"_qs, u"severity=P9"_qs} << 2
                                    << u"document.choice"_qs;
    QTest::newRow("no pair") << QStringList{u"PLAN"_qs, u"--kind"_qs, u"incident"_qs, u"--set"_qs, u"severity"_qs} << 2 << u"arguments.wrong"_qs;
    QTest::newRow("no fields file") << QStringList{u"PLAN"_qs, u"--kind"_qs, u"incident"_qs, u"--format"_qs, u"md"_qs, u"--fields"_qs, u"/nowhere.json"_qs} << 2
                                    << u"document.fields"_qs;
    QTest::newRow("no such run") << QStringList{u"nothing"_qs, u"--kind"_qs, u"incident"_qs, u"--format"_qs, u"md"_qs} << 2 << u"run.unknown"_qs;
    QTest::newRow("nowhere to write") << QStringList{u"PLAN"_qs, u"--kind"_qs, u"incident"_qs, u"-o"_qs, u"/nowhere/incident.md"_qs} << 3
                                      << u"report.unwritable"_qs;
}

void CliDocumentsTest::refused()
{
    QFETCH(QStringList, words);
    QFETCH(const int, exit);
    QFETCH(const QString, code);
    words.replaceInStrings(u"PLAN"_qs, m_plan);
    const CliResult result = document(words + QStringList{u"--json"_qs});
    QVERIFY2(result.exitCode == exit && result.errorCode() == code, qPrintable(result.text()));
    QVERIFY(!result.errorHint().isEmpty() || code == u"document.fields");
}

void CliDocumentsTest::aSurprise()
{
    const QString plan = writePlan(u"surprise.json"_qs, R"("surprise": true,)");
    const CliResult refused = document({plan, u"--kind"_qs, u"announcement"_qs, u"--format"_qs, u"md"_qs, u"--json"_qs});
    QCOMPARE(refused.exitCode, 2);
    QCOMPARE(refused.errorCode(), u"document.surprise"_qs);
    const QString run = m_cli.run({u"run"_qs, plan, u"--json"_qs}, "y\ny\n").object()[u"run_id"].toString();
    const CliResult now = document({run, u"--kind"_qs, u"announcement"_qs, u"--format"_qs, u"md"_qs});
    QVERIFY2(now.exitCode == 0 && now.out.contains("not announced"), qPrintable(now.text()));
}

QTEST_GUILESS_MAIN(CliDocumentsTest)
#include "tst_clidocuments.moc"
