// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/leftovers.h"

#include "postgres/sandbox.h"

#include <QDir>
#include <QFileInfo>

namespace muster
{

namespace
{

// Gone for certain: same boot and no such process, or this host before its last boot. A marker of another
// host (a shared folder) says nothing that could be checked from here.
bool ownerMayLive(const ProcessIdentity &owner)
{
    const ProcessIdentity here = thisProcess();
    if (owner.bootId == here.bootId)
        return isAlive({here.host, owner.pid, owner.bootId, owner.startTicks});
    return owner.host != here.host;
}

Leftover describe(const QString &path)
{
    const Result<SandboxMarker> marker = readMarker(path);
    if (!marker) // made, and its program died before it was marked
        return {QStringLiteral("folder"), path, 0, QString(), false};
    return {marker->kind, path, postmasterOf(path + QStringLiteral("/data")), marker->runId,
            ownerMayLive(marker->owner)};
}

bool isFreshlyMade(const QString &path) // its marker may be written this very moment
{
    return QFileInfo(path).lastModified().secsTo(QDateTime::currentDateTime()) < 60;
}

} // namespace

QVector<Leftover> findLeftovers(const QString &sandboxFolder)
{
    QStringList parents{sandboxParent(sandboxFolder), sandboxParent(QString()), QStringLiteral("/var/tmp")};
    QVector<Leftover> found;
    QStringList seen;
    for (const QString &parent : std::as_const(parents)) {
        const QString folder = QFileInfo(parent).canonicalFilePath();
        if (folder.isEmpty() || seen.contains(folder))
            continue;
        seen << folder;
        const QStringList names = QDir(folder).entryList(
            {QStringLiteral("muster-????????")}, QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
        for (const QString &name : names) {
            const QString path = folder + QLatin1Char('/') + name;
            if (hasMarker(path) || (QDir(path).isReadable() && QDir(path).isEmpty() && !isFreshlyMade(path)))
                found.append(describe(path));
        }
    }
    return found;
}

Done removeLeftover(const Leftover &leftover)
{
    return removeSandbox(leftover.path);
}

} // namespace muster
