// SPDX-License-Identifier: GPL-3.0-or-later
// One restore of one backup into one sandbox. The two ways of doing it: pg_restore for archives, psql for
// scripts. Run on a worker thread; block it until done, failed or cancelled.
#pragma once

#include "archives/archivestream.h"
#include "engine/action.h"
#include "postgres/restorefindings.h"
#include "postgres/sandbox.h"
#include "process/command.h"

namespace muster
{

struct RestoreJob
{
    ActionContext &context;
    const Sandbox &sandbox;
    ArchiveInfo source; // unwrapped: what the tool reads (scripts are unwrapped on the way)
    int jobs = 1;
    Seconds noProgress{120};
    QVector<TocEntry> entries; // of an archive beforehand; of a script as it is read
};

// The findings tell what went wrong within the restore; an Error that it could not go on: "cancelled",
// "process.stalled", "process.timeout", "postgres.disk_full", "postgres.server_died".
[[nodiscard]] Result<RestoreFindings> restoreArchive(RestoreJob &job);
[[nodiscard]] Result<RestoreFindings> restoreScript(RestoreJob &job);

// The command lines, for people.
[[nodiscard]] Command archiveCommand(const QString &bin, const ArchiveInfo &source, const QString &conninfo,
                                     int jobs);
[[nodiscard]] Command scriptCommand(const PgTools &tools, const QString &conninfo, const QString &encoding);

// A figure that grows while the server works on the restore (CPU time of its sessions).
[[nodiscard]] qint64 serverActivity(const Sandbox &sandbox);

// The server is gone: what its log says last.
[[nodiscard]] Error serverDied(const Sandbox &sandbox);
// A tool only sees that its server went away: the server's log and the disk say why.
[[nodiscard]] Error whyFatal(const Error &fatal, const Sandbox &sandbox);

} // namespace muster
