// SPDX-License-Identifier: GPL-3.0-or-later
#include "compose/registry.h"

#include "command/register.h"
#include "postgres/register.h"
#include "postgres/registerchecks.h"

namespace muster
{

std::shared_ptr<const ActionRegistry> makeRegistry()
{
    auto registry = std::make_shared<ActionRegistry>();
    registerPostgresRestore(*registry);
    registerPostgresChecks(*registry);
    registerCommands(*registry);
    return registry;
}

QStringList knownActions(const ActionRegistry &registry)
{
    QStringList names;
    for (const ActionType &type : registry.all())
        names.append(type.type);
    return names;
}

} // namespace muster
