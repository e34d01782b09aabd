// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/internal.h"
#include "reports/reporttext.h"

#include "domain/recoverymarks.h"

#include <QJsonArray>

#include <algorithm>

namespace muster
{

using namespace reports;

namespace
{
std::optional<Milliseconds> between(const QDateTime &from, const QDateTime &to)
{
    if (!from.isValid() || !to.isValid())
        return std::nullopt;
    return Milliseconds(from.msecsTo(to));
}

QString componentOf(const Phase &phase, const Step &step)
{
    if (!phase.component.isEmpty())
        return phase.component;
    if (!step.action)
        return {};
    const QString head = step.action->type.section(u'.', 0, 0);
    for (const QString &known :
         {QStringLiteral("postgres"), QStringLiteral("redis"), QStringLiteral("rabbitmq"),
          QStringLiteral("haproxy"), QStringLiteral("dns")}) {
        if (head == known)
            return head;
    }
    return {};
}

ReportStep reportStep(const Report &report, const Phase &phase, const Step &step, int depth,
                      const RunState &state, const Schedule &schedule)
{
    ReportStep row;
    row.id = step.id;
    row.phase = phase.title.isEmpty() ? phase.id : phase.title;
    row.text = step.text.isEmpty() ? step.id : step.text;
    row.role = step.role;
    row.component = componentOf(phase, step);
    row.action = step.action ? step.action->type : QString();
    row.depth = depth;
    row.critical = step.onFailure != OnFailure::Continue;
    row.cleanUp = step.always;
    row.estimate = step.estimate;
    if (depth == 0 && schedule.start.contains(step.id))
        row.plannedStart = schedule.start.value(step.id);
    if (const StepState *now = state.step(step.id)) {
        row.status = now->status;
        row.attempt = now->attempt;
        row.startedAt = now->startedAt;
        row.endedAt = now->endedAt;
        row.actor = now->actor;
        row.message = now->message;
        row.hint = now->hint;
        row.code = now->code;
        row.assignee = now->assignee;
        row.answer = now->answer;
        row.answerReason = now->answerReason;
    }
    row.start = between(report.startedAt, row.startedAt);
    if (row.startedAt != row.endedAt) // a tick alone does not say when the work began
        row.duration = between(row.startedAt, row.endedAt);
    return row;
}

void addSteps(Report &report, const Phase &phase, const QVector<Step> &steps, int depth,
              const RunState &state, const Schedule &schedule)
{
    for (const Step &step : steps) {
        report.steps.push_back(reportStep(report, phase, step, depth, state, schedule));
        addSteps(report, phase, step.steps, depth + 1, state, schedule);
    }
}

ReportPhase reportPhase(const Phase &phase, const RunState &state)
{
    ReportPhase row{
        phase.id,       phase.title.isEmpty() ? phase.id : phase.title, phase.component, phase.target, {}, {},
        Status::Skipped};
    bool open = false;
    for (const Step &step : phase.steps) {
        const StepState *now = state.step(step.id);
        if (now == nullptr || !isFinal(now->status)) {
            open = true;
            if (now != nullptr && now->status == Status::Running)
                row.status = Status::Running;
        }
        if (now == nullptr)
            continue;
        if (now->startedAt.isValid() && (!row.startedAt.isValid() || now->startedAt < row.startedAt))
            row.startedAt = now->startedAt;
        if (now->endedAt.isValid() && (!row.endedAt.isValid() || now->endedAt > row.endedAt))
            row.endedAt = now->endedAt;
        if (isFinal(now->status) && isFinal(row.status))
            row.status = worst(row.status, now->status);
    }
    if (open) {
        row.endedAt = {};
        if (row.status != Status::Failed)
            row.status = row.startedAt.isValid() ? Status::Running : Status::Pending;
    }
    if (row.component.isEmpty() && !phase.steps.isEmpty())
        row.component = componentOf(phase, phase.steps.first());
    return row;
}

ReportGap plannedGap(const QJsonObject &json)
{
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    return {text("id"),       text("description"), text("category"),   text("priority"),
            text("remediation"), text("owner"),    text("due"),        text("status"),
            true,             text("objective"),   text("capability"), text("element"),
            text("start")};
}

// A gap's further fields, which only gap_changed carries.
void takeFields(ReportGap &gap, const QJsonObject &fields)
{
    const auto take = [&fields](const char *key, QString &field) {
        if (fields.contains(QLatin1String(key)))
            field = fields.value(QLatin1String(key)).toString();
    };
    take("objective", gap.objective);
    take("capability", gap.capability);
    take("element", gap.element);
    take("start", gap.start);
}

void addGaps(Report &report, const RunState &state)
{
    const QJsonArray known = report.plan.extra.value(QStringLiteral("gaps")).toArray();
    for (const QJsonValue &gap : known)
        report.gaps.push_back(plannedGap(gap.toObject()));
    for (const event::GapRaised &gap : state.gaps) {
        const ReportGap row{gap.id,
                            gap.description,
                            gap.category,
                            gap.priority,
                            gap.remediation,
                            gap.owner,
                            gap.due,
                            gap.status.isEmpty() ? QStringLiteral("open") : gap.status,
                            false};
        const auto same = std::find_if(report.gaps.begin(), report.gaps.end(), [&](const ReportGap &other) {
            return !row.id.isEmpty() && other.id == row.id;
        });
        if (same == report.gaps.end()) {
            report.gaps.push_back(row);
        } else {
            const ReportGap before = *same;
            *same = row;
            same->beforehand = before.beforehand;
            same->objective = before.objective;
            same->capability = before.capability;
            same->element = before.element;
            same->start = before.start;
        }
    }
    for (ReportGap &gap : report.gaps)
        takeFields(gap, state.tabletop.gapFields.value(gap.id));
}

void countChecks(Report &report)
{
    for (const RecordedCheck &check : report.checks) {
        switch (check.check.status) {
        case Status::Passed:
            ++report.counts.passed;
            break;
        case Status::Failed:
            ++report.counts.failed;
            break;
        case Status::Skipped:
            ++report.counts.skipped;
            break;
        default:
            ++report.counts.unknown;
        }
    }
}

// What a run says of itself before it is over, or after an abort, is at best unknown: never a pass.
Verdict honestVerdict(const Plan &plan, const RunState &state)
{
    const Verdict found = verdict(plan, state);
    if (state.phase != RunPhase::Finished && (found == Verdict::Passed || found == Verdict::Warning))
        return Verdict::Unknown;
    return found;
}

// A correction takes its note's place; the timeline shows both.
void addNotes(Report &report, const QVector<JournalEntry> &entries)
{
    QHash<qint64, qsizetype> places; // by the seq of the note or of what corrects it
    for (const JournalEntry &entry : entries) {
        const auto *corrected = std::get_if<event::Corrected>(&entry.event.body);
        if (corrected && places.contains(corrected->seq)) {
            report.notes[places.value(corrected->seq)].text = corrected->text;
            places.insert(entry.seq, places.value(corrected->seq));
        }
        if (std::holds_alternative<event::Noted>(entry.event.body))
            places.insert(entry.seq, report.notes.size());
        if (const auto *note = std::get_if<event::Noted>(&entry.event.body))
            report.notes.push_back(
                {happenedAt(entry.event), note->kind, note->text, entry.event.actor, note->step});
    }
}

void addEvidence(Report &report, const RunState &state, const ReportOptions &options)
{
    QHash<qint64, QString> steps; // by the entry that a file may belong to
    for (const TimelineItem &item : state.timeline)
        steps.insert(item.seq, item.step);
    for (const Attachment &kept : state.tabletop.attachments) {
        const event::Attached &file = kept.file;
        report.attachments.push_back({kept.at, file.step.value_or(steps.value(file.seq)), file.name, file.sha256,
                                      file.bytes, file.mediaType, options.lostFiles.value(file.sha256)});
    }
}

bool isRestore(const ReportStep &step)
{
    return step.action.endsWith(QStringLiteral(".restore")) || step.action == QStringLiteral("postgres.pitr");
}

// The restore itself: what the adapter measured, else its step's time; its threshold is its phase's target,
// else the RTO.
void addRestoreTime(Report &report, const RunState &state)
{
    if (const auto value = fact(state, {QStringLiteral("restore_seconds")}); value && value->isDouble())
        report.restoreTime = Milliseconds(qint64(value->toDouble() * 1000.0 + 0.5));
    report.restoreThreshold = report.rto.target;
    for (const ReportStep &step : report.steps) {
        if (!isRestore(step))
            continue;
        if (!report.restoreTime && step.status == Status::Passed)
            report.restoreTime = step.duration;
        for (const ReportPhase &phase : report.phases) {
            if (phase.title == step.phase && phase.target)
                report.restoreThreshold = phase.target;
        }
        return;
    }
}

void addPeople(Report &report)
{
    for (const Participant &person : report.plan.participants)
        report.people.push_back(
            person.role.isEmpty() ? person.name : QStringLiteral("%1 (%2)").arg(person.name, person.role));
}
} // namespace

Report makeReport(const Plan &plan, const RunState &state, const QVector<JournalEntry> &entries,
                  const ReportOptions &options)
{
    Report report;
    report.plan = plan;
    report.runId = state.runId;
    report.logFile =
        options.logFile.isEmpty() ? QStringLiteral("report.json#/journal/entries") : options.logFile;
    report.state = state.phase;
    report.createdAt = state.createdAt;
    report.liveAt = state.liveAt;
    report.startedAt = state.liveAt.isValid() ? state.liveAt : state.createdAt;
    report.finishedAt = state.finishedAt;
    report.lastAt = state.lastAt;
    report.elapsed = elapsed(state, state.finishedAt.isValid() ? state.finishedAt : state.lastAt);
    report.verdict = honestVerdict(plan, state);
    report.headline = headline(plan, state);
    report.rto = rtoResult(plan, state);
    report.rpo = rpoResult(plan, state);
    report.criteria = judgeCriteria(plan, state);
    report.pauses = state.pauses;
    report.approvals = state.approvals;
    report.foreseen = state.foreseen;
    report.checks = effectiveChecks(state);
    report.timeline = state.timeline;
    report.measures = state.measures;
    report.kept = state.kept;
    report.environment = state.environment;
    report.options = state.options;
    report.entries = entries;
    report.entryCount = state.count;
    report.head = state.head;
    report.backup = backupFacts(plan, state);
    report.restored = restoredFacts(state);
    if (!state.isOver() && state.liveAt.isValid())
        report.forecast = forecast(plan, state, state.lastAt);
    if (!report.restored.serverVersion.isEmpty() && !report.environment.contains(u"server_version"))
        report.environment.insert(QStringLiteral("server_version"), report.restored.serverVersion);
    if (plan.kind == PlanKind::Tabletop) // nothing is restored
        report.environment.remove(QStringLiteral("sandbox_profile"));
    else if (!report.environment.contains(u"sandbox_profile") && report.options.contains(u"profile"))
        report.environment.insert(QStringLiteral("sandbox_profile"), report.options.value(u"profile"));

    const QVector<Phase> phases = state.phases.isEmpty() ? executionPhases(plan) : state.phases;
    const Schedule schedule = plannedSchedule(plan, phases);
    const QVector<PhaseTime> times = phaseTimes(state, report.lastAt);
    for (const Phase &phase : phases) {
        report.phases.push_back(reportPhase(phase, state));
        report.phases.last().time = times.value(report.phases.size() - 1);
        addSteps(report, phase, phase.steps, 0, state, schedule);
    }
    countChecks(report);
    addGaps(report, state);
    addNotes(report, entries);
    addEvidence(report, state, options);
    addRestoreTime(report, state);
    addPeople(report);
    fillCurves(report, state, entries, schedule);
    if (!reporttext::isTabletop(report))
        addMarks(report.marks, plan, state, state.lastAt);
    report.tabletop = tabletopFacts(report, state);
    if (plan.kind == PlanKind::Tabletop && report.verdict != Verdict::Unknown)
        report.headline = reporttext::tabletopHeadline(report.tabletop);
    report.fixes = fixList(report);
    if (options.anonymous)
        redact(report);
    return report;
}

Report makePlanReport(const Plan &plan, const ReportOptions &options)
{
    Report report = makeReport(plan, RunState{}, {}, options);
    report.headline = reporttext::planHeadline(report);
    report.fixes.erase(
        std::remove_if(report.fixes.begin(), report.fixes.end(),
                       [](const ReportFix &fix) { return fix.source != QStringLiteral("gap"); }),
        report.fixes.end());
    return report;
}

} // namespace muster
