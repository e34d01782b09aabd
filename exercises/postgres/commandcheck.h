// SPDX-License-Identifier: GPL-3.0-or-later
// A check of the plan that is a program: its status, or what it says, against what is expected. Blocks the
// calling (worker) thread.
#pragma once

#include "engine/canceltoken.h"
#include "postgres/validation.h"

namespace muster
{

// Without `expected`: passed when it ends with status 0. With it: what it says on standard output, trimmed, has
// to be that text, or that number within the tolerance. What could not be started, was killed or took too long
// is unknown. It is told where the database is by PGHOST, PGPORT, PGUSER and PGDATABASE, and to only read
// by PGOPTIONS: later checks look at the same data. Errors: "cancelled" only.
[[nodiscard]] Result<CheckResult> commandCheck(const CheckSpec &spec, const ValidationInput &input,
                                               const CancelToken &cancel);

} // namespace muster
