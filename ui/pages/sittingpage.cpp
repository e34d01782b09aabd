// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sittingpage.h"

#include "pages/evaluationpanel.h"
#include "pages/injectspanel.h"
#include "pages/lessonsform.h"
#include "pages/responsepanel.h"
#include "pages/scribedesk.h"
#include "pages/sessiongaps.h"
#include "pages/sittingheader.h"
#include "pages/timelinepanel.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/edittableview.h"
#include "widgets/entry.h"
#include "widgets/question.h"
#include "widgets/scrolled.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QTabWidget>

namespace muster
{

namespace
{

constexpr int frame = 33; // ms: at most so often is the page brought up to date
constexpr int clockTick = 250;

QStringList peopleOf(const Plan &plan)
{
    QStringList people;
    for (const Participant &person : plan.participants)
        people << person.name << person.role;
    people.removeAll(QString());
    people.removeDuplicates();
    return people;
}

} // namespace

SittingPage::SittingPage(QWidget *parent)
    : QWidget(parent), m_header(new SittingHeader(this)), m_banner(new Banner(this)),
      m_injects(new InjectsPanel(this)), m_response(new ResponsePanel(this)), m_timeline(new TimelinePanel(this)),
      m_tabs(new QTabWidget(this)), m_gaps(new SessionGaps(this)), m_evaluation(new EvaluationPanel(this)),
      m_lessons(new LessonsForm(this)), m_desk(new ScribeDesk(m_timeline, m_banner, this)),
      m_columns(new QSplitter(Qt::Horizontal, this))
{
    setObjectName(QStringLiteral("sittingPage"));
    setAccessibleName(tr("Tabletop session"));
    build();
    connectPanels();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(frame);
    m_clock.setInterval(clockTick);
    connect(&m_refresh, &QTimer::timeout, this, &SittingPage::refresh);
    connect(&m_clock, &QTimer::timeout, this, &SittingPage::showClocks);
    setEntry(this, m_injects->view());
}

SittingPage::~SittingPage() = default;

void SittingPage::build()
{
    m_tabs->setObjectName(QStringLiteral("sittingTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_gaps, tr("Gaps"));
    m_tabs->addTab(m_evaluation, tr("Objectives"));
    m_tabs->addTab(scrolled(m_lessons, m_tabs), tr("Lessons"));
    m_timeline->setCompact();
    auto *upper = new QSplitter(Qt::Horizontal, m_columns);
    upper->addWidget(m_response);
    upper->addWidget(m_timeline);
    upper->setSizes({380, 340});
    auto *right = new QSplitter(Qt::Vertical, m_columns);
    right->addWidget(upper);
    auto *below = new Card({}, right);
    below->setAccessibleName(tr("Gaps, objectives, lessons"));
    below->body()->addWidget(m_tabs);
    below->setBodyMargins(1, 1);
    right->addWidget(below);
    right->setStretchFactor(0, 3);
    right->setStretchFactor(1, 2);
    right->setSizes({440, 220});
    m_columns->addWidget(m_injects);
    m_columns->addWidget(right);
    m_columns->setSizes({340, 730});
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 2);
    for (QSplitter *splitter : {upper, right, m_columns}) {
        splitter->setHandleWidth(8);
        splitter->setChildrenCollapsible(false);
    }
    auto *box = new QWidget(this);
    auto *inside = new QVBoxLayout(box);
    inside->setContentsMargins(12, 12, 12, 12);
    inside->addWidget(m_columns);
    auto *message = new QVBoxLayout;
    message->setContentsMargins(12, 0, 12, 0);
    message->addWidget(m_banner);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addLayout(message);
    all->addWidget(scrolled(box, this), 1);
    const auto add = [this](const QKeySequence &key, auto action) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::Key_Insert), [this] { m_injects->compose(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { askEnd(); });
    add(QKeySequence(Qt::Key_F6), [this] { nextPane(false); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { nextPane(true); });
    add(QKeySequence(Qt::CTRL | Qt::Key_PageDown),
        [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    add(QKeySequence(Qt::CTRL | Qt::Key_PageUp), [this] {
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count());
    });
}

void SittingPage::nextPane(bool back)
{
    const QList<QPair<QWidget *, QWidget *>> panes{{m_injects, m_injects->view()},
                                                   {m_response, m_response->view()},
                                                   {m_timeline, m_timeline->scribe()},
                                                   {m_tabs, m_tabs->currentWidget()}};
    int here = 0;
    const QWidget *now = window()->focusWidget();
    for (int i = 0; i < panes.size(); ++i)
        here = now && panes.at(i).first->isAncestorOf(now) ? i : here;
    const auto count = static_cast<int>(panes.size());
    QWidget *there = panes.at((here + (back ? count - 1 : 1)) % count).second;
    if (there == m_tabs->currentWidget())
        there = there == m_gaps         ? static_cast<QWidget *>(m_gaps->view())
                : there == m_evaluation ? static_cast<QWidget *>(m_evaluation->view())
                                        : m_lessons->first();
    there->setFocus(Qt::TabFocusReason);
}

void SittingPage::connectPanels()
{
    connect(m_header, &SittingHeader::participantsRequested, this, &SittingPage::toggleParticipants);
    connect(m_header, &SittingHeader::pauseRequested, this, &SittingPage::togglePause);
    connect(m_header, &SittingHeader::nextRequested, this, &SittingPage::next);
    connect(m_header, &SittingHeader::endRequested, this, &SittingPage::askEnd);
    connect(m_header, &SittingHeader::reportRequested, this, [this] { Q_EMIT reportRequested(m_session->runId()); });
    connect(m_header, &SittingHeader::runAgainRequested, this,
            [this] { Q_EMIT runAgainRequested(m_session->runId()); });
    connect(m_injects, &InjectsPanel::asked, this, &SittingPage::carryOut);
    connect(m_injects, &InjectsPanel::scenarioShown, this, &SittingPage::refresh);
    connect(m_response, &ResponsePanel::asked, this, &SittingPage::carryOut);
    connect(m_gaps, &SessionGaps::asked, this, &SittingPage::carryOut);
    connect(m_gaps, &SessionGaps::captureRequested, this, &SittingPage::captureGap);
    connect(m_evaluation, &EvaluationPanel::asked, this, &SittingPage::carryOut);
    connect(m_lessons, &LessonsForm::asked, this, &SittingPage::carryOut);
    connect(m_response, &ResponsePanel::left, this, &SittingPage::focusScribe);
    connect(m_injects, &InjectsPanel::left, this, &SittingPage::focusScribe);
    connect(m_desk, &ScribeDesk::left, this, [this] { m_injects->view()->setFocus(); });
    connect(m_desk, &ScribeDesk::gapToComplete, this, [this](const QString &description) {
        m_tabs->setCurrentWidget(m_gaps);
        m_gaps->completeNext(description);
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        m_lessons->flush();
        scheduleRefresh();
    });
}

void SittingPage::setSession(RunSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    m_desk->setSession(session);
    m_banner->dismiss();
    if (m_participants)
        m_participants->deleteLater();
    m_clock.stop();
    if (!session)
        return;
    connect(session, &RunSession::entryAppended, this, [this] {
        m_banner->dismiss(); // what it said is answered by what has been done since
        scheduleRefresh();
    });
    connect(session, &RunSession::finished, this, [this] {
        refresh();
        m_header->focusReport();
    });
    connect(session, &RunSession::failed, this, [this](const Error &error) {
        m_banner->showError(error, tr("The exercise is on disk up to here and can be resumed."));
        scheduleRefresh();
    });
    m_header->forgetWidths();
    m_injects->showRun(session->state());
    m_timeline->showRun(session->state());
    m_desk->onOpened();
    refresh();
    m_clock.start();
    m_injects->view()->setFocus();
}

bool SittingPage::canWrite() const
{
    return m_session && m_session->isOpen() && m_session->isDriving() && !m_session->state().isOver() &&
           !m_session->state().tabletop.endAsked;
}

void SittingPage::carryOut(const Ask &ask)
{
    if (canWrite())
        ask(*m_session);
    else
        m_banner->showText(Colour::Warning, tr("Not recorded: this exercise is over, or another program drives it."));
}

void SittingPage::scheduleRefresh()
{
    if (!m_refresh.isActive())
        m_refresh.start();
}

void SittingPage::refresh()
{
    if (!m_session || !m_session->isOpen())
        return;
    const Plan &plan = m_session->plan();
    const RunState &state = m_session->state();
    const bool writable = canWrite();
    m_header->showRun(plan, state, m_session->isDriving());
    m_injects->update(state, writable, m_session->now());
    m_response->update(plan, state, m_injects->scenario(), writable);
    m_gaps->update(state, writable, peopleOf(plan));
    const QString gaps = m_gaps->summary();
    m_tabs->setTabText(m_tabs->indexOf(m_gaps), gaps.isEmpty() ? tr("Gaps") : tr("Gaps: %1").arg(gaps));
    if (m_evaluation->isVisible() || m_evaluation->model()->rowCount() == 0)
        m_evaluation->update(plan, state, writable);
    m_lessons->update(state, writable);
    m_timeline->update(state);
    m_desk->showState();
    showReleased();
    showClocks();
    if (state.isOver())
        m_clock.stop();
}

void SittingPage::showReleased()
{
    if (m_participants)
        m_participants->setTexts(m_session->state().tabletop.released);
}

void SittingPage::showClocks()
{
    if (!m_session || !m_session->isOpen())
        return;
    const RunState &state = m_session->state();
    const QDateTime now = m_session->now();
    m_header->showClocks(state, now);
    m_injects->update(state, canWrite(), now);
    if (m_participants)
        m_participants->setClock(clockText(Milliseconds(m_session->exerciseClock().count() / 1000 * 1000)),
                                 state.phase == RunPhase::Paused);
}

void SittingPage::next()
{
    if (!canWrite())
        return;
    if (m_session->state().phase == RunPhase::Paused) {
        m_banner->showText(Colour::Accent, tr("The exercise is paused: nothing is released. F9 goes on."));
        return;
    }
    const TabletopState &tabletop = m_session->state().tabletop;
    if (tabletop.current.isEmpty()) {
        if (const QString first = m_injects->scenario(); !first.isEmpty())
            m_session->startScenario(first);
        return;
    }
    const QString inject = nextInject(m_session->state(), m_session->now());
    if (inject.isEmpty()) {
        m_banner->showText(Colour::Accent, tr("Every planned inject of this scenario has been given."),
                           tr("The tray may hold contingencies; Ins makes a new one; “End…” ends the exercise."));
        return;
    }
    m_session->releaseInject(tabletop.current, inject);
    m_injects->select(inject);
}

void SittingPage::togglePause()
{
    if (!canWrite())
        return;
    if (m_session->state().phase == RunPhase::Paused)
        m_session->goOn();
    else
        m_session->pause();
}

void SittingPage::focusScribe()
{
    m_desk->write({});
}

void SittingPage::captureGap()
{
    m_desk->write(QStringLiteral("#gap P2 "));
}

void SittingPage::toggleParticipants()
{
    if (m_participants && m_participants->isVisible()) {
        m_participants->close();
        return;
    }
    if (!m_session || !m_session->isOpen())
        return;
    if (!m_participants) {
        const Plan &plan = m_session->plan();
        m_participants = new ParticipantView(plan.title.isEmpty() ? plan.id : plan.title, this);
    }
    showReleased();
    showClocks();
    m_participants->showOn(this);
    if (m_participants->screen() != screen())
        window()->activateWindow(); // the keys stay with the facilitator
}

void SittingPage::openStep(const QString &step)
{
    if (const int row = m_response->model()->rowOf(step); row >= 0)
        m_response->view()->setCurrentIndex(m_response->model()->index(row, ResponseModel::StepColumn));
    m_response->view()->setFocus();
}

QString SittingPage::stillOpen() const
{
    const RunState &state = m_session->state();
    QStringList lines;
    int open = 0;
    int silent = 0;
    for (const ScenarioState &scenario : state.tabletop.scenarios) {
        for (const InjectState &inject : scenario.injects)
            open += inject.isOpen() ? 1 : 0;
        for (const DiscussedStep &step : scenario.steps)
            silent += scenario.isStarted() && step.outcome.isEmpty() ? 1 : 0;
    }
    if (open > 0)
        lines << tr("• Injects that were not given: %1. They are marked as skipped.").arg(open);
    if (silent > 0)
        lines << tr("• Response steps that were not talked through: %1. The report calls them unknown.").arg(silent);
    if (const int unrated = m_evaluation->model()->unrated(); unrated > 0)
        lines << tr("• Objectives without a rating: %1 (tab “Objectives”).").arg(unrated);
    if (state.tabletop.lessons.isEmpty())
        lines << tr("• Nothing is written under “Lessons”.");
    return lines.join(u'\n');
}

void SittingPage::askEnd()
{
    if (m_session && m_session->isOpen() && m_session->state().isOver())
        Q_EMIT reportRequested(m_session->runId());
    if (!canWrite())
        return;
    m_lessons->flush();
    const QString open = stillOpen();
    auto *question = new Question(tr("End the exercise?"),
                                  tr("The clocks stop and the report is made. Nothing can be added to the session "
                                     "after this; gaps can still be completed and closed later.") +
                                      (open.isEmpty() ? QString() : QStringLiteral("\n\n") + open),
                                  this);
    question->addAnswer(QStringLiteral("goOn"), tr("Go on"), Question::Kind::Safe);
    question->addAnswer(QStringLiteral("endNow"), tr("End and report"), Question::Kind::Normal);
    connect(question, &Question::answered, this, [this](const QString &answer) {
        if (answer == u"endNow" && canWrite())
            m_session->endUnattended(tr("The exercise ended."));
    });
    question->open();
}

QList<QPair<QString, QString>> SittingPage::keys()
{
    return {{tr("Ctrl+Right"), tr("start the scenario; release the inject that is due, else the next one")},
            {tr("R · H · S"), tr("release, hold, skip the chosen inject; H brings a skipped one back")},
            {tr("Y · P · N"), tr("its expected response was given, in part, not given")},
            {tr("Alt+Up, Alt+Down · + −"), tr("another place in the flow · a minute later, earlier")},
            {tr("Ins"), tr("a new inject, for now or for later")},
            {tr("Enter"), tr("the inject's text, to put it otherwise; Ctrl+Enter releases it")},
            {tr("A · C · N"), tr("on response steps: agreed, changed, no answer; Enter: a note")},
            {tr("P · S · M · U"), tr("on objectives: the rating; Space takes the suggestion")},
            {tr("Ctrl+G"), tr("capture a gap; Ctrl+Enter also completes it")},
            {tr("Ctrl+L"), tr("scribe line; Esc goes back and keeps what is typed")},
            {tr("Enter on the timeline"), tr("correct what was written; the old entry stays")},
            {tr("Ctrl+V, drop"), tr("on the timeline or the scribe line: attach a picture or a file")},
            {tr("Ctrl+E"), tr("end the exercise; after that: its report")},
            {tr("F6 · Ctrl+PgUp, Ctrl+PgDn"), tr("next part of the page · gaps, objectives, lessons")},
            {tr("F8"), tr("participant view")},
            {tr("F9"), tr("pause, go on")}};
}

} // namespace muster
