// SPDX-License-Identifier: GPL-3.0-or-later
// Every action that a plan may name, put together once at start.
#pragma once

#include "engine/action.h"

#include <memory>

namespace muster
{

[[nodiscard]] std::shared_ptr<const ActionRegistry> makeRegistry();
[[nodiscard]] QStringList knownActions(const ActionRegistry &registry);

} // namespace muster
