// SPDX-License-Identifier: GPL-3.0-or-later
// When what is to happen and who does it, by a plan's estimates: rows for tables. For this room only.
#pragma once

#include "reports/documentbuilder.h"

namespace muster::reports
{

[[nodiscard]] Milliseconds plannedEnd(const Plan &plan); // from T+0, of the last step
[[nodiscard]] QVector<QStringList> phaseRows(const Plan &plan);  // when, phase, roles
[[nodiscard]] QVector<QStringList> stepRows(const Plan &plan);   // when, phase, step, role, estimate
[[nodiscard]] QVector<QStringList> peopleRows(const Plan &plan); // role, who
// Role, who, how many steps; roles that nobody was named for have an empty name.
[[nodiscard]] QVector<QStringList> roleRows(const Plan &plan);
[[nodiscard]] QStringList statusTimes(Milliseconds every, Milliseconds end, int most); // "T+0:15", …

} // namespace muster::reports
