// SPDX-License-Identifier: GPL-3.0-or-later
// The fold as a property: prefixes never throw, twice is equal, independent workers' order does not matter.
#include "domain/outcome.h"

#include <QRandomGenerator>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

const QDateTime t0 = QDateTime::fromMSecsSinceEpoch(1795246198000, Qt::UTC);

Plan planOf(int steps)
{
    Plan plan;
    plan.id = QStringLiteral("p");
    Phase phase;
    for (int i = 0; i < steps; ++i) {
        Step step;
        step.id = QStringLiteral("s%1").arg(i);
        step.estimate = 2min;
        step.action = ActionSpec{QStringLiteral("command"), {}};
        step.onFailure = i % 3 == 2 ? OnFailure::Continue : OnFailure::Stop;
        phase.steps.append(step);
    }
    plan.phases = {phase};
    return plan;
}

QVector<JournalEntry> entriesOf(const QVector<EventBody> &bodies, int stepMs = 1000)
{
    QVector<JournalEntry> entries;
    QString prev = firstPrev();
    for (const EventBody &body : bodies) {
        entries.append(chain(entries.size() + 1, prev, {t0.addMSecs(entries.size() * stepMs), QStringLiteral("muster"), body}));
        prev = entries.last().hash;
    }
    return entries;
}

EventBody randomBody(QRandomGenerator &random)
{
    const QString step = QStringLiteral("s%1").arg(random.bounded(6));
    const auto status = Status(random.bounded(6));
    switch (random.bounded(17)) {
    case 0: return event::RunCreated{QStringLiteral("r"), {}, {}, {}, {}};
    case 1: return event::DriverAttached{1, {}, {}, random.bounded(2) == 1};
    case 2: return event::WentLive{};
    case 3: return event::StepStarted{step, random.bounded(4)};
    case 4: return event::StepProgressed{step, 1, 2, {}, 0, 0, random.bounded(5000), {}};
    case 5: return event::StepFinished{step, status, 1, random.bounded(3) == 0, {}, {}, {}, {}, {}};
    case 6: return event::StepTicked{step, status, {}};
    case 7: return event::StepReset{step, {}};
    case 8: return event::CheckRecorded{step, {QStringLiteral("c"), step, status, true, {}, {}, {}, {}}};
    case 9: return event::ResourceAdded{QStringLiteral("sandbox"), step, step, {}};
    case 10: return event::ResourceRemoved{QStringLiteral("sandbox"), step, false};
    case 11: return event::Paused{};
    case 12: return event::Resumed{};
    case 13: return event::StepsAssigned{{step}, QStringLiteral("Bea")};
    case 14: return event::FailureAnswered{step, random.bounded(2) == 1 ? QStringLiteral("retry") : QStringLiteral("go_on"), {}};
    case 15: return event::MissForeseen{random.bounded(2) == 1, step, {}};
    default: return event::RunFinished{random.bounded(2) == 1};
    }
}

} // namespace

class TestFold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyPrefixFolds()
    {
        QRandomGenerator random(20261121);
        const Plan plan = planOf(5); // s5 is a step that the plan lacks
        for (int round = 0; round < 200; ++round) {
            QVector<EventBody> bodies;
            for (int i = 0; i < 40; ++i)
                bodies.append(randomBody(random));
            const auto entries = entriesOf(bodies);
            Fold fold(plan);
            for (qsizetype n = 0; n < entries.size(); ++n) {
                fold.apply(entries.at(n));
                const RunState &state = fold.state();
                (void)verdict(plan, state);
                (void)forecast(plan, state, t0.addSecs(60));
                (void)exitCode(plan, state);
                (void)headline(plan, state);
                QVERIFY(elapsed(state, t0.addSecs(100)) >= 0ms);
            }
            QVERIFY(foldAll(plan, entries) == fold.state());
            QVERIFY(foldAll(plan, entries) == foldAll(plan, entries));
        }
    }

    // Two workers that know nothing of each other: any interleaving gives the same verdict and steps.
    void orderOfIndependentWorkersDoesNotMatter()
    {
        QRandomGenerator random(7);
        const Plan plan = planOf(2);
        for (int round = 0; round < 200; ++round) {
            QVector<QVector<EventBody>> workers;
            for (const QString &step : {QStringLiteral("s0"), QStringLiteral("s1")}) {
                QVector<EventBody> own{event::StepStarted{step, 1}};
                for (int i = random.bounded(4); i > 0; --i)
                    own.append(event::CheckRecorded{
                        step, {QStringLiteral("row_count"), QString::number(i), Status(2 + random.bounded(4)), random.bounded(2) == 1, {}, {}, {}, {}}});
                own.append(event::StepFinished{step, Status(2 + random.bounded(4)), 1, false, {}, {}, {}, {}, {}});
                workers.append(own);
            }
            std::optional<Verdict> first;
            for (int shuffle = 0; shuffle < 6; ++shuffle) {
                auto left = workers;
                QVector<EventBody> bodies{event::RunCreated{}, event::DriverAttached{}, event::WentLive{}};
                while (!left[0].isEmpty() || !left[1].isEmpty()) {
                    const int pick = left[0].isEmpty() ? 1 : left[1].isEmpty() ? 0 : random.bounded(2);
                    bodies.append(left[pick].takeFirst());
                }
                bodies.append(event::RunFinished{});
                const Verdict v = verdict(plan, foldAll(plan, entriesOf(bodies)));
                if (!first)
                    first = v;
                QCOMPARE(v, *first);
            }
        }
    }

    void rtoLeavesPausesOutAndCountsDeadTime()
    {
        Plan plan = planOf(1);
        plan.targets.rto = 3s;
        // 0 created, 1 attached, 2 live, 3 started, 4 paused, 5 resumed, 6 finished
        const auto entries = entriesOf({event::RunCreated{}, event::DriverAttached{}, event::WentLive{}, event::StepStarted{QStringLiteral("s0"), 1},
                                        event::Paused{}, event::Resumed{}, event::StepFinished{QStringLiteral("s0"), Status::Passed, 1},
                                        event::RunFinished{}});
        const RunState state = foldAll(plan, entries);
        const TargetResult rto = rtoResult(plan, state);
        QCOMPARE(*rto.measured, Milliseconds(3s)); // 4 s less 1 s of pause
        QCOMPARE(rto.status, TargetStatus::Met);   // met when measured ≤ target
        QCOMPARE(verdict(plan, state), Verdict::Passed);
        plan.targets.rto = 2999ms;
        QCOMPARE(rtoResult(plan, foldAll(plan, entries)).status, TargetStatus::Missed);
        QCOMPARE(verdict(plan, foldAll(plan, entries)), Verdict::Failed);
    }

    void verdictRules()
    {
        const auto verdictOf = [](Status check, bool critical, Status step) {
            const Plan plan = planOf(1);
            return verdict(plan, foldAll(plan, entriesOf({event::RunCreated{}, event::DriverAttached{}, event::WentLive{},
                                                          event::StepStarted{QStringLiteral("s0"), 1},
                                                          event::CheckRecorded{QStringLiteral("s0"), {QStringLiteral("c"), {}, check, critical, {}, {}, {}, {}}},
                                                          event::StepFinished{QStringLiteral("s0"), step, 1}, event::RunFinished{}})));
        };
        QCOMPARE(verdictOf(Status::Passed, true, Status::Passed), Verdict::Passed);
        QCOMPARE(verdictOf(Status::Skipped, true, Status::Passed), Verdict::Passed);
        QCOMPARE(verdictOf(Status::Failed, true, Status::Passed), Verdict::Failed);
        QCOMPARE(verdictOf(Status::Unknown, true, Status::Passed), Verdict::Unknown);
        QCOMPARE(verdictOf(Status::Failed, false, Status::Passed), Verdict::Warning);
        QCOMPARE(verdictOf(Status::Unknown, false, Status::Passed), Verdict::Warning);
        QCOMPARE(verdictOf(Status::Passed, true, Status::Failed), Verdict::Failed);
        QCOMPARE(verdictOf(Status::Passed, true, Status::Unknown), Verdict::Unknown);
    }

    void targetWithoutMeasurementIsUnknown()
    {
        Plan plan = planOf(1);
        plan.targets.rpo = 5min;
        const auto entries = entriesOf({event::RunCreated{}, event::DriverAttached{}, event::WentLive{},
                                        event::StepFinished{QStringLiteral("s0"), Status::Passed, 1}, event::RunFinished{}});
        const RunState state = foldAll(plan, entries);
        QCOMPARE(rpoResult(plan, state).status, TargetStatus::Unknown);
        QCOMPARE(verdict(plan, state), Verdict::Unknown);
        QCOMPARE(exitCode(plan, state), 1);
    }

    void rpoIsMeasuredFromTheMomentOfFailure()
    {
        Plan plan = planOf(1);
        plan.targets.rpo = 5min;
        event::RunCreated created;
        created.options[QStringLiteral("failure_at")] = timestampText(t0);
        const auto entries = entriesOf({created, event::DriverAttached{}, event::WentLive{},
                                        event::Measured{QStringLiteral("s0"), QStringLiteral("newest_timestamp"), timestampText(t0.addSecs(-300)), QStringLiteral("public.orders.updated_at")},
                                        event::StepFinished{QStringLiteral("s0"), Status::Passed, 1}, event::RunFinished{}});
        const TargetResult rpo = rpoResult(plan, foldAll(plan, entries));
        QCOMPARE(*rpo.measured, Milliseconds(5min));
        QCOMPARE(rpo.status, TargetStatus::Met);
        QCOMPARE(rpo.source, QStringLiteral("public.orders.updated_at"));
    }

    void onlyTheLastAttemptsChecksCount()
    {
        const Plan plan = planOf(1);
        const QString s = QStringLiteral("s0");
        const auto check = [&s](Status status) { return event::CheckRecorded{s, {QStringLiteral("c"), QStringLiteral("o"), status, true, {}, {}, {}, {}}}; };
        const auto state = foldAll(plan, entriesOf({event::RunCreated{}, event::DriverAttached{}, event::WentLive{}, event::StepStarted{s, 1}, check(Status::Failed),
                                                    event::StepFinished{s, Status::Failed, 1, true}, event::StepStarted{s, 2}, check(Status::Passed),
                                                    event::StepFinished{s, Status::Passed, 2}, event::RunFinished{}}));
        QCOMPARE(effectiveChecks(state).size(), 1);
        QCOMPARE(verdict(plan, state), Verdict::Passed);
    }

    void forecastNamesTheStepThatDecides()
    {
        Plan plan = planOf(3);
        plan.phases[0].steps[1].needs = {QStringLiteral("s0")};
        plan.phases[0].steps[1].estimate = 10min;
        plan.phases[0].steps[2].needs = {QStringLiteral("s1")};
        plan.targets.rto = 10min;
        const auto entries = entriesOf({event::RunCreated{}, event::DriverAttached{}, event::WentLive{}, event::StepStarted{QStringLiteral("s0"), 1}}, 0);
        const Forecast f = forecast(plan, foldAll(plan, entries), t0.addSecs(60));
        QVERIFY(f.finish.has_value());
        QCOMPARE(*f.finish, Milliseconds(14min)); // 2 + 10 + 2, of which 1 has gone by
        QCOMPARE(f.limitingStep, QStringLiteral("s1"));
        QVERIFY(f.missesTarget);
    }

    // The roll call before T+0 is not part of the recovery, whether it is ticked or not.
    void forecastLeavesOutWhatComesBeforeGoLive()
    {
        Plan plan = planOf(3);
        for (Step &step : plan.phases[0].steps)
            step.estimate = 5min;
        Phase roll;
        roll.id = QStringLiteral("roll");
        roll.steps = {plan.phases[0].steps.takeFirst()};
        plan.phases.prepend(roll);
        plan.goLive = QStringLiteral("s1");
        plan.phases[1].steps[1].needs = {QStringLiteral("s1")};
        plan.targets.rto = 10min;
        const Forecast f = forecast(plan, foldAll(plan, entriesOf({event::RunCreated{}, event::DriverAttached{}})), t0);
        QCOMPARE(*f.finish, Milliseconds(10min));
        QVERIFY(!f.missesTarget);
    }

    void dataNewerThanTheFailureProvesNothing()
    {
        Plan plan = planOf(1);
        plan.targets.rpo = 5min;
        event::RunCreated created;
        created.options = {{QStringLiteral("failure_at"), QStringLiteral("2020-01-01T00:00:00.000Z")}};
        const event::Measured newest{QStringLiteral("s0"), QStringLiteral("newest_timestamp"),
                                     QStringLiteral("2026-01-01T00:00:00.000Z"), QStringLiteral("public.t.at")};
        const RunState state = foldAll(plan, entriesOf({created, event::DriverAttached{}, event::WentLive{}, newest}));
        QCOMPARE(rpoResult(plan, state).status, TargetStatus::Unknown);
        QVERIFY(rpoResult(plan, state).source.contains(u"public.t.at is newer"));
    }

    void aStepThatAPersonFailedIsTheHeadline()
    {
        Plan plan = planOf(1);
        plan.phases[0].steps[0].action.reset();
        const RunState state = foldAll(plan, entriesOf({event::RunCreated{}, event::DriverAttached{}, event::WentLive{},
                                                        event::StepTicked{QStringLiteral("s0"), Status::Failed, QStringLiteral("not there")},
                                                        event::RunFinished{}}));
        QVERIFY2(headline(plan, state).contains(u"not there"), qPrintable(headline(plan, state)));
        QVERIFY(!headline(plan, state).contains(u"recovered"));
    }

    void badInputMetByAStepCouldNotRun()
    {
        const Plan plan = planOf(1);
        event::StepFinished end{QStringLiteral("s0"), Status::Unknown};
        end.fault = QStringLiteral("bad_input");
        end.code = QStringLiteral("baseline.damaged");
        const RunState state = foldAll(plan, entriesOf({event::RunCreated{}, event::DriverAttached{}, event::WentLive{}, end, event::RunFinished{}}));
        QCOMPARE(exitCode(plan, state), 3);
        QVERIFY(headline(plan, state).startsWith(u"Could not run"));
    }
};

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
