// SPDX-License-Identifier: GPL-3.0-or-later
// The tables, by version. Inside models/store only.
#pragma once

#include "store/sqliteconnection.h"

namespace muster
{

// Checks what is there (a damaged, newer or foreign file is refused and left as it is), then sets the
// connection up and brings an older or new store to this version in one transaction.
[[nodiscard]] Done prepareStore(SqliteConnection &connection);

// The version this program writes.
[[nodiscard]] int storeVersion();

} // namespace muster
