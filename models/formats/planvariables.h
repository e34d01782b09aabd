// SPDX-License-Identifier: GPL-3.0-or-later
// ${NAME}, ${NAME:-default} and $${ (a literal "${") in the strings of a plan. Pure functions, any thread.
#pragma once

#include "formats/jsonreader.h"
#include "formats/planjson.h"

namespace muster
{

// Fills every string in place. A value that was one whole ${…} becomes a number or truth value where the
// schema wants one. Error "plan.unset_variable" names all that are unset; the pointer is the first one's.
[[nodiscard]] Done fillVariables(Json &document, const Variables &variables);

// Has an unfilled ${…}.
[[nodiscard]] bool hasVariable(const QString &text);

} // namespace muster
