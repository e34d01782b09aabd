// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/questions.h"

#include "cli/output.h"
#include "cli/sittingnames.h"
#include "engine/condition.h"
#include "engine/scheduler.h"

#include <algorithm>

namespace muster::cli {

namespace {

bool isFinalIn(const RunState &state, const QString &id)
{
    const StepState *step = state.step(id);
    return step && isFinal(step->status);
}

// Whatever follows may begin: it passed, was left out, or a person said that the others go on without it.
bool lets(const RunState &state, const QString &id)
{
    const StepState *step = state.step(id);
    return step && (step->status == Status::Passed || step->status == Status::Skipped || step->answer == QLatin1String("go_on"));
}

// The scheduler's rule for a step whose turn has come; `turn`: what comes before it is done with.
bool isReady(const Step &step, const RunState &state, bool turn, bool stopping)
{
    if (!step.isManual() || isFinalIn(state, step.id) || (stopping && !step.always)) {
        return false;
    }
    const bool needsMet = std::all_of(step.needs.cbegin(), step.needs.cend(),
                                      [&state](const QString &id) { return lets(state, id); });
    if (!needsMet || (step.needs.isEmpty() && !turn)) {
        return false;
    }
    const auto wanted = conditionHolds(step.when, state);
    return wanted && *wanted; // else the engine settles it
}

const Step *stepIn(const QVector<Step> &steps, const QString &id)
{
    for (const Step &step : steps) {
        if (step.id == id) {
            return &step;
        }
        if (const Step *inner = stepIn(step.steps, id)) {
            return inner;
        }
    }
    return nullptr;
}

// As the run does it: a partial plan's steps are made for it.
const Step *stepIn(const RunState &state, const QString &id)
{
    for (const Phase &phase : state.phases) {
        if (const Step *step = stepIn(phase.steps, id)) {
            return step;
        }
    }
    return nullptr;
}

// An entry that answers a request of a person.
bool isRequested(const EventBody &body, const RunState &state)
{
    if (const auto *started = std::get_if<event::StepStarted>(&body)) {
        const Step *step = stepIn(state, started->step);
        return step && step->isManual();
    }
    return std::holds_alternative<event::StepTicked>(body) || std::holds_alternative<event::StepReset>(body) ||
           std::holds_alternative<event::StepsAssigned>(body) || std::holds_alternative<event::FailureAnswered>(body) ||
           std::holds_alternative<event::Noted>(body) || std::holds_alternative<event::GapRaised>(body) ||
           std::holds_alternative<event::Attached>(body) || std::holds_alternative<event::Paused>(body) ||
           std::holds_alternative<event::Resumed>(body) || std::holds_alternative<event::AbortAsked>(body);
}

// Clean-up steps aside, which come when all of it is done.
bool isDoneWith(const Phase &phase, const RunState &state)
{
    return std::all_of(phase.steps.cbegin(), phase.steps.cend(),
                       [&state](const Step &step) { return step.always || isFinalIn(state, step.id); });
}

} // namespace

std::optional<Answer> parseAnswer(const QString &line)
{
    const QString word = line.section(QLatin1Char(' '), 0, 0).toLower();
    const QString note = line.section(QLatin1Char(' '), 1).trimmed();
    if (word == QLatin1String("y") || word == QLatin1String("yes")) {
        return Answer{Status::Passed, note};
    }
    if (word == QLatin1String("n") || word == QLatin1String("no")) {
        return Answer{Status::Failed, note};
    }
    if (word == QLatin1String("s") || word == QLatin1String("skip")) {
        return Answer{Status::Skipped, note};
    }
    return std::nullopt;
}

Questions::Questions(RunSession *session, ProgressBar *bar, QObject *parent)
    : QObject(parent), m_session(session), m_bar(bar),
      m_commands(session, bar, [this](const QString &step, Status status, const QString &note) { tick(step, status, note); })
{
    connect(&m_reader, &LineReader::readable, this, &Questions::onReadable);
}

void Questions::start()
{
    m_reader.startOnTerminal();
    look(); // a plan may begin with a person's step
}

QVector<const Step *> Questions::ready() const
{
    const RunState &state = m_session->state();
    const bool stopping = isStopping(state);
    const bool all = std::all_of(state.phases.cbegin(), state.phases.cend(),
                                 [&state](const Phase &phase) { return isDoneWith(phase, state); });
    bool turn = true; // of the phase: those before it are done with
    QVector<const Step *> steps;
    for (const Phase &phase : state.phases) {
        for (const Step &step : phase.steps) {
            if (isReady(step, state, step.always ? all : turn, stopping)) {
                steps.append(&step);
            }
        }
        turn = turn && isDoneWith(phase, state);
    }
    return steps;
}

const Step *Questions::waiting() const
{
    const QVector<const Step *> steps = ready();
    const auto open = std::find_if(steps.cbegin(), steps.cend(), [this](const Step *step) { return !m_given.contains(step->id); });
    return open == steps.cend() ? nullptr : *open;
}

const Step *Questions::failed() const
{
    const RunState &state = m_session->state();
    for (const Phase &phase : state.phases) {
        for (const Step &step : phase.steps) {
            if (state.isAwaitingAnswer(step) && !m_given.contains(step.id)) {
                return &step;
            }
        }
    }
    return nullptr;
}

bool Questions::isStillOpen() const
{
    const RunState &state = m_session->state();
    const Step *step = stepIn(state, m_step);
    if (m_asked == Asked::Nothing || !step) {
        return false;
    }
    if (m_asked == Asked::Failure) {
        return state.isAwaitingAnswer(*step);
    }
    return m_asked == Asked::Approver ? !isFinalIn(state, m_step) : ready().contains(step);
}

void Questions::onEntry(const JournalEntry &entry)
{
    if (m_pending > 0 && isRequested(entry.event.body, m_session->state())) {
        --m_pending;
    }
    look();
}

void Questions::look()
{
    if (!m_session->isOpen() || m_session->state().isOver()) {
        return;
    }
    if (m_session->state().phase != RunPhase::Paused && !isStillOpen()) {
        m_given.remove(m_step); // a step may come again: a retry, a tick taken back
        m_asked = Asked::Nothing;
        m_step.clear();
        if (const Step *broken = failed()) {
            askFailure(*broken);
        } else if (const Step *step = waiting()) {
            ask(*step);
        }
    }
    onReadable(); // what was typed ahead
}

void Questions::ask(const Step &step)
{
    m_asked = Asked::Step;
    m_step = step.id;
    m_bar->clear();
    notice(QString());
    notice(step.role.isEmpty() ? step.text : QStringLiteral("%1 (%2)").arg(step.text, step.role));
    if (!step.details.isEmpty()) {
        notice(step.details.trimmed());
    }
    for (const Step &part : step.steps) {
        notice(QStringLiteral("  - ") + part.text);
    }
    notice(step.approval.isEmpty()
               ? tr("Done? y = passed, n = failed, s = skip; a note may follow (help: what else may be typed):")
               : tr("Approved? y = yes, n = no, s = skip; a note may follow. The name of who approves is asked next:"));
    m_reader.start();
}

void Questions::askFailure(const Step &step)
{
    m_asked = Asked::Failure;
    m_step = step.id;
    m_bar->clear();
    notice(QString());
    notice(tr("“%1” failed. retry = once more, rollback = remove what it and the steps before it made and start them again, go on REASON = leave it failed and go on, stop = clean up and end:")
               .arg(step.text.isEmpty() ? step.id : step.text));
    m_reader.start();
}

void Questions::onReadable()
{
    if (m_reading) {
        return; // a line that is obeyed may make an entry at once
    }
    m_reading = true;
    while (m_pending == 0 && m_session->isDriving() && (m_line || m_reader.hasLine())) {
        const QString line = m_line ? *m_line : m_reader.takeLine();
        m_line.reset();
        if (!obey(line)) {
            m_line = line;
            break;
        }
    }
    if (m_reader.atEnd() && m_pending == 0 && !m_line && !m_reader.hasLine() && !m_given.contains(m_step)) {
        nobodyAnswered();
    }
    m_reading = false;
}

void Questions::nobodyAnswered()
{
    const QString nobody = tr("Nobody answered.");
    if (m_asked == Asked::Failure) {
        m_given.insert(m_step);
        ++m_pending;
        m_session->answerFailure(m_step, QStringLiteral("stop"), nobody);
    } else if (m_asked != Asked::Nothing) {
        m_given.insert(m_step);
        ++m_pending;
        m_session->tick(m_step, Status::Unknown, nobody);
    }
}

bool Questions::obey(const QString &line)
{
    if (m_asked == Asked::Approver) {
        takeName(line);
        return true;
    }
    if (line.isEmpty()) {
        return true;
    }
    const bool asks = m_asked != Asked::Nothing && !m_given.contains(m_step);
    if (!asks && !LineReader::isTerminal() && (parseAnswer(line) || StepCommands::isDecision(line))) {
        return false; // a script's, for what will be asked
    }
    const QString failedStep = m_asked == Asked::Failure && !m_given.contains(m_step) ? m_step : QString();
    const bool names = namedRunStep(m_session->state(), line.section(QLatin1Char(' '), 1), true).has_value();
    const bool skipsOther = names && line.startsWith(QLatin1String("skip "), Qt::CaseInsensitive);
    if (!skipsOther && obeyAnswer(line)) {
        return true;
    }
    switch (m_commands.obey(line, failedStep)) {
    case StepCommands::Took::Sent:
        ++m_pending;
        return true;
    case StepCommands::Took::Done:
        return true;
    case StepCommands::Took::NotKnown:
        break;
    }
    const QString word = line.section(QLatin1Char(' '), 0, 0);
    notice(m_asked == Asked::Step ? tr("“%1” is no answer: y, n or s; help lists what else may be typed.").arg(word)
                                  : tr("“%1” is no command; help lists them.").arg(word));
    return true;
}

bool Questions::obeyAnswer(const QString &line)
{
    const auto given = parseAnswer(line);
    if (!given || m_asked != Asked::Step || m_given.contains(m_step)) {
        return false;
    }
    tick(m_step, given->status, given->note);
    return true;
}

void Questions::tick(const QString &step, Status status, const QString &note)
{
    const Step *planned = stepIn(m_session->state(), step);
    if (planned && !planned->approval.isEmpty() && status == Status::Passed) {
        m_asked = Asked::Approver;
        m_step = step;
        m_note = note;
        notice(tr("Who approves it? (their name; - = nobody yet)"));
        return;
    }
    if (step == m_step) {
        m_given.insert(step);
    }
    ++m_pending;
    m_session->tick(step, status, note);
}

void Questions::takeName(const QString &line)
{
    if (line == QLatin1String("-")) {
        m_asked = Asked::Nothing;
        return look();
    }
    if (line.size() < 2) {
        return notice(tr("Who approves it? (their name; - = nobody yet)"));
    }
    m_asked = Asked::Step;
    m_given.insert(m_step);
    ++m_pending;
    m_session->tick(m_step, Status::Passed, m_note, line);
}

void Questions::onRefused()
{
    m_pending = std::max(0, m_pending - 1);
    if (LineReader::isTerminal()) { // a script would be asked for ever
        m_given.remove(m_step);
        m_asked = Asked::Nothing;
        look();
    } else if (m_session->isOpen()) {
        onReadable();
    }
}

} // namespace muster::cli
