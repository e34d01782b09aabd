// SPDX-License-Identifier: GPL-3.0-or-later
// What `run` and `drill` share: options from the arguments, dry run or the run itself. Main thread.
#pragma once

#include "cli/arguments.h"
#include "domain/plan.h"
#include "session/runoptions.h"

#include <memory>

namespace muster::cli {

// Errors: "arguments.time" (BadInput).
[[nodiscard]] Result<RunOptions> runOptions(const Arguments &arguments);

// Carries the plan out, or with --dry-run says what that would do; returns the exit code.
[[nodiscard]] int execute(const Arguments &arguments, const Plan &plan, const QString &planPath,
                          const RunOptions &options, std::shared_ptr<const ActionRegistry> registry);

} // namespace muster::cli
