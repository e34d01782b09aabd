// SPDX-License-Identifier: GPL-3.0-or-later
// The commands, one file each (command_*.cpp). Each returns the exit code. Main thread.
#pragma once

#include "cli/arguments.h"

namespace muster::cli {

[[nodiscard]] int checkPlans(const Arguments &arguments);
[[nodiscard]] int newPlan(const Arguments &arguments);
[[nodiscard]] int listTemplates(const Arguments &arguments);
[[nodiscard]] int promotePlan(const Arguments &arguments);
[[nodiscard]] int compareTimesOfPlan(const Arguments &arguments);
[[nodiscard]] int adoptTimes(const Arguments &arguments);
[[nodiscard]] int showRunbook(const Arguments &arguments);
[[nodiscard]] int drill(const Arguments &arguments);
[[nodiscard]] int run(const Arguments &arguments);
[[nodiscard]] int resume(const Arguments &arguments);
[[nodiscard]] int listRuns(const Arguments &arguments);
[[nodiscard]] int showRun(const Arguments &arguments);
[[nodiscard]] int report(const Arguments &arguments);
[[nodiscard]] int document(const Arguments &arguments);
[[nodiscard]] int takeBaseline(const Arguments &arguments);
[[nodiscard]] int verifyJournal(const Arguments &arguments);
[[nodiscard]] int cleanup(const Arguments &arguments);
[[nodiscard]] int importPlan(const Arguments &arguments);
[[nodiscard]] int exportPlanFile(const Arguments &arguments);
[[nodiscard]] int listGaps(const Arguments &arguments); // gaps export, too
[[nodiscard]] int changeGap(const Arguments &arguments); // gaps set, close, reopen, same, different
[[nodiscard]] int importGaps(const Arguments &arguments);

// Charts and PDF need a QApplication (offscreen); everything else starts without.
[[nodiscard]] QString documentFormat(const Arguments &arguments); // as given, else by the file's ending; may be empty
[[nodiscard]] bool needsPaper(const Arguments &arguments);

} // namespace muster::cli
