// SPDX-License-Identifier: GPL-3.0-or-later
// drill: “Drill from a backup file” in one line
#include "cli/commands.h"
#include "cli/execution.h"
#include "cli/output.h"
#include "compose/registry.h"
#include "library/planlibrary.h"
#include "postgres/baseline.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

Result<std::optional<Milliseconds>> target(const QString &option, const QString &text)
{
    if (text.isEmpty()) {
        return std::optional<Milliseconds>();
    }
    const auto value = parseDuration(text);
    if (!value) {
        Error error = value.error();
        error.message = QStringLiteral("%1: %2").arg(option, error.message);
        return fail(error);
    }
    return std::optional<Milliseconds>(*value);
}

Done mustExist(const QString &path, const char *code, const QString &hint, Fault fault)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return fail({QString::fromLatin1(code), tr("There is no %1.").arg(path), hint, fault});
    }
    if (!info.isReadable()) {
        return fail({QString::fromLatin1(code).replace(QLatin1String("missing"), QLatin1String("unreadable")),
                     tr("%1 cannot be read.").arg(path), tr("Check its owner and mode."), fault});
    }
    return {};
}

// The baseline is a parameter of every step that can compare with one.
void addBaseline(QVector<Phase> *phases, const QString &baseline)
{
    for (Phase &phase : *phases) {
        for (Step &step : phase.steps) {
            if (step.action && step.action->type.startsWith(QLatin1String("postgres."))) {
                step.action->params.insert(QStringLiteral("baseline"), baseline);
            }
        }
    }
}

Result<Plan> drillPlan(const Arguments &arguments, const QStringList &actions)
{
    const auto rto = target(QStringLiteral("--rto"), arguments.rto);
    const auto rpo = target(QStringLiteral("--rpo"), arguments.rpo);
    if (!rto || !rpo) {
        return fail(!rto ? rto.error() : rpo.error());
    }
    const QString backup = QFileInfo(arguments.target()).absoluteFilePath();
    const auto loaded = planFromTemplate(QStringLiteral("drill-from-backup-file"),
                                         {{QStringLiteral("BACKUP"), backup}}, actions);
    if (!loaded) {
        return fail(loaded.error());
    }
    Plan plan = loaded->plan;
    plan.targets.rto = *rto;
    plan.targets.rpo = *rpo;
    if (!arguments.baseline.isEmpty()) {
        addBaseline(&plan.phases, QFileInfo(arguments.baseline).absoluteFilePath());
    }
    return plan;
}

} // namespace

int drill(const Arguments &arguments)
{
    if (const auto there = mustExist(arguments.target(), "backup.missing",
                                     tr("Give the file or folder that pg_dump wrote."), Fault::CannotRun);
        !there) {
        return printError(there.error(), arguments);
    }
    if (!arguments.baseline.isEmpty()) {
        if (const auto there = mustExist(arguments.baseline, "baseline.missing",
                                         tr("`muster-cli baseline take` makes one."), Fault::BadInput);
            !there) {
            return printError(there.error(), arguments);
        }
        if (const auto baseline = loadBaseline(arguments.baseline); !baseline) {
            Error error = baseline.error();
            error.message = QStringLiteral("--baseline %1: %2").arg(arguments.baseline, error.message);
            return printError(error, arguments);
        }
    }
    const auto options = runOptions(arguments);
    if (!options) {
        return printError(options.error(), arguments);
    }
    const auto registry = makeRegistry();
    const auto plan = drillPlan(arguments, knownActions(*registry));
    if (!plan) {
        return printError(plan.error(), arguments);
    }
    return execute(arguments, *plan, {}, *options, registry);
}

} // namespace muster::cli
