// SPDX-License-Identifier: GPL-3.0-or-later
// The room of gaps: filtered, edited in place, closed with evidence, confirmed as seen before, imported and
// exported. What the window did is looked up in the store.
#include "gui/windowcase.h"
#include "pages/ledgerpage.h"
#include "support/gapruns.h"
#include "widgets/banner.h"
#include "widgets/edittableview.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace muster;

namespace
{

const QString approves = QStringLiteral("20250912-090000-aaaaaa:GAP-01");
const QString unclear = QStringLiteral("20261118-080000-cccccc:GAP-01");
const QString told = QStringLiteral("20261118-080000-cccccc:GAP-03");
const QString drill = QStringLiteral("20261121-070000-dddddd");

enum Column { Priority, State, Description, Run, Category, Owner, Due };

} // namespace

class LedgerPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WindowCase> m_case;

    MainWindow &window() { return m_case->window(); }
    QString storePath() const { return m_case->folder() + u"/store.sqlite"; }
    EditTableView *view() { return m_case->find<EditTableView>("ledger"); }
    LedgerPage *page() { return m_case->find<LedgerPage>("ledgerPage"); }
    LedgerGap stored(const QString &key) const
    {
        auto store = openStore(storePath());
        const auto ledger = store ? loadLedger(**store) : Result<Ledger>(fail(store.error()));
        const LedgerGap *gap = ledger ? ledger->gap(key) : nullptr;
        return gap ? *gap : LedgerGap();
    }
    // Fills the store and opens the room.
    void enter(bool full = true)
    {
        if (full) {
            auto store = openStore(storePath());
            QVERIFY(store);
            samples::fillWithGaps(**store);
        }
        QTest::keyClick(&window(), Qt::Key_5, Qt::ControlModifier);
        QTRY_VERIFY(page());
        if (full)
            QTRY_VERIFY(view());
        if (full)
            QTRY_COMPARE(view()->model()->rowCount(), 7);
        if (full)
            QCOMPARE(window().focusWidget(), view()); // the keyboard is where the gaps are
    }
    void choose(const QString &key, int column = Description)
    {
        page()->showGap(key);
        view()->setFocus();
        view()->setCurrentIndex(view()->currentIndex().siblingAtColumn(column));
        QCOMPARE(view()->currentIndex().data(IdRoleOfModel).toString(), key);
    }
    void type(const QString &text)
    {
        QTest::keyClick(view(), Qt::Key_F2);
        QTRY_VERIFY(m_case->find<QWidget>("cellEditor"));
        auto *editor = m_case->find<QWidget>("cellEditor");
        if (auto *line = qobject_cast<QLineEdit *>(editor))
            line->selectAll();
        else
            qobject_cast<QPlainTextEdit *>(editor)->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }
    void filter(GapFilter which) { m_case->find<QComboBox>("gapFilter")->setCurrentIndex(static_cast<int>(which)); }

    static constexpr int IdRoleOfModel = Qt::UserRole + 1;

private Q_SLOTS:
    void init() { m_case = std::make_unique<WindowCase>(); }
    void cleanup() { m_case.reset(); }

    void nothingYet();
    void filtersAndSearch();
    void editedInPlace();
    void whatIsWrongStaysInItsCell_data();
    void whatIsWrongStaysInItsCell();
    void closedWithEvidence();
    void closedWithAReason();
    void noRunProvesIt();
    void seenBefore();
    void importedAndExported();
    void refusedTable();
    void aBrokenRecord();
    void everythingHasAName();
    void smallScreen();
};

void LedgerPageTest::nothingYet()
{
    enter(false);
    QTRY_VERIFY(m_case->find<QPushButton>("emptyAction"));
    QVERIFY(!m_case->find<QPushButton>("exportGaps")->isEnabled());
    QTest::keyClick(m_case->find<QPushButton>("emptyAction"), Qt::Key_Space);
    QTRY_COMPARE(window().place().room, Room::Plans);
}

void LedgerPageTest::filtersAndSearch()
{
    enter();
    const auto rows = [this] { return view()->model()->rowCount(); };
    filter(GapFilter::Overdue);
    QCOMPARE(rows(), 2);
    filter(GapFilter::Recurring);
    QCOMPARE(rows(), 2);
    filter(GapFilter::Closed);
    QCOMPARE(rows(), 0);
    filter(GapFilter::All);
    QCOMPARE(rows(), 7);
    QTest::keyClick(view(), Qt::Key_F, Qt::ControlModifier);
    auto *search = m_case->find<QLineEdit>("gapSearch");
    QTRY_COMPARE(window().focusWidget(), search);
    QTest::keyClicks(search, QStringLiteral("ann RUNBOOK"));
    QCOMPARE(rows(), 1);
    QCOMPARE(m_case->find<QLabel>("gapDescription")->text(), QStringLiteral("Runbook of the PostgreSQL failover is out of date"));
    search->clear();
    QCOMPARE(rows(), 7);
    view()->sortByColumn(Due, Qt::AscendingOrder); // by the date, not by its text
    QCOMPARE(view()->model()->index(0, Due).data(IdRoleOfModel).toString(), approves);
}

void LedgerPageTest::editedInPlace()
{
    enter();
    choose(told, Owner);
    type(QStringLiteral("Zoe"));
    QTRY_COMPARE(stored(told).owner, QStringLiteral("Zoe"));
    QVERIFY(!stored(told).changedBy.isEmpty());
    choose(told, Priority);
    type(QStringLiteral("p1"));
    QTRY_COMPARE(stored(told).priority, QStringLiteral("P1"));
    choose(told, State);
    type(QStringLiteral("in progress"));
    QTRY_COMPARE(stored(told).status, GapStatus::InProgress);
    choose(told, Due);
    type(QStringLiteral("1 Dec 2020"));
    QTRY_VERIFY(stored(told).overdue);
    choose(told, Due);
    QTRY_VERIFY(view()->currentIndex().data().toString().contains(u"late"));
    choose(told, Run); // whose it is cannot be changed
    QTest::keyClick(view(), Qt::Key_F2);
    QVERIFY(!m_case->find<QWidget>("cellEditor"));
    const auto rows = view()->model()->rowCount();
    for (const Qt::Key key : {Qt::Key_Insert, Qt::Key_Delete}) // gaps are neither made nor taken away here
        QTest::keyClick(view(), key);
    QCOMPARE(view()->model()->rowCount(), rows);
}

void LedgerPageTest::whatIsWrongStaysInItsCell_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("priority") << int(Priority) << QStringLiteral("P7") << QStringLiteral("not a priority");
    QTest::newRow("status") << int(State) << QStringLiteral("parked") << QStringLiteral("not a status");
    QTest::newRow("closed") << int(State) << QStringLiteral("closed") << QStringLiteral("evidence");
    QTest::newRow("nothing") << int(Description) << QStringLiteral(" ") << QStringLiteral("needs a description");
}

void LedgerPageTest::whatIsWrongStaysInItsCell()
{
    QFETCH(int, column);
    QFETCH(QString, text);
    QFETCH(QString, says);
    enter();
    const LedgerGap before = stored(told);
    choose(told, column);
    type(text);
    QTRY_VERIFY2(view()->problem().contains(says), qPrintable(view()->problem()));
    QVERIFY(m_case->find<QWidget>("cellEditor"));
    QTest::keyClick(m_case->find<QWidget>("cellEditor"), Qt::Key_Escape);
    QTRY_VERIFY(!m_case->find<QWidget>("cellEditor"));
    QCOMPARE(stored(told), before);
}

void LedgerPageTest::closedWithEvidence()
{
    enter();
    filter(GapFilter::All);
    choose(unclear);
    QTest::keyClick(view(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_case->find<QComboBox>("evidenceRun"));
    auto *run = m_case->find<QComboBox>("evidenceRun");
    QTRY_VERIFY(run->count() > 1); // also when the list of runs is still being read
    auto *item = m_case->find<QComboBox>("evidenceItem");
    QTRY_COMPARE(window().focusWidget(), run);
    QCOMPARE(run->currentData().toString(), drill);
    QTRY_COMPARE(item->currentData().toString(), QStringLiteral("approve"));
    QCOMPARE(item->count(), 1); // what failed is not offered
    auto *close = m_case->find<QPushButton>("closeGapNow");
    QTRY_VERIFY(close->isEnabled());
    QTest::keyClick(close, Qt::Key_Space);
    QTRY_COMPARE(stored(unclear).status, GapStatus::Closed);
    QCOMPARE(stored(unclear).evidenceRun, drill);
    QCOMPARE(stored(unclear).evidenceItem, QStringLiteral("approve"));
    QTRY_VERIFY(m_case->find<QPushButton>("reopenGap"));
    QVERIFY(!m_case->find<QPushButton>("closeGapNow"));
    QVERIFY(m_case->find<QLabel>("gapFacts")->text().contains(u"approve"));
    // A closed gap is not edited; reopened, it is.
    choose(unclear, Owner);
    QTest::keyClick(view(), Qt::Key_F2);
    QVERIFY(!m_case->find<QWidget>("cellEditor"));
    QTest::keyClick(view(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stored(unclear).status, GapStatus::Open);
    QTRY_VERIFY(m_case->find<QPushButton>("closeGap"));
}

void LedgerPageTest::closedWithAReason()
{
    enter();
    choose(unclear);
    m_case->click("closeGap");
    QTRY_VERIFY(m_case->find<QComboBox>("evidenceRun"));
    m_case->find<QComboBox>("evidenceRun")->setCurrentIndex(0); // none
    QVERIFY(!m_case->find<QPushButton>("closeGapNow")->isEnabled());
    auto *reason = m_case->find<QLineEdit>("closeReason");
    QTest::keyClicks(reason, QStringLiteral("the system is gone"));
    QTest::keyClick(reason, Qt::Key_Escape); // left: nothing happens
    QTRY_VERIFY(!m_case->find<QLineEdit>("closeReason"));
    QVERIFY(stored(unclear).isOpen());
    m_case->click("closeGap");
    QTRY_VERIFY(m_case->find<QLineEdit>("closeReason"));
    m_case->find<QComboBox>("evidenceRun")->setCurrentIndex(0);
    QTest::keyClicks(reason, QStringLiteral("the system is gone"));
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_COMPARE(stored(unclear).reason, QStringLiteral("the system is gone"));
    QTRY_COMPARE(view()->model()->rowCount(), 6); // no longer open
}

void LedgerPageTest::noRunProvesIt()
{
    auto store = openStore(storePath());
    QVERIFY(store);
    samples::GapRuns runs(**store);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    runs.drill(QStringLiteral("early"), now.addDays(-9));
    runs.exercise(QStringLiteral("late"), QStringLiteral("Late"), now.addDays(-1),
                  {{QStringLiteral("G"), QStringLiteral("A thing"), {}, {}, {}, {}, {}, {}}});
    enter(false);
    QTRY_VERIFY(view());
    QTRY_COMPARE(view()->model()->rowCount(), 1);
    m_case->click("closeGap");
    QTRY_VERIFY(m_case->find<QComboBox>("evidenceRun"));
    QVERIFY(!m_case->find<QComboBox>("evidenceRun")->isEnabled());
    QCOMPARE(window().focusWidget(), m_case->find<QLineEdit>("closeReason"));
}

void LedgerPageTest::seenBefore()
{
    enter();
    choose(unclear);
    QTRY_VERIFY(m_case->find<QPushButton>("sameGap"));
    m_case->click("sameGap");
    QTRY_VERIFY(stored(unclear).isRecurring());
    QCOMPARE(stored(unclear).before.first().key, approves);
    QTRY_VERIFY(!m_case->find<QPushButton>("sameGap"));
    m_case->click("differentGap");
    QTRY_VERIFY(stored(unclear).before.isEmpty());
    QTRY_VERIFY(!m_case->find<QPushButton>("differentGap"));
}

void LedgerPageTest::importedAndExported()
{
    enter();
    const QString path = m_case->folder() + u"/gaps.csv";
    QStringList keys;
    for (int row = 0; row < view()->model()->rowCount(); ++row)
        keys << view()->model()->index(row, 0).data(IdRoleOfModel).toString();
    Q_EMIT page()->exportRequested(path, keys);
    QTRY_VERIFY(page()->findChild<Banner *>(QStringLiteral("banner"))->title().contains(u'7'));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray table = file.readAll();
    QCOMPARE(table.count('\n'), 8);
    table.replace(",Di,", ",Eve,").replace(",P1,", ",P8,");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(table) == table.size());
    file.close();
    Q_EMIT page()->importRequested(path);
    QTRY_VERIFY(m_case->find<QPushButton>("takeImport"));
    const QString rows = m_case->find<QPlainTextEdit>("gapImportRows")->toPlainText();
    QVERIFY2(rows.count(u"not a priority") == 2 && rows.contains(u"Row 4"), qPrintable(rows));
    QCOMPARE(stored(told).owner, QStringLiteral("Di")); // nothing before it is said
    QTRY_COMPARE(window().focusWidget(), m_case->find<QPushButton>("takeImport"));
    QTest::keyClick(window().focusWidget(), Qt::Key_Space);
    QTRY_COMPARE(stored(told).owner, QStringLiteral("Eve"));
    QCOMPARE(stored(unclear).priority, QStringLiteral("P1"));
    QTRY_VERIFY(!m_case->find<QPushButton>("takeImport"));
}

void LedgerPageTest::refusedTable()
{
    enter();
    Q_EMIT page()->importRequested(m_case->folder() + u"/none.csv");
    auto *banner = page()->findChild<Banner *>(QStringLiteral("banner"));
    QTRY_VERIFY2(banner->title().contains(u"none.csv"), qPrintable(banner->title()));
    Q_EMIT page()->exportRequested(QStringLiteral("/no/such/folder/x.csv"), {unclear});
    QTRY_VERIFY2(banner->title().contains(u"cannot be written"), qPrintable(banner->title()));
}

void LedgerPageTest::aBrokenRecord()
{
    enter();
    choose(told, Owner);
    type(QStringLiteral("Zoe"));
    QTRY_COMPARE(stored(told).owner, QStringLiteral("Zoe"));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("meddler"));
        database.setDatabaseName(storePath());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("DROP TRIGGER gap_followups_no_update")));
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("UPDATE gap_followups SET hash = 'no'")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("meddler"));
    window().goTo({Room::History, {}});
    window().goTo({Room::Gaps, {}});
    auto *banner = page()->findChild<Banner *>(QStringLiteral("banner"));
    QTRY_VERIFY2(banner->title().contains(u"does not hold"), qPrintable(banner->title()));
}

void LedgerPageTest::everythingHasAName()
{
    enter();
    choose(unclear);
    m_case->click("closeGap");
    QTRY_VERIFY(m_case->find<QComboBox>("evidenceRun"));
    int looked = 0;
    for (const QWidget *widget : page()->findChildren<QWidget *>()) {
        if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        ++looked;
        QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className())));
    }
    QVERIFY(looked >= 10);
}

// 1280×800 at twice the size: everything is in the window, the form's buttons after scrolling.
void LedgerPageTest::smallScreen()
{
    enter();
    choose(unclear);
    window().resize(640, 400);
    QTRY_COMPARE(window().size(), QSize(640, 400));
    const auto inside = [this](const char *name) {
        const QWidget *widget = m_case->find<QWidget>(name);
        return widget && window().rect().contains(QRect(widget->mapTo(&window(), QPoint(0, 0)), widget->size()));
    };
    for (const char *name : {"gapSearch", "gapFilter", "importGaps", "exportGaps", "ledger", "closeGap", "gapRun"})
        QTRY_VERIFY2(inside(name), name);
    m_case->click("closeGap");
    auto *reason = m_case->find<QLineEdit>("closeReason");
    reason->setFocus(Qt::TabFocusReason);
    QTest::keyClicks(reason, QStringLiteral("gone"));
    QTest::keyClick(reason, Qt::Key_Tab); // the focus brings it into view
    QTRY_COMPARE(window().focusWidget(), m_case->find<QPushButton>("closeGapNow"));
    QTRY_VERIFY(inside("closeGapNow"));
}

QTEST_MAIN(LedgerPageTest)
#include "tst_ledgerpage.moc"
