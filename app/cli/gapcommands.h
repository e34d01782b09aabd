// SPDX-License-Identifier: GPL-3.0-or-later
// The words of `muster-cli gaps`: part of commandline.cpp. Main thread.
#pragma once

#include "cli/arguments.h"

namespace CLI
{
class App;
}

namespace muster::cli
{

void addGapCommands(CLI::App *root, Arguments *arguments);

} // namespace muster::cli
