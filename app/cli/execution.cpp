// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/execution.h"

#include "cli/exitcode.h"
#include "cli/output.h"
#include "cli/runconsole.h"
#include "session/dryrun.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QJsonObject lineObject(const DryRunLine &line)
{
    QJsonObject object{{QStringLiteral("step"), line.step},
                       {QStringLiteral("text"), line.text},
                       {QStringLiteral("commands"), QJsonArray::fromStringList(line.commands)}};
    if (line.problem) {
        object.insert(QStringLiteral("problem"), errorObject(*line.problem));
    }
    return object;
}

void sayLine(const DryRunLine &line)
{
    printLine(QStringLiteral("%1: %2").arg(line.step, line.text));
    for (const QString &command : line.commands) {
        printLine(QStringLiteral("    ") + command);
    }
    if (line.problem) {
        printLine(tr("    problem: %1").arg(line.problem->message));
        if (!line.problem->hint.isEmpty()) {
            printLine(tr("    hint: %1").arg(line.problem->hint));
        }
    }
}

int sayDryRun(const Arguments &arguments, const QVector<DryRunLine> &lines)
{
    QJsonArray list;
    std::optional<Error> first;
    for (const DryRunLine &line : lines) {
        list.append(lineObject(line));
        if (line.problem && !first) {
            first = line.problem;
        }
        if (!arguments.json) {
            sayLine(line);
        }
    }
    if (arguments.json) {
        QJsonObject result{{QStringLiteral("dry_run"), true}, {QStringLiteral("steps"), list}};
        if (first) {
            result.insert(QStringLiteral("error"), errorObject(*first));
        }
        printJson(QJsonDocument(result));
    }
    return first ? exitFor(first->fault) : exitPassed;
}

QString absolute(const QString &folder)
{
    return folder.isEmpty() ? folder : QFileInfo(folder).absoluteFilePath();
}

} // namespace

Result<RunOptions> runOptions(const Arguments &arguments)
{
    RunOptions options;
    options.profile = arguments.profile.isEmpty() ? QStringLiteral("verify") : arguments.profile;
    options.level = arguments.level.isEmpty() ? QStringLiteral("standard") : arguments.level;
    options.sandboxFolder = absolute(arguments.sandboxFolder);
    options.sandboxUser = arguments.sandboxUser;
    options.postgresBin = absolute(arguments.postgresBin);
    options.operatorName = arguments.operatorName;
    options.keep = arguments.keep;
    options.unattended = arguments.unattended;
    options.askOnFailure = arguments.ask && !arguments.unattended;
    if (!arguments.failureAt.isEmpty()) {
        options.failureAt = parseTimestamp(arguments.failureAt);
        if (!options.failureAt.isValid()) {
            return fail({QStringLiteral("arguments.time"),
                         tr("--failure-at: “%1” is not a time.").arg(arguments.failureAt),
                         tr("Write it as 2026-03-31T23:58:00Z."), Fault::BadInput});
        }
    }
    return options;
}

int execute(const Arguments &arguments, const Plan &plan, const QString &planPath, const RunOptions &options,
            std::shared_ptr<const ActionRegistry> registry)
{
    if (arguments.dryRun) {
        return sayDryRun(arguments, dryRun(plan, planPath, options, *registry));
    }
    if (!arguments.reportFolder.isEmpty() && !QDir().mkpath(arguments.reportFolder)) {
        return printError({QStringLiteral("report.folder"),
                           tr("The report folder %1 cannot be made.").arg(arguments.reportFolder),
                           tr("Nothing was started. Choose a folder that you may write to."),
                           Fault::CannotRun},
                          arguments);
    }
    RunConsole console(arguments, std::move(registry));
    return console.begin(plan, planPath, options);
}

} // namespace muster::cli
