// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/runheader.h"

#include "domain/elapsedtext.h"
#include "items/words.h"
#include "widgets/bignumber.h"
#include "widgets/chip.h"

#include <QPushButton>

namespace muster
{

QStringList namedTargets(const Plan &plan, const QVector<Phase> &phases)
{
    QStringList names;
    if (!plan.target.isEmpty())
        names << plan.target;
    for (const Phase &phase : phases) {
        for (const Step &step : phase.steps) {
            if (!step.action)
                continue;
            const QString target = step.action->params.value(QStringLiteral("target")).toString();
            if (!target.isEmpty() && target != u"sandbox" && !names.contains(target))
                names << target;
        }
    }
    return names;
}

RunHeader::RunHeader(QWidget *parent)
    : HeaderBar(QStringLiteral("runHeader"), parent), m_stateChip(addChip()), m_place(addChip()),
      m_elapsed(addNumber(QStringLiteral("elapsed"), tr("Elapsed"), QStringLiteral("T+0:00:00"))),
      m_rto(addNumber(QStringLiteral("forecast"), tr("Forecast RTO / target"), QStringLiteral("0:00:00"))),
      m_rpo(addNumber(QStringLiteral("rpo"), tr("RPO measured / target"), QStringLiteral("0:00:00"))),
      m_goLive(addButton(QStringLiteral("goLive"), tr("Go live"), "primary")),
      m_wall(addButton(QStringLiteral("wall"), tr("Wall  F8"), "")),
      m_pause(addButton(QStringLiteral("pause"), tr("Pause  F9"), "")),
      m_abort(addButton(QStringLiteral("abort"), tr("Abort…"), "danger")),
      m_report(addButton(QStringLiteral("openReport"), tr("Open report"), "primary")),
      m_again(addButton(QStringLiteral("runAgain"), tr("Run again"), ""))
{
    m_pause->setToolTip(tr("Pauses the clock and starts no further step (F9)"));
    m_wall->setToolTip(tr("Big clocks for the room, in a window of their own (F8)"));
    connect(m_goLive, &QPushButton::clicked, this, &RunHeader::goLiveRequested);
    connect(m_wall, &QPushButton::clicked, this, &RunHeader::wallRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] { m_paused ? goOnRequested() : pauseRequested(); });
    connect(m_abort, &QPushButton::clicked, this, &RunHeader::abortRequested);
    connect(m_report, &QPushButton::clicked, this, &RunHeader::reportRequested);
    connect(m_again, &QPushButton::clicked, this, &RunHeader::runAgainRequested);
}

void RunHeader::showRun(const Plan &plan, const RunState &state, bool driving)
{
    QStringList people;
    if (!plan.facilitator.isEmpty())
        people << tr("facilitator %1").arg(plan.facilitator);
    if (!plan.scribe.isEmpty())
        people << tr("scribe %1").arg(plan.scribe);
    people << state.runId;
    setTexts(plan.title.isEmpty() ? plan.id : plan.title, people);
    const QStringList targets = namedTargets(plan, state.phases);
    if (targets.isEmpty())
        m_place->show(tr("isolated"), Colour::Ok, Colour::OkSoft);
    else
        m_place->show(tr("writes to %1").arg(targets.join(QStringLiteral(", "))), Colour::Bad,
                      Colour::BadSoft);
    m_place->setToolTip(targets.isEmpty() ? tr("Everything is restored into a throw-away server of its own.")
                                          : m_place->text());
    showState(plan, state, driving);
}

void RunHeader::showState(const Plan &plan, const RunState &state, bool driving)
{
    const bool over = state.isOver();
    m_paused = state.phase == RunPhase::Paused;
    if (state.phase == RunPhase::Finished) {
        const Verdict result = verdict(plan, state);
        const Status status = statusOf(result);
        const bool warning = result == Verdict::Warning;
        m_stateChip->show((warning ? QStringLiteral("!") : statusGlyph(status)) + u' ' + verdictLabel(result),
                          warning ? Colour::Warning : theme::of(status),
                          warning ? Colour::WarningSoft : theme::softOf(status));
    } else if (!driving && !over) {
        m_stateChip->show(tr("read-only: %1").arg(runPhaseLabel(state.phase)), Colour::Warning,
                          Colour::WarningSoft);
    } else if (state.abortAsked && !over) {
        m_stateChip->show(tr("aborting, cleaning up"), Colour::Bad, Colour::BadSoft);
    } else {
        m_stateChip->show(runPhaseLabel(state.phase), m_paused ? Colour::Warning : Colour::Accent,
                          m_paused ? Colour::WarningSoft : Colour::AccentSoft);
    }
    const Step *first = plan.findStep(plan.goLive);
    const Step *approval = plan.findStep(plan.goLiveApproval());
    m_goLive->setToolTip(
        approval ? tr("Sets T+0 and ticks “%1”, with the name of who approves it.").arg(approval->text)
        : first  ? tr("Sets T+0 now: from here on the clock counts. Otherwise it is set when “%1” starts.").arg(first->text)
                 : tr("Sets T+0 now: from here on the clock counts."));
    m_wall->setVisible(!over);
    m_goLive->setVisible(driving && !over && !state.liveAt.isValid());
    m_pause->setVisible(!over);
    m_abort->setVisible(!over);
    m_pause->setEnabled(driving && !state.abortAsked);
    m_abort->setEnabled(driving && !state.abortAsked);
    m_pause->setText(m_paused ? tr("Go on  F9") : tr("Pause  F9"));
    m_pause->setAccessibleName(m_paused ? tr("Go on") : tr("Pause"));
    m_report->setVisible(over);
    m_again->setVisible(over);
}

void RunHeader::showTarget(BigNumber *number, const TargetResult &result)
{
    number->setValue(result.measured ? clockText(*result.measured) : QStringLiteral("–"),
                     result.target ? clockText(*result.target) : QString(),
                     result.measured ? theme::of(result.status) : Colour::Text);
    if (result.status == TargetStatus::Met)
        number->setMark(tr("✓ met"), Colour::Ok, Colour::OkSoft);
    else if (result.status == TargetStatus::Missed)
        number->setMark(tr("✗ missed"), Colour::Bad, Colour::BadSoft);
    else
        number->setMark({}, Colour::Muted, Colour::Neutral);
}

void RunHeader::showClocks(const Plan &plan, const RunState &state, const QDateTime &now)
{
    m_elapsed->setValue(state.liveAt.isValid() ? u"T+" + elapsedText(elapsed(state, now)) : tr("not live"));
    const TargetResult rpo = rpoResult(plan, state);
    showTarget(m_rpo, rpo);
    m_rpo->setToolTip(rpo.source);
    const TargetResult rto = rtoResult(plan, state);
    if (rto.measured) {
        m_rto->setCaption(tr("RTO measured / target"));
        showTarget(m_rto, rto);
        return;
    }
    const Forecast expected = state.isOver() ? Forecast{} : forecast(plan, state, now);
    m_rto->setCaption(state.isOver() ? tr("RTO measured / target") : tr("Forecast RTO / target"));
    m_rto->setValue(expected.finish ? clockText(Milliseconds(expected.finish->count() / 1000 * 1000))
                                    : QStringLiteral("–"),
                    rto.target ? clockText(*rto.target) : QString(),
                    expected.missesTarget ? Colour::Bad : Colour::Text);
    if (!expected.finish || !rto.target || state.isOver()) {
        m_rto->setMark({}, Colour::Muted, Colour::Neutral);
        return;
    }
    QStringList lines;
    if (expected.earliest && expected.latest && *expected.earliest != *expected.latest)
        lines << tr("By earlier runs between %1 and %2.").arg(wordsText(*expected.earliest), wordsText(*expected.latest));
    if (expected.atLeast)
        lines << tr("Not sooner: steps by hand without an estimate lie on the way.");
    if (const Step *limiting = plan.findStep(expected.limitingStep))
        lines << tr("“%1” decides.").arg(limiting->text);
    if (!state.foreseen.isEmpty() && !state.foreseen.last().until.isValid())
        lines << tr("Known since %1.").arg(offsetText(withoutPauses(state, state.liveAt, state.foreseen.last().at)));
    m_rto->setToolTip(lines.join(u'\n'));
    const Milliseconds margin = *rto.target - Milliseconds(expected.finish->count() / 1000 * 1000); // of what is shown
    const Milliseconds rounded(std::abs(margin.count()));
    if (expected.missesTarget) {
        m_rto->setMark(tr("! late by %1").arg(wordsText(rounded)), Colour::Bad, Colour::BadSoft);
    } else {
        m_rto->setMark(tr("%1 margin").arg(wordsText(rounded)), Colour::Ok, Colour::OkSoft);
    }
}

} // namespace muster
