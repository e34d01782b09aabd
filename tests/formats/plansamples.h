// SPDX-License-Identifier: GPL-3.0-or-later
// Plans as text for the tests of the format.
#pragma once

#include <QByteArray>

namespace samples
{

[[nodiscard]] QByteArray fullDrill();      // every key of a drill, unknown ones at every level
[[nodiscard]] QByteArray smallDrill();     // valid, without warnings
[[nodiscard]] QByteArray partial();        // checks of all three sorts
[[nodiscard]] QByteArray tabletopRecord(); // as the source's tool keeps it: no "muster", no "kind"
[[nodiscard]] QByteArray failover();
[[nodiscard]] QByteArray verification();

} // namespace samples
