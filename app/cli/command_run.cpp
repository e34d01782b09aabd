// SPDX-License-Identifier: GPL-3.0-or-later
// run, resume
#include "cli/commands.h"
#include "cli/execution.h"
#include "cli/output.h"
#include "cli/runconsole.h"
#include "compose/registry.h"
#include "engine/actioncheck.h"
#include "library/planlibrary.h"
#include "library/runlibrary.h"

#include <QFileInfo>

namespace muster::cli {

int run(const Arguments &arguments)
{
    const auto options = runOptions(arguments);
    if (!options) {
        return printError(options.error(), arguments);
    }
    const auto registry = makeRegistry();
    auto loaded = openPlan(arguments.target(), arguments.values, knownActions(*registry));
    if (!loaded) {
        return printError(loaded.error(), arguments);
    }
    if (const Done checked = checkActions(loaded->plan, *registry); !checked) {
        return printError(checked.error(), arguments);
    }
    for (const QString &warning : loaded->warnings + actionWarnings(loaded->plan, *registry)) {
        notice(arguments.target() + QStringLiteral(": ") + warning);
    }
    return execute(arguments, loaded->plan, QFileInfo(arguments.target()).absoluteFilePath(), *options,
                   registry);
}

int resume(const Arguments &arguments)
{
    auto store = openStore(arguments.store);
    if (!store) {
        return printError(store.error(), arguments);
    }
    const auto summary = (*store)->run(arguments.target());
    if (!summary) {
        return printError(summary.error(), arguments);
    }
    store->reset(); // the session has a connection of its own
    RunConsole console(arguments, makeRegistry());
    return console.resume(summary->runId);
}

} // namespace muster::cli
