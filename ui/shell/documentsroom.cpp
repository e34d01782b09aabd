// SPDX-License-Identifier: GPL-3.0-or-later
// The papers of a run, or of the plan in the editor, in the window. What is put in by hand goes into the plan, or
// into a file of the run's beside the store.
#include "pages/background.h"
#include "pages/documentspage.h"
#include "pages/planeditor.h"
#include "session/documentedits.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "widgets/entry.h"

#include <QPointer>

namespace muster
{

QWidget *MainWindow::makeDocuments()
{
    auto *page = new DocumentsPage(this);
    connect(page, &DocumentsPage::editsChanged, this, &MainWindow::keepDocumentEdits);
    connect(page, &DocumentsPage::saveRequested, this, [this] { m_pages->page<PlanEditor>(Room::Editor)->save(false); });
    connect(page, &DocumentsPage::backRequested, this, [this] {
        const QString runId = place().about;
        goTo(runId.isEmpty() ? m_editing : Place{Room::Report, runId});
    });
    connect(m_library, &LibraryService::runLoaded, page, [this, page](const std::shared_ptr<const LoadedRun> &run) {
        if (run->summary.runId != m_wantedDocuments)
            return;
        m_wantedDocuments.clear();
        inBackground(
            page, [run, keptIn = documentEditsPath(m_storeLocation, run->summary.runId)] { return documentSource(*run, keptIn); },
            [this, page, id = run->summary.runId](const Result<DocumentSource> &source) {
                if (place() != Place{Room::Documents, id})
                    return;
                if (source)
                    page->setSource(*source);
                else
                    page->showBroken(source.error());
            });
    });
    connect(m_library, &LibraryService::failed, page, [this, page](const QString &what, const Error &error) {
        if (what != u"run" || m_wantedDocuments.isEmpty())
            return;
        m_wantedDocuments.clear();
        page->showBroken(error);
    });
    return page;
}

void MainWindow::showDocuments(const QString &runId)
{
    auto *page = m_pages->page<DocumentsPage>(Room::Documents);
    page->flush(); // of what stood there before
    m_pages->showRoom(Room::Documents);
    entryOf(page)->setFocus(Qt::OtherFocusReason);
    m_wantedDocuments = runId;
    if (!runId.isEmpty()) {
        page->showLoading(runId);
        m_library->requestRun(runId);
        return;
    }
    page->showLoading({});
    const auto *editor = m_pages->page<PlanEditor>(Room::Editor);
    inBackground(
        page, [plan = editor->filledPlan()] { return documentSource(plan); },
        [this, page](const DocumentSource &source) {
            if (place() == Place{Room::Documents, {}})
                page->setSource(source);
        });
}

void MainWindow::keepDocumentEdits(const QString &runId, const QJsonObject &edits)
{
    if (runId.isEmpty()) { // part of the plan: undone and saved with it
        m_pages->page<PlanEditor>(Room::Editor)->takeDocumentEdits(edits);
        return;
    }
    auto *page = m_pages->page<DocumentsPage>(Room::Documents);
    const QPointer<DocumentsPage> guard(page);
    m_keeper.start([edits, guard, path = documentEditsPath(m_storeLocation, runId)] {
        const Done kept = saveDocumentEdits(path, edits);
        if (kept)
            return;
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, error = kept.error()] {
                if (guard)
                    guard->showNotKept(error);
            },
            Qt::QueuedConnection);
    });
}

} // namespace muster
