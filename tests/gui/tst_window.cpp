// SPDX-License-Identifier: GPL-3.0-or-later
// The window driven by keyboard and mouse: from a plan to its report, closing during a run, resuming, the
// scribe line, dropping a file, finding things, two workers flat out.
#include "gui/windowcase.h"
#include "items/checklistmodel.h"
#include "items/roles.h"
#include "items/timelinemodel.h"
#include "pages/livepage.h"
#include "pages/planeditor.h"
#include "pages/startpage.h"
#include "pages/valuesform.h"
#include "shell/pagehost.h"
#include "widgets/banner.h"
#include "widgets/bignumber.h"
#include "widgets/views.h"

#include <QAbstractButton>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTreeWidget>
#include <QUrl>

using namespace muster;

class TestWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_case = std::make_unique<WindowCase>(); }
    void cleanup() { m_case.reset(); }
    void fromPlanToReport();
    void closingAsks();
    void cutOffIsOfferedAndResumed();
    void cleaningUpAsks();
    void abortAsksAndCleansUp();
    void scribeRecords();
    void escapeKeepsText();
    void pauseByKey();
    void backAndForward();
    void finderGoes();
    void droppedBackupMakesADrill();
    void editingIsUndone();
    void wrongDurationIsSaid();
    void undoInAField();
    void savedIsNotSaidOfAChange();
    void dryRunIsOffered();
    void valuesSayTheirUnit();
    void finderKnowsCommands();
    void recentPlansAreOnTheStartPage();
    void wrongPlanSaysWhy();
    void twoWorkersFlatOut();

private:
    void startPlan(const QString &kind);
    [[nodiscard]] QModelIndex step(int row) const;
    [[nodiscard]] Status statusOf(int row) const;
    void tick(int row);
    [[nodiscard]] MainWindow &window() const { return m_case->window(); }
    [[nodiscard]] RowView *checklist() const { return m_case->find<RowView>("checklist"); }

    std::unique_ptr<WindowCase> m_case;
};

void TestWindow::startPlan(const QString &kind)
{
    window().openFile(m_case->writePlan(kind));
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor") && m_case->find<PlanEditor>("planEditor")->isReady());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(checklist() && checklist()->model()->rowCount() == 1);
    QVERIFY(window().runs()->isRunning());
}

QModelIndex TestWindow::step(int row) const
{
    const QAbstractItemModel *model = checklist()->model();
    return model->index(row, 0, model->index(0, 0));
}

Status TestWindow::statusOf(int row) const
{
    return static_cast<Status>(step(row).data(StatusRole).toInt());
}

void TestWindow::tick(int row)
{
    checklist()->setCurrentIndex(step(row));
    QTest::keyClick(checklist(), Qt::Key_Space);
}

void TestWindow::fromPlanToReport()
{
    startPlan(QStringLiteral("checks"));
    QVERIFY(!QTest::currentTestFailed());
    QCOMPARE(statusOf(0), Status::Pending);
    tick(0);
    QTRY_COMPARE(statusOf(0), Status::Passed);
    QTRY_COMPARE(statusOf(1), Status::Passed); // the worker's, by itself
    QTRY_VERIFY(m_case->find<RowView>("checks") && m_case->find<RowView>("checks")->model()->rowCount() == 2);
    tick(1);
    QTRY_VERIFY(m_case->find<Banner>("banner")); // it says why an automatic step is not ticked by hand
    tick(2);
    QTRY_VERIFY(!window().runs()->isRunning());
    m_case->click("openReport");
    QTRY_COMPARE(window().place().room, Room::Report);
    QTRY_VERIFY(m_case->find<QWidget>("reportPage"));
    // The run stands in the history.
    QTest::keyClick(&window(), Qt::Key_4, Qt::ControlModifier);
    QTRY_COMPARE(window().place().room, Room::History);
    QTRY_VERIFY(m_case->find<RowView>("history") &&
                m_case->find<RowView>("history")->model()->rowCount() == 1);
    QCOMPARE(m_case->find<RowView>("history")->model()->index(0, 1).data().toString(),
             QStringLiteral("passed"));
}

void TestWindow::closingAsks()
{
    startPlan(QStringLiteral("wait"));
    QVERIFY(!QTest::currentTestFailed());
    window().close();
    QTRY_VERIFY(m_case->find<QWidget>("question"));
    QVERIFY(window().isVisible());
    QTest::keyClick(m_case->find<QWidget>("question"), Qt::Key_Escape); // the safe answer
    QTRY_VERIFY(!m_case->find<QWidget>("question"));
    QVERIFY(window().isVisible());
    QVERIFY(window().runs()->isRunning());
    window().close();
    m_case->click("stopHere");
    QTRY_VERIFY(!window().isVisible());
}

void TestWindow::cutOffIsOfferedAndResumed()
{
    startPlan(QStringLiteral("wait"));
    QVERIFY(!QTest::currentTestFailed());
    tick(0);
    QTRY_COMPARE(statusOf(1), Status::Running);
    window().close();
    m_case->click("stopHere");
    QTRY_VERIFY(!window().isVisible());
    m_case->open();
    QTRY_VERIFY(m_case->find<Banner>("cutOff"));
    m_case->click("resumeRun");
    QTRY_VERIFY(checklist() && checklist()->model()->rowCount() == 1);
    QCOMPARE(statusOf(0), Status::Passed); // what was ticked is still ticked
    QTRY_COMPARE(statusOf(1), Status::Running);
    QVERIFY(window().runs()->isRunning());
}

void TestWindow::abortAsksAndCleansUp()
{
    startPlan(QStringLiteral("wait"));
    QVERIFY(!QTest::currentTestFailed());
    m_case->click("abort");
    QTRY_VERIFY(m_case->find<QAbstractButton>("goOn"));
    QTRY_VERIFY(m_case->find<QAbstractButton>("goOn") &&
                m_case->find<QAbstractButton>("goOn")->hasFocus()); // the safe one
    m_case->click("abortRun");
    QTRY_VERIFY(!window().runs()->isRunning());
    QCOMPARE(window().runs()->session()->state().phase, RunPhase::Aborted);
    // It does not look complete: what was not performed is not ticked, and nothing can be written any more.
    const QModelIndex phase = checklist()->model()->index(0, 0);
    QTRY_COMPARE(phase.data(StatusRole).toInt(), static_cast<int>(Status::Unknown));
    QCOMPARE(phase.data(DoneRole).toInt(), 0);
    QTRY_VERIFY(!m_case->find<QLineEdit>("scribeLine")->isEnabled());
    QVERIFY(m_case->find<QLineEdit>("scribeLine")->placeholderText().contains(QStringLiteral("over")));
    QTRY_VERIFY(m_case->find<BigNumber>("forecast")->accessibleName().contains(u'–'));
}

void TestWindow::cleaningUpAsks()
{
    startPlan(QStringLiteral("wait"));
    QVERIFY(!QTest::currentTestFailed());
    window().close();
    m_case->click("stopHere");
    QTRY_VERIFY(!window().isVisible());
    m_case->open();
    QTRY_VERIFY(m_case->find<QAbstractButton>("resumeRun"));
    QTRY_VERIFY(m_case->find<QAbstractButton>("resumeRun")->hasFocus());
    m_case->click("cleanUpRun");
    QTRY_VERIFY(m_case->find<QAbstractButton>("keepRun"));
    QTRY_VERIFY(m_case->find<QAbstractButton>("keepRun")->hasFocus()); // the safe one
    QVERIFY(m_case->find<QLabel>("questionText")->text().contains(QStringLiteral("Window test: wait")));
    m_case->click("keepRun");
    QTRY_VERIFY(!m_case->find<QWidget>("question"));
    QVERIFY(!window().runs()->session());
    QCOMPARE(window().place().room, Room::Start);
    m_case->click("cleanUpRun");
    m_case->click("giveUpRun");
    QTRY_VERIFY(window().runs()->session() && window().runs()->session()->isOpen());
    QTRY_COMPARE(window().runs()->session()->state().phase, RunPhase::Aborted);
}

void TestWindow::scribeRecords()
{
    startPlan(QStringLiteral("wait"));
    QVERIFY(!QTest::currentTestFailed());
    QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
    auto *line = m_case->find<QLineEdit>("scribeLine");
    QTRY_VERIFY(line->hasFocus());
    QTest::keyClicks(line, QStringLiteral("@dba !replica is down"));
    QTest::keyClick(line, Qt::Key_Return);
    QVERIFY(line->text().isEmpty());
    const RunState &state = window().runs()->session()->state();
    QTRY_COMPARE(state.timeline.last().kind, QStringLiteral("issue"));
    QTest::keyClicks(line, QStringLiteral("#gap P1 no runbook"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(state.gaps.size(), 1);
    QCOMPARE(state.gaps.first().priority, QStringLiteral("P1"));
    QTRY_COMPARE(
        m_case->find<RowView>("timeline")
            ->model()
            ->index(m_case->find<RowView>("timeline")->model()->rowCount() - 1, TimelineModel::KindColumn)
            .data()
            .toString(),
        QStringLiteral("gap"));
    QVERIFY(line->hasFocus()); // the line keeps the focus
}

void TestWindow::escapeKeepsText()
{
    startPlan(QStringLiteral("wait"));
    QVERIFY(!QTest::currentTestFailed());
    checklist()->setCurrentIndex(step(0));
    QTest::keyClick(checklist(), Qt::Key_I);
    auto *line = m_case->find<QLineEdit>("scribeLine");
    QTRY_VERIFY(line->hasFocus());
    QCOMPARE(line->text(), QStringLiteral("!"));
    QTest::keyClicks(line, QStringLiteral("half a sen"));
    QTest::keyClick(line, Qt::Key_Escape);
    QCOMPARE(line->text(), QStringLiteral("!half a sen"));
    QTRY_VERIFY(checklist()->hasFocus());
}

void TestWindow::pauseByKey()
{
    startPlan(QStringLiteral("wait"));
    QVERIFY(!QTest::currentTestFailed());
    QTest::keyClick(&window(), Qt::Key_F9);
    QTRY_COMPARE(window().runs()->session()->state().phase, RunPhase::Paused);
    QTest::keyClick(&window(), Qt::Key_F9);
    QTRY_COMPARE(window().runs()->session()->state().phase, RunPhase::Running);
}

void TestWindow::backAndForward()
{
    QCOMPARE(window().place().room, Room::Start);
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(window().place().room, Room::Plans);
    QTest::keyClick(&window(), Qt::Key_4, Qt::ControlModifier);
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    QTRY_COMPARE(window().place().room, Room::Plans);
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(&window(), Qt::Key_Left, Qt::AltModifier); // nothing further back
    QCOMPARE(window().place().room, Room::Start);
    QTest::keyClick(&window(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(window().place().room, Room::Plans);
}

void TestWindow::finderGoes()
{
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m_case->find<QLineEdit>("finderQuery"));
    QTest::keyClicks(m_case->find<QLineEdit>("finderQuery"), QStringLiteral("hist"));
    QTest::keyClick(m_case->find<QLineEdit>("finderQuery"), Qt::Key_Return);
    QTRY_COMPARE(window().place().room, Room::History);
}

void TestWindow::droppedBackupMakesADrill()
{
    const QString backup = m_case->folder() + u"/orders.dump";
    for (const QString &path : {backup, QString(backup + u".baseline.json")}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
    }
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(backup)});
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &drop);
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor") && m_case->find<PlanEditor>("planEditor")->isReady());
    auto *editor = m_case->find<PlanEditor>("planEditor");
    QVERIFY(editor->document()->head().title.contains(QStringLiteral("orders.dump")));
    QCOMPARE(editor->findChild<QLineEdit *>(QStringLiteral("value-BACKUP"))->text(), backup);
    QCOMPARE(editor->findChild<QLineEdit *>(QStringLiteral("value-BASELINE"))->text(),
             QString(backup + u".baseline.json"));
    QTRY_VERIFY(m_case->find<QAbstractButton>("startDrill") &&
                m_case->find<QAbstractButton>("startDrill")->hasFocus());
    QCOMPARE(baselineBeside(backup), QString(backup + u".baseline.json"));
    QCOMPARE(baselineBeside(m_case->folder() + u"/other.dump"), QString());
}

void TestWindow::editingIsUndone()
{
    window().openFile(m_case->writePlan(QStringLiteral("pass")));
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor"));
    auto *editor = m_case->find<PlanEditor>("planEditor");
    const Plan before = editor->document()->plan();
    auto *tree = m_case->find<RowView>("stepsTree");
    tree->setFocus();
    tree->setCurrentIndex(editor->document()->steps()->indexOf({0, 0}));
    QTest::keyClick(tree, Qt::Key_Insert);
    QCOMPARE(editor->document()->plan().phases.first().steps.size(), before.phases.first().steps.size() + 1);
    auto *text = m_case->find<QLineEdit>("stepText");
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClicks(text, QStringLiteral("Call the owner"));
    QTest::keyClick(text, Qt::Key_Tab);
    QCOMPARE(editor->document()->plan().phases.first().steps.at(1).text, QStringLiteral("Call the owner"));
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(editor->document()->plan().phases.first().steps.at(2).text, QStringLiteral("Call the owner"));
    while (editor->document()->undo()->canUndo())
        QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor->document()->plan(), before);
    QTRY_VERIFY(editor->isReady());
}

void TestWindow::wrongDurationIsSaid()
{
    window().openFile(m_case->writePlan(QStringLiteral("pass")));
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor") && m_case->find<PlanEditor>("planEditor")->isReady());
    m_case->find<QListWidget>("sections")->setCurrentRow(0);
    auto *rto = m_case->find<QLineEdit>("rto_minutes");
    rto->setFocus();
    rto->selectAll();
    QTest::keyClicks(rto, QStringLiteral("abc"));
    QVERIFY(!m_case->find<QAbstractButton>("startDrill")->isEnabled()); // at once
    QTRY_VERIFY(m_case->find<QLabel>("rto_minutesProblem"));
    QVERIFY(!m_case->find<QLabel>("rto_minutesProblem")->text().isEmpty());
    QTRY_VERIFY(m_case->find<Banner>("readinessNote") &&
                m_case->find<Banner>("readinessNote")->title().contains(QStringLiteral("RTO")));
    QVERIFY(!m_case->find<QAbstractButton>("startDrill")->isEnabled());
    QVERIFY(!m_case->find<PlanEditor>("planEditor")->isReady());
    QTest::keyClick(rto, Qt::Key_Tab);
    QCOMPARE(rto->text(), QStringLiteral("abc")); // what was typed is not thrown away
    rto->setFocus();
    rto->selectAll();
    QTest::keyClicks(rto, QStringLiteral("20"));
    QVERIFY(!m_case->find<QLabel>("rto_minutesProblem"));
    QTest::keyClick(rto, Qt::Key_Return);
    QCOMPARE(m_case->find<PlanEditor>("planEditor")->document()->head().targets.rto, Milliseconds(20 * 60000));
    QTRY_VERIFY(m_case->find<QAbstractButton>("startDrill")->isEnabled());
}

void TestWindow::undoInAField()
{
    window().openFile(m_case->writePlan(QStringLiteral("pass")));
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor"));
    PlanDocument *document = m_case->find<PlanEditor>("planEditor")->document();
    m_case->find<QListWidget>("sections")->setCurrentRow(0);
    for (const char *name : {"rto_minutes", "planTitle"}) {
        const Plan before = document->plan();
        auto *field = m_case->find<QLineEdit>(name);
        const QString shown = field->text();
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QStringLiteral("45"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(document->plan() != before);
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(document->plan(), before);
        QCOMPARE(field->text(), shown);
        QTest::keyClicks(field, QStringLiteral("7")); // not handed over yet: the field's own
        QVERIFY(field->text() != shown);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field->text(), shown);
        QCOMPARE(document->plan(), before);
    }
}

void TestWindow::savedIsNotSaidOfAChange()
{
    window().openFile(m_case->writePlan(QStringLiteral("pass")));
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor") && m_case->find<PlanEditor>("planEditor")->isReady());
    m_case->click("savePlan");
    QTRY_VERIFY(m_case->find<Banner>("banner"));
    m_case->find<PlanEditor>("planEditor")->document()->addPhase(1);
    QVERIFY(!m_case->find<Banner>("banner"));
}

void TestWindow::dryRunIsOffered()
{
    window().openFile(m_case->writePlan(QStringLiteral("pass")));
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor") && m_case->find<PlanEditor>("planEditor")->isReady());
    m_case->find<QListWidget>("sections")->setCurrentRow(5);
    QVERIFY(m_case->find<QAbstractButton>("makeDryRun"));
    QVERIFY(!m_case->find<QTreeWidget>("dryRun"));
    m_case->click("makeDryRun");
    QTRY_VERIFY(m_case->find<QTreeWidget>("dryRun") && m_case->find<QTreeWidget>("dryRun")->topLevelItemCount() == 3);
}

void TestWindow::valuesSayTheirUnit()
{
    ValuesForm form;
    form.setWanted({{QStringLiteral("RTO"), QStringLiteral("20"), false}, {QStringLiteral("LOCATION"), {}, true}});
    const QString rto = form.findChild<QLineEdit *>(QStringLiteral("value-RTO"))->placeholderText();
    QVERIFY2(rto.contains(QStringLiteral("minutes")) && rto.contains(QStringLiteral("20 when left empty")),
             qPrintable(rto));
    QVERIFY(form.findChild<QLineEdit *>(QStringLiteral("value-LOCATION"))
                ->placeholderText()
                .startsWith(QStringLiteral("needed")));
}

void TestWindow::finderKnowsCommands()
{
    window().openFile(m_case->writePlan(QStringLiteral("wait")));
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor") && m_case->find<PlanEditor>("planEditor")->isReady());
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m_case->find<QLineEdit>("finderQuery"));
    QTest::keyClicks(m_case->find<QLineEdit>("finderQuery"), QStringLiteral("start drill"));
    QTest::keyClick(m_case->find<QLineEdit>("finderQuery"), Qt::Key_Return);
    QTRY_VERIFY(window().runs()->isRunning() && window().runs()->session()->isOpen());
    QTRY_VERIFY(!m_case->find<QLineEdit>("finderQuery"));
    window().activateWindow();
    QTRY_VERIFY(window().isActiveWindow());
    QTest::keyClick(&window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(m_case->find<QLineEdit>("finderQuery"));
    QTest::keyClicks(m_case->find<QLineEdit>("finderQuery"), QStringLiteral("abort"));
    QTest::keyClick(m_case->find<QLineEdit>("finderQuery"), Qt::Key_Return);
    m_case->click("abortRun");
    QTRY_VERIFY(!window().runs()->isRunning());
}

void TestWindow::recentPlansAreOnTheStartPage()
{
    window().openFile(m_case->writePlan(QStringLiteral("pass")));
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor"));
    window().goTo({Room::Start, {}});
    QTRY_VERIFY(m_case->find<QAbstractButton>("recentPlan0"));
    QCOMPARE(m_case->find<QAbstractButton>("recentPlan0")->accessibleName(), QStringLiteral("Window test: pass"));
    m_case->click("recentPlan0");
    QTRY_COMPARE(window().place().room, Room::Editor);
}

void TestWindow::wrongPlanSaysWhy()
{
    const QString path = m_case->folder() + u"/wrong.muster.json";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"muster\": 1, ");
    file.close();
    window().openFile(path);
    QTRY_VERIFY(m_case->find<Banner>("banner"));
    QVERIFY(!m_case->find<Banner>("banner")->title().isEmpty());
    QVERIFY(!window().runs()->isRunning());
}

void TestWindow::twoWorkersFlatOut()
{
    startPlan(QStringLiteral("flood"));
    QVERIFY(!QTest::currentTestFailed());
    QSignalSpy changed(checklist()->model(), &QAbstractItemModel::dataChanged);
    QElapsedTimer whole;
    whole.start();
    tick(0);
    qint64 longest = 0;
    QElapsedTimer gap;
    gap.start();
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    connect(&beat, &QTimer::timeout, this, [&] { longest = std::max(longest, gap.restart()); });
    beat.start(5);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(1), Status::Passed, 60000);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(2), Status::Passed, 60000);
    beat.stop();
    // 400,000 reports of progress, and the page is brought up to date at most every 33 ms.
    const double frames = static_cast<double>(whole.elapsed()) / 33.0 + 2;
    QVERIFY2(changed.count() < frames * 4 + 20, qPrintable(QString::number(changed.count())));
    qInfo("longest time the window was busy: %lld ms over %lld ms", longest, whole.elapsed());
    QVERIFY2(longest < 250, qPrintable(QString::number(longest)));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window.moc"
