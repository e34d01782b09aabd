// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/identity.h"

#include <QFile>
#include <QSysInfo>

#include <unistd.h>

namespace muster
{

namespace
{

QByteArray firstLine(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

// Field 22 of /proc/PID/stat; the name in field 2 may hold spaces and brackets. A zombie counts as gone.
qint64 startTicksOf(qint64 pid)
{
    const QByteArray stat = firstLine(QStringLiteral("/proc/%1/stat").arg(pid));
    const qsizetype bracket = stat.lastIndexOf(')');
    if (bracket < 0)
        return 0;
    const QList<QByteArray> fields = stat.mid(bracket + 2).split(' ');
    constexpr int state = 0;
    constexpr int startTime = 22 - 3;
    if (fields.size() <= startTime || fields[state] == "Z" || fields[state] == "X")
        return 0;
    return fields[startTime].toLongLong();
}

} // namespace

QJsonObject ProcessIdentity::toJson() const
{
    return {{QStringLiteral("host"), host},
            {QStringLiteral("pid"), pid},
            {QStringLiteral("boot_id"), bootId},
            {QStringLiteral("start_ticks"), startTicks}};
}

ProcessIdentity ProcessIdentity::fromJson(const QJsonObject &json)
{
    return {json.value(QStringLiteral("host")).toString(), json.value(QStringLiteral("pid")).toInteger(),
            json.value(QStringLiteral("boot_id")).toString(),
            json.value(QStringLiteral("start_ticks")).toInteger()};
}

ProcessIdentity processWithId(qint64 pid)
{
    return {QSysInfo::machineHostName(), pid,
            QString::fromLatin1(firstLine(QStringLiteral("/proc/sys/kernel/random/boot_id"))),
            startTicksOf(pid)};
}

ProcessIdentity thisProcess()
{
    return processWithId(::getpid());
}

bool isAlive(const ProcessIdentity &process)
{
    if (process.pid <= 0)
        return false;
    const ProcessIdentity now = processWithId(process.pid);
    return now.startTicks != 0 && now == process;
}

} // namespace muster
