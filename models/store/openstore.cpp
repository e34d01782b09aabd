// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Store", source);
}

Error refused(const char *code, const QString &message, const QString &hint)
{
    return {QLatin1String(code), message, hint, Fault::CannotRun, {}, 0, 0};
}

// The default folder is made when it is not there; other folders are the user's own.
Done makeDefaultFolder(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QFileInfo::exists(folder))
        return {};
    if (!QDir().mkpath(folder)) {
        return fail(refused("store.unreachable",
                            text("The folder %1 for the store cannot be made.").arg(folder),
                            text("Check the permissions, set XDG_DATA_HOME, or name a store with --store.")));
    }
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return {};
}

Done writable(const QString &path)
{
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir()) {
        return fail(refused("store.unreachable",
                            text("The folder %1 of the store does not exist.").arg(folder.filePath()),
                            text("Make the folder, or name another store with --store.")));
    }
    if (file.isDir()) {
        return fail(refused("store.unreachable", text("%1 is a folder; a store is a file.").arg(path),
                            text("Name a file in it: --store %1/muster.db").arg(path)));
    }
    if ((file.exists() && !file.isWritable()) || !folder.isWritable()) {
        return fail(refused(
            "store.readonly", text("The store %1 cannot be written to.").arg(path),
            text("Check the permissions of the file and its folder, or name another store with --store.")));
    }
    return {};
}

} // namespace

QString defaultStorePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/muster/muster.db");
}

Result<std::unique_ptr<Store>> openStore(const QString &location)
{
    if (location.startsWith(u"postgresql://") || location.startsWith(u"postgres://")) {
        return fail(refused("store.unreachable", text("This version keeps its store in a SQLite file only."),
                            text("Name a file: --store FILE")));
    }
    const QString path = QFileInfo(location.isEmpty() ? defaultStorePath() : location).absoluteFilePath();
    if (location.isEmpty()) {
        if (const Done done = makeDefaultFolder(path); !done)
            return fail(done.error());
    }
    if (const Done done = writable(path); !done)
        return fail(done.error());
    Result<std::unique_ptr<SqliteStore>> store = SqliteStore::open(path);
    if (!store)
        return fail(store.error());
    return std::unique_ptr<Store>(std::move(*store));
}

} // namespace muster
