// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/conclusion.h"

#include "cli/exitcode.h"
#include "cli/output.h"
#include "domain/elapsedtext.h"
#include "library/runlibrary.h"
#include "paper/paper.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>

namespace muster::cli {

namespace {

constexpr int shownFailures = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

// What kept the run from being carried out: the first step that could not run.
Error obstacle(const RunState &state)
{
    for (const QString &id : state.stepOrder) {
        const StepState *step = state.step(id);
        if (step && step->fault == QLatin1String("cannot_run")) {
            return {step->code, step->message, step->hint, Fault::CannotRun};
        }
    }
    return {QStringLiteral("run.cannot_run"), tr("The run could not be carried out."), {}, Fault::CannotRun};
}

void printResult(const Arguments &arguments, const LoadedRun &run, const Report &report, int code)
{
    if (!arguments.json) {
        printLine(summaryText(report));
    } else if (code == exitCannotRun) {
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("error"), errorObject(obstacle(run.state))},
                                            {QStringLiteral("run_id"), report.runId}}));
    } else {
        print(reportToJson(report));
    }
}

QStringList failureLines(const Report &report)
{
    QStringList lines;
    for (const RecordedCheck &recorded : report.checks) {
        if (recorded.check.status == Status::Failed || recorded.check.status == Status::Unknown) {
            lines.append(QStringLiteral("  ") + checkLine(recorded.check));
        }
    }
    if (lines.size() > shownFailures) {
        const qsizetype more = lines.size() - shownFailures;
        lines = lines.first(shownFailures);
        lines.append(QCoreApplication::translate("cli", "  … and %n more", nullptr, static_cast<int>(more)));
    }
    for (const ReportStep &step : report.steps) {
        const bool bad = step.status == Status::Failed || step.status == Status::Unknown;
        if (bad && step.code != QLatin1String("step.not_performed")) {
            lines.append(QStringLiteral("  %1  %2").arg(statusWord(step.status), step.text) +
                         (step.message.isEmpty() ? QString() : u": " + step.message));
            if (!step.hint.isEmpty()) {
                lines.append(tr("          hint: %1").arg(step.hint));
            }
        }
    }
    return lines;
}

// A server that was kept is there to be looked at.
void sayHowToConnect(const RunState &state)
{
    for (const StepState &step : state.steps) {
        const QString conninfo = step.values.value(QStringLiteral("conninfo")).toString();
        if (!conninfo.isEmpty()) {
            printLine(tr("  Connect   psql \"%1\"   (removed with `muster-cli cleanup`)").arg(conninfo));
        }
    }
}

} // namespace

QString estimateOrTime(PlanKind kind, RunPhase phase, const TargetResult &rto)
{
    const bool cut = phase == RunPhase::Interrupted || phase == RunPhase::Aborted;
    if (!rto.measured || (kind == PlanKind::Tabletop && cut)) {
        return QStringLiteral("-");
    }
    return kind == PlanKind::Tabletop ? tr("%1 estimated").arg(clockText(*rto.measured)) : elapsedText(*rto.measured);
}

QString targetText(const TargetResult &result)
{
    const QString measured = result.measured ? elapsedText(*result.measured) : tr("unknown");
    QString text =
        result.target
            ? tr("%1 of %2 (%3)").arg(measured, clockText(*result.target), targetStatusWord(result.status))
            : tr("%1 (no target)").arg(measured);
    if (!result.source.isEmpty()) {
        text += QStringLiteral("  ") + result.source;
    }
    return text;
}

QString checkLine(const CheckResult &check)
{
    const QString subject =
        check.object.isEmpty() ? check.name : check.name + QLatin1Char(' ') + check.object;
    return QStringLiteral("%1  %2%3")
        .arg(statusWord(check.status).leftJustified(8), subject,
             check.message.isEmpty() ? QString() : u": " + check.message);
}

namespace {

// No clock ran: the plan's estimates against its objective.
QString estimateText(const Report &report)
{
    QString text = estimateOrTime(report.plan.kind, report.state, report.rto);
    if (report.rto.target && text.size() > 1) {
        text += tr(", objective %1").arg(clockText(*report.rto.target));
    }
    return text.size() > 1 && !report.rto.source.isEmpty() ? text + QStringLiteral("  ") + report.rto.source : text;
}

} // namespace

QString summaryText(const Report &report)
{
    QStringList lines;
    lines.append(QStringLiteral("%1  %2").arg(verdictWord(report.verdict).toUpper(), report.headline));
    const auto add = [&lines](const QString &label, const QString &text) {
        lines.append(QStringLiteral("  %1%2").arg(label.leftJustified(10), text));
    };
    add(tr("Plan"), report.plan.title.isEmpty() ? report.plan.id : report.plan.title);
    add(tr("State"), runPhaseWord(report.state));
    add(tr("RTO"), report.plan.kind == PlanKind::Tabletop ? estimateText(report) : targetText(report.rto));
    add(tr("RPO"), targetText(report.rpo));
    add(tr("Checks"), tr("%1 of %2 passed, %3 failed, %4 unknown, %5 skipped")
                          .arg(report.counts.passed)
                          .arg(report.counts.total() - report.counts.skipped)
                          .arg(report.counts.failed)
                          .arg(report.counts.unknown)
                          .arg(report.counts.skipped));
    for (const CriterionResult &criterion : report.criteria) {
        add(targetStatusWord(criterion.status), criterion.text + u": " + criterion.how);
    }
    add(tr("Run"), report.runId);
    for (const event::ResourceAdded &kept : report.kept) {
        add(tr("Kept"), kept.path);
    }
    return (lines + failureLines(report)).join(QLatin1Char('\n'));
}

int sayConclusion(const Arguments &arguments, const QString &runId)
{
    auto store = openStore(arguments.store);
    if (!store) {
        return printError(store.error(), arguments);
    }
    const auto run = loadRun(**store, runId);
    if (!run) {
        return printError(run.error(), arguments);
    }
    ReportOptions options;
    options.anonymous = arguments.anonymous;
    options.lostFiles = run->lostFiles;
    const Report report = makeReport(run->plan, run->state, run->entries, options);
    const int code = exitCode(run->plan, run->state);
    printResult(arguments, *run, report, code);
    if (!report.kept.isEmpty() && !arguments.json) {
        sayHowToConnect(run->state);
    }
    if (arguments.reportFolder.isEmpty()) {
        return code;
    }
    const auto written = writeReportFiles(report, arguments.reportFolder);
    if (!written) {
        const int failed = printError(written.error(), arguments);
        return code == exitPassed ? failed : code;
    }
    for (const QString &path : *written) {
        arguments.json ? notice(path) : static_cast<void>(printLine(path));
    }
    return code;
}

} // namespace muster::cli
