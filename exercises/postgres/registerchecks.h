// SPDX-License-Identifier: GPL-3.0-or-later
// The actions postgres.validate and postgres.baseline. Called once, by app/compose.
#pragma once

#include "engine/action.h"

namespace muster
{

void registerPostgresChecks(ActionRegistry &registry);

} // namespace muster
