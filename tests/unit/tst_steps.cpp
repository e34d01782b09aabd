// SPDX-License-Identifier: GPL-3.0-or-later
// What people do with a drill's steps: begin, approve, assign, decide on failures; the two timers of each phase.
#include "domain/phasetimes.h"
#include "domain/steprules.h"
#include "engine/scheduler.h"

#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

const QDateTime t0 = QDateTime::fromMSecsSinceEpoch(1795246198000, Qt::UTC);

Step byHand(const char *id, const char *approval = "")
{
    Step step;
    step.id = QString::fromLatin1(id);
    step.approval = QString::fromLatin1(approval);
    return step;
}

Step byWorker(const char *id, const QStringList &needs = {})
{
    Step step = byHand(id);
    step.needs = needs;
    step.action = ActionSpec{QStringLiteral("command"), {}};
    return step;
}

Phase phaseOf(const char *id, const QVector<Step> &steps)
{
    Phase phase;
    phase.id = QString::fromLatin1(id);
    phase.steps = steps;
    return phase;
}

// Entries at minutes after t0.
class Run
{
public:
    explicit Run(const Plan &plan, bool asks = false) : m_fold(plan)
    {
        event::RunCreated created;
        created.options = {{QStringLiteral("ask_on_failure"), asks}};
        at(0, created);
        at(0, event::DriverAttached{});
    }
    Done at(int minute, const EventBody &body)
    {
        if (const auto may = stepAllowed(m_fold.state(), body); !may)
            return may;
        JournalEntry entry;
        entry.seq = ++m_seq;
        entry.event = {t0.addSecs(minute * 60), QStringLiteral("ann"), body};
        m_fold.apply(entry);
        return {};
    }
    // As the engine does, which asks nobody.
    void engine(int minute, const EventBody &body)
    {
        JournalEntry entry;
        entry.seq = ++m_seq;
        entry.event = {t0.addSecs(minute * 60), QStringLiteral("muster"), body};
        m_fold.apply(entry);
    }
    [[nodiscard]] const RunState &state() const { return m_fold.state(); }
    [[nodiscard]] NextMoves moves() const { return nextMoves(m_fold.state(), {}, {}); }

private:
    Fold m_fold;
    qint64 m_seq = 0;
};

QString id(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

class TestSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The source's example: PostgreSQL took 65 minutes against 60, the whole 120 against 120.
    void twoTimersOfTheSourcesExample()
    {
        Plan plan;
        plan.targets.rto = 120min;
        plan.phases = {phaseOf("pre", {byHand("go", "go_live")}), phaseOf("postgres", {byHand("pg")}), phaseOf("redis", {byHand("cache")}),
                       phaseOf("rabbitmq", {byHand("broker")}), phaseOf("services", {byHand("up")}), phaseOf("validation", {byHand("proof")})};
        plan.phases[1].target = 60min;
        plan.phases[1].due = 60min;
        plan.phases[2].target = 30min;
        plan.phases[2].due = 75min;
        plan.phases[3].target = 45min;
        plan.phases[3].due = 90min;
        plan.recoveredBy = id("proof");
        Run run(plan);
        QVERIFY(run.at(0, event::StepTicked{id("go"), Status::Passed, {}, id("Ann")}));
        QCOMPARE(run.state().liveAt, t0);
        QVERIFY(run.at(0, event::StepStarted{id("pg"), 1}));
        QVERIFY(run.at(60, event::StepStarted{id("cache"), 1}));
        QVERIFY(run.at(60, event::StepStarted{id("broker"), 1}));
        QVERIFY(run.at(65, event::StepTicked{id("pg"), Status::Passed, {}}));
        QVERIFY(run.at(75, event::StepTicked{id("cache"), Status::Passed, {}}));
        QVERIFY(run.at(90, event::StepTicked{id("broker"), Status::Passed, {}}));
        QVERIFY(run.at(105, event::StepTicked{id("up"), Status::Passed, {}}));
        QVERIFY(run.at(120, event::StepTicked{id("proof"), Status::Passed, {}}));
        const auto times = phaseTimes(run.state(), t0.addSecs(7200));
        QCOMPARE(*times.at(1).own, Milliseconds(65min));
        QCOMPARE(times.at(1).ownStatus, TargetStatus::Missed);
        QCOMPARE(times.at(1).dueStatus, TargetStatus::Missed);
        QCOMPARE(*times.at(2).own, Milliseconds(15min));
        QCOMPARE(*times.at(2).sinceLive, Milliseconds(75min));
        QCOMPARE(times.at(2).ownStatus, TargetStatus::Met);
        QCOMPARE(times.at(2).dueStatus, TargetStatus::Met);
        QCOMPARE(*times.at(3).own, Milliseconds(30min));
        QCOMPARE(rtoResult(plan, run.state()).status, TargetStatus::Met);
        QCOMPARE(*rtoResult(plan, run.state()).measured, Milliseconds(120min));
        QVERIFY(!currentPhase(times));
    }

    void timeIsUpBeforeTheEnd()
    {
        Plan plan;
        plan.phases = {phaseOf("a", {byHand("x")})};
        plan.phases[0].target = 10min;
        Run run(plan);
        run.engine(0, event::WentLive{});
        QVERIFY(run.at(0, event::StepStarted{id("x"), 1}));
        QCOMPARE(phaseTimes(run.state(), t0.addSecs(300)).first().ownStatus, TargetStatus::Unknown);
        QCOMPARE(phaseTimes(run.state(), t0.addSecs(660)).first().ownStatus, TargetStatus::Missed);
        QVERIFY(run.at(9, event::StepTicked{id("x"), Status::Failed, {}}));
        QCOMPARE(phaseTimes(run.state(), t0.addSecs(660)).first().ownStatus, TargetStatus::Unknown); // it did not get there
    }

    void approvalsAreByName()
    {
        Plan plan;
        plan.phases = {phaseOf("a", {byHand("go", "go_live"), byHand("clear", "all_clear")})};
        Run run(plan);
        QCOMPARE(run.at(1, event::StepTicked{id("go"), Status::Passed, {}}).error().code, id("step.approval"));
        QCOMPARE(run.at(1, event::StepTicked{id("go"), Status::Passed, {}, id("  ")}).error().code, id("step.approval"));
        QVERIFY(run.at(2, event::StepTicked{id("go"), Status::Passed, {}, id("Ann")}));
        QCOMPARE(run.state().liveAt, t0.addSecs(120));
        QCOMPARE(run.state().approvals.first(), (Approval{id("go_live"), id("go"), id("Ann"), t0.addSecs(120)}));
        QCOMPARE(run.at(3, event::StepReset{id("go"), {}}).error().code, id("step.live"));
        QVERIFY(run.at(4, event::StepTicked{id("clear"), Status::Passed, {}, id("Bea")}));
        QVERIFY(run.at(5, event::StepReset{id("clear"), {}}));
        QCOMPARE(run.state().approvals.size(), 1);
    }

    void peopleDoNotTickForWorkers()
    {
        Plan plan;
        plan.phases = {phaseOf("a", {byWorker("w"), byHand("h")})};
        Run run(plan);
        QCOMPARE(run.at(1, event::StepTicked{id("w"), Status::Passed, {}}).error().code, id("step.automatic"));
        QCOMPARE(run.at(1, event::StepStarted{id("w"), 1}).error().code, id("step.automatic"));
        QCOMPARE(run.at(1, event::StepTicked{id("none"), Status::Passed, {}}).error().code, id("step.unknown"));
        QVERIFY(run.at(1, event::StepStarted{id("h"), 1}));
        QCOMPARE(run.at(2, event::StepStarted{id("h"), 1}).error().code, id("step.begun"));
        QCOMPARE(run.moves().start, QStringList{id("w")}); // somebody at work takes no worker's place
        QVERIFY(run.at(3, event::StepsAssigned{{id("w"), id("h")}, id("Bea")}));
        QCOMPARE(run.state().step(id("h"))->assignee, id("Bea"));
        run.engine(4, event::DriverAttached{1, {}, {}, true}); // a resume does not send people back
        QCOMPARE(run.state().step(id("h"))->status, Status::Running);
        run.engine(5, event::AbortAsked{});
        QCOMPARE(run.moves().settle.size(), 2); // and an abort leaves nobody's step open
    }

    void aFailureWaitsForADecision()
    {
        Plan plan;
        plan.phases = {phaseOf("a", {byWorker("w"), byWorker("after", {id("w")})}), phaseOf("b", {byWorker("later")})};
        const auto failed = [&plan](bool asks) {
            Run run(plan, asks);
            run.engine(0, event::WentLive{});
            run.engine(0, event::StepStarted{id("w"), 1});
            run.engine(1, event::StepFinished{id("w"), Status::Failed, 1, false, id("no"), {}, id("x")});
            return run;
        };
        QCOMPARE(failed(false).moves().settle.size(), 2); // nobody is asked: it stops
        Run run = failed(true);
        QVERIFY(run.moves().settle.isEmpty() && run.moves().start.isEmpty() && !run.moves().over);
        QCOMPARE(run.at(2, event::FailureAnswered{id("after"), id("retry"), {}}).error().code, id("step.not_asked"));
        QCOMPARE(run.at(2, event::FailureAnswered{id("w"), id("perhaps"), {}}).error().code, id("step.answer"));
        QCOMPARE(run.at(2, event::FailureAnswered{id("w"), id("go_on"), {}}).error().code, id("step.reason"));
        QVERIFY(run.at(2, event::FailureAnswered{id("w"), id("retry"), {}}));
        QCOMPARE(run.moves().start, QStringList{id("w")});
        run.engine(3, event::StepStarted{id("w"), 2});
        run.engine(4, event::StepFinished{id("w"), Status::Failed, 2, false, id("no"), {}, id("x")});
        QVERIFY(run.at(5, event::FailureAnswered{id("w"), id("go_on"), id("the replica serves")}));
        QCOMPARE(run.moves().start, QStringList{id("after")});
        QCOMPARE(run.state().step(id("w"))->status, Status::Failed); // what failed stays failed
        QCOMPARE(verdict(plan, run.state()), Verdict::Failed);
        Run stopped = failed(true);
        QVERIFY(stopped.at(2, event::FailureAnswered{id("w"), id("stop"), {}}));
        QCOMPARE(stopped.moves().settle.size(), 2);
    }

    void rollingBackGoesAsFarAsPeople()
    {
        Plan plan;
        plan.phases = {phaseOf("a", {byWorker("tools"), byHand("go")}),
                       phaseOf("b", {byWorker("fetch", {id("go")}), byWorker("restore", {id("fetch")}), byWorker("check", {id("restore")}),
                                     byWorker("measure", {id("restore")}), byWorker("other", {id("go")}), byWorker("late", {id("check")})}),
                       phaseOf("c", {byWorker("first"), byHand("seen"), byWorker("second")})};
        Run run(plan, true);
        const auto done = [&run](const char *step, Status status) {
            run.engine(1, event::StepStarted{id(step), 1});
            run.engine(2, event::StepFinished{id(step), status, 1, false, {}, {}, {}});
        };
        for (const char *step : {"tools", "fetch", "restore", "measure", "other"})
            done(step, Status::Passed);
        QVERIFY(run.at(0, event::StepTicked{id("go"), Status::Passed, {}}));
        done("check", Status::Failed);
        const QStringList back = rolledBackWith(run.state(), id("check"));
        QCOMPARE(back, (QStringList{id("fetch"), id("restore"), id("check"), id("measure")})); // "late" had not begun
        QCOMPARE(rolledBackWith(run.state(), id("second")), (QStringList{id("first"), id("second")})); // no needs: its phase
        QCOMPARE(rolledBackWith(run.state(), id("go")), QStringList());
        run.engine(3, event::StepStarted{id("measure"), 2});
        QCOMPARE(run.at(4, event::FailureAnswered{id("check"), id("rollback"), {}}).error().code, id("step.busy"));
        run.engine(5, event::StepFinished{id("measure"), Status::Passed, 2, false, {}, {}, {}});
        QVERIFY(run.at(6, event::FailureAnswered{id("check"), id("rollback"), {}}));
        QCOMPARE(run.state().step(id("check"))->status, Status::Pending);
    }

    void aForeseenMissIsRemembered()
    {
        Plan plan;
        plan.phases = {phaseOf("a", {byHand("x")})};
        Run run(plan);
        run.engine(10, event::MissForeseen{true, id("x"), Milliseconds(90min)});
        run.engine(20, event::MissForeseen{false, {}, Milliseconds(50min)});
        run.engine(30, event::MissForeseen{true, id("x"), Milliseconds(95min)});
        QCOMPARE(run.state().foreseen.size(), 2);
        QCOMPARE(run.state().foreseen.first().until, t0.addSecs(1200));
        QVERIFY(!run.state().foreseen.last().until.isValid());
        QVERIFY(run.state().timeline.last().text.contains(id("1 h 35 min")));
    }
};

QTEST_GUILESS_MAIN(TestSteps)
#include "tst_steps.moc"
