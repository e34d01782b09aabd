// SPDX-License-Identifier: GPL-3.0-or-later
// How a run ended: in words or as report.json, and its report files. Main thread.
#pragma once

#include "cli/arguments.h"
#include "reports/report.h"

namespace muster::cli {

// Reads the run back from the store, prints the result, writes --report; returns the exit code.
[[nodiscard]] int sayConclusion(const Arguments &arguments, const QString &runId);

// Verdict, clocks, checks and the first failures, as lines.
[[nodiscard]] QString summaryText(const Report &report);

// "failed  index  public.orders_user_id_idx: not there"
[[nodiscard]] QString checkLine(const CheckResult &check);

// "0:04:12"; of a tabletop "0:25:00 estimated"; "-" when there is none, or nothing was held to the end.
[[nodiscard]] QString estimateOrTime(PlanKind kind, RunPhase phase, const TargetResult &rto);
// "0:04:12 of 0:30:00 (met)"
[[nodiscard]] QString targetText(const TargetResult &result);

} // namespace muster::cli
