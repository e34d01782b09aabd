// SPDX-License-Identifier: GPL-3.0-or-later
// Runbooks, check lists and promotion in the window, by keyboard.
#include "gui/importcase.h"
#include "pages/reporttable.h"
#include "pages/runbookpage.h"
#include "widgets/views.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

using namespace muster;

class TestRunbookPage final : public ImportCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeCase(); }
    void incidentAsDrill();
    void broken();
    void checklist();
    void tabletopAsDrill();

private:
    [[nodiscard]] RunbookPage *book() const { return m_case->find<RunbookPage>("runbookPage"); }
    [[nodiscard]] Plan plan() const { return editor()->document()->plan(); }
};

void TestRunbookPage::incidentAsDrill()
{
    drop(qEnvironmentVariable("MUSTER_SOURCE_DIR") + QStringLiteral("/resources/samples/incident.runbook.json"));
    QTRY_VERIFY(book() && book()->isShowing());
    auto *list = m_case->find<RowView>("runbookIncidents");
    QCOMPARE(list->model()->rowCount(), 6);
    QTRY_VERIFY(list->hasFocus());
    QCOMPARE(m_case->find<RowView>("runbookSteps")->model()->rowCount(), 4);
    key(list, Qt::Key_F, Qt::ControlModifier);
    auto *search = m_case->find<QLineEdit>("runbookSearch");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("promote standby"));
    QCOMPARE(list->model()->rowCount(), 2);
    QTest::keyClicks(search, QStringLiteral(" nowhere"));
    QCOMPARE(list->model()->rowCount(), 0);
    QVERIFY(!m_case->find<QPushButton>("runbookOpen")->isEnabled());
    key(search, Qt::Key_Escape);
    QCOMPARE(list->model()->rowCount(), 6);
    QTest::keyClicks(search, QStringLiteral("INC-003"));
    key(search, Qt::Key_Return);
    QTRY_VERIFY(list->hasFocus());
    key(list, Qt::Key_Return);
    QTRY_VERIFY(editor());
    QCOMPARE(plan().id, QStringLiteral("INC-003"));
    QVERIFY(plan().targets.rto == Seconds(20 * 60));
    QVERIFY(plan().extra.contains(QStringLiteral("escalation_matrix")));
    QTRY_VERIFY(editor()->isReady()); // to be run as it is
    QVERIFY(editor()->isChanged());
}

void TestRunbookPage::broken()
{
    drop(write(QStringLiteral("r.json"), R"({"incidents": [{"id": "a"}, {"id": "a"}]})"));
    QTRY_VERIFY(book());
    QTRY_VERIFY(m_case->find<QPushButton>("runbookEmpty") || m_case->find<QWidget>("runbookEmpty"));
    QTRY_VERIFY(m_case->find<QWidget>("banner"));
    QVERIFY(!book()->isShowing());
}

void TestRunbookPage::checklist()
{
    dropAndWait(QStringLiteral("list.md"), "# List\n## A\n- [ ] one (DBA, 5 min)\n  - [ ] inner\n- [ ] two\n");
    auto *steps = m_case->find<RowView>("importSteps");
    QTRY_VERIFY(steps);
    QCOMPARE(steps->model()->rowCount(), 3);
    auto *kind = m_case->find<QComboBox>("importKind");
    QVERIFY(kind);
    kind->setCurrentIndex(1);
    Q_EMIT kind->activated(1);
    QTRY_VERIFY(page()->isReady() && m_case->find<QLineEdit>("importScenario"));
    kind->setCurrentIndex(0);
    Q_EMIT kind->activated(0);
    QTRY_VERIFY(page()->isReady() && !m_case->find<QLineEdit>("importScenario"));
    m_case->click("importNow");
    QTRY_VERIFY(editor());
    QCOMPARE(plan().kind, PlanKind::Drill);
    QCOMPARE(plan().allSteps().size(), 3);
    auto *button = m_case->find<QPushButton>("exportPlan");
    QVERIFY(button && button->menu());
    QStringList shown;
    for (const QAction *action : button->menu()->actions()) {
        if (action->isVisible() && !action->isSeparator())
            shown << action->objectName();
    }
    QCOMPARE(shown, QStringList({QStringLiteral("exportExerciseMarkdown"), QStringLiteral("exportCutoverCsv"), QStringLiteral("exportPlaybook")}));
}

void TestRunbookPage::tabletopAsDrill()
{
    window().openFile(write(QStringLiteral("t.muster.json"), R"({"muster": 1, "kind": "tabletop", "id": "T", "title": "T",
        "scenarios": [{"name": "Fire"}, {"name": "Flood"}],
        "response_steps": {"Fire": [{"id": "a", "action": "See"}], "Flood": [{"id": "a", "action": "Swim"}]}})"));
    QTRY_VERIFY(editor());
    auto *action = editor()->findChild<QAction *>(QStringLiteral("promoteTabletop"));
    QVERIFY(action && action->isVisible());
    action->trigger();
    auto *dialog = window().findChild<QInputDialog *>(QStringLiteral("promoteDialog"));
    QVERIFY(dialog);
    dialog->setTextValue(QStringLiteral("Flood"));
    dialog->accept();
    QTRY_COMPARE(plan().kind, PlanKind::Drill);
    QCOMPARE(plan().phases.value(0).steps.value(0).text, QStringLiteral("Swim"));
    QCOMPARE(plan().extra.value(QStringLiteral("lineage")).toObject().value(QStringLiteral("scenario")).toString(), QStringLiteral("Flood"));
    QVERIFY(!action->isVisible());
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestRunbookPage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_runbookpage.moc"
