// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of this room that find, fetch and restore. Factories; any thread.
#pragma once

#include "engine/action.h"

namespace muster
{

[[nodiscard]] ActionType postgresPreflightAction(); // postgres.preflight {backup}
[[nodiscard]] ActionType backupFindAction();        // backup.find {location, pattern, date}
[[nodiscard]] ActionType backupFetchAction();       // backup.fetch {backup, sha256, bytes}
[[nodiscard]] ActionType postgresRestoreAction(); // postgres.restore {backup, jobs, no_progress_timeout, …}
[[nodiscard]] ActionType sandboxRemoveAction();   // sandbox.remove

} // namespace muster
