// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop's response as a drill, and what a run measured beside what was estimated.
#include "domain/promotion.h"
#include "domain/tabletop.h"

#include <QTest>

using namespace muster;

namespace
{

ResponseStep response(const QString &id, const QString &action, int minutes, const QStringList &dependencies = {})
{
    ResponseStep step;
    step.id = id;
    step.action = action;
    step.role = u"DBA"_qs;
    if (minutes > 0)
        step.estimate = Seconds(60 * minutes);
    step.dependencies = dependencies;
    return step;
}

Plan tabletop()
{
    Plan plan;
    plan.kind = PlanKind::Tabletop;
    plan.id = u"TTE-1"_qs;
    plan.title = u"Autumn"_qs;
    plan.facilitator = u"Facilitator"_qs;
    Tabletop body;
    Scenario fire;
    fire.name = u"Fire"_qs;
    fire.expectedRto = Seconds(3600);
    fire.steps = {response(u"a"_qs, u"See the alarm"_qs, 2), response(u"b"_qs, u"Call the lead"_qs, 5, {u"a"_qs, u"Phone works"_qs}),
                  response({}, u"Fail over"_qs, 20, {u"call the lead"_qs})};
    fire.steps[2].tools = QStringList{u"psql"_qs};
    fire.steps[0].raw.insert(u"phase"_qs, u"Detect"_qs);
    Scenario flood;
    flood.name = u"Flood"_qs;
    body.scenarios = {fire, flood};
    return withTabletop(plan, body);
}

QDateTime at(int seconds)
{
    return QDateTime(QDate(2026, 11, 21), QTime(9, 0), Qt::UTC).addSecs(seconds);
}

RunState ran(const Plan &drill)
{
    RunState state;
    state.liveAt = at(0);
    state.createdAt = at(-600);
    for (const Step *step : drill.allSteps())
        state.stepOrder.append(step->id);
    const auto put = [&state](const QString &id, int from, int to, Status status) {
        StepState step;
        step.id = id;
        step.status = status;
        step.startedAt = at(from);
        step.endedAt = at(to);
        state.steps.insert(id, step);
    };
    put(u"a"_qs, 0, 90, Status::Passed);
    put(u"b"_qs, 400, 400, Status::Passed);                  // only ticked
    put(u"response-3"_qs, 400, 2400, Status::Passed);
    state.pauses.append({at(1000), at(1500), u"lunch"_qs});
    return state;
}

} // namespace

class TestPromotion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promoted()
    {
        const auto drill = promotedDrill(tabletop(), {}, u"run-7"_qs);
        QVERIFY2(drill, drill ? "" : qPrintable(drill.error().message));
        QCOMPARE(drill->kind, PlanKind::Drill);
        QCOMPARE(drill->title, u"Drill: Fire"_qs);
        QCOMPARE(drill->facilitator, u"Facilitator"_qs);
        QVERIFY(drill->targets.rto == Seconds(3600));
        QCOMPARE(drill->phases.size(), 2);
        QCOMPARE(drill->phases[0].title, u"Detect"_qs);
        const Step call = drill->phases[1].steps.value(0);
        QCOMPARE(call.id, u"b"_qs);
        QCOMPARE(call.needs, QStringList(u"a"_qs));
        QVERIFY(call.details.contains(u"Phone works"));
        QVERIFY(call.estimate == Seconds(300));
        const Step over = drill->phases[1].steps.value(1);
        QCOMPARE(over.needs, QStringList(u"b"_qs));
        QVERIFY(over.details.contains(u"psql"));
        QVERIFY(lineageOf(*drill) == (Lineage{u"TTE-1"_qs, u"Autumn"_qs, u"Fire"_qs, u"run-7"_qs}));
        QVERIFY(!lineageOf(tabletop()));
    }

    void refused()
    {
        Plan plan = tabletop();
        QCOMPARE(promotedDrill(plan, u"Storm"_qs).error().code, u"promote.unknown_scenario"_qs);
        QCOMPARE(promotedDrill(plan, u"Flood"_qs).error().code, u"promote.no_steps"_qs);
        Tabletop body = tabletopOf(plan);
        body.scenarios[1].steps = {response(u"x"_qs, u"Swim"_qs, 1)};
        plan = withTabletop(plan, body);
        QCOMPARE(promotedDrill(plan, {}).error().code, u"promote.which_scenario"_qs);
        body.scenarios[1].steps = {response(u"x"_qs, u"Swim"_qs, 1, {u"y"_qs}), response(u"y"_qs, u"Dry"_qs, 1, {u"x"_qs})};
        const auto cycle = promotedDrill(withTabletop(plan, body), u"Flood"_qs);
        QCOMPARE(cycle.error().code, u"promote.cycle"_qs);
        QVERIFY(cycle.error().message.contains(u"Swim"));
        body.scenarios[1].steps = {};
        body.scenarios[0].steps = {};
        QCOMPARE(promotedDrill(withTabletop(plan, body), {}).error().code, u"promote.no_steps"_qs);
        plan.kind = PlanKind::Drill;
        QCOMPARE(promotedDrill(plan, {}).error().code, u"promote.kind"_qs);
    }

    void comparedAndAdopted()
    {
        const Plan source = tabletop();
        const Plan drill = *promotedDrill(source, {});
        const RunState state = ran(drill);
        for (const Plan &plan : {source, drill}) {
            const TimesComparison times = compareTimes(plan, drill, state);
            QCOMPARE(times.steps.size(), 3);
            QVERIFY(times.steps[0].measured == Seconds(90));
            QVERIFY(!times.steps[0].sinceTickBefore);
            QVERIFY(times.steps[1].measured == Seconds(310)); // since the tick before
            QVERIFY(times.steps[1].sinceTickBefore);
            QVERIFY(times.steps[2].measured == Seconds(1500)); // without the pause
            QCOMPARE(times.both, 3);
            QVERIFY(times.estimated == Seconds(27 * 60) && times.measured == Seconds(1900));
            QVERIFY(times.onlyInPlan.isEmpty() && times.onlyInRun.isEmpty());
            const auto adopted = withMeasuredTimes(plan, times, u"run-9"_qs);
            QVERIFY(adopted);
            QVERIFY(compareTimes(*adopted, drill, state).estimated == Seconds(1900));
            QCOMPARE(adopted->extra.value(u"estimates_from").toObject().value(u"run").toString(), u"run-9"_qs);
        }
    }

    void whatIsNotInBoth()
    {
        const Plan source = tabletop();
        Plan drill = *promotedDrill(source, {});
        drill.phases[0].steps[0].text = u"Something else"_qs;
        drill.phases[0].steps[0].id = u"z"_qs;
        RunState state = ran(drill);
        state.steps[u"b"_qs].status = Status::Failed;
        const TimesComparison times = compareTimes(source, drill, state);
        QCOMPARE(times.onlyInPlan, QStringList(u"See the alarm"_qs));
        QCOMPARE(times.onlyInRun, QStringList(u"Something else"_qs));
        QVERIFY(!times.steps[0].measured); // failed: its time says nothing
        Plan other;
        other.kind = PlanKind::Drill;
        QCOMPARE(withMeasuredTimes(other, compareTimes(other, drill, state), {}).error().code, u"adopt.nothing"_qs);
    }
};

QTEST_GUILESS_MAIN(TestPromotion)
#include "tst_promotion.moc"
