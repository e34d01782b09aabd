// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/questions.h"

#include "cli/output.h"
#include "engine/condition.h"
#include "engine/scheduler.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::cli {

namespace {

bool isFinalIn(const RunState &state, const QString &id)
{
    const StepState *step = state.step(id);
    return step && isFinal(step->status);
}

bool hasPassed(const RunState &state, const QString &id)
{
    const StepState *step = state.step(id);
    return step && (step->status == Status::Passed || step->status == Status::Skipped);
}

// The scheduler's rule for a step whose turn has come; `earlier` are the steps of the phases before.
bool isReady(const Step &step, const RunState &state, const QStringList &earlier, bool stopping)
{
    if (!step.isManual() || isFinalIn(state, step.id) || (stopping && !step.always)) {
        return false;
    }
    const auto wanted = conditionHolds(step.when, state);
    if (!wanted || !*wanted) {
        return false; // the engine settles it
    }
    if (!step.needs.isEmpty()) {
        return std::all_of(step.needs.cbegin(), step.needs.cend(),
                           [&state](const QString &id) { return hasPassed(state, id); });
    }
    return std::all_of(earlier.cbegin(), earlier.cend(),
                       [&state](const QString &id) { return isFinalIn(state, id); });
}

QStringList workOf(const QVector<Phase> &phases)
{
    QStringList ids;
    for (const Phase &phase : phases) {
        for (const Step &step : phase.steps) {
            if (!step.always) {
                ids.append(step.id);
            }
        }
    }
    return ids;
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
    : QObject(parent), m_session(session), m_bar(bar)
{
    connect(&m_reader, &LineReader::readable, this, &Questions::onReadable);
}

const Step *Questions::waiting() const
{
    const RunState &state = m_session->state();
    const bool stopping = isStopping(state);
    const QStringList work = workOf(state.phases);
    for (qsizetype i = 0; i < state.phases.size(); ++i) {
        const QStringList before = workOf(state.phases.first(i));
        for (const Step &step : state.phases[i].steps) {
            if (!m_given.contains(step.id) && isReady(step, state, step.always ? work : before, stopping)) {
                return &step;
            }
        }
    }
    return nullptr;
}

void Questions::look()
{
    if (!m_session->isOpen() || m_session->state().isOver() || m_session->state().phase == RunPhase::Paused) {
        return;
    }
    if (const StepState *asked = m_session->state().step(m_asked); asked && !isFinal(asked->status)) {
        return;
    }
    const Step *step = waiting();
    if (!step) {
        m_asked.clear();
        return;
    }
    m_asked = step->id;
    m_bar->clear();
    notice(QString());
    notice(step->role.isEmpty() ? step->text : QStringLiteral("%1 (%2)").arg(step->text, step->role));
    if (!step->details.isEmpty()) {
        notice(step->details.trimmed());
    }
    for (const Step &part : step->steps) {
        notice(QStringLiteral("  - ") + part.text);
    }
    notice(QCoreApplication::translate("cli", "Done? y = passed, n = failed, s = skip; a note may follow:"));
    m_reader.start();
    onReadable(); // what was typed ahead
}

void Questions::onReadable()
{
    if (m_asked.isEmpty() || m_given.contains(m_asked)) {
        return;
    }
    while (m_reader.hasLine()) {
        if (const auto given = parseAnswer(m_reader.takeLine())) {
            answer(*given);
            return;
        }
        notice(QCoreApplication::translate("cli", "Please answer y, n or s."));
    }
    if (m_reader.atEnd()) {
        answer({Status::Unknown, QCoreApplication::translate("cli", "Nobody answered.")});
    }
}

void Questions::answer(const Answer &answer)
{
    m_given.insert(m_asked);
    m_session->tick(m_asked, answer.status, answer.note);
}

} // namespace muster::cli
