// SPDX-License-Identifier: GPL-3.0-or-later
// The plan's JSON Schema (draft 7), enforced. Pure function, any thread.
#pragma once

#include "formats/jsonreader.h"

namespace muster
{

// Error "plan.schema" for the innermost value that does not fit, in our own words, with its pointer.
[[nodiscard]] Done checkPlanSchema(const Json &document);

} // namespace muster
