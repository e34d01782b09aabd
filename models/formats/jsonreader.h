// SPDX-License-Identifier: GPL-3.0-or-later
// Strict JSON: refuses duplicate keys, deep nesting and large files, and knows where each value stands.
// Inside models/formats only. Pure functions, any thread.
#pragma once

#include "domain/error.h"

#include <QByteArray>
#include <QJsonValue>

#include <nlohmann/json.hpp>

#include <vector>

namespace muster
{

using Json = nlohmann::json;

inline constexpr qsizetype largestDocument = 10 * 1000 * 1000; // bytes
inline constexpr int deepestNesting = 100;

struct TextPosition
{
    int line = 0; // 1-based; 0 = unknown
    int column = 0;
};

// Line and column (in characters) of a byte.
[[nodiscard]] TextPosition positionOf(const QByteArray &text, qsizetype offset);

// Errors (BadInput): `area`.syntax (line, column), .duplicate_key, .too_deep, .too_large.
[[nodiscard]] Result<Json> readJson(const QByteArray &text, const QString &area);

// Where the value of a JSON pointer begins; unknown when there is none.
[[nodiscard]] TextPosition locate(const QByteArray &text, const QString &pointer);

// What to try when the text is no JSON: looks at the text around the place.
[[nodiscard]] QString syntaxHint(const QByteArray &text, qsizetype offset, const QString &parserMessage);

[[nodiscard]] QJsonValue toQt(const Json &value);

// One step down in a JSON pointer: "/a~1b".
[[nodiscard]] QString childPointer(const QString &parent, const QString &key);
[[nodiscard]] QString childPointer(const QString &parent, qsizetype index);

} // namespace muster
