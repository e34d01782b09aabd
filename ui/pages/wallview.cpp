// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/wallview.h"

#include "domain/elapsedtext.h"
#include "items/words.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QProgressBar>

#include <algorithm>

namespace muster
{

namespace
{

constexpr int lateShown = 4; // more cannot be read from the back row

Milliseconds whole(Milliseconds time)
{
    return Milliseconds(time.count() / 1000 * 1000);
}

QLabel *makeLabel(const char *name, const QString &accessible, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    label->setAccessibleName(accessible);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

WallView::WallView(QWidget *owner)
    : RoomScreen(owner), m_title(makeLabel("wallTitle", tr("Drill"), this)),
      m_state(makeLabel("wallState", tr("State"), this)), m_clock(makeLabel("wallClock", tr("Time since T+0"), this)),
      m_forecastCaption(makeLabel("wallForecastCaption", tr("Forecast"), this)),
      m_forecast(makeLabel("wallForecast", tr("Forecast and target"), this)),
      m_margin(makeLabel("wallMargin", tr("Margin"), this)), m_phase(makeLabel("wallPhase", tr("Phase"), this)),
      m_phaseTimes(makeLabel("wallPhaseTimes", tr("The phase's times"), this)), m_progress(new QProgressBar(this)),
      m_lateCaption(makeLabel("wallLateCaption", tr("Late"), this)), m_late(makeLabel("wallLate", tr("What is late"), this))
{
    setObjectName(QStringLiteral("wallView"));
    setAccessibleName(tr("Wall view"));
    setAutoFillBackground(true);
    m_clock->setWordWrap(false);
    m_forecast->setWordWrap(false);
    m_state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_forecastCaption->setAlignment(Qt::AlignRight);
    m_forecast->setAlignment(Qt::AlignRight);
    m_margin->setAlignment(Qt::AlignRight);
    m_progress->setObjectName(QStringLiteral("wallProgress"));
    m_progress->setAccessibleName(tr("Steps of the phase that are done"));
    m_progress->setTextVisible(false);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    auto *expected = new QVBoxLayout;
    expected->addWidget(m_forecastCaption);
    expected->addWidget(m_forecast);
    expected->addWidget(m_margin);
    auto *big = new QHBoxLayout;
    big->addWidget(m_clock, 0, Qt::AlignVCenter);
    big->addStretch(1);
    big->addLayout(expected);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(40, 28, 40, 28);
    all->setSpacing(14);
    all->addLayout(head);
    all->addLayout(big);
    all->addStretch(1);
    all->addWidget(m_phase);
    all->addWidget(m_progress);
    all->addWidget(m_phaseTimes);
    all->addStretch(1);
    all->addWidget(m_lateCaption);
    all->addWidget(m_late);
    all->addStretch(1);
    resize(1280, 720);
    scale();
}

void WallView::paintText(QLabel *label, Colour role)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, theme::colour(role));
    label->setPalette(palette);
}

void WallView::showRun(const Plan &plan, const RunState &state, const QVector<PhaseTime> &phases, const QVector<LateStep> &late,
                       const QDateTime &now)
{
    const QString title = plan.title.isEmpty() ? plan.id : plan.title;
    m_title->setText(plan.surprise ? tr("Drill") : title);
    setWindowTitle(tr("%1: wall view (F8 closes it, F11 fills the screen)").arg(m_title->text()));
    const bool paused = state.phase == RunPhase::Paused;
    m_state->setText(runPhaseLabel(state.phase));
    paintText(m_state, paused ? Colour::Warning : Colour::Muted);
    m_clock->setText(state.liveAt.isValid() ? u"T+" + elapsedText(whole(elapsed(state, now))) : tr("not live"));
    paintText(m_clock, paused ? Colour::Warning : Colour::Text);
    showForecast(plan, state, now);
    showPhase(phases);
    showLate(state, late);
    scale();
}

void WallView::showForecast(const Plan &plan, const RunState &state, const QDateTime &now)
{
    const TargetResult rto = rtoResult(plan, state);
    const Forecast expected = state.isOver() ? Forecast{} : forecast(plan, state, now);
    const std::optional<Milliseconds> time = rto.measured ? rto.measured : expected.finish;
    m_forecastCaption->setText(rto.measured || state.isOver() ? tr("Recovered after / target")
                               : expected.atLeast           ? tr("Recovery expected, at least / target")
                                                            : tr("Recovery expected / target"));
    m_forecast->setText((time ? clockText(whole(*time)) : QStringLiteral("–"))
                        + (rto.target ? QStringLiteral(" / ") + clockText(*rto.target) : QString()));
    const bool misses = rto.measured ? rto.status == TargetStatus::Missed : expected.missesTarget;
    paintText(m_forecast, misses ? Colour::Bad : Colour::Text);
    if (!time || !rto.target) {
        m_margin->clear();
        return;
    }
    const Milliseconds margin = *rto.target - whole(*time);
    const qint64 ms = std::abs(margin.count());
    const QString size = wordsText(Milliseconds(ms < 60000 ? ms / 1000 * 1000 : ms / 60000 * 60000)); // read from afar
    const Step *limiting = plan.findStep(expected.limitingStep);
    m_margin->setText(!misses        ? tr("✓ %1 to spare").arg(size)
                      : limiting ? tr("✗ %1 late, because of “%2”").arg(size, limiting->text)
                                 : tr("✗ %1 late").arg(size));
    paintText(m_margin, misses ? Colour::Bad : Colour::Ok);
}

void WallView::showPhase(const QVector<PhaseTime> &phases)
{
    const auto phase = currentPhase(phases);
    m_progress->setVisible(phase.has_value());
    if (!phase) {
        m_phase->setText(tr("Every phase is over."));
        m_phaseTimes->clear();
        return;
    }
    m_phase->setText(phase->title.isEmpty() ? phase->phase : phase->title);
    m_progress->setRange(0, std::max(1, phase->steps));
    m_progress->setValue(phase->done);
    QStringList times{tr("%1 of %2 steps").arg(phase->done).arg(phase->steps)};
    if (phase->own)
        times << (phase->target ? tr("%1 of %2").arg(clockText(whole(*phase->own)), clockText(*phase->target))
                                : clockText(whole(*phase->own)));
    if (phase->due)
        times << tr("due %1").arg(offsetText(*phase->due));
    m_phaseTimes->setText(times.join(QStringLiteral("   ·   ")));
    const bool missed = phase->ownStatus == TargetStatus::Missed || phase->dueStatus == TargetStatus::Missed;
    paintText(m_phaseTimes, missed ? Colour::Bad : Colour::Muted);
}

void WallView::showLate(const RunState &state, const QVector<LateStep> &late)
{
    QStringList lines;
    const auto who = [&state](const Step &step) {
        const StepState *s = state.step(step.id);
        const QString person = s && !s->assignee.isEmpty() ? s->assignee : step.role;
        return person.isEmpty() ? step.text : QStringLiteral("%1  (%2)").arg(step.text, person);
    };
    QHash<QString, const Step *> steps;
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps) {
            steps.insert(step.id, &step);
            if (!state.isOver() && state.isAwaitingAnswer(step))
                lines << tr("✗ failed, to be decided: %1").arg(who(step));
        }
    for (const LateStep &one : late) {
        if (lines.size() == lateShown)
            break;
        if (const Step *step = steps.value(one.step))
            lines << tr("! %1 late: %2").arg(wordsText(Milliseconds(std::max<qint64>(60000, one.by.count() / 60000 * 60000))), who(*step));
    }
    m_lateCaption->setText(late.size() > lateShown ? tr("Late: %1, the worst of them").arg(late.size()) : tr("Late"));
    m_lateCaption->setVisible(!lines.isEmpty());
    m_late->setText(lines.isEmpty() ? (state.isOver() ? QString() : tr("Nothing is late.")) : lines.join(u'\n'));
    paintText(m_late, lines.isEmpty() ? Colour::Muted : Colour::Bad);
}

void WallView::scale()
{
    const int base = std::clamp(std::min(width() / 40, height() / 22) + 2 * zoom(), 14, 120);
    QFont font = this->font();
    const auto set = [](QWidget *widget, const QFont &face) {
        if (widget->font() != face)
            widget->setFont(face);
    };
    font.setPixelSize(base);
    for (QLabel *label : {m_title, m_state, m_forecastCaption, m_margin, m_phaseTimes, m_lateCaption, m_late})
        set(label, font);
    font.setPixelSize(base * 4);
    set(m_clock, theme::semibold(font));
    font.setPixelSize(base * 2);
    set(m_forecast, theme::semibold(font));
    font.setPixelSize(base * 3 / 2);
    set(m_phase, theme::semibold(font));
    m_progress->setFixedHeight(std::max(8, base / 2));
    for (QLabel *label : {m_title, m_forecastCaption, m_lateCaption})
        paintText(label, Colour::Muted);
}

} // namespace muster
