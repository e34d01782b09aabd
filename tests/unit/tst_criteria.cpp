// SPDX-License-Identifier: GPL-3.0-or-later
// Success criteria from results alone: met, missed, and unknown until a person attests.
#include "domain/criteria.h"

#include <QJsonArray>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

Step step(const QString &id, bool manual)
{
    Step made;
    made.id = id;
    made.text = u"Text of "_qs + id;
    if (!manual)
        made.action = ActionSpec{u"command"_qs, {}};
    return made;
}

Plan planFrom(const QJsonValue &from)
{
    Plan plan;
    plan.id = u"p"_qs;
    plan.targets.rto = 60min;
    plan.targets.rpo = 5min;
    Phase phase;
    phase.id = u"work"_qs;
    phase.title = u"Work"_qs;
    phase.steps = {step(u"auto"_qs, false), step(u"hand"_qs, true)};
    phase.steps[1].steps = {step(u"below"_qs, true)};
    Phase idle;
    idle.id = u"idle"_qs;
    plan.phases = {phase, idle};
    plan.recoveredBy = u"auto"_qs;
    plan.extra[u"success_criteria"_qs] =
        QJsonArray{QJsonObject{{u"id"_qs, u"c"_qs}, {u"text"_qs, u"So"_qs}, {u"from"_qs, from}}};
    return plan;
}

QDateTime at(int minute)
{
    return QDateTime(QDate(2026, 10, 23), QTime(10, 0), Qt::UTC).addSecs(minute * 60);
}

RunState stateOf(const Plan &plan)
{
    RunState state = Fold(plan).state();
    state.phase = RunPhase::Finished;
    state.createdAt = state.liveAt = at(0);
    state.finishedAt = state.lastAt = at(100);
    return state;
}

void end(RunState &state, const QString &id, Status status, const QString &actor, int minute = 50)
{
    StepState &s = state.steps[id];
    s.id = id;
    s.status = status;
    s.attempt = 1;
    s.actor = actor;
    s.startedAt = at(0);
    s.endedAt = at(minute);
}

CriterionResult judged(const Plan &plan, const RunState &state)
{
    return judgeCriteria(plan, state).value(0);
}

} // namespace

class TestCriteria : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlanWithoutAny()
    {
        QVERIFY(judgeCriteria(Plan(), RunState()).isEmpty());
        QVERIFY(checkCriteria(Plan()));
    }

    void nothingIsKnownBeforeTheRun_data()
    {
        QTest::addColumn<QString>("from");
        for (const char *from : {"rto", "rpo", "checks", "checks:row_count", "step:auto", "step:hand", "step:below", "phase:work", "phase:idle"})
            QTest::newRow(from) << QString::fromLatin1(from);
    }

    void nothingIsKnownBeforeTheRun()
    {
        QFETCH(QString, from);
        const Plan plan = planFrom(from);
        QVERIFY(checkCriteria(plan));
        for (const RunState &state : {Fold(plan).state(), stateOf(plan)}) {
            const CriterionResult result = judged(plan, state);
            QCOMPARE(result.status, TargetStatus::Unknown);
            QVERIFY(!result.how.isEmpty() && result.attestedBy.isEmpty());
        }
    }

    void recoveryTime()
    {
        const Plan plan = planFrom(u"rto"_qs);
        RunState state = stateOf(plan);
        end(state, u"auto"_qs, Status::Passed, u"muster"_qs, 60);
        QCOMPARE(judged(plan, state).status, TargetStatus::Met);
        QVERIFY(judged(plan, state).how.contains(u"1 h"_qs));
        end(state, u"auto"_qs, Status::Passed, u"muster"_qs, 61);
        QCOMPARE(judged(plan, state).status, TargetStatus::Missed);
    }

    void aTickAttestsByName()
    {
        const Plan plan = planFrom(u"step:hand"_qs);
        RunState state = stateOf(plan);
        end(state, u"hand"_qs, Status::Passed, u"Ada"_qs);
        QCOMPARE(judged(plan, state).status, TargetStatus::Met);
        QCOMPARE(judged(plan, state).attestedBy, QStringList{u"Ada"_qs});
        QVERIFY(judged(plan, state).how.contains(u"Ada"_qs));
        end(state, u"hand"_qs, Status::Failed, u"Ada"_qs);
        QCOMPARE(judged(plan, state).status, TargetStatus::Missed);
        for (const auto &[status, actor] : {std::pair{Status::Unknown, u"muster"_qs}, std::pair{Status::Skipped, u"Ada"_qs},
                                            std::pair{Status::Passed, u"muster"_qs}, std::pair{Status::Passed, QString()}}) {
            end(state, u"hand"_qs, status, actor);
            QCOMPARE(judged(plan, state).status, TargetStatus::Unknown);
            QVERIFY(judged(plan, state).attestedBy.isEmpty());
        }
    }

    void anAutomaticStepProvesItself()
    {
        const Plan plan = planFrom(u"step:auto"_qs);
        RunState state = stateOf(plan);
        const std::pair<Status, TargetStatus> rows[] = {{Status::Passed, TargetStatus::Met},
                                                        {Status::Failed, TargetStatus::Missed},
                                                        {Status::Unknown, TargetStatus::Unknown},
                                                        {Status::Skipped, TargetStatus::Unknown}};
        for (const auto &[status, expected] : rows) {
            end(state, u"auto"_qs, status, u"muster"_qs);
            QCOMPARE(judged(plan, state).status, expected);
            QVERIFY(judged(plan, state).attestedBy.isEmpty());
        }
    }

    void checksCount()
    {
        const Plan plan = planFrom(u"checks"_qs);
        RunState state = stateOf(plan);
        end(state, u"auto"_qs, Status::Passed, u"muster"_qs);
        const auto add = [&state](const QString &name, const QString &object, Status status, bool critical = true) {
            CheckResult check;
            check.name = name;
            check.object = object;
            check.status = status;
            check.critical = critical;
            state.checks.append({u"auto"_qs, 1, check});
        };
        add(u"row_count"_qs, u"a"_qs, Status::Passed);
        add(u"row_count"_qs, u"b"_qs, Status::Skipped);
        add(u"index"_qs, u"i"_qs, Status::Failed, false);
        QCOMPARE(judged(plan, state).status, TargetStatus::Met);
        state.phase = RunPhase::Running;
        QCOMPARE(judged(plan, state).status, TargetStatus::Unknown);
        state.phase = RunPhase::Finished;
        add(u"index"_qs, u"j"_qs, Status::Unknown);
        QCOMPARE(judged(plan, state).status, TargetStatus::Unknown);
        const Plan named = planFrom(u"checks:row_count"_qs);
        QCOMPARE(judged(named, state).status, TargetStatus::Met);
        add(u"index"_qs, u"k"_qs, Status::Failed);
        QCOMPARE(judged(plan, state).status, TargetStatus::Missed);
        QCOMPARE(judged(planFrom(u"checks:foreign_key"_qs), state).status, TargetStatus::Unknown);
    }

    void aPhaseAsAWhole()
    {
        const Plan plan = planFrom(u"phase:work"_qs);
        RunState state = stateOf(plan);
        end(state, u"auto"_qs, Status::Passed, u"muster"_qs);
        QCOMPARE(judged(plan, state).status, TargetStatus::Unknown);
        end(state, u"hand"_qs, Status::Passed, u"Bo"_qs);
        QCOMPARE(judged(plan, state).status, TargetStatus::Met);
        QCOMPARE(judged(plan, state).attestedBy, QStringList{u"Bo"_qs});
        end(state, u"auto"_qs, Status::Skipped, u"muster"_qs); // by its condition
        QCOMPARE(judged(plan, state).status, TargetStatus::Met);
        end(state, u"auto"_qs, Status::Failed, u"muster"_qs);
        QCOMPARE(judged(plan, state).status, TargetStatus::Missed);
    }

    void allSourcesHaveToHold()
    {
        const Plan plan = planFrom(QJsonArray{u"step:auto"_qs, u"step:hand"_qs});
        RunState state = stateOf(plan);
        end(state, u"auto"_qs, Status::Passed, u"muster"_qs);
        QCOMPARE(judged(plan, state).status, TargetStatus::Unknown);
        QVERIFY(judged(plan, state).how.contains(u"hand"_qs));
        end(state, u"hand"_qs, Status::Passed, u"Ada"_qs);
        QCOMPARE(judged(plan, state).status, TargetStatus::Met);
        end(state, u"auto"_qs, Status::Failed, u"muster"_qs);
        QCOMPARE(judged(plan, state).status, TargetStatus::Missed);
    }

    void sourcesThatAreNotThere_data()
    {
        QTest::addColumn<QString>("from");
        for (const char *from : {"step:none", "phase:none", "checks:", "rto:x", "everything", "step"})
            QTest::newRow(from) << QString::fromLatin1(from);
    }

    void sourcesThatAreNotThere()
    {
        QFETCH(QString, from);
        const Done done = checkCriteria(planFrom(from));
        QVERIFY(!done);
        QCOMPARE(done.error().code, u"plan.criterion"_qs);
        QCOMPARE(done.error().pointer, u"/success_criteria/0"_qs);
        QVERIFY(!done.error().hint.isEmpty());
    }

    void twoOfOneName()
    {
        Plan plan = planFrom(u"rto"_qs);
        QJsonArray list = plan.extra.value(u"success_criteria"_qs).toArray();
        list.append(list.first());
        plan.extra[u"success_criteria"_qs] = list;
        QCOMPARE(checkCriteria(plan).error().code, u"plan.duplicate_id"_qs);
    }
};

QTEST_GUILESS_MAIN(TestCriteria)
#include "tst_criteria.moc"
