// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown task lists ("- [ ] …", nested, under headings) into the response steps of a scenario, and a
// tabletop as Markdown. Pure functions, any thread.
#pragma once

#include "formats/importnotes.h"

namespace muster
{

// A nested task waits for the one it stands under, a numbered one for the one before it. "(DBA, 5 min)" or
// "(role: DBA)" at the end gives role and estimate; "needs:" and "tools:" lines under a task give those.
// "# …" is the title, "## Scenario: …" begins a scenario; other headings stay with their steps as `phase`.
// Errors (BadInput): "import.no_tasks".
[[nodiscard]] Result<Imported> importTaskList(const QString &markdown, const QString &title,
                                              const QString &scenario);

// Scenarios with their injects as tables and their steps as task lists, which importTaskList reads back.
[[nodiscard]] QByteArray tabletopMarkdown(const Plan &plan);

} // namespace muster
