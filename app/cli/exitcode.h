// SPDX-License-Identifier: GPL-3.0-or-later
// The exit codes of the command line, a contract with scripts.
#pragma once

#include "domain/error.h"

namespace muster::cli {

inline constexpr int exitPassed = 0;        // passed or warning
inline constexpr int exitFailed = 1;        // failed or unknown
inline constexpr int exitBadInput = 2;      // wrong arguments or a bad plan; nothing was started
inline constexpr int exitCannotRun = 3;     // no such backup, no server, no tool
inline constexpr int exitInterrupted = 130; // stopped by a person, cleaned up

[[nodiscard]] constexpr int exitFor(Fault fault)
{
    switch (fault) {
    case Fault::BadInput:
        return exitBadInput;
    case Fault::CannotRun:
        return exitCannotRun;
    case Fault::Interrupted:
        return exitInterrupted;
    case Fault::Failed:
        break;
    }
    return exitFailed;
}

} // namespace muster::cli
