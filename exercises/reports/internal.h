// SPDX-License-Identifier: GPL-3.0-or-later
// The parts that makeReport and the JSON writer are put together from. For this room only.
#pragma once

#include "reports/report.h"

#include "domain/schedule.h"
#include "reports/reporttext.h"

#include <QJsonArray>

#include <nlohmann/json.hpp>

#include <functional>

namespace muster::reports
{

using Ordered = nlohmann::ordered_json;

[[nodiscard]] Ordered toOrdered(const QJsonValue &value); // integers stay integers, also beyond 2^53
[[nodiscard]] Ordered text(const QString &value);
[[nodiscard]] Ordered textOrNull(const QString &value);
[[nodiscard]] Ordered seconds(const std::optional<Milliseconds> &value); // a number or null
[[nodiscard]] Ordered time(const QDateTime &value);                      // RFC 3339 or null
[[nodiscard]] QByteArray dump(const Ordered &json);

void fillCurves(Report &report, const RunState &state, const QVector<JournalEntry> &entries,
                const Schedule &schedule);

[[nodiscard]] QVector<ReportFix> fixList(const Report &report);
[[nodiscard]] BackupFacts backupFacts(const Plan &plan, const RunState &state);
[[nodiscard]] RestoredFacts restoredFacts(const RunState &state);
[[nodiscard]] std::optional<QJsonValue> fact(const RunState &state, const QStringList &names);
void redact(Report &report);

void addSourceKeys(Ordered &json, const Report &report); // of the source's report of that kind
void addTabletopKeys(Ordered &json, const Report &report);
[[nodiscard]] Ordered drillMetrics(const Report &report); // S1's monthly record with S2's phases
void addDecisions(Ordered &json, const Report &report); // phases, approvals, deviations, evidence, foreseen misses
[[nodiscard]] Ordered gapsJson(const Report &report);
[[nodiscard]] Ordered criteriaJson(const Report &report);
[[nodiscard]] reporttext::FactTable criteriaTable(const Report &report);

// Needs the report's plan, gaps and notes.
[[nodiscard]] TabletopReport tabletopFacts(const Report &report, const RunState &state);
[[nodiscard]] QVector<AarImprovement> improvementPlan(const Report &report, const Tabletop &tabletop);
[[nodiscard]] AarLessons lessonsOf(const Report &report, const TabletopReport &facts, const RunState &state);
[[nodiscard]] bool namesObjective(const ReportGap &gap, const Objective &objective);
[[nodiscard]] QString capabilityOf(const Objective &objective); // its own, else what it tests
// Every text of it that a person may stand in.
void forEachText(TabletopReport &tabletop, const std::function<void(QString &)> &change);

} // namespace muster::reports
