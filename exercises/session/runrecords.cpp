// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runrecords.h"

#include "domain/identity.h"
#include "formats/planjson.h"
#include "store/results.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSysInfo>

#include <pwd.h>
#include <unistd.h>

namespace muster
{

QString newRunId(const QDateTime &now)
{
    return now.toUTC().toString(QStringLiteral("yyyyMMdd-hhmmss-"))
           + QStringLiteral("%1").arg(QRandomGenerator::system()->generate() & 0xffffffU, 6, 16, QChar(u'0'));
}

QString systemUser()
{
    const passwd *user = getpwuid(geteuid());
    return user ? QString::fromLocal8Bit(user->pw_name) : QString::number(geteuid());
}

QStringList productionConnections(const Plan &plan)
{
    const QJsonValue value = plan.extra.value(QStringLiteral("production"));
    QStringList result;
    if (value.isString())
        result.append(value.toString());
    for (const QJsonValue &item : value.toArray())
        result.append(item.toString());
    return result;
}

event::RunCreated runCreated(const Plan &plan, const QString &planPath, const RunOptions &options, const RunInfo &info)
{
    const QJsonObject environment{
        {QStringLiteral("program"), QStringLiteral("Muster %1").arg(QStringLiteral(MUSTER_VERSION))},
        {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
        {QStringLiteral("host"), QSysInfo::machineHostName()},
        {QStringLiteral("system"), QSysInfo::prettyProductName()},
        {QStringLiteral("kernel"), QSysInfo::kernelVersion()},
        {QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture()},
        {QStringLiteral("user"), systemUser()},
        {QStringLiteral("sandbox_profile"), info.profile},
        {QStringLiteral("level"), info.level}};
    return {info.runId, planToObject(plan), planPath, options.toJson(), environment};
}

event::DriverAttached driverAttached(bool resumed)
{
    const ProcessIdentity self = thisProcess();
    return {self.pid, self.host, self.bootId, resumed};
}

QDateTime timeInRun(const Clock &clock, const QVector<JournalEntry> &entries)
{
    if (entries.isEmpty())
        return clock.now();
    const QDateTime last = entries.last().event.at;
    const qint64 sinceBoot = clock.sinceBoot().count();
    for (auto it = entries.crbegin(); it != entries.crend(); ++it) {
        const auto *attached = std::get_if<event::DriverAttached>(&it->event.body);
        if (!attached || !attached->sinceBootMs)
            continue;
        const bool isSameBoot = attached->bootId == thisProcess().bootId && *attached->sinceBootMs <= sinceBoot;
        if (isSameBoot)
            return std::max(last, it->event.at.addMSecs(sinceBoot - *attached->sinceBootMs));
        break;
    }
    return std::max(last, clock.now());
}

RunSummary summaryOf(const Plan &plan, const RunState &state)
{
    RunSummary summary;
    summary.runId = state.runId;
    summary.planId = plan.id;
    summary.title = plan.title;
    summary.kind = plan.kind;
    summary.phase = state.phase;
    if (state.isOver())
        summary.verdict = verdict(plan, state);
    summary.startedAt = state.createdAt;
    summary.finishedAt = state.finishedAt;
    summary.rto = rtoResult(plan, state);
    summary.rpo = rpoResult(plan, state);
    return summary;
}

Done recordResult(Store &store, const Plan &plan, const RunState &state)
{
    return store.putResult(resultOf(plan, state));
}

Done removeResource(const ActionRegistry &registry, const event::ResourceAdded &resource, const RunInfo &info)
{
    const ResourceRemover *remover = registry.remover(resource.kind);
    if (!remover)
        return fail({QStringLiteral("resource.unknown"),
                     QCoreApplication::translate("Engine", "Nobody knows how to remove the %1 %2.").arg(resource.kind, resource.path),
                     QCoreApplication::translate("Engine", "Remove it by hand."), Fault::Failed});
    return (*remover)(resource, info);
}

Result<RunRecord> readRecord(Store &store, const QString &runIdOrPrefix)
{
    const auto summary = store.run(runIdOrPrefix);
    if (!summary)
        return fail(summary.error());
    auto entries = store.journal(summary->runId);
    if (!entries)
        return fail(entries.error());
    const event::RunCreated *created =
        entries->isEmpty() ? nullptr : std::get_if<event::RunCreated>(&entries->first().event.body);
    if (!created)
        return fail({QStringLiteral("run.empty"),
                     QCoreApplication::translate("Engine", "Run %1 was cut off before anything happened.").arg(summary->runId),
                     QCoreApplication::translate("Engine", "Start the plan again; muster-cli cleanup removes what may be left."),
                     Fault::CannotRun});
    auto plan = planFromObject(created->plan);
    if (!plan)
        return fail(plan.error());
    auto fold = std::make_unique<Fold>(*plan);
    for (const JournalEntry &entry : std::as_const(*entries))
        fold->apply(entry);
    RunState state = fold->state();
    return RunRecord{summary->runId, std::move(*plan), std::move(*entries), std::move(fold), std::move(state)};
}

} // namespace muster
