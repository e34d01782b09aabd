// SPDX-License-Identifier: GPL-3.0-or-later
// Due dates as people write them. Pure, any thread.
#pragma once

#include "domain/error.h"

#include <QDate>
#include <QString>

#include <optional>

namespace muster
{

// "2026-12-01", "2026/12/01", "1.12.2026", "1 Dec 2026", "Dec 1, 2026", "December 2026" (its last day), a
// timestamp, and "13/12/2026" or "12/13/2026" where only one reading is a date. None for anything else, and
// for what could be two days, as "3/4/2026".
[[nodiscard]] std::optional<QDate> dueDate(const QString &text);

// May a person type this as a due date? Empty means none. Error (BadInput): "gap.due".
[[nodiscard]] Done mayBeDue(const QString &text);

} // namespace muster
