// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/mainwindow.h"

#include "pages/documentspage.h"
#include "pages/historypage.h"
#include "pages/liveroom.h"
#include "pages/planeditor.h"
#include "pages/planspage.h"
#include "pages/settingspage.h"
#include "pages/startpage.h"
#include "shell/fieldkeys.h"
#include "shell/finder.h"
#include "shell/pagehost.h"
#include "shell/rail.h"
#include "widgets/banner.h"
#include "widgets/question.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QScreen>
#include <QSettings>

namespace muster
{

namespace
{

constexpr int narrowWindow = 1100; // px: below, the rail shows its icons only
constexpr int pollEvery = 5000; // ms: other programs' runs

QStringList actionTypes(const ActionRegistry &registry)
{
    QStringList types;
    for (const ActionType &type : registry.all())
        types << type.type;
    return types;
}

} // namespace

MainWindow::MainWindow(const QString &storeLocation, std::shared_ptr<const ActionRegistry> registry,
                       QWidget *parent)
    : QMainWindow(parent), m_registry(std::move(registry)), m_knownActions(actionTypes(*m_registry)),
      m_library(new LibraryService(storeLocation, m_knownActions, this)),
      m_runs(new RunController(storeLocation, m_registry, this)),
      m_opener(new PlanOpener(m_library, m_knownActions, this)), m_rail(new Rail(this)),
      m_pages(new PageHost(this)), m_storeLocation(storeLocation)
{
    m_keeper.setMaxThreadCount(1);
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Muster"));
    setAcceptDrops(true);
    setMinimumSize(640, 360);
    auto *centre = new QWidget(this);
    auto *layout = new QHBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addWidget(m_pages, 1);
    setCentralWidget(centre);
    makeRooms();
    makeShortcuts();
    new FieldKeys(this);
    connectLibrary();
    connectRuns();
    connect(m_rail, &Rail::chosen, this, [this](Room room) { goTo({room, {}}); });
    // With its frame, the window fits the screen.
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(2, 40)));
    restoreGeometry(QSettings().value(QStringLiteral("geometry")).toByteArray());
    goTo({Room::Start, {}});
    m_poll.setInterval(pollEvery);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_pages->room() == Room::Start || m_pages->room() == Room::History)
            m_library->requestRuns();
        else if (m_pages->room() == Room::Gaps)
            refreshGaps();
    });
    m_poll.start();
    refreshLists();
}

MainWindow::~MainWindow()
{
    disconnect(m_runs, nullptr, this, nullptr);
}

void MainWindow::connectLibrary()
{
    connect(m_library, &LibraryService::runsLoaded, this, [this](const QVector<RunSummary> &runs) {
        m_runList = runs;
        if (auto *start = static_cast<StartPage *>(m_pages->made(Room::Start)))
            start->setRuns(runs);
        if (auto *history = static_cast<HistoryPage *>(m_pages->made(Room::History)))
            history->setRuns(runs);
    });
    connect(m_library, &LibraryService::ledgerLoaded, this, [this](const auto &ledger) { countLateGaps(*ledger); });
    connect(m_library, &LibraryService::templatesLoaded, this,
            [this](const QVector<PlanTemplate> &templates) {
                m_templates = templates;
                QVector<PlanRow> rows;
                for (const PlanTemplate &each : templates)
                    rows.append({each.id, each.title, each.description, each.kind, each.path, {}, each.tags});
                if (auto *start = static_cast<StartPage *>(m_pages->made(Room::Start)))
                    start->setTemplates(rows);
                if (auto *plans = static_cast<PlansPage *>(m_pages->made(Room::Plans)))
                    plans->setTemplates(rows);
            });
    connect(m_library, &LibraryService::recentPlansLoaded, this, [this](const QVector<RecentPlan> &recent) {
        m_recent = recent;
        QVector<PlanRow> rows;
        for (const RecentPlan &each : recent)
            rows.append({{}, each.title, {}, each.kind, each.path, each.usedAt});
        if (auto *plans = static_cast<PlansPage *>(m_pages->made(Room::Plans)))
            plans->setFiles(rows);
        if (auto *start = static_cast<StartPage *>(m_pages->made(Room::Start)))
            start->setPlans(rows);
    });
    connect(m_library, &LibraryService::planSaved, this, [this](const QString &path) {
        if (auto *editor = static_cast<PlanEditor *>(m_pages->made(Room::Editor)))
            editor->markSaved(path);
        if (auto *documents = static_cast<DocumentsPage *>(m_pages->made(Room::Documents)); documents && m_pages->room() == Room::Documents)
            documents->showSaved(path);
        m_library->requestRecentPlans();
    });
    connect(m_library, &LibraryService::failed, this, [this](const QString &what, const Error &error) {
        if (what == u"run" && !m_wantedCleanUp.isEmpty()) {
            m_wantedCleanUp.clear();
            showError(error, tr("The run was left as it is."));
            return;
        }
        if (what == u"plan" || what == u"run")
            return; // the opener or the report page tells
        if (what == u"gaps" && m_pages->room() != Room::Gaps)
            return; // told there
        showError(error, what == u"save" ? tr("The plan is not saved.") : QString());
    });
    connect(m_library, &LibraryService::runLoaded, this, [this](const std::shared_ptr<const LoadedRun> &run) {
        if (run->summary.runId == m_wantedCleanUp)
            askCleanUpOf(*run);
    });
    connect(m_opener, &PlanOpener::opened, this, &MainWindow::showOpened);
    connect(m_opener, &PlanOpener::importWanted, this, &MainWindow::importFile);
    connect(m_opener, &PlanOpener::runbookWanted, this, &MainWindow::showRunbook);
    connect(m_opener, &PlanOpener::failed, this,
            [this](const Error &error) { showError(error, tr("Nothing was started.")); });
}

void MainWindow::connectRuns()
{
    connect(m_runs, &RunController::sessionChanged, this, [this](RunSession *session) {
        if (session || m_pages->made(Room::Live))
            m_pages->page<LiveRoom>(Room::Live)->setSession(session);
    });
    connect(m_runs, &RunController::stateChanged, this, [this] {
        const bool paused = m_runs->isRunning() && m_runs->session()->isOpen() &&
                            m_runs->session()->state().phase == RunPhase::Paused;
        m_rail->setBadge(Room::Live, !m_runs->isRunning() ? QString() : paused ? tr("paused") : tr("on"));
    });
    connect(m_runs, &RunController::ended, this, [this] {
        if (m_closing) {
            close();
            return;
        }
        refreshLists();
    });
}

void MainWindow::refreshLists()
{
    m_library->requestRuns();
    m_library->requestRecentPlans();
    if (m_templates.isEmpty())
        m_library->requestTemplates();
    m_library->requestLedger();
}

bool MainWindow::refuseWhileRunning()
{
    if (!m_runs->isRunning())
        return false;
    showError({QStringLiteral("run.busy"),
               tr("“%1” is still going on in this window, so nothing was started.").arg(m_runs->title()),
               tr("Ctrl+3 goes to it: finish or abort it there first. Another window can drive another run."),
               Fault::CannotRun,
               {},
               0,
               0});
    return true;
}

void MainWindow::startPlan(const Plan &plan, const QString &path)
{
    if (refuseWhileRunning())
        return;
    goTo({Room::Live, {}});
    m_runs->begin(plan, path, SettingsPage::runOptions());
}

void MainWindow::resumeRun(const QString &runId)
{
    if (refuseWhileRunning())
        return;
    goTo({Room::Live, {}});
    m_runs->resume(runId);
}

void MainWindow::showRun(const QString &runId)
{
    if (m_runs->runId() == runId && m_runs->isRunning()) {
        goTo({Room::Live, {}});
        return;
    }
    for (const RunSummary &run : std::as_const(m_runList)) {
        const bool live = run.phase == RunPhase::Running || run.phase == RunPhase::Paused;
        if (run.runId == runId && live && !m_runs->isRunning()) {
            goTo({Room::Live, {}});
            m_runs->follow(runId);
            return;
        }
    }
    goTo({Room::Report, runId});
}

bool MainWindow::askAboutChanges(const std::function<void()> &otherwise)
{
    auto *editor = static_cast<PlanEditor *>(m_pages->made(Room::Editor));
    if (!editor || !editor->isChanged() || m_mayLose)
        return false;
    goTo({Room::Editor, place().room == Room::Editor ? place().about : QString()});
    if (m_question && m_question->isVisible())
        return true;
    m_question = new Question(
        tr("This plan has changes that are not saved"),
        tr("Go back to save them (Ctrl+S), or leave them: then they are gone."), this);
    m_question->addAnswer(QStringLiteral("goBack"), tr("Go back"), Question::Kind::Safe);
    m_question->addAnswer(QStringLiteral("loseChanges"), tr("Leave the changes"), Question::Kind::Danger);
    connect(m_question, &Question::answered, this, [this, otherwise](const QString &answer) {
        if (answer != u"loseChanges")
            return;
        m_mayLose = true;
        otherwise();
        m_mayLose = false;
    });
    m_question->open();
    return true;
}

void MainWindow::showOpened(const OpenedPlan &opened)
{
    if (askAboutChanges([this, opened] { showOpened(opened); }))
        return;
    auto *editor = m_pages->page<PlanEditor>(Room::Editor);
    editor->setPlan(opened.plan, opened.path, opened.warnings, opened.values);
    editor->setOrigin(opened.origin);
    m_editing = {Room::Editor, opened.path.isEmpty() ? opened.plan.title : opened.path};
    goTo(m_editing);
    editor->focusMain();
    if (opened.unsaved)
        editor->markUnsaved(opened.said);
    if (opened.ready)
        editor->focusStart();
    m_library->requestRecentPlans();
}

void MainWindow::openFile(const QString &path)
{
    m_opener->openFile(path);
}

void MainWindow::choosePlanFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a plan file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Plans (*.muster.json *.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_opener, &PlanOpener::openGiven);
    dialog->open();
}

void MainWindow::showError(const Error &error, const QString &meaning)
{
    const QWidget *page = m_pages->currentWidget();
    if (!page)
        return;
    const QString name = QStringLiteral("banner");
    const auto banners = page->findChildren<Banner *>(name, Qt::FindDirectChildrenOnly) + page->findChildren<Banner *>(name);
    for (Banner *banner : banners) {
        if (banner->parentWidget()->isVisibleTo(page)) // a page may have several faces
            return banner->showError(error, meaning);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_runs->isRunning()) {
        event->ignore();
        if (!m_closing)
            askBeforeClosing();
        return;
    }
    if (auto *documents = static_cast<DocumentsPage *>(m_pages->made(Room::Documents)))
        documents->flush();
    if (askAboutChanges([this] { close(); })) {
        event->ignore();
        return;
    }
    saveGeometryNow();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setNarrow(width() < narrowWindow);
}

void MainWindow::saveGeometryNow() const
{
    QSettings().setValue(QStringLiteral("geometry"), saveGeometry());
}

void MainWindow::askBeforeClosing()
{
    if (m_question && m_question->isVisible())
        return;
    goTo({Room::Live, {}});
    m_question =
        new Question(tr("A run is going on"),
                     tr("It cannot go on without this window.\n\nStop here: everything recorded is kept, the "
                        "clock goes on, and the Start page offers to resume it.\nAbort: workers are ended, "
                        "what the run made is removed, and it ends as aborted."),
                     this);
    m_question->addAnswer(QStringLiteral("goBack"), tr("Go back"), Question::Kind::Safe);
    m_question->addAnswer(QStringLiteral("stopHere"), tr("Stop here and resume later"),
                          Question::Kind::Normal);
    m_question->addAnswer(QStringLiteral("abortAndClose"), tr("Abort and clean up"), Question::Kind::Danger);
    connect(m_question, &Question::answered, this, [this](const QString &answer) {
        if (answer == u"goBack")
            return;
        if (!m_runs->isRunning()) { // it ended while the question stood there
            close();
            return;
        }
        m_closing = true;
        if (answer == u"stopHere")
            m_runs->stopHere();
        else
            m_runs->abort(tr("the window was closed"));
    });
    m_question->open();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.first().isLocalFile())
        return;
    event->acceptProposedAction();
    openFile(urls.first().toLocalFile());
}

} // namespace muster
