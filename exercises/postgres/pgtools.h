// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the PostgreSQL programs of this machine and chooses those that serve an archive. Any thread.
#pragma once

#include "archives/archiveinfo.h"
#include "engine/canceltoken.h"

#include <QVector>

namespace muster
{

struct PgTools // one folder of server programs: postgres, initdb, pg_restore, psql
{
    QString bin;
    int major = 0;   // 15
    QString version; // "15.20"
    [[nodiscard]] QString program(const QString &name) const { return bin + QLatin1Char('/') + name; }
    // psql refuses meta-commands after \restrict (15.14, 14.19, 13.22, 16.10, 17.6, 18).
    [[nodiscard]] bool hasRestrict() const;
};

// Newest first. `given`: only that folder; else /usr/lib/postgresql/*/bin, /usr/pgsql-*/bin and PATH.
[[nodiscard]] QVector<PgTools> findPgTools(const QString &given, const CancelToken &cancel);

// The newest that reads the archive, or the wanted major version (0 = none wanted).
// Errors (CannotRun): "postgres.tools" when there are none, "postgres.version" when none serves.
[[nodiscard]] Result<PgTools> choosePgTools(const QVector<PgTools> &tools, const ArchiveInfo &info,
                                            int wantedMajor);

// "15" of "pg_restore (PostgreSQL) 15.18 (Debian …)", and "15.18".
[[nodiscard]] int majorOf(const QString &version);
[[nodiscard]] QString versionIn(const QString &text);

// The Debian package of an extension for that major version; "postgresql-15" for the ones it brings along.
[[nodiscard]] QString packageOfExtension(const QString &extension, int major);

} // namespace muster
