// SPDX-License-Identifier: GPL-3.0-or-later
// What may happen in a session, and what a request leaves to be filled in. Pure functions.
#include "domain/steprules.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster
{

namespace
{

using namespace event;

QString tr(const char *text)
{
    return QCoreApplication::translate("Session", text);
}

Done refuse(const char *code, const QString &message, const QString &hint = {})
{
    return fail({QString::fromLatin1(code), message, hint, Fault::BadInput});
}

bool isOneOf(const QString &word, std::initializer_list<QStringView> words)
{
    return word.isEmpty() || std::find(words.begin(), words.end(), QStringView(word)) != words.end();
}

// As people know it: its number.
QString nameOf(const InjectState &inject)
{
    return inject.inject.number.isEmpty() ? inject.key : inject.inject.number;
}

class Rules
{
public:
    explicit Rules(const RunState &state) : m_state(state), m_tabletop(state.tabletop) {}

    Done operator()(const ScenarioStarted &e) const
    {
        if (!m_tabletop.scenario(e.scenario))
            return unknownScenario(e.scenario);
        if (m_tabletop.current == e.scenario)
            return refuse("scenario.current", tr("“%1” is being played already.").arg(e.scenario));
        return {};
    }
    Done operator()(const InjectReleased &e) const
    {
        const ScenarioState *scenario = m_tabletop.scenario(e.scenario);
        if (!scenario)
            return unknownScenario(e.scenario);
        if (m_state.phase == RunPhase::Paused)
            return refuse("session.paused", tr("The exercise is paused: nothing is released."), tr("Go on first."));
        if (!scenario->isStarted())
            return refuse("scenario.not_started", tr("“%1” has not started.").arg(e.scenario), tr("Start it first."));
        const InjectState *inject = scenario->inject(e.inject);
        if (e.manual) {
            if (inject)
                return refuse("inject.known", tr("There is an inject %1 already.").arg(e.inject));
            return e.text.trimmed().isEmpty() || e.inject.isEmpty() ? empty() : Done();
        }
        if (!inject)
            return unknownInject(e.inject);
        if (inject->status == InjectStatus::Released)
            return released(nameOf(*inject));
        if (inject->status == InjectStatus::Skipped)
            return refuse("inject.skipped", tr("Inject %1 was skipped.").arg(nameOf(*inject)), tr("Hold it first, to bring it back."));
        return {};
    }
    Done operator()(const InjectHeld &e) const
    {
        return withInject(e.scenario, e.inject, [](const InjectState &inject) {
            if (inject.status == InjectStatus::Released)
                return released(nameOf(inject));
            if (inject.status == InjectStatus::Held)
                return refuse("inject.held", tr("Inject %1 is held already.").arg(nameOf(inject)));
            return Done();
        });
    }
    Done operator()(const InjectSkipped &e) const
    {
        return withInject(e.scenario, e.inject, [](const InjectState &inject) {
            if (inject.status == InjectStatus::Released)
                return released(nameOf(inject));
            if (inject.status == InjectStatus::Skipped)
                return refuse("inject.skipped", tr("Inject %1 was skipped already.").arg(nameOf(inject)));
            return Done();
        });
    }
    Done operator()(const InjectInserted &e) const
    {
        const ScenarioState *scenario = m_tabletop.scenario(e.scenario);
        if (!scenario)
            return unknownScenario(e.scenario);
        if (scenario->inject(e.inject))
            return refuse("inject.known", tr("There is an inject %1 already.").arg(e.inject));
        return e.inject.isEmpty() || injectFromJson(e.content).message.trimmed().isEmpty() ? empty() : Done();
    }
    Done operator()(const InjectMoved &e) const
    {
        return withInject(e.scenario, e.inject, [&e, this](const InjectState &inject) {
            if (inject.status == InjectStatus::Released)
                return released(nameOf(inject));
            if (inject.status == InjectStatus::Skipped)
                return refuse("inject.skipped", tr("Inject %1 was skipped.").arg(nameOf(inject)), tr("Hold it first, to bring it back."));
            if (!e.before.isEmpty() && (e.before == e.inject || !m_tabletop.scenario(e.scenario)->inject(e.before)))
                return unknownInject(e.before);
            return Done();
        });
    }
    Done operator()(const InjectAnswered &e) const
    {
        if (!isOneOf(e.given, {u"yes", u"partly", u"no"}))
            return word(e.given);
        return withInject(e.scenario, e.inject, [](const InjectState &inject) {
            return inject.status == InjectStatus::Released
                       ? Done()
                       : refuse("inject.not_released", tr("Inject %1 has not been released.").arg(nameOf(inject)),
                                tr("Whether its response was given is told afterwards."));
        });
    }
    Done operator()(const ResponseDiscussed &e) const
    {
        const ScenarioState *scenario = m_tabletop.scenario(e.scenario);
        if (!scenario)
            return unknownScenario(e.scenario);
        if (!scenario->step(e.step))
            return refuse("step.unknown", tr("“%1” has no response step %2.").arg(e.scenario, e.step));
        return isOneOf(e.outcome, {u"agreed", u"changed", u"no_answer"}) ? Done() : word(e.outcome);
    }
    Done operator()(const Corrected &e) const
    {
        if (e.seq < 1 || e.seq > m_state.count)
            return refuse("entry.unknown", tr("There is no entry %1 to correct.").arg(e.seq));
        return e.text.trimmed().isEmpty() ? empty() : Done();
    }
    Done operator()(const Attached &e) const
    {
        if (e.seq < 0 || e.seq > m_state.count)
            return refuse("entry.unknown", tr("There is no entry %1 to attach it to.").arg(e.seq));
        return e.sha256.size() == 64 ? Done() : refuse("attach.hash", tr("The attachment %1 has no hash.").arg(e.name));
    }
    Done operator()(const GapChanged &e) const
    {
        const auto gaps = gapsOf(m_state);
        const bool known = std::any_of(gaps.begin(), gaps.end(), [&e](const GapRaised &gap) { return gap.id == e.id; });
        return known && !e.id.isEmpty() ? Done() : refuse("gap.unknown", tr("There is no gap %1.").arg(e.id));
    }
    Done operator()(const ObjectiveRated &e) const
    {
        if (e.objective.isEmpty())
            return empty();
        if (std::none_of(m_tabletop.objectives.begin(), m_tabletop.objectives.end(),
                         [&e](const Objective &objective) { return objective.key() == e.objective; }))
            return refuse("objective.unknown", tr("The exercise has no objective “%1”.").arg(e.objective));
        return isOneOf(e.rating, {u"P", u"S", u"M", u"U"}) ? Done() : word(e.rating);
    }
    Done operator()(const LessonsChanged &) const { return {}; }
    Done operator()(const EndAsked &) const { return {}; }
    Done operator()(const Paused &) const
    {
        return m_tabletop.isTabletop && m_state.phase == RunPhase::Paused
                   ? refuse("session.paused", tr("The exercise is paused already."))
                   : Done();
    }
    Done operator()(const Resumed &) const
    {
        return m_tabletop.isTabletop && m_state.phase != RunPhase::Paused
                   ? refuse("session.not_paused", tr("The exercise is not paused."))
                   : Done();
    }
    template<typename Other>
    Done operator()(const Other &) const
    {
        return {};
    }

private:
    template<typename Rule>
    Done withInject(const QString &scenario, const QString &key, const Rule &rule) const
    {
        const ScenarioState *one = m_tabletop.scenario(scenario);
        if (!one)
            return unknownScenario(scenario);
        const InjectState *inject = one->inject(key);
        return inject ? rule(*inject) : unknownInject(key);
    }
    static Done unknownScenario(const QString &key)
    {
        return refuse("scenario.unknown", tr("The exercise has no scenario “%1”.").arg(key));
    }
    static Done unknownInject(const QString &key)
    {
        return refuse("inject.unknown", tr("The scenario has no inject %1.").arg(key));
    }
    static Done released(const QString &key)
    {
        return refuse("inject.released", tr("Inject %1 was released already; it stays so.").arg(key));
    }
    static Done empty() { return refuse("session.empty", tr("There is no text.")); }
    static Done word(const QString &given) { return refuse("session.word", tr("“%1” is not one of the words for this.").arg(given)); }

    const RunState &m_state;
    const TabletopState &m_tabletop;
};

bool needsTabletop(const EventBody &body)
{
    return std::holds_alternative<ScenarioStarted>(body) || std::holds_alternative<InjectReleased>(body)
           || std::holds_alternative<InjectHeld>(body) || std::holds_alternative<InjectSkipped>(body)
           || std::holds_alternative<InjectInserted>(body) || std::holds_alternative<InjectMoved>(body)
           || std::holds_alternative<InjectAnswered>(body) || std::holds_alternative<ResponseDiscussed>(body)
           || std::holds_alternative<ObjectiveRated>(body) || std::holds_alternative<EndAsked>(body);
}

// The content's own id if it is free, else "+1", "+2", …
QString freeKey(const TabletopState &tabletop, const QString &scenario, const QString &wish)
{
    const ScenarioState *one = tabletop.scenario(scenario);
    if (!one || (!wish.isEmpty() && !one->inject(wish)))
        return wish;
    int number = 1;
    while (one->inject(u'+' + QString::number(number)))
        ++number;
    return u'+' + QString::number(number);
}

QString freeGapId(const RunState &state)
{
    const auto gaps = gapsOf(state);
    for (qsizetype number = gaps.size() + 1;; ++number) {
        const QString id = QStringLiteral("GAP-%1").arg(number, 2, 10, QChar(u'0'));
        if (std::none_of(gaps.begin(), gaps.end(), [&id](const GapRaised &gap) { return gap.id == id; }))
            return id;
    }
}

void complete(const RunState &state, InjectReleased &e)
{
    const ScenarioState *scenario = state.tabletop.scenario(e.scenario);
    if (const InjectState *known = scenario ? scenario->inject(e.inject) : nullptr; known && !e.manual) {
        e.number = known->inject.number;
        e.mode = known->inject.mode;
        e.from = known->inject.from;
        e.to = known->inject.to;
        e.artifacts = known->inject.artifacts;
        if (e.text.isEmpty()) // else as the facilitator put it
            e.text = known->inject.message;
    } else if (e.manual && e.inject.isEmpty()) {
        e.inject = freeKey(state.tabletop, e.scenario, {});
    }
}

} // namespace

Done allowed(const RunState &state, const EventBody &body)
{
    if (const auto may = stepAllowed(state, body); !may)
        return may;
    if (body.index() < EventBody(ScenarioStarted{}).index() && !std::holds_alternative<Paused>(body)
        && !std::holds_alternative<Resumed>(body))
        return {}; // the engine's own rules are elsewhere
    if (state.isOver() || state.tabletop.endAsked || (state.abortAsked && state.tabletop.isTabletop))
        return refuse("run.over", tr("The exercise is over; nothing more is added to it."));
    if (needsTabletop(body) && !state.tabletop.isTabletop)
        return refuse("run.no_tabletop", tr("This run is not a tabletop."));
    return std::visit(Rules(state), body);
}

EventBody completed(const RunState &state, EventBody body)
{
    if (auto *released = std::get_if<InjectReleased>(&body)) {
        complete(state, *released);
    } else if (auto *inserted = std::get_if<InjectInserted>(&body)) {
        if (inserted->inject.isEmpty())
            inserted->inject = freeKey(state.tabletop, inserted->scenario, injectFromJson(inserted->content).id);
    } else if (auto *gap = std::get_if<GapRaised>(&body)) {
        if (gap->id.isEmpty())
            gap->id = freeGapId(state);
        if (gap->status.isEmpty())
            gap->status = QStringLiteral("open");
    }
    return body;
}

} // namespace muster
