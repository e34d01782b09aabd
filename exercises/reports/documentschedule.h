// SPDX-License-Identifier: GPL-3.0-or-later
// When what is to happen and who does it, by a plan's estimates: rows for tables. For this room only.
#pragma once

#include "reports/documentbuilder.h"

namespace muster::reports
{

struct PaperTimes
{
    Schedule schedule;      // each step where a reader expects it, by its phase's due
    Milliseconds dayEnd{0}; // from T+0, of what is done or due before the exercise goes on on another day
};
[[nodiscard]] PaperTimes paperTimes(const Plan &plan);
[[nodiscard]] QString lastsText(const Plan &plan); // to recovered, and to the end of the day; empty: no estimates
[[nodiscard]] QVector<QStringList> phaseRows(const Plan &plan);  // when, phase, roles
[[nodiscard]] QVector<QStringList> stepRows(const Plan &plan);   // when, phase, step, role, estimate; by time
[[nodiscard]] QVector<QStringList> peopleRows(const Plan &plan); // role, who
// Role, who, how many steps; roles that nobody was named for have an empty name.
[[nodiscard]] QVector<QStringList> roleRows(const Plan &plan);
[[nodiscard]] QStringList statusTimes(Milliseconds every, Milliseconds end, int most); // "T+0:15", …

} // namespace muster::reports
