// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/runheader.h"

#include "items/words.h"
#include "widgets/bignumber.h"
#include "widgets/chip.h"
#include "widgets/elidedlabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

namespace muster
{

namespace
{

constexpr int leastTitle = 160; // px

} // namespace

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
    : QWidget(parent), m_title(new ElidedLabel(this)), m_people(new ElidedLabel(this)),
      m_place(new Chip(this)), m_stateChip(new Chip(this)),
      m_elapsed(new BigNumber(tr("Elapsed"), QStringLiteral("T+0:00:00"), this)),
      m_rto(new BigNumber(tr("Forecast RTO / target"), QStringLiteral("0:00:00"), this)),
      m_rpo(new BigNumber(tr("RPO measured / target"), QStringLiteral("0:00:00"), this))
{
    setObjectName(QStringLiteral("runHeader"));
    m_elapsed->setObjectName(QStringLiteral("elapsed"));
    m_rto->setObjectName(QStringLiteral("forecast"));
    m_rpo->setObjectName(QStringLiteral("rpo"));
    m_title->setObjectName(QStringLiteral("runTitle"));
    m_title->setFont(theme::heading(font()));
    m_title->setElideMode(Qt::ElideRight);
    m_people->setTextRole(Colour::Muted);
    m_people->setElideMode(Qt::ElideRight);

    auto *chips = new QHBoxLayout;
    chips->setSpacing(8);
    chips->addWidget(m_stateChip);
    chips->addWidget(m_place);
    chips->addWidget(m_people, 1);
    m_texts = new QWidget(this);
    auto *texts = new QVBoxLayout(m_texts);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(4);
    texts->addStretch();
    texts->addWidget(m_title);
    texts->addLayout(chips);
    texts->addStretch();

    m_goLive = addButton(QStringLiteral("goLive"), tr("Go live"), "primary");
    m_pause = addButton(QStringLiteral("pause"), tr("Pause  F9"), "");
    m_abort = addButton(QStringLiteral("abort"), tr("Abort…"), "danger");
    m_report = addButton(QStringLiteral("openReport"), tr("Open report"), "primary");
    m_again = addButton(QStringLiteral("runAgain"), tr("Run again"), "");
    m_pause->setToolTip(tr("Pauses the clock and starts no further step (F9)"));

    m_numbers = new QWidget(this);
    auto *numbers = new QHBoxLayout(m_numbers);
    numbers->setContentsMargins(0, 0, 0, 0);
    numbers->setSpacing(16);
    for (BigNumber *number : {m_elapsed, m_rto, m_rpo})
        numbers->addWidget(number);
    m_buttons = new QWidget(this);
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(8);
    for (QPushButton *button : {m_goLive, m_pause, m_abort, m_report, m_again})
        buttons->addWidget(button);
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(16, 4, 16, 4);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(0, 1);
    arrange(false);

    connect(m_goLive, &QPushButton::clicked, this, &RunHeader::goLiveRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] { m_paused ? goOnRequested() : pauseRequested(); });
    connect(m_abort, &QPushButton::clicked, this, &RunHeader::abortRequested);
    connect(m_report, &QPushButton::clicked, this, &RunHeader::reportRequested);
    connect(m_again, &QPushButton::clicked, this, &RunHeader::runAgainRequested);
}

void RunHeader::arrange(bool narrow)
{
    m_narrow = narrow;
    m_grid->addWidget(m_texts, 0, 0);
    m_grid->addWidget(m_buttons, 0, narrow ? 1 : 2);
    if (narrow)
        m_grid->addWidget(m_numbers, 1, 0, 1, 3, Qt::AlignLeft);
    else
        m_grid->addWidget(m_numbers, 0, 1);
    setFixedHeight(narrow ? 124 : 72);
}

void RunHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int wanted = m_numbers->sizeHint().width() + m_buttons->sizeHint().width() + 64;
    const bool narrow = width() < wanted + leastTitle;
    if (narrow != m_narrow)
        arrange(narrow);
}

QSize RunHeader::minimumSizeHint() const
{
    return {320, minimumHeight()};
}

QPushButton *RunHeader::addButton(const QString &name, const QString &text, const char *kind)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setProperty("kind", QString::fromLatin1(kind));
    return button;
}

void RunHeader::forgetWidths()
{
    for (BigNumber *number : {m_elapsed, m_rto, m_rpo})
        number->forgetWidth();
}

void RunHeader::showRun(const Plan &plan, const RunState &state, bool driving)
{
    m_title->setText(plan.title.isEmpty() ? plan.id : plan.title);
    QStringList people;
    if (!plan.facilitator.isEmpty())
        people << tr("facilitator %1").arg(plan.facilitator);
    if (!plan.scribe.isEmpty())
        people << tr("scribe %1").arg(plan.scribe);
    people << state.runId;
    m_people->setText(people.join(QStringLiteral(" · ")));
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
    m_goLive->setToolTip(
        tr("Sets T+0 now: from here on the clock counts.") + u' ' +
        (first ? tr("Otherwise T+0 is set by itself when “%1” starts.").arg(first->text) + u' ' : QString()) +
        tr("Ticking a step that approves the go-live only records who approved it."));
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
    m_elapsed->setValue(state.liveAt.isValid() ? offsetText(elapsed(state, now)) : tr("not live"));
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
    const Milliseconds margin = *rto.target - *expected.finish;
    const Milliseconds rounded((std::abs(margin.count()) / 1000) * 1000);
    if (expected.missesTarget) {
        m_rto->setMark(tr("! late by %1").arg(wordsText(rounded)), Colour::Bad, Colour::BadSoft);
        const Step *limiting = plan.findStep(expected.limitingStep);
        m_rto->setToolTip(limiting ? tr("“%1” decides").arg(limiting->text) : QString());
    } else {
        m_rto->setMark(tr("%1 margin").arg(wordsText(rounded)), Colour::Ok, Colour::OkSoft);
    }
}

void RunHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::colour(Colour::Surface));
    painter.fillRect(0, height() - 1, width(), 1, theme::colour(Colour::Line));
}

} // namespace muster
