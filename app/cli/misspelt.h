// SPDX-License-Identifier: GPL-3.0-or-later
// Names the word of a command line that no command and no option has. Inside app/cli.
#pragma once

#include "domain/error.h"

#include <CLI/CLI.hpp>

#include <optional>

namespace muster::cli
{

// Error "arguments.wrong" (BadInput) for the first unknown command or long option, with the nearest known
// ones.
[[nodiscard]] std::optional<Error> misspelt(const CLI::App &app, int argc, const char *const *argv);

} // namespace muster::cli
