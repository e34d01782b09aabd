// SPDX-License-Identifier: GPL-3.0-or-later
// A run from begin to end over the real store: order, failures, retries, time limits, cancel, resume.
// The actions are the test's own; what they prove is the session, not an adapter.
#include "session/dryrun.h"
#include "session/runsession.h"
#include "store/store.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <poll.h>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

// {"do": "pass" | "fail" | "cannot" | "wait" | "flaky" | "make"}
class TestAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &c) override
    {
        const QString what = c.params.value(QStringLiteral("do")).toString();
        if (what == QStringLiteral("fail"))
            return fail({QStringLiteral("test.failed"), QStringLiteral("it failed"), QStringLiteral("try again"), Fault::Failed});
        if (what == QStringLiteral("cannot"))
            return fail({QStringLiteral("test.cannot"), QStringLiteral("no such thing"), QStringLiteral("install it"), Fault::CannotRun});
        if (what == QStringLiteral("flaky") && c.attempt < 3)
            return fail({QStringLiteral("test.flaky"), QStringLiteral("not yet"), {}, Fault::Failed});
        if (what == QStringLiteral("wait"))
            return waiting(c);
        if (what == QStringLiteral("make"))
            return making(c);
        if (what == QStringLiteral("checks"))
            c.host.check({QStringLiteral("row_count"), QStringLiteral("public.t"), Status::Failed, true, 2, 1, QStringLiteral("one row short"), 3ms});
        c.host.measure(QStringLiteral("answer"), 42, QStringLiteral("rows"));
        return ActionOutcome{what == QStringLiteral("checks") ? Status::Failed : Status::Passed, QStringLiteral("done"), {}, {{QStringLiteral("key"), c.step.id}}};
    }
    Result<QStringList> preview(ActionContext &c) override
    {
        if (c.params.value(QStringLiteral("do")).toString() == QStringLiteral("cannot"))
            return fail({QStringLiteral("test.cannot"), QStringLiteral("no such thing"), {}, Fault::CannotRun});
        return QStringList{QStringLiteral("would do it")};
    }
    bool stillThere(const QJsonObject &values, const RunInfo &) override
    {
        const QString path = values.value(QStringLiteral("path")).toString();
        return path.isEmpty() || QFile::exists(path);
    }

private:
    static Result<ActionOutcome> waiting(ActionContext &c)
    {
        pollfd fd{c.cancel.fd(), POLLIN, 0};
        for (int i = 0; i < 3000 && !c.cancel.isCancelled(); ++i) {
            c.host.progress({{}, i, 3000, QStringLiteral("turns"), 0, 0, 30000 - i * 10, {}});
            poll(&fd, 1, 10);
        }
        return fail({QStringLiteral("cancelled"), QStringLiteral("cancelled"), {}, Fault::Interrupted});
    }
    static Result<ActionOutcome> making(ActionContext &c)
    {
        const QString path = c.params.value(QStringLiteral("path")).toString();
        if (const auto added = c.host.resourceAdded(QStringLiteral("file"), path, {}); !added)
            return fail(added.error());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return fail({QStringLiteral("test.file"), file.errorString(), {}, Fault::Failed});
        return ActionOutcome{Status::Passed, {}, {}, {{QStringLiteral("path"), path}}};
    }
};

std::shared_ptr<const ActionRegistry> registry()
{
    auto result = std::make_shared<ActionRegistry>();
    result->add({QStringLiteral("test"), QStringLiteral("Test"), {QStringLiteral("do")}, {}, [] { return std::make_unique<TestAction>(); }});
    result->addRemover(QStringLiteral("file"), [](const event::ResourceAdded &r, const RunInfo &) -> Done {
        QFile::remove(r.path);
        return {};
    });
    return result;
}

Step step(const char *id, const char *what, const QJsonObject &more = {})
{
    Step s;
    s.id = QString::fromLatin1(id);
    s.text = s.id;
    QJsonObject params = more;
    params[QStringLiteral("do")] = QString::fromLatin1(what);
    s.action = ActionSpec{QStringLiteral("test"), params};
    return s;
}

Plan planOf(const QVector<Step> &steps)
{
    Plan plan;
    plan.id = QStringLiteral("P-1");
    plan.title = QStringLiteral("Test plan");
    Phase phase;
    phase.id = QStringLiteral("phase");
    phase.steps = steps;
    plan.phases = {phase};
    return plan;
}

QString id(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    int m_number = 0;
    QString m_store;

    void runToEnd(RunSession &session, const Plan &plan, const RunOptions &options = {})
    {
        QSignalSpy finished(&session, &RunSession::finished);
        QSignalSpy failed(&session, &RunSession::failed);
        session.begin(plan, {}, options);
        QTRY_VERIFY_WITH_TIMEOUT(finished.size() + failed.size() > 0, 10000);
        QCOMPARE(failed.size(), 0);
    }

private Q_SLOTS:
    void init() { m_store = m_dir.filePath(QStringLiteral("store%1.db").arg(++m_number)); }

    void aRunPasses()
    {
        RunSession session(m_store, registry());
        runToEnd(session, planOf({step("a", "pass"), step("b", "pass")}));
        QCOMPARE(session.state().phase, RunPhase::Finished);
        QCOMPARE(verdict(session.plan(), session.state()), Verdict::Passed);
        QCOMPARE(exitCode(session.plan(), session.state()), 0);
        auto store = openStore(m_store);
        QVERIFY(store.has_value());
        const auto entries = (*store)->journal(session.runId());
        QVERIFY(entries.has_value());
        QVector<QJsonObject> json;
        for (const JournalEntry &entry : *entries)
            json.append(entryToJson(entry));
        QCOMPARE(verifyJournal(json)->head, session.state().head);
        const auto summary = (*store)->run(session.runId());
        QCOMPARE(*summary->verdict, Verdict::Passed);
        QVERIFY(!(*store)->lease(session.runId())->has_value());
    }

    void valuesReachLaterSteps()
    {
        RunSession session(m_store, registry());
        runToEnd(session, planOf({step("a", "pass")}));
        QCOMPARE(session.state().step(id("a"))->values.value(id("key")).toString(), id("a"));
        QCOMPARE(session.state().measure(id("answer"))->toInt(), 42);
    }

    void aFailureStopsAndCleansUp()
    {
        Step cleanup = step("z", "pass");
        cleanup.always = true;
        const QString file = m_dir.filePath(id("made"));
        RunSession session(m_store, registry());
        runToEnd(session, planOf({step("m", "make", {{id("path"), file}}), step("a", "fail"), step("b", "pass"), cleanup}));
        QCOMPARE(session.state().step(id("a"))->status, Status::Failed);
        QCOMPARE(session.state().step(id("b"))->status, Status::Unknown);
        QCOMPARE(session.state().step(id("z"))->status, Status::Passed);
        QCOMPARE(exitCode(session.plan(), session.state()), 1);
        QVERIFY(!QFile::exists(file)); // swept, though no step removed it
        QVERIFY(session.state().resources.isEmpty());
    }

    void keepLeavesResources()
    {
        const QString file = m_dir.filePath(id("kept"));
        RunOptions options;
        options.keep = true;
        RunSession session(m_store, registry());
        runToEnd(session, planOf({step("m", "make", {{id("path"), file}})}), options);
        QVERIFY(QFile::exists(file));
        QCOMPARE(session.state().kept.size(), 1);
    }

    void whatCannotRunIsUnknownAndExitsThree()
    {
        RunSession session(m_store, registry());
        runToEnd(session, planOf({step("a", "cannot"), step("b", "pass")}));
        QCOMPARE(session.state().step(id("a"))->status, Status::Unknown);
        QCOMPARE(verdict(session.plan(), session.state()), Verdict::Unknown);
        QCOMPARE(exitCode(session.plan(), session.state()), 3);
    }

    void failedChecksFailTheRun()
    {
        RunSession session(m_store, registry());
        runToEnd(session, planOf({step("a", "checks")}));
        QCOMPARE(verdict(session.plan(), session.state()), Verdict::Failed);
        QCOMPARE(effectiveChecks(session.state()).first().check.object, id("public.t"));
    }

    void retriesUntilItWorks()
    {
        Step flaky = step("a", "flaky");
        flaky.retry = {3, 10ms, 1.0, 1s};
        RunSession session(m_store, registry());
        runToEnd(session, planOf({flaky}));
        QCOMPARE(session.state().step(id("a"))->status, Status::Passed);
        QCOMPARE(session.state().step(id("a"))->attempt, 3);
    }

    void timeLimitEndsAStep()
    {
        Step slow = step("a", "wait");
        slow.timeout = 150ms;
        RunSession session(m_store, registry());
        QElapsedTimer timer;
        timer.start();
        runToEnd(session, planOf({slow}));
        QVERIFY(timer.elapsed() < 2500);
        QCOMPARE(session.state().step(id("a"))->status, Status::Failed);
        QCOMPARE(session.state().step(id("a"))->code, id("step.timeout"));
    }

    void abortEndsWithinTwoSeconds()
    {
        Step cleanup = step("z", "pass");
        cleanup.always = true;
        RunSession session(m_store, registry());
        QSignalSpy progress(&session, &RunSession::progressed);
        QSignalSpy finished(&session, &RunSession::finished);
        session.begin(planOf({step("a", "wait"), step("b", "pass"), cleanup}), {}, {});
        QTRY_VERIFY(progress.size() > 3);
        QElapsedTimer timer;
        timer.start();
        session.abort(id("enough"));
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(timer.elapsed() < 2000);
        QCOMPARE(session.state().phase, RunPhase::Aborted);
        QCOMPARE(session.state().step(id("z"))->status, Status::Passed);
        QCOMPARE(exitCode(session.plan(), session.state()), 130);
    }

    void progressIsJournaledAtMostOnceASecond()
    {
        Step slow = step("a", "wait");
        slow.timeout = 1500ms;
        RunSession session(m_store, registry());
        QSignalSpy live(&session, &RunSession::progressed);
        runToEnd(session, planOf({slow}));
        auto store = openStore(m_store);
        int journaled = 0;
        const auto entries = (*store)->journal(session.runId());
        QVERIFY(entries.has_value());
        for (const JournalEntry &entry : *entries)
            journaled += std::holds_alternative<event::StepProgressed>(entry.event.body) ? 1 : 0;
        QVERIFY(journaled >= 1 && journaled <= 2);
        QVERIFY(live.size() > 20);
    }

    void pauseHoldsTheNextStep()
    {
        Step manual;
        manual.id = id("m");
        RunSession session(m_store, registry());
        QSignalSpy opened(&session, &RunSession::opened);
        QSignalSpy finished(&session, &RunSession::finished);
        QSignalSpy entries(&session, &RunSession::entryAppended);
        Plan plan = planOf({manual, step("b", "pass")});
        plan.phases[0].steps[1].needs = {id("m")};
        session.begin(plan, {}, {});
        QTRY_COMPARE(opened.size(), 1);
        session.pause(id("coffee"));
        session.tick(id("m"), Status::Passed);
        QTRY_COMPARE(session.state().step(id("m"))->status, Status::Passed);
        QCOMPARE(session.state().step(id("b"))->status, Status::Pending);
        session.goOn();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(session.state().pauses.size(), 1);
        QCOMPARE(session.state().step(id("b"))->status, Status::Passed);
    }

    void unattendedManualStepsAreUnknown()
    {
        Step manual;
        manual.id = id("m");
        RunOptions options;
        options.unattended = true;
        RunSession session(m_store, registry());
        runToEnd(session, planOf({manual, step("b", "pass")}), options);
        QCOMPARE(session.state().step(id("m"))->status, Status::Unknown);
        QCOMPARE(session.state().step(id("b"))->status, Status::Passed);
        QCOMPARE(verdict(session.plan(), session.state()), Verdict::Unknown);
    }

    void interruptedRunsResume()
    {
        const QString file = m_dir.filePath(id("again"));
        QString runId;
        {
            RunSession session(m_store, registry());
            QSignalSpy progress(&session, &RunSession::progressed);
            session.begin(planOf({step("m", "make", {{id("path"), file}}), step("a", "wait")}), {}, {});
            QTRY_VERIFY(progress.size() > 0);
            runId = session.runId();
        } // closing the session interrupts
        QVERIFY(QFile::exists(file));
        QFile::remove(file); // its result is lost: the step is done again
        auto store = openStore(m_store);
        QCOMPARE((*store)->run(runId)->phase, RunPhase::Interrupted);

        RunSession again(m_store, registry());
        QSignalSpy progress(&again, &RunSession::progressed);
        QSignalSpy finished(&again, &RunSession::finished);
        again.resume(runId.left(15));
        QTRY_VERIFY(progress.size() > 0);
        QVERIFY(QFile::exists(file));
        again.abort({});
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!QFile::exists(file));
    }

    void onlyOneDrives()
    {
        RunSession first(m_store, registry());
        QSignalSpy progress(&first, &RunSession::progressed);
        first.begin(planOf({step("a", "wait")}), {}, {});
        QTRY_VERIFY(progress.size() > 0);
        RunSession second(m_store, registry());
        QSignalSpy failed(&second, &RunSession::failed);
        second.resume(first.runId());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, id("run.driven"));

        RunSession follower(m_store, registry());
        QSignalSpy followed(&follower, &RunSession::finished);
        QSignalSpy opened(&follower, &RunSession::opened);
        follower.follow(first.runId());
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(!follower.isDriving());
        follower.abort(id("not mine")); // a follower's requests are refused
        first.abort({});
        QTRY_COMPARE(followed.size(), 1);
        QCOMPARE(follower.state().head, first.state().head);
    }

    void aRunThatIsOverDoesNotResume()
    {
        RunSession session(m_store, registry());
        runToEnd(session, planOf({step("a", "pass")}));
        RunSession again(m_store, registry());
        QSignalSpy failed(&again, &RunSession::failed);
        again.resume(session.runId());
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, id("run.over"));
    }

    void aStoreThatCannotBeOpened()
    {
        QFile file(m_store);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        RunSession session(m_store, registry());
        QSignalSpy failed(&session, &RunSession::failed);
        session.begin(planOf({step("a", "pass")}), {}, {});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, id("store.damaged"));
    }

    // The store goes away in the middle of a run: said at once, and what was made is removed all the same.
    void aStoreThatBreaksInTheMiddle()
    {
        const QString file = m_dir.filePath(id("orphan"));
        RunSession session(m_store, registry());
        QSignalSpy progress(&session, &RunSession::progressed);
        QSignalSpy failed(&session, &RunSession::failed);
        QSignalSpy ended(&session, &RunSession::interrupted);
        session.begin(planOf({step("m", "make", {{id("path"), file}}), step("a", "wait")}), {}, {});
        QTRY_VERIFY(progress.size() > 0);
        qint64 onDisk = 0;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(id("QSQLITE"), id("breaker"));
            db.setDatabaseName(m_store);
            QVERIFY(db.open());
            QVERIFY(QSqlQuery(db).exec(id("ALTER TABLE journal RENAME TO gone")));
            QSqlQuery count(id("SELECT count(*) FROM gone"), db); // nothing more comes into it
            QVERIFY(count.next());
            onDisk = count.value(0).toLongLong();
        }
        QSqlDatabase::removeDatabase(id("breaker"));
        session.tick(id("a"), Status::Passed);
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 8000);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(session.state().count, onDisk); // nothing was shown that is not on disk, and all that is
        QVERIFY(!QFile::exists(file));
    }

    void dryRunFindsWhatTheRealOneWould()
    {
        Step unknown = step("u", "pass");
        unknown.action->type = id("no.such");
        const auto lines = dryRun(planOf({step("a", "pass"), step("b", "cannot"), unknown}), {}, {}, *registry());
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0).commands, QStringList{id("would do it")});
        QCOMPARE(lines.at(1).problem->code, id("test.cannot"));
        QCOMPARE(lines.at(2).problem->code, id("plan.unknown_action"));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
