// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a tabletop before anything happened, its keys, and its clocks.
#include "domain/injectorder.h"
#include "domain/outcome.h"

#include <algorithm>
#include <array>

namespace muster
{

namespace
{

constexpr std::array<const char16_t *, 4> statusWords{u"pending", u"held", u"released", u"skipped"};

class Keys
{
public:
    // The name itself if nobody has it yet, else with its place (from 1) behind it.
    QString unique(const QString &name, qsizetype place)
    {
        QString key = name.trimmed();
        if (key.isEmpty() || m_used.contains(key))
            key += u'#' + QString::number(place);
        while (m_used.contains(key))
            key += u'\'';
        m_used.append(key);
        return key;
    }

private:
    QStringList m_used;
};

ScenarioState stateOf(const Scenario &scenario, const QString &key)
{
    ScenarioState state;
    state.key = key;
    Keys injects;
    QVector<InjectState> inFile;
    for (const Inject &inject : scenario.injects) {
        InjectState one;
        one.key = injects.unique(inject.id.trimmed().isEmpty() ? inject.number : inject.id, inFile.size() + 1);
        one.inject = inject;
        inFile.append(one);
    }
    for (const int place : orderByTime(scenario.injects)) // the keys are those of the file's order
        state.injects.append(inFile.at(place));
    Keys steps;
    for (const ResponseStep &step : scenario.steps) {
        DiscussedStep one;
        one.key = steps.unique(step.id, state.steps.size() + 1);
        one.step = step;
        state.steps.append(one);
    }
    return state;
}

template<typename List>
auto withKey(const List &list, const QString &key) -> decltype(list.data())
{
    const auto found = std::find_if(list.begin(), list.end(), [&key](const auto &one) { return one.key == key; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

QString injectStatusWord(InjectStatus status)
{
    return QString::fromUtf16(statusWords.at(size_t(status)));
}

const InjectState *ScenarioState::inject(const QString &injectKey) const
{
    return withKey(injects, injectKey);
}

const DiscussedStep *ScenarioState::step(const QString &stepKey) const
{
    return withKey(steps, stepKey);
}

const ScenarioState *TabletopState::scenario(const QString &key) const
{
    return withKey(scenarios, key);
}

TabletopState tabletopStateOf(const Plan &plan)
{
    TabletopState state;
    const Tabletop tabletop = tabletopOf(plan);
    for (const Gap &gap : tabletop.gaps)
        state.plannedGaps.append({gap.id, gap.description, gap.category, gap.priority, gap.remediation, gap.owner,
                                  gap.due, gap.status});
    state.isTabletop = plan.kind == PlanKind::Tabletop;
    if (!state.isTabletop)
        return state;
    state.objectives = tabletop.objectives;
    Keys keys;
    for (const Scenario &scenario : tabletop.scenarios)
        state.scenarios.append(stateOf(scenario, keys.unique(scenario.name, state.scenarios.size() + 1)));
    return state;
}

Milliseconds scenarioClock(const RunState &state, const QString &scenario, const QDateTime &now)
{
    Milliseconds sum{0};
    if (const ScenarioState *one = state.tabletop.scenario(scenario))
        for (const Span &span : one->spans) {
            const QDateTime end = span.to.isValid() ? span.to : state.isOver() ? state.finishedAt : now;
            sum += withoutPauses(state, span.from, end);
        }
    return sum;
}

std::optional<Milliseconds> overdue(const InjectState &inject, Milliseconds scenarioTime, bool started)
{
    if (inject.status != InjectStatus::Pending || !inject.inject.at || inject.inject.contingency || !started)
        return std::nullopt;
    return scenarioTime - *inject.inject.at;
}

QStringList dueInjects(const RunState &state, const QDateTime &now)
{
    const ScenarioState *scenario = state.tabletop.currentScenario();
    if (!scenario)
        return {};
    const Milliseconds time = scenarioClock(state, scenario->key, now);
    QVector<const InjectState *> due;
    for (const InjectState &inject : scenario->injects)
        if (const auto late = overdue(inject, time, scenario->isStarted()); late && *late >= Milliseconds(0))
            due.append(&inject);
    std::stable_sort(due.begin(), due.end(), [](auto *a, auto *b) { return *a->inject.at < *b->inject.at; });
    QStringList keys;
    for (const InjectState *inject : std::as_const(due))
        keys.append(inject->key);
    return keys;
}

QString nextInject(const RunState &state, const QDateTime &now)
{
    const QStringList due = dueInjects(state, now);
    if (!due.isEmpty())
        return due.first();
    if (const ScenarioState *scenario = state.tabletop.currentScenario()) {
        for (const InjectState &inject : scenario->injects)
            if (inject.status == InjectStatus::Pending && !inject.inject.contingency)
                return inject.key;
    }
    return {};
}

QVector<event::GapRaised> gapsOf(const RunState &state)
{
    QVector<event::GapRaised> result = state.tabletop.plannedGaps;
    for (const event::GapRaised &gap : state.gaps) {
        const auto same = std::find_if(result.begin(), result.end(), [&gap](const event::GapRaised &other) {
            return !gap.id.isEmpty() && other.id == gap.id;
        });
        if (same == result.end())
            result.append(gap);
        else
            *same = gap;
    }
    return result;
}

} // namespace muster
