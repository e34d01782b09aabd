// SPDX-License-Identifier: GPL-3.0-or-later
// What this room brings to the registry; called once by app/compose, before any run.
#pragma once

#include "engine/action.h"

namespace muster
{

// postgres.preflight, backup.find, backup.fetch, postgres.restore, sandbox.remove, and the removers of the
// kinds "sandbox" and "folder".
void registerPostgresRestore(ActionRegistry &registry);

// The checks of a restored database.
void registerPostgresChecks(ActionRegistry &registry);

} // namespace muster
