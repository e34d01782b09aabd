// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/livepage.h"

#include "pages/automationpanel.h"
#include "pages/checklistpanel.h"
#include "pages/runheader.h"
#include "pages/scribedesk.h"
#include "pages/stepdesk.h"
#include "pages/timelinepanel.h"
#include "pages/wallview.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/entry.h"
#include "widgets/question.h"
#include "widgets/recoverychart.h"
#include "widgets/scrolled.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>

namespace muster
{

namespace
{

constexpr int frame = 33; // ms: at most so often is the page brought up to date
constexpr int clockTick = 250;

bool isByPerson(const JournalEntry &entry)
{
    const EventBody &body = entry.event.body;
    return std::holds_alternative<event::StepTicked>(body) || std::holds_alternative<event::StepReset>(body)
           || std::holds_alternative<event::Noted>(body) || std::holds_alternative<event::FailureAnswered>(body);
}

} // namespace

LivePage::LivePage(QWidget *parent) : QWidget(parent), m_stack(new QStackedLayout), m_banner(new Banner(this)), m_decisions(new Banner(this))
{
    setObjectName(QStringLiteral("livePage"));
    setAccessibleName(tr("Live run"));
    m_empty =
        new EmptyState(tr("No run is going on"),
                       tr("When you start a drill, its check list, clocks, checks and timeline are here. "
                          "A run that was cut off waits on the Start page."),
                       tr("Choose a plan"), this);
    m_run = new QWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(scrolled(m_run, this));
    buildRun();
    connectPanels();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    auto *message = new QVBoxLayout;
    message->setContentsMargins(12, 0, 12, 0);
    m_decisions->setObjectName(QStringLiteral("decisionBanner"));
    message->addWidget(m_decisions);
    message->addWidget(m_banner);
    all->addLayout(message);
    all->addLayout(m_stack, 1);
    m_header->hide();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(frame);
    m_clock.setInterval(clockTick);
    connect(&m_refresh, &QTimer::timeout, this, &LivePage::refresh);
    connect(&m_clock, &QTimer::timeout, this, &LivePage::showClocks);
    setEntry(this, m_empty->button());
    connect(m_empty, &EmptyState::triggered, this, &LivePage::choosePlanRequested);
}

LivePage::~LivePage() = default;

void LivePage::buildRun()
{
    m_header = new RunHeader(this);
    m_checklist = new ChecklistPanel(m_run);
    m_automation = new AutomationPanel(m_run);
    m_chart = new RecoveryChart(m_run);
    m_timeline = new TimelinePanel(m_run);
    m_desk = new ScribeDesk(m_timeline, m_banner, this);
    m_steps = new StepDesk(m_checklist, m_banner, m_decisions, this);
    auto *chartCard = new Card(tr("Recovery against target"), m_run);
    chartCard->addAction(m_chart->toggle());
    chartCard->body()->addWidget(m_chart);

    auto *upper = new QSplitter(Qt::Horizontal, m_run);
    upper->addWidget(m_automation);
    upper->addWidget(chartCard);
    upper->setStretchFactor(0, 3);
    upper->setStretchFactor(1, 2);
    auto *right = new QSplitter(Qt::Vertical, m_run);
    right->addWidget(upper);
    right->addWidget(m_timeline);
    right->setStretchFactor(0, 3);
    right->setStretchFactor(1, 2);
    m_columns = new QSplitter(Qt::Horizontal, m_run);
    m_columns->addWidget(m_checklist);
    m_columns->addWidget(right);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 2);
    m_columns->setSizes({430, 670});
    upper->setSizes({460, 260});
    right->setSizes({420, 280});
    for (QSplitter *splitter : {upper, right, m_columns}) {
        splitter->setHandleWidth(8);
        splitter->setChildrenCollapsible(false);
    }
    auto *below = new QVBoxLayout(m_run);
    below->setContentsMargins(12, 12, 12, 12);
    below->addWidget(m_columns, 1);
}

void LivePage::connectPanels()
{
    connect(m_header, &RunHeader::pauseRequested, this, &LivePage::togglePause);
    connect(m_header, &RunHeader::goOnRequested, this, &LivePage::togglePause);
    connect(m_header, &RunHeader::goLiveRequested, m_steps, &StepDesk::goLive);
    connect(m_header, &RunHeader::wallRequested, this, &LivePage::toggleWall);
    connect(m_header, &RunHeader::abortRequested, this, &LivePage::askAbort);
    connect(m_header, &RunHeader::reportRequested, this,
            [this] { Q_EMIT reportRequested(m_session->runId()); });
    connect(m_header, &RunHeader::runAgainRequested, this,
            [this] { Q_EMIT runAgainRequested(m_session->runId()); });
    connect(m_checklist, &ChecklistPanel::noteRequested, this,
            [this](const QString &step, const QString &mark) {
                const Step *about = isOpen() ? m_session->plan().findStep(step) : nullptr;
                m_desk->write(mark, step, about ? about->text : step);
            });
    connect(m_checklist, &ChecklistPanel::opened, this, &LivePage::openStep);
    connect(m_automation, &AutomationPanel::left, this, [this] { m_checklist->view()->setFocus(); });
    connect(m_desk, &ScribeDesk::left, this, [this] { m_checklist->view()->setFocus(); });
}

void LivePage::setSession(RunSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_live.clear();
    m_banner->dismiss();
    m_desk->setSession(session);
    m_steps->setSession(session);
    if (m_wall)
        m_wall->deleteLater();
    m_wall = nullptr;
    if (!session) {
        m_clock.stop();
        setEntry(this, m_empty->button());
        m_header->hide();
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    connect(session, &RunSession::opened, this, &LivePage::onOpened);
    connect(session, &RunSession::entryAppended, this, &LivePage::onEntry);
    connect(session, &RunSession::progressed, this, [this](const event::StepProgressed &progress) {
        m_live.insert(progress.step, progress);
        scheduleRefresh();
    });
    connect(session, &RunSession::finished, this, [this] {
        scheduleRefresh();
        m_clock.stop();
    });
    connect(session, &RunSession::failed, this, &LivePage::onFailed);
    if (session->isOpen())
        onOpened();
}

void LivePage::onOpened()
{
    const Plan &plan = m_session->plan();
    const RunState &state = m_session->state();
    m_stack->setCurrentIndex(1);
    m_header->forgetWidths();
    m_header->show();
    setEntry(this, m_checklist->view());
    m_header->showRun(plan, state, m_session->isDriving());
    m_checklist->setWritable(m_session->isDriving(), state.isOver());
    m_checklist->showRun(state);
    m_automation->showRun(plan, state);
    m_timeline->showRun(state);
    m_desk->onOpened();
    m_checklist->view()->setFocus();
    m_clock.start();
    showClocks();
}

void LivePage::onEntry(const JournalEntry &entry)
{
    if (const auto *line = std::get_if<event::StepLogged>(&entry.event.body)) {
        const Step *step = m_session->plan().findStep(line->step);
        m_automation->addLog(entry.event.at, step ? step->text : line->step, *line);
    } else if (const auto *done = std::get_if<event::StepFinished>(&entry.event.body)) {
        m_live.remove(done->step);
    }
    m_dirty = true;
    if (!isByPerson(entry))
        return scheduleRefresh();
    m_steps->forgetExplained();
    refresh(); // at once: somebody waits for it, however busy the workers are
}

void LivePage::onFailed(const Error &error)
{
    if (!isOpen()) {
        m_header->hide();
        m_stack->setCurrentWidget(m_empty);
    }
    m_banner->showError(error, isOpen() ? tr("The run is on disk up to here and can be resumed.")
                                        : tr("The run was not started."));
    scheduleRefresh();
}

void LivePage::scheduleRefresh()
{
    m_dirty = true;
    if (!m_refresh.isActive())
        m_refresh.start();
}

void LivePage::refresh()
{
    if (!isOpen() || !m_dirty)
        return;
    m_dirty = false;
    const Plan &plan = m_session->plan();
    const RunState &state = m_session->state();
    const bool over = state.isOver();
    m_header->showRun(plan, state, m_session->isDriving());
    m_checklist->setWritable(m_session->isDriving(), over);
    m_checklist->update(state);
    for (const event::StepProgressed &progress : std::as_const(m_live))
        m_checklist->setProgress(progress);
    m_automation->update(plan, state, m_live);
    m_timeline->update(state);
    m_desk->showState();
    m_steps->showAwaiting();
    if (over)
        showClocks();
}

void LivePage::showClocks()
{
    if (!isOpen() || !isVisible())
        return;
    const QDateTime now = m_session->now();
    m_header->showClocks(m_session->plan(), m_session->state(), now);
    // The chart moves once a second at most.
    const QDateTime second = QDateTime::fromSecsSinceEpoch(now.toSecsSinceEpoch(), Qt::UTC);
    if (second != m_shownSecond || m_session->state().isOver()) {
        if (!m_session->state().isOver())
            m_automation->update(m_session->plan(), m_session->state(), m_live);
        showTimes(now);
    }
    m_shownSecond = second;
    m_chart->setCurves(recoveryCurves(m_session->plan(), m_session->state(), second));
}

void LivePage::showTimes(const QDateTime &now)
{
    const RunState &state = m_session->state();
    const QVector<PhaseTime> phases = phaseTimes(state, now);
    const QVector<LateStep> late = lateSteps(m_session->plan(), state, now);
    m_checklist->setTimes(phases, late);
    if (m_wall && m_wall->isVisible())
        m_wall->showRun(m_session->plan(), state, phases, late, now);
}

void LivePage::goLive()
{
    m_steps->goLive();
}

void LivePage::toggleWall()
{
    if (m_wall && m_wall->isVisible()) {
        m_wall->close();
        return;
    }
    if (!isOpen())
        return;
    if (!m_wall)
        m_wall = new WallView(this);
    m_wall->showOn(this);
    showTimes(m_session->now());
    if (m_wall->screen() != screen())
        window()->activateWindow(); // the keys stay with the scribe
}

void LivePage::openStep(const QString &stepId)
{
    if (!isOpen())
        return;
    const RunState &state = m_session->state();
    const QModelIndex index = m_checklist->model()->indexOf(stepId);
    if (index.isValid())
        m_checklist->view()->setCurrentIndex(index);
    for (const Phase &phase : state.phases) {
        for (const Step &step : phase.steps) {
            if (step.id == stepId)
                m_automation->openStep(step, state);
            for (const Step &sub : step.steps) {
                if (sub.id == stepId)
                    m_automation->openStep(sub, state);
            }
        }
    }
}

void LivePage::togglePause()
{
    if (!isOpen() || !m_session->isDriving() || m_session->state().isOver())
        return;
    if (m_session->state().phase == RunPhase::Paused)
        m_session->goOn();
    else
        m_session->pause();
}

void LivePage::focusScribe()
{
    m_desk->write({});
}

void LivePage::captureGap()
{
    m_desk->write(QStringLiteral("#gap P2 "));
}

void LivePage::askAbort()
{
    if (!isOpen() || !m_session->isDriving() || m_session->state().isOver())
        return;
    QStringList removed;
    for (const event::ResourceAdded &resource : m_session->state().resources)
        removed << tr("%1 %2", "sandbox /var/tmp/…").arg(resource.kind, resource.path);
    const QString undone = removed.isEmpty()
                               ? tr("Nothing has been created that would have to be removed.")
                               : tr("These are stopped and removed:\n%1").arg(removed.join(u'\n'));
    auto *question =
        new Question(tr("Abort this run?"),
                     tr("Workers are ended at once, clean-up steps are carried out, and the run ends as "
                        "aborted. What is recorded stays.\n\n%1")
                         .arg(undone),
                     this);
    question->addAnswer(QStringLiteral("goOn"), tr("Go on with the run"), Question::Kind::Safe);
    question->addAnswer(QStringLiteral("abortRun"), tr("Abort and clean up"), Question::Kind::Danger);
    connect(question, &Question::answered, this, [this](const QString &answer) {
        if (answer == u"abortRun" && isOpen())
            m_session->abort(tr("asked for in the window"));
    });
    question->open();
}

QList<QPair<QString, QString>> LivePage::keys()
{
    return {{tr("Space"), tr("tick the step, or take the tick back")},
            {tr("Enter"), tr("show the step's details")},
            {tr("N"), tr("note about the step")},
            {tr("I"), tr("issue about the step")},
            {tr("D"), tr("deviation: the procedure says …, we did …")},
            {tr("F · U · S"), tr("did not work · could not be told · skip")},
            {tr("B"), tr("begin the step: its own time counts from now")},
            {tr("A"), tr("give the selected steps to somebody (Shift and Ctrl select many)")},
            {tr("E"), tr("attach a file to the step; Ctrl+V and dropping do, too")},
            {tr("R · Z · G · X"), tr("about a step that failed: try again · roll back · go on without it · stop and clean up")},
            {tr("L"), tr("go to the next step that is late or wants a decision")},
            {tr("F8"), tr("wall view: big clocks for the room")},
            {tr("Ctrl+L · Ctrl+G"), tr("scribe line · capture a gap")},
            {tr("Enter on the timeline"), tr("correct what was written; the old entry stays")},
            {tr("Ctrl+V, drop"), tr("on the timeline or the scribe line: attach a picture or a file as evidence")},
            {tr("Esc"), tr("back to the check list; what is typed stays")},
            {tr("F9"), tr("pause, go on")},
            {tr("Left, Right"), tr("read the chart's points, when it has the focus")}};
}

} // namespace muster
