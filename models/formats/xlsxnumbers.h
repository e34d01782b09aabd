// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of a sheet that stand for dates and times. Inside models/formats only. Pure functions, any thread.
#pragma once

#include <QString>

namespace muster
{

enum class NumberKind { Plain, Date, Time, DateTime, Elapsed };

// Source: ECMA-376, part 1, 18.8.30 (numFmt): the built-in ids, else the format's code.
[[nodiscard]] NumberKind numberKind(int formatId, const QString &code);

// As it is shown: "2026-11-21", "9:30", "9:30:15", "2026-11-21 09:30", "26:15" (elapsed). `raw` is the value
// as the file has it: days since 1899-12-30, or since 1904-01-01.
[[nodiscard]] QString numberText(const QString &raw, NumberKind kind, bool since1904);

} // namespace muster
