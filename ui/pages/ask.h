// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel of a live page asks of the run: the page carries it out if the run takes it.
#pragma once

#include "session/runsession.h"

#include <functional>

namespace muster
{

using Ask = std::function<void(RunSession &)>;

} // namespace muster
