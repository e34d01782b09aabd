// SPDX-License-Identifier: GPL-3.0-or-later
// When the recovery will be done, and which step decides.
#include "domain/outcome.h"

#include <QSet>

#include <algorithm>

namespace muster
{

namespace
{

struct Path
{
    Milliseconds left{0};
    bool known = true;   // every step on it has an estimate or its own time left
    QString limiting;    // the step with the largest share
    Milliseconds share{0};
};

class Remaining
{
public:
    Remaining(const RunState &state, const QString &goLive, const QDateTime &now) : m_state(state), m_now(now)
    {
        QStringList earlier;
        for (const Phase &phase : state.phases) {
            for (const Step &step : phase.steps) {
                m_steps.insert(step.id, &step);
                m_before.insert(step.id, step.needs.isEmpty() ? earlier : step.needs);
            }
            const auto isLive = [&goLive](const Step &step) { return step.id == goLive; };
            if (std::any_of(phase.steps.begin(), phase.steps.end(), isLive))
                leaveOut(goLive, earlier);
            for (const Step &step : phase.steps)
                earlier.append(step.id);
        }
    }

    Path upTo(const QString &id)
    {
        if (const auto it = m_known.constFind(id); it != m_known.constEnd())
            return *it;
        const Step *step = m_steps.value(id);
        if (!step || m_open.contains(id))
            return {};
        m_open.insert(id);
        Path path;
        bool known = true;
        for (const QString &need : m_before.value(id)) {
            const Path before = upTo(need);
            known = known && before.known;
            if (before.left > path.left)
                path = before;
        }
        path.known = known;
        m_open.remove(id);
        const auto own = ownTime(*step);
        path.known = path.known && own.has_value();
        const Milliseconds time = own.value_or(Milliseconds(0));
        path.left += time;
        if (time > path.share) {
            path.share = time;
            path.limiting = id;
        }
        m_known.insert(id, path);
        return path;
    }

private:
    // What happens before T+0 is not part of the recovery time: earlier phases, and what the go-live step waits for.
    void leaveOut(const QString &goLive, const QStringList &earlier)
    {
        QStringList waiting = earlier + m_before.value(goLive);
        while (!waiting.isEmpty()) {
            const QString id = waiting.takeLast();
            if (m_beforeLive.contains(id))
                continue;
            m_beforeLive.insert(id);
            waiting += m_before.value(id);
        }
    }

    std::optional<Milliseconds> ownTime(const Step &step) const
    {
        if (m_beforeLive.contains(step.id))
            return Milliseconds(0);
        const StepState *state = m_state.step(step.id);
        if (state && isFinal(state->status))
            return Milliseconds(0);
        if (state && state->status == Status::Running) {
            if (state->progress.leftMs >= 0)
                return Milliseconds(state->progress.leftMs);
            if (step.estimate)
                return std::max(Milliseconds(0), *step.estimate - Milliseconds(state->startedAt.msecsTo(m_now)));
            return std::nullopt;
        }
        return step.estimate;
    }

    const RunState &m_state;
    QDateTime m_now;
    QHash<QString, const Step *> m_steps;
    QHash<QString, QStringList> m_before;
    QHash<QString, Path> m_known;
    QSet<QString> m_open;
    QSet<QString> m_beforeLive;
};

} // namespace

Forecast forecast(const Plan &plan, const RunState &state, const QDateTime &now)
{
    Forecast result;
    const TargetResult rto = rtoResult(plan, state);
    const StepState *end = state.step(plan.recoveryStep());
    if (rto.measured && end && isFinal(end->status)) {
        result.finish = rto.measured;
    } else {
        const Path path = Remaining(state, plan.goLive, now).upTo(plan.recoveryStep());
        if (path.known)
            result.finish = elapsed(state, now) + path.left;
        result.limitingStep = path.limiting;
    }
    result.missesTarget = result.finish && rto.target && *result.finish > *rto.target;
    return result;
}

} // namespace muster
