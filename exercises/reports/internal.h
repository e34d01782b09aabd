// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that makeReport and the JSON writer are put together from. For this room only.
#pragma once

#include "reports/report.h"

#include <QJsonArray>

#include <nlohmann/json.hpp>

namespace muster::reports {

using Ordered = nlohmann::ordered_json;

[[nodiscard]] Ordered toOrdered(const QJsonValue &value); // integers stay integers, also beyond 2^53
[[nodiscard]] Ordered text(const QString &value);
[[nodiscard]] Ordered textOrNull(const QString &value);
[[nodiscard]] Ordered seconds(const std::optional<Milliseconds> &value); // a number or null
[[nodiscard]] Ordered time(const QDateTime &value);                      // RFC 3339 or null
[[nodiscard]] QByteArray dump(const Ordered &json);

// Planned start of each step from T+0, by list scheduling with the plan's max_parallel; phases one after
// another.
struct Schedule
{
    QHash<QString, Milliseconds> start;
    QHash<QString, Milliseconds> end;
};
[[nodiscard]] Schedule plannedSchedule(const Plan &plan, const QVector<Phase> &phases);
void fillCurves(Report &report, const RunState &state, const QVector<JournalEntry> &entries,
                const Schedule &schedule);

[[nodiscard]] QVector<ReportFix> fixList(const Report &report);
[[nodiscard]] BackupFacts backupFacts(const Plan &plan, const RunState &state);
[[nodiscard]] std::optional<QJsonValue> fact(const RunState &state, const QStringList &names);
void redact(Report &report);

void addSourceKeys(Ordered &json, const Report &report); // of the source's report of that kind
void addTabletopKeys(Ordered &json, const Report &report);
[[nodiscard]] Ordered drillMetrics(const Report &report); // S1's monthly record with S2's phases
[[nodiscard]] Ordered gapsJson(const Report &report);

// A tabletop's own figure: each scenario's estimated response against its expected RTO.
struct ScenarioAnalysis
{
    QString name;
    QString severity;
    QJsonArray affectedSystems;
    qint64 expectedMinutes = 0;
    qint64 estimatedMinutes = 0;
    int steps = 0;
    [[nodiscard]] bool compliant() const { return estimatedMinutes <= expectedMinutes; }
};
[[nodiscard]] QVector<ScenarioAnalysis> analyseScenarios(const Plan &plan);
[[nodiscard]] TargetResult worstScenario(const QVector<ScenarioAnalysis> &scenarios);

} // namespace muster::reports
