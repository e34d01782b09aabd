// SPDX-License-Identifier: GPL-3.0-or-later
// From a plan's words to the bytes that a restore tool can read: which backup is meant, what it is, whether
// it can be restored here, and decrypted and unwrapped when needed. Worker thread.
#pragma once

#include "archives/archivestream.h"
#include "archives/pgtoc.h"
#include "engine/action.h"

namespace muster
{

// params["backup"] (relative to the plan's folder), else the newest value "backup" of the steps so far.
// Errors: "backup.unnamed" (BadInput).
[[nodiscard]] Result<QString> backupPath(const ActionContext &context);

// The server's major version that a step asks for (server_version), else that of its baseline: contents
// compare within one major. 0: any. Errors: those of loadBaseline().
[[nodiscard]] Result<int> wantedMajor(const ActionContext &context);

// A path of the plan, made absolute.
[[nodiscard]] QString planPath(const QString &path, const RunInfo &run);

// Whether a sniffed file is something to restore. Errors: "backup.encrypted", "backup.unsupported",
// "backup.unknown" (CannotRun), each with what to do.
[[nodiscard]] Done checkUsable(const ArchiveInfo &info, bool canDecrypt);

struct PreparedSource
{
    ArchiveInfo original;
    ArchiveInfo readable; // what the tool reads
    PgToc toc;            // of archives; empty for scripts
    QString folder;       // a marked folder that holds what was unpacked; empty = nothing was
};

// Decrypts (`decrypt` argv: the file on standard input, or in place of "{file}") and unwraps into a folder
// of the run when needed, reads the table of contents and finds what is cut off.
// Errors: those above, "backup.damaged" (Failed), "disk.full", "sandbox.folder" (CannotRun), "cancelled".
[[nodiscard]] Result<PreparedSource> prepareSource(ActionContext &context, const ArchiveInfo &original,
                                                   const QStringList &decrypt);

// Ends and removes a resource of the run and says so.
[[nodiscard]] Done removeResource(ActionContext &context, const QString &kind, const QString &path);

} // namespace muster
