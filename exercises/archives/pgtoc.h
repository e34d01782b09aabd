// SPDX-License-Identifier: GPL-3.0-or-later
// The table of contents of a pg_dump archive (custom, directory, tar), read from its own bytes: names stay
// whole whatever characters they hold, which the text of `pg_restore -l` cannot promise.
// Source: the archive's layout as PostgreSQL 9.0 to 18 write it (format 1.10 to 1.16).
#pragma once

#include "archives/archiveinfo.h"

#include <QVector>

namespace muster
{

struct TocEntry
{
    int id = 0;         // dump id; for plain SQL its place among the comments
    QString type;       // "TABLE", "FK CONSTRAINT", "TABLE DATA", …
    QString schema;     // may be empty
    QString name;       // the tag: "orders", "orders orders_user_fk", "f(integer, text)"
    QString owner;      // may be empty
    QString definition; // SQL; may be empty
    QString fileName;   // of its data, in directory and tar archives
    qint64 offset = -1; // of its data, in custom archives; −1 = none or not known
    bool hasData = false;
    int line = 0; // of plain SQL

    // "public.orders.orders_user_fk", "public.f(integer, text)": for people and reports.
    [[nodiscard]] QString object() const;
};

struct PgToc
{
    ArchiveInfo info; // what the header says
    QVector<TocEntry> entries;
    qint64 end = 0;                         // where the table ends in its file, bytes
    [[nodiscard]] QString encoding() const; // "UTF8"; empty when not named
    [[nodiscard]] QString locale() const;   // LC_COLLATE of its database; empty when not named
};

// Whether the bytes begin as an archive does.
[[nodiscard]] bool isPgArchive(const QByteArray &head);

// Header alone, into `info`; false when the bytes are too few or make no sense.
bool readPgHeader(const QByteArray &head, ArchiveInfo &info);

// The whole table, of an archive that is not wrapped. Errors: "backup.damaged" (Failed),
// "backup.newer" (CannotRun) for a format that is not known here, "backup.unreadable".
[[nodiscard]] Result<PgToc> readToc(const ArchiveInfo &info);

} // namespace muster
