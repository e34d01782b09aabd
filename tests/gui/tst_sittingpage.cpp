// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop's session in the window, by keyboard: start, release, hold, skip, insert, judge, walk through, gaps,
// corrections, evidence, what the room sees, the end; and a window that goes away in the middle.
#include "formats/planjson.h"
#include "gui/windowcase.h"
#include "items/gapsmodel.h"
#include "items/injectsmodel.h"
#include "items/roles.h"
#include "items/timelinemodel.h"
#include "pages/injectspanel.h"
#include "pages/participantview.h"
#include "pages/planeditor.h"
#include "pages/sittingpage.h"
#include "support/sittingplan.h"
#include "widgets/banner.h"
#include "widgets/edittableview.h"
#include "widgets/views.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QPlainTextEdit>
#include <QProcess>
#include <QScrollArea>
#include <QTabWidget>

using namespace muster;

class TestSittingPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_case.reset(); }
    void injectsByKey();
    void roomSeesOnlyWhatWasReleased();
    void walkThrough();
    void gapInTheMiddleOfTalk();
    void keysOfThePageAreNotTheLines();
    void judgedTooEarly();
    void correctionPointsToTheOld();
    void evidenceIsPasted();
    void objectivesAndLessons();
    void goesAwayAndComesBack();
    void endSaysWhatIsOpen();
    void keysReachEverything();
    void longTextsFitTheRoom();
    void fitsALaptop();

private:
    [[nodiscard]] MainWindow &window() const { return m_case->window(); }
    [[nodiscard]] RunSession *session() const { return window().runs()->session(); }
    [[nodiscard]] const TabletopState &tabletop() const { return session()->state().tabletop; }
    [[nodiscard]] SittingPage *page() const { return m_case->find<SittingPage>("sittingPage"); }
    [[nodiscard]] RowView *view(const char *name) const { return m_case->find<RowView>(name); }
    [[nodiscard]] InjectStatus statusOf(const char *inject) const
    {
        return tabletop().scenarios.first().inject(QString::fromLatin1(inject))->status;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void write(const QString &line) const;
    void choose(int row) const;

    std::unique_ptr<WindowCase> m_case;
};

void TestSittingPage::init()
{
    m_case = std::make_unique<WindowCase>();
    const QString path = m_case->folder() + u"/table.muster.json";
    QVERIFY(savePlan(path, sittingPlan(6, 5, false)));
    window().openFile(path);
    QTRY_VERIFY(m_case->find<PlanEditor>("planEditor") && m_case->find<PlanEditor>("planEditor")->isReady());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(page() && session() && session()->isOpen());
    QTRY_VERIFY(view("injectFlow")->hasFocus());
    press(Qt::Key_Right, Qt::ControlModifier); // starts the first scenario
    QTRY_COMPARE(tabletop().current, QStringLiteral("Outage"));
}

void TestSittingPage::write(const QString &line) const
{
    const auto before = session()->state().timeline.size();
    QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
    auto *edit = m_case->find<QLineEdit>("scribeLine");
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, line);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(session()->state().timeline.size() > before);
}

void TestSittingPage::choose(int row) const
{
    RowView *flow = view("injectFlow");
    flow->setFocus();
    flow->setCurrentIndex(flow->model()->index(row, InjectsModel::MessageColumn));
}

void TestSittingPage::injectsByKey()
{
    press(Qt::Key_Right, Qt::ControlModifier); // the next: i1
    QTRY_COMPARE(statusOf("i1"), InjectStatus::Released);
    press(Qt::Key_Y); // and it is the chosen one: its expected response was given
    QTRY_COMPARE(tabletop().scenarios.first().inject(QStringLiteral("i1"))->given, QStringLiteral("yes"));
    choose(1);
    press(Qt::Key_H);
    QTRY_COMPARE(statusOf("i2"), InjectStatus::Held);
    press(Qt::Key_S);
    QTRY_COMPARE(statusOf("i2"), InjectStatus::Skipped);
    press(Qt::Key_R); // a skipped one is not released by mistake
    press(Qt::Key_H);
    QTRY_COMPARE(statusOf("i2"), InjectStatus::Held);
    choose(2);
    press(Qt::Key_Plus);
    QTRY_COMPARE(*tabletop().scenarios.first().inject(QStringLiteral("i3"))->inject.at, Milliseconds(16 * 60000));
    press(Qt::Key_Down, Qt::AltModifier);
    QTRY_COMPARE(tabletop().scenarios.first().injects.at(3).key, QStringLiteral("i3"));
    // The facilitator puts it otherwise.
    choose(4);
    press(Qt::Key_Return);
    auto *text = m_case->find<QPlainTextEdit>("injectText");
    QTRY_VERIFY(text->hasFocus());
    text->selectAll();
    QTest::keyClicks(text, QStringLiteral("Said in other words"));
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(tabletop().released.size(), 2);
    QCOMPARE(tabletop().released.last().what.text, QStringLiteral("Said in other words"));
    // A new one, on the spot.
    choose(0);
    press(Qt::Key_Insert);
    QTRY_VERIFY(m_case->find<QLineEdit>("newInjectText") && m_case->find<QLineEdit>("newInjectText")->hasFocus());
    QTest::keyClicks(m_case->find<QLineEdit>("newInjectText"), QStringLiteral("The press calls"));
    m_case->click("newInjectNow");
    QTRY_COMPARE(tabletop().released.size(), 3);
    QCOMPARE(tabletop().released.last().what.text, QStringLiteral("The press calls"));
    // Nothing while paused.
    press(Qt::Key_F9);
    QTRY_COMPARE(session()->state().phase, RunPhase::Paused);
    QTRY_VERIFY(!m_case->find<QAbstractButton>("nextInject")->isEnabled());
    press(Qt::Key_F9);
    QTRY_COMPARE(session()->state().phase, RunPhase::Running);
}

// The text of the picture itself: the window painted into a PDF, read back.
void TestSittingPage::roomSeesOnlyWhatWasReleased()
{
    QTest::keyClick(&window(), Qt::Key_F8);
    QTRY_VERIFY(page()->participants() && page()->participants()->isVisible());
    for (int i = 0; i < 3; ++i) {
        const auto before = tabletop().released.size();
        page()->next();
        QTRY_VERIFY(tabletop().released.size() > before);
    }
    ParticipantView *room = page()->participants();
    QTRY_COMPARE(room->model()->rowCount(), 3);
    QStringList shown;
    for (int row = 0; row < 3; ++row)
        shown << room->model()->index(row).data().toString();
    QCOMPARE(shown, QStringList({QStringLiteral("Secret message 3"), QStringLiteral("Secret message 2"),
                                 QStringLiteral("Secret message 1")}));
    const QString path = m_case->folder() + u"/room.pdf";
    {
        QPdfWriter paper(path);
        paper.setResolution(96);
        QPainter painter(&paper);
        room->render(&painter);
    }
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {path, QStringLiteral("-")});
    QVERIFY(reader.waitForFinished());
    const QString text = QString::fromUtf8(reader.readAllStandardOutput());
    QVERIFY2(text.contains(QStringLiteral("Secret message 3")), qPrintable(text));
    for (const char *hidden : {"message 4", "message 5", "message 6", "contingency", "Hidden answer", "Secret x"})
        QVERIFY2(!text.contains(QLatin1String(hidden)), hidden);
    const auto *keys = room->findChild<QLabel *>(QStringLiteral("participantKeys"));
    QVERIFY(keys && !keys->isVisible());
    QTest::keyClick(room, Qt::Key_F1);
    QVERIFY(keys->isVisible() && keys->text().contains(u"F11"));
    QTest::keyClick(room, Qt::Key_F1);
    QVERIFY(!keys->isVisible());
    QTest::keyClick(room, Qt::Key_F8);
    QTRY_VERIFY(!room->isVisible());
}

void TestSittingPage::walkThrough()
{
    RowView *steps = view("responseSteps");
    steps->setFocus();
    QTRY_VERIFY(steps->currentIndex().isValid());
    press(Qt::Key_A);
    const auto step = [this](const char *key) { return tabletop().scenarios.first().step(QString::fromLatin1(key)); };
    QTRY_COMPARE(step("1")->outcome, QStringLiteral("agreed"));
    QTRY_COMPARE(steps->currentIndex().row(), 1);
    press(Qt::Key_C);
    QTRY_COMPARE(step("2")->outcome, QStringLiteral("changed"));
    auto *note = m_case->find<QLineEdit>("responseNote");
    QTRY_VERIFY(note->hasFocus());
    QTest::keyClicks(note, QStringLiteral("by script"));
    press(Qt::Key_Return);
    QTRY_COMPARE(step("2")->note, QStringLiteral("by script"));
    QCOMPARE(step("2")->outcome, QStringLiteral("changed"));
    const auto said = [this] {
        const auto &timeline = session()->state().timeline;
        return std::count_if(timeline.begin(), timeline.end(), [](const TimelineItem &item) { return item.text.contains(u"by script"); });
    };
    QTRY_VERIFY(!note->hasFocus());
    write(QStringLiteral("after that"));
    QTRY_VERIFY(session()->state().timeline.last().text == u"after that");
    QCOMPARE(said(), 1); // Enter and leaving the line record it once
    steps->setFocus();
    press(Qt::Key_C); // the same again takes it back
    QTRY_COMPARE(step("2")->outcome, QString());
}

void TestSittingPage::gapInTheMiddleOfTalk()
{
    QTest::keyClick(&window(), Qt::Key_G, Qt::ControlModifier);
    auto *edit = m_case->find<QLineEdit>("scribeLine");
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, QStringLiteral("Nobody knows the vault path"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(gapsOf(session()->state()).size(), 2);
    const event::GapRaised gap = gapsOf(session()->state()).last();
    QCOMPARE(gap.priority, QStringLiteral("P2"));
    QCOMPARE(gap.description, QStringLiteral("Nobody knows the vault path"));
    // Ctrl+Enter also completes it: the category's cell is open.
    auto *gaps = m_case->find<EditTableView>("sessionGaps");
    const auto cell = [gaps]() -> QWidget * {
        QWidget *focus = QApplication::focusWidget(); // one that is left lives on for a moment
        return focus && gaps->isAncestorOf(focus) && focus->objectName() == u"cellEditor" ? focus : nullptr;
    };
    const auto last = [this] { return gapsOf(session()->state()).last(); };
    QTRY_VERIFY(cell());
    auto *category = qobject_cast<QLineEdit *>(cell());
    QVERIFY(category && category->completer());
    QTRY_VERIFY(category->completer()->popup()->isVisible()); // a choice: offered before anything is typed
    QTest::keyClicks(category, QStringLiteral("acc"));
    QTest::keyClick(category->completer()->popup(), Qt::Key_Tab); // what it begins
    QTRY_COMPARE(last().category, QStringLiteral("access"));
    // Tab has gone on to the next cells.
    QTRY_VERIFY(qobject_cast<QPlainTextEdit *>(cell()));
    QTest::keyClicks(cell(), QStringLiteral("Write it down"));
    QTest::keyClick(cell(), Qt::Key_Tab);
    QTRY_COMPARE(last().remediation, QStringLiteral("Write it down"));
    QTRY_VERIFY(qobject_cast<QLineEdit *>(cell()) && gaps->currentIndex().column() == GapsModel::OwnerColumn);
    QTest::keyClick(cell(), Qt::Key_Tab);
    QTRY_VERIFY(cell() && gaps->currentIndex().column() == GapsModel::DueColumn);
    QTest::keyClicks(cell(), QStringLiteral("next week"));
    QTest::keyClick(cell(), Qt::Key_Return);
    QTRY_VERIFY(gaps->problem().contains(QStringLiteral("next week")) && gaps->problem().contains(QStringLiteral("2026-12-31")));
    QVERIFY(last().due.isEmpty());
    const QLabel *said = nullptr;
    for (const QLabel *label : window().findChildren<QLabel *>(QStringLiteral("cellProblem")))
        said = label->isVisible() ? label : said;
    QVERIFY(said && said->parentWidget()->rect().contains(said->geometry())); // all of it, though the table is low
    QVERIFY(!QRect(said->mapToGlobal(QPoint()), said->size()).intersects(QRect(cell()->mapToGlobal(QPoint()), cell()->size())));
    qobject_cast<QLineEdit *>(cell())->clear();
    QTest::keyClicks(cell(), QStringLiteral("2026-12-31"));
    QTest::keyClick(cell(), Qt::Key_Return);
    QTRY_COMPARE(last().due, QStringLiteral("2026-12-31"));
    QVERIFY(gaps->problem().isEmpty());
}

// On X11 a line takes Ctrl+E for "end of the line".
void TestSittingPage::keysOfThePageAreNotTheLines()
{
    class Greedy final : public QLineEdit
    {
    public:
        using QLineEdit::QLineEdit;
        bool event(QEvent *event) override
        {
            if (event->type() == QEvent::ShortcutOverride)
                event->accept();
            return event->type() == QEvent::ShortcutOverride || QLineEdit::event(event);
        }
    };
    Greedy line(page());
    for (const auto &[key, isPages] : {std::pair{Qt::Key_E, true}, {Qt::Key_K, true}, {Qt::Key_A, false}}) {
        QKeyEvent asked(QEvent::ShortcutOverride, key, Qt::ControlModifier);
        asked.ignore();
        QCoreApplication::sendEvent(&line, &asked);
        QCOMPARE(asked.isAccepted(), !isPages);
    }
}

// Keys that do not fit the moment are explained, not called a failure.
void TestSittingPage::judgedTooEarly()
{
    choose(2);
    press(Qt::Key_S);
    QTRY_VERIFY(tabletop().scenarios.first().injects.at(2).status == InjectStatus::Skipped);
    const InjectState skipped = tabletop().scenarios.first().injects.at(2);
    page()->findChild<Banner *>()->dismiss();
    press(Qt::Key_N);
    QTRY_VERIFY(page()->findChild<Banner *>()->isVisible());
    const QString title = page()->findChild<Banner *>()->title();
    QVERIFY2(title.contains(skipped.inject.number) && !title.contains(skipped.key), qPrintable(title));
}

void TestSittingPage::correctionPointsToTheOld()
{
    write(QStringLiteral("the replica is down"));
    RowView *timeline = view("timeline");
    timeline->setFocus();
    const auto newest = [timeline] {
        return timeline->model()->index(timeline->model()->rowCount() - 1, TimelineModel::TextColumn);
    };
    QTRY_COMPARE(newest().data().toString(), QStringLiteral("the replica is down"));
    const QModelIndex last = newest();
    const qint64 seq = last.data(SeqRole).toLongLong();
    timeline->setCurrentIndex(last);
    press(Qt::Key_Return);
    auto *edit = m_case->find<QLineEdit>("scribeLine");
    QTRY_VERIFY(edit->hasFocus());
    QCOMPARE(edit->text(), QStringLiteral("the replica is down"));
    edit->selectAll();
    QTest::keyClicks(edit, QStringLiteral("the replica lags"));
    press(Qt::Key_Return);
    QTRY_COMPARE(session()->state().timeline.last().corrects, seq);
    QVERIFY(session()->state().timeline.last().text.endsWith(QStringLiteral("the replica lags")));
}

void TestSittingPage::evidenceIsPasted()
{
    auto *data = new QMimeData;
    QImage image(8, 8, QImage::Format_RGB32);
    image.fill(Qt::red);
    data->setImageData(image);
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(m_case->find<QLineEdit>("scribeLine")->hasFocus());
    press(Qt::Key_V, Qt::ControlModifier);
    QTRY_COMPARE(tabletop().attachments.size(), 1);
    QCOMPARE(tabletop().attachments.first().file.mediaType, QStringLiteral("image/png"));
}

void TestSittingPage::objectivesAndLessons()
{
    auto *tabs = m_case->find<QTabWidget>("sittingTabs");
    tabs->setCurrentIndex(1);
    RowView *objectives = view("objectivesRating");
    QTRY_COMPARE(objectives->model()->rowCount(), 1);
    objectives->setFocus();
    press(Qt::Key_S);
    QTRY_COMPARE(tabletop().ratings.value(QStringLiteral("o1")).rating, QStringLiteral("S"));
    auto *reason = m_case->find<QLineEdit>("ratingReason");
    QTRY_VERIFY(reason->hasFocus()); // what the challenge was; letters rate no more
    QTest::keyClicks(reason, QStringLiteral("pump"));
    press(Qt::Key_Return);
    QTRY_COMPARE(tabletop().ratings.value(QStringLiteral("o1")).reason, QStringLiteral("pump"));
    QCOMPARE(tabletop().ratings.value(QStringLiteral("o1")).rating, QStringLiteral("S"));
    tabs->setCurrentIndex(2);
    auto *wrong = m_case->find<QPlainTextEdit>("lesson-went_wrong");
    wrong->setFocus();
    QTest::keyClicks(wrong, QStringLiteral("Pager silent | 5 min lost | old number | new list"));
    press(Qt::Key_Tab); // leaving records
    QTRY_COMPARE(tabletop().lessons.value(u"went_wrong").toArray().at(0).toObject().value(u"cause").toString(),
                 QStringLiteral("old number"));
}

void TestSittingPage::goesAwayAndComesBack()
{
    page()->next();
    QTRY_COMPARE(tabletop().released.size(), 1);
    QTest::keyClick(&window(), Qt::Key_L, Qt::ControlModifier);
    QTest::keyClicks(m_case->find<QLineEdit>("scribeLine"), QStringLiteral("half a li"));
    window().close();
    m_case->click("stopHere");
    QTRY_VERIFY(!window().isVisible());
    m_case->open();
    QTRY_VERIFY(m_case->find<QAbstractButton>("resumeRun"));
    m_case->click("resumeRun");
    QTRY_VERIFY(page() && session() && session()->isOpen());
    QCOMPARE(tabletop().released.size(), 1);
    QCOMPARE(tabletop().current, QStringLiteral("Outage"));
    QTRY_COMPARE(m_case->find<QLineEdit>("scribeLine")->text(), QStringLiteral("half a li"));
    page()->next();
    QTRY_COMPARE(tabletop().released.size(), 2);
}

void TestSittingPage::endSaysWhatIsOpen()
{
    page()->next();
    QTRY_COMPARE(tabletop().released.size(), 1);
    press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(m_case->find<QLabel>("questionText"));
    QVERIFY(m_case->find<QLabel>("questionText")->text().contains(QStringLiteral("not given: 9")));
    auto *end = m_case->find<QAbstractButton>("endNow");
    QTRY_VERIFY(m_case->find<QAbstractButton>("endNow")->window()->focusWidget());
    QTest::keyClick(end->window()->focusWidget(), Qt::Key_Tab);
    QTRY_VERIFY(end->hasFocus());
    QTest::keyClick(end, Qt::Key_Return); // Enter presses the button that has the focus
    QTRY_VERIFY(session()->state().isOver());
    for (const ScenarioState &scenario : tabletop().scenarios)
        for (const InjectState &inject : scenario.injects)
            QVERIFY(!inject.isOpen());
    QTRY_VERIFY(m_case->find<QAbstractButton>("openReport"));
    m_case->click("openReport");
    QTRY_COMPARE(window().place().room, Room::Report);
}

void TestSittingPage::keysReachEverything()
{
    QTRY_VERIFY(m_case->find<QAbstractButton>("releaseInject") && m_case->find<QAbstractButton>("releaseInject")->isEnabled());
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
        choose(0);
        QSet<QString> seen;
        for (int i = 0; i < 60; ++i) {
            press(key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
            seen << QApplication::focusWidget()->objectName();
        }
        for (const char *name : {"participants", "pause", "endExercise", "nextInject", "scenario", "injectFlow", "injectTray",
                                 "injectText", "releaseInject", "newInject", "responseSteps", "responseNote", "timeline",
                                 "scribeLine", "sessionGaps", "addGap"})
            QVERIFY2(seen.contains(QString::fromLatin1(name)), name);
    }
    choose(0);
    QStringList panes;
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_F6);
        panes << QApplication::focusWidget()->objectName();
    }
    QCOMPARE(panes, QStringList({QStringLiteral("responseSteps"), QStringLiteral("scribeLine"),
                                 QStringLiteral("sessionGaps"), QStringLiteral("injectFlow")}));
    press(Qt::Key_Insert);
    QTest::keyClicks(m_case->find<QLineEdit>("newInjectText"), QStringLiteral("The press calls"));
    press(Qt::Key_Return); // what the marked button does
    QTRY_COMPARE(tabletop().released.size(), 1);
    QVERIFY(tabletop().released.last().what.manual);
}

void TestSittingPage::longTextsFitTheRoom()
{
    Inject inject;
    inject.message = QStringLiteral("Somebody calls and talks for long. ").repeated(40);
    session()->releaseManual(QStringLiteral("Outage"), inject);
    QTRY_COMPARE(tabletop().released.size(), 1);
    page()->toggleParticipants();
    QTRY_VERIFY(page()->participants() && page()->participants()->isVisible());
    auto *text = page()->participants()->findChild<QLabel *>(QStringLiteral("newestInject"));
    auto *area = page()->participants()->findChild<QScrollArea *>(QStringLiteral("newestArea"));
    QTRY_COMPARE(text->text(), inject.message);
    QVERIFY(text->heightForWidth(area->viewport()->width()) <= area->height());
}

// 1024×700 with a frame and a panel: nothing has to be scrolled to.
void TestSittingPage::fitsALaptop()
{
    window().resize(1022, 660);
    QTRY_COMPARE(window().width(), 1022);
    for (const char *name : {"endExercise", "nextInject", "injectFlow", "responseSteps", "timeline", "scribeLine", "addGap"}) {
        const QWidget *widget = m_case->find<QWidget>(name);
        QVERIFY2(widget, name);
        const auto place = [&] { return QRect(widget->mapTo(&window(), QPoint(0, 0)), widget->size()); };
        QTRY_VERIFY2(window().rect().contains(place()),
                     qPrintable(QStringLiteral("%1 ends at %2, %3").arg(QLatin1String(name)).arg(place().right()).arg(place().bottom())));
    }
}

QTEST_MAIN(TestSittingPage)
#include "tst_sittingpage.moc"
