// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/dryrun.h"

#include "session/runrecords.h"

#include <QCoreApplication>

namespace muster
{

namespace
{

// A dry run has no journal: what actions would record is not kept, and nothing may be made.
class SilentHost final : public ActionHost
{
public:
    void progress(const event::StepProgressed &) override {}
    void log(const QString &, const QString &) override {}
    void check(const CheckResult &) override {}
    void measure(const QString &, const QJsonValue &, const QString &) override {}
    Done resourceAdded(const QString &, const QString &path, const QJsonObject &) override
    {
        return fail({QStringLiteral("dry_run"),
                     QCoreApplication::translate("Engine", "A dry run makes nothing (asked for %1).").arg(path), {}, Fault::Failed});
    }
    void resourceRemoved(const QString &, const QString &, bool) override {}
};

DryRunLine lineOf(const Step &step, const RunInfo &info, const ActionRegistry &registry,
                  QHash<QString, QJsonObject> &values, QStringList &order)
{
    DryRunLine line{step.id, step.text, {}, {}};
    if (step.isManual()) {
        line.commands = {QCoreApplication::translate("Engine", "by hand")};
        return line;
    }
    const ActionType *type = registry.find(step.action->type);
    if (!type) {
        line.problem = Error{QStringLiteral("plan.unknown_action"),
                             QCoreApplication::translate("Engine", "This Muster knows no action “%1”.").arg(step.action->type),
                             QCoreApplication::translate("Engine", "muster-cli plan check names those it knows."), Fault::BadInput};
        return line;
    }
    SilentHost host;
    ActionContext context{step, step.action->params, info, values, order, {}, 1, CancelToken(), host};
    const std::unique_ptr<Action> action = type->make();
    const auto preview = action->preview(context);
    if (preview)
        line.commands = *preview;
    else
        line.problem = preview.error();
    // Later steps find the backup under the name that this one would hand on.
    QJsonObject given = action->previewValues();
    const QJsonValue backup = step.action->params.value(QStringLiteral("backup"));
    if (backup.isString())
        given.insert(QStringLiteral("backup"), backup);
    if (!given.isEmpty()) {
        values.insert(step.id, given);
        order.append(step.id);
    }
    return line;
}

} // namespace

QVector<DryRunLine> dryRun(const Plan &plan, const QString &planPath, const RunOptions &options,
                           const ActionRegistry &registry)
{
    RunInfo info = options.runInfo(QStringLiteral("dry-run"), planPath);
    info.productionConnections = productionConnections(plan);
    QHash<QString, QJsonObject> values;
    QStringList order;
    QVector<DryRunLine> lines;
    for (const Phase &phase : executionPhases(plan))
        for (const Step &step : phase.steps)
            lines.append(lineOf(step, info, registry, values, order));
    return lines;
}

} // namespace muster
