// SPDX-License-Identifier: GPL-3.0-or-later
#include "archives/archiveinfo.h"

#include <QCoreApplication>
#include <QDirIterator>

namespace muster
{

QString formatWord(BackupFormat format)
{
    switch (format) {
    case BackupFormat::PgCustom:
        return QStringLiteral("custom");
    case BackupFormat::PgDirectory:
        return QStringLiteral("directory");
    case BackupFormat::PgTar:
        return QStringLiteral("tar");
    case BackupFormat::PlainSql:
        return QStringLiteral("plain");
    case BackupFormat::PgDumpAll:
        return QStringLiteral("dumpall");
    case BackupFormat::BaseBackup:
        return QStringLiteral("base_backup");
    case BackupFormat::Encrypted:
        return QStringLiteral("encrypted");
    case BackupFormat::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString formatTitle(BackupFormat format)
{
    switch (format) {
    case BackupFormat::PgCustom:
        return QCoreApplication::translate("archives", "PostgreSQL custom archive");
    case BackupFormat::PgDirectory:
        return QCoreApplication::translate("archives", "PostgreSQL directory archive");
    case BackupFormat::PgTar:
        return QCoreApplication::translate("archives", "PostgreSQL tar archive");
    case BackupFormat::PlainSql:
        return QCoreApplication::translate("archives", "SQL script");
    case BackupFormat::PgDumpAll:
        return QCoreApplication::translate("archives", "SQL script of a whole cluster (pg_dumpall)");
    case BackupFormat::BaseBackup:
        return QCoreApplication::translate("archives", "copy of a PostgreSQL data folder");
    case BackupFormat::Encrypted:
        return QCoreApplication::translate("archives", "encrypted file");
    case BackupFormat::Unknown:
        break;
    }
    return QCoreApplication::translate("archives", "not a backup that Muster knows");
}

QString wrapperWord(Wrapper wrapper)
{
    switch (wrapper) {
    case Wrapper::Gzip:
        return QStringLiteral("gzip");
    case Wrapper::Zstd:
        return QStringLiteral("zstd");
    case Wrapper::Lz4:
        return QStringLiteral("lz4");
    case Wrapper::Bzip2:
        return QStringLiteral("bzip2");
    case Wrapper::Xz:
        return QStringLiteral("xz");
    case Wrapper::None:
        break;
    }
    return {};
}

Wrapper wrapperOf(const QByteArray &head)
{
    if (head.startsWith("\x1f\x8b"))
        return Wrapper::Gzip;
    if (head.startsWith("\x28\xb5\x2f\xfd"))
        return Wrapper::Zstd;
    if (head.startsWith("\x04\x22\x4d\x18"))
        return Wrapper::Lz4;
    if (head.startsWith("BZh") && head.size() > 9 && head.mid(4, 6) == "\x31\x41\x59\x26\x53\x59")
        return Wrapper::Bzip2;
    if (head.startsWith(QByteArray("\xfd"
                                   "7zXZ\0",
                                   6)))
        return Wrapper::Xz;
    return Wrapper::None;
}

bool ArchiveInfo::isPostgres() const
{
    return format == BackupFormat::PgCustom || format == BackupFormat::PgDirectory ||
           format == BackupFormat::PgTar || format == BackupFormat::PlainSql;
}

int ArchiveInfo::dumpMajor() const
{
    bool isNumber = false;
    const int major =
        dumpVersion.section(QLatin1Char('.'), 0, 0).section(QLatin1Char(' '), 0, 0).toInt(&isNumber);
    if (isNumber && major > 0)
        return major;
    if (archiveMajor == 1 && archiveMinor >= 16)
        return 17;
    return archiveMajor == 1 && archiveMinor == 15 ? 16 : 0;
}

qint64 folderBytes(const QString &folder)
{
    qint64 sum = 0;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        it.next();
        sum += it.fileInfo().size();
    }
    return sum;
}

} // namespace muster
