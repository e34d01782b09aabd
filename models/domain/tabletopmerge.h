// SPDX-License-Identifier: GPL-3.0-or-later
// One tabletop plan added to another: what an import puts into an exercise that is being prepared. Pure
// function, any thread.
#pragma once

#include "domain/tabletop.h"

namespace muster
{

// `scenario` −1: the scenarios of `from` come after those of `into`, under free names. Else the injects and
// response steps of all of them come after those of that scenario. Gaps, observations, objectives and people
// that are not there yet come too; objectives of one text are one. Ids that are taken are replaced by free
// ones, and what refers to them follows. The title, dates, targets and rules of `into` stay.
[[nodiscard]] Plan mergedTabletop(const Plan &into, const Plan &from, int scenario = -1);

} // namespace muster
