// SPDX-License-Identifier: GPL-3.0-or-later
// The monthly drill's metrics record (S1, "Metrics to capture") with the phases of the regional drill's (S2).
#include "reports/internal.h"
#include "reports/timelinetext.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>
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
    QDateTime to;                      // invalid: not recovered
    std::optional<Milliseconds> taken; // pauses left out; none: not recovered
};

QString spelt(const QString &component)
{
    QString name = component.toLower().trimmed();
    for (QChar &c : name) {
        if (!c.isLetterOrNumber())
            c = u'_';
    }
    return name == QStringLiteral("postgresql") ? QStringLiteral("postgres") : name;
}

bool speaksOf(const QString &text, const QStringList &words)
{
    const QStringList parts = spelt(text).split(u'_', Qt::SkipEmptyParts);
    return std::any_of(parts.begin(), parts.end(), [&words](const QString &part) {
        return std::any_of(words.begin(), words.end(), [&part](const QString &word) { return part.startsWith(word); });
    });
}

bool isOf(const PhaseTime &phase, const QStringList &words)
{
    return speaksOf(phase.component.isEmpty() ? phase.phase : phase.component, words);
}

const QStringList services{QStringLiteral("service"), QStringLiteral("application")};
const QStringList validation{QStringLiteral("validat")};

// The source's names: postgres, redis, rabbitmq; other components by their own, in its spelling.
QString metricName(const ReportStep &step)
{
    const QString adapter = step.action.section(u'.', 0, 0);
    if (adapter != QStringLiteral("archive") && adapter != QStringLiteral("command") && !adapter.isEmpty())
        return adapter;
    return spelt(step.component);
}

bool restores(const ReportStep &step)
{
    return step.action.endsWith(QStringLiteral(".restore")) || step.action == QStringLiteral("postgres.pitr");
}

// A wall-clock span without the pauses in it.
Milliseconds workedTime(const Report &report, const QDateTime &from, const QDateTime &to)
{
    qint64 ms = from.msecsTo(to);
    for (const Pause &pause : report.pauses) {
        const QDateTime begin = std::max(pause.from, from);
        const QDateTime end = std::min(pause.to.isValid() ? pause.to : to, to);
        if (begin < end)
            ms -= begin.msecsTo(end);
    }
    return Milliseconds(std::max<qint64>(0, ms));
}

ComponentTime &named(QVector<ComponentTime> &list, const QString &name, const QDateTime &from)
{
    for (ComponentTime &known : list) {
        if (known.name == name)
            return known;
    }
    list.push_back({name, from, {}, {}});
    return list.last();
}

// Phases that name a component time it: from the first's start to the last's end; one of them that failed or is
// open leaves it not recovered.
QVector<ComponentTime> phaseComponents(const Report &report)
{
    QVector<ComponentTime> result;
    QSet<QString> open;
    for (const ReportPhase &phase : report.phases) {
        const PhaseTime &time = phase.time;
        if (time.component.isEmpty() || time.steps == 0 || isOf(time, services) || isOf(time, validation) ||
            speaksOf(time.phase, validation)) // proving it is not restoring it
            continue;
        ComponentTime &component = named(result, spelt(time.component), time.startedAt);
        if (!time.over || time.failed || !time.endedAt.isValid() || !time.startedAt.isValid()) {
            open.insert(component.name);
            continue;
        }
        component.from = component.from.isValid() ? std::min(component.from, time.startedAt) : time.startedAt;
        component.to = component.to.isValid() ? std::max(component.to, time.endedAt) : time.endedAt;
    }
    for (ComponentTime &component : result) {
        if (open.contains(component.name) || !component.to.isValid())
            component.to = {};
        else
            component.taken = workedTime(report, component.from, component.to);
    }
    return result;
}

// A component that no phase names is recovered when the last of its restores has passed.
QVector<ComponentTime> components(const Report &report)
{
    QVector<ComponentTime> result = phaseComponents(report);
    QSet<QString> byPhase;
    for (const ComponentTime &component : std::as_const(result))
        byPhase.insert(component.name);
    for (const ReportStep &step : report.steps) {
        const QString name = metricName(step);
        if (!restores(step) || step.status != Status::Passed || name.isEmpty() || byPhase.contains(name))
            continue;
        ComponentTime &component = named(result, name, step.startedAt);
        component.from = std::min(component.from, step.startedAt);
        component.to = component.to.isValid() ? std::max(component.to, step.endedAt) : step.endedAt;
        component.taken = workedTime(report, component.from, component.to);
    }
    return result;
}

// Of the phases that say so of themselves, the last end; nothing while one of them is open or failed.
std::optional<QDateTime> phaseEnd(const Report &report, const QStringList &words)
{
    std::optional<QDateTime> end;
    for (const ReportPhase &phase : report.phases) {
        const PhaseTime &time = phase.time;
        if (time.steps == 0 || (!isOf(time, words) && !speaksOf(time.phase, words)))
            continue;
        if (!time.over || time.failed)
            return QDateTime();
        end = end ? std::max(*end, time.endedAt) : time.endedAt;
    }
    return end;
}

QDateTime validationEnd(const Report &report)
{
    if (const auto end = phaseEnd(report, validation))
        return *end;
    QDateTime end;
    for (const ReportStep &step : report.steps) {
        if (step.action.endsWith(QStringLiteral(".validate")) && step.endedAt.isValid())
            end = step.endedAt;
    }
    return end;
}

QDateTime servicesOnline(const Report &report) // their phase's end, else the end of recovery
{
    if (const auto end = phaseEnd(report, services))
        return *end;
    const QString last = report.plan.recoveryStep();
    for (const ReportStep &step : report.steps) {
        if (step.id == last && step.status == Status::Passed)
            return step.endedAt;
    }
    return {};
}

// Both timers of each phase that names a component.
Ordered componentTimes(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ReportPhase &phase : report.phases) {
        const PhaseTime &time = phase.time;
        if (time.component.isEmpty())
            continue;
        list.push_back({{"component", text(time.component)},
                        {"phase", text(time.phase.isEmpty() ? phase.title : time.phase)},
                        {"target_minutes", minutes(time.target)},
                        {"own_minutes", minutes(time.own)},
                        {"own_status", rtoWord(time.ownStatus)},
                        {"due_minutes", minutes(time.due)},
                        {"since_start_minutes", minutes(time.sinceLive)},
                        {"due_status", rtoWord(time.dueStatus)}});
    }
    return list;
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
                            {"action_item", ""},
                            {"step", textOrNull(note.step)}});
    }
    for (const ReportFix &fix : report.fixes) { // what Muster found itself
        if (fix.source == QStringLiteral("step") || fix.source == QStringLiteral("check"))
            list.push_back({{"severity", severity(fix.priority)},
                            {"description", text(reporttext::briefText(fix.what))},
                            {"resolution", ""},
                            {"action_item", text(reporttext::briefText(fix.action))}});
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
            list.push_back(text(reporttext::briefText(fix.action)));
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
            minutes(component.taken);
    }
    timeline["services_online"] = wallClock(servicesOnline(report));
    timeline["validation_complete"] = wallClock(validationEnd(report));
    timeline["drill_end"] = wallClock(report.finishedAt);
    measurements["total_rto_minutes"] = minutes(report.rto.measured);
    measurements["rto_target_minutes"] = minutes(report.rto.target);
    measurements["rto_status"] = rtoWord(report.rto.status);
    json["measurements"] = measurements;
    json["components"] = componentTimes(report);
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
