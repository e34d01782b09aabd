// SPDX-License-Identifier: GPL-3.0-or-later
// A signal to one process and never to a group: a QProcess that has ended has the number 0, and kill(0)
// would end the test runner with it. Any thread.
#pragma once

#include <QtGlobal>

#include <cerrno>
#include <csignal>

// 0 when the signal was sent; −1 when there is no such process (any more).
inline int killOne(qint64 pid, int number)
{
    if (pid > 1)
        return ::kill(static_cast<pid_t>(pid), number);
    errno = ESRCH;
    return -1;
}
