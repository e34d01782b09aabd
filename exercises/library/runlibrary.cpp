// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/runlibrary.h"

#include "formats/planjson.h"
#include "store/attachments.h"

#include <QCoreApplication>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Library", source);
}

Error broken(const QString &runId, const QString &detail)
{
    return {QStringLiteral("run.unreadable"),
            text("The run %1 cannot be read: %2").arg(runId, detail),
            text("Check it with: muster-cli journal verify %1").arg(runId),
            Fault::CannotRun,
            {},
            0,
            0};
}

} // namespace

Result<LoadedRun> loadRun(Store &store, const QString &idOrPrefix)
{
    Result<RunSummary> summary = store.run(idOrPrefix);
    if (!summary)
        return fail(summary.error());
    Result<QVector<JournalEntry>> entries = store.journal(summary->runId);
    if (!entries)
        return fail(entries.error());
    if (entries->isEmpty())
        return fail(broken(summary->runId, text("nothing was written to its journal.")));
    const auto *created = std::get_if<event::RunCreated>(&entries->first().event.body);
    if (!created)
        return fail(broken(summary->runId, text("its journal does not begin with the plan.")));
    Result<Plan> plan = planFromObject(created->plan);
    if (!plan)
        return fail(broken(summary->runId, plan.error().message));
    LoadedRun run{*summary, *plan, std::move(*entries), {}, {}};
    run.state = foldAll(run.plan, run.entries);
    // The journal knows whether the run is over; the lease knows whether somebody drives it.
    if (!run.state.isOver() && summary->phase == RunPhase::Interrupted)
        run.state.phase = RunPhase::Interrupted;
    run.summary.phase = run.state.phase;
    run.lostFiles = lostFiles(run.state.tabletop.attachments, store.location(), run.summary.runId);
    return run;
}

} // namespace muster
