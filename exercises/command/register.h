// SPDX-License-Identifier: GPL-3.0-or-later
// What this room brings to the registry: command, wait, tcp, http. Called once by app/compose, before any run.
#pragma once

#include "engine/action.h"

namespace muster
{

void registerCommands(ActionRegistry &registry);

} // namespace muster
