// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/sandboxmarker.h"

#include "domain/times.h"
#include "postgres/pgtext.h"
#include "process/command.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace muster
{

namespace
{

Error folderError(const QString &path, const QString &why)
{
    return {QStringLiteral("sandbox.folder"),
            PgText::tr("Cannot make the sandbox folder %1: %2.").arg(path, why),
            PgText::tr(
                "Name a folder with room that you may write to, with --sandbox-dir or MUSTER_SANDBOX_DIR."),
            Fault::CannotRun};
}

Error systemError(const QString &path)
{
    return folderError(path, QString::fromLocal8Bit(std::strerror(errno)));
}

bool syncFolder(const QString &folder)
{
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool synced = ::fsync(fd) == 0;
    ::close(fd);
    return synced;
}

QByteArray toBytes(const SandboxMarker &marker)
{
    const QJsonObject json{{QStringLiteral("muster"), 1},
                           {QStringLiteral("kind"), marker.kind},
                           {QStringLiteral("run_id"), marker.runId},
                           {QStringLiteral("owner"), marker.owner.toJson()},
                           {QStringLiteral("created_at"), timestampText(marker.createdAt)},
                           {QStringLiteral("superuser"), marker.superuser},
                           {QStringLiteral("database"), marker.database},
                           {QStringLiteral("bin"), marker.bin},
                           {QStringLiteral("user"), marker.user}};
    return QJsonDocument(json).toJson();
}

QString randomName()
{
    static const QString letters = QStringLiteral("abcdefghijklmnopqrstuvwxyz0123456789");
    QString name = QStringLiteral("muster-");
    for (int i = 0; i < 8; ++i)
        name += letters[QRandomGenerator::system()->bounded(static_cast<int>(letters.size()))];
    return name;
}

} // namespace

QString markerPath(const QString &folder)
{
    return folder + QStringLiteral("/muster.json");
}

bool hasMarker(const QString &folder)
{
    return QFileInfo(markerPath(folder)).isFile();
}

Done writeMarker(const QString &folder, const SandboxMarker &marker)
{
    const QString path = markerPath(folder);
    QFile file(path + QStringLiteral(".new"));
    const QByteArray bytes = toBytes(marker);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                         file.write(bytes) == bytes.size() && file.flush() && ::fsync(file.handle()) == 0;
    if (!written)
        return fail(folderError(folder, file.errorString()));
    file.close();
    if (::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(path).constData()) != 0 ||
        !syncFolder(folder))
        return fail(systemError(folder));
    return {};
}

Result<SandboxMarker> readMarker(const QString &folder)
{
    QFile file(markerPath(folder));
    const QJsonObject json =
        file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    if (json.value(QStringLiteral("muster")).toInt() != 1)
        return fail({QStringLiteral("sandbox.not_ours"),
                     PgText::tr("%1 is not a folder that Muster made.").arg(folder), QString(),
                     Fault::CannotRun});
    const auto text = [&json](const char *key) { return json.value(QLatin1String(key)).toString(); };
    return SandboxMarker{text("kind"),
                         text("run_id"),
                         ProcessIdentity::fromJson(json.value(QStringLiteral("owner")).toObject()),
                         parseTimestamp(text("created_at")),
                         text("superuser"),
                         text("database"),
                         text("bin"),
                         text("user")};
}

Result<QString> makeMarkedFolder(const QString &parent, const SandboxMarker &marker,
                                 const std::function<Done(const QString &path)> &announce)
{
    if (!QFileInfo(parent).isDir())
        return fail(folderError(parent, PgText::tr("there is no such folder")));
    const Result<std::optional<UserIds>> user = resolveUser(marker.user);
    if (!user)
        return fail(user.error());
    const QString path = QFileInfo(parent).canonicalFilePath() + QLatin1Char('/') + randomName();
    if (const Done announced = announce(path); !announced)
        return fail(announced.error());
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0)
        return fail(systemError(path));
    if (const Done marked = writeMarker(path, marker); !marked)
        return fail(marked.error());
    if (!syncFolder(parent) || (*user && ::chown(name.constData(), (*user)->uid, (*user)->gid) != 0))
        return fail(systemError(path));
    return path;
}

QString sandboxParent(const QString &given)
{
    return given.isEmpty() ? qEnvironmentVariable("MUSTER_SANDBOX_DIR", QStringLiteral("/var/tmp")) : given;
}

} // namespace muster
