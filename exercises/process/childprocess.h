// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a tool to its end: feeds it, listens to it, watches that it gets on, and ends its whole process
// group on cancel, timeout or stand-still. Blocks the calling (worker) thread; callbacks run on it.
#pragma once

#include "domain/times.h"
#include "engine/canceltoken.h"
#include "process/command.h"

#include <functional>

namespace muster
{

struct ProcessWatch
{
    // More for its standard input; empty = the end. An error ends the tool and is returned.
    std::function<Result<QByteArray>()> input;
    std::function<void(const QByteArray &line)> outputLine; // without the line's end
    std::function<void(const QByteArray &line)> errorLine;
    // Raw standard output instead of lines. An error ends the tool and is returned.
    std::function<Done(const QByteArray &bytes)> outputBytes;
    // A figure that grows while the tool gets on; besides it, any output counts as progress. Polled
    // every 200 ms with the tool's process group.
    std::function<qint64(pid_t group)> activity;
    // Every 200 ms. An error ends the tool and is returned.
    std::function<Done()> tick;
    Milliseconds timeout{0};    // in all; 0 = none
    Milliseconds noProgress{0}; // without any progress; 0 = none
};

struct ProcessEnd
{
    int exitCode = 0;       // 128 + signal number when it was killed by one
    int signal = 0;         // 0 = it exited
    QStringList lastErrors; // last lines of standard error, at most 20
    Milliseconds duration{0};
    [[nodiscard]] bool ok() const { return exitCode == 0; }
};

// Errors: "process.start", "process.user" (CannotRun), "cancelled" (Interrupted, within 2 s of the token),
// "process.timeout", "process.stalled" (Failed), and whatever input, outputBytes or tick returned.
[[nodiscard]] Result<ProcessEnd> runProcess(const Command &command, const ProcessWatch &watch,
                                            const CancelToken &cancel);

// Its whole standard output, for small tools: version, test. Non-zero exits are in ProcessEnd.
struct ProcessText
{
    ProcessEnd end;
    QString output;
};
[[nodiscard]] Result<ProcessText> readProcess(const Command &command, const CancelToken &cancel,
                                              Milliseconds timeout = Milliseconds(20000));

[[nodiscard]] Error stoppedError(); // "cancelled", Interrupted

} // namespace muster
