// SPDX-License-Identifier: GPL-3.0-or-later
// runs, show
#include "cli/commands.h"
#include "cli/conclusion.h"
#include "cli/course.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "library/runlibrary.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QJsonValue timeValue(const QDateTime &when)
{
    return when.isValid() ? QJsonValue(timestampText(when)) : QJsonValue();
}

QJsonValue secondsValue(const std::optional<Milliseconds> &value)
{
    return value ? QJsonValue(static_cast<double>(value->count()) / 1000.0) : QJsonValue();
}

QJsonObject targetObject(const TargetResult &result)
{
    return {{QStringLiteral("target_seconds"), secondsValue(result.target)},
            {QStringLiteral("measured_seconds"), secondsValue(result.measured)},
            {QStringLiteral("status"), targetStatusWord(result.status)}};
}

QJsonObject summaryObject(const RunSummary &run)
{
    return {{QStringLiteral("run_id"), run.runId},
            {QStringLiteral("plan_id"), run.planId},
            {QStringLiteral("title"), run.title},
            {QStringLiteral("kind"), kindWord(run.kind)},
            {QStringLiteral("state"), runPhaseWord(run.phase)},
            {QStringLiteral("verdict"), run.verdict ? QJsonValue(verdictWord(*run.verdict)) : QJsonValue()},
            {QStringLiteral("started_at"), timeValue(run.startedAt)},
            {QStringLiteral("finished_at"), timeValue(run.finishedAt)},
            {QStringLiteral("rto"), targetObject(run.rto)},
            {QStringLiteral("rpo"), targetObject(run.rpo)}};
}

QStringList summaryRow(const RunSummary &run)
{
    const QString measured = estimateOrTime(run.kind, run.phase, run.rto);
    return {run.runId,
            run.startedAt.isValid()
                ? run.startedAt.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"))
                : QStringLiteral("-"),
            runPhaseWord(run.phase),
            run.verdict ? verdictWord(*run.verdict) : QStringLiteral("-"),
            measured,
            run.title};
}

void showSteps(const Report &report)
{
    QVector<QStringList> rows;
    QString phase;
    for (const ReportStep &step : report.steps) {
        if (step.phase != phase) {
            phase = step.phase;
            rows.append({QString(), QString(), phase});
        }
        rows.append({QStringLiteral("  ") + statusWord(step.status),
                     step.duration ? clockText(*step.duration) : QString(),
                     QString(step.depth * 2, QLatin1Char(' ')) + step.text +
                         (step.message.isEmpty() ? QString() : u": " + step.message)});
    }
    if (!rows.isEmpty()) {
        printLine(table(rows));
    }
}

} // namespace

int listRuns(const Arguments &arguments)
{
    auto store = openStore(arguments.store);
    if (!store) {
        return printError(store.error(), arguments);
    }
    const auto runs = (*store)->runs(arguments.limit);
    if (!runs) {
        return printError(runs.error(), arguments);
    }
    QJsonArray list;
    QVector<QStringList> rows{{tr("RUN"), tr("STARTED"), tr("STATE"), tr("VERDICT"), tr("RTO"), tr("TITLE")}};
    for (const RunSummary &run : *runs) {
        list.append(summaryObject(run));
        rows.append(summaryRow(run));
    }
    if (arguments.json) {
        printJson(QJsonDocument(list));
    } else if (runs->isEmpty()) {
        notice(tr("There are no runs yet."));
    } else {
        printLine(table(rows));
    }
    return exitPassed;
}

int showRun(const Arguments &arguments)
{
    auto store = openStore(arguments.store);
    if (!store) {
        return printError(store.error(), arguments);
    }
    const auto run = loadRun(**store, arguments.target());
    if (!run) {
        return printError(run.error(), arguments);
    }
    const Report report = makeReport(run->plan, run->state, run->entries, {false, {}, run->lostFiles});
    if (arguments.json) {
        print(reportToJson(report));
        return exitPassed;
    }
    printLine(summaryText(report));
    if (report.plan.kind != PlanKind::Tabletop) {
        for (const QString &line : courseLines(report)) {
            printLine(line);
        }
    }
    showSteps(report);
    if (arguments.verbose) {
        for (const RecordedCheck &recorded : report.checks) {
            printLine(checkLine(recorded.check));
        }
    }
    return exitPassed;
}

} // namespace muster::cli
