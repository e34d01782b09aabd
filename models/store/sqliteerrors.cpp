// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteconnection.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>

#include <sys/statvfs.h>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Store", source);
}

Error made(const char *code, const QString &message, const QString &hint)
{
    return {QLatin1String(code), message, hint, Fault::CannotRun, {}, 0, 0};
}

// SQLite's primary result codes (sqlite3.h); Qt hands them over as text, extended ones included.
enum PrimaryCode {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    Constraint = 19,
    NotADatabase = 26
};

bool diskIsFull(const QString &path)
{
    struct statvfs disk = {};
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    return statvfs(folder.constData(), &disk) == 0 && disk.f_bavail * disk.f_frsize < 1024UL * 1024;
}

} // namespace

Error damagedStore(const QString &path, const QString &detail)
{
    return made("store.damaged", text("The store %1 is damaged: %2").arg(path, detail),
                text("It was left as it is. Put back a copy of it, or name another store with --store; "
                     "exported reports can "
                     "still be verified."));
}

Error storeError(const QSqlError &error, const QString &path)
{
    const QString said = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    switch (error.nativeErrorCode().toInt() & 0xFF) {
    case Corrupt:
    case NotADatabase:
        return damagedStore(path, said);
    case ReadOnly:
        return made(
            "store.readonly", text("The store %1 cannot be written to.").arg(path),
            text("Check the permissions of the file and its folder, or name another store with --store."));
    case Full:
        return made("store.full", text("There is no room left for the store %1.").arg(path),
                    text("Make room on that disk, then resume the run."));
    case Busy:
    case Locked:
        return made("store.busy", text("The store %1 is being written to by another process.").arg(path),
                    text("Try again; if it stays so, look for a process that hangs."));
    case CantOpen:
        return made(
            "store.unreachable", text("The store %1 cannot be opened.").arg(path),
            text("Check that its folder exists and may be written to, or name another store with --store."));
    case Constraint:
        return made("store.conflict", text("The store refused an entry: %1").arg(said),
                    text("Another process may have written to the same run. Open the run again."));
    case IoError:
        if (diskIsFull(path)) {
            return made("store.full", text("There is no room left for the store %1.").arg(path),
                        text("Make room on that disk, then resume the run."));
        }
        [[fallthrough]];
    default:
        return made("store.failed", text("The store %1 failed: %2").arg(path, said),
                    text("Check the disk and the system's log; what was acknowledged before is safe."));
    }
}

} // namespace muster
