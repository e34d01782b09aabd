// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/pgtext.h"
#include "postgres/sandbox.h"
#include "process/procinfo.h"
#include "process/spawn.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <csignal>

#include <poll.h>
#include <sys/shm.h>
#include <unistd.h>

namespace muster
{

namespace
{

QList<QByteArray> pidFile(const QString &dataFolder)
{
    QFile file(dataFolder + QStringLiteral("/postmaster.pid"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

QVector<pid_t> workingIn(const QString &folder)
{
    return processesIn(folder) + processesIn(folder + QStringLiteral("/data"));
}

// Waits until nothing works in the folder; children of ours are collected meanwhile.
bool waitUntilGone(const QString &folder, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    for (;;) {
        bool gone = true;
        for (const pid_t pid : workingIn(folder))
            gone = (reapIfEnded(pid) || pid == ::getpid()) && gone;
        if (gone)
            return true;
        if (clock.elapsed() >= milliseconds)
            return false;
        ::poll(nullptr, 0, 20);
    }
}

// The key and id of the few bytes of System V memory that a killed server leaves.
void removeSharedMemory(const QList<QByteArray> &pidLines)
{
    const QList<QByteArray> words = pidLines.value(6).simplified().split(' ');
    if (words.size() == 2)
        ::shmctl(words[1].toInt(), IPC_RMID, nullptr);
}

void endServer(const QString &folder)
{
    const QString data = folder + QStringLiteral("/data");
    const QList<QByteArray> lines = pidFile(data);
    const qint64 postmaster = postmasterOf(data);
    if (postmaster != 0) {
        ::kill(static_cast<pid_t>(postmaster), SIGQUIT); // at once, without writing anything
        waitUntilGone(folder, 1500);
    }
    for (const pid_t pid : workingIn(folder)) {
        if (pid != ::getpid())
            ::kill(pid, SIGKILL);
    }
    if (waitUntilGone(folder, 3000) && !lines.isEmpty())
        removeSharedMemory(lines);
}

// Everything but the marker first: what is left of an interrupted removal is found again.
bool removeContents(const QString &folder)
{
    const QFileInfoList entries =
        QDir(folder).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    bool removed = true;
    for (const QFileInfo &entry : entries) {
        if (entry.filePath() == markerPath(folder))
            continue;
        removed &= entry.isDir() && !entry.isSymLink() ? QDir(entry.filePath()).removeRecursively()
                                                       : QFile::remove(entry.filePath());
    }
    return removed;
}

bool isOurName(const QString &folder)
{
    static const QRegularExpression name(QStringLiteral("^muster-[a-z0-9]{8}$"));
    return name.match(QFileInfo(folder).fileName()).hasMatch();
}

} // namespace

qint64 postmasterOf(const QString &dataFolder)
{
    const pid_t pid = pidFile(dataFolder).value(0).trimmed().toInt();
    return pid > 0 && worksIn(pid, dataFolder) ? pid : 0;
}

Done removeSandbox(const QString &folder)
{
    if (!QFileInfo::exists(folder))
        return {};
    if (!hasMarker(folder)) {
        // Made, but not yet marked, when its program died: then it holds nothing, or a half-written marker.
        QFile::remove(markerPath(folder) + QStringLiteral(".new"));
        if (isOurName(folder) && QDir(folder).isEmpty() && QDir().rmdir(folder))
            return {};
        return fail({QStringLiteral("sandbox.not_ours"),
                     PgText::tr("%1 is not a folder that Muster made.").arg(folder),
                     PgText::tr("Nothing was removed."), Fault::CannotRun});
    }
    endServer(folder);
    if (removeContents(folder) && QFile::remove(markerPath(folder)) && QDir().rmdir(folder))
        return {};
    return fail({QStringLiteral("sandbox.remove"),
                 PgText::tr("The sandbox %1 could not be removed.").arg(folder),
                 PgText::tr("Run muster-cli cleanup as the user who made it, or as root."), Fault::Failed});
}

} // namespace muster
