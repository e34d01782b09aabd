// SPDX-License-Identifier: GPL-3.0-or-later
// The tabletop editor by keyboard alone: lists of completions, finding, the order of injects, what a plan lacks,
// a start that is refused.
#include "gui/editorcase.h"
#include "items/tabletoptables.h"
#include "widgets/banner.h"

#include <QAbstractItemView>
#include <QAbstractItemModelTester>
#include <QCompleter>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>

using namespace muster;

namespace
{

constexpr Milliseconds minute{60000};

} // namespace

class TestEditorKeys final : public EditorCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeCase(); }
    void cleanup() { m_case.reset(); }
    void completionEndsTheCell();
    void gapCells();
    void findFromEverywhere();
    void emptiedTableIsATabStop();
    void injectsStandByTime();
    void emptyScenarioIsNamed();
    void startWhileARunGoesOnSaysWhy();

private:
    [[nodiscard]] QAbstractItemView *list() const
    {
        auto *edit = qobject_cast<QLineEdit *>(cellEditor());
        return edit && edit->completer() ? edit->completer()->popup() : nullptr;
    }
};

void TestEditorKeys::completionEndsTheCell()
{
    openPlan(twoSteps());
    EditTableView *view = table("injects");
    auto *find = m_case->find<QLineEdit>("injectsFind");
    const auto mode = [this](int row) { return tabletop().scenarios.first().injects.at(row).mode; };
    // Tab takes what is chosen in the list and opens the next cell.
    openCell(view, 0, 2);
    QTest::keyClicks(cellEditor(), QStringLiteral("ph"));
    QTRY_VERIFY(list() && list()->isVisible());
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Tab);
    QTRY_COMPARE(mode(0), QStringLiteral("phone"));
    QTRY_VERIFY(cellEditor() && !find->hasFocus());
    QCOMPARE(view->currentIndex().column(), 3);
    QTest::keyClicks(cellEditor(), QStringLiteral("Vendor"));
    QTest::keyClick(cellEditor(), Qt::Key_Return);
    QTRY_COMPARE(tabletop().scenarios.first().injects.first().from, QStringLiteral("Vendor"));
    QCOMPARE(view->model()->rowCount(), 2);
    // Enter too, once; nothing chosen: what was typed stays as it is.
    openCell(view, 0, 2);
    QTest::keyClicks(cellEditor(), QStringLiteral("ch"));
    QTRY_VERIFY(list() && list()->isVisible());
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_COMPARE(mode(0), QStringLiteral("chat"));
    QTRY_VERIFY(!cellEditor());
    openCell(view, 1, 2);
    QTest::keyClicks(cellEditor(), QStringLiteral("ra"));
    QTRY_VERIFY(list() && list()->isVisible());
    QTest::keyClick(list(), Qt::Key_Backtab);
    QTRY_COMPARE(mode(1), QStringLiteral("ra"));
    QCOMPARE(view->currentIndex().column(), 1);
}

void TestEditorKeys::gapCells()
{
    openPlan(twoSteps());
    showTab(5);
    EditTableView *view = table("gaps");
    QTRY_VERIFY(view->isVisible());
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Insert);
    const auto gap = [this] { return tabletop().gaps.isEmpty() ? Gap() : tabletop().gaps.first(); };
    QTRY_VERIFY(list() && list()->isVisible()); // the priority is a choice
    QTest::keyClick(cellEditor(), Qt::Key_1);
    QTest::keyClick(cellEditor(), Qt::Key_Tab);
    QTRY_COMPARE(gap().priority, QStringLiteral("P1"));
    QTRY_COMPARE(view->currentIndex().column(), int(GapText));
    type(QStringLiteral("No phone list"));
    QTRY_COMPARE(view->currentIndex().column(), int(GapCategory));
    QTRY_VERIFY(list() && list()->isVisible());
    QCOMPARE(list()->model()->rowCount(), static_cast<int>(gapCategories().size()));
    QTest::keyClicks(cellEditor(), QStringLiteral("pro"));
    QTest::keyClick(list(), Qt::Key_Tab);
    QTRY_COMPARE(gap().category, QStringLiteral("process"));
    QTRY_COMPARE(view->currentIndex().column(), int(GapRemediation));
    type(QStringLiteral("Print it"));
    QTRY_COMPARE(view->currentIndex().column(), int(GapOwner));
    type(QStringLiteral("Ann"));
    QTRY_COMPARE(view->currentIndex().column(), int(GapDue));
    for (const QString &wrong : {QStringLiteral("next week"), QStringLiteral("3/4/2026"), QStringLiteral("2026-02-30")}) {
        qobject_cast<QLineEdit *>(cellEditor())->clear();
        type(wrong);
        QTRY_VERIFY2(view->problem().contains(wrong), qPrintable(wrong));
        QVERIFY(gap().due.isEmpty());
    }
    QTest::keyClick(cellEditor(), Qt::Key_Escape);
    QTRY_VERIFY(!cellEditor());
    openCell(view, 0, GapDue);
    QTest::keyClicks(cellEditor(), QStringLiteral("31.12.2026"));
    QTest::keyClick(cellEditor(), Qt::Key_Tab);
    QTRY_COMPARE(gap().due, QStringLiteral("31.12.2026"));
    // A list that came by itself goes with its cell on Escape.
    QTRY_COMPARE(view->currentIndex().column(), int(GapStatus));
    QTRY_VERIFY(list() && list()->isVisible());
    QTest::keyClick(list(), Qt::Key_Escape);
    QTRY_VERIFY(!cellEditor());
}

void TestEditorKeys::findFromEverywhere()
{
    openPlan(twoSteps());
    showTab(1);
    auto *find = m_case->find<QLineEdit>("responseStepsFind");
    EditTableView *view = table("responseSteps");
    const auto *tabs = m_case->find<QTabWidget>("tabletopTabs");
    for (QWidget *from : {static_cast<QWidget *>(m_case->find<QPushButton>("savePlan")),
                          static_cast<QWidget *>(table("scenarios")), static_cast<QWidget *>(tabs->tabBar()),
                          static_cast<QWidget *>(m_case->find<QPushButton>("responseStepsAdd")),
                          static_cast<QWidget *>(view)}) {
        from->setFocus();
        QTest::keyClick(from, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY2(find->hasFocus(), qPrintable(from->objectName()));
        if (from == table("scenarios"))
            continue;
        from->setFocus();
        QTest::keyClick(from, Qt::Key_F6);
        QTRY_VERIFY2(table("scenarios")->hasFocus(), qPrintable(from->objectName()));
        QTest::keyClick(table("scenarios"), Qt::Key_F6);
        QTRY_VERIFY(view->hasFocus());
    }
}

void TestEditorKeys::emptiedTableIsATabStop()
{
    openPlan(twoSteps());
    EditTableView *view = table("injects");
    auto *find = m_case->find<QLineEdit>("injectsFind");
    view->setFocus();
    QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(find, QStringLiteral("nothing like it"));
    QCOMPARE(view->model()->rowCount(), 0);
    QTest::keyClick(find, Qt::Key_Tab);
    QTRY_VERIFY(view->hasFocus());
    QTest::keyClick(view, Qt::Key_Backtab);
    QTRY_VERIFY(find->hasFocus());
    QTest::keyClick(find, Qt::Key_Escape);
    QCOMPARE(view->model()->rowCount(), 2);
    QTRY_VERIFY(view->hasFocus());
    QVERIFY(view->currentIndex().isValid());
}

void TestEditorKeys::injectsStandByTime()
{
    openPlan(twoSteps());
    EditTableView *view = table("injects");
    QAbstractItemModelTester tester(view->table(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto numbers = [this] {
        QStringList all;
        const Tabletop now = tabletop(); // lives as long as the loop
        for (const Inject &inject : now.scenarios.first().injects)
            all << inject.number;
        return all.join(u' ');
    };
    view->setFocus();
    view->setCurrentIndex(view->model()->index(1, 0));
    QTest::keyClick(view, Qt::Key_Insert);
    const int before = editor()->document()->undo()->count();
    type(QStringLiteral("T+17"));
    QCOMPARE(numbers(), QStringLiteral("1 3 2"));
    QCOMPARE(editor()->document()->undo()->count(), before + 1); // its time and its place
    QTRY_VERIFY(cellEditor());
    QCOMPARE(view->currentRow(), 1); // one goes on in the row that one is typing
    QCOMPARE(view->currentIndex().column(), 2);
    QTest::keyClicks(cellEditor(), QStringLiteral("by pigeon"));
    QTest::keyClick(cellEditor(), Qt::Key_Return);
    QTRY_COMPARE(tabletop().scenarios.first().injects.at(1).mode, QStringLiteral("by pigeon"));
    editor()->document()->undo()->undo();
    editor()->document()->undo()->undo();
    QCOMPARE(numbers(), QStringLiteral("1 2 3"));
    QVERIFY(!tabletop().scenarios.first().injects.at(2).at);
    // An untimed one stays where it is; equal times keep their order; other cells move nothing.
    openCell(view, 0, 1);
    type(QStringLiteral("T+20"));
    QCOMPARE(numbers(), QStringLiteral("1 2 3"));
    QTest::keyClick(cellEditor(), Qt::Key_Escape);
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(numbers(), QStringLiteral("2 1 3"));
    openCell(view, 0, 3);
    type(QStringLiteral("Vendor"));
    QCOMPARE(numbers(), QStringLiteral("2 1 3"));
    QCOMPARE(tabletop().scenarios.first().injects.first().at, 20 * minute);
}

void TestEditorKeys::emptyScenarioIsNamed()
{
    openPlan({{QStringLiteral("scenarios"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("Flood")}}}}});
    const auto said = [this] {
        for (Banner *note : editor()->findChildren<Banner *>(QStringLiteral("readinessNote"))) {
            if (note->isVisible() && note->title().contains(QStringLiteral("Flood")))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(said());
    QVERIFY(editor()->isReady()); // it may be started all the same
    typeRow(table("injects"), {QStringLiteral("T+0")});
    QTRY_VERIFY(!said());
}

void TestEditorKeys::startWhileARunGoesOnSaysWhy()
{
    openPlan(twoSteps());
    QTRY_VERIFY(editor()->isReady());
    QTest::keyClick(editor(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window().runs()->isRunning() && !editor());
    window().openFile(m_case->writePlan(QStringLiteral("pass")));
    QTRY_VERIFY(editor() && editor()->isReady());
    m_case->click("startDrill");
    QTRY_VERIFY(m_case->find<Banner>("banner"));
    QVERIFY(editor()); // no jump
    QVERIFY2(m_case->find<Banner>("banner")->title().contains(QStringLiteral("Table")),
             qPrintable(m_case->find<Banner>("banner")->title()));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestEditorKeys test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_editorkeys.moc"
