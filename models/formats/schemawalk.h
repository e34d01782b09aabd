// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the plan's schema beside a document: which types a place may have, which keys are known.
// Pure functions, any thread.
#pragma once

#include "formats/jsonreader.h"

#include <QStringList>

namespace muster
{

[[nodiscard]] const char *planSchemaText(); // compiled in
[[nodiscard]] const Json &planSchema();

// The part of the schema that describes the value at the pointer; null when it says nothing about it.
[[nodiscard]] const Json *planSchemaNode(const QString &pointer);
// "string", "number", …; empty = any.
[[nodiscard]] QStringList planSchemaTypes(const QString &pointer);

// One line for each key that the schema does not know, with its pointer.
[[nodiscard]] QStringList unknownKeyWarnings(const Json &document);

// The document without the strings that hold an unfilled ${…} where the schema wants no string.
[[nodiscard]] Json withoutUnfilled(const Json &document);

} // namespace muster
