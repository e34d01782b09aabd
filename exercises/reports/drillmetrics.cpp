// SPDX-License-Identifier: GPL-3.0-or-later
// The monthly drill's metrics record (S1, "Metrics to capture") with the phases of the regional drill's (S2).
#include "reports/internal.h"

#include <QJsonArray>

#include <cmath>

namespace muster::reports
{

namespace
{
Ordered minutes(const std::optional<Milliseconds> &value)
{
    if (!value)
        return nullptr;
    const double exact = double(value->count()) / 60000.0;
    return toOrdered(std::round(exact * 100.0) / 100.0);
}

Ordered wallClock(const QDateTime &when) // the source's form: no zone; ours is always UTC
{
    if (!when.isValid())
        return nullptr;
    return text(when.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

const char *rtoWord(TargetStatus status)
{
    switch (status) {
    case TargetStatus::Met:
        return "MET";
    case TargetStatus::Missed:
        return "MISSED";
    case TargetStatus::Unknown:
        return "UNKNOWN";
    case TargetStatus::None:
        break;
    }
    return "NONE";
}

struct ComponentTime
{
    QString name;
    QDateTime from;
    QDateTime to;
};

// The source's names: postgres, redis, rabbitmq; other components by their own, in its spelling.
QString metricName(const ReportStep &step)
{
    const QString adapter = step.action.section(u'.', 0, 0);
    if (adapter != QStringLiteral("archive") && adapter != QStringLiteral("command") && !adapter.isEmpty())
        return adapter;
    QString name = step.component.toLower();
    for (QChar &c : name) {
        if (!c.isLetterOrNumber())
            c = u'_';
    }
    return name;
}

bool restores(const ReportStep &step)
{
    return step.action.endsWith(QStringLiteral(".restore")) || step.action == QStringLiteral("postgres.pitr");
}

// A component is recovered when the last of its restores has passed.
QVector<ComponentTime> components(const Report &report)
{
    QVector<ComponentTime> result;
    for (const ReportStep &step : report.steps) {
        if (!restores(step) || step.status != Status::Passed || metricName(step).isEmpty())
            continue;
        auto found = std::find_if(result.begin(), result.end(),
                                  [&](const ComponentTime &other) { return other.name == metricName(step); });
        if (found == result.end()) {
            result.push_back({metricName(step), step.startedAt, step.endedAt});
            continue;
        }
        found->from = std::min(found->from, step.startedAt);
        found->to = std::max(found->to, step.endedAt);
    }
    return result;
}

QDateTime validationEnd(const Report &report)
{
    QDateTime end;
    for (const ReportStep &step : report.steps) {
        if (step.action.endsWith(QStringLiteral(".validate")) && step.endedAt.isValid())
            end = step.endedAt;
    }
    return end;
}

QDateTime servicesOnline(const Report &report) // the end of recovery
{
    const QString last = report.plan.recoveryStep();
    for (const ReportStep &step : report.steps) {
        if (step.id == last && step.status == Status::Passed)
            return step.endedAt;
    }
    return {};
}

const char *severity(const QString &priority)
{
    if (priority == QStringLiteral("P1"))
        return "HIGH";
    return priority == QStringLiteral("P2") ? "MEDIUM" : "LOW";
}

Ordered issues(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ReportGap &gap : report.gaps)
        list.push_back({{"severity", severity(gap.priority)},
                        {"description", text(gap.description)},
                        {"resolution", text(gap.status)},
                        {"action_item", text(gap.remediation)}});
    for (const ReportNote &note : report.notes) {
        if (note.kind == QStringLiteral("issue"))
            list.push_back({{"severity", "LOW"},
                            {"description", text(note.text)},
                            {"resolution", ""},
                            {"action_item", ""}});
    }
    return list;
}

Ordered texts(const Report &report, const QString &noteKind, const QString &planKey)
{
    Ordered list = toOrdered(report.plan.extra.value(planKey).toArray());
    for (const ReportNote &note : report.notes) {
        if (note.kind == noteKind)
            list.push_back(text(note.text));
    }
    return list;
}

const char *phaseWord(Status status) // the source knows "completed" only
{
    switch (status) {
    case Status::Passed:
        return "completed";
    case Status::Failed:
        return "failed";
    case Status::Skipped:
        return "skipped";
    case Status::Running:
        return "running";
    case Status::Pending:
        return "pending";
    case Status::Unknown:
        break;
    }
    return "unknown";
}

Ordered phases(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ReportPhase &phase : report.phases) {
        const bool timed = phase.startedAt.isValid() && phase.endedAt.isValid();
        list.push_back(
            {{"phase", text(phase.id.isEmpty() ? phase.title : phase.id)},
             {"duration_seconds",
              timed ? seconds(Milliseconds(phase.startedAt.msecsTo(phase.endedAt))) : Ordered(nullptr)},
             {"status", phaseWord(phase.status)}});
    }
    return list;
}

Ordered improvements(const Report &report)
{
    Ordered list = toOrdered(report.plan.extra.value(QStringLiteral("improvements")).toArray());
    for (const ReportFix &fix : report.fixes) {
        if (!fix.action.isEmpty())
            list.push_back(text(fix.action));
    }
    return list;
}
} // namespace

Ordered drillMetrics(const Report &report)
{
    Ordered json;
    json["drill_date"] = time(report.startedAt);
    json["participants"] = Ordered::array();
    for (const Participant &person : report.plan.participants)
        json["participants"].push_back(text(person.name));
    const QVector<ComponentTime> recovered = components(report);
    Ordered &timeline = json["timeline"] = Ordered::object();
    Ordered measurements = Ordered::object();
    timeline["drill_start"] = wallClock(report.startedAt);
    for (const ComponentTime &component : recovered) {
        timeline[component.name.toStdString() + "_recovery_complete"] = wallClock(component.to);
        measurements[component.name.toStdString() + "_restore_minutes"] =
            minutes(Milliseconds(component.from.msecsTo(component.to)));
    }
    timeline["services_online"] = wallClock(servicesOnline(report));
    timeline["validation_complete"] = wallClock(validationEnd(report));
    timeline["drill_end"] = wallClock(report.finishedAt);
    measurements["total_rto_minutes"] = minutes(report.rto.measured);
    measurements["rto_target_minutes"] = minutes(report.rto.target);
    measurements["rto_status"] = rtoWord(report.rto.status);
    json["measurements"] = measurements;
    json["issues_found"] = issues(report);
    json["improvements"] = improvements(report);
    json["lessons_learned"] = texts(report, QStringLiteral("deviation"), QStringLiteral("lessons_learned"));
    json["next_drill"] = toOrdered(report.plan.extra.value(QStringLiteral("next_drill")));
    json["start_time"] = time(report.startedAt);
    json["end_time"] = time(report.finishedAt);
    json["phases"] = phases(report);
    json["total_rto_seconds"] = seconds(report.rto.measured);
    return json;
}

} // namespace muster::reports
