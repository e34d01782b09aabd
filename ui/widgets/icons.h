// SPDX-License-Identifier: GPL-3.0-or-later
// Icons of the desktop's theme by name, with Breeze as the fallback, tinted to the text colour. Window thread.
#pragma once

#include "widgets/theme.h"

#include <QIcon>

namespace muster::icons
{

void setup(); // search path and fallback theme; once, before the first window
[[nodiscard]] QIcon tinted(const QString &name, Colour role = Colour::Text, int size = 16); // null when unknown
[[nodiscard]] QIcon application(); // Muster's own

} // namespace muster::icons
