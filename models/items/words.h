// SPDX-License-Identifier: GPL-3.0-or-later
// The domain's enums in the reader's language, for screens. Documents use the contract's own words.
// Pure functions, any thread.
#pragma once

#include "domain/ledger.h"
#include "domain/runsummary.h"

namespace muster
{

[[nodiscard]] QString statusLabel(Status status);         // "passed", "running", …
[[nodiscard]] QString verdictLabel(Verdict verdict);      // "passed", "warning", …
[[nodiscard]] QString runPhaseLabel(RunPhase phase);      // "running", "cut off", …
[[nodiscard]] QString planKindLabel(PlanKind kind);       // "drill", …
[[nodiscard]] QString onFailureLabel(OnFailure value);    // "stop the run", …
[[nodiscard]] QString timelineKindLabel(const QString &kind);
[[nodiscard]] QString injectStatusLabel(InjectStatus status, bool isDue); // "due", "released", …
[[nodiscard]] QString outcomeLabel(const QString &outcome);               // "agreed", …; empty: "not discussed"

[[nodiscard]] QString gapStatusLabel(GapStatus status);                   // "open", "in progress", "closed"

[[nodiscard]] QString statusGlyph(Status status); // ✓ ◐ ☐ ✗ ? –
[[nodiscard]] Status statusOf(Verdict verdict);   // a warning counts as passed here

// A JSON value as people read it in a cell; empty for null.
[[nodiscard]] QString cellText(const QJsonValue &value);
// "0:14:02 / 0:20:00", "– / 0:20:00"; empty when there is neither.
[[nodiscard]] QString targetText(const TargetResult &result);
// "today 10:47", "yesterday 10:47", "Wednesday 10:47" within the week, else the locale's date.
[[nodiscard]] QString whenText(const QDateTime &when, const QDateTime &now);

} // namespace muster
