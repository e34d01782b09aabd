// SPDX-License-Identifier: GPL-3.0-or-later
// The action types of this room, one function each; for register.cpp.
#pragma once

#include "engine/action.h"

namespace muster
{

[[nodiscard]] ActionType commandActionType();
[[nodiscard]] ActionType waitActionType();
[[nodiscard]] ActionType tcpActionType();
[[nodiscard]] ActionType httpActionType();

} // namespace muster
