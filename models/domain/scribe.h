// SPDX-License-Identifier: GPL-3.0-or-later
// The scribe line: one line typed during a run, told apart by its marks. Pure function, any thread.
#pragma once

#include "domain/times.h"

namespace muster
{

// "@role" who it concerns · "#gap P1" a gap · "!" or "!issue" an issue · "?" a question · "~" a deviation ·
// "-2m" (45s, 2m, 1h30m) how long ago. The marks may stand at the beginning in any order; the time also at the end.
// Anything else is a note. A gap without a priority is P2.
struct ScribeLine
{
    QString kind; // "note", "issue", "question", "deviation", "gap"; empty when there is no text
    QString text; // without the marks
    QString role;
    QString priority; // of a gap: "P1", "P2", "P3"
    Milliseconds ago{0};
    bool operator==(const ScribeLine &) const = default;
};

[[nodiscard]] ScribeLine parseScribeLine(const QString &line);

} // namespace muster
