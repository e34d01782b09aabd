// SPDX-License-Identifier: GPL-3.0-or-later
// Task lists as cut-over tools hold them (Task ID, Title, Predecessor IDs, Description, Stream, Task Type,
// Planned Duration, Assigned Team, Planned Date) into drills and back. Pure functions, any thread.
#pragma once

#include "formats/importnotes.h"
#include "formats/texttable.h"

namespace muster
{

// Has one of the first rows the headers of a task list?
[[nodiscard]] bool looksLikeTasks(const TextTable &table);

// A stream is a phase, predecessors are needs, a bare duration is minutes ("0:30" h:mm, "0:30:00" too). A
// column "Parent Task ID" makes sub-steps. Errors (BadInput): "import.no_columns", "import.empty",
// "import.duplicate_id" (both rows named), "import.cycle" (of parents; tasks named).
[[nodiscard]] Result<Imported> importTasks(const TextTable &table, const QString &title);

// First row: the headers. What importTasks reads back.
[[nodiscard]] QVector<QStringList> taskRows(const Plan &plan);

} // namespace muster
