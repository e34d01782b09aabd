// SPDX-License-Identifier: GPL-3.0-or-later
// What earlier runs of a plan teach about a step's time. Pure functions, any thread.
#pragma once

#include "domain/times.h"

#include <QHash>
#include <QJsonObject>
#include <QVector>

namespace muster
{

struct LearnedTime
{
    Milliseconds median{0};
    Milliseconds shortest{0};
    Milliseconds longest{0};
    int runs = 0;
    bool operator==(const LearnedTime &) const = default;
};
using LearnedTimes = QHash<QString, LearnedTime>; // by step id

// The median of an even number is the mean of the middle two. Nothing from no times; negative ones are left out.
[[nodiscard]] std::optional<LearnedTime> learnFrom(QVector<Milliseconds> times);
[[nodiscard]] LearnedTimes learnAll(const QHash<QString, QVector<Milliseconds>> &times);

// {"step": {"median_ms", "shortest_ms", "longest_ms", "runs"}}: kept in a run's first entry.
[[nodiscard]] QJsonObject learnedToJson(const LearnedTimes &times);
[[nodiscard]] LearnedTimes learnedFromJson(const QJsonObject &json);

} // namespace muster
