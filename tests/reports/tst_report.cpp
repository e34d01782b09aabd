// SPDX-License-Identifier: GPL-3.0-or-later
// The report as a value and as report.json: the source's keys, honest verdicts, a chain that holds offline.
#include "reports/report.h"
#include "support/sampleruns.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace muster;

namespace
{
QJsonObject jsonOf(const samples::SampleRun &run, const ReportOptions &options = {})
{
    return QJsonDocument::fromJson(reportToJson(makeReport(run.plan, run.state, run.entries, options)))
        .object();
}

QByteArray everyFormat(const Report &report)
{
    return reportToJson(report) + reportToMarkdown(report) + reportToCsv(report) + reportToJUnit(report) +
           reportToPrometheus(report);
}
} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drillHasTheSourcesKeys()
    {
        const QJsonObject json = jsonOf(samples::passedRun());
        for (const char *key : {"drill_id",    "timestamp",   "backup_date",  "target_environment",
                                "results",     "status",      "log_file",     "muster",
                                "kind",        "run_id",      "state",        "verdict",
                                "started_at",  "finished_at", "rto",          "rpo",
                                "checks",      "steps",       "timeline",     "gaps",
                                "environment", "journal",     "drill_metrics"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        const QJsonObject results = json[u"results"].toObject();
        QCOMPARE(results[u"restore_time_seconds"].toInteger(), 521);
        QCOMPARE(results[u"restore_time_threshold_seconds"].toInteger(), 900);
        QCOMPARE(results[u"restore_within_threshold"], QJsonValue(true));
        const QJsonObject validation = results[u"validation"].toObject();
        QCOMPARE(validation[u"table_count"].toString(), QStringLiteral("6"));
        QVERIFY(validation[u"users_rows"].isString());
        QVERIFY(validation[u"users_checksum"].isString());
        QCOMPARE(validation[u"latest_timestamp"].toString(), QStringLiteral("2026-10-23T09:57:12Z"));
        QCOMPARE(json[u"status"].toString(), QStringLiteral("SUCCESS"));
        QCOMPARE(json[u"verdict"].toString(), QStringLiteral("passed"));
        QCOMPARE(json[u"backup_date"].toString(), QStringLiteral("2026-10-23"));
        QCOMPARE(json[u"rpo"].toObject()[u"measured_seconds"].toInteger(), 168);
        QCOMPARE(json[u"rpo"].toObject()[u"status"].toString(), QStringLiteral("met"));
        QVERIFY(QDateTime::fromString(json[u"finished_at"].toString(), Qt::ISODateWithMs).isValid());
    }

    void nothingButAPassIsASuccess()
    {
        const QMap<QString, samples::SampleRun> runs{{QStringLiteral("FAILED"), samples::failedRun()},
                                                     {QStringLiteral("UNKNOWN"), samples::unknownRun()},
                                                     {QStringLiteral("ABORTED"), samples::abortedRun()},
                                                     {QStringLiteral("INCOMPLETE"), samples::runningRun()}};
        for (auto it = runs.cbegin(); it != runs.cend(); ++it) {
            const QJsonObject json = jsonOf(*it);
            QCOMPARE(json[u"status"].toString(), it.key());
            QVERIFY(json[u"verdict"].toString() != QStringLiteral("passed"));
        }
    }

    void everyPrefixOfAJournalMakesAnHonestReport()
    {
        const samples::SampleRun run = samples::passedRun();
        for (qsizetype n = 0; n < run.entries.size(); ++n) {
            const QVector<JournalEntry> part = run.entries.mid(0, n);
            const Report report = makeReport(run.plan, foldAll(run.plan, part), part);
            QVERIFY(report.verdict == Verdict::Unknown || report.verdict == Verdict::Failed);
            QVERIFY(!everyFormat(report).contains("SUCCESS"));
        }
    }

    void drillMetricsFollowTheMonthlyRecord()
    {
        const QJsonObject metrics = jsonOf(samples::failedRun())[u"drill_metrics"].toObject();
        for (const char *key :
             {"drill_date", "participants", "timeline", "measurements", "issues_found", "improvements",
              "lessons_learned", "next_drill", "phases", "total_rto_seconds"})
            QVERIFY2(metrics.contains(QLatin1String(key)), key);
        QVERIFY(metrics[u"timeline"].toObject().contains(u"postgres_recovery_complete"));
        const QJsonObject measured = metrics[u"measurements"].toObject();
        QCOMPARE(measured[u"rto_status"].toString(), QStringLiteral("MISSED"));
        QCOMPARE(measured[u"rto_target_minutes"].toInteger(), 30);
        QVERIFY(measured[u"postgres_restore_minutes"].toDouble() > 22);
        QCOMPARE(metrics[u"issues_found"].toArray().size(), 7); // two gaps, a note, what failed
        QCOMPARE(metrics[u"phases"].toArray().first().toObject()[u"status"].toString(),
                 QStringLiteral("completed"));
    }

    void partialHasTheSourcesKeysAndRate()
    {
        const QJsonObject json = jsonOf(samples::partialRun());
        for (const char *key : {"test_id", "component", "backup_source", "target_environment", "start_time",
                                "end_time", "duration_seconds"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json[u"overall_status"].toString(),
                 QStringLiteral("PASSED")); // the failed check is not critical
        QCOMPARE(json[u"verdict"].toString(), QStringLiteral("warning"));
        const QJsonObject summary = json[u"summary"].toObject();
        QCOMPARE(summary[u"total_checks"].toInteger(), 6);
        QCOMPARE(summary[u"pass_rate"].toString(), QStringLiteral("83.3%"));
        const QJsonObject last = json[u"results"].toArray().last().toObject();
        QCOMPARE(last[u"check"].toString(), QStringLiteral("recent_data"));
        QCOMPARE(last[u"status"].toString(), QStringLiteral("failed"));
        QCOMPARE(last[u"duration_ms"].toInteger(), 17);
    }

    void tabletopAnalysesEachScenario()
    {
        const QJsonObject json =
            QJsonDocument::fromJson(reportToJson(makePlanReport(samples::tabletopPlan()))).object();
        QCOMPARE(json[u"scenario_count"].toInteger(), 2);
        QCOMPARE(json[u"participant_count"].toInteger(), 2);
        const QJsonObject first = json[u"scenarios"].toArray().first().toObject();
        const QJsonObject analysis = first[u"rto_analysis"].toObject();
        QCOMPARE(analysis[u"estimated_time_minutes"].toInteger(), 85);
        QCOMPARE(analysis[u"compliant"], QJsonValue(false));
        QCOMPARE(analysis[u"gap_minutes"].toInteger(), 25);
        QCOMPARE(first[u"response_steps"].toInteger(), 2);
        QCOMPARE(json[u"rto"].toObject()[u"status"].toString(),
                 QStringLiteral("missed")); // the worst scenario
        QCOMPARE(json[u"gaps"].toObject()[u"by_priority"].toObject()[u"P1"].toInteger(), 1);
    }

    void journalInTheReportVerifiesOffline()
    {
        for (const samples::SampleRun &run : {samples::failedRun(), samples::longRun()}) {
            const QJsonObject journal = jsonOf(run)[u"journal"].toObject();
            QVector<QJsonObject> entries;
            const QJsonArray array = journal[u"entries"].toArray();
            for (const QJsonValue &entry : array)
                entries.push_back(entry.toObject());
            const auto checked = verifyJournal(entries);
            QVERIFY2(checked.has_value(), checked ? "" : qPrintable(checked.error().message));
            QCOMPARE(checked->count, journal[u"count"].toInteger());
            QCOMPARE(checked->head, journal[u"head"].toString());
        }
    }

    void bigIntegersSurvive()
    {
        const QByteArray json =
            reportToJson(makeReport(samples::longRun().plan, samples::longRun().state, {}));
        QVERIFY(json.contains("9007199254740993"));
    }

    void anonymousNamesNobody()
    {
        const samples::SampleRun run = samples::failedRun();
        const Report report = makeReport(run.plan, run.state, run.entries, {true, {}, {}});
        const QByteArray all = everyFormat(report);
        for (const char *name : {"Ines", "Okafor", "Lindqvist", "Tomás"})
            QVERIFY2(!all.contains(name), name);
        QVERIFY(all.contains("DR lead"));
        const QJsonObject journal =
            QJsonDocument::fromJson(reportToJson(report)).object()[u"journal"].toObject();
        QVERIFY(journal[u"entries"].toArray().isEmpty());
        QVERIFY(journal[u"head"].toString().size() == 64);
    }

    void fixListIsMostUrgentFirst()
    {
        const samples::SampleRun run = samples::failedRun();
        const Report report = makeReport(run.plan, run.state, run.entries);
        QVERIFY(report.fixes.size() >= 6);
        QVERIFY(std::is_sorted(report.fixes.cbegin(), report.fixes.cend(),
                               [](const auto &a, const auto &b) { return a.priority < b.priority; }));
        QCOMPARE(report.fixes.first().source, QStringLiteral("target"));
        const samples::SampleRun good = samples::passedRun();
        QVERIFY(makeReport(good.plan, good.state, good.entries).fixes.isEmpty());
    }

    void whatIsDoneBeforeGoLiveCountsFromTheStart()
    {
        samples::SampleRun run = samples::passedRun();
        run.plan.goLive = QStringLiteral("find"); // announced and checked before T+0
        for (JournalEntry &entry : run.entries) {
            if (std::holds_alternative<event::WentLive>(entry.event.body))
                entry.event.at = run.state.step(QStringLiteral("find"))->startedAt;
        }
        const Report report = makeReport(run.plan, foldAll(run.plan, run.entries), run.entries);
        QVERIFY(qAbs(report.actual.last().second - 1.0) < 1e-9);
        QVERIFY(qAbs(report.planned.last().second - 1.0) < 1e-9);
        QVERIFY(*report.steps.first().plannedStart < Milliseconds(0));
        QCOMPARE(report.steps.at(2).plannedStart, std::optional(Milliseconds(0)));
    }

    void curvesRiseFromZeroToOne()
    {
        const samples::SampleRun run = samples::passedRun();
        const Report report = makeReport(run.plan, run.state, run.entries);
        for (const QVector<CurvePoint> &curve : {report.planned, report.actual}) {
            QVERIFY(curve.size() > 3);
            QCOMPARE(curve.first().second, 0.0);
            QVERIFY(qAbs(curve.last().second - 1.0) < 1e-9);
            for (qsizetype i = 1; i < curve.size(); ++i)
                QVERIFY(curve[i].first >= curve[i - 1].first &&
                        curve[i].second >= curve[i - 1].second - 1e-9);
        }
        QCOMPARE(report.actual.last().first, *report.rto.measured);
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
