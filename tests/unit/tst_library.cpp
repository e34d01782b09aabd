// SPDX-License-Identifier: GPL-3.0-or-later
// Plans and runs as people handle them, and the service that hands them to the window.
#include "library/libraryservice.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

const QStringList actions{QStringLiteral("postgres.preflight"), QStringLiteral("backup.find"),
                          QStringLiteral("backup.fetch"),       QStringLiteral("postgres.restore"),
                          QStringLiteral("postgres.validate"),  QStringLiteral("sandbox.remove"),
                          QStringLiteral("command"),            QStringLiteral("tcp"),
                          QStringLiteral("http")};

Plan smallPlan()
{
    Plan plan;
    plan.id = QStringLiteral("small");
    plan.title = QStringLiteral("Small — ä");
    Phase phase;
    phase.id = QStringLiteral("p");
    Step step;
    step.id = QStringLiteral("a");
    step.text = QStringLiteral("Do it");
    phase.steps = {step};
    plan.phases = {phase};
    plan.afterCriticalFailure = QStringLiteral("run_all");
    return plan;
}

// A run with the plan and a few entries; the ids of what was written.
void storeRun(Store &store, const QString &runId, bool isOver)
{
    RunSummary summary;
    summary.runId = runId;
    summary.planId = QStringLiteral("small");
    summary.phase = isOver ? RunPhase::Finished : RunPhase::Running;
    summary.startedAt = QDateTime::currentDateTimeUtc();
    QVERIFY(store.putRun(summary));
    const QDateTime now = parseTimestamp(QStringLiteral("2026-11-21T08:00:00.000Z"));
    JournalEntry entry = chain(
        1, firstPrev(),
        Event{now, QStringLiteral("ada"), event::RunCreated{runId, planToObject(smallPlan()), {}, {}, {}}});
    QVERIFY(store.append(runId, entry));
    entry = chain(2, entry.hash,
                  Event{now.addSecs(1), QStringLiteral("ada"),
                        event::StepTicked{QStringLiteral("a"), Status::Passed, {}}});
    QVERIFY(store.append(runId, entry));
    if (isOver)
        QVERIFY(store.append(
            runId,
            chain(3, entry.hash, Event{now.addSecs(2), QStringLiteral("muster"), event::RunFinished{}})));
}

} // namespace

class TestLibrary : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private Q_SLOTS:
    void savesAndOpens()
    {
        const QString path = m_folder.filePath(QStringLiteral("a.muster.json"));
        QVERIFY(savePlan(path, smallPlan()));
        const auto opened = openPlan(path, {}, actions);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY(opened->plan == smallPlan());
        Plan changed = smallPlan();
        changed.title = QStringLiteral("Other");
        QVERIFY(savePlan(path, changed)); // over the one that is there
        QCOMPARE(openPlan(path, {})->plan.title, QStringLiteral("Other"));
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("a.muster.json*")}, QDir::Files).size(), 1);
    }

    void cannotBeSaved()
    {
        const Done saved = savePlan(m_folder.filePath(QStringLiteral("no/such/folder.json")), smallPlan());
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, QStringLiteral("plan.unwritable"));
        QVERIFY(!saved.error().hint.isEmpty());
    }

    void cannotBeOpened()
    {
        QCOMPARE(openPlan(QStringLiteral("/no/such/plan.json"), {}).error().code,
                 QStringLiteral("plan.missing"));
        QCOMPARE(openPlan(m_folder.path(), {}).error().code, QStringLiteral("plan.unreadable"));
        QCOMPARE(openPlan(QStringLiteral("/dev/zero"), {}).error().code, QStringLiteral("plan.too_large"));
        const QString path = m_folder.filePath(QStringLiteral("bad.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"muster\": 1,\n \"id\": \"x\",}");
        file.close();
        const auto opened = openPlan(path, {});
        QCOMPARE(opened.error().code, QStringLiteral("plan.syntax"));
        QCOMPARE(opened.error().line, 2);
        QVERIFY2(opened.error().message.startsWith(QString(path + u": ")),
                 qPrintable(opened.error().message));
        QVERIFY(file.resize(10'000'001));
        QCOMPARE(openPlan(path, {}).error().code, QStringLiteral("plan.too_large"));
    }

    void templatesOfTheBuild()
    {
        const QVector<PlanTemplate> templates = planTemplates();
        QStringList ids;
        for (const PlanTemplate &known : templates) {
            ids.append(known.id);
            QVERIFY(!known.title.isEmpty() && !known.description.isEmpty());
        }
        QVERIFY(ids.contains(u"postgresql-recovery-drill") && ids.contains(u"drill-from-backup-file"));
        for (const QString &id : std::as_const(ids)) {
            const auto plan = templateForEditing(id, actions);
            QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
            QVERIFY2(plan->warnings.isEmpty(), qPrintable(plan->warnings.join(u'\n')));
        }
        const auto missing = planFromTemplate(QStringLiteral("nope"), {});
        QCOMPARE(missing.error().code, QStringLiteral("plan.unknown_template"));
        QVERIFY(missing.error().hint.contains(u"drill-from-backup-file"));
        QCOMPARE(planFromTemplate(QStringLiteral("../../etc/passwd"), {}).error().code,
                 QStringLiteral("plan.unknown_template"));
    }

    // What the worked example found was not found in the exercise that is made of it.
    void newExerciseHasNoFindings()
    {
        const QVector<PlanTemplate> templates = planTemplates();
        int examples = 0;
        for (const PlanTemplate &known : templates) {
            if (known.id.contains(u':'))
                continue; // an incident: its file is a runbook
            const auto file = openPlanForEditing(known.path, actions);
            const auto plan = templateForEditing(known.id, actions);
            QVERIFY(file && plan);
            if (known.kind != PlanKind::Tabletop) {
                QCOMPARE(plan->plan, file->plan);
                continue;
            }
            examples += file->plan.extra.contains(u"gaps") ? 1 : 0;
            for (const char *findings : {"gaps", "observations"})
                QVERIFY2(!plan->plan.extra.contains(QLatin1String(findings)), qPrintable(known.id));
            QCOMPARE(plan->plan.extra.value(u"scenarios"), file->plan.extra.value(u"scenarios"));
        }
        QVERIFY(examples > 0); // the file itself keeps its own
    }

    void drillFromABackupFile()
    {
        const QString id = QStringLiteral("drill-from-backup-file");
        const auto unset = planFromTemplate(id, {}, actions);
        QCOMPARE(unset.error().code, QStringLiteral("plan.unset_variable"));
        QVERIFY(unset.error().message.contains(u"BACKUP"));
        const auto plan =
            planFromTemplate(id, {{QStringLiteral("BACKUP"), QStringLiteral("/b/shop.dump")}}, actions);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QVERIFY(!plan->plan.targets.rto && !plan->plan.targets.rpo);
        QCOMPARE(plan->plan.goLive, QStringLiteral("fetch"));
        QCOMPARE(plan->plan.recoveryStep(), QStringLiteral("validate"));
        QCOMPARE(plan->plan.phases.size(), 5);
        QVERIFY(plan->plan.findStep(QStringLiteral("cleanup"))->always);
        const auto timed = planFromTemplate(id, {{QStringLiteral("BACKUP"), QStringLiteral("/b")},
                                                 {QStringLiteral("RTO"), QStringLiteral("90s")}});
        QCOMPARE(timed->plan.targets.rto, std::optional<Milliseconds>(90s));
    }

    void recoveryDrillHasTheSourcesFigures()
    {
        const auto plan = planFromTemplate(QStringLiteral("postgresql-recovery-drill"),
                                           {{QStringLiteral("LOCATION"), QStringLiteral("/b")}}, actions);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QCOMPARE(plan->plan.targets.rto, std::optional<Milliseconds>(30min));
        QCOMPARE(plan->plan.targets.rpo, std::optional<Milliseconds>(5min));
        QCOMPARE(plan->plan.phaseOf(QStringLiteral("restore"))->target, std::optional<Milliseconds>(600s));
        const QJsonObject params = plan->plan.findStep(QStringLiteral("validate"))->action->params;
        QCOMPARE(params.value(u"minimum_tables").toInt(), 50);
        QCOMPARE(params.value(u"critical_tables").toVariant().toStringList().join(u' '),
                 QStringLiteral("users orders products payments"));
        QCOMPARE(plan->plan.findStep(QStringLiteral("find"))->action->params.value(u"date").toString(),
                 QStringLiteral("yesterday"));
        QCOMPARE(plan->plan.findStep(QStringLiteral("find"))->action->params.value(u"pattern").toString(),
                 QStringLiteral("backup-*.dump"));
    }

    void runsAreLoadedAndFolded()
    {
        auto store = std::move(*openStore(m_folder.filePath(QStringLiteral("runs.db"))));
        storeRun(*store, QStringLiteral("abc"), true);
        storeRun(*store, QStringLiteral("xyz"), false);
        const auto over = loadRun(*store, QStringLiteral("a"));
        QVERIFY2(over, over ? "" : qPrintable(over.error().message));
        QVERIFY(over->plan == smallPlan());
        QCOMPARE(over->state.phase, RunPhase::Finished);
        QCOMPARE(over->state.step(QStringLiteral("a"))->status, Status::Passed);
        QCOMPARE(over->entries.size(), 3);
        const auto cut = loadRun(*store, QStringLiteral("xyz"));
        QCOMPARE(cut->state.phase, RunPhase::Interrupted);
        QVERIFY(store->takeLease(QStringLiteral("xyz")));
        QVERIFY(loadRun(*store, QStringLiteral("xyz"))->state.phase != RunPhase::Interrupted);
        QCOMPARE(loadRun(*store, QStringLiteral("nope")).error().code, QStringLiteral("run.unknown"));
        RunSummary empty;
        empty.runId = QStringLiteral("empty");
        QVERIFY(store->putRun(empty));
        QCOMPARE(loadRun(*store, QStringLiteral("empty")).error().code, QStringLiteral("run.unreadable"));
    }

    void theServiceAnswersBySignal()
    {
        const QString location = m_folder.filePath(QStringLiteral("service.db"));
        {
            auto store = std::move(*openStore(location));
            storeRun(*store, QStringLiteral("abc"), true);
        }
        const QString path = m_folder.filePath(QStringLiteral("service.muster.json"));
        LibraryService service(location, actions);
        QSignalSpy runs(&service, &LibraryService::runsLoaded);
        QSignalSpy run(&service, &LibraryService::runLoaded);
        QSignalSpy templates(&service, &LibraryService::templatesLoaded);
        QSignalSpy saved(&service, &LibraryService::planSaved);
        QSignalSpy plans(&service, &LibraryService::planLoaded);
        QSignalSpy recent(&service, &LibraryService::recentPlansLoaded);
        QSignalSpy failed(&service, &LibraryService::failed);
        service.requestRuns();
        service.requestRun(QStringLiteral("abc"));
        service.requestTemplates();
        service.save(path, smallPlan());
        service.requestPlan(path);
        service.requestTemplatePlan(QStringLiteral("drill-from-backup-file"));
        service.requestRecentPlans();
        service.requestRun(QStringLiteral("nope"));
        service.requestPlan(QStringLiteral("/no/such"));
        QCOMPARE(runs.size(), 0); // nothing is done on this thread
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE(runs.first().first().value<QVector<RunSummary>>().size(), 1);
        QCOMPARE(run.first().first().value<std::shared_ptr<const LoadedRun>>()->entries.size(), 3);
        QVERIFY(templates.first().first().value<QVector<PlanTemplate>>().size() >= 2);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(plans.size(), 2);
        QVERIFY(plans.first().at(1).value<std::shared_ptr<const LoadedPlan>>()->plan == smallPlan());
        QCOMPARE(recent.first().first().value<QVector<RecentPlan>>().first().path, path);
        QCOMPARE(failed.at(0).at(0).toString(), QStringLiteral("run"));
        QCOMPARE(failed.at(1).at(1).value<Error>().code, QStringLiteral("plan.missing"));
    }

    void theServiceSaysThatTheStoreIsUnusable()
    {
        LibraryService service(m_folder.path(), {});
        QSignalSpy failed(&service, &LibraryService::failed);
        service.requestRuns();
        service.requestRecentPlans();
        QTRY_COMPARE(failed.size(), 2);
        QCOMPARE(failed.first().at(1).value<Error>().code, QStringLiteral("store.unreachable"));
    }

    void theServiceEndsWithRequestsWaiting()
    {
        for (int round = 0; round < 20; ++round) {
            LibraryService service(m_folder.filePath(QStringLiteral("end.db")), {});
            for (int i = 0; i < 10; ++i)
                service.requestRuns();
        }
    }
};

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
