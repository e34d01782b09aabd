// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/actions.h"
#include "postgres/backupsource.h"
#include "postgres/pgtext.h"
#include "postgres/sandbox.h"

namespace muster
{

namespace
{

bool isOurs(const event::ResourceAdded &resource)
{
    return resource.kind == QStringLiteral("sandbox") || resource.kind == QStringLiteral("folder");
}

// How a person gets into a sandbox that was kept.
QString inspectionLine(const QString &folder)
{
    const Result<SandboxMarker> marker = readMarker(folder);
    if (!marker || marker->database.isEmpty())
        return folder;
    const QString psql =
        marker->bin + QStringLiteral("/psql -h %1 -U %2 %3").arg(folder, marker->superuser, marker->database);
    return marker->user.isEmpty() ? psql : QStringLiteral("runuser -u %1 -- %2").arg(marker->user, psql);
}

QString removedText(int count)
{
    if (count == 0)
        return PgText::tr("There was nothing to remove.");
    return count == 1 ? PgText::tr("The sandbox was removed.")
                      : PgText::tr("%1 sandboxes were removed.").arg(count);
}

class RemoveAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override
    {
        ActionOutcome outcome;
        int removed = 0;
        QStringList kept;
        for (const event::ResourceAdded &resource : std::as_const(context.resources)) {
            if (!isOurs(resource))
                continue;
            if (context.run.keep && resource.kind == QStringLiteral("sandbox") && hasMarker(resource.path)) {
                context.host.resourceRemoved(resource.kind, resource.path, true);
                kept << inspectionLine(resource.path);
                continue;
            }
            if (Done done = removeResource(context, resource.kind, resource.path); !done)
                return fail(done.error());
            ++removed;
        }
        if (kept.isEmpty())
            outcome.message = removedText(removed);
        else
            outcome.message = PgText::tr("Kept for inspection: %1").arg(kept.join(QStringLiteral("; ")));
        for (const QString &line : std::as_const(kept))
            context.host.log(QStringLiteral("info"), PgText::tr("Look into it with: %1").arg(line));
        return outcome;
    }

    Result<QStringList> preview(ActionContext &context) override
    {
        return QStringList{context.run.keep ? PgText::tr("leave the sandbox for inspection (--keep)")
                                            : PgText::tr("end the sandbox's server and remove its folder")};
    }
};

} // namespace

ActionType sandboxRemoveAction()
{
    return {QStringLiteral("sandbox.remove"), PgText::tr("Remove the sandbox"), {}, {}, [] {
                return std::make_unique<RemoveAction>();
            }};
}

} // namespace muster
