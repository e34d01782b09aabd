// SPDX-License-Identifier: GPL-3.0-or-later
// Members of a ZIP in memory (XLSX, scenario exports), within bounds: a small file that unpacks to gigabytes
// is refused while it is being unpacked. Inside models/formats only. Pure functions, any thread.
#pragma once

#include "formats/importwatch.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

#include <functional>

namespace muster
{

inline constexpr qsizetype largestUnpacked = 200 * 1000 * 1000; // bytes, all wanted members together
inline constexpr qsizetype unpackedFreely = 20 * 1000 * 1000;   // below this no ratio is looked at
inline constexpr qsizetype largestRatio = 250;                  // unpacked : file

struct ZipMembers
{
    QStringList names;               // all of them
    QMap<QString, QByteArray> bytes; // the wanted ones
};

// Errors (BadInput): "import.too_big", "import.encrypted", "import.damaged"; "import.cancelled".
[[nodiscard]] Result<ZipMembers> unzip(const QByteArray &zip,
                                       const std::function<bool(const QString &name)> &wanted,
                                       const ImportWatch &watch = {});

} // namespace muster
