// SPDX-License-Identifier: GPL-3.0-or-later
// Gaps as `muster-cli gaps` prints them. Main thread.
#pragma once

#include "library/gapledger.h"

#include <QJsonObject>

namespace muster::cli
{

[[nodiscard]] QJsonObject gapObject(const LedgerGap &gap);
[[nodiscard]] QStringList gapHeads();
[[nodiscard]] QStringList gapRow(const LedgerGap &gap);
[[nodiscard]] QStringList seenLines(const LedgerGap &gap); // "seen before in …", one line each
[[nodiscard]] QJsonObject importObject(const GapImport &import, bool isTaken);

// One line without control characters, its end cut off when it is long.
[[nodiscard]] QString oneLine(const QString &text, qsizetype most);

} // namespace muster::cli
