// SPDX-License-Identifier: GPL-3.0-or-later
// What the system says about running processes (/proc): who works in a folder, how much was read.
// Reads only; any thread. Figures of a process that has ended in between count as nothing.
#pragma once

#include "domain/times.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <map>

#include <sys/types.h>

namespace muster
{

// Processes whose working directory is `folder` (a PostgreSQL server's processes: its data folder).
[[nodiscard]] QVector<pid_t> processesIn(const QString &folder);

[[nodiscard]] bool worksIn(pid_t pid, const QString &folder);

// Whether a process, a child of ours or not, is gone before that time is over; waits without polling.
[[nodiscard]] bool endsWithin(pid_t pid, Milliseconds limit);

// Bytes that the processes of a group have read from files and pipes (rchar), counted over their whole
// life: those that have ended stay counted. One object follows one group.
class GroupReads
{
public:
    explicit GroupReads(pid_t group) : m_group(group) {}
    [[nodiscard]] qint64 bytes();

private:
    pid_t m_group;
    std::map<pid_t, qint64> m_read;
};

// CPU time used so far by those processes of `pids` whose command line holds one of `words`, in clock ticks.
[[nodiscard]] qint64 cpuTicks(const QVector<pid_t> &pids, const QVector<QByteArray> &words);

} // namespace muster
