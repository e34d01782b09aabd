// SPDX-License-Identifier: GPL-3.0-or-later
// The times of a list of events as people write them: T+5, T+0:10, +2h, 9:30, 09:30 PM, J+1 H+2 M-5, STARTEX,
// 2026-11-21 09:30, 0930. A column is read as a whole: whether 9:30 is a time of day shows in its neighbours.
// Inside models/formats. Pure functions, any thread.
#pragma once

#include "domain/times.h"

#include <QStringList>
#include <QVector>

namespace muster
{

// What "9:30" is: hours after T+0, or a time of day, relative to the first one in the column.
enum class ClockReading { Guess, Elapsed, TimeOfDay };

struct TimeColumn
{
    QVector<std::optional<Milliseconds>> at; // by cell; none: empty or unreadable
    QStringList problems;                    // by cell; empty: nothing wrong
    QString remark;                          // how the column was read, when that was a choice
};

// `header` gives the unit of bare numbers (minutes, unless it speaks of hours or seconds).
[[nodiscard]] TimeColumn readTimes(const QStringList &cells, const QString &header,
                                   ClockReading clock = ClockReading::Guess);

// "T+0:10", "T+0:10:30", "T-0:05": what readTimes reads back, to the second.
[[nodiscard]] QString injectTimeText(Milliseconds at);

} // namespace muster
