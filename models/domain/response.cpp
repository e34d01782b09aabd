// SPDX-License-Identifier: GPL-3.0-or-later
// Analyses of a tabletop's response steps and injects.
#include "domain/injectorder.h"

#include <algorithm>

namespace muster
{

namespace
{

// Depth first through the dependencies: earliest start of each step, and the first cycle met.
class Paths
{
public:
    Paths(const QVector<ResponseStep> &steps, ResponseAnalysis &out)
        : m_steps(steps), m_out(out), m_state(steps.size(), New), m_before(steps.size(), -1)
    {
        m_out.start.resize(steps.size());
    }

    [[nodiscard]] Milliseconds end(int step) const
    {
        return m_out.start[step] + m_steps[step].estimate.value_or(Milliseconds(0));
    }
    [[nodiscard]] int before(int step) const { return m_before[step]; }

    void visit(int first)
    {
        if (m_state[first] != New)
            return;
        m_stack = {{first, 0}};
        m_state[first] = Open;
        while (!m_stack.isEmpty()) { // not by recursion: a chain may be thousands long
            auto &[step, next] = m_stack.last();
            if (next < m_steps[step].dependencies.size())
                follow(step, m_steps[step].dependencies[next++]);
            else
                close(step);
        }
    }

private:
    enum State { New, Open, Done };

    void follow(int step, const QString &dependency)
    {
        const auto [need, isLinked] = needOf(step, dependency);
        if (!isLinked && !m_out.freeText.contains(dependency))
            m_out.freeText.append(dependency);
        if (need < 0)
            return;
        if (m_state[need] == Open && isLinked)
            noteCycle(need);
        if (m_state[need] == New) {
            m_state[need] = Open;
            m_stack.append({need, 0});
        }
    }

    // Words that mean no step still mean that something comes before: the step above, to be on the safe side.
    [[nodiscard]] QPair<int, bool> needOf(int step, const QString &dependency) const
    {
        const int linked = linkedStep(m_steps, dependency);
        return linked >= 0 ? QPair(linked, true) : QPair(step - 1, false);
    }

    void close(int step)
    {
        for (const QString &dependency : m_steps[step].dependencies) {
            const int need = needOf(step, dependency).first;
            if (need < 0 || m_state[need] != Done)
                continue;
            if (m_before[step] < 0 || end(need) > m_out.start[step]) {
                m_out.start[step] = std::max(m_out.start[step], end(need));
                m_before[step] = need;
            }
        }
        m_state[step] = Done;
        m_stack.removeLast();
    }

    void noteCycle(int closing)
    {
        if (!m_out.cycle.isEmpty())
            return;
        const auto from = std::find_if(m_stack.begin(), m_stack.end(),
                                       [closing](const auto &entry) { return entry.first == closing; });
        for (auto it = from; it != m_stack.end(); ++it)
            m_out.cycle.append(m_steps[it->first].action);
        m_out.cycle.append(m_steps[closing].action);
    }

    const QVector<ResponseStep> &m_steps;
    ResponseAnalysis &m_out;
    QVector<State> m_state;
    QVector<int> m_before;
    QVector<QPair<int, qsizetype>> m_stack;
};

} // namespace

int linkedStep(const QVector<ResponseStep> &steps, const QString &dependency)
{
    const QString wanted = dependency.trimmed();
    if (wanted.isEmpty())
        return -1;
    const auto find = [&steps](const auto &matches) {
        const auto found = std::find_if(steps.begin(), steps.end(), matches);
        return found == steps.end() ? -1 : int(found - steps.begin());
    };
    const int byId = find([&](const ResponseStep &step) { return step.id == wanted; });
    return byId >= 0 ? byId : find([&](const ResponseStep &step) {
        return step.action.trimmed().compare(wanted, Qt::CaseInsensitive) == 0;
    });
}

ResponseAnalysis analyseResponse(const QVector<ResponseStep> &steps)
{
    ResponseAnalysis out;
    Paths paths(steps, out);
    int last = -1;
    for (int step = 0; step < steps.size(); ++step) {
        paths.visit(step);
        out.sum += steps[step].estimate.value_or(Milliseconds(0));
        if (last < 0 || paths.end(step) > paths.end(last))
            last = step;
    }
    if (!out.cycle.isEmpty()) {
        out.critical = out.sum;
        return out;
    }
    out.critical = last < 0 ? Milliseconds(0) : paths.end(last);
    for (int step = last; step >= 0; step = paths.before(step))
        out.path.prepend(step);
    return out;
}

QVector<int> orderByTime(const QVector<Inject> &injects)
{
    QVector<int> order;
    QVector<int> timed;
    for (int place = 0; place < injects.size(); ++place) {
        order << place;
        if (injects.at(place).at && !injects.at(place).contingency)
            timed << place;
    }
    const QVector<int> places = timed;
    std::stable_sort(timed.begin(), timed.end(),
                     [&injects](int a, int b) { return *injects.at(a).at < *injects.at(b).at; });
    for (int i = 0; i < places.size(); ++i)
        order[places.at(i)] = timed.at(i);
    return order;
}

QVector<QuietStretch> quietStretches(const QVector<Inject> &injects, Milliseconds longerThan)
{
    QVector<Milliseconds> times;
    for (const Inject &inject : injects) {
        if (inject.at && !inject.contingency)
            times.append(*inject.at);
    }
    std::sort(times.begin(), times.end());
    QVector<QuietStretch> out;
    for (qsizetype i = 1; i < times.size(); ++i) {
        if (times[i] - times[i - 1] > longerThan)
            out.append({times[i - 1], times[i]});
    }
    std::stable_sort(out.begin(), out.end(), [](const QuietStretch &a, const QuietStretch &b) {
        return a.to - a.from > b.to - b.from;
    });
    return out;
}

std::optional<WorstScenario> worstScenarioOf(const Tabletop &tabletop)
{
    std::optional<WorstScenario> worst;
    for (const Scenario &scenario : tabletop.scenarios) {
        if (!scenario.expectedRto)
            continue;
        WorstScenario one{scenario.name, *scenario.expectedRto, Milliseconds(0)};
        for (const ResponseStep &step : scenario.steps)
            one.estimated += step.estimate.value_or(Milliseconds(0));
        if (!worst || one.estimated - one.expected > worst->estimated - worst->expected)
            worst = one;
    }
    return worst;
}

} // namespace muster
