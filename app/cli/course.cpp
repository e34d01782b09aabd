// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/course.h"

#include "cli/output.h"
#include "reports/reporttext.h"

#include <QCoreApplication>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QString judged(const std::optional<Milliseconds> &limit, TargetStatus status)
{
    if (!limit) {
        return {};
    }
    const QString of = tr("of %1").arg(clockText(*limit));
    return status == TargetStatus::Unknown || status == TargetStatus::None
               ? of
               : of + QLatin1Char(' ') + targetStatusWord(status);
}

QStringList phaseRow(const ReportPhase &phase)
{
    const PhaseTime &time = phase.time;
    const QString own = time.own ? clockText(*time.own) : QStringLiteral("-");
    const bool reached = time.sinceLive && time.startedAt.isValid();
    return {tr("phase"),
            QStringLiteral("%1/%2").arg(time.done).arg(time.steps),
            own,
            judged(time.target, time.ownStatus),
            reached ? offsetText(*time.sinceLive) : QStringLiteral("-"),
            judged(time.due, time.dueStatus),
            phase.title};
}

QString stepText(const Report &report, const QString &id)
{
    for (const ReportStep &step : report.steps) {
        if (step.id == id) {
            return step.text;
        }
    }
    return id;
}

QString approvalLine(const Report &report, const Approval &approval)
{
    const QString what = approval.kind == QLatin1String("go_live") ? tr("go-live") : tr("all-clear");
    return tr("approved  %1 by %2, %3 (%4)")
        .arg(what, approval.by, reporttext::offsetOf(report, approval.at), stepText(report, approval.step));
}

QString missLine(const Report &report, const ForeseenMiss &miss)
{
    QString line = tr("foreseen  a miss, known since %1").arg(reporttext::offsetOf(report, miss.at));
    if (miss.until.isValid()) {
        line += tr(" and until %1").arg(reporttext::offsetOf(report, miss.until));
    }
    if (miss.finish) {
        line += tr(": then expected %1").arg(clockText(*miss.finish));
    }
    return miss.step.isEmpty() ? line : line + tr(", by “%1”").arg(stepText(report, miss.step));
}

void addOpen(QStringList *lines, const QVector<Step> &steps, const RunState &state)
{
    for (const Step &step : steps) {
        const StepState *now = state.step(step.id);
        const Status status = now ? now->status : Status::Pending;
        if (!isFinal(status) || state.isAwaitingAnswer(step)) {
            const QString who = now && !now->assignee.isEmpty() ? now->assignee : step.role;
            const QString word = state.isAwaitingAnswer(step) ? tr("failed: retry, go on or stop?") : statusWord(status);
            lines->append(QStringLiteral("open      %1  %2%3  %4")
                              .arg(step.id, word, who.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(who), step.text));
        }
        addOpen(lines, step.steps, state);
    }
}

} // namespace

QStringList courseLines(const Report &report)
{
    QStringList lines;
    QVector<QStringList> rows;
    for (const ReportPhase &phase : report.phases) {
        if (phase.time.steps > 0) {
            rows.append(phaseRow(phase));
        }
    }
    if (!rows.isEmpty()) {
        lines += table(rows).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    for (const Approval &approval : report.approvals) {
        lines.append(approvalLine(report, approval));
    }
    if (const QString expected = reporttext::forecastText(report); !expected.isEmpty()) {
        lines.append(tr("forecast  %1").arg(expected));
    }
    for (const ForeseenMiss &miss : report.foreseen) {
        lines.append(missLine(report, miss));
    }
    return lines;
}

QStringList openSteps(const RunState &state)
{
    QStringList lines;
    for (const Phase &phase : state.phases) {
        addOpen(&lines, phase.steps, state);
    }
    return lines;
}

} // namespace muster::cli
