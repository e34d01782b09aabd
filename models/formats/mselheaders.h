// SPDX-License-Identifier: GPL-3.0-or-later
// The headers that event lists are seen with, and the words in them. Inside models/formats only. Pure
// functions, any thread.
#pragma once

#include "formats/mselmapping.h"

namespace muster
{

struct KnownHeader
{
    MselField field = MselField::None;
    int rank = 9; // 1: HSEEP's own, 2: seen elsewhere, 3: likely
};

[[nodiscard]] QString headerKey(const QString &header); // letters and digits, lower case; "#" is "number"
[[nodiscard]] KnownHeader knownHeader(const QString &header);

enum class EventType { Inject, Contingency, ExpectedAction };
[[nodiscard]] std::optional<EventType> eventTypeOf(const QString &text); // an empty one is an inject
[[nodiscard]] bool isEventType(const QString &text);
[[nodiscard]] QString eventTypeWord(EventType type); // HSEEP's

// HSEEP's columns in its order, by field.
[[nodiscard]] const QVector<std::pair<MselField, QString>> &hseepColumns();

} // namespace muster
