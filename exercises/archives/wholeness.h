// SPDX-License-Identifier: GPL-3.0-or-later
// Finds what is cut off a pg_dump archive without reading its data: pg_restore 15 never returns on a
// truncated tar, and `pg_restore -l` says nothing about a truncated custom archive.
#pragma once

#include "archives/pgtoc.h"

namespace muster
{

// Of an archive that is not wrapped: custom (the last data block ends where the file does), directory
// (every data file is there), tar (every member is whole, and the end mark is there).
// Errors: "backup.damaged" (Failed) naming what is missing; "backup.unreadable" (CannotRun).
[[nodiscard]] Done checkWhole(const PgToc &toc);

// The same for a tar file that holds anything: used before its contents are read.
[[nodiscard]] Done checkTarWhole(const QString &path);

} // namespace muster
