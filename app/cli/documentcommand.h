// SPDX-License-Identifier: GPL-3.0-or-later
// The words of `muster-cli document`: part of commandline.cpp. Main thread.
#pragma once

#include "cli/arguments.h"

namespace CLI
{
class App;
}

namespace muster::cli
{

void addDocumentCommand(CLI::App *root, Arguments *arguments);

} // namespace muster::cli
