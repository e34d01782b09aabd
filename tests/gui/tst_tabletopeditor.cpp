// SPDX-License-Identifier: GPL-3.0-or-later
// The tabletop editor, driven by keyboard: an exercise typed in and reported, undo, paste, refused cycles and
// times, duplicates, links, a file that somebody else changes.
#include "domain/tabletop.h"
#include "gui/editorcase.h"
#include "items/edittable.h"
#include "items/plansfilter.h"
#include "items/plansmodel.h"
#include "library/planlibrary.h"
#include "pages/planeditor.h"
#include "pages/plandocument.h"
#include "pages/tabletopeditor.h"
#include "reports/report.h"
#include "widgets/banner.h"
#include "widgets/edittableview.h"
#include "widgets/flowstrip.h"
#include "widgets/ganttview.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabWidget>

using namespace muster;

namespace
{

constexpr Milliseconds minute{60000};

struct TypedStep
{
    const char *action;
    const char *role;
    const char *minutes;
    const char *after;
};

// Source: the record of the exercise “primary-database-failure” (S0 §1).
const QVector<TypedStep> sourceSteps{
    {"Acknowledge the alert and assess", "On-call engineer", "2", ""},
    {"Verify the database status", "DBA", "5", "alert acknowledged"},
    {"Initiate failover to the replica", "DBA", "10", "failure confirmed"},
    {"Verify application connectivity", "Platform engineer", "5", "failover complete"},
    {"Update the status page", "Operations manager", "3", ""},
};

} // namespace

class TestTabletopEditor final : public EditorCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeCase(); }
    void cleanup() { m_case.reset(); }
    void typedExerciseIsReported();
    void everythingIsUndone();
    void typingInOneFieldIsOneStep();
    void spreadsheetIsPasted();
    void wrongPasteChangesNothing();
    void cycleIsRefused();
    void wrongTimeStaysWithItsReason();
    void duplicateIsDeep();
    void freeTextIsLinked();
    void rowsMoveAndFilter();
    void linksFollowTheirStep();
    void analysisIsLive();
};

void TestTabletopEditor::typedExerciseIsReported()
{
    openPlan({});
    EditTableView *scenarios = table("scenarios");
    scenarios->setFocus();
    QTest::keyClick(scenarios, Qt::Key_Insert);
    QTRY_VERIFY(cellEditor());
    QTest::keyClick(cellEditor(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(cellEditor(), QStringLiteral("primary-database-failure"));
    QTest::keyClick(cellEditor(), Qt::Key_Return);
    QTRY_COMPARE(tabletop().scenarios.size(), 1);
    QTRY_COMPARE(tabletop().scenarios.first().name, QStringLiteral("primary-database-failure"));

    showTab(2);
    QTest::keyClicks(m_case->find<QComboBox>("severity"), QStringLiteral("critical"));
    Q_EMIT m_case->find<QComboBox>("severity")->activated(m_case->find<QComboBox>("severity")->currentIndex());
    for (const auto &[name, minutes] : {std::pair{"scenarioRto", "30"}, {"scenarioRpo", "5"}}) {
        auto *edit = m_case->find<QLineEdit>(name);
        edit->setFocus();
        QTest::keyClicks(edit, QString::fromLatin1(minutes));
        QTest::keyClick(edit, Qt::Key_Tab);
    }

    showTab(1);
    for (const TypedStep &step : sourceSteps)
        typeRow(table("responseSteps"), {QString::fromLatin1(step.action), QString::fromLatin1(step.role),
                                         QString::fromLatin1(step.minutes), QString::fromLatin1(step.after)});
    showTab(5);
    for (const char *priority : {"P1", "1", "p2"})
        typeRow(table("gaps"), {QString::fromLatin1(priority), QStringLiteral("No run book for it")});

    const Tabletop typed = tabletop();
    QCOMPARE(typed.scenarios.first().severity, QStringLiteral("critical"));
    QCOMPARE(typed.scenarios.first().expectedRpo, 5 * minute);
    QCOMPARE(typed.scenarios.first().steps.size(), 5);
    QCOMPARE(typed.scenarios.first().steps.at(2).role, QStringLiteral("DBA"));
    QCOMPARE(typed.scenarios.first().steps.at(1).dependencies, QStringList{QStringLiteral("alert acknowledged")});
    QTest::keyClick(editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor()->isChanged());

    const auto saved = openPlanForEditing(path());
    QVERIFY2(saved.has_value(), qPrintable(saved ? QString() : saved.error().message));
    const QJsonObject report = QJsonDocument::fromJson(reportToJson(makePlanReport(saved->plan))).object();
    const QJsonObject analysis = report.value(u"scenarios").toArray().first().toObject().value(u"rto_analysis").toObject();
    QCOMPARE(analysis.value(u"expected_rto_minutes").toInt(), 30);
    QCOMPARE(analysis.value(u"estimated_time_minutes").toInt(), 25);
    QCOMPARE(analysis.value(u"compliant").toBool(), true);
    QCOMPARE(analysis.value(u"gap_minutes").toInt(-1), 0);
    QMap<QString, int> priorities;
    for (const Gap &gap : tabletopOf(saved->plan).gaps)
        ++priorities[gap.priority];
    QCOMPARE(priorities.value(QStringLiteral("P1")), 2);
    QCOMPARE(priorities.value(QStringLiteral("P2")), 1);
    QCOMPARE(priorities.value(QStringLiteral("P3")), 0);
    const QJsonValue gaps = report.value(u"gaps");
    const QJsonObject by = gaps.toObject().value(u"by_priority").toObject();
    if (!by.isEmpty()) {
        QCOMPARE(gaps.toObject().value(u"total").toInt(), 3);
        QCOMPARE(by.value(u"P1").toInt(), 2);
    }
}

void TestTabletopEditor::everythingIsUndone()
{
    openPlan(twoSteps());
    const Plan before = editor()->document()->plan();
    showTab(1);
    typeRow(table("responseSteps"), {QStringLiteral("One more")});
    table("responseSteps")->setFocus();
    QTest::keyClick(table("responseSteps"), Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(table("responseSteps"), Qt::Key_D, Qt::ControlModifier);
    QTest::keyClick(table("responseSteps"), Qt::Key_Delete);
    const Plan after = editor()->document()->plan();
    QVERIFY(after != before);
    int steps = 0;
    while (editor()->document()->undo()->canUndo() && steps < 9) {
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
        ++steps;
    }
    QCOMPARE(editor()->document()->plan(), before);
    QCOMPARE(steps, 5);
    for (int i = 0; i < steps; ++i)
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(editor()->document()->plan(), after);
}

void TestTabletopEditor::typingInOneFieldIsOneStep()
{
    openPlan(twoSteps());
    showTab(2);
    auto *text = m_case->find<QPlainTextEdit>("scenarioDescription");
    text->setFocus();
    QTest::keyClicks(text, QStringLiteral("Writes fail everywhere"));
    QCOMPARE(tabletop().scenarios.first().description, QStringLiteral("Writes fail everywhere"));
    QCOMPARE(editor()->document()->undo()->count(), 1);
    editor()->document()->undo()->undo();
    QCOMPARE(tabletop().scenarios.first().description, QString());
    QCOMPARE(text->toPlainText(), QString());
}

void TestTabletopEditor::spreadsheetIsPasted()
{
    openPlan(twoSteps());
    EditTableView *view = table("injects");
    view->setFocus();
    view->setCurrentIndex(view->model()->index(1, 0));
    QGuiApplication::clipboard()->setText(
        QStringLiteral("2\tT+5\tphone\tVendor\tDBA; CTO\t\"Two\nlines, \"\"quoted\"\"\"\r\n"
                       "3\t+2h\temail\tSupport\tall\tThird\r\n4\t9:30\t\t\t\tFourth\r\n"));
    QTest::keyClick(view, Qt::Key_V, Qt::ControlModifier);
    QVector<Inject> injects = tabletop().scenarios.first().injects;
    QCOMPARE(injects.size(), 4);
    QCOMPARE(injects.at(1).at, 5 * minute);
    QCOMPARE(injects.at(1).to, (QStringList{QStringLiteral("DBA"), QStringLiteral("CTO")}));
    QCOMPARE(injects.at(1).message, QStringLiteral("Two\nlines, \"quoted\""));
    QCOMPARE(injects.at(2).at, 120 * minute);
    QCOMPARE(injects.at(3).at, 570 * minute);
    // A line of titles says which column is which; Ctrl+Shift+V makes new rows.
    QGuiApplication::clipboard()->setText(QStringLiteral("Message\tTime\nIn between\tT+0:10"));
    view->setCurrentRow(0);
    QTest::keyClick(view, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    injects = tabletop().scenarios.first().injects;
    QCOMPARE(injects.size(), 5);
    QCOMPARE(injects.at(2).message, QStringLiteral("In between")); // in its place by time
    QCOMPARE(injects.at(2).at, 10 * minute);
    // What is copied can be pasted again.
    view->selectionModel()->setCurrentIndex(view->model()->index(1, 0),
                                           QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(cellsOfText(QGuiApplication::clipboard()->text()).size(), 1);
    view->selectAll();
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    const QVector<QStringList> cells = cellsOfText(QGuiApplication::clipboard()->text());
    QCOMPARE(cells.size(), 5);
    QCOMPARE(cells.at(1).at(5), QStringLiteral("Two\nlines, \"quoted\""));
}

void TestTabletopEditor::wrongPasteChangesNothing()
{
    openPlan(twoSteps());
    const Plan before = editor()->document()->plan();
    EditTableView *view = table("injects");
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 0));
    QGuiApplication::clipboard()->setText(QStringLiteral("1\tT+5\n2\thalf past\n"));
    QTest::keyClick(view, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(editor()->document()->plan(), before);
    QTRY_VERIFY(m_case->find<Banner>("injectsBanner"));
    const QString said = m_case->find<Banner>("injectsBanner")->title();
    QVERIFY2(said.contains(QStringLiteral("half past")) && said.contains(u'2'), qPrintable(said));
}

void TestTabletopEditor::cycleIsRefused()
{
    openPlan(twoSteps());
    showTab(1);
    EditTableView *view = table("responseSteps");
    const Plan before = editor()->document()->plan();
    openCell(view, 0, 4);
    QTest::keyClicks(cellEditor(), QStringLiteral("2"));
    qobject_cast<QLineEdit *>(cellEditor())->completer()->popup()->hide();
    QTest::keyClick(cellEditor(), Qt::Key_Return);
    QTRY_VERIFY(!view->problem().isEmpty());
    QVERIFY(view->problem().contains(QStringLiteral("Look at the alert → Fail over")) ||
            view->problem().contains(QStringLiteral("Fail over → Look at the alert")));
    QVERIFY(cellEditor());
    QCOMPARE(editor()->document()->plan(), before);
    QTest::keyClick(cellEditor(), Qt::Key_Escape);
    QTRY_VERIFY(!cellEditor());
    QVERIFY(view->problem().isEmpty());
}

void TestTabletopEditor::wrongTimeStaysWithItsReason()
{
    openPlan(twoSteps());
    EditTableView *view = table("injects");
    const Plan before = editor()->document()->plan();
    openCell(view, 0, 1);
    QTest::keyClicks(cellEditor(), QStringLiteral("half past"));
    QTest::keyClick(cellEditor(), Qt::Key_Tab);
    QTRY_VERIFY(m_case->find<QLabel>("cellProblem"));
    QVERIFY(view->problem().contains(QStringLiteral("half past")));
    QVERIFY(cellEditor());
    QCOMPARE(qobject_cast<QLineEdit *>(cellEditor())->text(), QStringLiteral("half past"));
    // Going elsewhere does not lose it, saving says so.
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier,
                      view->visualRect(view->model()->index(1, 2)).center());
    QTRY_VERIFY(cellEditor() && cellEditor()->hasFocus());
    QCOMPARE(qobject_cast<QLineEdit *>(cellEditor())->text(), QStringLiteral("half past"));
    QTest::keyClick(editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(m_case->find<Banner>("banner"));
    QVERIFY(cellEditor());
    QCOMPARE(editor()->document()->plan(), before);
    // Put right, it is taken.
    QTest::keyClick(cellEditor(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(cellEditor(), QStringLiteral("T+5"));
    QTest::keyClick(cellEditor(), Qt::Key_Return);
    QTRY_VERIFY(!cellEditor());
    QCOMPARE(tabletop().scenarios.first().injects.first().at, 5 * minute);
}

void TestTabletopEditor::duplicateIsDeep()
{
    openPlan(twoSteps());
    EditTableView *scenarios = table("scenarios");
    scenarios->setFocus();
    QTest::keyClick(scenarios, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(tabletop().scenarios.size(), 2);
    QCOMPARE(tabletop().scenarios.at(1).steps.size(), 3);
    QVERIFY(tabletop().scenarios.at(1).injects.at(0).id != tabletop().scenarios.at(0).injects.at(0).id);
    QCOMPARE(scenarios->currentRow(), 1);
    showTab(1);
    openCell(table("responseSteps"), 0, 1);
    type(QStringLiteral("Only in the copy"));
    QCOMPARE(tabletop().scenarios.at(1).steps.at(0).action, QStringLiteral("Only in the copy"));
    QCOMPARE(tabletop().scenarios.at(0).steps.at(0).action, QStringLiteral("Look at the alert"));
    QCOMPARE(tabletop().scenarios.at(1).raw.value(u"mine"), tabletop().scenarios.at(0).raw.value(u"mine"));
    // A name that is taken already stays in its editor.
    openCell(scenarios, 1, 0);
    QTest::keyClicks(cellEditor(), QStringLiteral("Loss"));
    QTest::keyClick(cellEditor(), Qt::Key_Return);
    QTRY_VERIFY(scenarios->problem().contains(QStringLiteral("Loss")));
}

void TestTabletopEditor::freeTextIsLinked()
{
    openPlan(twoSteps());
    showTab(1);
    EditTableView *view = table("responseSteps");
    view->setFocus();
    view->setCurrentIndex(view->model()->index(2, 4));
    QVERIFY(view->currentIndex().data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("alert seen")));
    QTest::keyClick(view, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    auto *menu = window().findChild<QMenu *>(QStringLiteral("linkMenu"));
    QVERIFY(menu);
    QAction *first = nullptr;
    for (QAction *action : menu->actions())
        first = first || action->isSeparator() ? first : action;
    QVERIFY(first && first->text().contains(QStringLiteral("Look at the alert"))); // alike by its words
    first->trigger();
    menu->close();
    QCOMPARE(tabletop().scenarios.first().steps.at(2).dependencies, QStringList{QStringLiteral("1")});
    QVERIFY(!m_case->find<QLabel>("responseWords")->text().contains(QStringLiteral("free text")));
}

void TestTabletopEditor::rowsMoveAndFilter()
{
    openPlan(twoSteps());
    showTab(1);
    EditTableView *view = table("responseSteps");
    QAbstractItemModelTester tester(view->table(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    view->setFocus();
    view->setCurrentIndex(view->model()->index(0, 1));
    QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(view->chosenRows(), (QList<int>{0, 1}));
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(tabletop().scenarios.first().steps.at(0).id, QStringLiteral("3"));
    QCOMPARE(view->chosenRows(), (QList<int>{1, 2}));
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier); // nothing further down
    QCOMPARE(tabletop().scenarios.first().steps.at(0).id, QStringLiteral("3"));
    QTest::keyClick(view, Qt::Key_F, Qt::ControlModifier);
    auto *find = m_case->find<QLineEdit>("responseStepsFind");
    QTRY_VERIFY(find->hasFocus());
    QTest::keyClicks(find, QStringLiteral("fail"));
    QCOMPARE(view->model()->rowCount(), 1);
    QTest::keyClick(find, Qt::Key_Escape);
    QCOMPARE(view->model()->rowCount(), 3);
    QTRY_VERIFY(view->hasFocus());
}

void TestTabletopEditor::linksFollowTheirStep()
{
    openPlan(twoSteps());
    showTab(1);
    EditTableView *view = table("responseSteps");
    openCell(view, 0, 0);
    type(QStringLiteral("look"));
    QCOMPARE(tabletop().scenarios.first().steps.at(1).dependencies, QStringList{QStringLiteral("look")});
    QTest::keyClick(cellEditor(), Qt::Key_Escape);
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Delete);
    QCOMPARE(tabletop().scenarios.first().steps.first().dependencies, QStringList{QStringLiteral("Look at the alert")});
}

void TestTabletopEditor::analysisIsLive()
{
    openPlan(twoSteps());
    auto *words = m_case->find<QLabel>("responseWords");
    QVERIFY2(words->text().contains(QStringLiteral("19 min one after another")), qPrintable(words->text()));
    QVERIFY(words->text().contains(QStringLiteral("met by 11 min")));
    QVERIFY(words->text().contains(QStringLiteral("free text")));
    auto *gantt = m_case->find<GanttView>("gantt");
    QCOMPARE(gantt->bars().size(), 3);
    QCOMPARE(gantt->bars().at(1).start, 5 * minute);
    auto *strip = m_case->find<FlowStrip>("injectFlow");
    QCOMPARE(strip->quiet().size(), 1);
    QVERIFY(m_case->find<QLabel>("flowWords")->text().contains(QStringLiteral("quiet for 20 min")));
    showTab(1);
    openCell(table("responseSteps"), 1, 3);
    type(QStringLiteral("40"));
    QVERIFY(words->text().contains(QStringLiteral("missed by")));
    QCOMPARE(gantt->bars().at(1).length, 40 * minute);
    QTest::keyClick(cellEditor(), Qt::Key_Escape);
    m_case->click("analysisToggle");
    auto *twin = m_case->find<QAbstractItemView>("ganttTable");
    QTRY_VERIFY(twin);
    QCOMPARE(twin->model()->rowCount(), 3);
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestTabletopEditor test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tabletopeditor.moc"
