// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/register.h"

#include "command/actions.h"

namespace muster
{

void registerCommands(ActionRegistry &registry)
{
    for (const ActionType &type : {commandActionType(), waitActionType(), tcpActionType(), httpActionType()})
        registry.add(type);
}

} // namespace muster
