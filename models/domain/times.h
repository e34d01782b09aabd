// SPDX-License-Identifier: GPL-3.0-or-later
// Durations and exercise times as people type and read them.
#pragma once

#include "domain/error.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace muster
{

using Milliseconds = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;

// "45s", "30m", "1h30m", "2d", "PT30M", "0:10" (h:mm); a bare number is minutes.
// Errors: "duration.syntax" (BadInput) for anything else and for negative values.
[[nodiscard]] Result<Milliseconds> parseDuration(const QString &text);

// "T+5" (minutes), "T+0:10" (h:mm), "T-0:10", "+2h", "T+1:00:30". Same errors as parseDuration.
[[nodiscard]] Result<Milliseconds> parseOffset(const QString &text);

// "0:47:12": hours without leading zero, for clocks and tables. Negative values carry a minus.
[[nodiscard]] QString clockText(Milliseconds value);

// "T+0:47:12" / "T−0:10:00".
[[nodiscard]] QString offsetText(Milliseconds value);

// "8 min", "1 h 30 min", "45 s", "320 ms", "3 d 4 h": for sentences.
[[nodiscard]] QString wordsText(Milliseconds value);

// Shortest text that parseDuration reads back: "1h30m", "45s", "250ms" is written as "0.25s".
[[nodiscard]] QString durationText(Milliseconds value);

// RFC 3339 in UTC with milliseconds: "2026-11-21T07:29:58.123Z".
[[nodiscard]] QString timestampText(const QDateTime &when);
[[nodiscard]] QDateTime parseTimestamp(const QString &text); // invalid QDateTime on nonsense

} // namespace muster
