// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps restores away from whatever the program did not make. Asked before a byte is written.
#pragma once

#include "engine/action.h"

namespace muster
{

// The folder of the sandbox that a `target` conninfo names. Errors (CannotRun) "postgres.guard": it is not a
// sandbox of ours, or it is one of the plan's production servers (address, data folder, system identifier).
[[nodiscard]] Result<QString> guardTarget(const QString &conninfo, const RunInfo &run,
                                          const CancelToken &cancel);

} // namespace muster
