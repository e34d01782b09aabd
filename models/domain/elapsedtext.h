// SPDX-License-Identifier: GPL-3.0-or-later
// How time that has passed is said wherever it stands, on a clock or in a table. Pure function, any thread.
#pragma once

#include "domain/times.h"

namespace muster
{

// "0:47:12" as clockText() says it; from 100 hours on in words: "234 d 21 h".
[[nodiscard]] QString elapsedText(Milliseconds value);

} // namespace muster
