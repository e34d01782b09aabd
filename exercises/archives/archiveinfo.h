// SPDX-License-Identifier: GPL-3.0-or-later
// What a backup file is, told from its bytes and never from its name. Values; any thread.
#pragma once

#include "domain/error.h"

#include <QDateTime>
#include <QStringList>

namespace muster
{

enum class BackupFormat {
    Unknown,
    PgCustom,    // pg_dump -Fc
    PgDirectory, // pg_dump -Fd; as a tar of the folder when `wrappedFolder`
    PgTar,       // pg_dump -Ft
    PlainSql,    // pg_dump -Fp, or any SQL text
    PgDumpAll,   // pg_dumpall
    BaseBackup,  // a copy of a data folder
    Encrypted,
};

enum class Wrapper { None, Gzip, Zstd, Lz4, Bzip2, Xz };

[[nodiscard]] QString formatWord(BackupFormat format);  // "custom", "directory", …: for documents
[[nodiscard]] QString formatTitle(BackupFormat format); // for people
[[nodiscard]] QString wrapperWord(Wrapper wrapper);     // "gzip", …; empty for none
[[nodiscard]] Wrapper wrapperOf(const QByteArray &head);

struct ArchiveInfo
{
    QString path;
    BackupFormat format = BackupFormat::Unknown;
    Wrapper wrapper = Wrapper::None;
    bool wrappedFolder = false; // a tar of a directory-format dump
    QString encryption;         // "gpg", "openssl", "age" when format is Encrypted
    qint64 bytes = 0;           // on disk; of a folder: its files together
    int archiveMajor = 0;       // format version of custom, directory and tar: 1.14
    int archiveMinor = 0;
    QString dumpVersion;     // of pg_dump, "15.18 (Debian …)"; may be empty
    QString serverVersion;   // of the server it was taken from; may be empty
    QString database;        // may be empty
    QString encoding;        // of plain SQL, from its SET client_encoding; may be empty
    QDateTime createdAt;     // local time of the machine that made it, read as ours; invalid = unknown
    bool fromPgDump = false; // plain SQL with pg_dump's header, so with its end mark too

    [[nodiscard]] bool isPostgres() const;
    [[nodiscard]] int
    dumpMajor() const; // 15; from the archive's version when the text is missing; 0 = unknown
};

// Looks at the first bytes (unwrapped) of a file, or into a folder. An unknown content is not an error.
// Errors (CannotRun): "backup.missing", "backup.unreadable"; (Failed) "backup.empty", "backup.damaged".
[[nodiscard]] Result<ArchiveInfo> sniff(const QString &path);

// Sum of the sizes of the files below a folder, in bytes.
[[nodiscard]] qint64 folderBytes(const QString &folder);

} // namespace muster
