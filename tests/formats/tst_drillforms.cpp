// SPDX-License-Identifier: GPL-3.0-or-later
// Task lists of cut-over tools, playbooks and runbooks as drills: taken, refused, and back again.
#include "formats/importer.h"
#include "formats/planjson.h"
#include "formats/runbook.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace muster;

namespace
{

Result<Imported> imported(const QByteArray &bytes, const QString &name, ImportForm form = ImportForm::Guess, const QString &incident = {})
{
    ImportRequest request;
    request.fileName = name;
    request.form = form;
    request.incident = incident;
    return importBytes(bytes, request);
}

const QByteArray cutover = "Task ID,Title,Predecessor IDs,Description,Stream,Task Type,Planned Duration,Assigned Team,Planned Date,Colour\r\n"
                           "1,Freeze,,\"Tell all;\nthen wait\",Prepare,Normal,0:10,Release,2026-11-21,red\r\n"
                           "2,Stop writers,1,,Database,Milestone,90,DBA,,\r\n"
                           "3,Promote,\"1, 2\",${HOME} is text,Database,Normal,00:05:30,DBA,,\r\n"
                           "4,Tell all,3;99,,Prepare,,soon,,,\r\n";

const QByteArray playbook = R"json({"version": 1, "title": "Outage", "description": "Ours", "public": true, "reminder_timer_default_seconds": 0,
 "checklists": [{"title": "Triage", "items": [
   {"title": "Page (role: DBA, 5 min)", "description": "Now", "command": "/echo `x` && rm -rf /", "state": "closed", "due_date": 60000},
   {"title": "Look", "command": "", "assignee_id": "u1", "state": ""}]},
  {"title": "After", "items": [{"title": "Write"}]}]})json";

const QByteArray runbook = R"({"title": "R", "version": 2, "site": "east", "incidents": [
 {"id": "INC-001", "title": "Backend", "rto_minutes": 5, "owner_team": "x", "steps": ["Look", {"step": 2, "action": "Restart", "command": "systemctl restart a",
   "role": "Ops", "duration_minutes": 2, "colour": "red", "substeps": ["one", {"name": "two", "steps": ["three"]}]}]},
 {"id": "INC-002", "name": "Database", "RTO": "< 30 min", "steps": {"detect": ["See"], "recover": ["Do ${IT}"]}}],
 "escalation_matrix": {"level_1": {"role": "On call", "after_minutes": 0}}, "backup_retention_policy": {"daily": 7, "weekly": 4, "monthly": 12, "wal_days": 7}})";

} // namespace

class TestDrillForms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutoverList()
    {
        const auto result = imported(cutover, u"tasks.csv"_qs);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->form, u"cutover"_qs);
        const Plan &plan = result->plan;
        QCOMPARE(plan.phases.size(), 2);
        QCOMPARE(plan.phases[0].title, u"Prepare"_qs);
        QCOMPARE(plan.phases[0].steps.size(), 2);
        QVERIFY(plan.findStep(u"1"_qs)->estimate == Seconds(600));
        QVERIFY(plan.findStep(u"2"_qs)->estimate == Seconds(5400));
        QVERIFY(plan.findStep(u"3"_qs)->estimate == Seconds(330));
        QCOMPARE(plan.findStep(u"3"_qs)->needs, QStringList({u"1"_qs, u"2"_qs}));
        QCOMPARE(plan.findStep(u"3"_qs)->details, u"$${HOME} is text"_qs);
        QCOMPARE(plan.findStep(u"2"_qs)->role, u"DBA"_qs);
        QVERIFY(result->notes.dropped.value(0).contains(u"Colour"));
        QCOMPARE(result->notes.problems.size(), 2); // 99, "soon"
        const auto written = exportPlan(plan, ExportForm::CutoverCsv);
        const auto again = imported(*written, u"tasks.csv"_qs);
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QCOMPARE(QString::fromUtf8(planToJson(again->plan)), QString::fromUtf8(planToJson(plan)));
    }

    void cutoverNested()
    {
        const auto list = imported("# T\n## A\n- [ ] a (x, 5 min)\n  - [ ] b\n    - [ ] c\n- [ ] d\n  - needs: a\n", u"a.md"_qs);
        const auto written = exportPlan(list->plan, ExportForm::CutoverCsv);
        QVERIFY(written->contains("Parent Task ID"));
        const auto again = imported(*written, u"T.csv"_qs);
        QVERIFY(again);
        QCOMPARE(QString::fromUtf8(planToJson(again->plan)), QString::fromUtf8(planToJson(list->plan)));
    }

    void cutoverRefused()
    {
        const QByteArray head = "Task ID,Title,Predecessor IDs,Parent Task ID\n";
        const auto twice = imported(head + "1,a,,\n1,b,,\n", u"t.csv"_qs);
        QCOMPARE(twice.error().code, u"import.duplicate_id"_qs);
        QVERIFY(twice.error().message.contains(u"2") && twice.error().message.contains(u"3"));
        const auto circle = imported(head + "1,a,2,\n2,b,3,\n3,c,1,\n", u"t.csv"_qs);
        QCOMPARE(circle.error().code, u"plan.cycle"_qs);
        QVERIFY(circle.error().message.contains(u"2"));
        QCOMPARE(imported(head + "1,a,,2\n2,b,,1\n", u"t.csv"_qs).error().code, u"import.cycle"_qs);
        QCOMPARE(imported(head, u"t.csv"_qs).error().code, u"import.empty"_qs);
        QCOMPARE(imported("a,b\n1,2\n", u"t.csv"_qs, ImportForm::Cutover).error().code, u"import.no_columns"_qs);
        QCOMPARE(imported(QByteArray("\x7f\x45LF\0\0\0\1", 8), u"t.csv"_qs, ImportForm::Cutover).error().code, u"import.binary"_qs);
    }

    void playbookIn()
    {
        const auto result = imported(playbook, u"p.json"_qs);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(result->form, u"playbook"_qs);
        const Step page = result->plan.phases[0].steps[0];
        QCOMPARE(page.text, u"Page"_qs);
        QCOMPARE(page.role, u"DBA"_qs);
        QVERIFY(!page.action); // never executed
        QVERIFY(page.details.startsWith(u"Now") && page.details.contains(u"rm -rf /"));
        QVERIFY(page.extra.value(u"checked").toBool());
        const QString dropped = result->notes.dropped.join(u'\n');
        for (const char *word : {"never executed", "assignee_id", "public"})
            QVERIFY2(dropped.contains(QLatin1String(word)), word);
        const auto written = exportPlan(result->plan, ExportForm::Playbook);
        const QJsonObject json = QJsonDocument::fromJson(*written).object();
        QCOMPARE(json.value(u"version").toInt(), 1);
        for (const QJsonValue &list : json.value(u"checklists").toArray()) {
            for (const QJsonValue &item : list.toObject().value(u"items").toArray())
                QCOMPARE(item.toObject().value(u"command").toString(), QString());
        }
        const auto again = imported(*written, u"p.json"_qs);
        QVERIFY(again);
        QCOMPARE(QString::fromUtf8(planToJson(again->plan)), QString::fromUtf8(planToJson(result->plan)));
        QVERIFY(!exportLosses(imported("- [ ] a\n  - [ ] b\n", u"a.md"_qs)->plan, ExportForm::Playbook).isEmpty());
    }

    void playbookRefused()
    {
        QCOMPARE(imported(R"({"version": 2, "checklists": []})", u"p.json"_qs).error().code, u"import.playbook_version"_qs);
        QCOMPARE(imported(R"({"version": 1, "checklists": []})", u"p.json"_qs).error().code, u"import.no_tasks"_qs);
        QCOMPARE(imported("{}", u"p.json"_qs, ImportForm::Playbook).error().code, u"import.not_playbook"_qs);
        const QByteArray deep = "{\"checklists\": " + QByteArray(5000000, '[') + QByteArray(5000000, ']') + '}';
        QVERIFY(imported(deep.left(9000000), u"p.json"_qs).error().code.contains(u"too_deep"));
        QVERIFY(!imported("{\"checklists\": [1, \"x\", {\"items\": {}}]}", u"p.json"_qs));
    }

    void runbookIn()
    {
        QCOMPARE(imported(runbook, u"r.json"_qs).error().code, u"import.which_incident"_qs);
        QCOMPARE(imported(runbook, u"r.json"_qs, ImportForm::Guess, u"INC-9"_qs).error().code, u"import.unknown_incident"_qs);
        const auto first = imported(runbook, u"r.json"_qs, ImportForm::Guess, u"inc-001"_qs);
        QVERIFY2(first, first ? "" : qPrintable(first.error().message));
        QCOMPARE(first->plan.id, u"INC-001"_qs);
        QVERIFY(first->plan.targets.rto == Seconds(300));
        QCOMPARE(first->plan.allSteps().size(), 5);
        const Step restart = first->plan.phases[0].steps[1];
        QCOMPARE(restart.role, u"Ops"_qs);
        QVERIFY(restart.estimate == Seconds(120) && !restart.action);
        QVERIFY(restart.details.contains(u"systemctl restart a"));
        QCOMPARE(restart.extra.value(u"colour").toString(), u"red"_qs);
        QCOMPARE(restart.steps[1].steps.value(0).text, u"three"_qs);
        QStringList problems;
        for (const ImportProblem &problem : first->notes.problems)
            problems.append(problem.text);
        for (const char *key : {"site", "owner_team", "colour"})
            QVERIFY2(problems.join(u'\n').contains(QLatin1String(key)), key);
        const QJsonObject given = QJsonDocument::fromJson(runbook).object();
        QCOMPARE(first->plan.extra.value(u"escalation_matrix"), given.value(u"escalation_matrix"));
        QCOMPARE(first->plan.extra.value(u"backup_retention_policy"), given.value(u"backup_retention_policy"));
        QCOMPARE(first->plan.extra.value(u"runbook").toObject().value(u"site").toString(), u"east"_qs);
        const auto second = imported(runbook, u"r.json"_qs, ImportForm::Guess, u"INC-002"_qs);
        QVERIFY(second->plan.targets.rto == Seconds(1800));
        QCOMPARE(second->plan.phases.size(), 2);
        QVERIFY(second->plan.allSteps().last()->text == u"Do $${IT}"_qs);
    }

    void runbookSearched()
    {
        const auto book = parseRunbook(runbook);
        QVERIFY(book);
        QCOMPARE(searchRunbook(*book, {}).size(), 2);
        QCOMPARE(searchRunbook(*book, u"RESTART ops"_qs).size(), 1);
        QCOMPARE(searchRunbook(*book, u"restart"_qs).value(0).lines.size(), 2);
        QVERIFY(searchRunbook(*book, u"restart database"_qs).isEmpty());
        QCOMPARE(flatFacts(book->escalation).value(1), (QPair<QString, QString>(u"level 1, role"_qs, u"On call"_qs)));
        QCOMPARE(parseRunbook(QByteArray(runbook).replace("INC-002", "inc-001")).error().code, u"import.duplicate_id"_qs);
        QCOMPARE(parseRunbook("{}").error().code, u"import.not_runbook"_qs);
        QVERIFY(!parseRunbook("[1"));
    }

    void theOneThatIsShipped()
    {
        QFile file(qEnvironmentVariable("MUSTER_SOURCE_DIR") + u"/resources/samples/incident.runbook.json"_qs);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto book = parseRunbook(file.readAll());
        QVERIFY2(book, book ? "" : qPrintable(book.error().message));
        QVERIFY2(book->unknown.isEmpty(), qPrintable(book->unknown.join(u' ')));
        const QVector<int> minutes{5, 30, 20, 5, 60, 45};
        QCOMPARE(book->incidents.size(), minutes.size());
        for (int i = 0; i < minutes.size(); ++i) {
            const RunbookIncident &incident = book->incidents.at(i);
            QCOMPARE(incident.id, u"INC-00%1"_qs.arg(i + 1));
            QVERIFY(incident.rto == Seconds(60 * minutes.at(i)));
            const Plan plan = incidentPlan(*book, incident);
            QVERIFY(sequentialSum(plan) <= *incident.rto);
            const auto loaded = parsePlan(planToJson(plan));
            QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
            QVERIFY2(loaded->warnings.isEmpty(), qPrintable(loaded->warnings.join(u'\n')));
        }
        const QJsonObject policy = book->retention.toObject();
        QCOMPARE(policy.value(u"daily").toObject().value(u"keep").toInt(), 7);
        QCOMPARE(policy.value(u"monthly").toObject().value(u"keep").toInt(), 12);
    }
};

QTEST_GUILESS_MAIN(TestDrillForms)
#include "tst_drillforms.moc"
