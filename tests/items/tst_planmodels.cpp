// SPDX-License-Identifier: GPL-3.0-or-later
// Plans to choose from, steps being edited, the scribe line, the recovery curves.
#include "domain/recoverycurves.h"
#include "domain/schedule.h"
#include "domain/scribe.h"
#include "items/journalmaker.h"
#include "items/plansmodel.h"
#include "items/roles.h"
#include "items/stepseditmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster;

class TestPlanModels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plansAndTemplates();
    void stepsAreInsertedMovedAndRemoved();
    void everyOperationIsInvertible();
    void wrongPlacesAreIgnored();
    void freeIds();
    void scribeLine_data();
    void scribeLine();
    void plannedCurveFollowsNeeds();
    void curvesOfARun();
    void chartNamesStepsPhasesAndPauses();
    void notPerformedIsNotDone();
    void onlyTheWayToRecoveryCounts();
};

void TestPlanModels::plansAndTemplates()
{
    PlansModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    PlanRow shipped;
    shipped.id = QStringLiteral("t");
    shipped.title = QStringLiteral("Template");
    PlanRow file;
    file.title = QStringLiteral("Mine");
    file.path = QStringLiteral("/tmp/mine.muster.json");
    model.setTemplates({shipped});
    model.setFiles({file});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data(PathRole).toString(), file.path);
    QVERIFY(model.index(1, 0).data(TemplateRole).toBool());
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setFiles({file}); // the same again changes nothing
    QCOMPARE(removed.count(), 0);
    model.setFiles({});
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.at(1));
}

void TestPlanModels::stepsAreInsertedMovedAndRemoved()
{
    StepsEditModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPhases(makePlan().phases);
    model.insertStep({0, 1}, makeStep(QStringLiteral("x"), QStringLiteral("New"), false));
    QCOMPARE(model.index(1, 0, model.index(0, 0)).data().toString(), QStringLiteral("New"));
    model.moveStep({0, 1}, {0, 2});
    QCOMPARE(model.step({0, 2})->id, QStringLiteral("x"));
    model.moveStep({0, 2}, {1, 0});
    QCOMPARE(model.step({1, 0})->id, QStringLiteral("x"));
    QCOMPARE(model.phases().at(0).steps.size(), 2);
    model.removeStep({1, 0});
    QCOMPARE(model.phases(), makePlan().phases);
    QCOMPARE(model.placeOf(model.indexOf({1, 0})), (StepPlace{1, 0}));
    QCOMPARE(model.index(0, StepsEditModel::NeedsColumn, model.index(1, 0)).data().toString(), QStringLiteral("Restore"));
}

void TestPlanModels::everyOperationIsInvertible()
{
    StepsEditModel model;
    const QVector<Phase> before = makePlan().phases;
    model.setPhases(before);
    const Step step = *model.step({0, 0});
    model.removeStep({0, 0});
    model.insertStep({0, 0}, step);
    QCOMPARE(model.phases(), before);
    const Phase phase = *model.phase(1);
    model.removePhase(1);
    model.insertPhase(1, phase);
    QCOMPARE(model.phases(), before);
    model.movePhase(0, 1);
    model.movePhase(1, 0);
    QCOMPARE(model.phases(), before);
    model.moveStep({0, 1}, {1, 1});
    model.moveStep({1, 1}, {0, 1});
    QCOMPARE(model.phases(), before);
}

void TestPlanModels::wrongPlacesAreIgnored()
{
    StepsEditModel model;
    model.setPhases(makePlan().phases);
    QSignalSpy edited(&model, &StepsEditModel::edited);
    model.removeStep({5, 0});
    model.removePhase(9);
    model.moveStep({0, 0}, {0, 7});
    model.insertStep({0, 9}, {});
    model.setStep({0, -1}, {});
    QCOMPARE(edited.count(), 0);
    QCOMPARE(model.phases(), makePlan().phases);
    QVERIFY(!model.indexOf({0, 4}).isValid());
    QVERIFY(!model.placeOf({}).isValid());
}

void TestPlanModels::freeIds()
{
    StepsEditModel model;
    model.setPhases(makePlan().phases);
    QCOMPARE(model.freeId(QStringLiteral("z")), QStringLiteral("z"));
    QCOMPARE(model.freeId(QStringLiteral("a")), QStringLiteral("a-2"));
    QCOMPARE(model.freeId(QStringLiteral("a1")), QStringLiteral("a1-2")); // of a sub-step
    QCOMPARE(model.freeId(QStringLiteral("one")), QStringLiteral("one-2"));
}

void TestPlanModels::scribeLine_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<ScribeLine>("expected");
    const auto row = [](const char *name, const char16_t *line, const char16_t *kind, const char16_t *text,
                        const char16_t *role = u"", const char16_t *priority = u"", int seconds = 0) {
        QTest::newRow(name) << QString::fromUtf16(line)
                            << ScribeLine{QString::fromUtf16(kind), QString::fromUtf16(text), QString::fromUtf16(role),
                                          QString::fromUtf16(priority), Milliseconds(seconds * 1000)};
    };
    row("note", u"DBA idle", u"note", u"DBA idle");
    row("role", u"@DevOps starting import early", u"note", u"starting import early", u"DevOps");
    row("issue", u"!issue replica is down", u"issue", u"replica is down");
    row("glued issue", u"!replica is down", u"issue", u"replica is down");
    row("question", u"? who has the key", u"question", u"who has the key");
    row("deviation", u"~deviation used vault copy", u"deviation", u"used vault copy");
    row("gap", u"#gap P1 no runbook for cache", u"gap", u"no runbook for cache", u"", u"P1");
    row("gap without priority", u"#gap no runbook", u"gap", u"no runbook", u"", u"P2");
    row("back-dated", u"-2m @dba !late", u"issue", u"late", u"dba", u"", 120);
    row("back-dated at the end", u"restore began -1m30s", u"note", u"restore began", u"", u"", 90);
    row("a number is text", u"-2 rows missing", u"note", u"-2 rows missing");
    row("marks inside stay", u"ask @dba about #gap", u"note", u"ask @dba about #gap");
    QTest::newRow("empty") << QStringLiteral("  ") << ScribeLine{};
    QTest::newRow("marks alone") << QStringLiteral("@dba !") << ScribeLine{};
}

void TestPlanModels::scribeLine()
{
    QFETCH(QString, line);
    QFETCH(ScribeLine, expected);
    QCOMPARE(parseScribeLine(line), expected);
}

void TestPlanModels::plannedCurveFollowsNeeds()
{
    const Plan plan = makePlan();
    const QVector<QPointF> curve = plannedCurve(plan, plan.phases);
    QCOMPARE(curve.first(), QPointF(0, 0));
    QCOMPARE(curve.last(), QPointF(180000, 1)); // a, then b, then c: a minute each
    Plan none = makePlan();
    for (Phase &phase : none.phases) {
        for (Step &step : phase.steps)
            step.estimate.reset();
    }
    QVERIFY(plannedCurve(none, none.phases).isEmpty());
}

void TestPlanModels::curvesOfARun()
{
    Plan plan = makePlan();
    plan.targets.rto = Milliseconds(200000);
    JournalMaker journal(plan);
    journal.begin();
    journal.add(event::StepTicked{QStringLiteral("a"), Status::Passed, {}}, 60);
    journal.add(event::Paused{}, 0);
    journal.add(event::Resumed{}, 600); // does not count
    journal.add(event::StepStarted{QStringLiteral("b"), 1}, 0);
    const QDateTime now = journal.state().lastAt.addSecs(30);
    const RecoveryCurves curves = recoveryCurves(plan, journal.state(), now);
    QCOMPARE(curves.target, plan.targets.rto);
    QCOMPARE(curves.actual.last().x(), 90000.0);
    QVERIFY(qAbs(curves.actual.last().y() - 1.0 / 3) < 1e-9);
    QCOMPARE(curves.forecast.size(), 2);
    QCOMPARE(curves.forecast.first(), curves.actual.last());
    QCOMPARE(curves.forecast.last().y(), 1.0);
    QCOMPARE(curves.missesTarget, curves.forecast.last().x() > 200000);
    QVERIFY(curves.earliest && curves.latest && *curves.earliest <= *curves.latest);
}

void TestPlanModels::chartNamesStepsPhasesAndPauses()
{
    const Plan plan = makePlan();
    JournalMaker journal(plan);
    journal.begin();
    journal.add(event::StepTicked{QStringLiteral("a"), Status::Passed, {}}, 60);
    journal.add(event::Paused{QStringLiteral("fire alarm")}, 0);
    journal.add(event::Resumed{}, 600);
    journal.add(event::StepStarted{QStringLiteral("b"), 1}, 0);
    const RecoveryCurves curves = recoveryCurves(plan, journal.state(), journal.state().lastAt.addSecs(30));
    QCOMPARE(curves.pauses.size(), 1);
    QCOMPARE(curves.pauses.first().at, 60000.0); // no width on a clock that leaves it out
    QCOMPARE(curves.pauses.first().lasted, Milliseconds(600000));
    QCOMPARE(curves.pauses.first().reason, QStringLiteral("fire alarm"));
    const NamedMoment past = stepAt(curves, 50000);
    QVERIFY(past.step);
    QCOMPARE(past.step->step, QStringLiteral("a"));
    QCOMPARE(past.kind, NamedMoment::Kind::Ended);
    QCOMPARE(past.at, 60000.0);
    const NamedMoment later = stepAt(curves, 95000);
    QVERIFY(later.step);
    QCOMPARE(later.step->step, QStringLiteral("b"));
    QCOMPARE(later.kind, NamedMoment::Kind::Expected);
    QVERIFY(later.step->begun);
    QVERIFY(!curves.phases.isEmpty());
    for (const PhaseBand &band : curves.phases)
        QVERIFY(band.from < band.to && !band.title.isEmpty());
    RunState nothing = foldAll(plan, {});
    QVERIFY(stepAt(recoveryCurves(plan, nothing, {}), 0).step); // by the plan alone
    QCOMPARE(stepAt(recoveryCurves(plan, nothing, {}), 0).kind, NamedMoment::Kind::Planned);
}

void TestPlanModels::notPerformedIsNotDone()
{
    const Plan plan = makePlan();
    JournalMaker journal(plan);
    journal.begin();
    journal.add(event::StepTicked{QStringLiteral("a"), Status::Passed, {}}, 60);
    const double before = journal.state().curve.last().fraction;
    QVERIFY(before > 0 && before < 1);
    journal.add(event::StepFinished{QStringLiteral("b"), Status::Unknown, 0, false, {}, {}, {}, {}, {}}, 10);
    journal.add(event::StepFinished{QStringLiteral("c"), Status::Unknown, 0, false, {}, {}, {}, {}, {}}, 0);
    journal.add(event::RunFinished{true}, 0);
    QCOMPARE(journal.state().curve.last().fraction, before);
    QCOMPARE(recoveryCurves(plan, journal.state(), journal.state().lastAt).actual.last().y(), before);
}

void TestPlanModels::onlyTheWayToRecoveryCounts()
{
    Plan plan;
    Phase phase;
    for (const auto &[id, minutes] : {std::pair{"call", 15}, {"fetch", 3}, {"restore", 10}, {"prove", 5}, {"tell", 7}}) {
        Step step;
        step.id = QString::fromLatin1(id);
        step.estimate = Milliseconds(minutes * 60000);
        phase.steps.append(step);
    }
    for (int i = 1; i < phase.steps.size(); ++i)
        phase.steps[i].needs = {phase.steps.at(i - 1).id};
    plan.phases = {phase};
    plan.goLive = QStringLiteral("fetch");
    plan.recoveredBy = QStringLiteral("prove");
    QCOMPARE(plannedRecovery(plan, plan.phases), Milliseconds(18 * 60000)); // not the call, not telling
    plan.goLive.clear();
    QCOMPARE(plannedRecovery(plan, plan.phases), Milliseconds(33 * 60000));
    plan.recoveredBy = QStringLiteral("call");
    plan.goLive = QStringLiteral("fetch");
    QCOMPARE(plannedRecovery(plan, plan.phases), Milliseconds(0)); // recovered before T+0 takes no time
    plan.goLive.clear();
    plan.recoveredBy = QStringLiteral("prove");
    plan.phases[0].steps[1].approval = QStringLiteral("go_live");
    QCOMPARE(plannedRecovery(plan, plan.phases), Milliseconds(15 * 60000)); // an approval is T+0 when it is given
    QVERIFY(planTimesText(plan).contains(QStringLiteral("15 min")));
    for (Step &step : plan.phases[0].steps)
        step.estimate.reset();
    QVERIFY2(planTimesText(plan).contains(QStringLiteral("No estimates")), qPrintable(planTimesText(plan)));
}

QTEST_GUILESS_MAIN(TestPlanModels)
#include "tst_planmodels.moc"
