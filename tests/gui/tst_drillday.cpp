// SPDX-License-Identifier: GPL-3.0-or-later
// The drill day in the window, by keyboard: approvals by name, steps begun and given to people, deviations, evidence,
// decisions about failures, what is late, the wall.
#include "gui/windowcase.h"
#include "items/roles.h"
#include "library/planlibrary.h"
#include "pages/checklistpanel.h"
#include "pages/livepage.h"
#include "pages/planeditor.h"
#include "pages/wallview.h"
#include "widgets/banner.h"
#include "widgets/linequestion.h"
#include "widgets/views.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QMimeData>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUrl>

using namespace muster;

namespace
{

Step stepOf(const char *id, const QString &text, const QString &role)
{
    Step step;
    step.id = QString::fromLatin1(id);
    step.text = text;
    step.role = role;
    return step;
}

Plan drillPlan(const QString &kind)
{
    Plan plan;
    plan.id = QStringLiteral("drill-day");
    plan.title = QStringLiteral("Monthly drill");
    plan.facilitator = QStringLiteral("Ann");
    plan.maxParallel = 2;
    plan.targets.rto = Milliseconds(7200000);
    Phase pre;
    pre.id = QStringLiteral("pre");
    pre.title = QStringLiteral("Before");
    pre.steps = {stepOf("here", QStringLiteral("Everybody is here"), QStringLiteral("coordinator")),
                 stepOf("go", QStringLiteral("Go-live is approved"), QStringLiteral("coordinator"))};
    pre.steps[1].approval = QStringLiteral("go_live");
    Phase work;
    work.id = QStringLiteral("postgres");
    work.title = QStringLiteral("PostgreSQL");
    work.component = QStringLiteral("PostgreSQL");
    work.target = Milliseconds(3600000);
    work.due = Milliseconds(3600000);
    work.steps = {stepOf("restore", QStringLiteral("Restore the database"), QStringLiteral("dba")),
                  stepOf("look", QStringLiteral("Look at the newest order"), QStringLiteral("dba")),
                  stepOf("replica", QStringLiteral("Replication is active"), QStringLiteral("devops"))};
    work.steps[0].action = ActionSpec{QStringLiteral("test"), {{QStringLiteral("do"), kind}}};
    work.steps[1].needs = {QStringLiteral("restore")};
    Phase end;
    end.id = QStringLiteral("end");
    end.title = QStringLiteral("End");
    end.steps = {stepOf("clear", QStringLiteral("All clear"), QStringLiteral("coordinator"))};
    end.steps[0].approval = QStringLiteral("all_clear");
    plan.phases = {pre, work, end};
    return plan;
}

} // namespace

class TestDrillDay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_case = std::make_unique<WindowCase>(); }
    void cleanup() { m_case.reset(); }
    void approvedByName();
    void begunGivenAndNoted();
    void failureIsDecided_data();
    void failureIsDecided();
    void byHandItFails();
    void severalAtOnce();
    void evidenceOfAStep();
    void whoseAndWhatIsLate();
    void wallIsReadFromAfar();
    void refusedTickIsKept();

private:
    void start(const Plan &plan);
    void start(const QString &kind) { start(drillPlan(kind)); }
    void goLive();
    [[nodiscard]] MainWindow &window() const { return m_case->window(); }
    [[nodiscard]] RunSession *session() const { return window().runs()->session(); }
    [[nodiscard]] const RunState &state() const { return session()->state(); }
    [[nodiscard]] RowView *view() const { return m_case->find<RowView>("checklist"); }
    [[nodiscard]] ChecklistPanel *panel() const { return window().findChild<ChecklistPanel *>(); }
    [[nodiscard]] Status statusOf(const char *step) const { return state().step(QString::fromLatin1(step))->status; }
    void choose(const char *step) const { view()->setCurrentIndex(panel()->model()->indexOf(QString::fromLatin1(step))); }
    void press(const char *step, Qt::Key key) const
    {
        choose(step);
        QTest::keyClick(view(), key);
    }
    [[nodiscard]] LineQuestion *question(const char *name) const { return m_case->find<LineQuestion>(name); }
    void answer(const char *name, const QString &text) const;

    std::unique_ptr<WindowCase> m_case;
};

void TestDrillDay::start(const Plan &plan)
{
    const QString path = m_case->folder() + u"/day.muster.json";
    QVERIFY(savePlan(path, plan));
    window().openFile(path);
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor") && m_case->find<PlanEditor>("planEditor")->isReady());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(session() && session()->isOpen() && view() && view()->hasFocus());
}

void TestDrillDay::answer(const char *name, const QString &text) const
{
    QTRY_VERIFY2(question(name), name);
    auto *line = question(name)->findChild<QLineEdit *>(QStringLiteral("answer1"));
    QTRY_VERIFY(line->hasFocus());
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(!question(name));
}

void TestDrillDay::goLive()
{
    press("here", Qt::Key_Space);
    QTRY_COMPARE(statusOf("here"), Status::Passed);
    press("go", Qt::Key_Space);
    answer("approval", QStringLiteral("Ann Lee"));
    QTRY_VERIFY(state().liveAt.isValid());
}

void TestDrillDay::approvedByName()
{
    start(QStringLiteral("pass"));
    QVERIFY(!state().liveAt.isValid()); // nobody has approved anything
    QTest::keyClick(view(), Qt::Key_Space);
    QTRY_COMPARE(statusOf("here"), Status::Passed);
    QVERIFY(!state().liveAt.isValid());
    press("go", Qt::Key_Space);
    QTRY_VERIFY(question("approval"));
    auto *line = question("approval")->findChild<QLineEdit *>(QStringLiteral("answer1"));
    QCOMPARE(line->text(), QStringLiteral("Ann"));
    line->clear();
    QVERIFY(!question("approval")->findChild<QAbstractButton *>(QStringLiteral("giveAnswer"))->isEnabled());
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_VERIFY(!question("approval"));
    QCOMPARE(statusOf("go"), Status::Pending);
    m_case->click("goLive"); // the button goes the same way
    answer("approval", QStringLiteral("Ann Lee"));
    QTRY_COMPARE(statusOf("go"), Status::Passed);
    QCOMPARE(state().approvals.first().by, QStringLiteral("Ann Lee"));
    QCOMPARE(state().liveAt, state().approvals.first().at);
    QTRY_COMPARE(statusOf("restore"), Status::Passed); // now the worker may
    press("look", Qt::Key_Space);
    press("replica", Qt::Key_Space);
    QTRY_COMPARE(statusOf("replica"), Status::Passed);
    press("clear", Qt::Key_Space);
    answer("approval", QStringLiteral("Bea"));
    QTRY_VERIFY(state().isOver());
    QCOMPARE(state().approvals.last().kind, QStringLiteral("all_clear"));
    QCOMPARE(state().approvals.last().by, QStringLiteral("Bea"));
}

void TestDrillDay::begunGivenAndNoted()
{
    start(QStringLiteral("pass"));
    goLive();
    press("replica", Qt::Key_B);
    QTRY_COMPARE(statusOf("replica"), Status::Running);
    QTRY_VERIFY(panel()->model()->indexOf(QStringLiteral("replica")).data(SubtitleRole).toString().contains(QStringLiteral("begun")));
    // Two at once to somebody else.
    choose("look");
    view()->selectionModel()->select(panel()->model()->indexOf(QStringLiteral("replica")),
                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keyClick(view(), Qt::Key_A);
    answer("assign", QStringLiteral("Carl"));
    QTRY_COMPARE(state().step(QStringLiteral("look"))->assignee, QStringLiteral("Carl"));
    QCOMPARE(state().step(QStringLiteral("replica"))->assignee, QStringLiteral("Carl"));
    press("replica", Qt::Key_D);
    auto *scribe = m_case->find<QLineEdit>("scribeLine");
    QVERIFY(scribe);
    QVERIFY(scribe->text().startsWith(u'~'));
    QTest::keyClicks(scribe, QStringLiteral("the procedure says wait, we promoted"));
    QTest::keyClick(scribe, Qt::Key_Return);
    QTRY_COMPARE(state().timeline.last().kind, QStringLiteral("deviation"));
    QCOMPARE(state().timeline.last().step, QStringLiteral("replica"));
    view()->setFocus();
    press("replica", Qt::Key_Space);
    QTRY_COMPARE(statusOf("replica"), Status::Passed);
    QTest::keyClick(view(), Qt::Key_Space); // taken back: a new entry, and the person stays
    QTRY_COMPARE(statusOf("replica"), Status::Pending);
    QCOMPARE(state().step(QStringLiteral("replica"))->assignee, QStringLiteral("Carl"));
    press("restore", Qt::Key_Space); // a worker's
    QTRY_VERIFY(m_case->find<Banner>("banner")->title().contains(QStringLiteral("done by Muster")));
}

void TestDrillDay::failureIsDecided_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("key");
    QTest::newRow("again") << QStringLiteral("flaky") << int(Qt::Key_R);
    QTest::newRow("go on") << QStringLiteral("fail") << int(Qt::Key_G);
    QTest::newRow("stop") << QStringLiteral("fail") << int(Qt::Key_X);
}

void TestDrillDay::failureIsDecided()
{
    QFETCH(QString, kind);
    QFETCH(int, key);
    start(kind);
    goLive();
    QTRY_COMPARE(statusOf("restore"), Status::Failed);
    QTRY_VERIFY(m_case->find<Banner>("decisionBanner") && m_case->find<Banner>("decisionBanner")->title().contains(QStringLiteral("What now?")));
    for (const char *button : {"failureRetry", "failureGoOn", "failureStop"})
        QTRY_VERIFY2(m_case->find<QAbstractButton>(button), button);
    QVERIFY(!state().isOver());
    QCOMPARE(statusOf("look"), Status::Pending); // it waits, and is not written off
    press(key == Qt::Key_R ? "here" : "restore", Qt::Key(key)); // from any row: the question is about one step
    if (key == Qt::Key_R) {
        QTRY_COMPARE(statusOf("restore"), Status::Passed);
        QCOMPARE(state().step(QStringLiteral("restore"))->attempt, 2);
        QTRY_VERIFY(!m_case->find<Banner>("decisionBanner"));
    } else if (key == Qt::Key_G) {
        answer("answerFailure", QStringLiteral("the replica serves"));
        QTRY_COMPARE(state().step(QStringLiteral("restore"))->answer, QStringLiteral("go_on"));
        press("look", Qt::Key_Space);
        QTRY_COMPARE(statusOf("look"), Status::Passed);
        QCOMPARE(statusOf("restore"), Status::Failed);
    } else {
        answer("answerFailure", QStringLiteral("enough"));
        QTRY_VERIFY(state().isOver());
        QCOMPARE(statusOf("look"), Status::Unknown);
        QCOMPARE(verdict(session()->plan(), state()), Verdict::Failed);
    }
}

// A person's step that does not work says why, and asks what now: one key ends no drill.
void TestDrillDay::byHandItFails()
{
    start(QStringLiteral("pass"));
    goLive();
    QTRY_COMPARE(statusOf("restore"), Status::Passed);
    const auto offered = [this] {
        QStringList names;
        const auto buttons = window().findChild<Banner *>(QStringLiteral("decisionBanner"))->findChildren<QPushButton *>();
        for (const QPushButton *button : buttons)
            if (button->objectName().startsWith(QStringLiteral("failure")))
                names << button->objectName();
        return names;
    };
    for (int again = 0; again < 3; ++again) {
        press("look", Qt::Key_F);
        answer("whyNot", QStringLiteral("the newest order is of Tuesday"));
        QTRY_COMPARE(statusOf("look"), Status::Failed);
        QCOMPARE(state().step(QStringLiteral("look"))->message, QStringLiteral("the newest order is of Tuesday"));
        QTRY_COMPARE(offered(), (QStringList{QStringLiteral("failureRetry"), QStringLiteral("failureGoOn"), QStringLiteral("failureIssue"),
                                              QStringLiteral("failureStop")}));
        QVERIFY(!state().isOver());
        QCOMPARE(statusOf("clear"), Status::Pending);
        press("look", Qt::Key_R);
        QTRY_COMPARE(statusOf("look"), Status::Pending);
        QTRY_COMPARE(offered(), QStringList());
    }
    press("look", Qt::Key_F);
    answer("whyNot", QString());
    QTRY_COMPARE(offered().size(), 4);
    m_case->click("failureIssue"); // noted beside the decision, which stays to be made
    auto *scribe = m_case->find<QLineEdit>("scribeLine");
    QTRY_VERIFY(window().focusWidget() == scribe && scribe->text() == QStringLiteral("!"));
    QTest::keyClicks(scribe, QStringLiteral("orders are late"));
    QTest::keyClick(scribe, Qt::Key_Return);
    QTRY_COMPARE(state().timeline.last().kind, QStringLiteral("issue"));
    QCOMPARE(state().timeline.last().step, QStringLiteral("look"));
    QCOMPARE(offered().size(), 4);
    press("look", Qt::Key_G);
    answer("answerFailure", QStringLiteral("the replica serves"));
    QTRY_VERIFY(!m_case->find<Banner>("decisionBanner"));
    press("replica", Qt::Key_S);
    QTRY_VERIFY(question("whyNot"));
    QVERIFY(!question("whyNot")->findChild<QAbstractButton *>(QStringLiteral("giveAnswer"))->isEnabled()); // skipped with a reason
    answer("whyNot", QStringLiteral("no replica here"));
    QTRY_COMPARE(statusOf("replica"), Status::Skipped);
    press("clear", Qt::Key_Space);
    answer("approval", QStringLiteral("Bea"));
    QTRY_VERIFY(state().isOver());
    QCOMPARE(verdict(session()->plan(), state()), Verdict::Failed);
    QTRY_VERIFY((press("replica", Qt::Key_Space), m_case->find<Banner>("banner")) && m_case->find<Banner>("banner")->title().contains(QStringLiteral("over")));
}

void TestDrillDay::severalAtOnce()
{
    start(QStringLiteral("pass"));
    goLive();
    QTRY_COMPARE(statusOf("restore"), Status::Passed);
    const auto chooseBoth = [this] {
        choose("look");
        for (const char *also : {"replica", "clear"}) // the approval wants a name: it stays
            view()->selectionModel()->select(panel()->model()->indexOf(QString::fromLatin1(also)),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
    };
    chooseBoth();
    QTest::keyClick(view(), Qt::Key_Space);
    QTRY_VERIFY(statusOf("look") == Status::Passed && statusOf("replica") == Status::Passed);
    QCOMPARE(statusOf("clear"), Status::Pending);
    chooseBoth();
    QTest::keyClick(view(), Qt::Key_Space);
    QTRY_VERIFY(statusOf("look") == Status::Pending && statusOf("replica") == Status::Pending);
}

void TestDrillDay::evidenceOfAStep()
{
    start(QStringLiteral("pass"));
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QGuiApplication::clipboard()->setImage(picture);
    choose("here");
    QTest::keyClick(view(), Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(state().tabletop.attachments.size(), 1);
    QCOMPARE(state().tabletop.attachments.first().file.step, std::optional(QStringLiteral("here")));
    QVERIFY(!state().tabletop.attachments.first().file.sha256.isEmpty());
    QTRY_VERIFY(panel()->model()->indexOf(QStringLiteral("here")).data(SubtitleRole).toString().contains(QStringLiteral("1 file")));
}

void TestDrillDay::whoseAndWhatIsLate()
{
    Plan plan = drillPlan(QStringLiteral("pass"));
    plan.phases[1].due = Milliseconds(1); // over as soon as it is live
    start(plan);
    auto *whose = m_case->find<QComboBox>("whoseSteps");
    QVERIFY(whose && whose->findText(QStringLiteral("devops")) > 0);
    const auto hidden = [this](const char *step) {
        const QModelIndex index = panel()->model()->indexOf(QString::fromLatin1(step));
        return view()->isRowHidden(index.row(), index.parent());
    };
    whose->setCurrentText(QStringLiteral("devops"));
    QVERIFY(hidden("here") && hidden("look") && !hidden("replica"));
    QVERIFY(view()->isRowHidden(0, {})); // and the phase that has nothing of theirs
    whose->setCurrentIndex(0);
    QVERIFY(!hidden("here"));
    goLive();
    QTRY_VERIFY_WITH_TIMEOUT(panel()->model()->indexOf(QStringLiteral("look")).data(LateRole).isValid(), 5000);
    press("here", Qt::Key_L);
    QTRY_COMPARE(view()->currentIndex().data(IdRole).toString(), QStringLiteral("look"));
    QTest::keyClick(view(), Qt::Key_L);
    QTRY_COMPARE(view()->currentIndex().data(IdRole).toString(), QStringLiteral("replica"));
    m_case->click("lateOnly");
    QVERIFY(hidden("clear") && !hidden("replica"));
}

void TestDrillDay::wallIsReadFromAfar()
{
    Plan plan = drillPlan(QStringLiteral("pass"));
    plan.surprise = true;
    start(plan);
    QTest::keyClick(view(), Qt::Key_F8);
    auto *live = window().findChild<LivePage *>();
    QTRY_VERIFY(live->wall() && live->wall()->isVisible());
    const auto text = [live](const char *name) { return live->wall()->findChild<QLabel *>(QString::fromLatin1(name)); };
    QCOMPARE(text("wallClock")->text(), QStringLiteral("not live"));
    QVERIFY(!text("wallTitle")->text().contains(QStringLiteral("Monthly"))); // a surprise
    QCOMPARE(text("wallPhase")->text(), QStringLiteral("Before"));
    live->findChild<WallView *>()->resize(1280, 720);
    QVERIFY(text("wallClock")->font().pixelSize() >= 100); // at 1280 × 720: about a hand's width on a wall
    goLive();
    QTRY_VERIFY(text("wallClock")->text().startsWith(QStringLiteral("T+0:00")));
    QTRY_COMPARE(text("wallPhase")->text(), QStringLiteral("PostgreSQL"));
    QTest::keyClick(live->findChild<WallView *>(), Qt::Key_F8);
    QTRY_VERIFY(!live->wall()->isVisible());
}

// The store cannot be written for a while: the tick is refused where it is seen, and is not lost.
void TestDrillDay::refusedTickIsKept()
{
    start(QStringLiteral("pass"));
    QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
    other.setDatabaseName(m_case->folder() + u"/store.sqlite");
    QVERIFY(other.open());
    QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE"))); // nobody else writes from here on
    press("here", Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(m_case->find<QAbstractButton>("tickAgain"), 30000);
    QCOMPARE(statusOf("here"), Status::Pending);
    QCOMPARE(panel()->model()->indexOf(QStringLiteral("here")).data(StatusRole).toInt(), int(Status::Pending));
    QVERIFY(QSqlQuery(other).exec(QStringLiteral("ROLLBACK")));
    m_case->click("tickAgain");
    QTRY_COMPARE(statusOf("here"), Status::Passed);
    other.close();
    other = {};
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("muster"));
    QApplication::setApplicationName(QStringLiteral("muster-test"));
    TestDrillDay test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_drillday.moc"
