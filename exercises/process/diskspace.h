// SPDX-License-Identifier: GPL-3.0-or-later
// Room on a disk, asked of the file system itself: lists of mounts are not to be had everywhere (chroots).
// Any thread; may block for as long as the disk does.
#pragma once

#include <QString>

#include <optional>

namespace muster
{

// Bytes that an ordinary user may still write in the folder's file system; nullopt when there is no such folder.
[[nodiscard]] std::optional<qint64> freeBytes(const QString &folder);

} // namespace muster
