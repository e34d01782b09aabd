// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown task lists as drills: headings are phases, "- [ ] …" are steps, nested ones sub-steps, and what
// stands under a task (paragraphs, code) its details. Pure functions, any thread.
#pragma once

#include "formats/importnotes.h"

namespace muster
{

inline constexpr int deepestTasks = 40; // a plan's JSON holds no more

// The first "# …" is the title. "(DBA, 5 min)", "(role: DBA)" or "@dba" at a task's end give role and estimate;
// "- needs: …" under it what it waits for. A plain bullet is a step when tasks stand under it, else text.
// Ticks, numbering and plain bullets are kept (`checked`, `numbered`, `checkbox`), the depth of a phase's
// heading as `heading`. Errors (BadInput): "import.no_tasks", "import.too_deep" (the line named).
[[nodiscard]] Result<Imported> importChecklist(const QString &markdown, const QString &title);

// What importChecklist reads back: equal to what it made, when it made the plan.
[[nodiscard]] QByteArray checklistMarkdown(const Plan &plan);

// Is the text meant as a tabletop's response ("## Scenario: …")?
[[nodiscard]] bool speaksOfScenarios(const QString &markdown);

} // namespace muster
