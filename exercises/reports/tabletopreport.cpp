// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/internal.h"

#include <QJsonArray>

namespace muster
{

// Source: tabletop exercise record (S0 §1): response time is the sum of the steps' estimates, one after
// another.
QVector<ScenarioAnalysis> analyseScenarios(const Plan &plan)
{
    QVector<ScenarioAnalysis> result;
    const QJsonObject responses = plan.extra.value(QStringLiteral("response_steps")).toObject();
    const QJsonArray scenarios = plan.extra.value(QStringLiteral("scenarios")).toArray();
    for (const QJsonValue &value : scenarios) {
        const QJsonObject scenario = value.toObject();
        ScenarioAnalysis row;
        row.name = scenario.value(QStringLiteral("name")).toString();
        row.severity = scenario.value(QStringLiteral("severity")).toString();
        row.affectedSystems = scenario.value(QStringLiteral("affected_systems")).toVariant().toStringList();
        row.expectedMinutes = scenario.value(QStringLiteral("expected_rto")).toInteger();
        const QJsonArray steps = responses.value(row.name).toArray();
        row.steps = int(steps.size());
        for (const QJsonValue &step : steps)
            row.estimatedMinutes +=
                step.toObject().value(QStringLiteral("estimated_duration_minutes")).toInteger();
        result.push_back(row);
    }
    return result;
}

} // namespace muster

namespace muster::reports
{

TargetResult worstScenario(const QVector<ScenarioAnalysis> &scenarios)
{
    TargetResult worst;
    std::optional<qint64> margin;
    for (const ScenarioAnalysis &scenario : scenarios) {
        const qint64 late = scenario.estimatedMinutes - scenario.expectedMinutes;
        if (margin && late <= *margin)
            continue;
        margin = late;
        worst.target = std::chrono::minutes(scenario.expectedMinutes);
        worst.measured = std::chrono::minutes(scenario.estimatedMinutes);
        worst.status = scenario.compliant() ? TargetStatus::Met : TargetStatus::Missed;
        worst.source = scenario.name;
    }
    return worst;
}

namespace
{
Ordered participants(const Report &report)
{
    Ordered list = Ordered::array();
    for (const Participant &person : report.plan.participants) {
        if (person.role.isEmpty()) {
            list.push_back(text(person.name));
            continue;
        }
        list.push_back({{"name", text(person.name)}, {"role", text(person.role)}});
    }
    return list;
}

Ordered rtoAnalysis(const ScenarioAnalysis &scenario)
{
    return {{"scenario", text(scenario.name)},
            {"expected_rto_minutes", scenario.expectedMinutes},
            {"estimated_time_minutes", scenario.estimatedMinutes},
            {"compliant", scenario.compliant()},
            {"gap_minutes", std::max<qint64>(0, scenario.estimatedMinutes - scenario.expectedMinutes)}};
}
} // namespace

void addTabletopKeys(Ordered &json, const Report &report)
{
    const QVector<ScenarioAnalysis> scenarios = analyseScenarios(report.plan);
    json["exercise_id"] = text(report.plan.id);
    json["date"] = text(report.plan.date);
    json["facilitator"] = text(report.plan.facilitator);
    json["participant_count"] = report.plan.participants.size();
    json["participants"] = participants(report);
    json["scenario_count"] = scenarios.size();
    json["scenarios"] = Ordered::array();
    for (const ScenarioAnalysis &scenario : scenarios)
        json["scenarios"].push_back(
            {{"name", text(scenario.name)},
             {"severity", text(scenario.severity)},
             {"affected_systems", toOrdered(QJsonArray::fromStringList(scenario.affectedSystems))},
             {"rto_analysis", rtoAnalysis(scenario)},
             {"response_steps", scenario.steps}});
    json["gaps"] = gapsJson(report);
    json["observations"] = toOrdered(report.plan.extra.value(QStringLiteral("observations")).toArray());
}

} // namespace muster::reports
