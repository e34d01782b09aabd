// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes as people read them. Pure; any thread.
#pragma once

#include <QLocale>

namespace muster
{

// "1.4 GB", powers of 1000 as on a disk's label; 0 bytes up.
[[nodiscard]] inline QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

} // namespace muster
