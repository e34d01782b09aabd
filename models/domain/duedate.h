// SPDX-License-Identifier: GPL-3.0-or-later
// Due dates as people write them. Pure, any thread.
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace muster
{

// "2026-12-01", "2026/12/01", "1.12.2026", "1 Dec 2026", "Dec 1, 2026", "December 2026" (its last day), a
// timestamp, and "13/12/2026" or "12/13/2026" where only one reading is a date. None for anything else, and
// for what could be two days, as "3/4/2026".
[[nodiscard]] std::optional<QDate> dueDate(const QString &text);

} // namespace muster
