// SPDX-License-Identifier: GPL-3.0-or-later
// The models of a run: no resets while it goes on, exact signals, boundary indexes, 100,000 entries.
#include "items/checklistmodel.h"
#include "items/checksmodel.h"
#include "items/journalmaker.h"
#include "items/roles.h"
#include "items/runsmodel.h"
#include "items/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace muster;

namespace
{

const QString A = QStringLiteral("a");
const QString B = QStringLiteral("b");

CheckResult check(Status status)
{
    CheckResult result;
    result.name = QStringLiteral("row_count");
    result.object = QStringLiteral("public.orders");
    result.status = status;
    result.expected = 10;
    result.actual = 9;
    return result;
}

RunSummary run(const QString &id, RunPhase phase, int minute)
{
    RunSummary summary;
    summary.runId = id;
    summary.title = u"Run " + id;
    summary.phase = phase;
    summary.startedAt = QDateTime::fromMSecsSinceEpoch(1800000000000 + minute * 60000LL, Qt::UTC);
    return summary;
}

} // namespace

class TestRunModels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checklistShowsTheTree();
    void checklistChangesOnlyWhatChanged();
    void phaseSaysItsWorst();
    void checklistShowsLiveProgress();
    void checklistWaits();
    void checksAreAppended();
    void checksOfAnEarlierAttemptDoNotCount();
    void timelineInsertsBackdated();
    void timelineOfHundredThousand();
    void runsKeepTheirRows();
    void tabletopShowsAnEstimate();
    void boundaries();
};

void TestRunModels::checklistShowsTheTree()
{
    JournalMaker journal(makePlan());
    journal.begin();
    ChecklistModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRun(journal.state());
    QCOMPARE(model.rowCount(), 2);
    const QModelIndex one = model.index(0, 0);
    QCOMPARE(one.data().toString(), QStringLiteral("One"));
    QVERIFY(one.data(IsPhaseRole).toBool());
    QCOMPARE(model.rowCount(one), 2);
    const QModelIndex a = model.index(0, 0, one);
    QCOMPARE(a.data(IdRole).toString(), A);
    QCOMPARE(model.rowCount(a), 1);
    QCOMPARE(model.parent(model.index(0, 0, a)), a);
    QCOMPARE(model.stepCount(), 4);
    QCOMPARE(model.doneCount(), 0);
    QCOMPARE(one.siblingAtColumn(ChecklistModel::TimeColumn).data().toString(), QStringLiteral("0/3"));
}

void TestRunModels::checklistChangesOnlyWhatChanged()
{
    JournalMaker journal(makePlan());
    journal.begin();
    ChecklistModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRun(journal.state());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.update(journal.state());
    QCOMPARE(changed.count(), 0);
    journal.add(event::StepTicked{A, Status::Passed, QStringLiteral("well")});
    model.update(journal.state());
    QCOMPARE(changed.count(), 2); // the step and its phase
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.indexOf(A));
    QCOMPARE(model.indexOf(A).data(StatusRole).toInt(), static_cast<int>(Status::Passed));
    QCOMPARE(model.doneCount(), 1);
    journal.add(event::StepReset{A, {}});
    model.update(journal.state());
    QCOMPARE(model.doneCount(), 0);
    QCOMPARE(reset.count(), 0);
}

void TestRunModels::phaseSaysItsWorst()
{
    JournalMaker journal(makePlan());
    journal.begin();
    for (const char *id : {"a", "a1", "b"})
        journal.add(event::StepTicked{QString::fromLatin1(id), Status::Passed, {}});
    ChecklistModel model;
    model.setRun(journal.state());
    const QModelIndex one = model.index(0, 0);
    QCOMPARE(one.data(StatusRole).toInt(), static_cast<int>(Status::Passed));
    QCOMPARE(one.data(DoneRole).toInt(), 3);
    journal.add(event::StepFinished{QStringLiteral("b"), Status::Unknown, 0, false, {}, {}, {}, {}, {}});
    model.update(journal.state());
    QCOMPARE(one.data(StatusRole).toInt(), static_cast<int>(Status::Unknown));
    QCOMPARE(one.data(DoneRole).toInt(), 2); // what was not performed is not done
    QCOMPARE(model.doneCount(), 2);
    journal.add(event::StepTicked{A, Status::Failed, {}});
    model.update(journal.state());
    QCOMPARE(one.data(StatusRole).toInt(), static_cast<int>(Status::Failed));
}

void TestRunModels::checklistShowsLiveProgress()
{
    JournalMaker journal(makePlan());
    journal.begin();
    journal.add(event::StepTicked{A, Status::Passed, {}});
    journal.add(event::StepStarted{B, 1});
    ChecklistModel model;
    model.setRun(journal.state());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    event::StepProgressed progress;
    progress.step = B;
    progress.done = 41;
    progress.total = 75;
    progress.unit = QStringLiteral("tables");
    progress.leftMs = 70000;
    model.setProgress(progress);
    QCOMPARE(changed.count(), 1);
    QVERIFY(model.indexOf(B).data(SubtitleRole).toString().contains(QStringLiteral("41 of 75 tables")));
    progress.step = A; // over already: figures that come late change nothing
    model.setProgress(progress);
    QCOMPARE(changed.count(), 1);
}

void TestRunModels::checklistWaits()
{
    JournalMaker journal(makePlan());
    journal.begin();
    ChecklistModel model;
    model.setRun(journal.state());
    QCOMPARE(model.nextManual(), A);
    QVERIFY(model.indexOf(B).data(SubtitleRole).toString().contains(QStringLiteral("By hand")));
    journal.add(event::StepTicked{A, Status::Passed, {}});
    model.update(journal.state());
    QVERIFY(model.nextManual().isEmpty()); // “Look” waits for the restore
}

void TestRunModels::checksAreAppended()
{
    JournalMaker journal(makePlan());
    journal.begin();
    journal.add(event::StepStarted{B, 1});
    ChecksModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRun(journal.state());
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    journal.add(event::CheckRecorded{B, check(Status::Passed)});
    journal.add(event::CheckRecorded{B, check(Status::Failed)});
    model.update(journal.state());
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.count(Status::Failed), 1);
    QCOMPARE(model.index(1, ChecksModel::ActualColumn).data().toString(), QStringLiteral("9"));
    QCOMPARE(reset.count(), 0);
}

void TestRunModels::checksOfAnEarlierAttemptDoNotCount()
{
    JournalMaker journal(makePlan());
    journal.begin();
    journal.add(event::StepStarted{B, 1});
    journal.add(event::CheckRecorded{B, check(Status::Failed)});
    ChecksModel model;
    model.setRun(journal.state());
    QCOMPARE(model.count(Status::Failed), 1);
    event::StepFinished ended;
    ended.step = B;
    ended.status = Status::Failed;
    ended.willRetry = true;
    journal.add(ended);
    journal.add(event::StepStarted{B, 2});
    model.update(journal.state());
    QVERIFY(model.index(0, 0).data(SupersededRole).toBool());
    QCOMPARE(model.count(Status::Failed), 0);
}

void TestRunModels::timelineInsertsBackdated()
{
    JournalMaker journal(makePlan());
    journal.begin();
    TimelineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRun(journal.state());
    const int before = model.rowCount();
    journal.add(event::Noted{QStringLiteral("note"), QStringLiteral("now"), {}, {}, 0}, 600);
    journal.add(event::Noted{QStringLiteral("issue"), QStringLiteral("earlier"), {}, {}, 300000}, 1);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.update(journal.state());
    QCOMPARE(model.rowCount(), before + 2);
    QCOMPARE(model.index(before, TimelineModel::TextColumn).data().toString(), QStringLiteral("earlier"));
    QCOMPARE(model.index(before, TimelineModel::KindColumn).data(KindRole).toString(), QStringLiteral("issue"));
    QCOMPARE(model.index(before + 1, TimelineModel::TextColumn).data().toString(), QStringLiteral("now"));
    QCOMPARE(reset.count(), 0);
}

void TestRunModels::timelineOfHundredThousand()
{
    RunState state;
    state.runId = QStringLiteral("R");
    state.liveAt = QDateTime::fromMSecsSinceEpoch(1800000000000, Qt::UTC);
    for (int i = 0; i < 100000; ++i)
        state.timeline.append({i, state.liveAt.addMSecs(i * 10), QStringLiteral("log"), QString::number(i), {}, {}, {}});
    TimelineModel model;
    QElapsedTimer timer;
    timer.start();
    model.setRun(state);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    for (int i = 0; i < 1000; ++i)
        state.timeline.append({i, state.liveAt.addSecs(2000 + i), QStringLiteral("log"), QString::number(i), {}, {}, {}});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    timer.restart();
    model.update(state);
    QCOMPARE(inserted.count(), 1); // one insertion for what follows in order
    QVERIFY2(timer.elapsed() < 330, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(model.rowCount(), 101000);
}

void TestRunModels::runsKeepTheirRows()
{
    RunsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRuns({run(B, RunPhase::Running, 2), run(A, RunPhase::Finished, 1)});
    const QPersistentModelIndex old(model.index(1, 0));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setRuns({run(QStringLiteral("c"), RunPhase::Running, 3), run(B, RunPhase::Interrupted, 2),
                   run(A, RunPhase::Finished, 1)});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(old.row(), 2);
    QCOMPARE(changed.count(), 1);
    QVERIFY(model.index(1, 0).data(AttentionRole).toBool());
    model.setRuns({run(A, RunPhase::Finished, 1), run(B, RunPhase::Interrupted, 2)});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(old.row(), 0);
    model.setRuns({});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(reset.count(), 0);
}

void TestRunModels::boundaries()
{
    const ChecklistModel list;
    const ChecksModel checks;
    const TimelineModel timeline;
    const RunsModel runs;
    for (const QAbstractItemModel *model : std::initializer_list<const QAbstractItemModel *>{&list, &checks, &timeline, &runs}) {
        QCOMPARE(model->rowCount(), 0);
        QVERIFY(!model->index(0, 0).isValid());
        QVERIFY(!model->index(-1, 0).isValid());
        QVERIFY(!model->data({}, Qt::DisplayRole).isValid());
        QVERIFY(!model->headerData(99, Qt::Horizontal, Qt::DisplayRole).isValid());
    }
    QVERIFY(!list.indexOf(A).isValid());
    QVERIFY(!runs.at(0));
}

void TestRunModels::tabletopShowsAnEstimate()
{
    RunsModel model;
    RunSummary held = run(A, RunPhase::Finished, 1);
    held.kind = PlanKind::Tabletop;
    held.rto = {std::chrono::minutes(30), std::chrono::minutes(25), TargetStatus::Met, {}};
    RunSummary cut = held;
    cut.runId = B;
    cut.phase = RunPhase::Interrupted;
    model.setRuns({held, cut});
    const QModelIndex figure = model.index(0, RunsModel::RtoColumn);
    QCOMPARE(figure.data().toString(), QStringLiteral("0:25:00 estimated"));
    QCOMPARE(figure.data(TargetStatusRole).toInt(), static_cast<int>(TargetStatus::None)); // nothing was met
    QCOMPARE(model.index(1, RunsModel::RtoColumn).data().toString(), QStringLiteral("–"));
}

QTEST_GUILESS_MAIN(TestRunModels)
#include "tst_runmodels.moc"
