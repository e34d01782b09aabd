// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/promotion.h"

#include "domain/outcome.h"
#include "domain/tabletop.h"

#include <QCoreApplication>
#include <QSet>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Promotion", source);
}

Error refused(const char *code, const QString &message, const QString &hint)
{
    return {QLatin1String(code), message, hint, Fault::BadInput, {}, 0, 0};
}

Result<Scenario> chosenScenario(const Plan &plan, const QString &name)
{
    if (plan.kind != PlanKind::Tabletop)
        return fail(refused("promote.kind", text("The plan is of kind %1; a drill is made of a tabletop.").arg(kindWord(plan.kind)),
                            text("Give the tabletop's plan file.")));
    const Tabletop tabletop = tabletopOf(plan);
    const QStringList with = promotableScenarios(plan);
    if (with.isEmpty())
        return fail(refused("promote.no_steps", text("No scenario of the tabletop has response steps."),
                            text("Write down in the tabletop who does what; those steps become the drill.")));
    if (name.isEmpty() && with.size() > 1)
        return fail(refused("promote.which_scenario", text("%1 scenarios have response steps: %2.").arg(with.size()).arg(with.join(QStringLiteral(", "))),
                            text("Say which with --scenario \"%1\".").arg(with.first())));
    const Scenario *scenario = tabletop.scenario(name.isEmpty() ? with.first() : name);
    if (!scenario)
        return fail(refused("promote.unknown_scenario", text("The tabletop has no scenario “%1”.").arg(name),
                            text("It has %1.").arg(with.join(QStringLiteral(", ")))));
    if (scenario->steps.isEmpty())
        return fail(refused("promote.no_steps", text("The scenario “%1” has no response steps.").arg(name),
                            text("These have: %1.").arg(with.join(QStringLiteral(", ")))));
    return *scenario;
}

QString idOf(const QVector<ResponseStep> &steps, int at)
{
    return steps.at(at).id.isEmpty() ? QStringLiteral("response-%1").arg(at + 1) : steps.at(at).id;
}

Step stepOf(const QVector<ResponseStep> &steps, int at)
{
    const ResponseStep &response = steps.at(at);
    Step step;
    step.id = idOf(steps, at);
    step.text = response.action;
    step.role = response.role;
    step.estimate = response.estimate;
    QStringList details;
    QStringList waits;
    for (const QString &dependency : response.dependencies) {
        const int linked = linkedStep(steps, dependency);
        if (linked >= 0 && linked != at)
            step.needs.append(idOf(steps, linked));
        else if (linked < 0 && !dependency.trimmed().isEmpty())
            waits.append(dependency.trimmed());
    }
    step.needs.removeDuplicates();
    if (!waits.isEmpty())
        details.append(text("Waits for: %1").arg(waits.join(QStringLiteral("; "))));
    if (!response.tools.isEmpty())
        details.append(text("Tools: %1").arg(response.tools.join(QStringLiteral(", "))));
    step.details = details.join(QStringLiteral("\n\n"));
    return step;
}

QVector<Phase> phasesOf(const Scenario &scenario)
{
    QVector<Phase> phases;
    for (int i = 0; i < scenario.steps.size(); ++i) {
        const QString own = scenario.steps.at(i).raw.value(u"phase").toString().simplified();
        const QString title = own.isEmpty() ? text("Response") : own;
        if (phases.isEmpty() || phases.last().title != title) {
            Phase phase;
            phase.id = QStringLiteral("p%1").arg(phases.size() + 1);
            phase.title = title;
            phases.append(phase);
        }
        phases.last().steps.append(stepOf(scenario.steps, i));
    }
    return phases;
}

Done distinctIds(const QVector<Phase> &phases)
{
    QSet<QString> seen;
    for (const Phase &phase : phases) {
        for (const Step &step : phase.steps) {
            if (seen.contains(step.id))
                return fail(refused("promote.duplicate_id", text("Two response steps are called %1.").arg(step.id),
                                    text("Give one of them another id in the tabletop.")));
            seen.insert(step.id);
        }
    }
    return {};
}

QString words(const QString &said)
{
    return said.simplified().toCaseFolded();
}

struct Ran
{
    const Step *step = nullptr;
    const StepState *state = nullptr;
};

// Steps of a run by id and, where words are said once, by words.
class RanSteps
{
public:
    RanSteps(const Plan &ran, const RunState &state) : m_state(state)
    {
        for (const Step *step : ran.allSteps()) {
            const Ran one{step, state.step(step->id)};
            m_byId.insert(step->id, one);
            const QString said = words(step->text);
            m_byWords.insert(said, m_byWords.contains(said) ? Ran{} : one);
        }
    }

    Ran find(const QString &id, const QString &said)
    {
        Ran found = m_byId.value(id);
        if (!found.step || words(found.step->text) != words(said)) {
            if (const Ran other = m_byWords.value(words(said)); other.step)
                found = other;
        }
        if (found.step)
            m_found.insert(found.step->id);
        return found;
    }

    [[nodiscard]] QStringList others() const
    {
        QStringList texts;
        for (const QString &id : m_state.stepOrder) {
            if (const Ran one = m_byId.value(id); one.step && !m_found.contains(id))
                texts.append(one.step->text);
        }
        return texts;
    }

    // A tick without a start says only when it ended: then since the end before it, or T+0.
    void measure(const StepState &step, StepTimes *times) const
    {
        times->status = step.status;
        if (step.status != Status::Passed || !step.endedAt.isValid())
            return;
        QDateTime from = step.startedAt;
        if (!from.isValid() || from == step.endedAt) {
            times->sinceTickBefore = true;
            from = m_state.liveAt.isValid() ? m_state.liveAt : m_state.createdAt;
            for (const StepState &other : m_state.steps) {
                if (other.id != step.id && other.endedAt.isValid() && other.endedAt <= step.endedAt && other.endedAt > from)
                    from = other.endedAt;
            }
        }
        if (from.isValid() && from <= step.endedAt)
            times->measured = withoutPauses(m_state, from, step.endedAt);
    }

private:
    const RunState &m_state;
    QHash<QString, Ran> m_byId;
    QHash<QString, Ran> m_byWords;
    QSet<QString> m_found;
};

QVector<StepTimes> estimatesOf(const Plan &plan, const std::optional<Lineage> &lineage)
{
    QVector<StepTimes> all;
    if (plan.kind != PlanKind::Tabletop) {
        for (const Phase &phase : executionPhases(plan)) {
            for (const Step &step : phase.steps)
                all.append({step.id, step.text, phase.title, step.role, step.estimate, {}, Status::Pending, false});
        }
        return all;
    }
    const Tabletop tabletop = tabletopOf(plan);
    const bool named = lineage && tabletop.scenario(lineage->scenario);
    for (const Scenario &scenario : tabletop.scenarios) {
        for (int i = 0; (!named || scenario.name == lineage->scenario) && i < scenario.steps.size(); ++i) {
            const ResponseStep &step = scenario.steps.at(i);
            all.append({idOf(scenario.steps, i), step.action, scenario.name, step.role, step.estimate, {}, Status::Pending, false});
        }
    }
    return all;
}

Milliseconds fullSeconds(Milliseconds value)
{
    return Milliseconds((value.count() + 999) / 1000 * 1000);
}

bool adopt(QVector<Step> *steps, const QHash<QString, Milliseconds> &measured)
{
    bool any = false;
    for (Step &step : *steps) {
        if (const auto it = measured.constFind(step.id); it != measured.cend()) {
            step.estimate = *it;
            any = true;
        }
    }
    return any;
}

} // namespace

std::optional<Lineage> lineageOf(const Plan &plan)
{
    const QJsonValue value = plan.extra.value(u"lineage");
    if (!value.isObject())
        return std::nullopt;
    const auto part = [object = value.toObject()](const QString &key) { return object.value(key).toString(); };
    return Lineage{part(QStringLiteral("plan_id")), part(QStringLiteral("title")), part(QStringLiteral("scenario")),
                   part(QStringLiteral("run"))};
}

QStringList promotableScenarios(const Plan &tabletop)
{
    QStringList names;
    for (const Scenario &scenario : tabletopOf(tabletop).scenarios) {
        if (!scenario.steps.isEmpty())
            names.append(scenario.name);
    }
    return names;
}

Result<Plan> promotedDrill(const Plan &tabletop, const QString &scenario, const QString &run)
{
    const auto chosen = chosenScenario(tabletop, scenario);
    if (!chosen)
        return fail(chosen.error());
    if (const ResponseAnalysis analysis = analyseResponse(chosen->steps); !analysis.cycle.isEmpty())
        return fail(refused("promote.cycle", text("Response steps wait for each other: %1.").arg(analysis.cycle.join(QStringLiteral(" → "))),
                            text("Take one of these dependencies out of the tabletop.")));
    Plan drill;
    drill.kind = PlanKind::Drill;
    drill.id = (tabletop.id.isEmpty() ? QStringLiteral("tabletop") : tabletop.id) + QStringLiteral("-drill");
    drill.title = text("Drill: %1").arg(chosen->name);
    drill.description = chosen->description;
    drill.facilitator = tabletop.facilitator;
    drill.scribe = tabletop.scribe;
    drill.participants = tabletop.participants;
    drill.tags = tabletop.tags;
    drill.targets.rto = chosen->expectedRto ? chosen->expectedRto : tabletop.targets.rto;
    drill.targets.rpo = chosen->expectedRpo ? chosen->expectedRpo : tabletop.targets.rpo;
    drill.phases = phasesOf(*chosen);
    if (const Done done = distinctIds(drill.phases); !done)
        return fail(done.error());
    QJsonObject lineage{{QStringLiteral("plan_id"), tabletop.id},
                        {QStringLiteral("title"), tabletop.title},
                        {QStringLiteral("scenario"), chosen->name}};
    if (!run.isEmpty())
        lineage.insert(QStringLiteral("run"), run);
    drill.extra.insert(QStringLiteral("lineage"), lineage);
    return drill;
}

TimesComparison compareTimes(const Plan &plan, const Plan &ran, const RunState &state)
{
    RanSteps run(ran, state);
    TimesComparison out;
    for (StepTimes times : estimatesOf(plan, lineageOf(ran))) {
        const Ran found = run.find(times.id, times.text);
        if (!found.step) {
            out.onlyInPlan.append(times.text);
            continue;
        }
        if (found.state)
            run.measure(*found.state, &times);
        if (times.estimate && times.measured) {
            ++out.both;
            out.estimated += *times.estimate;
            out.measured += *times.measured;
        }
        out.steps.append(times);
    }
    out.onlyInRun = run.others();
    return out;
}

Result<Plan> withMeasuredTimes(const Plan &plan, const TimesComparison &times, const QString &runId)
{
    QHash<QString, Milliseconds> measured;
    QHash<QString, Milliseconds> ofScenario;
    for (const StepTimes &step : times.steps) {
        if (!step.measured)
            continue;
        measured.insert(step.id, fullSeconds(*step.measured));
        ofScenario.insert(step.phase + u'\n' + step.id, fullSeconds(*step.measured));
    }
    Plan out = plan;
    bool any = false;
    for (Phase &phase : out.phases)
        any = adopt(&phase.steps, measured) || any;
    if (plan.kind == PlanKind::Tabletop) {
        Tabletop tabletop = tabletopOf(plan);
        for (Scenario &scenario : tabletop.scenarios) {
            for (int i = 0; i < scenario.steps.size(); ++i) {
                const auto it = ofScenario.constFind(scenario.name + u'\n' + idOf(scenario.steps, i));
                if (it == ofScenario.cend())
                    continue;
                scenario.steps[i].estimate = *it;
                any = true;
            }
        }
        out = withTabletop(out, tabletop);
    }
    if (!any)
        return fail(refused("adopt.nothing", text("The run measured no step of this plan."),
                            text("Compare them first: steps are the same when their id or their words are.")));
    out.extra.insert(QStringLiteral("estimates_from"), QJsonObject{{QStringLiteral("run"), runId}});
    return out;
}

} // namespace muster
