// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a wrapped backup into a form that pg_restore can read in parallel: a file, or a folder.
#pragma once

#include "archives/archivestream.h"

namespace muster
{

struct Unpacked
{
    QString path; // the file, or the folder that holds toc.dat
    qint64 bytes = 0;
    QString sha256; // of the file on disk before unpacking; empty when not asked for
};

// Unwraps into a new file. Errors: "backup.damaged", "disk.full" (CannotRun), "cancelled" (Interrupted).
// What was written stays: its folder is the caller's to remove.
[[nodiscard]] Result<Unpacked> unwrapFile(const QString &from, const QString &to, const CancelToken &cancel,
                                          const BytesProgress &progress = {}, bool withHash = false);

// Unpacks a tar (wrapped or not) of a dump's folder into `toFolder`. Same errors, and "backup.unsafe" for
// members that would land elsewhere.
[[nodiscard]] Result<Unpacked> unpackFolder(const QString &from, const QString &toFolder,
                                            const CancelToken &cancel, const BytesProgress &progress = {});

} // namespace muster
