// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/procinfo.h"

#include <QDir>
#include <QFile>

#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace muster
{

namespace
{

QVector<pid_t> allProcesses()
{
    QVector<pid_t> pids;
    const QStringList names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        bool isNumber = false;
        const int pid = name.toInt(&isNumber);
        if (isNumber)
            pids.append(pid);
    }
    return pids;
}

QByteArray procFile(pid_t pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// Fields of /proc/PID/stat from the third (state) on.
QList<QByteArray> statFields(pid_t pid)
{
    const QByteArray stat = procFile(pid, "stat");
    const qsizetype bracket = stat.lastIndexOf(')');
    return bracket < 0 ? QList<QByteArray>() : stat.mid(bracket + 2).split(' ');
}

// Empty for a process that is gone, a zombie, or somebody else's.
QByteArray workingFolder(pid_t pid)
{
    std::array<char, 4096> target{};
    const QByteArray link = "/proc/" + QByteArray::number(pid) + "/cwd";
    const ssize_t length = ::readlink(link.constData(), target.data(), target.size());
    return length > 0 ? QByteArray(target.data(), length) : QByteArray();
}

qint64 readBytes(pid_t pid)
{
    const QByteArray io = procFile(pid, "io");
    return io.startsWith("rchar: ") ? io.mid(7, io.indexOf('\n') - 7).toLongLong() : 0;
}

} // namespace

QVector<pid_t> processesIn(const QString &folder)
{
    const QByteArray wanted = QFile::encodeName(QDir(folder).canonicalPath());
    QVector<pid_t> found;
    if (wanted.isEmpty())
        return found;
    for (const pid_t pid : allProcesses()) {
        if (workingFolder(pid) == wanted)
            found.append(pid);
    }
    return found;
}

bool worksIn(pid_t pid, const QString &folder)
{
    const QByteArray wanted = QFile::encodeName(QDir(folder).canonicalPath());
    return !wanted.isEmpty() && workingFolder(pid) == wanted;
}

bool endsWithin(pid_t pid, Milliseconds limit)
{
    const int fd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
    if (fd < 0)
        return errno == ESRCH;
    pollfd ended{fd, POLLIN, 0};
    const bool gone = ::poll(&ended, 1, static_cast<int>(limit.count())) > 0;
    ::close(fd);
    return gone;
}

qint64 GroupReads::bytes()
{
    constexpr int processGroup = 2; // third field from state on
    for (const pid_t pid : allProcesses()) {
        const QList<QByteArray> fields = statFields(pid);
        if (fields.size() > processGroup && fields[processGroup].toInt() == m_group)
            m_read[pid] = std::max(m_read[pid], readBytes(pid));
    }
    qint64 sum = 0;
    for (const auto &[pid, bytes] : m_read)
        sum += bytes;
    return sum;
}

qint64 cpuTicks(const QVector<pid_t> &pids, const QVector<QByteArray> &words)
{
    constexpr int userTime = 14 - 3;
    constexpr int systemTime = 15 - 3;
    qint64 ticks = 0;
    for (const pid_t pid : pids) {
        const QByteArray line = procFile(pid, "cmdline");
        const bool wanted = std::any_of(words.begin(), words.end(),
                                        [&](const QByteArray &word) { return line.contains(word); });
        const QList<QByteArray> fields = wanted ? statFields(pid) : QList<QByteArray>();
        if (fields.size() > systemTime)
            ticks += fields[userTime].toLongLong() + fields[systemTime].toLongLong();
    }
    return ticks;
}

} // namespace muster
