// SPDX-License-Identifier: GPL-3.0-or-later
// Which step comes next; conditions; delays between attempts.
#include "engine/condition.h"
#include "engine/scheduler.h"

#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

Step step(const char *id, bool manual = false, const QStringList &needs = {})
{
    Step s;
    s.id = QString::fromLatin1(id);
    s.needs = needs;
    if (!manual)
        s.action = ActionSpec{QStringLiteral("command"), {}};
    return s;
}

RunState stateOf(const QVector<QVector<Step>> &phases, const QHash<QString, Status> &statuses)
{
    Plan plan;
    for (const auto &steps : phases) {
        Phase phase;
        phase.steps = steps;
        plan.phases.append(phase);
    }
    RunState state = Fold(plan).state();
    for (auto it = statuses.begin(); it != statuses.end(); ++it)
        state.steps[it.key()].status = it.value();
    return state;
}

QStringList settled(const NextMoves &moves)
{
    QStringList ids;
    for (const auto &settle : moves.settle)
        ids.append(settle.step + u':' + statusWord(settle.status));
    return ids;
}

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");

} // namespace

class TestScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAtATimeByDefault()
    {
        const auto state = stateOf({{step("a"), step("b")}}, {});
        QCOMPARE(nextMoves(state, {}, {}).start, QStringList{a});
        QCOMPARE(nextMoves(state, {2, false}, {}).start, (QStringList{a, b}));
    }

    void laterPhasesWait()
    {
        QCOMPARE(nextMoves(stateOf({{step("a")}, {step("b")}}, {}), {4, false}, {}).start, QStringList{a});
        QCOMPARE(nextMoves(stateOf({{step("a")}, {step("b")}}, {{a, Status::Passed}}), {4, false}, {}).start, QStringList{b});
    }

    void needsReachAcrossPhases()
    {
        const auto state = stateOf({{step("a"), step("b")}, {step("c", false, {a})}}, {{a, Status::Passed}, {b, Status::Running}});
        QCOMPARE(nextMoves(state, {2, false}, {}).start, QStringList{c});
    }

    void aFailureStopsButAlwaysRuns()
    {
        Step cleanup = step("z");
        cleanup.always = true;
        auto state = stateOf({{step("a")}, {step("b")}, {cleanup}}, {{a, Status::Failed}});
        NextMoves moves = nextMoves(state, {}, {});
        QCOMPARE(settled(moves), QStringList{QStringLiteral("b:unknown")});
        state.steps[b].status = Status::Unknown;
        state.steps[b].code = QStringLiteral("step.not_performed");
        moves = nextMoves(state, {}, {});
        QCOMPARE(moves.start, QStringList{QStringLiteral("z")});
        QVERIFY(!moves.over);
        state.steps[QStringLiteral("z")].status = Status::Passed;
        QVERIFY(nextMoves(state, {}, {}).over);
    }

    void aFailureThatMayContinue()
    {
        Step soft = step("a");
        soft.onFailure = OnFailure::Continue;
        const auto state = stateOf({{soft}, {step("b")}}, {{a, Status::Failed}});
        QCOMPARE(nextMoves(state, {}, {}).start, QStringList{b});
    }

    void whoNeedsAFailedStepIsNotPerformed()
    {
        Step soft = step("a");
        soft.onFailure = OnFailure::Continue;
        const auto state = stateOf({{soft, step("b", false, {a}), step("c")}}, {{a, Status::Failed}});
        const NextMoves moves = nextMoves(state, {}, {});
        QCOMPARE(settled(moves), QStringList{QStringLiteral("b:unknown")});
        QCOMPARE(moves.start, QStringList{c});
    }

    void abortLeavesOnlyAlways()
    {
        Step cleanup = step("z");
        cleanup.always = true;
        auto state = stateOf({{step("a"), step("b", true)}, {cleanup}}, {{a, Status::Running}});
        state.abortAsked = true;
        const NextMoves moves = nextMoves(state, {}, {});
        QCOMPARE(settled(moves), QStringList{QStringLiteral("b:unknown")});
        QVERIFY(moves.start.isEmpty()); // a is still ending
        QVERIFY(!moves.over);
    }

    void manualStepsWaitForPeople()
    {
        const auto state = stateOf({{step("a", true)}, {step("b")}}, {});
        NextMoves moves = nextMoves(state, {}, {});
        QVERIFY(moves.start.isEmpty() && moves.settle.isEmpty() && !moves.over);
        moves = nextMoves(state, {1, true}, {});
        QCOMPARE(settled(moves), QStringList{QStringLiteral("a:unknown")});
    }

    void retriesAreWaitedFor()
    {
        const auto state = stateOf({{step("a")}}, {});
        const NextMoves moves = nextMoves(state, {}, {a});
        QVERIFY(moves.start.isEmpty() && !moves.over);
    }

    void conditions()
    {
        auto state = stateOf({{step("a"), step("b")}}, {{a, Status::Passed}});
        const auto holds = [&state](const char *text) { return conditionHolds(QString::fromLatin1(text), state); };
        QVERIFY(*holds(""));
        QVERIFY(*holds("a passed"));
        QVERIFY(!*holds("not a passed"));
        QVERIFY(!*holds("b passed"));
        QVERIFY(*holds("b passed or a passed"));
        QVERIFY(!*holds("b passed and a passed"));
        QVERIFY(*holds("a passed and \"x\" == \"x\""));
        QVERIFY(*holds("\"x\" != \"y\""));
        QVERIFY(!holds("a exploded"));
        QVERIFY(!holds("nobody passed"));
        Step conditional = step("c");
        conditional.when = QStringLiteral("a failed");
        const auto skipping = stateOf({{step("a"), conditional}}, {{a, Status::Passed}});
        QCOMPARE(settled(nextMoves(skipping, {}, {})), QStringList{QStringLiteral("c:skipped")});
    }

    void delays()
    {
        const Retry retry{5, 60s, 2.0, 300s};
        QCOMPARE(retryDelay(retry, 2, 0.5), Milliseconds(60s));
        QCOMPARE(retryDelay(retry, 3, 0.5), Milliseconds(120s));
        QCOMPARE(retryDelay(retry, 9, 0.5), Milliseconds(300s));
        QCOMPARE(retryDelay(retry, 2, 0.0), Milliseconds(54s));
        QCOMPARE(retryDelay(retry, 2, 1.0), Milliseconds(66s));
    }
};

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
