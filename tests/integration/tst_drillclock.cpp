// SPDX-License-Identifier: GPL-3.0-or-later
// A drill's session over the real store, with a clock that the test sets: the wall clock set, the machine asleep, a miss
// that is foreseen, times that earlier runs teach, approvals, and a program that goes away and comes back.
#include "domain/outcome.h"
#include "session/runsession.h"
#include "store/store.h"
#include "support/virtualclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

QString id(const char *text)
{
    return QString::fromLatin1(text);
}

Plan dayPlan()
{
    Plan plan;
    plan.id = id("day");
    plan.targets.rto = 60min;
    Phase phase;
    phase.id = id("all");
    for (const char *name : {"go", "restore", "prove"}) {
        Step step;
        step.id = id(name);
        step.text = id(name);
        step.estimate = step.id == u"go" ? Milliseconds(1min) : Milliseconds(20min);
        phase.steps.append(step);
    }
    phase.steps[0].approval = id("go_live");
    phase.steps[1].needs = {id("go")};
    phase.steps[2].needs = {id("restore")};
    plan.phases = {phase};
    plan.recoveredBy = id("prove");
    return plan;
}

} // namespace

class TestDrillClock final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<VirtualClock>();
        open();
    }
    void cleanup() { m_session.reset(); }
    void wallClockIsSet();
    void asleepIsSaid();
    void missIsForeseenAndSaidOnce();
    void earlierRunsTeach();
    void peopleGoOnWhileTheProgramIsAway();
    void approvalNeedsAName();
    void takenUpWithNobodyThere();

private:
    void open() { m_session = std::make_unique<RunSession>(store(), std::make_shared<ActionRegistry>(), nullptr, m_clock); }
    [[nodiscard]] QString store() const { return m_folder->path() + u"/store.sqlite"; }
    [[nodiscard]] const RunState &state() const { return m_session->state(); }
    void begin()
    {
        m_session->begin(dayPlan(), {}, {});
        QTRY_VERIFY(m_session->isOpen());
    }
    void live()
    {
        begin();
        m_session->tick(id("go"), Status::Passed, {}, id("Ann"));
        QTRY_VERIFY(state().liveAt.isValid());
    }
    void tick(const char *step)
    {
        m_session->tick(id(step), Status::Passed);
        QTRY_COMPARE(state().step(id(step))->status, Status::Passed);
    }
    void beginStep(const char *step)
    {
        m_session->beginStep(id(step));
        QTRY_COMPARE(state().step(id(step))->status, Status::Running);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<VirtualClock> m_clock;
    std::unique_ptr<RunSession> m_session;
};

void TestDrillClock::wallClockIsSet()
{
    live();
    beginStep("restore");
    m_clock->pass(10min);
    m_clock->setWall(-1h);
    m_clock->pass(5min);
    tick("restore");
    m_clock->setWall(2h);
    m_clock->pass(5min);
    tick("prove");
    QTRY_VERIFY(state().isOver());
    QCOMPARE(*rtoResult(m_session->plan(), state()).measured, Milliseconds(20min));
    QCOMPARE(Milliseconds(state().step(id("restore"))->startedAt.msecsTo(state().step(id("restore"))->endedAt)), Milliseconds(15min));
}

void TestDrillClock::asleepIsSaid()
{
    live();
    m_clock->sleep(40min);
    const auto isSaid = [](const TimelineItem &item) { return item.kind == u"issue" && item.text.contains(u"40 min"); };
    QTRY_VERIFY_WITH_TIMEOUT(std::any_of(state().timeline.begin(), state().timeline.end(), isSaid), 5000);
    QVERIFY(state().pauses.isEmpty()); // nobody declared one: it counts
    QCOMPARE(elapsed(state(), m_session->now()), Milliseconds(40min));
}

void TestDrillClock::missIsForeseenAndSaidOnce()
{
    live();
    beginStep("restore");
    m_clock->pass(30min); // 20 were planned; 20 more are needed for the proof: 50 of 60
    QTest::qWait(1500);
    QVERIFY(state().foreseen.isEmpty());
    m_clock->pass(11min); // 41 + 20
    QTRY_COMPARE_WITH_TIMEOUT(state().foreseen.size(), 1, 5000);
    QCOMPARE(state().foreseen.first().step, id("prove"));
    QVERIFY(*state().foreseen.first().finish > 60min);
    QTest::qWait(2500);
    QCOMPARE(state().foreseen.size(), 1); // once, not every second
    QVERIFY(elapsed(state(), m_session->now()) < 60min); // before it happens
}

void TestDrillClock::earlierRunsTeach()
{
    live();
    beginStep("restore");
    m_clock->pass(44min);
    tick("restore");
    beginStep("prove");
    m_clock->pass(4min);
    tick("prove");
    QTRY_VERIFY(state().isOver());
    QVERIFY(!m_session->isDriving());
    open();
    begin();
    QCOMPARE(state().learned.value(id("restore")).median, Milliseconds(44min));
    QCOMPARE(state().learned.value(id("prove")).runs, 1);
    QVERIFY(!state().learned.contains(id("go"))); // a tick that nobody began teaches nothing
    QCOMPARE(*forecast(m_session->plan(), state(), m_session->now()).finish, Milliseconds(48min));
}

void TestDrillClock::peopleGoOnWhileTheProgramIsAway()
{
    live();
    beginStep("restore");
    const QString run = m_session->runId();
    m_clock->pass(10min);
    m_session->interrupt();
    QSignalSpy gone(m_session.get(), &RunSession::interrupted);
    QVERIFY(gone.wait(5000));
    open();
    m_clock->pass(10min);
    m_clock->setWall(-3h);
    m_session->resume(run);
    QTRY_VERIFY(m_session->isOpen() && m_session->isDriving());
    QCOMPARE(state().step(id("restore"))->status, Status::Running); // nobody sent the person back
    QCOMPARE(elapsed(state(), m_session->now()), Milliseconds(20min)); // the time that it was away counts
    tick("restore");
    tick("prove");
    QTRY_VERIFY(state().isOver());
    QCOMPARE(*rtoResult(m_session->plan(), state()).measured, Milliseconds(20min));
}

void TestDrillClock::approvalNeedsAName()
{
    begin();
    QSignalSpy refused(m_session.get(), &RunSession::refused);
    m_session->tick(id("go"), Status::Passed);
    QVERIFY(refused.wait(5000));
    QCOMPARE(refused.first().at(1).value<Error>().code, id("step.approval"));
    QVERIFY(!state().liveAt.isValid());
    m_session->tick(id("go"), Status::Passed, {}, id("Ann"));
    QTRY_VERIFY(state().liveAt.isValid());
    m_session->untick(id("go"));
    QTRY_COMPARE(refused.size(), 2);
    QVERIFY(state().liveAt.isValid());
}

// Begun with people, cut off, and resumed by a job at night: it ends, and says what nobody did.
void TestDrillClock::takenUpWithNobodyThere()
{
    begin();
    const QString run = m_session->runId();
    QSignalSpy gone(m_session.get(), &RunSession::interrupted);
    m_session->interrupt();
    QVERIFY(gone.wait(5000));
    open();
    m_session->resume(run, true);
    QTRY_VERIFY(m_session->isOpen());
    QTRY_VERIFY(state().isOver());
    QVERIFY(state().liveAt.isValid());
    QCOMPARE(state().step(id("go"))->status, Status::Unknown);
    QCOMPARE(verdict(m_session->plan(), state()), Verdict::Unknown);
}

QTEST_GUILESS_MAIN(TestDrillClock)
#include "tst_drillclock.moc"
