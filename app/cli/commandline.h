// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the command line. The only file of the program that knows CLI11.
#pragma once

#include "cli/arguments.h"
#include "domain/error.h"

namespace muster::cli {

struct Parsed
{
    Arguments arguments; // when there is something to do
    bool done = false;   // help or version: `text` goes to standard output, exit 0
    QString text;
};

// Errors: "arguments.wrong" (BadInput). `wantsJson` tells whether --json was there, even then.
[[nodiscard]] Result<Parsed> parseCommandLine(int argc, const char *const *argv);
[[nodiscard]] bool wantsJson(int argc, const char *const *argv);

} // namespace muster::cli
