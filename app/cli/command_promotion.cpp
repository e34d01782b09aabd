// SPDX-License-Identifier: GPL-3.0-or-later
// plan promote, plan compare, plan adopt
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "domain/promotion.h"
#include "library/planlibrary.h"
#include "library/runlibrary.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

struct Compared
{
    Plan plan;
    LoadedRun run;
    TimesComparison times;
};

Result<Compared> compared(const Arguments &arguments)
{
    auto loaded = openPlanForEditing(arguments.target());
    if (!loaded) {
        return fail(loaded.error());
    }
    auto store = openStore(arguments.store);
    if (!store) {
        return fail(store.error());
    }
    auto run = loadRun(**store, arguments.runOfPlan);
    if (!run) {
        return fail(run.error());
    }
    Compared result{std::move(loaded->plan), std::move(*run), {}};
    result.times = compareTimes(result.plan, result.run.plan, result.run.state);
    return result;
}

QJsonValue seconds(const std::optional<Milliseconds> &value)
{
    return value ? QJsonValue(static_cast<double>(value->count()) / 1000.0) : QJsonValue();
}

std::optional<Milliseconds> difference(const StepTimes &step)
{
    return step.estimate && step.measured ? std::optional(*step.measured - *step.estimate) : std::nullopt;
}

QJsonObject stepObject(const StepTimes &step)
{
    return {{QStringLiteral("id"), step.id},
            {QStringLiteral("text"), step.text},
            {QStringLiteral("phase"), step.phase},
            {QStringLiteral("role"), step.role},
            {QStringLiteral("status"), statusWord(step.status)},
            {QStringLiteral("estimate_seconds"), seconds(step.estimate)},
            {QStringLiteral("measured_seconds"), seconds(step.measured)},
            {QStringLiteral("difference_seconds"), seconds(difference(step))},
            {QStringLiteral("since_tick_before"), step.sinceTickBefore}};
}

QJsonObject comparisonObject(const Compared &result)
{
    QJsonArray steps;
    for (const StepTimes &step : result.times.steps) {
        steps.append(stepObject(step));
    }
    QJsonObject object{
        {QStringLiteral("plan_id"), result.plan.id},
        {QStringLiteral("title"), result.plan.title},
        {QStringLiteral("run_id"), result.run.summary.runId},
        {QStringLiteral("steps"), steps},
        {QStringLiteral("steps_with_both"), result.times.both},
        {QStringLiteral("estimated_seconds"), seconds(result.times.estimated)},
        {QStringLiteral("measured_seconds"), seconds(result.times.measured)},
        {QStringLiteral("only_in_plan"), QJsonArray::fromStringList(result.times.onlyInPlan)},
        {QStringLiteral("only_in_run"), QJsonArray::fromStringList(result.times.onlyInRun)}};
    if (result.run.plan.extra.contains(u"lineage")) {
        object.insert(QStringLiteral("lineage"), result.run.plan.extra.value(u"lineage"));
    }
    return object;
}

QString words(const std::optional<Milliseconds> &value, bool sign = false)
{
    if (!value) {
        return QStringLiteral("-");
    }
    const QString text = wordsText(Milliseconds(std::abs(value->count())));
    return !sign ? text : (value->count() < 0 ? QChar(0x2212) : QLatin1Char('+')) + text;
}

void sayCompared(const Compared &result)
{
    QVector<QStringList> rows{{tr("Step"), tr("Role"), tr("Estimate"), tr("Measured"), tr("Difference"), QString()}};
    bool ticks = false;
    for (const StepTimes &step : result.times.steps) {
        ticks = ticks || step.sinceTickBefore;
        rows.append({step.text, step.role, words(step.estimate), words(step.measured), words(difference(step), true),
                     step.measured ? (step.sinceTickBefore ? QStringLiteral("*") : QString()) : statusWord(step.status)});
    }
    rows.append({tr("All %1 that have both").arg(result.times.both), QString(), words(result.times.estimated),
                 words(result.times.measured), words(result.times.measured - result.times.estimated, true), QString()});
    printLine(table(rows));
    if (ticks) {
        printLine(tr("* only ticked: measured from the end of the step before"));
    }
    if (!result.times.onlyInPlan.isEmpty()) {
        printLine(tr("Only in the plan: %1").arg(result.times.onlyInPlan.join(QStringLiteral("; "))));
    }
    if (!result.times.onlyInRun.isEmpty()) {
        printLine(tr("Only in the run: %1").arg(result.times.onlyInRun.join(QStringLiteral("; "))));
    }
}

int saved(const Arguments &arguments, const Plan &plan, const QString &said)
{
    if (const Done done = savePlan(arguments.output, plan); !done) {
        return printError(done.error(), arguments);
    }
    const QString path = QFileInfo(arguments.output).absoluteFilePath();
    if (arguments.json) {
        const QJsonObject object{{QStringLiteral("path"), path}, {QStringLiteral("kind"), kindWord(plan.kind)},
                                 {QStringLiteral("title"), plan.title}};
        return printJson(QJsonDocument(object)) ? exitPassed : printError(cannotPrint(), arguments);
    }
    if (!arguments.quiet) {
        notice(said);
    }
    printLine(path);
    return exitPassed;
}

} // namespace

int promotePlan(const Arguments &arguments)
{
    const auto loaded = openPlanForEditing(arguments.target());
    if (!loaded) {
        return printError(loaded.error(), arguments);
    }
    const auto drill = promotedDrill(loaded->plan, arguments.scenario);
    if (!drill) {
        return printError(drill.error(), arguments);
    }
    return saved(arguments, *drill,
                 tr("%1: %2 steps in %3 phases").arg(drill->title).arg(drill->allSteps().size()).arg(drill->phases.size()));
}

int compareTimesOfPlan(const Arguments &arguments)
{
    const auto result = compared(arguments);
    if (!result) {
        return printError(result.error(), arguments);
    }
    if (arguments.json) {
        return printJson(QJsonDocument(comparisonObject(*result))) ? exitPassed : printError(cannotPrint(), arguments);
    }
    sayCompared(*result);
    return exitPassed;
}

int adoptTimes(const Arguments &arguments)
{
    const auto result = compared(arguments);
    if (!result) {
        return printError(result.error(), arguments);
    }
    const auto plan = withMeasuredTimes(result->plan, result->times, result->run.summary.runId);
    if (!plan) {
        return printError(plan.error(), arguments);
    }
    qsizetype taken = 0;
    for (const StepTimes &step : result->times.steps) {
        taken += step.measured ? 1 : 0;
    }
    return saved(arguments, *plan, tr("Taken over for %1 of %2 steps, up to the full second").arg(taken).arg(result->times.steps.size()));
}

} // namespace muster::cli
