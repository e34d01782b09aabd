// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tabletop.h"

#include "domain/rawjson.h"

#include <QJsonArray>

#include <algorithm>

namespace muster
{

namespace
{

constexpr Milliseconds minute{60000};

// A text says when it is to be used: "when the group is stuck".
bool isContingency(const QJsonValue &value)
{
    static const QStringList no{QString(), u"false"_qs, u"no"_qs, u"0"_qs};
    return value.toBool() || !no.contains(value.toString().trimmed().toLower());
}

Inject injectOf(const QJsonObject &raw)
{
    const RawReader read(raw);
    Inject inject;
    inject.id = read.text("id");
    inject.number = read.text("number");
    inject.at = read.offset("at");
    inject.mode = read.text("mode");
    inject.from = read.text("from");
    inject.to = read.texts("to");
    inject.message = read.text("message");
    inject.expectedResponse = read.text("expected_response");
    inject.objective = read.text("objective");
    inject.contingency = isContingency(raw.value(u"contingency"));
    inject.notes = read.text("notes");
    inject.artifacts = read.texts("artifacts");
    inject.raw = raw;
    return inject;
}

QJsonObject toJson(const Inject &inject)
{
    const Inject was = injectOf(inject.raw);
    RawWriter write(inject.raw);
    write.text("id", was.id, inject.id);
    write.text("number", was.number, inject.number);
    write.offset("at", was.at, inject.at);
    write.text("mode", was.mode, inject.mode);
    write.text("from", was.from, inject.from);
    write.texts("to", was.to, inject.to);
    write.text("message", was.message, inject.message);
    write.text("expected_response", was.expectedResponse, inject.expectedResponse);
    write.text("objective", was.objective, inject.objective);
    write.flag("contingency", was.contingency, inject.contingency);
    write.text("notes", was.notes, inject.notes);
    write.texts("artifacts", was.artifacts, inject.artifacts);
    return write.json();
}

ResponseStep stepOf(const QJsonObject &raw)
{
    const RawReader read(raw);
    return {read.text("id"),
            read.text("action"),
            read.text("responsible_role"),
            read.duration("estimated_duration_minutes", minute),
            read.texts("dependencies"),
            read.texts("tools_required"),
            raw};
}

QJsonObject toJson(const ResponseStep &step)
{
    const ResponseStep was = stepOf(step.raw);
    RawWriter write(step.raw);
    write.text("id", was.id, step.id);
    write.text("action", was.action, step.action);
    write.text("responsible_role", was.role, step.role);
    write.duration("estimated_duration_minutes", minute, was.estimate, step.estimate);
    write.texts("dependencies", was.dependencies, step.dependencies);
    write.texts("tools_required", was.tools, step.tools);
    return write.json();
}

Scenario scenarioOf(const QJsonObject &raw)
{
    const RawReader read(raw);
    Scenario scenario;
    scenario.name = read.text("name");
    scenario.description = read.text("description");
    scenario.severity = read.text("severity");
    scenario.affectedSystems = read.texts("affected_systems");
    scenario.expectedRto = read.duration("expected_rto", minute);
    scenario.expectedRpo = read.duration("expected_rpo", minute);
    scenario.triggerConditions = read.texts("trigger_conditions");
    for (const QJsonValue &inject : raw.value(u"injects").toArray())
        scenario.injects.append(injectOf(inject.toObject()));
    scenario.raw = raw;
    return scenario;
}

QJsonObject toJson(const Scenario &scenario)
{
    const Scenario was = scenarioOf(scenario.raw);
    RawWriter write(scenario.raw);
    write.text("name", was.name, scenario.name);
    write.text("description", was.description, scenario.description);
    write.text("severity", was.severity, scenario.severity);
    write.texts("affected_systems", was.affectedSystems, scenario.affectedSystems);
    write.duration("expected_rto", minute, was.expectedRto, scenario.expectedRto);
    write.duration("expected_rpo", minute, was.expectedRpo, scenario.expectedRpo);
    write.texts("trigger_conditions", was.triggerConditions, scenario.triggerConditions);
    QJsonArray injects;
    for (const Inject &inject : scenario.injects)
        injects.append(toJson(inject));
    write.list("injects", injects);
    return write.json();
}

Gap gapOf(const QJsonObject &raw)
{
    const RawReader read(raw);
    return {read.text("id"),       read.text("description"), read.text("category"),
            read.text("priority"), read.text("remediation"), read.text("owner"),
            read.text("due"),      read.text("status"),      raw};
}

QJsonObject toJson(const Gap &gap)
{
    const Gap was = gapOf(gap.raw);
    RawWriter write(gap.raw);
    write.text("id", was.id, gap.id);
    write.text("description", was.description, gap.description);
    write.text("category", was.category, gap.category);
    write.text("priority", was.priority, gap.priority);
    write.text("remediation", was.remediation, gap.remediation);
    write.text("owner", was.owner, gap.owner);
    write.text("due", was.due, gap.due);
    write.text("status", was.status, gap.status);
    return write.json();
}

// An objective may be a bare text.
Objective objectiveOf(const QJsonValue &value)
{
    if (value.isString())
        return {QString(), value.toString(), QString(), {}};
    const QJsonObject raw = value.toObject();
    const RawReader read(raw);
    const QString text = read.text("text");
    return {read.text("id"), text.isEmpty() ? read.text("title") : text, read.text("capability"), raw};
}

QJsonValue toJson(const Objective &objective)
{
    if (objective.raw.isEmpty() && objective.id.isEmpty() && objective.capability.isEmpty())
        return objective.text;
    const Objective was = objectiveOf(objective.raw);
    RawWriter write(objective.raw);
    write.text("id", was.id, objective.id);
    write.text("text", was.text, objective.text);
    write.text("capability", was.capability, objective.capability);
    return write.json();
}

} // namespace

const Scenario *Tabletop::scenario(const QString &name) const
{
    const auto found = std::find_if(scenarios.begin(), scenarios.end(),
                                    [&name](const Scenario &s) { return s.name == name; });
    return found == scenarios.end() ? nullptr : &*found;
}

Tabletop tabletopOf(const Plan &plan)
{
    Tabletop tabletop;
    tabletop.otherSteps = plan.extra.value(u"response_steps").toObject();
    for (const QJsonValue &value : plan.extra.value(u"scenarios").toArray()) {
        Scenario scenario = scenarioOf(value.toObject());
        for (const QJsonValue &step : tabletop.otherSteps.value(scenario.name).toArray())
            scenario.steps.append(stepOf(step.toObject()));
        tabletop.scenarios.append(scenario);
    }
    for (const Scenario &scenario : std::as_const(tabletop.scenarios))
        tabletop.otherSteps.remove(scenario.name);
    for (const QJsonValue &gap : plan.extra.value(u"gaps").toArray())
        tabletop.gaps.append(gapOf(gap.toObject()));
    for (const QJsonValue &objective : plan.extra.value(u"objectives").toArray())
        tabletop.objectives.append(objectiveOf(objective));
    for (const QJsonValue &observation : plan.extra.value(u"observations").toArray())
        tabletop.observations.append(observation.toString());
    return tabletop;
}

Plan withTabletop(Plan plan, const Tabletop &tabletop)
{
    RawWriter write(plan.extra);
    QJsonArray scenarios;
    QJsonObject steps = tabletop.otherSteps;
    const QJsonObject stepsBefore = plan.extra.value(u"response_steps").toObject();
    for (const Scenario &scenario : tabletop.scenarios) {
        scenarios.append(toJson(scenario));
        QJsonArray list;
        for (const ResponseStep &step : scenario.steps)
            list.append(toJson(step));
        if (!list.isEmpty() || stepsBefore.contains(scenario.name))
            steps.insert(scenario.name, list);
    }
    QJsonArray gaps;
    for (const Gap &gap : tabletop.gaps)
        gaps.append(toJson(gap));
    QJsonArray objectives;
    for (const Objective &objective : tabletop.objectives)
        objectives.append(toJson(objective));
    write.list("scenarios", scenarios);
    write.list("gaps", gaps);
    write.list("objectives", objectives);
    write.list("observations", QJsonArray::fromStringList(tabletop.observations));
    QJsonObject extra = write.json();
    if (!steps.isEmpty() || extra.contains(u"response_steps"))
        extra.insert(u"response_steps"_qs, steps);
    plan.extra = extra;
    return plan;
}

Inject injectFromJson(const QJsonObject &json)
{
    return injectOf(json);
}

QJsonObject injectToJson(const Inject &inject)
{
    return toJson(inject);
}

} // namespace muster
