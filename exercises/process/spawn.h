// SPDX-License-Identifier: GPL-3.0-or-later
// fork and exec, done by hand: a child in its own process group, with its own user and a clean
// environment. Everything is prepared before fork; between fork and exec only safe calls are made.
#pragma once

#include "process/command.h"

namespace muster
{

enum class Lifetime {
    WithParent, // a tool: killed when the thread that started it ends (PR_SET_PDEATHSIG)
    Detached,   // a server: a session of its own, lives on
};

struct SpawnFiles // −1 = /dev/null
{
    int in = -1;
    int out = -1;
    int err = -1;
};

// Errors (CannotRun): "process.start" with the system's reason, "process.user".
[[nodiscard]] Result<pid_t> spawn(const Command &command, const SpawnFiles &files, Lifetime lifetime);

// Starts a server whose output goes to the end of `logFile` (created for its user). Reap it with
// reapIfEnded() when it has been stopped.
[[nodiscard]] Result<pid_t> startDetached(const Command &command, const QString &logFile);

// True when the process is gone (or was never our child and does not exist).
bool reapIfEnded(pid_t pid);

} // namespace muster
