// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop's report as JSON: the source's keys (tabletop exercise record, S0 §1), then what Muster adds.
#include "reports/internal.h"

#include <QJsonArray>

#include <cmath>

namespace muster::reports
{

namespace
{
constexpr qint64 minute = 60000;

// The source counts in whole minutes, so that a part of one must go somewhere: a sum is rounded up once; the
// objective up where it is met and down where it is missed, so that the figures never contradict "compliant".
qint64 roundedUp(Milliseconds value)
{
    return qint64(std::ceil(double(value.count()) / double(minute)));
}

qint64 roundedDown(Milliseconds value)
{
    return qint64(std::floor(double(value.count()) / double(minute)));
}

Ordered minutes(const std::optional<Milliseconds> &value) // exact: 2.5 stays 2.5
{
    if (!value)
        return nullptr;
    return toOrdered(double(value->count()) / double(minute));
}

Ordered list(const QStringList &texts)
{
    return toOrdered(QJsonArray::fromStringList(texts));
}

Ordered participants(const Report &report)
{
    Ordered people = Ordered::array();
    for (const Participant &person : report.plan.participants) {
        if (person.role.isEmpty()) {
            people.push_back(text(person.name));
            continue;
        }
        people.push_back({{"name", text(person.name)}, {"role", text(person.role)}});
    }
    return people;
}

Ordered rtoAnalysis(const AarScenario &scenario)
{
    const Milliseconds rto = scenario.rto.value_or(Milliseconds(0));
    const bool compliant = scenario.compliant();
    const qint64 expected = compliant ? roundedUp(rto) : roundedDown(rto);
    const qint64 estimated = roundedUp(scenario.sum);
    return {{"scenario", text(scenario.name)},
            {"expected_rto_minutes", expected},
            {"estimated_time_minutes", estimated},
            {"compliant", compliant},
            {"gap_minutes", std::max<qint64>(0, estimated - expected)}};
}

Ordered criticalPathJson(const AarScenario &scenario)
{
    Ordered json{{"minutes", minutes(scenario.critical)}, {"compliant", nullptr}, {"gap_minutes", nullptr}};
    if (scenario.rto) {
        json["compliant"] = scenario.pathCompliant();
        json["gap_minutes"] = minutes(std::max(Milliseconds(0), scenario.critical - *scenario.rto));
    }
    json["steps"] = Ordered::array();
    for (const int step : scenario.path)
        json["steps"].push_back(text(scenario.steps[step].id.isEmpty() ? scenario.steps[step].action
                                                                       : scenario.steps[step].id));
    return json;
}

Ordered stepsOf(const AarScenario &scenario)
{
    Ordered steps = Ordered::array();
    for (const AarStep &step : scenario.steps)
        steps.push_back({{"id", text(step.id)},
                         {"action", text(step.action)},
                         {"responsible_role", text(step.role)},
                         {"estimated_minutes", minutes(step.estimate)},
                         {"earliest_start_minutes", scenario.cycle.isEmpty() ? minutes(step.start) : Ordered(nullptr)},
                         {"on_critical_path", step.critical},
                         {"dependencies", list(step.dependencies)},
                         {"tools_required", list(step.tools)},
                         {"outcome", textOrNull(step.outcome)},
                         {"note", text(step.note)}});
    return steps;
}

Ordered injectJson(const InjectState &inject, bool run)
{
    const Inject &what = inject.inject;
    Ordered json{{"id", text(inject.key)},
                 {"number", text(what.number)},
                 {"planned_minutes", minutes(what.at)},
                 {"mode", text(what.mode)},
                 {"from", text(what.from)},
                 {"to", list(what.to)},
                 {"message", text(what.message)},
                 {"expected_response", text(what.expectedResponse)},
                 {"objective", text(what.objective)},
                 {"contingency", what.contingency},
                 {"artifacts", list(what.artifacts)}};
    if (!run)
        return json;
    json["inserted"] = inject.inserted;
    json["said"] = textOrNull(inject.said); // null: as planned
    json["status"] = text(injectStatusWord(inject.status));
    json["at"] = time(inject.settledAt);
    json["scenario_minutes"] = inject.settledAt.isValid() ? minutes(inject.after) : Ordered(nullptr);
    json["given"] = textOrNull(inject.given);
    json["note"] = text(inject.givenNote);
    return json;
}

// In a run: those released, and those that were not, with the reason.
void addInjects(Ordered &json, const AarScenario &scenario, bool run)
{
    json["injects"] = Ordered::array();
    if (run)
        json["injects_not_released"] = Ordered::array();
    for (const InjectState &inject : scenario.injects) {
        if (!run || inject.status == InjectStatus::Released)
            json["injects"].push_back(injectJson(inject, run));
        else
            json["injects_not_released"].push_back({{"id", text(inject.key)},
                                                    {"number", text(inject.inject.number)},
                                                    {"contingency", inject.inject.contingency},
                                                    {"status", text(injectStatusWord(inject.status))},
                                                    {"reason", text(inject.reason)}});
    }
}

Ordered scenarioJson(const AarScenario &scenario, bool run)
{
    Ordered json{{"name", text(scenario.name)},
                 {"severity", text(scenario.severity)},
                 {"affected_systems", list(scenario.affectedSystems)},
                 {"rto_analysis", rtoAnalysis(scenario)},
                 {"response_steps", scenario.steps.size()},
                 {"description", text(scenario.description)},
                 {"expected_rpo_minutes", minutes(scenario.rpo)},
                 {"trigger_conditions", list(scenario.triggers)},
                 {"sequential_minutes", minutes(scenario.sum)},
                 {"critical_path", criticalPathJson(scenario)},
                 {"unlinked_dependencies", list(scenario.freeText)},
                 {"cycle", list(scenario.cycle)},
                 {"steps", stepsOf(scenario)}};
    addInjects(json, scenario, run);
    if (run)
        json["played_minutes"] = minutes(scenario.played);
    return json;
}

Ordered objectivesJson(const TabletopReport &tabletop)
{
    Ordered objectives = Ordered::array();
    for (const AarObjective &objective : tabletop.objectives)
        objectives.push_back({{"id", text(objective.id)},
                              {"text", text(objective.text)},
                              {"capability", text(objective.capability)},
                              {"rating", textOrNull(objective.rating)},
                              {"rating_reason", text(objective.ratingReason)},
                              {"suggested", textOrNull(objective.suggested)},
                              {"reason", text(objective.reason)}});
    return objectives;
}

Ordered improvementsJson(const TabletopReport &tabletop)
{
    Ordered lines = Ordered::array();
    for (const AarImprovement &line : tabletop.improvements)
        lines.push_back({{"gap", text(line.gap)},
                         {"capability", text(line.capability)},
                         {"issue", text(line.issue)},
                         {"corrective_action", text(line.correctiveAction)},
                         {"element", textOrNull(line.element)},
                         {"priority", text(line.priority)},
                         {"owner", text(line.owner)},
                         {"start", textOrNull(line.start)},
                         {"due", textOrNull(line.due)},
                         {"status", text(line.status)}});
    for (qsizetype i = 0; tabletop.run && i < tabletop.improvements.size(); ++i)
        lines[size_t(i)]["known_before"] = tabletop.improvements[i].beforehand;
    return lines;
}

Ordered lessonsJson(const AarLessons &lessons)
{
    Ordered wrong = Ordered::array();
    for (const AarProblem &problem : lessons.wentWrong)
        wrong.push_back({{"what", text(problem.what)},
                         {"impact", text(problem.impact)},
                         {"cause", text(problem.cause)},
                         {"resolution", text(problem.resolution)}});
    return {{"went_well", list(lessons.wentWell)},
            {"went_wrong", wrong},
            {"unexpected", list(lessons.unexpected)},
            {"decisions", list(lessons.decisions)},
            {"questions", list(lessons.questions)},
            {"documents_to_update", list(lessons.documents)},
            {"recommendations", list(lessons.recommendations)},
            {"next_dates", list(lessons.nextDates)}};
}
} // namespace

void addTabletopKeys(Ordered &json, const Report &report)
{
    const TabletopReport &tabletop = report.tabletop;
    json["exercise_id"] = text(report.plan.id);
    json["date"] = text(report.plan.date);
    json["facilitator"] = text(report.plan.facilitator);
    json["participant_count"] = report.plan.participants.size();
    json["participants"] = participants(report);
    json["scenario_count"] = tabletop.scenarios.size();
    json["scenarios"] = Ordered::array();
    for (const AarScenario &scenario : tabletop.scenarios)
        json["scenarios"].push_back(scenarioJson(scenario, tabletop.run));
    json["gaps"] = gapsJson(report);
    json["observations"] = list(tabletop.lessons.observations);
    json["objectives"] = objectivesJson(tabletop);
    json["improvement_plan"] = improvementsJson(tabletop);
    json["lessons"] = lessonsJson(tabletop.lessons);
    json["documents"] = list(tabletop.documents);
    json["ground_rules"] = list(tabletop.groundRules);
}

} // namespace muster::reports
