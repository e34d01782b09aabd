// SPDX-License-Identifier: GPL-3.0-or-later
// A drill that people carry out: the source's metrics record with its example times, both timers of each phase,
// approvals by name, deviations, files, what was foreseen; and that names can be left out.
#include "formats/planjson.h"
#include "reports/report.h"
#include "reports/reporttext.h"
#include "reports/verifyreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

const QDateTime start(QDate(2024, 11, 23), QTime(10, 0), Qt::UTC);

QString word(const char *text)
{
    return QString::fromUtf8(text);
}

Phase phase(const char *id, const char *component, Milliseconds target, Milliseconds due)
{
    Step step;
    step.id = word(id) + QStringLiteral("-done");
    step.text = word(id) + QStringLiteral(" restored");
    step.role = QStringLiteral("DBA");
    Phase phase;
    phase.id = phase.title = word(id);
    phase.component = word(component);
    if (target.count() > 0)
        phase.target = target;
    if (due.count() > 0)
        phase.due = due;
    phase.steps = {step};
    return phase;
}

// The example of the source's metrics record: PostgreSQL takes 65 of its 60 minutes, the whole 120 of 120.
Plan monthlyPlan()
{
    Plan plan;
    plan.id = QStringLiteral("DRILL-2024-11");
    plan.title = QStringLiteral("Monthly platform drill");
    plan.participants = {{QStringLiteral("Ines Okafor"), QStringLiteral("DBA"), {}}};
    plan.targets.rto = 120min;
    plan.extra.insert(QStringLiteral("next_drill"), QStringLiteral("2024-12-21"));
    Phase before = phase("prepare", "", 0min, 0min);
    before.steps[0].approval = QStringLiteral("go_live");
    Phase validate = phase("final-validation", "", 0min, 120min);
    plan.phases = {before,
                   phase("postgres-restore", "PostgreSQL", 60min, 60min),
                   phase("cache", "Redis", 30min, 0min),
                   phase("broker", "RabbitMQ", 45min, 0min),
                   phase("services", "Services", 0min, 0min),
                   validate};
    plan.phases[2].steps[0].needs = {QStringLiteral("postgres-restore-done")};
    plan.phases[3].steps[0].needs = {QStringLiteral("postgres-restore-done")};
    return plan;
}

class Writer
{
public:
    Writer() : m_plan(monthlyPlan())
    {
        at(-5, event::RunCreated{QStringLiteral("run-1"), planToObject(m_plan), {}, {{QStringLiteral("operator"), QStringLiteral("Ines Okafor")}}, {}});
        at(-5, event::DriverAttached{});
    }
    void at(int minute, const EventBody &body, const QString &actor = QStringLiteral("Ines Okafor"))
    {
        const QString prev = m_entries.isEmpty() ? firstPrev() : m_entries.last().hash;
        m_entries.append(chain(m_entries.size() + 1, prev, Event{start.addSecs(minute * 60), actor, body}));
    }
    void did(const char *phaseId, int from, int to)
    {
        const QString step = word(phaseId) + QStringLiteral("-done");
        at(from, event::StepStarted{step, 1});
        m_later.append({to, step});
    }
    void end(int minute)
    {
        for (qsizetype i = 0; i < m_later.size(); ++i) {
            if (m_later.at(i).first == minute)
                at(minute, event::StepTicked{m_later.at(i).second, Status::Passed, {}});
        }
    }
    void approve(int minute, const QString &by)
    {
        at(minute, event::StepTicked{QStringLiteral("prepare-done"), Status::Passed, {}, by});
    }
    [[nodiscard]] Report report(const ReportOptions &options = {}) const
    {
        return makeReport(m_plan, foldAll(m_plan, m_entries), m_entries, options);
    }
    [[nodiscard]] QJsonObject json(const ReportOptions &options = {}) const
    {
        return QJsonDocument::fromJson(reportToJson(report(options))).object();
    }

private:
    Plan m_plan;
    QVector<JournalEntry> m_entries;
    QVector<QPair<int, QString>> m_later;
};

Writer upTo(int minute)
{
    Writer run;
    run.approve(0, QStringLiteral("Marek Nowak"));
    run.did("postgres-restore", 0, 65);
    run.at(10, event::StepsAssigned{{QStringLiteral("cache-done")}, QStringLiteral("Priya Raman")});
    run.at(40, event::MissForeseen{true, QStringLiteral("postgres-restore-done"), 125min}, QStringLiteral("muster"));
    run.at(50, event::MissForeseen{false, {}, {}}, QStringLiteral("muster"));
    run.did("cache", 60, 75);
    run.did("broker", 60, 90);
    run.end(65);
    run.at(70, event::Noted{QStringLiteral("issue"), QStringLiteral("Credentials needed a refresh"), QStringLiteral("cache-done"), {}, 0, {}});
    run.at(72, event::Noted{QStringLiteral("deviation"), QStringLiteral("Started the broker first"), QStringLiteral("broker-done"), {}, 0, {}});
    event::Attached file{QStringLiteral("console.png"), QString(64, u'a'), 1234, QStringLiteral("image/png"), 0};
    file.step = QStringLiteral("cache-done");
    run.at(73, file);
    if (minute < 75)
        return run;
    run.end(75);
    run.end(90);
    run.did("services", 90, 105);
    run.end(105);
    run.did("final-validation", 105, 120);
    run.end(120);
    run.at(120, event::RunFinished{});
    return run;
}

QJsonObject rowOf(const QJsonArray &list, const char *key, const char *value)
{
    for (const QJsonValue &row : list) {
        if (row[QLatin1String(key)].toString() == word(value))
            return row.toObject();
    }
    return {};
}

} // namespace

class TestDrillReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void metricsAreTheSourcesExample()
    {
        const QJsonObject metrics = upTo(120).json()[u"drill_metrics"].toObject();
        for (const char *key : {"drill_date", "participants", "timeline", "measurements", "issues_found", "improvements",
                                "lessons_learned", "next_drill"})
            QVERIFY2(metrics.contains(QLatin1String(key)), key);
        const QJsonObject timeline{
            {word("drill_start"), word("2024-11-23 10:00:00")},
            {word("postgres_recovery_complete"), word("2024-11-23 11:05:00")},
            {word("redis_recovery_complete"), word("2024-11-23 11:15:00")},
            {word("rabbitmq_recovery_complete"), word("2024-11-23 11:30:00")},
            {word("services_online"), word("2024-11-23 11:45:00")},
            {word("validation_complete"), word("2024-11-23 12:00:00")},
            {word("drill_end"), word("2024-11-23 12:00:00")}};
        QCOMPARE(metrics[u"timeline"].toObject(), timeline);
        const QJsonObject measurements{{word("postgres_restore_minutes"), 65}, {word("redis_restore_minutes"), 15},
                                       {word("rabbitmq_restore_minutes"), 30}, {word("total_rto_minutes"), 120},
                                       {word("rto_target_minutes"), 120},      {word("rto_status"), word("MET")}};
        QCOMPARE(metrics[u"measurements"].toObject(), measurements);
        QCOMPARE(metrics[u"next_drill"].toString(), word("2024-12-21"));
        QCOMPARE(metrics[u"participants"].toArray(), QJsonArray{word("Ines Okafor")});
        const QJsonObject issue = metrics[u"issues_found"].toArray().first().toObject();
        for (const char *key : {"severity", "description", "resolution", "action_item"})
            QVERIFY2(issue.contains(QLatin1String(key)), key);
        QCOMPARE(issue[u"step"].toString(), word("cache-done"));
    }

    void whatFailedIsNamed()
    {
        Plan plan = monthlyPlan();
        plan.targets.rpo = 60min;
        plan.phases[1].steps[0].action = ActionSpec{word("command"), {}};
        plan.recoveredBy = word("cache-done");
        QVector<JournalEntry> entries;
        const auto at = [&entries](int minute, const EventBody &body) {
            entries.append(chain(entries.size() + 1, entries.isEmpty() ? firstPrev() : entries.last().hash,
                                 Event{start.addSecs(minute * 60), word("muster"), body}));
        };
        at(-5, event::RunCreated{word("run-2"), planToObject(plan), {}, {}, {}});
        at(-5, event::DriverAttached{});
        at(0, event::StepTicked{word("prepare-done"), Status::Passed, {}, word("Marek Nowak")});
        at(1, event::Measured{word("postgres-restore-done"), word("newest_timestamp"), word("2024-11-23T07:00:00.000Z"), word("orders.at")});
        at(2, event::StepFinished{word("postgres-restore-done"), Status::Failed, 1, false,
                                  word("test ended with status 1; expected is 0."), word("Install it. PATH is /usr/local/bin:/usr/bin:/bin."),
                                  word("command.exit"), word("failed"), {}});
        at(3, event::Noted{word("issue"), word("The disk is slow"), word("cache-done"), {}, 0});
        at(4, event::StepTicked{word("cache-done"), Status::Passed, {}});
        at(5, event::StepTicked{word("broker-done"), Status::Skipped, word("no broker here")});
        at(6, event::RunFinished{});
        const Report report = makeReport(plan, foldAll(plan, entries), entries, {});
        QCOMPARE(report.rto.status, TargetStatus::Met);
        QCOMPARE(report.rpo.status, TargetStatus::Missed);
        QCOMPARE(report.headline, word("We did not recover: “postgres-restore restored” failed: test ended with status 1; expected is 0."));
        QCOMPARE(reporttext::verdictLabel(report), word("Failed: “postgres-restore restored” failed"));

        const QJsonObject json = QJsonDocument::fromJson(reportToJson(report)).object();
        const QJsonObject fix = rowOf(json[u"must_be_fixed"].toArray(), "what", "The disk is slow");
        QCOMPARE(fix[u"source"].toString(), word("issue"));
        const QJsonArray issues = json[u"drill_metrics"].toObject()[u"issues_found"].toArray();
        QVERIFY(!rowOf(issues, "description", "The disk is slow").isEmpty());
        QVERIFY(!rowOf(issues, "description", "postgres-restore restored: test ended with status 1; expected is 0.").isEmpty());

        const QByteArray markdown = reportToMarkdown(report);
        for (const char *line : {"Issue (cache restored): The disk is slow", "broker restored: skipped: no broker here"})
            QVERIFY2(markdown.contains(line), markdown.constData());
        QVERIFY(reportToJson(report).contains("broker restored: skipped"));
    }

    void componentsHaveBothTimers()
    {
        const QJsonArray components = upTo(120).json()[u"drill_metrics"].toObject()[u"components"].toArray();
        QCOMPARE(components.size(), 4);
        const QJsonObject postgres = rowOf(components, "component", "PostgreSQL");
        QCOMPARE(postgres[u"own_minutes"].toInt(), 65);
        QCOMPARE(postgres[u"target_minutes"].toInt(), 60);
        QCOMPARE(postgres[u"own_status"].toString(), word("MISSED"));
        QCOMPARE(postgres[u"due_minutes"].toInt(), 60);
        QCOMPARE(postgres[u"since_start_minutes"].toInt(), 65);
        QCOMPARE(postgres[u"due_status"].toString(), word("MISSED"));
        const QJsonObject redis = rowOf(components, "component", "Redis");
        QCOMPARE(redis[u"own_minutes"].toInt(), 15);
        QCOMPARE(redis[u"own_status"].toString(), word("MET"));
        QCOMPARE(redis[u"since_start_minutes"].toInt(), 75);
        QCOMPARE(redis[u"due_status"].toString(), word("NONE"));
        QCOMPARE(rowOf(components, "component", "RabbitMQ")[u"own_minutes"].toInt(), 30);
    }

    void whatIsNotRecoveredIsNotSaidToBe()
    {
        const QJsonObject metrics = upTo(74).json()[u"drill_metrics"].toObject();
        QCOMPARE(metrics[u"measurements"].toObject()[u"postgres_restore_minutes"].toInt(), 65);
        QVERIFY(metrics[u"measurements"].toObject()[u"redis_restore_minutes"].isNull());
        QVERIFY(metrics[u"timeline"].toObject()[u"redis_recovery_complete"].isNull());
        QVERIFY(metrics[u"timeline"].toObject()[u"services_online"].isNull());
        QVERIFY(metrics[u"timeline"].toObject()[u"validation_complete"].isNull());
    }

    void reportHasPhasesAndDecisions()
    {
        const QJsonObject json = upTo(120).json();
        const QJsonObject postgres = rowOf(json[u"phases"].toArray(), "id", "postgres-restore");
        QCOMPARE(postgres[u"own_seconds"].toInt(), 3900);
        QCOMPARE(postgres[u"since_start_seconds"].toInt(), 3900);
        QCOMPARE(postgres[u"target_status"].toString(), word("missed"));
        const QJsonObject last = rowOf(json[u"phases"].toArray(), "id", "final-validation");
        QCOMPARE(last[u"own_seconds"].toInt(), 900);
        QCOMPARE(last[u"since_start_seconds"].toInt(), 7200);
        QCOMPARE(last[u"due_status"].toString(), word("met"));
        const QJsonObject approval = json[u"approvals"].toArray().first().toObject();
        QCOMPARE(approval[u"kind"].toString(), word("go_live"));
        QCOMPARE(approval[u"step"].toString(), word("prepare-done"));
        QCOMPARE(approval[u"by"].toString(), word("Marek Nowak"));
        QCOMPARE(QDateTime::fromString(approval[u"at"].toString(), Qt::ISODateWithMs), start);
        const QJsonObject miss = json[u"foreseen"].toArray().first().toObject();
        QCOMPARE(miss[u"step"].toString(), word("postgres-restore-done"));
        QCOMPARE(miss[u"finish_seconds"].toInt(), 7500);
        QCOMPARE(QDateTime::fromString(miss[u"until"].toString(), Qt::ISODateWithMs), start.addSecs(3000));
        const QJsonObject deviation = json[u"deviations"].toArray().first().toObject();
        QCOMPARE(deviation[u"step"].toString(), word("broker-done"));
        const QJsonObject file = json[u"evidence"].toArray().first().toObject();
        QCOMPARE(file[u"step"].toString(), word("cache-done"));
        QCOMPARE(file[u"name"].toString(), word("console.png"));
        QCOMPARE(file[u"bytes"].toInt(), 1234);
        const QJsonObject cache = rowOf(json[u"steps"].toArray(), "id", "cache-done");
        QCOMPARE(cache[u"assignee"].toString(), word("Priya Raman"));
        QCOMPARE(cache[u"duration_seconds"].toInt(), 900);
        QVERIFY(json[u"forecast"].isNull());
    }

    void forecastStandsWhileItRuns()
    {
        const QJsonObject json = upTo(74).json();
        const QJsonObject forecast = json[u"forecast"].toObject();
        for (const char *key : {"finish_seconds", "earliest_seconds", "latest_seconds", "at_least", "limiting_step", "misses_target"})
            QVERIFY2(forecast.contains(QLatin1String(key)), key);
        QCOMPARE(forecast[u"at_least"].toBool(), true); // steps by hand without a time remain
        QVERIFY(reporttext::forecastText(upTo(74).report()).contains(word("1:13:00")));
    }

    void facesShowThem()
    {
        const QString text = QString::fromUtf8(reportToMarkdown(upTo(120).report()));
        for (const char *part : {"## Phases", "1:00:00 ✗ missed", "## Approvals", "Marek Nowak", "## Deviations",
                                 "Started the broker first", "## Attached files", "console.png", "## Misses foreseen"})
            QVERIFY2(text.contains(word(part)), part);
    }

    void anonymousNamesNobody()
    {
        ReportOptions options;
        options.anonymous = true;
        const Report report = upTo(120).report(options);
        const QByteArray all = reportToJson(report) + reportToMarkdown(report);
        for (const char *name : {"Marek", "Nowak", "Ines", "Okafor", "Priya", "Raman"})
            QVERIFY2(!all.contains(name), name);
        QCOMPARE(QJsonDocument::fromJson(reportToJson(report)).object()[u"approvals"].toArray().size(), 1);
    }

    void aNameTakenBackIsLeftOutToo()
    {
        Writer run;
        run.approve(0, QStringLiteral("Marek Nowak"));
        run.at(1, event::StepReset{QStringLiteral("prepare-done"), QStringLiteral("too early")});
        ReportOptions options;
        options.anonymous = true;
        QVERIFY(!reportToJson(run.report(options)).contains("Marek"));
    }

    void reportFollowsFromItsJournal()
    {
        QJsonObject json = upTo(120).json();
        const auto whole = verifyReport(json);
        QVERIFY2(whole.has_value(), qPrintable(whole ? QString() : whole.error().message));
        QVERIFY(whole->compared);
        QJsonArray approvals = json[u"approvals"].toArray();
        QJsonObject forged = approvals.first().toObject();
        forged.insert(QStringLiteral("by"), QStringLiteral("Somebody Else"));
        approvals[0] = forged;
        json.insert(QStringLiteral("approvals"), approvals);
        const auto changed = verifyReport(json);
        QVERIFY(!changed.has_value());
        QVERIFY(changed.error().message.contains(QStringLiteral("approvals")));
    }
};

QTEST_GUILESS_MAIN(TestDrillReport)
#include "tst_drillreport.moc"
