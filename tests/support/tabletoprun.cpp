// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tabletoprun.h"

#include "domain/tabletop.h"
#include "support/samplerecorder.h"

#include <QJsonDocument>

namespace muster::samples
{

namespace
{

using namespace std::chrono_literals;

Plan playedPlan()
{
    Plan plan;
    plan.kind = PlanKind::Tabletop;
    plan.id = QStringLiteral("TTX-2026-07");
    plan.title = QStringLiteral("Loss of the primary database");
    plan.description = QStringLiteral("Can the night shift promote the replica without the people who built it?");
    plan.date = QStringLiteral("2026-10-23");
    plan.facilitator = QStringLiteral("Ines Okafor");
    plan.scribe = QStringLiteral("Jonas Weber");
    plan.participants = {{QStringLiteral("Tomás Lindqvist"), QStringLiteral("DBA"), {}},
                         {QStringLiteral("Ama Boateng"), QStringLiteral("Communications"), {}},
                         {QStringLiteral("Priya Nair"), QStringLiteral("Platform engineer"), {}},
                         {QStringLiteral("Luc Moreau"), QStringLiteral("Operations manager"), {}}};
    plan.targets.rto = Milliseconds(30min);
    plan.targets.rpo = Milliseconds(5min);
    plan.extra = QJsonDocument::fromJson(R"json({
      "objectives": [
        {"id": "O1", "text": "The replica is promoted within the objective", "tests": ["failover"]},
        {"id": "O2", "text": "The group can say how much data is lost", "tests": ["replication"]},
        {"id": "O3", "text": "Customers are told without being asked for", "tests": ["communication"]}],
      "documents": ["Failover run book", "On-call rota"],
      "ground_rules": ["Nobody touches a real system.", "The plan is tested, not the people."],
      "scenarios": [
        {"name": "primary-database-failure", "severity": "critical", "expected_rto": 30, "expected_rpo": 5,
         "description": "The primary's controller fails. Every write fails; reads from the replica still work.",
         "affected_systems": ["orders", "payments"], "trigger_conditions": ["Controller failure", "Network partition"],
         "injects": [
           {"id": "i1", "number": "1", "at": "T+0", "mode": "monitoring", "from": "Alerting", "to": "all", "objective": "O3",
            "message": "pg-primary: connection refused for 60 s.", "expected_response": "Somebody takes the alert and says so."},
           {"id": "i2", "number": "2", "at": "T+0:05", "mode": "e-mail", "from": "Management board", "to": "DBA", "objective": "O1",
            "message": "Logical drive 0 offline.", "expected_response": "Tell a dead node from a dead network."},
           {"id": "i3", "number": "3", "at": "T+0:12", "mode": "chat", "from": "Application owner", "to": "DBA", "objective": "O2",
            "message": "Do we lose anything if you switch now?", "expected_response": "Say the lag aloud."},
           {"id": "c1", "number": "C1", "message": "The replica's disk is full.", "contingency": true}]},
        {"name": "The replica is behind", "severity": "high", "expected_rto": 20,
         "injects": [{"id": "i1", "number": "1", "at": "T+0", "message": "The lag is two hours.", "objective": "O2",
                      "expected_response": "Stop, and weigh waiting against loss."}]}],
      "response_steps": {
        "primary-database-failure": [
          {"id": "1", "action": "Acknowledge the alert", "responsible_role": "On-call engineer", "estimated_duration_minutes": 2, "tools_required": ["pager"]},
          {"id": "2", "action": "Confirm the failure", "responsible_role": "DBA", "estimated_duration_minutes": 5, "dependencies": ["1"]},
          {"id": "3", "action": "Promote the replica", "responsible_role": "DBA", "estimated_duration_minutes": 10, "dependencies": ["2"], "tools_required": ["patronictl"]},
          {"id": "4", "action": "Verify the applications", "responsible_role": "Platform engineer", "estimated_duration_minutes": 5, "dependencies": ["3"]},
          {"id": "5", "action": "Update the status page", "responsible_role": "Operations manager", "estimated_duration_minutes": 3, "dependencies": ["1"]}],
        "The replica is behind": [
          {"id": "1", "action": "Read the last replayed position", "responsible_role": "DBA", "estimated_duration_minutes": 5},
          {"id": "2", "action": "Restore the missing WAL from the archive", "responsible_role": "DBA", "estimated_duration_minutes": 45, "dependencies": ["1"]},
          {"id": "3", "action": "Tell the customers what is missing", "responsible_role": "Communications", "estimated_duration_minutes": 15, "dependencies": ["the loss is known"]}]},
      "gaps": [{"id": "K1", "description": "The run book covers a planned switch only", "category": "documentation", "priority": "P2",
                "remediation": "Write the unplanned one", "owner": "Tomás Lindqvist", "due": "2026-11-30", "status": "open"}]})json")
                     .object();
    return plan;
}

void play(Recorder *run, const QString &first, const QString &second)
{
    const QString scribe = QStringLiteral("Jonas Weber");
    run->add(event::ScenarioStarted{first});
    const auto release = [run](const QString &scenario, const char *id, const char *number, const char *text) {
        run->add(event::InjectReleased{scenario, QLatin1String(id), false, QLatin1String(number), {}, {}, {},
                                       QString::fromUtf8(text)});
    };
    release(first, "i1", "1", "pg-primary: connection refused for 60 s.");
    run->after(2min).add(event::InjectAnswered{first, QStringLiteral("i1"), QStringLiteral("yes"), {}});
    run->add(event::ResponseDiscussed{first, QStringLiteral("1"), QStringLiteral("agreed"), {}});
    run->after(4min);
    release(first, "i2", "2", "Logical drive 0 offline.");
    run->after(3min).add(event::InjectAnswered{first, QStringLiteral("i2"), QStringLiteral("partly"),
                                               QStringLiteral("nobody asked a client")});
    run->add(event::ResponseDiscussed{first, QStringLiteral("2"), QStringLiteral("changed"),
                                      QStringLiteral("ask the replica and a client before promoting")});
    run->after(5min).add(event::Noted{QStringLiteral("issue"), QStringLiteral("The admin password is with one person"), {}, {}, 0}, scribe);
    run->add(event::GapRaised{QStringLiteral("G1"), QStringLiteral("Only one person knows the database administrator's password"),
                              QStringLiteral("access"), QStringLiteral("P1"), QStringLiteral("Put it in the vault, break-glass"),
                              QStringLiteral("Luc Moreau"), QStringLiteral("2026-11-06"), QStringLiteral("open")}, scribe);
    run->add(event::GapChanged{QStringLiteral("G1"), {{QStringLiteral("objective"), QStringLiteral("O1")}}}, scribe);
    run->after(3min);
    release(first, "i3", "3", "Do we lose anything if you switch now?");
    run->after(6min).add(event::InjectAnswered{first, QStringLiteral("i3"), QStringLiteral("no"),
                                               QStringLiteral("the lag alert never fired, and nobody trusts it")});
    run->add(event::ResponseDiscussed{first, QStringLiteral("3"), QStringLiteral("agreed"), {}});
    run->add(event::ResponseDiscussed{first, QStringLiteral("4"), QStringLiteral("no_answer"), QStringLiteral("no list of what to look at")});
    run->add(event::GapRaised{QStringLiteral("G2"), QStringLiteral("Replication lag is not alerted on"), QStringLiteral("monitoring"),
                              QStringLiteral("P1"), QStringLiteral("Alert at 60 s, test it monthly"), QStringLiteral("Priya Nair"),
                              QStringLiteral("2026-11-13"), QStringLiteral("open")}, scribe);
    run->add(event::GapChanged{QStringLiteral("G2"), {{QStringLiteral("objective"), QStringLiteral("O2")}}}, scribe);
    run->add(event::Noted{QStringLiteral("decision"), QStringLiteral("The shift lead may promote without asking"), {}, {}, 0}, scribe);
    run->add(event::Noted{QStringLiteral("question"), QStringLiteral("Who may speak to the press at night?"), {}, {}, 0}, scribe);
    run->add(event::ScenarioStarted{second});
    release(second, "i1", "1", "The lag is two hours.");
    run->after(8min).add(event::InjectAnswered{second, QStringLiteral("i1"), QStringLiteral("yes"), {}});
    run->add(event::ResponseDiscussed{second, QStringLiteral("1"), QStringLiteral("agreed"), {}});
    run->add(event::ResponseDiscussed{second, QStringLiteral("2"), QStringLiteral("agreed"), {}});
    run->add(event::ObjectiveRated{QStringLiteral("O1"), QStringLiteral("S"), QStringLiteral("promoted in time, from knowledge rather than the run book")});
    run->add(event::ObjectiveRated{QStringLiteral("O3"), QStringLiteral("P"), {}});
    run->add(event::LessonsChanged{QJsonDocument::fromJson(R"json({
        "went_well": ["The lead was named within two minutes", "Roles were clear"],
        "went_wrong": [{"what": "Nobody could say how much data is lost", "impact": "The decision took six minutes",
                        "cause": "The lag alert is not trusted", "resolution": "Alert at 60 s and test it"}],
        "unexpected": ["The vendor's hot line is closed at night"],
        "documents": ["Failover run book, page 4"],
        "recommendations": ["Drill the promotion itself before the next tabletop"],
        "next_dates": ["2026-12-04: drill of the promotion", "2027-01-22: tabletop, region outage"]})json").object()});
    run->add(event::EndAsked{});
}

QString longText(const char *begin, int sentences)
{
    QString text = QString::fromUtf8(begin);
    for (int i = 0; i < sentences; ++i)
        text += QStringLiteral(" – and then the vendor calls back and says, at some length, that nothing can be replaced "
                               "before Thursday, whatever the contract of <b>2019</b> & its annex says.");
    return text;
}

} // namespace

SampleRun tabletopRun()
{
    Recorder run(playedPlan(), QStringLiteral("20261023T100000Z-TTX-2026-07-4b7e"));
    play(&run, QStringLiteral("primary-database-failure"), QStringLiteral("The replica is behind"));
    return run.done();
}

SampleRun longTabletopRun()
{
    Plan plan = playedPlan();
    Tabletop tabletop = tabletopOf(plan);
    plan.title = QStringLiteral("Ausfall der primären Datenbank mit gleichzeitigem Verlust der Überwachung im Rechenzentrum Süd, nachts, "
                                "ohne die Leute, die es gebaut haben");
    for (Scenario &scenario : tabletop.scenarios) {
        scenario.description = longText("The primary's controller fails.", 6);
        for (Inject &inject : scenario.injects) {
            inject.message = longText("قاعدة البيانات لا تستجيب 🔥🧯", 3);
            inject.expectedResponse = longText("Somebody takes the alert", 2);
            inject.from = QStringLiteral("Bereitschaftsdienst der Storage-Abteilung");
        }
        for (ResponseStep &step : scenario.steps) {
            step.action = longText(qPrintable(step.action), 2);
            step.role = QStringLiteral("Bereitschaftsdienst der Storage-Abteilung und der Datenbankgruppe");
            step.tools << QStringLiteral("https://wiki.example.org/runbooks/databases/postgresql/failover/unplanned/step-by-step.html");
        }
        for (int i = 10; i < 60; ++i) {
            ResponseStep step;
            step.id = QString::number(i);
            step.action = QStringLiteral("Look at cluster %1 of the farm").arg(i);
            step.estimate = Milliseconds(60000);
            scenario.steps.append(step);
        }
    }
    for (int i = 1; i <= 40; ++i) {
        Gap gap;
        gap.id = QStringLiteral("L%1").arg(i);
        gap.description = longText("Nobody knows the way", i % 4);
        gap.category = QStringLiteral("documentation");
        gap.priority = QStringLiteral("P%1").arg(1 + i % 3);
        gap.remediation = longText("Write it down", i % 3);
        gap.owner = QStringLiteral("Maximiliane von und zu Hohenstein-Wittelsbach");
        gap.status = QStringLiteral("open");
        tabletop.gaps.append(gap);
    }
    const QString first = tabletop.scenarios.first().name;
    const QString second = tabletop.scenarios.last().name;
    Recorder run(withTabletop(plan, tabletop), QStringLiteral("20261023T100000Z-TTX-2026-08-1111"));
    play(&run, first, second);
    return run.done();
}

} // namespace muster::samples
