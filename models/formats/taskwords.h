// SPDX-License-Identifier: GPL-3.0-or-later
// What the end of a task's line says about role and estimate. Inside models/formats; pure functions, any thread.
#pragma once

#include "domain/times.h"

namespace muster
{

struct TaskWords
{
    QString text;
    QString role;
    std::optional<Milliseconds> estimate;
    bool operator==(const TaskWords &) const = default;
};

// "Promote (DBA, 5 min)", "Promote (role: DBA)", "Promote @dba". Brackets that say neither stay in the text.
[[nodiscard]] TaskWords taskWords(const QString &line);

// " (role: DBA, 5 min)"; empty when there is neither.
[[nodiscard]] QString taskMeta(const QString &role, const std::optional<Milliseconds> &estimate);

// "~1h30m", "5 minutes"; a bare number is anything.
[[nodiscard]] std::optional<Milliseconds> estimateWords(QString text);

// Columns of white space at the beginning; a tab goes to the next multiple of four.
[[nodiscard]] int indentOf(const QString &line);

} // namespace muster
