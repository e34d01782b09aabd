// SPDX-License-Identifier: GPL-3.0-or-later
// The papers in the window: of a run and of a plan, read, changed by keyboard, kept, exported; a surprise drill
// that is not announced. MUSTER_KEEP_PAGES names a folder for pictures.
#include "gui/windowcase.h"
#include "formats/planjson.h"
#include "library/planlibrary.h"
#include "pages/documentfields.h"
#include "pages/documentspage.h"
#include "pages/planeditor.h"
#include "pages/reportpage.h"
#include "session/documentedits.h"
#include "shell/pagehost.h"
#include "store/store.h"
#include "support/sampleruns.h"

#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QComboBox>

using namespace muster;

class TestDocumentsPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofARun();
    void ofAPlan();
    void aSurpriseIsNotAnnounced();
    void byKeyboardAlone();
    void exported();
    void keptAcrossWindows();
    void aRunThatIsNotThere();

private:
    QString addRun(const WindowCase &setup) const;
    static DocumentsPage *page(const WindowCase &setup) { return setup.find<DocumentsPage>("documentsPage"); }
    static void choose(const WindowCase &setup, DocumentKind kind);
    static QString text(const WindowCase &setup) { return setup.find<QTextBrowser>("documentPreview")->toPlainText(); }
    static DocumentFields *fields(const WindowCase &setup) { return page(setup)->findChild<DocumentFields *>(); }
};

// A run of the past, as the store keeps it.
QString TestDocumentsPage::addRun(const WindowCase &setup) const
{
    const samples::SampleRun run = samples::failedRun();
    auto store = openStore(setup.folder() + u"/store.sqlite");
    const QString id = run.state.runId;
    RunSummary summary;
    summary.runId = id;
    summary.planId = run.plan.id;
    summary.title = run.plan.title;
    summary.phase = RunPhase::Finished;
    summary.startedAt = run.state.liveAt;
    if (!store || !(*store)->putRun(summary))
        return {};
    QString prev = firstPrev();
    for (const JournalEntry &made : run.entries) {
        Event event = made.event;
        if (auto *created = std::get_if<event::RunCreated>(&event.body))
            created->plan = planToObject(run.plan);
        const JournalEntry entry = chain(made.seq, prev, event);
        prev = entry.hash;
        if (!(*store)->append(id, entry))
            return {};
    }
    return id;
}

void TestDocumentsPage::choose(const WindowCase &setup, DocumentKind kind)
{
    auto *kinds = setup.find<QListWidget>("documentKinds");
    kinds->setCurrentRow(static_cast<int>(documentKinds().indexOf(kind)));
    QTRY_VERIFY(page(setup)->isShown());
}

void TestDocumentsPage::ofARun()
{
    WindowCase setup;
    const QString id = addRun(setup);
    QVERIFY(!id.isEmpty());
    setup.window().goTo({Room::Report, id});
    QTRY_VERIFY(setup.find<QPushButton>("reportDocuments") && setup.find<QPushButton>("reportDocuments")->isEnabled());
    setup.find<QPushButton>("reportDocuments")->setFocus();
    QTest::keyClick(setup.find<QPushButton>("reportDocuments"), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(page(setup) && page(setup)->isShown());
    QCOMPARE(setup.window().place(), (Place{Room::Documents, id}));
    for (const DocumentKind kind : documentKinds()) {
        choose(setup, kind);
        QTRY_VERIFY(text(setup).contains(documentTitle(kind)));
        QVERIFY(fields(setup)->list()->topLevelItemCount() > 5);
    }
    QVERIFY(!setup.find<QPushButton>("documentsSave"));
    setup.click("documentsBack");
    QTRY_COMPARE(setup.window().place(), (Place{Room::Report, id}));
}

void TestDocumentsPage::ofAPlan()
{
    WindowCase setup;
    const QString path = setup.writePlan(QStringLiteral("pass"));
    setup.window().openFile(path);
    QTRY_VERIFY(setup.find<QPushButton>("planDocuments"));
    setup.click("planDocuments");
    QTRY_VERIFY(page(setup) && page(setup)->isShown());
    choose(setup, DocumentKind::Summary); // says what happened: nothing did
    QTRY_VERIFY(setup.find<QWidget>("documentRefused"));
    choose(setup, DocumentKind::DrillPlan);
    QTRY_VERIFY(text(setup).contains(QStringLiteral("Do the work")));
    fields(setup)->choose(QStringLiteral("channel"), true);
    auto *edit = setup.find<QPlainTextEdit>("documentText");
    QTRY_VERIFY(edit->hasFocus());
    QTest::keyClicks(edit, QStringLiteral("#drill-room"));
    QTRY_VERIFY(text(setup).contains(QStringLiteral("#drill-room")));
    auto *editor = setup.window().pages()->page<PlanEditor>(Room::Editor);
    QVERIFY(editor->isChanged()); // closing would ask
    setup.click("documentsSave");
    QTRY_VERIFY(!editor->isChanged());
    const auto saved = openPlanForEditing(path);
    QVERIFY(saved);
    QCOMPARE(documentEditsOf(saved->plan)[u"drill-plan"].toObject()[u"channel"].toString(), QStringLiteral("#drill-room"));
    QCOMPARE(saved->warnings, QStringList());
    editor->document()->undo()->undo();
    QCOMPARE(documentEditsOf(editor->document()->plan()), DocumentEdits());
    editor->document()->undo()->setClean();
}

void TestDocumentsPage::aSurpriseIsNotAnnounced()
{
    WindowCase setup;
    const QString path = setup.writePlan(QStringLiteral("pass"));
    Plan plan = openPlanForEditing(path)->plan;
    plan.surprise = true;
    QVERIFY(savePlan(path, plan));
    setup.window().openFile(path);
    QTRY_VERIFY(setup.find<QPushButton>("planDocuments"));
    setup.click("planDocuments");
    QTRY_VERIFY(setup.find<QWidget>("documentRefused"));
    const QList<QLabel *> said = setup.find<QWidget>("documentRefused")->findChildren<QLabel *>();
    QVERIFY(std::any_of(said.begin(), said.end(), [](const QLabel *label) { return label->text().contains(QStringLiteral("surprise")); }));
    QSignalSpy failed(page(setup), &DocumentsPage::failed);
    page(setup)->writeTo(DocumentKind::Announcement, ReportFormat::Markdown, setup.folder() + u"/announcement.md");
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!QFile::exists(setup.folder() + u"/announcement.md"));
}

void TestDocumentsPage::byKeyboardAlone()
{
    WindowCase setup;
    const QString id = addRun(setup);
    setup.window().goTo({Room::Documents, id});
    QTRY_VERIFY(page(setup) && page(setup)->isShown());
    auto *kinds = setup.find<QListWidget>("documentKinds");
    QTRY_VERIFY(kinds->hasFocus());
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(kinds, Qt::Key_Down);
    QCOMPARE(page(setup)->kind(), DocumentKind::Incident);
    QTRY_VERIFY(page(setup)->isShown());
    QTest::keyClick(kinds, Qt::Key_F6, Qt::ShiftModifier);
    QTreeWidget *list = fields(setup)->list();
    QTRY_VERIFY(list->hasFocus());
    for (int i = 0; i < 10 && fields(setup)->chosen() != u"severity"; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    auto *choice = setup.find<QComboBox>("documentChoice");
    QTRY_VERIFY(choice && choice->hasFocus());
    QTest::keyClick(choice, Qt::Key_Down);
    QTRY_VERIFY(text(setup).contains(QStringLiteral("☒ P1-Critical")));
    QTest::keyClick(choice, Qt::Key_Return, Qt::ControlModifier); // on to the description
    auto *edit = setup.find<QPlainTextEdit>("documentText");
    QTRY_VERIFY(edit && edit->hasFocus());
    QTest::keyClicks(edit, QStringLiteral("The orders database is gone"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QTRY_VERIFY(list->hasFocus());
    QTRY_VERIFY(text(setup).contains(QStringLiteral("The orders database is gone")));
    QTest::keyClick(list, Qt::Key_Backspace, Qt::ControlModifier);
    QTRY_VERIFY(!text(setup).contains(QStringLiteral("The orders database is gone")));
    QTest::keyClick(list, Qt::Key_Escape);
    QTRY_COMPARE(setup.window().place(), (Place{Room::Report, id}));
}

void TestDocumentsPage::exported()
{
    WindowCase setup;
    const QString id = addRun(setup);
    setup.window().goTo({Room::Documents, id});
    QTRY_VERIFY(page(setup) && page(setup)->isShown());
    QSignalSpy written(page(setup), &DocumentsPage::written);
    page(setup)->writeTo(DocumentKind::Incident, ReportFormat::Pdf, setup.folder() + u"/incident.pdf");
    QTRY_COMPARE(written.size(), 1);
    QTRY_VERIFY(setup.find<QPushButton>("documentsExport")->isEnabled());
    page(setup)->writeAll(ReportFormat::Html, setup.folder());
    QTRY_COMPARE(written.size(), 2);
    QCOMPARE(written.last().first().toStringList().size(), documentKinds().size());
    QVERIFY(QFile::exists(setup.folder() + u"/post-drill.html"));
    QSignalSpy failed(page(setup), &DocumentsPage::failed);
    QTRY_VERIFY(setup.find<QPushButton>("documentsExport")->isEnabled());
    page(setup)->writeTo(DocumentKind::Incident, ReportFormat::Pdf, QStringLiteral("/nowhere/incident.pdf"));
    QTRY_COMPARE(failed.size(), 1);
}

void TestDocumentsPage::keptAcrossWindows()
{
    WindowCase setup;
    const QString id = addRun(setup);
    setup.window().goTo({Room::Documents, id});
    QTRY_VERIFY(page(setup) && page(setup)->isShown());
    choose(setup, DocumentKind::Incident);
    fields(setup)->choose(QStringLiteral("reporter"), true);
    QTRY_VERIFY(setup.find<QPlainTextEdit>("documentText")->hasFocus());
    QTest::keyClicks(setup.find<QPlainTextEdit>("documentText"), QStringLiteral("The pager"));
    setup.window().close(); // what was typed last is kept without waiting
    setup.open();
    const QString path = documentEditsPath(setup.folder() + u"/store.sqlite", id);
    QTRY_VERIFY(loadDocumentEdits(path).value()[u"incident"].toObject()[u"reporter"].toString() == u"The pager");
    setup.window().goTo({Room::Documents, id});
    QTRY_VERIFY(page(setup) && page(setup)->isShown());
    choose(setup, DocumentKind::Incident);
    QTRY_VERIFY(text(setup).contains(QStringLiteral("The pager")));
}

void TestDocumentsPage::aRunThatIsNotThere()
{
    WindowCase setup;
    setup.window().goTo({Room::Documents, QStringLiteral("nothing")});
    QTRY_VERIFY(setup.find<QWidget>("banner"));
    QVERIFY(!setup.find<QPushButton>("documentsExport")->isEnabled());
}

QTEST_MAIN(TestDocumentsPage)
#include "tst_documentspage.moc"
