// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sampleruns.h"

#include "support/samplerecorder.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace muster::samples
{

namespace
{
using namespace std::chrono_literals;

Step automatic(const QString &id, const QString &text, const QString &type, Milliseconds estimate)
{
    Step step;
    step.id = id;
    step.text = text;
    step.role = QStringLiteral("DBA");
    step.action = ActionSpec{type, {}};
    step.estimate = estimate;
    return step;
}

Step manual(const QString &id, const QString &text, const QString &role, Milliseconds estimate)
{
    Step step;
    step.id = id;
    step.text = text;
    step.role = role;
    step.estimate = estimate;
    return step;
}

Phase phase(const QString &id, const QString &title, const QVector<Step> &steps)
{
    Phase phase;
    phase.id = id;
    phase.title = title;
    phase.steps = steps;
    return phase;
}

const QStringList tables{QStringLiteral("users"),       QStringLiteral("orders"),
                         QStringLiteral("order_items"), QStringLiteral("products"),
                         QStringLiteral("payments"),    QStringLiteral("warehouses")};

void measureBackup(Recorder &recorder)
{
    recorder
        .measure(QStringLiteral("find"), QStringLiteral("backup"),
                 QStringLiteral("/srv/backups/orders-db/orders-2026-10-23.dump"), QString())
        .measure(QStringLiteral("find"), QStringLiteral("archive_bytes"), qint64(1840233112),
                 QStringLiteral("bytes"))
        .measure(QStringLiteral("find"), QStringLiteral("archive_format"), QStringLiteral("custom"),
                 QString())
        .measure(QStringLiteral("find"), QStringLiteral("archive_created_at"),
                 QStringLiteral("2026-10-23T09:57:30Z"), QString())
        .measure(QStringLiteral("find"), QStringLiteral("archive_sha256"),
                 QStringLiteral("9f2c4be1d09b8f3e5a6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f90171ab"),
                 QString());
}

void goodChecks(Recorder &recorder)
{
    const QString step = QStringLiteral("validate");
    recorder.check(step, QStringLiteral("table_count"), QString(), Status::Passed, 6, 6,
                   QStringLiteral("6 tables, at least 6 wanted"));
    qint64 rows = 1200;
    for (const QString &table : tables) {
        const QString object = QStringLiteral("public.") + table;
        rows = rows * 3 + 7;
        recorder.check(step, QStringLiteral("row_count"), object, Status::Passed, rows, rows)
            .check(step, QStringLiteral("content_checksum"), object, Status::Passed,
                   QStringLiteral("b1946ac9%1").arg(rows), QStringLiteral("b1946ac9%1").arg(rows));
    }
    recorder
        .check(step, QStringLiteral("foreign_key"), QStringLiteral("public.orders.orders_user_id_fkey"),
               Status::Passed, 0, 0)
        .check(step, QStringLiteral("sequence"), QStringLiteral("public.orders_id_seq"), Status::Passed,
               97231, 97235)
        .check(step, QStringLiteral("index"), QStringLiteral("public.orders_created_idx"), Status::Passed,
               true, true)
        .check(step, QStringLiteral("extension"), QStringLiteral("pg_trgm"), Status::Skipped, QJsonValue(),
               QJsonValue(), QStringLiteral("the backup names no extension"), false);
    recorder.measure(step, QStringLiteral("newest_timestamp"), QStringLiteral("2026-10-23T09:57:12Z"),
                     QStringLiteral("public.orders.updated_at"));
}

void cleanUp(Recorder &recorder)
{
    recorder.run(QStringLiteral("cleanup"), 3s, Status::Passed,
                 QStringLiteral("server stopped, folder removed"));
}
} // namespace

Plan drillPlan()
{
    Plan plan;
    plan.id = QStringLiteral("DRILL-2026-10");
    plan.title = QStringLiteral("Monthly orders database drill");
    plan.facilitator = QStringLiteral("Ines Okafor");
    plan.scribe = QStringLiteral("Tomás Lindqvist");
    plan.participants = {{QStringLiteral("Ines Okafor"), QStringLiteral("DR lead"), {}},
                         {QStringLiteral("Tomás Lindqvist"), QStringLiteral("DBA"), {}}};
    plan.targets.rto = 30min;
    plan.targets.rpo = 5min;
    Step cleanup = automatic(QStringLiteral("cleanup"), QStringLiteral("Remove the sandbox"),
                             QStringLiteral("command"), 10s);
    cleanup.always = true;
    cleanup.onFailure = OnFailure::Continue;
    plan.phases = {
        phase(QStringLiteral("prepare"), QStringLiteral("Prepare"),
              {manual(QStringLiteral("announce"), QStringLiteral("Tell the service desk that a drill begins"),
                      QStringLiteral("DR lead"), 1min),
               automatic(QStringLiteral("preflight"), QStringLiteral("Check tools, space and backup"),
                         QStringLiteral("backup.verify"), 30s)}),
        phase(QStringLiteral("fetch"), QStringLiteral("Fetch the backup"),
              {automatic(QStringLiteral("find"), QStringLiteral("Find the newest backup"),
                         QStringLiteral("backup.find"), 10s),
               automatic(QStringLiteral("get"), QStringLiteral("Fetch it"), QStringLiteral("backup.fetch"),
                         2min)}),
        phase(QStringLiteral("restore"), QStringLiteral("Restore"),
              {automatic(QStringLiteral("restore"), QStringLiteral("Restore into a sandbox"),
                         QStringLiteral("postgres.restore"), 10min)}),
        phase(QStringLiteral("prove"), QStringLiteral("Prove"),
              {automatic(QStringLiteral("validate"), QStringLiteral("Compare with the baseline"),
                         QStringLiteral("postgres.validate"), 4min),
               manual(QStringLiteral("login"), QStringLiteral("Log in to the shop and place an order"),
                      QStringLiteral("Application lead"), 3min)}),
        phase(QStringLiteral("close"), QStringLiteral("Close"), {cleanup}),
    };
    plan.phases[2].target = 15min;
    plan.phases[2].component = QStringLiteral("postgres");
    return plan;
}

SampleRun passedRun()
{
    Recorder r(drillPlan(), QStringLiteral("drill-20261023-passed"));
    r.tick(QStringLiteral("announce"), 40s, QStringLiteral("Ines Okafor"));
    r.run(QStringLiteral("preflight"), 12s, Status::Passed, QStringLiteral("PostgreSQL 15.14, 41 GB free"));
    r.run(QStringLiteral("find"), 2s, Status::Passed, QStringLiteral("orders-2026-10-23.dump, 1.84 GB"));
    measureBackup(r);
    r.run(QStringLiteral("get"), 95s, Status::Passed, QStringLiteral("1.84 GB in 0:01:35"));
    r.run(QStringLiteral("restore"), 8min + 40s, Status::Passed,
          QStringLiteral("6 tables, 5.1 GB in 0:08:40"));
    r.measure(QStringLiteral("restore"), QStringLiteral("restore_seconds"), 520.25, QStringLiteral("s"));
    r.add(event::StepStarted{QStringLiteral("validate"), 1}).after(2min + 30s);
    goodChecks(r);
    r.add(event::StepFinished{
        QStringLiteral("validate"), Status::Passed, 1, false, QStringLiteral("18 checks"), {}, {}, {}, {}});
    r.tick(QStringLiteral("login"), 2min, QStringLiteral("Tomás Lindqvist"));
    cleanUp(r);
    return r.done();
}

SampleRun failedRun()
{
    Recorder r(drillPlan(), QStringLiteral("drill-20261023-failed"));
    r.tick(QStringLiteral("announce"), 90s, QStringLiteral("Ines Okafor"));
    r.run(QStringLiteral("preflight"), 14s);
    r.run(QStringLiteral("find"), 3s, Status::Passed, QStringLiteral("orders-2026-10-23.dump, 1.84 GB"));
    measureBackup(r);
    r.run(QStringLiteral("get"), 4min + 10s, Status::Passed, QStringLiteral("1.84 GB in 0:04:10"));
    r.add(event::Noted{QStringLiteral("issue"),
                       QStringLiteral(
                           "The object store answered slowly; Tomás Lindqvist asked the storage team"),
                       {},
                       {},
                       30000},
          QStringLiteral("Tomás Lindqvist"));
    r.add(event::Paused{QStringLiteral("fire alarm test")}, QStringLiteral("Ines Okafor"))
        .after(3min)
        .add(event::Resumed{}, QStringLiteral("Ines Okafor"));
    r.run(QStringLiteral("restore"), 22min + 5s, Status::Passed,
          QStringLiteral("6 tables, 5.1 GB in 0:22:05"));
    r.measure(QStringLiteral("restore"), QStringLiteral("restore_seconds"), 1325, QStringLiteral("s"));
    r.add(event::StepStarted{QStringLiteral("validate"), 1}).after(3min);
    goodChecks(r);
    const QString step = QStringLiteral("validate");
    r.check(step, QStringLiteral("foreign_key"), QStringLiteral("public.orders.orders_warehouse_id_fkey"),
            Status::Failed, 0, 3,
            QStringLiteral("3 rows of public.orders point at a warehouse that is not there"));
    r.check(step, QStringLiteral("sequence"), QStringLiteral("public.payments_id_seq"), Status::Failed, 88120,
            87001, QStringLiteral("last value 87001 is behind the newest key 88120"));
    r.check(step, QStringLiteral("contents_listed"), QStringLiteral("public.payments_method_idx"),
            Status::Failed, true, false,
            QStringLiteral("index public.payments_method_idx is listed in the backup and did not arrive"));
    r.check(step, QStringLiteral("heap_and_btree"), QStringLiteral("public.products"), Status::Unknown,
            QJsonValue(), QJsonValue(), QStringLiteral("extension amcheck is not installed"), false);
    r.add(event::StepFinished{
        step, Status::Failed, 1, false, QStringLiteral("3 of 21 checks failed"), {}, {}, {}, {}});
    r.add(event::GapRaised{QStringLiteral("GAP-1"),
                           QStringLiteral("The object store is too slow for the objective"),
                           QStringLiteral("process"), QStringLiteral("P1"),
                           QStringLiteral("Keep the newest backup on the recovery site"),
                           QStringLiteral("Storage team"), QStringLiteral("2026-11-06"),
                           QStringLiteral("open")},
          QStringLiteral("Ines Okafor"));
    r.add(event::GapRaised{QStringLiteral("GAP-2"), QStringLiteral("The runbook names a host that is gone"),
                           QStringLiteral("documentation"), QStringLiteral("P2"),
                           QStringLiteral("Update section 4.2"), QStringLiteral("DBA"),
                           QStringLiteral("2026-10-30"), QStringLiteral("open")},
          QStringLiteral("Tomás Lindqvist"));
    r.tick(QStringLiteral("login"), 3min, QStringLiteral("Tomás Lindqvist"), Status::Passed,
           QStringLiteral("order 97236 placed"));
    cleanUp(r);
    return r.done();
}

SampleRun longRun()
{
    const QString longText =
        QStringLiteral(
            "The restored rows differ from the baseline in a way that needs several sentences to be told. ")
            .repeated(12);
    Plan plan = drillPlan();
    plan.title = QStringLiteral("Quarterly drill of the whole order processing platform with every database, "
                                "index, sequence and extension "
                                "that the auditors have ever asked for <b>&amp; more</b> | = 1+1");
    plan.phases[2].steps[0].text = longText;
    Recorder r(plan, QStringLiteral("drill-20261023-long"));
    r.tick(QStringLiteral("announce"), 40s, QStringLiteral("Ines Okafor"), Status::Passed, longText);
    r.run(QStringLiteral("preflight"), 12s).run(QStringLiteral("find"), 2s);
    measureBackup(r);
    r.run(QStringLiteral("get"), 95s).run(QStringLiteral("restore"), 9min, Status::Passed, longText);
    r.add(event::StepStarted{QStringLiteral("validate"), 1}).after(2min);
    for (int i = 0; i < 400; ++i) {
        const bool bad = i % 9 == 4;
        const QString object = i % 13 == 0 ? QStringLiteral("a_schema_with_a_long_name.") +
                                                 QStringLiteral("very_long_relation_name_").repeated(5) +
                                                 QString::number(i)
                                           : QStringLiteral("public.table_%1").arg(i, 3, 10, QChar(u'0'));
        const QString name = i % 3 == 0   ? QStringLiteral("row_count")
                             : i % 3 == 1 ? QStringLiteral("content_checksum")
                                          : QStringLiteral("=cmd|'/C calc'!A0");
        r.check(QStringLiteral("validate"), name, object, bad ? Status::Failed : Status::Passed,
                qint64(9007199254740993) + i, qint64(9007199254740993) + i - (bad ? 1 : 0),
                bad ? (i == 4 ? longText.repeated(12) : longText) : QString());
    }
    r.measure(QStringLiteral("validate"), QStringLiteral("newest_timestamp"),
              QStringLiteral("2026-10-23T09:57:12Z"), QStringLiteral("public.orders.updated_at"));
    r.add(event::StepFinished{QStringLiteral("validate"),
                              Status::Failed,
                              1,
                              false,
                              QStringLiteral("44 of 400 checks failed"),
                              {},
                              {},
                              {},
                              {}});
    r.add(event::Noted{QStringLiteral("note"),
                       QStringLiteral("مرحبا \"quoted\" <script>alert(1)</script> \\ back\nsecond line 🚒"),
                       {},
                       {},
                       0},
          QStringLiteral("Tomás Lindqvist"));
    r.tick(QStringLiteral("login"), 2min, QStringLiteral("Tomás Lindqvist"));
    cleanUp(r);
    return r.done();
}

SampleRun unknownRun()
{
    Recorder r(drillPlan(), QStringLiteral("drill-20261023-unknown"));
    r.tick(QStringLiteral("announce"), 30s, QStringLiteral("Ines Okafor"));
    r.run(QStringLiteral("preflight"), 1s, Status::Unknown,
          QStringLiteral("No PostgreSQL server binaries were found"),
          QStringLiteral("Install postgresql-15, or name their folder in the settings"),
          QStringLiteral("postgres.missing"), QStringLiteral("cannot_run"));
    for (const QString &step : {QStringLiteral("find"), QStringLiteral("get"), QStringLiteral("restore"),
                                QStringLiteral("validate")})
        r.add(event::StepFinished{step,
                                  Status::Unknown,
                                  1,
                                  false,
                                  QStringLiteral("not performed: an earlier step could not be carried out"),
                                  {},
                                  {},
                                  {},
                                  {}});
    r.add(event::StepTicked{QStringLiteral("login"), Status::Unknown, QStringLiteral("not performed")});
    cleanUp(r);
    return r.done();
}

SampleRun abortedRun()
{
    Recorder r(drillPlan(), QStringLiteral("drill-20261023-aborted"));
    r.tick(QStringLiteral("announce"), 30s, QStringLiteral("Ines Okafor"));
    r.run(QStringLiteral("preflight"), 10s).run(QStringLiteral("find"), 2s).run(QStringLiteral("get"), 90s);
    r.add(event::StepStarted{QStringLiteral("restore"), 1}).after(2min);
    r.add(event::AbortAsked{QStringLiteral("wrong backup")}, QStringLiteral("Ines Okafor"));
    r.add(event::StepFinished{QStringLiteral("restore"),
                              Status::Unknown,
                              1,
                              false,
                              QStringLiteral("stopped by a person"),
                              {},
                              QStringLiteral("run.interrupted"),
                              QStringLiteral("interrupted"),
                              {}});
    cleanUp(r);
    return r.done(true, true);
}

SampleRun runningRun()
{
    Recorder r(drillPlan(), QStringLiteral("drill-20261023-running"));
    r.tick(QStringLiteral("announce"), 30s, QStringLiteral("Ines Okafor"));
    r.run(QStringLiteral("preflight"), 10s).run(QStringLiteral("find"), 2s).run(QStringLiteral("get"), 90s);
    r.add(event::StepStarted{QStringLiteral("restore"), 1}).after(2min);
    r.add(event::StepProgressed{QStringLiteral("restore"), 41, 75, QStringLiteral("tables"), 0, 0, 120000,
                                QStringLiteral("public.orders")});
    return r.done(false);
}

SampleRun partialRun()
{
    Plan plan;
    plan.kind = PlanKind::Partial;
    plan.id = QStringLiteral("partial-orders");
    plan.title = QStringLiteral("Orders tables");
    plan.component = QStringLiteral("postgres");
    plan.backup = QStringLiteral("/srv/backups/orders.dump");
    plan.target = QStringLiteral("orders_test");
    Recorder r(plan, QStringLiteral("partial-20261023"));
    const RunState planned = foldAll(plan, {});
    for (const Phase &phase : planned.phases) {
        for (const Step &step : phase.steps) {
            r.add(event::StepStarted{step.id, 1}).after(5s);
            if (step.id == QStringLiteral("validate")) {
                const QStringList names{QStringLiteral("table_count"), QStringLiteral("row_count_users"),
                                        QStringLiteral("foreign_keys"), QStringLiteral("null_keys"),
                                        QStringLiteral("indexes")};
                for (const QString &name : names)
                    r.check(step.id, name, QString(), Status::Passed, 10, 10, QStringLiteral("Check passed"));
                r.check(step.id, QStringLiteral("recent_data"), QString(), Status::Failed, true, false,
                        QStringLiteral("no order is newer than a day"), false);
            }
            r.add(event::StepFinished{step.id, Status::Passed, 1, false, {}, {}, {}, {}, {}});
        }
    }
    return r.done();
}

Plan tabletopPlan()
{
    Plan plan;
    plan.kind = PlanKind::Tabletop;
    plan.id = QStringLiteral("TTX-2026-Q4");
    plan.title = QStringLiteral("Region outage tabletop");
    plan.date = QStringLiteral("2026-11-12");
    plan.facilitator = QStringLiteral("Ines Okafor");
    plan.participants = {{QStringLiteral("Tomás Lindqvist"), {}, {}},
                         {QStringLiteral("Ama Boateng"), QStringLiteral("Communications"), {}}};
    const QByteArray json = R"({
      "scenarios": [
        {"name": "Region outage", "severity": "critical", "affected_systems": ["orders", "payments"], "expected_rto": 60, "expected_rpo": 15},
        {"name": "Ransomware", "severity": "high", "affected_systems": ["files"], "expected_rto": 240, "expected_rpo": 60}],
      "response_steps": {
        "Region outage": [{"id": "1", "action": "Declare", "estimated_duration_minutes": 15}, {"id": "2", "action": "Fail over", "estimated_duration_minutes": 70}],
        "Ransomware": [{"id": "1", "action": "Isolate", "estimated_duration_minutes": 30}]},
      "gaps": [{"id": "G1", "description": "Nobody knows the DNS password", "category": "access", "priority": "P1", "remediation": "Put it in the vault", "owner": "Ama Boateng", "due": "2026-12-01", "status": "open"}],
      "observations": ["The call tree is out of date"]})";
    plan.extra = QJsonDocument::fromJson(json).object();
    return plan;
}

} // namespace muster::samples
