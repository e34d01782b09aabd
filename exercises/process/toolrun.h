// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program that a plan names, keeps what a reader needs of what it says, and masks secrets in it.
// Blocks the calling (worker) thread; callbacks run on it.
#pragma once

#include "process/childprocess.h"

#include <QRegularExpression>

namespace muster
{

struct ToolWish
{
    QStringList argv;        // program and arguments; no shell
    QString folder;          // working directory, and what a program with "/" in its name is relative to
    QStringList environment; // "NAME=value", never a secret
    QStringList passed;      // names of variables of our own environment that it gets; their values are masked
    QString user;            // as root: whom to run as
    QRegularExpression wanted; // looked for in every line of its output; empty: nothing
    Milliseconds timeout{0};   // 0: none
    std::function<void(const QString &text)> says; // masked lines, several at a time; may be empty
};

struct ToolEnd
{
    ProcessEnd end;           // its lastErrors are masked
    bool wantedSeen = false;
    QString output;           // standard output, masked; at most 4096 characters of it
    qint64 lines = 0;         // of both outputs
    qint64 linesLeftOut = 0;  // of these: counted and not said
    qint64 bytesLeftOut = 0;
};

// The command as it will be started. Errors (CannotRun): "command.missing" with what to install or correct,
// "command.variable" for a passed variable that is not set.
[[nodiscard]] Result<Command> toolCommand(const ToolWish &wish);

// Errors: those of toolCommand and runProcess. The first 150 lines and the last 50 are said, a line at most
// 2000 characters, in all at most 64 KiB; the rest is counted.
[[nodiscard]] Result<ToolEnd> runTool(const ToolWish &wish, const CancelToken &cancel);

} // namespace muster
