// SPDX-License-Identifier: GPL-3.0-or-later
// What a drill's report says besides its steps: the phases' two timers, approvals, foreseen misses, deviations,
// files.
#include "reports/internal.h"
#include "reports/reporttext.h"

#include "domain/elapsedtext.h"

#include <QCoreApplication>

namespace muster
{

namespace
{
using namespace reports;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

Ordered phasesJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ReportPhase &phase : report.phases) {
        const PhaseTime &time = phase.time;
        list.push_back({{"id", text(phase.id)},
                        {"title", text(phase.title)},
                        {"component", text(phase.component)},
                        {"status", text(statusWord(phase.status))},
                        {"started_at", reports::time(phase.startedAt)},
                        {"finished_at", reports::time(phase.endedAt)},
                        {"target_seconds", seconds(time.target)},
                        {"own_seconds", seconds(time.own)},
                        {"target_status", text(targetStatusWord(time.ownStatus))},
                        {"due_seconds", seconds(time.due)},
                        {"since_start_seconds", seconds(time.sinceLive)},
                        {"due_status", text(targetStatusWord(time.dueStatus))}});
    }
    return list;
}

Ordered approvalsJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const Approval &approval : report.approvals)
        list.push_back({{"kind", text(approval.kind)},
                        {"step", text(approval.step)},
                        {"by", text(approval.by)},
                        {"at", reports::time(approval.at)}});
    return list;
}

Ordered foreseenJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ForeseenMiss &miss : report.foreseen)
        list.push_back({{"at", reports::time(miss.at)},
                        {"until", reports::time(miss.until)},
                        {"step", textOrNull(miss.step)},
                        {"finish_seconds", seconds(miss.finish)}});
    return list;
}

Ordered deviationsJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ReportNote &note : report.notes) {
        if (note.kind == QStringLiteral("deviation"))
            list.push_back({{"at", reports::time(note.at)},
                            {"text", text(note.text)},
                            {"step", textOrNull(note.step)},
                            {"actor", text(note.actor)}});
    }
    return list;
}

Ordered evidenceJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ReportEvidence &file : report.attachments)
        list.push_back({{"at", reports::time(file.at)},
                        {"step", textOrNull(file.step)},
                        {"name", text(file.name)},
                        {"sha256", text(file.sha256)},
                        {"bytes", file.bytes},
                        {"media_type", text(file.mediaType)}});
    return list;
}

// Not from the journal but from a look at what is kept, so beside it.
Ordered lostJson(const Report &report)
{
    Ordered list = Ordered::array();
    for (const ReportEvidence &file : report.attachments)
        if (!file.fault.isEmpty())
            list.push_back({{"name", text(file.name)}, {"sha256", text(file.sha256)}, {"what", text(file.fault)}});
    return list;
}

QString stepTitle(const Report &report, const QString &id)
{
    for (const ReportStep &step : report.steps) {
        if (step.id == id)
            return step.text;
    }
    return id;
}

QString judged(const std::optional<Milliseconds> &limit, TargetStatus status)
{
    if (!limit)
        return QStringLiteral("–");
    const QString clock = clockText(*limit);
    switch (status) {
    case TargetStatus::Met:
        return clock + QStringLiteral(" ✓ ") + tr("met");
    case TargetStatus::Missed:
        return clock + QStringLiteral(" ✗ ") + tr("missed");
    case TargetStatus::Unknown:
    case TargetStatus::None:
        break;
    }
    return clock + QStringLiteral(" ? ") + tr("unknown");
}

QString sinceText(Milliseconds since)
{
    return since.count() < 0 ? offsetText(since) : QStringLiteral("T+") + elapsedText(since);
}

// Only where the plan gives times to phases: a table of dashes says nothing.
reporttext::FactTable phaseTable(const Report &report)
{
    reporttext::FactTable table{tr("Phases"),
                                {tr("Phase"), tr("Took"), tr("Target"), tr("At its end"), tr("Due")},
                                {}};
    bool timed = false;
    for (const ReportPhase &phase : report.phases) {
        const PhaseTime &time = phase.time;
        timed = timed || time.target || time.due;
        table.rows.append({phase.title, reporttext::tookText(time.own), judged(time.target, time.ownStatus),
                           time.over && time.sinceLive ? sinceText(*time.sinceLive) : QStringLiteral("–"), judged(time.due, time.dueStatus)});
    }
    if (!timed)
        table.rows.clear();
    return table;
}

reporttext::FactTable approvalTable(const Report &report)
{
    reporttext::FactTable table{tr("Approvals"), {tr("What"), tr("Step"), tr("Who"), tr("Time")}, {}};
    for (const Approval &approval : report.approvals)
        table.rows.append({approval.kind == QStringLiteral("go_live") ? tr("Go-live") : tr("All-clear"),
                           stepTitle(report, approval.step), approval.by, reporttext::dateTimeText(approval.at)});
    return table;
}

reporttext::FactTable foreseenTable(const Report &report)
{
    reporttext::FactTable table{tr("Misses foreseen"), {tr("Since"), tr("Until"), tr("Expected then"), tr("Because of")}, {}};
    for (const ForeseenMiss &miss : report.foreseen)
        table.rows.append({reporttext::offsetOf(report, miss.at),
                           miss.until.isValid() ? reporttext::offsetOf(report, miss.until) : tr("the end"),
                           reporttext::optionalClock(miss.finish), stepTitle(report, miss.step)});
    return table;
}

reporttext::FactTable deviationTable(const Report &report)
{
    reporttext::FactTable table{tr("Deviations"), {tr("Time"), tr("What"), tr("Step"), tr("Who")}, {}};
    for (const ReportNote &note : report.notes) {
        if (note.kind == QStringLiteral("deviation"))
            table.rows.append({reporttext::offsetOf(report, note.at), note.text, stepTitle(report, note.step), note.actor});
    }
    return table;
}

reporttext::FactTable fileTable(const Report &report)
{
    reporttext::FactTable table{tr("Attached files"), {tr("File"), tr("Step"), tr("Size"), QStringLiteral("SHA-256")}, {}};
    for (const ReportEvidence &file : report.attachments) {
        const QString name = file.fault.isEmpty()           ? file.name
                             : file.fault == QLatin1String("missing") ? tr("%1 (no longer there)").arg(file.name)
                                                           : tr("%1 (no longer as it was attached)").arg(file.name);
        table.rows.append({name, stepTitle(report, file.step), reporttext::bytesText(file.bytes), file.sha256});
    }
    return table;
}
} // namespace

namespace reports
{
void addDecisions(Ordered &json, const Report &report)
{
    if (!reporttext::isTabletop(report))
        json["phases"] = phasesJson(report);
    json["approvals"] = approvalsJson(report);
    json["foreseen"] = foreseenJson(report);
    json["deviations"] = deviationsJson(report);
    json["evidence"] = evidenceJson(report);
    json["evidence_lost"] = lostJson(report);
}
} // namespace reports

namespace reporttext
{
QVector<FactTable> drillTables(const Report &report)
{
    QVector<FactTable> tables{reports::criteriaTable(report), phaseTable(report), approvalTable(report), foreseenTable(report),
                              deviationTable(report), fileTable(report)};
    tables.removeIf([](const FactTable &table) { return table.rows.isEmpty(); });
    return tables;
}

QString forecastText(const Report &report)
{
    if (!report.forecast || !report.forecast->finish)
        return {};
    const Forecast &now = *report.forecast;
    QString words = now.atLeast ? tr("expected %1 at the earliest") : tr("expected %1");
    words = words.arg(clockText(*now.finish));
    if (now.earliest && now.latest && *now.earliest != *now.latest)
        words += QStringLiteral(", %1–%2").arg(clockText(*now.earliest), clockText(*now.latest));
    if (!now.limitingStep.isEmpty())
        words += tr(", by “%1”").arg(stepTitle(report, now.limitingStep));
    return words;
}
} // namespace reporttext

} // namespace muster
