// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scheduler.h"

#include "engine/condition.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace muster
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Engine", text);
}

class Planner
{
public:
    Planner(const RunState &state, const SchedulerOptions &options, const QStringList &waiting)
        : m_state(state), m_options(options), m_waiting(waiting)
    {
        m_stopping = isStopping(state, &m_stoppedBy);
        for (const Phase &phase : state.phases)
            for (const Step &step : phase.steps) {
                m_running += isAtWork(step) ? 1 : 0;
                m_workLeft = m_workLeft || (!step.always && (!isFinal(status(step.id)) || state.isAwaitingAnswer(step)));
                if (state.isAwaitingAnswer(step))
                    m_awaiting.insert(step.id);
            }
    }

    NextMoves moves()
    {
        QStringList earlier;
        for (const Phase &phase : m_state.phases) {
            for (const Step &step : phase.steps)
                consider(step, earlier);
            for (const Step &step : phase.steps)
                if (!step.always)
                    earlier.append(step.id);
        }
        m_moves.over = m_moves.start.isEmpty() && m_moves.settle.isEmpty() && m_running == 0
                       && m_waiting.isEmpty() && !m_left;
        return m_moves;
    }

private:
    Status status(const QString &id) const
    {
        const StepState *step = m_state.step(id);
        return step ? step->status : Status::Pending;
    }

    void settle(const Step &step, Status status, const QString &message, const char *code)
    {
        m_moves.settle.append({step.id, status, message, QString::fromLatin1(code)});
    }

    // Steps by hand are begun by people, whenever they like, and take no worker's place.
    bool isAtWork(const Step &step) const { return !step.isManual() && status(step.id) == Status::Running; }

    void consider(const Step &step, const QStringList &earlier)
    {
        m_left = m_left || m_awaiting.contains(step.id);
        if (isFinal(status(step.id)) || isAtWork(step))
            return;
        if (m_stopping && !step.always) {
            settle(step, Status::Unknown,
                   m_state.abortAsked ? tr("Not performed: the run was aborted.")
                                      : tr("Not performed: “%1” stopped the run.").arg(m_stoppedBy),
                   "step.not_performed");
            return;
        }
        if (m_waiting.contains(step.id)) {
            m_left = true;
            return;
        }
        // Always steps run last, when nothing else is to be done or going on.
        if (step.always && (m_workLeft || othersRun())) {
            m_left = true;
            return;
        }
        if (!step.always && !needsMet(step, step.needs.isEmpty() ? earlier : step.needs))
            return;
        start(step);
    }

    bool othersRun() const
    {
        for (const Phase &phase : m_state.phases)
            for (const Step &step : phase.steps)
                if (!step.always && isAtWork(step))
                    return true;
        return false;
    }

    // False when the step has to wait, or was settled because it can never run.
    bool needsMet(const Step &step, const QStringList &needs)
    {
        for (const QString &need : needs) {
            const Status s = status(need);
            if (!isFinal(s) || m_awaiting.contains(need)) {
                m_left = true;
                return false;
            }
            if (const StepState *answered = m_state.step(need); answered && answered->answer == QStringLiteral("go_on"))
                continue; // a person said that it may
            // Only named needs bind; what merely comes earlier has been dealt with by its own on_failure.
            if (!step.needs.isEmpty() && s != Status::Passed && s != Status::Skipped) {
                settle(step, Status::Unknown, tr("Not performed: it needs “%1”, which is %2.").arg(need, statusWord(s)),
                       "step.needs_failed");
                return false;
            }
        }
        return true;
    }

    void start(const Step &step)
    {
        const auto wanted = conditionHolds(step.when, m_state);
        if (!wanted) {
            settle(step, Status::Unknown, wanted.error().message, "condition.syntax");
        } else if (!*wanted) {
            settle(step, Status::Skipped, tr("Skipped: its condition (%1) does not hold.").arg(step.when), "step.condition");
        } else if (step.isManual()) {
            if (m_options.unattended || (step.always && m_state.abortAsked))
                settle(step, Status::Unknown, tr("Not performed: nobody was there to do it (unattended)."), "step.unattended");
            else
                m_left = true;
        } else if (m_running + int(m_moves.start.size()) < std::max(1, m_options.maxParallel)) {
            m_moves.start.append(step.id);
        } else {
            m_left = true;
        }
    }

    const RunState &m_state;
    const SchedulerOptions &m_options;
    const QStringList &m_waiting;
    NextMoves m_moves;
    QSet<QString> m_awaiting; // failed, and people have not said what is to be done
    QString m_stoppedBy;
    bool m_stopping = false;
    bool m_workLeft = false;
    bool m_left = false;
    int m_running = 0;
};

} // namespace

bool isStopping(const RunState &state, QString *byStep)
{
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps) {
            const StepState *s = state.step(step.id);
            if (!s || step.always || step.onFailure == OnFailure::Continue || s->answer == QStringLiteral("go_on")
                || state.isAwaitingAnswer(step))
                continue;
            // Only what a step itself met stops a run; one that was never performed is a consequence.
            const bool consequence = s->code == QStringLiteral("step.unattended") || s->code == QStringLiteral("step.not_performed")
                                     || s->code == QStringLiteral("step.needs_failed");
            if (s->status == Status::Failed || (s->status == Status::Unknown && !step.isManual() && !consequence)) {
                if (byStep)
                    *byStep = step.text.isEmpty() ? step.id : step.text;
                return true;
            }
        }
    return state.abortAsked;
}

NextMoves nextMoves(const RunState &state, const SchedulerOptions &options, const QStringList &waitingForRetry)
{
    return Planner(state, options, waitingForRetry).moves();
}

Milliseconds retryDelay(const Retry &retry, int next, double random)
{
    const double exponent = std::clamp(next - 2, 0, 64);
    double ms = double(retry.interval.count()) * std::pow(std::max(1.0, retry.backoff), exponent);
    ms = std::min(ms, double(retry.maxDelay.count()));
    ms *= 0.9 + 0.2 * std::clamp(random, 0.0, 1.0);
    return Milliseconds(std::max<qint64>(0, std::llround(ms)));
}

} // namespace muster
