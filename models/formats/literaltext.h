// SPDX-License-Identifier: GPL-3.0-or-later
// "${HOME}" in a file of somebody else's is text, not a value of the plan to be filled in: in a plan it is
// written "$${HOME}". Inside models/formats; pure functions, any thread.
#pragma once

#include "domain/plan.h"

namespace muster
{

[[nodiscard]] Result<Plan> withLiteralText(const Plan &plan); // for what was imported
[[nodiscard]] Plan withPlainText(const Plan &plan);           // for what is exported

} // namespace muster
