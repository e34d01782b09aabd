// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/runconsole.h"

#include "cli/conclusion.h"
#include "cli/exitcode.h"
#include "cli/output.h"

#include <QCoreApplication>

namespace muster::cli {

namespace {

QString mark(Status status)
{
    return statusWord(status).leftJustified(8);
}

} // namespace

RunConsole::RunConsole(const Arguments &arguments, std::shared_ptr<const ActionRegistry> registry)
    : m_arguments(arguments), m_session(arguments.store, std::move(registry)),
      m_bar(isTerminal(), arguments.quiet), m_questions(&m_session, &m_bar),
      m_tabletop(&m_session, &m_bar)
{
    connect(&m_session, &RunSession::opened, this, &RunConsole::onOpened);
    connect(&m_session, &RunSession::entryAppended, this, &RunConsole::onEntry);
    connect(&m_session, &RunSession::progressed, this, &RunConsole::onProgress);
    connect(&m_session, &RunSession::failed, this, &RunConsole::onFailed);
    connect(&m_session, &RunSession::finished, qApp, &QCoreApplication::quit);
    connect(&m_session, &RunSession::refused, this, [this](const QString &, const Error &error) {
        m_bar.clear();
        printError(error, {});
        if (m_session.isOpen() && m_session.state().tabletop.isTabletop) {
            m_tabletop.onRefused();
        } else if (m_asks) {
            m_questions.onRefused();
        }
    });
    connect(&m_signals, &SignalWatch::asked, this, &RunConsole::onSignal);
}

int RunConsole::begin(const Plan &plan, const QString &planPath, const RunOptions &options)
{
    m_asks = !options.unattended;
    m_session.begin(plan, planPath, options);
    return exec();
}

int RunConsole::resume(const QString &runId)
{
    m_asks = !m_arguments.unattended;
    m_session.resume(runId, m_arguments.unattended);
    return exec();
}

int RunConsole::exec()
{
    if (!m_error) {
        QCoreApplication::exec();
    }
    m_bar.clear();
    if (m_error) {
        const int code = printError(*m_error, m_arguments);
        return m_stopping ? exitInterrupted : code;
    }
    return conclude();
}

void RunConsole::onFailed(const Error &error)
{
    m_error = error;
    QCoreApplication::quit();
}

void RunConsole::onSignal()
{
    m_stopping = true;
    m_bar.line(tr("Stopping and cleaning up; press again to leave at once."));
    m_session.abort(tr("Stopped by a signal."));
    if (!m_session.isOpen()) {
        m_error = Error{
            QStringLiteral("run.interrupted"), tr("Stopped before the run began."), {}, Fault::Interrupted};
        QCoreApplication::quit();
    }
}

QString RunConsole::stepText(const QString &id) const
{
    for (const Phase &phase : m_session.state().phases) {
        for (const Step &step : phase.steps) {
            if (step.id == id) {
                return step.text.isEmpty() ? id : step.text;
            }
        }
    }
    return id;
}

void RunConsole::sayStarted(const event::StepStarted &started)
{
    m_bar.line(started.attempt > 1
                   ? tr("start     %1, attempt %2").arg(stepText(started.step)).arg(started.attempt)
                   : tr("start     %1").arg(stepText(started.step)));
}

void RunConsole::sayFinished(const event::StepFinished &finished, const QDateTime &at)
{
    m_bar.stepEnded(finished.step);
    const Milliseconds since = elapsed(m_session.state(), at);
    QString text =
        QStringLiteral("%1  %2  %3").arg(mark(finished.status), clockText(since), stepText(finished.step));
    if (!finished.message.isEmpty()) {
        text += QStringLiteral(": ") + finished.message;
    }
    m_bar.line(text);
    if (!finished.hint.isEmpty()) {
        m_bar.line(tr("          hint: %1").arg(finished.hint));
    }
}

void RunConsole::sayCheck(const CheckResult &check)
{
    const bool remarkable = check.status == Status::Failed || check.status == Status::Unknown;
    if (remarkable || m_arguments.verbose) {
        m_bar.line(checkLine(check));
    }
}

void RunConsole::onOpened()
{
    m_bar.line(tr("run       %1").arg(m_session.runId()));
    if (m_session.state().tabletop.isTabletop) {
        m_asks ? m_tabletop.start() : m_session.endUnattended(tr("Nobody was there (unattended)."));
    } else if (m_asks) {
        m_questions.start();
    }
}

void RunConsole::onEntry(const JournalEntry &entry)
{
    const EventBody &body = entry.event.body;
    if (const auto *started = std::get_if<event::StepStarted>(&body)) {
        sayStarted(*started);
    } else if (const auto *finished = std::get_if<event::StepFinished>(&body)) {
        sayFinished(*finished, entry.event.at);
    } else if (const auto *ticked = std::get_if<event::StepTicked>(&body)) {
        event::StepFinished asFinished;
        asFinished.step = ticked->step;
        asFinished.status = ticked->status;
        asFinished.message = ticked->note;
        sayFinished(asFinished, entry.event.at);
    } else if (const auto *recorded = std::get_if<event::CheckRecorded>(&body)) {
        sayCheck(recorded->check);
    } else if (const auto *logged = std::get_if<event::StepLogged>(&body)) {
        if (m_arguments.verbose || logged->level != QLatin1String("info")) {
            m_bar.line(QStringLiteral("          %1: %2").arg(logged->level, logged->text));
        }
    } else if (const auto *removed = std::get_if<event::ResourceRemoved>(&body); removed && removed->kept) {
        m_bar.line(tr("kept      %1").arg(removed->path));
    }
    sayDecision(entry);
    if (m_asks && !m_stopping) {
        m_session.state().tabletop.isTabletop ? m_tabletop.onEntry(entry) : m_questions.onEntry(entry);
    }
}

// What people decided and what the forecast says, in the timeline's words.
void RunConsole::sayDecision(const JournalEntry &entry)
{
    const EventBody &body = entry.event.body;
    const bool remarkable =
        std::holds_alternative<event::StepsAssigned>(body) || std::holds_alternative<event::FailureAnswered>(body) ||
        std::holds_alternative<event::MissForeseen>(body) || std::holds_alternative<event::StepReset>(body) ||
        std::holds_alternative<event::StepTicked>(body) || std::holds_alternative<event::Noted>(body) ||
        std::holds_alternative<event::Attached>(body);
    const QVector<TimelineItem> &timeline = m_session.state().timeline;
    if (!remarkable || m_session.state().tabletop.isTabletop || timeline.isEmpty() || timeline.last().seq != entry.seq) {
        return;
    }
    const TimelineItem &item = timeline.last();
    if (std::holds_alternative<event::StepTicked>(body) && item.kind != QLatin1String("run")) {
        return; // only an approval says more than the tick
    }
    const QString kind = item.kind == QLatin1String("step") || item.kind == QLatin1String("run") ? QStringLiteral("decided") : item.kind;
    m_bar.line(QStringLiteral("%1  %2  %3").arg(kind.leftJustified(8), clockText(elapsed(m_session.state(), entry.event.at)), item.text));
}

void RunConsole::onProgress(const event::StepProgressed &progress)
{
    m_bar.show(stepText(progress.step), progress);
}

int RunConsole::conclude()
{
    const RunState &state = m_session.state();
    const int code = sayConclusion(m_arguments, m_session.runId());
    return m_stopping && state.phase == RunPhase::Aborted ? exitInterrupted : code;
}

} // namespace muster::cli
