// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/actions.h"
#include "postgres/register.h"
#include "postgres/sandbox.h"

namespace muster
{

void registerPostgresRestore(ActionRegistry &registry)
{
    for (const auto &type : {postgresPreflightAction(), backupFindAction(), backupFetchAction(),
                             postgresRestoreAction(), sandboxRemoveAction()})
        registry.add(type);
    const ResourceRemover remove = [](const event::ResourceAdded &resource, const RunInfo &) {
        return removeSandbox(resource.path);
    };
    registry.addRemover(QStringLiteral("sandbox"), remove);
    registry.addRemover(QStringLiteral("folder"), remove);
}

} // namespace muster
