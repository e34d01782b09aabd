// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/outlook.h"

#include "domain/outcome.h"
#include "domain/schedule.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <queue>
#include <set>

namespace muster
{

namespace
{

struct Job
{
    const Step *step = nullptr;
    int phase = 0;
    int unmet = 0;        // needs that are not over yet
    bool over = false;
    bool running = false;
    std::optional<Milliseconds> time;
    QVector<int> then;    // those that name it as a need
};

// Discrete events: whoever may start starts, in document order, as the engine would let it.
class Course
{
public:
    Course(const Plan &plan, const RunState &state, const QDateTime &now, Expect expect)
        : m_plan(plan), m_state(state), m_now(now), m_expect(expect)
    {
        collect();
        link();
    }

    Outlook run()
    {
        for (int i = 0; i < int(m_jobs.size()); ++i) {
            const Job &job = m_jobs.at(i);
            if (job.running)
                begin(i, Milliseconds(0), -1);
            else if (!job.over && isFree(job))
                m_ready.insert({i, -1});
        }
        openPhases(-1);
        startReady(Milliseconds(0));
        while (!m_ends.empty()) {
            const auto [at, i] = m_ends.top();
            m_ends.pop();
            finish(i);
            while (!m_ends.empty() && m_ends.top().first == at) {
                const int also = m_ends.top().second;
                m_ends.pop();
                finish(also);
            }
            startReady(at);
        }
        return m_result;
    }

private:
    using End = std::pair<Milliseconds, int>;

    void collect()
    {
        const QSet<QString> early = m_state.liveAt.isValid() ? QSet<QString>() : stepsBeforeLive(m_plan, m_state.phases);
        int number = 0;
        for (const Phase &phase : m_state.phases) {
            for (const Step &step : phase.steps) {
                if (step.always)
                    continue;
                const StepState *state = m_state.step(step.id);
                Job job;
                job.step = &step;
                job.phase = number;
                job.over = state && isFinal(state->status);
                job.running = state && state->status == Status::Running;
                job.time = early.contains(step.id) ? Milliseconds(0) : left(step, state);
                m_index.insert(step.id, int(m_jobs.size()));
                m_jobs.append(job);
            }
            ++number;
        }
        m_openIn.resize(number);
        m_waitingIn.resize(number);
        for (int i = 0; i < int(m_jobs.size()); ++i) {
            const Job &job = m_jobs.at(i);
            m_openIn[job.phase] += job.over ? 0 : 1;
            if (!job.over && !job.running && job.step->needs.isEmpty())
                m_waitingIn[job.phase].append(i);
        }
    }

    void link()
    {
        for (int i = 0; i < int(m_jobs.size()); ++i)
            for (const QString &need : m_jobs.at(i).step->needs) {
                const int before = m_index.value(need, -1);
                if (before < 0 || m_jobs.at(before).over)
                    continue;
                m_jobs[before].then.append(i);
                ++m_jobs[i].unmet;
            }
    }

    std::optional<Milliseconds> left(const Step &step, const StepState *state) const
    {
        const auto expected = expectedTime(m_state, step, m_expect);
        if (!state || state->status != Status::Running)
            return expected;
        if (state->progress.leftMs >= 0)
            return Milliseconds(state->progress.leftMs);
        if (!expected)
            return std::nullopt;
        return std::max(Milliseconds(0), *expected - withoutPauses(m_state, state->startedAt, m_now));
    }

    // With named needs, when they are over; without, when its phase has been reached (openPhases).
    static bool isFree(const Job &job) { return !job.step->needs.isEmpty() && job.unmet == 0; }

    // Every phase up to and including the first that still has open steps may start its steps.
    void openPhases(int because)
    {
        while (m_reached < int(m_openIn.size())) {
            for (const int i : std::as_const(m_waitingIn[m_reached]))
                m_ready.insert({i, because});
            m_waitingIn[m_reached].clear();
            if (m_openIn.at(m_reached) > 0)
                return;
            ++m_reached;
        }
    }

    void startReady(Milliseconds at)
    {
        const int places = std::max(1, m_plan.maxParallel);
        for (auto it = m_ready.begin(); it != m_ready.end();) {
            const bool byHand = m_jobs.at(it->first).step->isManual();
            if (!byHand && m_busy >= places) {
                ++it;
                continue;
            }
            begin(it->first, at, it->second);
            it = m_ready.erase(it);
        }
    }

    void begin(int i, Milliseconds at, int because)
    {
        const Job &job = m_jobs.at(i);
        const QString &id = job.step->id;
        m_busy += job.step->isManual() ? 0 : 1;
        const Milliseconds end = at + job.time.value_or(Milliseconds(0));
        m_result.start.insert(id, at);
        m_result.end.insert(id, end);
        if (because >= 0) {
            const QString before = m_jobs.at(because).step->id;
            m_result.after.insert(id, before);
            if (m_result.unknown.contains(before))
                m_result.unknown.insert(id);
            if (m_result.untimed.contains(before))
                m_result.untimed.insert(id);
        }
        if (!job.time)
            (job.step->isManual() ? m_result.untimed : m_result.unknown).insert(id);
        m_ends.push({end, i});
    }

    void finish(int i)
    {
        Job &job = m_jobs[i];
        job.over = true;
        m_busy -= job.step->isManual() ? 0 : 1;
        for (const int next : std::as_const(job.then))
            if (--m_jobs[next].unmet == 0 && !m_jobs.at(next).running)
                m_ready.insert({next, i});
        if (--m_openIn[job.phase] == 0)
            openPhases(i);
    }

    const Plan &m_plan;
    const RunState &m_state;
    QDateTime m_now;
    Expect m_expect;
    QVector<Job> m_jobs;
    QHash<QString, int> m_index;
    QVector<int> m_openIn;             // open steps by phase
    QVector<QVector<int>> m_waitingIn; // steps without needs, by phase, that its turn lets start
    std::map<int, int> m_ready;        // job → what let it start; in document order
    std::priority_queue<End, std::vector<End>, std::greater<>> m_ends;
    int m_reached = 0;
    int m_busy = 0;
    Outlook m_result;
};

} // namespace

std::optional<Milliseconds> expectedTime(const RunState &state, const Step &step, Expect expect)
{
    const auto learned = state.learned.constFind(step.id);
    if (learned == state.learned.constEnd())
        return step.estimate;
    switch (expect) {
    case Expect::Quick: return learned->shortest;
    case Expect::Slow: return learned->longest;
    case Expect::Usual: break;
    }
    return learned->median;
}

QSet<QString> stepsBeforeLive(const Plan &plan, const QVector<Phase> &phases)
{
    const QString approval = plan.goLiveApproval();
    const QString live = approval.isEmpty() ? plan.goLive : approval;
    QSet<QString> before;
    if (live.isEmpty())
        return before;
    QHash<QString, QStringList> needs;
    QStringList earlier;
    QStringList waiting;
    for (const Phase &phase : phases) {
        const bool here = std::any_of(phase.steps.begin(), phase.steps.end(), [&live](const Step &step) { return step.id == live; });
        for (const Step &step : phase.steps)
            needs.insert(step.id, step.needs);
        if (here) {
            waiting = earlier + needs.value(live);
            if (!approval.isEmpty())
                waiting.append(live);
            break;
        }
        for (const Step &step : phase.steps)
            earlier.append(step.id);
    }
    while (!waiting.isEmpty()) {
        const QString id = waiting.takeLast();
        if (before.contains(id))
            continue;
        before.insert(id);
        waiting += needs.value(id);
    }
    return before;
}

Outlook outlookOf(const Plan &plan, const RunState &state, const QDateTime &now, Expect expect)
{
    return Course(plan, state, now, expect).run();
}

QVector<LateStep> lateSteps(const Plan &plan, const RunState &state, const QDateTime &now)
{
    QVector<LateStep> late;
    if (!state.liveAt.isValid() || state.isOver())
        return late;
    const Schedule schedule = plannedSchedule(plan, state.phases);
    const Milliseconds clock = elapsed(state, now);
    for (const Phase &phase : state.phases) {
        const Milliseconds due = phase.due.value_or(Milliseconds::max());
        for (const Step &step : phase.steps) {
            const StepState *s = state.step(step.id);
            if (step.always || (s && isFinal(s->status)))
                continue;
            const bool timed = step.estimate.has_value();
            const Milliseconds end = timed ? std::min(due, schedule.end.value(step.id, due)) : due;
            if (end < clock)
                late.append({step.id, clock - end});
        }
    }
    std::stable_sort(late.begin(), late.end(), [](const LateStep &a, const LateStep &b) { return a.by > b.by; });
    return late;
}

} // namespace muster
