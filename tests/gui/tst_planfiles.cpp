// SPDX-License-Identifier: GPL-3.0-or-later
// Plans and their files in the window: a file that somebody else changes, keys that nobody knows, changes that are
// not saved, templates by what they test.
#include "gui/editorcase.h"
#include "items/plansfilter.h"
#include "items/plansmodel.h"
#include "library/planlibrary.h"
#include "widgets/banner.h"
#include "widgets/question.h"
#include "widgets/views.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonArray>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

using namespace muster;

class TestPlanFiles final : public EditorCase
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeCase(); }
    void cleanup() { m_case.reset(); }
    void fileChangedOnDiskKeepsMine();
    void fileChangedOnDiskTakesTheirs();
    void unknownKeysStay();
    void changesAreNotLostByOpening();
    void templatesByWhatTheyTest();
    void plansPageSaysWhenNothingMatches();
    void keysOfThePages();
};

void TestPlanFiles::fileChangedOnDiskKeepsMine()
{
    openPlan(twoSteps());
    editor()->document()->changeHead(QStringLiteral("mine"), [](Plan &plan) { plan.title = QStringLiteral("Mine"); });
    QJsonObject theirs = twoSteps();
    Plan other = editor()->document()->plan();
    other.title = QStringLiteral("Theirs");
    QVERIFY(savePlan(path(), other));
    QTest::keyClick(editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(m_case->find<Banner>("fileConflict"));
    QCOMPARE(openPlanForEditing(path())->plan.title, QStringLiteral("Theirs"));
    m_case->click("keepMine");
    const QString copy = m_case->folder() + u"/table (copy).muster.json";
    QTRY_VERIFY(QFile::exists(copy));
    QTRY_VERIFY(!editor()->isChanged());
    QCOMPARE(openPlanForEditing(copy)->plan.title, QStringLiteral("Mine"));
    QCOMPARE(openPlanForEditing(path())->plan.title, QStringLiteral("Theirs"));
    QVERIFY(!m_case->find<Banner>("fileConflict"));
}

void TestPlanFiles::fileChangedOnDiskTakesTheirs()
{
    openPlan(twoSteps());
    editor()->document()->changeHead(QStringLiteral("mine"), [](Plan &plan) { plan.title = QStringLiteral("Mine"); });
    const Plan mine = editor()->document()->plan();
    Plan other = mine;
    other.title = QStringLiteral("Theirs");
    QVERIFY(savePlan(path(), other)); // noticed without saving
    QTRY_VERIFY(m_case->find<Banner>("fileConflict"));
    m_case->click("takeTheirs");
    QCOMPARE(editor()->document()->plan(), other);
    QVERIFY(!editor()->isChanged());
    QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor()->document()->plan(), mine);
    QTest::keyClick(editor(), Qt::Key_S, Qt::ControlModifier); // known by now: it is saved
    QTRY_VERIFY(!editor()->isChanged());
    QCOMPARE(openPlanForEditing(path())->plan.title, QStringLiteral("Mine"));
}

void TestPlanFiles::unknownKeysStay()
{
    openPlan(twoSteps());
    showTab(3);
    auto *rules = m_case->find<QPlainTextEdit>("groundRules");
    rules->setFocus();
    QTest::keyClicks(rules, QStringLiteral("No real system"));
    QTest::keyClick(editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor()->isChanged());
    const QJsonObject extra = openPlanForEditing(path())->plan.extra;
    QCOMPARE(extra.value(u"elsewhere"), twoSteps().value(u"elsewhere"));
    QCOMPARE(extra.value(u"scenarios").toArray().first().toObject().value(u"mine"),
             twoSteps().value(u"scenarios").toArray().first().toObject().value(u"mine"));
    QCOMPARE(extra.value(u"ground_rules").toArray(), QJsonArray{QStringLiteral("No real system")});
}

void TestPlanFiles::changesAreNotLostByOpening()
{
    openPlan(twoSteps());
    editor()->document()->changeHead(QStringLiteral("mine"), [](Plan &plan) { plan.title = QStringLiteral("Mine"); });
    const QString other = m_case->writePlan(QStringLiteral("pass"));
    window().openFile(other);
    QTRY_VERIFY(m_case->find<QAbstractButton>("loseChanges"));
    m_case->click("goBack");
    QCOMPARE(editor()->document()->head().title, QStringLiteral("Mine"));
    window().openFile(other);
    QTRY_VERIFY(m_case->find<QAbstractButton>("loseChanges"));
    m_case->click("loseChanges");
    QTRY_COMPARE(editor()->document()->head().title, QStringLiteral("Window test: pass"));
    QVERIFY(!m_case->find<TabletopEditor>("tabletopEditor")); // a drill has its own editor
}

void TestPlanFiles::templatesByWhatTheyTest()
{
    PlansModel model;
    PlansFilter filter;
    filter.setSourceModel(&model);
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTemplates({{QStringLiteral("a"), QStringLiteral("Ransomware"), QStringLiteral("Files are gone"),
                         PlanKind::Tabletop, {}, {}, {QStringLiteral("backups"), QStringLiteral("people")}},
                        {QStringLiteral("b"), QStringLiteral("Region outage"), QStringLiteral("A whole region"),
                         PlanKind::Tabletop, {}, {}, {QStringLiteral("failover")}},
                        {QStringLiteral("c"), QStringLiteral("Drill"), {}, PlanKind::Drill, {}, {}, {}}});
    QCOMPARE(filter.tags(),
             (QStringList{QStringLiteral("backups"), QStringLiteral("failover"), QStringLiteral("people")}));
    filter.setKind(PlanKind::Tabletop);
    QCOMPARE(filter.rowCount(), 2);
    filter.setTag(QStringLiteral("failover"));
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(filter.index(0, 0).data().toString(), QStringLiteral("Region outage"));
    filter.setTag({});
    filter.setWords(QStringLiteral("GONE people"));
    QCOMPARE(filter.rowCount(), 1);
    filter.setKind(std::nullopt);
    filter.setWords({});
    QCOMPARE(filter.rowCount(), 3);
    model.setTemplates({{QStringLiteral("a"), QStringLiteral("A"), {}, PlanKind::Tabletop, {}, {},
                         {QStringLiteral("monthly"), QStringLiteral("failover"), QStringLiteral("Introductory")}}});
    QCOMPARE(filter.tags(), QStringList{QStringLiteral("failover")}); // how often and for whom is no subject
}

void TestPlanFiles::plansPageSaysWhenNothingMatches()
{
    QTest::keyClick(&window(), Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(m_case->find<RowView>("plans") && m_case->find<RowView>("plans")->model()->rowCount() > 5);
    auto *view = m_case->find<RowView>("plans");
    QTRY_VERIFY(view->currentIndex().isValid()); // where the keys go is seen
    QTRY_VERIFY(view->selectionModel()->isSelected(view->currentIndex()));
    QStringList names;
    for (int row = 0; row < view->model()->rowCount(); ++row)
        names << view->model()->index(row, 0).data().toString();
    QStringList sorted = names;
    std::sort(sorted.begin(), sorted.end(),
              [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; });
    QCOMPARE(names, sorted);
    auto *tags = m_case->find<QComboBox>("planTag");
    tags->setFocus();
    QTest::keyClicks(tags, QStringLiteral("fail"));
    QCOMPARE(tags->currentData().toString(), QStringLiteral("failover"));
    QVERIFY(tags->findData(QStringLiteral("monthly")) < 0);
    QTest::keyClick(tags, Qt::Key_F, Qt::ControlModifier);
    auto *search = m_case->find<QLineEdit>("planSearch");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("no such words"));
    QTRY_VERIFY(m_case->find<QWidget>("noPlanMatches"));
    QVERIFY(!view->isVisible());
    m_case->click("showAllPlans");
    QTRY_VERIFY(view->isVisible());
    QCOMPARE(view->model()->rowCount(), names.size());
    QVERIFY(view->currentIndex().isValid());
}

void TestPlanFiles::keysOfThePages()
{
    window().resize(900, 380);
    const QList<QPair<Qt::Key, QString>> pages{{Qt::Key_1, QStringLiteral("recent runs")},
                                               {Qt::Key_2, QStringLiteral("plan or template")}};
    for (const auto &[page, words] : pages) {
        QTest::keyClick(&window(), page, Qt::ControlModifier);
        QTest::keyClick(&window(), Qt::Key_F1);
        QTRY_VERIFY(m_case->find<Question>("question"));
        auto *sheet = m_case->find<Question>("question");
        QVERIFY(sheet->findChild<QLabel *>(QStringLiteral("questionText"))->text().contains(words));
        QVERIFY2(sheet->height() <= window().height(), qPrintable(QString::number(sheet->height())));
        auto *bar = sheet->findChild<QScrollArea *>(QStringLiteral("questionScroll"))->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QVERIFY(sheet->focusWidget());
        QTest::keyClick(sheet->focusWidget(), Qt::Key_PageDown);
        QTRY_VERIFY(bar->value() > 0);
        QTest::keyClick(sheet, Qt::Key_Escape);
        QTRY_VERIFY(!m_case->find<Question>("question"));
    }
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestPlanFiles test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_planfiles.moc"
