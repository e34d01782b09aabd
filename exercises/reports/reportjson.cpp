// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/internal.h"
#include "reports/reporttext.h"

#include "domain/journal.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace muster
{

using namespace reports;

namespace
{
Ordered targetJson(const TargetResult &target)
{
    return {{"target_seconds", seconds(target.target)},
            {"measured_seconds", seconds(target.measured)},
            {"status", text(targetStatusWord(target.status))},
            {"source", textOrNull(target.source)}};
}

// A tabletop's figure is its worst scenario's estimate: the key says so.
Ordered rtoJson(const Report &report)
{
    Ordered json = targetJson(report.rto);
    if (reporttext::isTabletop(report))
        json["estimated_seconds"] = seconds(report.rto.measured);
    return json;
}

Ordered checksJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const RecordedCheck &recorded : report.checks) {
        const CheckResult &check = recorded.check;
        list.push_back({{"name", text(check.name)},
                        {"object", text(check.object)},
                        {"status", text(statusWord(check.status))},
                        {"critical", check.critical},
                        {"expected", toOrdered(check.expected)},
                        {"actual", toOrdered(check.actual)},
                        {"message", text(check.message)},
                        {"duration_ms", check.duration.count()},
                        {"step", text(recorded.step)}});
    }
    return list;
}

Ordered stepsJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ReportStep &step : report.steps)
        list.push_back({{"id", text(step.id)},
                        {"phase", text(step.phase)},
                        {"text", text(step.text)},
                        {"role", text(step.role)},
                        {"component", text(step.component)},
                        {"action", textOrNull(step.action)},
                        {"critical", step.critical},
                        {"status", text(statusWord(step.status))},
                        {"attempt", step.attempt},
                        {"planned_start_seconds", seconds(step.plannedStart)},
                        {"estimate_seconds", seconds(step.estimate)},
                        {"start_seconds", seconds(step.start)},
                        {"duration_seconds", seconds(step.duration)},
                        {"started_at", time(step.startedAt)},
                        {"finished_at", time(step.endedAt)},
                        {"actor", text(step.actor)},
                        {"message", text(step.message)},
                        {"hint", text(step.hint)},
                        {"code", textOrNull(step.code)},
                        {"assignee", textOrNull(step.assignee)},
                        {"answer", textOrNull(step.answer)},
                        {"answer_reason", textOrNull(step.answerReason)}});
    return list;
}

Ordered timelineJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const TimelineItem &item : report.timeline)
        list.push_back({{"seq", item.seq},
                        {"at", time(item.at)},
                        {"offset", text(reporttext::offsetOf(report, item.at))},
                        {"kind", text(item.kind)},
                        {"text", text(item.text)},
                        {"actor", text(item.actor)},
                        {"step", textOrNull(item.step)},
                        {"status", text(statusWord(item.status))}});
    return list;
}

Ordered pausesJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const Pause &pause : report.pauses)
        list.push_back({{"from", time(pause.from)}, {"to", time(pause.to)}, {"reason", text(pause.reason)}});
    return list;
}

Ordered fixesJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ReportFix &fix : report.fixes)
        list.push_back({{"priority", text(fix.priority)},
                        {"what", text(fix.what)},
                        {"action", text(fix.action)},
                        {"owner", text(fix.owner)},
                        {"until", text(fix.until)},
                        {"source", text(fix.source)}});
    return list;
}

Ordered measuresJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const event::Measured &measure : report.measures)
        list.push_back({{"step", text(measure.step)},
                        {"name", text(measure.name)},
                        {"value", toOrdered(measure.value)},
                        {"unit", text(measure.unit)}});
    return list;
}

Ordered backupJson(const Report &report)
{
    Ordered json{{"location", textOrNull(report.backup.location)},
                 {"format", textOrNull(report.backup.format)},
                 {"created_at", textOrNull(report.backup.createdAt)},
                 {"bytes", nullptr},
                 {"sha256", textOrNull(report.backup.sha256)}};
    if (report.backup.bytes)
        json["bytes"] = *report.backup.bytes;
    return json;
}

Ordered restoredJson(const Report &report)
{
    const auto number = [](const std::optional<qint64> &value) {
        return value ? Ordered(*value) : Ordered(nullptr);
    };
    const RestoredFacts &facts = report.restored;
    return {{"server_version", textOrNull(facts.serverVersion)},
            {"database_bytes", number(facts.databaseBytes)},
            {"tables", number(facts.tables)},
            {"rows", number(facts.rows)},
            {"wal_bytes", number(facts.walBytes)}};
}

Ordered keptJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const event::ResourceAdded &resource : report.kept)
        list.push_back({{"kind", text(resource.kind)},
                        {"path", text(resource.path)},
                        {"step", textOrNull(resource.step)}});
    return list;
}

Ordered forecastJson(const Report &report)
{
    if (!report.forecast)
        return nullptr;
    return {{"finish_seconds", seconds(report.forecast->finish)},
            {"earliest_seconds", seconds(report.forecast->earliest)},
            {"latest_seconds", seconds(report.forecast->latest)},
            {"at_least", report.forecast->atLeast},
            {"limiting_step", textOrNull(report.forecast->limitingStep)},
            {"misses_target", report.forecast->missesTarget}};
}

Ordered journalJson(const Report &report)
{
    Ordered json{{"count", report.entryCount}, {"head", text(report.head)}, {"entries", Ordered::array()}};
    for (const JournalEntry &entry : report.entries)
        json["entries"].push_back(toOrdered(entryToJson(entry)));
    if (report.anonymous && report.entryCount > 0)
        json["withheld"] = "names of people";
    return json;
}

Ordered countsJson(const Report &report)
{
    const CheckCounts &counts = report.counts;
    Ordered json{{"total", counts.total()},   {"passed", counts.passed},   {"failed", counts.failed},
                 {"unknown", counts.unknown}, {"skipped", counts.skipped}, {"data_integrity_score", nullptr}};
    if (counts.performed() > 0)
        json["data_integrity_score"] = toOrdered(100.0 * counts.passed / counts.performed());
    return json;
}
} // namespace

namespace reports
{
Ordered gapsJson(const Report &report)
{
    Ordered byPriority{{"P1", 0}, {"P2", 0}, {"P3", 0}};
    Ordered details = Ordered::array();
    for (const ReportGap &gap : report.gaps) {
        const std::string priority = gap.priority.toStdString();
        if (!priority.empty())
            byPriority[priority] = byPriority.value(priority, 0) + 1;
        details.push_back({{"id", text(gap.id)},
                           {"description", text(gap.description)},
                           {"category", text(gap.category)},
                           {"priority", text(gap.priority)},
                           {"remediation", text(gap.remediation)},
                           {"owner", text(gap.owner)},
                           {"due", text(gap.due)},
                           {"status", text(gap.status)},
                           {"known_beforehand", gap.beforehand}});
    }
    return {{"total", report.gaps.size()}, {"by_priority", byPriority}, {"details", details}};
}
} // namespace reports

QByteArray reportToJson(const Report &report)
{
    Ordered json;
    addSourceKeys(json, report);
    json["muster"] = report.plan.muster;
    json["kind"] = text(kindWord(report.plan.kind));
    json["plan_id"] = text(report.plan.id);
    json["title"] = text(report.plan.title);
    json["run_id"] = text(report.runId);
    json["state"] = text(runPhaseWord(report.state));
    json["verdict"] = text(verdictWord(report.verdict));
    json["headline"] = text(report.headline);
    json["started_at"] = time(report.startedAt);
    json["finished_at"] = time(report.finishedAt);
    json["elapsed_seconds"] = seconds(report.elapsed);
    json["rto"] = rtoJson(report);
    json["rpo"] = targetJson(report.rpo);
    json["planned_recovery_seconds"] = seconds(report.plannedRecovery);
    json["check_counts"] = countsJson(report);
    json["success_criteria"] = criteriaJson(report);
    json["checks"] = checksJson(report);
    json["steps"] = stepsJson(report);
    json["timeline"] = timelineJson(report);
    json["pauses"] = pausesJson(report);
    addDecisions(json, report);
    json["gaps"] = gapsJson(report);
    json["must_be_fixed"] = fixesJson(report);
    json["measures"] = measuresJson(report);
    json["backup"] = backupJson(report);
    json["restored"] = restoredJson(report);
    json["kept"] = keptJson(report);
    json["forecast"] = forecastJson(report);
    json["environment"] = toOrdered(report.environment);
    json["options"] = toOrdered(report.options);
    json["anonymous"] = report.anonymous;
    json["made_by"] = "muster " MUSTER_VERSION;
    // The code of the language that this program speaks: a translation gives its own.
    json["language"] = text(QCoreApplication::translate("reports", "en"));
    json["drill_metrics"] = drillMetrics(report);
    json["journal"] = journalJson(report);
    return dump(json);
}

} // namespace muster
