// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/sittingheader.h"

#include "domain/outcome.h"
#include "items/words.h"
#include "widgets/bignumber.h"
#include "widgets/chip.h"

#include <QPushButton>

namespace muster
{

namespace
{

// The plan's scenario of that key: states are made in the plan's order.
const Scenario *scenarioOf(const Tabletop &tabletop, const RunState &state, const QString &key)
{
    for (qsizetype i = 0; i < tabletop.scenarios.size() && i < state.tabletop.scenarios.size(); ++i)
        if (state.tabletop.scenarios.at(i).key == key)
            return &tabletop.scenarios.at(i);
    return nullptr;
}

QString minutes(Milliseconds value)
{
    const auto count = value.count() / 60000;
    return value.count() % 60000 == 0 ? QString::number(count) : clockText(value);
}

} // namespace

SittingHeader::SittingHeader(QWidget *parent)
    : HeaderBar(QStringLiteral("sittingHeader"), parent), m_stateChip(addChip()), m_severity(addChip()),
      m_exercise(addNumber(QStringLiteral("exerciseClock"), tr("Exercise clock"), QStringLiteral("0:00:00"))),
      m_scenario(addNumber(QStringLiteral("scenarioClock"), tr("Scenario clock"), QStringLiteral("T+0:00:00"))),
      m_estimate(addNumber(QStringLiteral("estimate"), tr("Estimate / RTO, min"), QStringLiteral("25 / 30"))),
      m_participants(addButton(QStringLiteral("participants"), tr("Room  F8"), "")),
      m_pause(addButton(QStringLiteral("pause"), tr("Pause  F9"), "")),
      m_end(addButton(QStringLiteral("endExercise"), tr("End…  Ctrl+E"), "")),
      m_next(addButton(QStringLiteral("nextInject"), tr("Next inject  Ctrl+→"), "primary")),
      m_again(addButton(QStringLiteral("runAgain"), tr("Run again"), "")),
      m_report(addButton(QStringLiteral("openReport"), tr("Open report  Ctrl+E"), "primary"))
{
    m_participants->setAccessibleName(tr("Participant view"));
    m_participants->setToolTip(tr("A window for the projector; it shows only what was released (F8)"));
    m_pause->setToolTip(tr("Stops both clocks; nothing is released meanwhile (F9)"));
    m_next->setToolTip(tr("Releases the inject that is due, else the next one (Ctrl+Right)"));
    m_end->setAccessibleName(tr("End the exercise"));
    connect(m_participants, &QPushButton::clicked, this, &SittingHeader::participantsRequested);
    connect(m_pause, &QPushButton::clicked, this, &SittingHeader::pauseRequested);
    connect(m_next, &QPushButton::clicked, this, &SittingHeader::nextRequested);
    connect(m_end, &QPushButton::clicked, this, &SittingHeader::endRequested);
    connect(m_report, &QPushButton::clicked, this, &SittingHeader::reportRequested);
    connect(m_again, &QPushButton::clicked, this, &SittingHeader::runAgainRequested);
}

void SittingHeader::showRun(const Plan &plan, const RunState &state, bool driving)
{
    const Tabletop tabletop = tabletopOf(plan);
    const QString title = plan.title.isEmpty() ? plan.id : plan.title;
    const Scenario *current = scenarioOf(tabletop, state, state.tabletop.current);
    QStringList people;
    if (current)
        people << title;
    if (!plan.facilitator.isEmpty())
        people << tr("facilitator %1").arg(plan.facilitator);
    if (!plan.scribe.isEmpty())
        people << tr("scribe %1").arg(plan.scribe);
    people << state.runId;
    setTexts(current ? current->name : title, people);
    const QString severity = current ? current->severity : QString();
    const bool high = severity == u"critical" || severity == u"high";
    m_severity->setVisible(!severity.isEmpty());
    m_severity->show(severity, high ? Colour::Bad : Colour::Muted, high ? Colour::BadSoft : Colour::Neutral);
    m_severity->setVisible(!severity.isEmpty());
    showEstimate(current);
    showState(state, driving);
}

void SittingHeader::showEstimate(const Scenario *scenario)
{
    const ResponseAnalysis analysis = scenario ? analyseResponse(scenario->steps) : ResponseAnalysis{};
    if (!scenario || scenario->steps.isEmpty()) {
        m_estimate->setValue(QStringLiteral("–"), {});
        m_estimate->setMark({}, Colour::Muted, Colour::Neutral);
        return;
    }
    const auto rto = scenario->expectedRto;
    const bool met = rto && analysis.sum <= *rto;
    m_estimate->setValue(minutes(analysis.sum), rto ? minutes(*rto) : QString(), rto && !met ? Colour::Bad : Colour::Text);
    m_estimate->setToolTip(tr("%1 one after another, %2 on the critical path")
                               .arg(wordsText(analysis.sum), wordsText(analysis.critical)));
    if (!rto)
        m_estimate->setMark(tr("no target"), Colour::Muted, Colour::Neutral);
    else if (met)
        m_estimate->setMark(tr("✓ compliant"), Colour::Ok, Colour::OkSoft);
    else
        m_estimate->setMark(tr("✗ %1 over").arg(wordsText(analysis.sum - *rto)), Colour::Bad, Colour::BadSoft);
}

void SittingHeader::showState(const RunState &state, bool driving)
{
    const bool over = state.isOver();
    m_paused = state.phase == RunPhase::Paused;
    if (!driving && !over)
        m_stateChip->show(tr("read-only: %1").arg(runPhaseLabel(state.phase)), Colour::Warning, Colour::WarningSoft);
    else
        m_stateChip->show(runPhaseLabel(state.phase), m_paused ? Colour::Warning : Colour::Accent,
                          m_paused ? Colour::WarningSoft : Colour::AccentSoft);
    for (QPushButton *button : {m_participants, m_pause, m_end, m_next})
        button->setVisible(!over);
    for (QPushButton *button : {m_pause, m_end})
        button->setEnabled(driving && !state.tabletop.endAsked);
    m_next->setEnabled(driving && !m_paused && !state.tabletop.endAsked);
    m_pause->setText(m_paused ? tr("Go on  F9") : tr("Pause  F9"));
    m_pause->setAccessibleName(m_paused ? tr("Go on") : tr("Pause"));
    const bool start = state.tabletop.current.isEmpty();
    m_next->setText(start ? tr("Start scenario  Ctrl+→") : tr("Next inject  Ctrl+→"));
    m_next->setAccessibleName(start ? tr("Start the first scenario") : tr("Next inject"));
    m_report->setVisible(over);
    m_again->setVisible(over);
}

void SittingHeader::focusReport()
{
    m_report->setFocus(Qt::OtherFocusReason);
}

void SittingHeader::showClocks(const RunState &state, const QDateTime &now)
{
    const auto whole = [](Milliseconds value) { return Milliseconds(value.count() / 1000 * 1000); };
    m_exercise->setValue(clockText(whole(elapsed(state, now))));
    m_scenario->setValue(state.tabletop.current.isEmpty()
                             ? QStringLiteral("–")
                             : offsetText(whole(scenarioClock(state, state.tabletop.current, now))));
}

} // namespace muster
