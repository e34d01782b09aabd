// SPDX-License-Identifier: GPL-3.0-or-later
// The papers of an exercise: every field of the source's forms, filled from the record where it can be and empty
// where nobody said anything; what people put in; what a surprise drill refuses.
#include "domain/schedule.h"
#include "formats/planjson.h"
#include "reports/document.h"
#include "support/samplerecorder.h"
#include "support/tabletoprun.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace muster;

namespace
{
Report reportOf(const samples::SampleRun &run)
{
    return makeReport(run.plan, run.state, run.entries);
}

Document made(DocumentKind kind, const samples::SampleRun &run, const DocumentEdits &edits = {})
{
    const Report report = reportOf(run);
    return makeDocument(kind, report.plan, &report, edits).value();
}

Document made(DocumentKind kind, const Plan &plan)
{
    return makeDocument(kind, plan, nullptr).value();
}

QString textOf(const Document &document, const QString &id)
{
    for (const DocumentField &field : document.fields()) {
        if (field.id == id)
            return field.text;
    }
    return QStringLiteral("no field ") + id;
}

QStringList idsOf(const Document &document)
{
    QStringList ids;
    for (const DocumentField &field : document.fields())
        ids.append(field.id);
    return ids;
}

Plan templatePlan(const QString &name)
{
    QFile file(qEnvironmentVariable("MUSTER_SOURCE_DIR") + QStringLiteral("/resources/templates/%1.muster.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto loaded = parsePlanForEditing(file.readAll());
    return loaded ? loaded->plan : Plan();
}

// The first cell of the row that names it; "10:00  T+0" has its offset last.
QString whenOf(const QVector<QStringList> &rows, const QString &text)
{
    for (const QStringList &row : rows) {
        if (row.contains(text))
            return row.value(0);
    }
    return QStringLiteral("no row ") + text;
}

Plan bare() // says nothing but its title
{
    Plan plan;
    plan.title = QStringLiteral("Bare");
    return plan;
}

// S1's incident form, field by field.
const QStringList incidentForm{
    QStringLiteral("report_date"), QStringLiteral("incident_id"), QStringLiteral("incident_type"), QStringLiteral("severity"),
    QStringLiteral("description"), QStringLiteral("affected_systems"), QStringLiteral("detection_time"), QStringLiteral("reporter"),
    QStringLiteral("estimated_impact"), QStringLiteral("time_discovered"), QStringLiteral("time_reported"),
    QStringLiteral("detection_delay"), QStringLiteral("initial_assessment"), QStringLiteral("incident_commander"),
    QStringLiteral("oncall_notified"), QStringLiteral("oncall_notified_time"), QStringLiteral("lead_notified"),
    QStringLiteral("lead_notified_time"), QStringLiteral("cio_notified"), QStringLiteral("cio_notified_time"),
    QStringLiteral("stakeholders_notified"), QStringLiteral("stakeholders_notified_time"), QStringLiteral("recovery_start"),
    QStringLiteral("procedure"), QStringLiteral("phase_1_start"), QStringLiteral("phase_1_end"), QStringLiteral("phase_1_duration"),
    QStringLiteral("phase_1_issues"), QStringLiteral("phase_2_start"), QStringLiteral("phase_2_end"),
    QStringLiteral("phase_2_duration"), QStringLiteral("phase_2_issues"), QStringLiteral("phase_3_start"),
    QStringLiteral("phase_3_end"), QStringLiteral("phase_3_duration"), QStringLiteral("phase_3_issues"),
    QStringLiteral("phase_4_start"), QStringLiteral("phase_4_end"), QStringLiteral("phase_4_duration"),
    QStringLiteral("phase_4_issues"), QStringLiteral("phase_5_start"), QStringLiteral("phase_5_end"),
    QStringLiteral("phase_5_duration"), QStringLiteral("phase_5_issues"), QStringLiteral("recovery_complete"),
    QStringLiteral("total_rto"), QStringLiteral("target_rto"), QStringLiteral("rto_status"), QStringLiteral("rpo_target"),
    QStringLiteral("rpo_achieved"), QStringLiteral("data_loss_amount"), QStringLiteral("data_loss_duration"),
    QStringLiteral("row_counts_match"), QStringLiteral("foreign_keys_valid"), QStringLiteral("integrity_verified"),
    QStringLiteral("tables_present"), QStringLiteral("no_corruption"), QStringLiteral("system_status"), QStringLiteral("monitoring"),
    QStringLiteral("issues_discovered"), QStringLiteral("root_cause"), QStringLiteral("went_well"), QStringLiteral("could_improve"),
    QStringLiteral("action_1"), QStringLiteral("action_1_owner"), QStringLiteral("action_1_due"), QStringLiteral("action_2"),
    QStringLiteral("action_2_owner"), QStringLiteral("action_2_due"), QStringLiteral("action_3"), QStringLiteral("action_3_owner"),
    QStringLiteral("action_3_due")};
} // namespace

class TestDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void incidentHasEveryFieldOfTheForm()
    {
        for (const Document &document : {made(DocumentKind::Incident, bare()), made(DocumentKind::Incident, samples::passedRun())}) {
            QCOMPARE(idsOf(document), incidentForm);
            const DocumentBlock &last = document.blocks.last();
            QCOMPARE(last.kind, DocumentBlock::Kind::Signatures);
            QCOMPARE(last.fields.size(), 4);
        }
        const auto choices = [](const QString &id) {
            for (const DocumentField &field : made(DocumentKind::Incident, bare()).fields()) {
                if (field.id == id)
                    return field.choices.join(u'/');
            }
            return QString();
        };
        QCOMPARE(choices(QStringLiteral("incident_type")), QStringLiteral("Production/Test/Drill"));
        QCOMPARE(choices(QStringLiteral("severity")), QStringLiteral("P1-Critical/P2-High/P3-Medium/P4-Low"));
        QCOMPARE(choices(QStringLiteral("rto_status")), QStringLiteral("Met/Missed"));
        QCOMPARE(choices(QStringLiteral("system_status")), QStringLiteral("Fully Operational/Degraded/Still Down"));
        QCOMPARE(choices(QStringLiteral("monitoring")), QStringLiteral("Active/Partial/Not Active"));
    }

    void incidentIsFilledFromTheRun()
    {
        const Document document = made(DocumentKind::Incident, samples::passedRun());
        const auto is = [&document](const char *id, const char *text) {
            QCOMPARE(textOf(document, QLatin1String(id)), QString::fromUtf8(text));
        };
        is("report_date", "2026-10-23");
        is("incident_id", "drill-20261023-passed");
        is("incident_type", "Drill");
        is("recovery_start", "2026-10-23 10:00:02 UTC");
        is("procedure", "Monthly orders database drill (DRILL-2026-10)");
        is("phase_2_duration", "1 min 49 s");
        is("phase_3_duration", "8 min 40 s");
        is("phase_5_duration", "4 min 30 s"); // with what a person did last
        is("rto_status", "Met");
        is("target_rto", "30 min");
        is("rpo_target", "5 min");
        is("rpo_achieved", "2 min 48 s");
        is("row_counts_match", "yes");
        is("foreign_keys_valid", "yes");
        is("integrity_verified", "yes");
        is("tables_present", "yes");
        is("no_corruption", ""); // nobody looked
        is("recovery_complete", textOf(document, QStringLiteral("phase_5_end")).toUtf8().constData());
        for (const char *unsaid : {"severity", "detection_time", "reporter", "estimated_impact", "time_discovered", "detection_delay",
                                   "initial_assessment", "incident_commander", "oncall_notified", "cio_notified_time",
                                   "data_loss_amount", "system_status", "monitoring", "root_cause", "went_well", "action_1"})
            is(unsaid, "");
    }

    void incidentOfAFailedRun()
    {
        const Document document = made(DocumentKind::Incident, samples::failedRun());
        QCOMPARE(textOf(document, QStringLiteral("rto_status")), QStringLiteral("Missed"));
        QCOMPARE(textOf(document, QStringLiteral("foreign_keys_valid")), QString());
        QCOMPARE(textOf(document, QStringLiteral("tables_present")), QString()); // an index did not arrive
        QCOMPARE(textOf(document, QStringLiteral("row_counts_match")), QStringLiteral("yes"));
        QVERIFY(textOf(document, QStringLiteral("phase_5_issues")).contains(QStringLiteral("3 of 21 checks failed")));
        QCOMPARE(textOf(document, QStringLiteral("action_1")), QStringLiteral("Keep the newest backup on the recovery site"));
        QCOMPARE(textOf(document, QStringLiteral("action_1_owner")), QStringLiteral("Storage team"));
        QCOMPARE(textOf(document, QStringLiteral("action_1_due")), QStringLiteral("2026-11-06"));
        const QString issues = textOf(document, QStringLiteral("issues_discovered"));
        QVERIFY2(issues.contains(QStringLiteral("object store answered slowly")) && issues.contains(QStringLiteral("GAP-2")), qPrintable(issues));
    }

    void nothingIsInvented()
    {
        for (const DocumentField &field : made(DocumentKind::Incident, bare()).fields())
            QVERIFY2(field.text.isEmpty() || field.id == u"incident_type" || field.id == u"procedure", qPrintable(field.id + u' ' + field.text));
        for (const DocumentField &field : made(DocumentKind::Lessons, bare()).fields())
            QVERIFY2(field.text.isEmpty() || field.id == u"test_type", qPrintable(field.id + u' ' + field.text));
        const Document unproven = made(DocumentKind::Incident, samples::unknownRun());
        for (const char *id : {"rto_status", "total_rto", "rpo_achieved", "row_counts_match", "tables_present", "recovery_complete", "phase_3_start"})
            QCOMPARE(textOf(unproven, QLatin1String(id)), QString());
        const Document running = made(DocumentKind::Incident, samples::runningRun());
        QVERIFY(!textOf(running, QStringLiteral("phase_3_start")).contains(u'?'));
        for (const char *id : {"report_date", "phase_3_end", "phase_3_duration", "phase_5_start", "rto_status"})
            QCOMPARE(textOf(running, QLatin1String(id)), QString());
    }

    void escalationsComeFromSteps()
    {
        Plan plan = samples::drillPlan();
        plan.phases[0].steps[0].text = QStringLiteral("Stakeholders and the CIO are informed");
        samples::Recorder recorder(plan, QStringLiteral("drill-told"));
        recorder.tick(QStringLiteral("announce"), std::chrono::seconds(40), QStringLiteral("Ines Okafor"));
        const Document document = made(DocumentKind::Incident, recorder.done(false));
        QCOMPARE(textOf(document, QStringLiteral("stakeholders_notified")), QStringLiteral("yes"));
        QCOMPARE(textOf(document, QStringLiteral("cio_notified_time")), QStringLiteral("2026-10-23 10:00:42 UTC"));
        QCOMPARE(textOf(document, QStringLiteral("oncall_notified")), QString());
    }

    void lessonsHaveTheTemplatesSections()
    {
        const Document document = made(DocumentKind::Lessons, samples::tabletopRun());
        for (const char *id : {"test_id", "test_type", "test_date", "duration", "outcome", "went_well", "issue_1", "issue_1_impact",
                               "issue_1_cause", "issue_1_resolution", "unexpected", "action_items", "documentation", "recommendations",
                               "rto", "rto_target", "rpo", "rpo_target", "integrity_score", "next_test", "procedure_review",
                               "team_training", "document_owner", "last_updated"})
            QVERIFY2(idsOf(document).contains(QLatin1String(id)), id);
        QVERIFY(!textOf(document, QStringLiteral("went_well")).isEmpty());
        QVERIFY(!textOf(document, QStringLiteral("issue_1")).isEmpty());
    }

    void aDrillHasLessonsToo()
    {
        samples::Recorder recorder(samples::drillPlan(), QStringLiteral("drill-lessons"));
        recorder.add(event::LessonsChanged{{{QStringLiteral("went_well"), QJsonArray{QStringLiteral("The runbook held")}},
                                            {QStringLiteral("went_wrong"),
                                             QJsonArray{QJsonObject{{QStringLiteral("what"), QStringLiteral("Slow store")},
                                                                    {QStringLiteral("impact"), QStringLiteral("4 min lost")},
                                                                    {QStringLiteral("cause"), QStringLiteral("One disk")}}}},
                                            {QStringLiteral("next_dates"), QJsonArray{QStringLiteral("2026-12-21: next drill"),
                                                                                      QStringLiteral("2026-11-02: training")}}}});
        const samples::SampleRun run = recorder.done(false);
        const Document lessons = made(DocumentKind::Lessons, run);
        QCOMPARE(textOf(lessons, QStringLiteral("went_well")), QStringLiteral("The runbook held"));
        QCOMPARE(textOf(lessons, QStringLiteral("issue_1_impact")), QStringLiteral("4 min lost"));
        QCOMPARE(textOf(lessons, QStringLiteral("team_training")), QStringLiteral("2026-11-02: training"));
        QCOMPARE(textOf(made(DocumentKind::Incident, run), QStringLiteral("root_cause")), QStringLiteral("One disk"));
        QCOMPARE(textOf(made(DocumentKind::PostDrill, run), QStringLiteral("next_drill")), QStringLiteral("2026-12-21: next drill"));
    }

    void announcement()
    {
        Plan plan = samples::drillPlan();
        plan.date = QStringLiteral("2026-11-23 10:00");
        const Document week = made(DocumentKind::Announcement, plan);
        const Document day = made(DocumentKind::AnnouncementDay, plan);
        QCOMPARE(textOf(week, QStringLiteral("send_on")), QStringLiteral("2026-11-16"));
        QCOMPARE(textOf(day, QStringLiteral("send_on_day")), QStringLiteral("2026-11-22"));
        QVERIFY(textOf(day, QStringLiteral("subject_day")).contains(QStringLiteral("tomorrow")));
        QCOMPARE(textOf(week, QStringLiteral("contact")), QStringLiteral("Ines Okafor"));
        QVERIFY(textOf(week, QStringLiteral("timeline")).startsWith(QStringLiteral("10:00")));
        QVERIFY(textOf(week, QStringLiteral("where")).contains(QStringLiteral("throw-away")));
        QVERIFY(textOf(week, QStringLiteral("what_happens")).contains(QStringLiteral("30 min")));
    }

    void aTabletopsScenarioIsNotAnnounced()
    {
        const QByteArray text = documentToMarkdown(made(DocumentKind::Announcement, samples::tabletopRun().plan));
        for (const Scenario &scenario : tabletopOf(samples::tabletopRun().plan).scenarios)
            QVERIFY(scenario.description.isEmpty() || !text.contains(scenario.description.toUtf8()));
    }

    void aSurpriseDrillIsAnnouncedToNobody()
    {
        Plan plan = samples::drillPlan();
        plan.surprise = true;
        for (const DocumentKind kind : {DocumentKind::Announcement, DocumentKind::AnnouncementDay}) {
            const auto refused = makeDocument(kind, plan, nullptr);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, QStringLiteral("document.surprise"));
            QCOMPARE(refused.error().fault, Fault::BadInput);
        }
        Report planned = makePlanReport(plan); // a run that has not gone live
        QVERIFY(!makeDocument(DocumentKind::Announcement, plan, &planned));
        samples::Recorder recorder(plan, QStringLiteral("drill-surprise"));
        const samples::SampleRun run = recorder.done(false);
        const Document now = made(DocumentKind::Announcement, run);
        QVERIFY(textOf(now, QStringLiteral("opening")).contains(QStringLiteral("not announced")));
        const Report live = reportOf(run);
        QVERIFY(!makeDocument(DocumentKind::AnnouncementDay, plan, &live));
        QVERIFY(makeDocument(DocumentKind::DrillPlan, plan, nullptr));
    }

    void drillPlan()
    {
        const Document document = made(DocumentKind::DrillPlan, samples::drillPlan());
        QVERIFY(textOf(document, QStringLiteral("criteria")).contains(QStringLiteral("30 min")));
        QVERIFY(textOf(document, QStringLiteral("criteria")).contains(QStringLiteral("postgres within 15 min")));
        QVERIFY(textOf(document, QStringLiteral("roles")).contains(QStringLiteral("Application lead |  | 1")));
        QVERIFY(textOf(document, QStringLiteral("status_updates")).contains(QStringLiteral("T+0:15")));
        QCOMPARE(documentRows(textOf(document, QStringLiteral("timeline"))).size(), 9); // 8 steps and a phase with a target
    }

    void thePaperIsInTimeOrder_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"drill-monthly-platform", "drill-annual-exercise", "drill-quarterly-full", "drill-quarterly-surprise"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void thePaperIsInTimeOrder()
    {
        QFETCH(QString, name);
        const auto rows = documentRows(textOf(made(DocumentKind::DrillPlan, templatePlan(name)), QStringLiteral("timeline")));
        QVERIFY(rows.size() > 20);
        Milliseconds before = Milliseconds::min();
        for (const QStringList &row : rows) {
            const auto at = parseOffset(row.value(0));
            QVERIFY2(at && *at >= before, qPrintable(row.join(u'|')));
            before = *at;
        }
    }

    void whatComesBeforeOrDaysLaterSaysSo()
    {
        Plan plan = templatePlan(QStringLiteral("drill-monthly-platform"));
        plan.date = QStringLiteral("2026-11-23 10:00");
        const auto rows = documentRows(textOf(made(DocumentKind::DrillPlan, plan), QStringLiteral("timeline")));
        const auto when = [&rows](const char *text) { return whenOf(rows, QLatin1String(text)); };
        QCOMPARE(when("Announce the drill a week ahead"), QStringLiteral("2026-11-16 09:40 T−168:20"));
        QCOMPARE(when("Remind everybody on the day before"), QStringLiteral("2026-11-22 09:55 T−24:05"));
        QCOMPARE(when("Approve the go-live"), QStringLiteral("09:59 T−0:01"));
        QCOMPARE(when("State the scenario: the data centre is gone"), QStringLiteral("10:00 T+0:00"));
        QCOMPARE(when("Meeting of the whole team, one hour"), QStringLiteral("2026-11-24 11:00 T+25:00"));
    }

    void aPaperLastsWhatThePlanPageSays()
    {
        const Plan plan = templatePlan(QStringLiteral("drill-monthly-platform"));
        const QString path = wordsText(plannedRecovery(plan, plan.phases));
        QCOMPARE(path, QStringLiteral("1 h 31 min")); // what is done before the go-live is not on the way
        for (const DocumentKind kind : {DocumentKind::Announcement, DocumentKind::DrillPlan})
            QCOMPARE(textOf(made(kind, plan), QStringLiteral("duration")),
                     QStringLiteral("T+0 to recovered, by the estimates: %1. T+0 to the end of the day's steps: 3 h").arg(path));
        QVERIFY(!textOf(made(DocumentKind::DrillPlan, plan), QStringLiteral("status_updates")).contains(QStringLiteral("T+3:15")));
    }

    void whatACommandSaidIsShort()
    {
        samples::Recorder recorder(samples::drillPlan(), QStringLiteral("drill-noise"));
        const QString path = QStringLiteral("/usr/local/sbin:/usr/local/bin:/usr/bin:/bin");
        const QString step = samples::drillPlan().allSteps().at(1)->id;
        recorder.run(step, std::chrono::seconds(20), Status::Failed,
                     QStringLiteral("There is no program redis-cli here.\nHOME=/root\nPATH=%1\nIt did not start.\nat line 4").arg(path),
                     QStringLiteral("Install it, or name its full path in the plan. PATH is %1.").arg(path), QStringLiteral("command.missing"),
                     QStringLiteral("cannot_run"));
        const samples::SampleRun run = recorder.done();
        for (const DocumentKind kind : {DocumentKind::Lessons, DocumentKind::PostDrill, DocumentKind::Incident, DocumentKind::Summary}) {
            const QByteArray paper = documentToMarkdown(made(kind, run));
            QVERIFY2(!paper.contains("/usr/local/sbin") && !paper.contains("at line 4"), paper.constData());
            QVERIFY2(paper.contains("no program redis-cli"), paper.constData());
            QVERIFY2(!paper.contains(".:"), paper.constData());
        }
        QVERIFY(reportToJson(reportOf(run)).contains("/usr/local/sbin")); // the record has it all
    }

    void theRecordIsAnAnnex()
    {
        const Document document = made(DocumentKind::PostDrill, samples::failedRun());
        qsizetype code = 0;
        while (code < document.blocks.size() && document.blocks[code].kind != DocumentBlock::Kind::Code)
            ++code;
        QVERIFY(code >= 3 && code + 1 == document.blocks.size());
        QCOMPARE(document.blocks[code - 3].kind, DocumentBlock::Kind::PageBreak);
        QCOMPARE(document.blocks[code - 2].kind, DocumentBlock::Kind::Heading);
    }

    void formsShareWhatTheyBothAsk()
    {
        const DocumentEdits edits{{QStringLiteral("lessons"), QJsonObject{{QStringLiteral("went_well"), QStringLiteral("The runbook held")},
                                                                          {QStringLiteral("next_test"), QStringLiteral("2027-01-18")}}}};
        QCOMPARE(textOf(made(DocumentKind::Incident, samples::passedRun(), edits), QStringLiteral("went_well")), QStringLiteral("The runbook held"));
        QCOMPARE(textOf(made(DocumentKind::PostDrill, samples::passedRun(), edits), QStringLiteral("next_drill")), QStringLiteral("2027-01-18"));
        DocumentEdits own = edits;
        own.insert(QStringLiteral("incident"), QJsonObject{{QStringLiteral("went_well"), QStringLiteral("The restore")}});
        QCOMPARE(textOf(made(DocumentKind::Incident, samples::passedRun(), own), QStringLiteral("went_well")), QStringLiteral("The restore"));
        QCOMPARE(textOf(made(DocumentKind::Lessons, samples::passedRun(), own), QStringLiteral("went_well")), QStringLiteral("The runbook held"));
    }

    void postDrillHoldsTheMetricsRecord()
    {
        const Report report = reportOf(samples::failedRun());
        const Document document = made(DocumentKind::PostDrill, samples::failedRun());
        const auto code = std::find_if(document.blocks.begin(), document.blocks.end(),
                                       [](const DocumentBlock &block) { return block.kind == DocumentBlock::Kind::Code; });
        QVERIFY(code != document.blocks.end());
        QCOMPARE(QJsonDocument::fromJson(code->text.toUtf8()).object(),
                 QJsonDocument::fromJson(reportToJson(report)).object()[u"drill_metrics"].toObject());
        QVERIFY(documentToMarkdown(document).contains("✗ missed")); // 22 min against the restore's 15
        QVERIFY(textOf(document, QStringLiteral("action_items")).contains(QStringLiteral("Storage team")));
    }

    void whatNeedsARunSaysSo()
    {
        for (const DocumentKind kind : documentKinds()) {
            const auto document = makeDocument(kind, samples::drillPlan(), nullptr);
            QCOMPARE(document.has_value(), !needsRun(kind));
            if (!document)
                QCOMPARE(document.error().code, QStringLiteral("document.needs_run"));
            QCOMPARE(documentFromWord(documentWord(kind)), kind);
        }
    }

    void editsStandInPlaceOfTheRecord()
    {
        const DocumentEdits edits{{QStringLiteral("incident"), QJsonObject{{QStringLiteral("reporter"), QStringLiteral("Pager | 7")},
                                                                           {QStringLiteral("rto_status"), QStringLiteral("Missed")},
                                                                           {QStringLiteral("gone"), QStringLiteral("x")}}}};
        const Document document = made(DocumentKind::Incident, samples::passedRun(), edits);
        QCOMPARE(textOf(document, QStringLiteral("reporter")), QStringLiteral("Pager | 7"));
        QCOMPARE(document.changed(), QStringList{QStringLiteral("Status")}); // nobody had said who reported it
        QVERIFY(documentToMarkdown(document).contains("Put in by hand"));
        QCOMPARE(textOf(made(DocumentKind::Lessons, samples::passedRun(), edits), QStringLiteral("outcome")), QStringLiteral("PASSED"));
        const auto refused = [&](const char *id, const char *text) {
            const Done done = checkEdits(document, {{QLatin1String(id), QLatin1String(text)}});
            return done ? QString() : done.error().code;
        };
        QCOMPARE(refused("gone", "x"), QStringLiteral("document.unknown_field"));
        QCOMPARE(refused("severity", "P9"), QStringLiteral("document.choice"));
        QCOMPARE(refused("no_corruption", "maybe"), QStringLiteral("document.choice"));
        QCOMPARE(refused("no_corruption", "yes"), QString());
        QCOMPARE(refused("severity", ""), QString());
        const Plan plan = withDocumentEdits(samples::drillPlan(), edits);
        QCOMPARE(documentEditsOf(plan), edits);
        QCOMPARE(withDocumentEdits(plan, {}), samples::drillPlan());
    }

    void fieldsFromJson()
    {
        const auto one = documentEditsFromJson(R"({"reporter": "Ann"})", DocumentKind::Incident);
        QCOMPARE(one->value(u"incident"_qs).toObject().value(u"reporter"_qs).toString(), QStringLiteral("Ann"));
        QVERIFY(documentEditsFromJson(R"({"incident": {"reporter": "Ann"}, "lessons": {"rto": "1 h"}})", std::nullopt));
        for (const char *wrong : {"[]", "{", R"({"reporter": "Ann"})", R"({"incident": {"reporter": 7}})", R"({"report": {"a": "b"}})"})
            QCOMPARE(documentEditsFromJson(wrong, std::nullopt).error().code, QStringLiteral("document.fields"));
    }

    void namesAreLeftOut()
    {
        const Report whole = reportOf(samples::failedRun());
        const DocumentEdits edits = anonymised(
            {{QStringLiteral("incident"), QJsonObject{{QStringLiteral("reporter"), QStringLiteral("Tomás Lindqvist")}}}}, whole);
        const Report report = anonymised(whole);
        for (const DocumentKind kind : documentKinds()) {
            const Document document = makeDocument(kind, report.plan, &report, edits).value();
            const QByteArray text = documentToMarkdown(document) + document.author.toUtf8();
            QVERIFY2(!text.contains("Okafor") && !text.contains("Lindqvist"), text.constData());
        }
    }

    void textsDoNotBecomeMarkup()
    {
        for (const DocumentKind kind : documentKinds()) {
            const QByteArray text = documentToMarkdown(made(kind, samples::longRun()));
            QVERIFY(!text.contains("<script>") && !text.contains("<b>&amp;"));
        }
        const QVector<QStringList> rows = documentRows(QStringLiteral("a \\| b | c\\\\ | \nd"));
        QCOMPARE(rows, (QVector<QStringList>{{QStringLiteral("a | b"), QStringLiteral("c\\"), QString()}, {QStringLiteral("d")}}));
    }
};

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
