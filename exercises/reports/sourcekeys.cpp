// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the source's own reports (recovery testing guide, S0 §2 and §3), its words and types.
#include "reports/internal.h"
#include "reports/reporttext.h"

#include <QJsonArray>

namespace muster::reports
{

namespace
{
const char *drillStatus(const Report &report)
{
    if (report.state == RunPhase::Aborted)
        return "ABORTED";
    if (report.state != RunPhase::Finished)
        return report.verdict == Verdict::Failed ? "FAILED" : "INCOMPLETE";
    switch (report.verdict) {
    case Verdict::Passed:
        return "SUCCESS";
    case Verdict::Warning:
        return "WARNING";
    case Verdict::Unknown:
        return "UNKNOWN";
    case Verdict::Failed:
        break;
    }
    return "FAILED";
}

QString targetEnvironment(const Report &report)
{
    if (!report.plan.target.isEmpty())
        return report.plan.target;
    for (const QJsonObject &from : {report.environment, report.options}) {
        for (const QString &key : {QStringLiteral("sandbox_profile"), QStringLiteral("profile")}) {
            const QString profile = from.value(key).toString();
            if (!profile.isEmpty())
                return QStringLiteral("sandbox (%1)").arg(profile);
        }
    }
    return QStringLiteral("sandbox");
}

// The day of the backup, YYYY-MM-DD; empty when nothing says so.
QString backupDate(const Report &report)
{
    const QString found = report.backup.createdAt.left(10);
    if (QDate::fromString(found, Qt::ISODate).isValid())
        return found;
    return {};
}

// "users" for "public.users", "sales.users" otherwise: the source knows one schema.
std::string tableKey(const QString &object, const char *suffix)
{
    const QString name = object.startsWith(QStringLiteral("public.")) ? object.mid(7) : object;
    return name.toStdString() + suffix;
}

// The source builds it from "name:value" texts, so that every value is a string.
Ordered validation(const Report &report)
{
    Ordered json = Ordered::object();
    Ordered rows = Ordered::object();
    Ordered checksums = Ordered::object();
    QString newest;
    for (const RecordedCheck &recorded : report.checks) {
        const CheckResult &check = recorded.check;
        const QString actual = reporttext::valueText(check.actual);
        if (check.name == QStringLiteral("table_count"))
            json["table_count"] = text(actual);
        else if (check.name == QStringLiteral("row_count") && !check.object.isEmpty())
            rows[tableKey(check.object, "_rows")] = text(actual);
        else if (check.name == QStringLiteral("content_checksum") && !check.object.isEmpty())
            checksums[tableKey(check.object, "_checksum")] = text(actual);
        else if (check.name == QStringLiteral("newest_timestamp") && actual > newest)
            newest = actual;
    }
    for (const event::Measured &measure : report.measures) {
        if (measure.name == QStringLiteral("newest_timestamp") && measure.value.isString())
            newest = measure.value.toString();
    }
    json.update(rows);
    json.update(checksums);
    if (!newest.isEmpty())
        json["latest_timestamp"] = text(newest);
    return json;
}

// Whole seconds, as the source's shell arithmetic has them; rounded up, so that "within" stays true of them.
Ordered wholeSeconds(const std::optional<Milliseconds> &value)
{
    if (!value)
        return nullptr;
    return (value->count() + 999) / 1000;
}

Ordered within(const Report &report)
{
    if (!report.restoreTime)
        return false;
    if (!report.restoreThreshold)
        return nullptr;
    return *report.restoreTime <= *report.restoreThreshold;
}

void addDrillKeys(Ordered &json, const Report &report)
{
    json["drill_id"] = text(report.runId.isEmpty() ? report.plan.id : report.runId);
    json["timestamp"] = time(report.finishedAt.isValid() ? report.finishedAt : report.lastAt);
    json["backup_date"] = text(backupDate(report));
    json["target_environment"] = text(targetEnvironment(report));
    json["results"] = {{"restore_time_seconds", wholeSeconds(report.restoreTime)},
                       {"restore_time_threshold_seconds", wholeSeconds(report.restoreThreshold)},
                       {"restore_within_threshold", within(report)},
                       {"validation", validation(report)}};
    json["status"] = drillStatus(report);
    json["log_file"] = text(report.logFile);
}

void addPartialKeys(Ordered &json, const Report &report)
{
    const CheckCounts &counts = report.counts;
    const QDateTime end = report.finishedAt.isValid() ? report.finishedAt : report.lastAt;
    const bool passed = report.state == RunPhase::Finished &&
                        (report.verdict == Verdict::Passed || report.verdict == Verdict::Warning);
    json["test_id"] = text(report.runId.isEmpty() ? report.plan.id : report.runId);
    json["component"] = text(report.plan.component);
    json["backup_source"] = text(report.backup.location);
    json["target_environment"] = text(targetEnvironment(report));
    json["start_time"] = time(report.startedAt);
    json["end_time"] = time(end);
    json["duration_seconds"] = report.startedAt.isValid() && end.isValid()
                                   ? seconds(Milliseconds(report.startedAt.msecsTo(end)))
                                   : Ordered(nullptr);
    json["overall_status"] = passed ? "PASSED" : "FAILED";
    const double rate = counts.total() > 0 ? 100.0 * counts.passed / counts.total() : 0.0;
    json["summary"] = {{"total_checks", counts.total()},
                       {"passed", counts.passed},
                       {"failed", counts.failed},
                       {"skipped", counts.skipped},
                       {"unknown", counts.unknown},
                       {"pass_rate", counts.total() > 0 ? text(QString::number(rate, 'f', 1) + u'%')
                                                        : text(QStringLiteral("N/A"))}};
    json["results"] = Ordered::array();
    for (const RecordedCheck &recorded : report.checks) {
        const CheckResult &check = recorded.check;
        json["results"].push_back({{"check", text(check.name)},
                                   {"object", text(check.object)},
                                   {"status", text(statusWord(check.status))},
                                   {"actual", toOrdered(check.actual)},
                                   {"expected", toOrdered(check.expected)},
                                   {"message", text(check.message)},
                                   {"duration_ms", check.duration.count()}});
    }
}
} // namespace

void addSourceKeys(Ordered &json, const Report &report)
{
    switch (report.plan.kind) {
    case PlanKind::Tabletop:
        addTabletopKeys(json, report);
        break;
    case PlanKind::Partial:
        addPartialKeys(json, report);
        break;
    case PlanKind::Drill:
    case PlanKind::Failover:
    case PlanKind::Verification:
        addDrillKeys(json, report);
        break;
    }
}

} // namespace muster::reports
