// SPDX-License-Identifier: GPL-3.0-or-later
// The one window: rail, pages, back and forward, finder, drops, and what closing means during a run.
// Window thread. It names no store, adapter or format: it is given a store's location and the actions.
#pragma once

#include "library/libraryservice.h"
#include "shell/planopener.h"
#include "shell/room.h"
#include "shell/runcontroller.h"

#include <QMainWindow>
#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace muster
{

class LiveRoom;
class PageHost;
class PlanEditor;
struct Findable;
class Question;
class Rail;

class MainWindow final : public QMainWindow
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    MainWindow(const QString &storeLocation, std::shared_ptr<const ActionRegistry> registry,
               QWidget *parent = nullptr);
    ~MainWindow() override;

    void openFile(const QString &path); // plan or backup
    void resumeRun(const QString &runId);
    void goTo(const Place &place);
    void back();
    void forward();
    void showFinder();
    [[nodiscard]] Place place() const;
    [[nodiscard]] RunController *runs() const { return m_runs; }
    [[nodiscard]] PageHost *pages() const { return m_pages; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void makeRooms();
    QWidget *makeStart();
    QWidget *makePlans();
    QWidget *makeLive();
    QWidget *makeHistory();
    QWidget *makeSettings();
    QWidget *makeEditor();
    QWidget *makeReport();
    QWidget *makeImport();
    QWidget *makeRunbook(); // drillroom.cpp, with the four below
    void showRunbook(const QString &path);
    void showNewDrill(const Plan &plan, const QString &said);
    void promote(const Plan &tabletop);
    void compareTimesOf(const std::shared_ptr<const LoadedRun> &run);
    QWidget *makeGaps();      // ledgerroom.cpp
    QWidget *makeDocuments(); // documentsroom.cpp
    void makeShortcuts();
    void connectLibrary();
    void connectRuns();

    void showPlace(const Place &place);
    void refreshLists();
    void refreshGaps();
    void countLateGaps(const Ledger &ledger);
    void showKeys();
    void showError(const Error &error, const QString &meaning = {});
    void showRun(const QString &runId);
    void showReport(const QString &runId);
    void showDocuments(const QString &runId); // empty: of the plan in the editor
    void keepDocumentEdits(const QString &runId, const QJsonObject &edits);
    void showOpened(const OpenedPlan &opened);
    void startPlan(const Plan &plan, const QString &path);
    void choosePlanFile();
    void chooseImport();
    void importFile(const QString &path);
    void importGiven(const QString &path); // chosen: a runbook has its own page
    void takeImport(const Plan &plan, int where, const QString &said);
    void askBeforeClosing();
    void askCleanUp(const QString &runId);
    void askCleanUpOf(const LoadedRun &run);
    // Is there a plan with changes that are not saved? Then `otherwise` is done only if they may be lost.
    bool askAboutChanges(const std::function<void()> &otherwise);
    void saveGeometryNow() const;
    [[nodiscard]] QVector<Findable> findables();
    [[nodiscard]] bool refuseWhileRunning();

    std::shared_ptr<const ActionRegistry> m_registry;
    QStringList m_knownActions;
    LibraryService *m_library;
    RunController *m_runs;
    PlanOpener *m_opener;
    Rail *m_rail;
    PageHost *m_pages;
    QVector<Place> m_history;
    Place m_editing; // the plan in the editor
    int m_at = -1;
    QTimer m_poll;
    QVector<RunSummary> m_runList;
    QVector<PlanTemplate> m_templates;
    QVector<RecentPlan> m_recent;
    QString m_storeLocation;
    QString m_wantedReport;
    std::shared_ptr<const LoadedRun> m_reported; // the run on the report page
    QString m_wantedDocuments;
    QThreadPool m_keeper; // one thread: texts put in by hand are written in their order
    QString m_wantedCleanUp;
    QPointer<Question> m_question;
    bool m_mayLose = false; // the changes of the plan in the editor
    bool m_closing = false; // the run is being let go of; the window closes when it is
};

} // namespace muster
