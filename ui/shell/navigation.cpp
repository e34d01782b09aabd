// SPDX-License-Identifier: GPL-3.0-or-later
// Where one can go in the window: rooms, back and forward, finder, keys of the page.
#include "pages/documentspage.h"
#include "pages/helppage.h"
#include "pages/historypage.h"
#include "pages/importpage.h"
#include "pages/ledgerpage.h"
#include "pages/liveroom.h"
#include "pages/planeditor.h"
#include "pages/planspage.h"
#include "pages/reportexport.h"
#include "pages/reportpage.h"
#include "pages/runbookpage.h"
#include "pages/settingspage.h"
#include "pages/livepage.h"
#include "pages/sittingpage.h"
#include "pages/startpage.h"
#include "shell/finder.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "shell/rail.h"
#include "widgets/entry.h"
#include "widgets/question.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>

namespace muster
{

void MainWindow::makeRooms()
{
    m_pages->addRoom(Room::Start, [this] { return makeStart(); });
    m_pages->addRoom(Room::Plans, [this] { return makePlans(); });
    m_pages->addRoom(Room::Live, [this] { return makeLive(); });
    m_pages->addRoom(Room::History, [this] { return makeHistory(); });
    m_pages->addRoom(Room::Settings, [this] { return makeSettings(); });
    m_pages->addRoom(Room::Help, [this] { return new HelpPage(this); });
    m_pages->addRoom(Room::Editor, [this] { return makeEditor(); });
    m_pages->addRoom(Room::Report, [this] { return makeReport(); });
    m_pages->addRoom(Room::Import, [this] { return makeImport(); });
    m_pages->addRoom(Room::Runbook, [this] { return makeRunbook(); });
    m_pages->addRoom(Room::Gaps, [this] { return makeGaps(); });
    m_pages->addRoom(Room::Documents, [this] { return makeDocuments(); });
}

QWidget *MainWindow::makeStart()
{
    auto *page = new StartPage(this);
    connect(page, &StartPage::backupChosen, m_opener, &PlanOpener::openBackup);
    connect(page, &StartPage::templateChosen, m_opener, &PlanOpener::openTemplate);
    connect(page, &StartPage::tabletopsRequested, this, [this] {
        goTo({Room::Plans, {}});
        m_pages->page<PlansPage>(Room::Plans)->showKind(PlanKind::Tabletop);
    });
    connect(page, &StartPage::planFileRequested, this, &MainWindow::choosePlanFile);
    connect(page, &StartPage::importRequested, this, &MainWindow::chooseImport);
    connect(page, &StartPage::resumeRequested, this, &MainWindow::resumeRun);
    connect(page, &StartPage::planRequested, m_opener, &PlanOpener::openPlan);
    connect(page, &StartPage::runRequested, this, &MainWindow::showRun);
    connect(page, &StartPage::runAgainRequested, m_opener, &PlanOpener::openRun);
    connect(page, &StartPage::cleanUpRequested, this, &MainWindow::askCleanUp);
    return page;
}

QWidget *MainWindow::makePlans()
{
    auto *page = new PlansPage(this);
    connect(page, &PlansPage::fileRequested, m_opener, &PlanOpener::openPlan);
    connect(page, &PlansPage::templateRequested, m_opener, &PlanOpener::openTemplate);
    connect(page, &PlansPage::chooseFileRequested, this, &MainWindow::choosePlanFile);
    connect(page, &PlansPage::importRequested, this, &MainWindow::chooseImport);
    m_library->requestRecentPlans();
    m_library->requestTemplates();
    return page;
}

QWidget *MainWindow::makeLive()
{
    auto *page = new LiveRoom(this);
    connect(page, &LiveRoom::choosePlanRequested, this, [this] { goTo({Room::Plans, {}}); });
    connect(page, &LiveRoom::reportRequested, this, [this](const QString &runId) {
        goTo({Room::Report, runId});
    });
    connect(page, &LiveRoom::runAgainRequested, m_opener, &PlanOpener::openRun);
    page->setSession(m_runs->session());
    return page;
}

QWidget *MainWindow::makeHistory()
{
    auto *page = new HistoryPage(this);
    page->setRuns(m_runList);
    connect(page, &HistoryPage::runRequested, this, &MainWindow::showRun);
    connect(page, &HistoryPage::runAgainRequested, m_opener, &PlanOpener::openRun);
    connect(page, &HistoryPage::resumeRequested, this, &MainWindow::resumeRun);
    connect(page, &HistoryPage::startRequested, this, [this] { goTo({Room::Start, {}}); });
    connect(page, &HistoryPage::cleanUpRequested, this, &MainWindow::askCleanUp);
    return page;
}

QWidget *MainWindow::makeSettings()
{
    auto *page = new SettingsPage(this);
    connect(page, &SettingsPage::themeChanged, this, [](ThemeChoice choice) { theme::apply(*qApp, choice); });
    return page;
}

QWidget *MainWindow::makeEditor()
{
    auto *page = new PlanEditor(m_registry, this);
    connect(page, &PlanEditor::saveRequested, m_library, &LibraryService::save);
    connect(page, &PlanEditor::copyRequested, m_library, &LibraryService::saveCopy);
    connect(page, &PlanEditor::lookRequested, m_library, &LibraryService::lookAtFile);
    connect(page, &PlanEditor::theirsTaken, m_library, &LibraryService::noteTaken);
    connect(m_library, &LibraryService::planChangedOnDisk, page, &PlanEditor::showConflict);
    connect(page, &PlanEditor::startRequested, this, &MainWindow::startPlan);
    connect(page, &PlanEditor::importRequested, this, &MainWindow::chooseImport);
    connect(page, &PlanEditor::promoteRequested, this, &MainWindow::promote);
    connect(page, &PlanEditor::documentsRequested, this, [this] { goTo({Room::Documents, {}}); });
    return page;
}

void MainWindow::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, auto action) {
        auto *shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::ALT | Qt::Key_Left), [this] { back(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Right), [this] { forward(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { showFinder(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_O), [this] { choosePlanFile(); });
    add(QKeySequence(Qt::Key_F1), [this] { showKeys(); });
    add(QKeySequence(Qt::Key_F9), [this] {
        if (auto *live = static_cast<LiveRoom *>(m_pages->made(Room::Live)))
            live->togglePause();
    });
    add(QKeySequence(Qt::Key_F8), [this] {
        if (auto *live = static_cast<LiveRoom *>(m_pages->made(Room::Live)))
            live->isSitting() ? live->sitting()->toggleParticipants() : live->drill()->toggleWall();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_Right), [this] {
        auto *live = static_cast<LiveRoom *>(m_pages->made(Room::Live));
        if (live && live->isSitting() && m_pages->room() == Room::Live)
            live->sitting()->next();
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_G), [this] {
        if (m_runs->session()) {
            goTo({Room::Live, {}});
            m_pages->page<LiveRoom>(Room::Live)->captureGap();
        }
    });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] {
        if (m_runs->session()) {
            goTo({Room::Live, {}});
            m_pages->page<LiveRoom>(Room::Live)->focusScribe();
        }
    });
}

void MainWindow::goTo(const Place &place)
{
    if (m_at >= 0 && m_history.at(m_at) == place) {
        showPlace(place);
        return;
    }
    m_history.resize(m_at + 1);
    m_history.append(place);
    m_at = static_cast<int>(m_history.size()) - 1;
    showPlace(place);
}

void MainWindow::back()
{
    if (m_at > 0)
        showPlace(m_history.at(--m_at));
}

void MainWindow::forward()
{
    if (m_at + 1 < m_history.size())
        showPlace(m_history.at(++m_at));
}

Place MainWindow::place() const
{
    return m_at >= 0 ? m_history.at(m_at) : Place{};
}

void MainWindow::showPlace(const Place &place)
{
    const bool isOfRun = !place.about.isEmpty();
    m_rail->setCurrent(place.room != Room::Documents ? place.room : isOfRun ? Room::History : Room::Plans);
    if (place.room == Room::Documents) {
        showDocuments(place.about);
        return;
    }
    if (place.room == Room::Report) {
        showReport(place.about);
        return;
    }
    const bool moved = m_pages->room() != place.room || !m_pages->currentWidget();
    m_pages->showRoom(place.room);
    QWidget *page = m_pages->currentWidget();
    if (QWidget *first = moved ? entryOf(page) : nullptr)
        first->setFocus(Qt::OtherFocusReason);
    if (place.room == Room::Start || place.room == Room::History)
        m_library->requestRuns();
    if (place.room == Room::Gaps)
        refreshGaps();
}

QVector<Findable> MainWindow::findables()
{
    QVector<Findable> things;
    const auto command = [&](const QString &text, std::function<void()> go) {
        things.append({text, tr("command"), std::move(go)});
    };
    command(tr("Go to Start"), [this] { goTo({Room::Start, {}}); });
    command(tr("Go to Plans"), [this] { goTo({Room::Plans, {}}); });
    command(tr("Go to Live run"), [this] { goTo({Room::Live, {}}); });
    command(tr("Go to History"), [this] { goTo({Room::History, {}}); });
    command(tr("Go to Gaps"), [this] { goTo({Room::Gaps, {}}); });
    command(tr("Settings"), [this] { goTo({Room::Settings, {}}); });
    command(tr("Help"), [this] { goTo({Room::Help, {}}); });
    command(tr("Open a plan file…"), [this] { choosePlanFile(); });
    command(tr("Import an event list, scenario or task list…"), [this] { chooseImport(); });
    const QMap<QString, QString> runbooks = shippedRunbooks();
    for (auto it = runbooks.cbegin(); it != runbooks.cend(); ++it)
        command(tr("Runbook: the example “%1”").arg(it.key()), [this, path = it.value()] { showRunbook(path); });
    if (auto *editor = static_cast<PlanEditor *>(m_pages->made(Room::Editor))) {
        for (const auto &[text, go] : editor->commands())
            command(text, [this, go = go] {
                goTo(m_editing);
                go();
            });
    }
    if (m_pages->room() == Room::Report && m_pages->made(Room::Report)) {
        if (m_pages->page<ReportPage>(Room::Report)->hasTimes() && m_reported)
            command(tr("Take over measured times…"), [this] { compareTimesOf(m_reported); });
        command(tr("Export report…"), [this] {
            QPushButton *button = m_pages->page<ReportPage>(Room::Report)->exporter()->button();
            if (button->menu() && button->isEnabled())
                button->menu()->popup(button->mapToGlobal(QPoint(0, button->height())));
        });
    }
    if (m_pages->room() == Room::Report || m_pages->room() == Room::Editor) {
        command(tr("Documents: announcement, plan, reports, forms"), [this] {
            goTo({Room::Documents, m_pages->room() == Room::Report ? place().about : QString()});
        });
    }
    if (auto *live = static_cast<LiveRoom *>(m_pages->made(Room::Live)); live && live->isSitting() && m_runs->session()) {
        const auto inRoom = [&](const QString &text, void (SittingPage::*action)()) {
            command(text, [this, live, action] {
                goTo({Room::Live, {}});
                (live->sitting()->*action)();
            });
        };
        inRoom(tr("Next inject, or start the scenario"), &SittingPage::next);
        inRoom(tr("Participant view"), &SittingPage::toggleParticipants);
        inRoom(tr("Capture a gap"), &SittingPage::captureGap);
        inRoom(m_runs->isRunning() ? tr("End the exercise…") : tr("Report of the exercise"), &SittingPage::askEnd);
    }
    if (m_runs->isRunning()) {
        auto *live = m_pages->page<LiveRoom>(Room::Live);
        if (m_runs->session()->isOpen() && !m_runs->session()->state().liveAt.isValid())
            command(tr("Go live: set T+0 now"), [this, live] {
                goTo({Room::Live, {}});
                live->isSitting() ? m_runs->session()->goLive({}) : live->drill()->goLive();
            });
        if (!live->isSitting())
            command(tr("Wall view"), [live] { live->drill()->toggleWall(); });
        command(tr("Pause or go on"), [live] { live->togglePause(); });
        command(tr("Abort the run…"), [this, live] {
            goTo({Room::Live, {}});
            live->askAbort();
        });
    }
    if (RunSession *session = m_runs->session(); session && session->isOpen()) {
        for (const Phase &phase : session->state().phases) {
            for (const Step &step : phase.steps)
                things.append({step.text, tr("step"), [this, id = step.id] {
                                   goTo({Room::Live, {}});
                                   m_pages->page<LiveRoom>(Room::Live)->openStep(id);
                               }});
        }
    }
    for (const RecentPlan &plan : std::as_const(m_recent))
        things.append({plan.title, tr("plan"), [this, path = plan.path] { m_opener->openPlan(path); }});
    for (const PlanTemplate &each : std::as_const(m_templates))
        things.append({each.title, tr("template"), [this, id = each.id] { m_opener->openTemplate(id); }});
    for (const RunSummary &run : std::as_const(m_runList))
        things.append(
            {tr("%1, %2", "title, when")
                 .arg(run.title, QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat)),
             tr("run"), [this, id = run.runId] { showRun(id); }});
    return things;
}

void MainWindow::showFinder()
{
    auto *finder = new Finder(findables(), this);
    finder->open();
}

void MainWindow::showKeys()
{
    KeyList keys = HelpPage::everywhere();
    if (m_pages->room() == Room::Live)
        keys = static_cast<LiveRoom *>(m_pages->made(Room::Live))->keys() + keys;
    else if (m_pages->room() == Room::Editor)
        keys = m_pages->page<PlanEditor>(Room::Editor)->keys() + keys;
    else if (m_pages->room() == Room::Import)
        keys = ImportPage::keys() + keys;
    else if (m_pages->room() == Room::Runbook)
        keys = RunbookPage::keys() + keys;
    else if (m_pages->room() == Room::Gaps)
        keys = LedgerPage::keys() + keys;
    else if (m_pages->room() == Room::Start)
        keys = StartPage::keys() + keys;
    else if (m_pages->room() == Room::Plans)
        keys = PlansPage::keys() + keys;
    else if (m_pages->room() == Room::Report)
        keys = ReportPage::keys() + keys;
    else if (m_pages->room() == Room::Documents)
        keys = DocumentsPage::keys() + keys;
    auto *sheet = new Question(tr("Keys of this page"), {}, this);
    sheet->setHtml(HelpPage::asHtml(keys));
    sheet->addAnswer(QStringLiteral("closeKeys"), tr("Close"), Question::Kind::Safe);
    sheet->open();
}

} // namespace muster
