// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in a paper's timeline, and how much of what a command said. Pure, any thread.
#pragma once

#include "reports/report.h"

namespace muster::reporttext
{

[[nodiscard]] QString timelineText(const Report &report, const TimelineItem &item); // "Issue (Restore): the disk is slow"
// What a failed command said, for a paper: its first lines, without the environment that it stood in. The record
// has it all.
[[nodiscard]] QString briefText(const QString &text);

} // namespace muster::reporttext
