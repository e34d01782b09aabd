// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which a scenario's injects come. Pure function, any thread.
#pragma once

#include "domain/tabletop.h"

namespace muster
{

// As places in the list: injects with a time sorted by it (stable) among the places they have; those without, and
// contingencies, stay where they are.
[[nodiscard]] QVector<int> orderByTime(const QVector<Inject> &injects);

} // namespace muster
