// SPDX-License-Identifier: GPL-3.0-or-later
// report
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "library/planlibrary.h"
#include "library/runlibrary.h"
#include "paper/paper.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

namespace muster::cli {

namespace {

Result<Report> reportOf(const Arguments &arguments)
{
    ReportOptions options;
    options.anonymous = arguments.anonymous;
    if (QFileInfo(arguments.target()).isFile()) {
        const auto loaded = openPlanForEditing(arguments.target());
        if (!loaded) {
            return fail(loaded.error());
        }
        return makePlanReport(loaded->plan, options);
    }
    auto store = openStore(arguments.store);
    if (!store) {
        return fail(store.error());
    }
    const auto run = loadRun(**store, arguments.target());
    if (!run) {
        return fail(run.error());
    }
    options.lostFiles = run->lostFiles;
    return makeReport(run->plan, run->state, run->entries, options);
}

} // namespace

bool needsPaper(const Arguments &arguments)
{
    return !arguments.reportFolder.isEmpty() || arguments.format == QLatin1String("pdf") ||
           arguments.format == QLatin1String("html") ||
           (arguments.command == Command::Document && documentFormat(arguments) == QLatin1String("pdf"));
}

int report(const Arguments &arguments)
{
    const auto made = reportOf(arguments);
    if (!made) {
        return printError(made.error(), arguments);
    }
    const auto bytes = reportBytes(*made, formatFromWord(arguments.format).value_or(ReportFormat::Json));
    return deliver(bytes, arguments);
}

} // namespace muster::cli
