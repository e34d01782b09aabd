// SPDX-License-Identifier: GPL-3.0-or-later
// Files that others send or want: event lists, scenario exports, check lists. Plain functions, any thread;
// slow on large files, so not on the window's.
#pragma once

#include "library/importcolumns.h"

namespace muster
{

// What a file that somebody drops or names is to be taken for, by its first bytes and, where those say
// nothing, its name. One that cannot be read is a plan or a backup, by its name: the opening says why.
enum class GivenFile { Plan, Import, Runbook, Backup };
[[nodiscard]] GivenFile kindOfFile(const QString &path);

// At most 40 MB is read. Errors: "import.missing", "import.unreadable" and what readImport says, with the
// file's name in front. `request.fileName` may be empty: the path's own is taken.
[[nodiscard]] Result<ImportSource> openImport(const QString &path, ImportRequest request,
                                              const ImportWatch &watch = {});

// openImport, then the columns as remembered and as the request says, then importSource.
struct ImportedFile
{
    ImportSource source;
    Imported imported;
    bool remembered = false; // columns stand as they were taken last time
};
[[nodiscard]] Result<ImportedFile> importFile(const QString &path, const ImportRequest &request,
                                              bool fresh = false, const ImportWatch &watch = {});

// Replaces the file whole or leaves it. Errors: "export.kind", "export.cell_too_long", "export.unwritable".
[[nodiscard]] Done writeExport(const Plan &plan, ExportForm form, const QString &path);

// {form, kind, taken[{from, as, remark}], dropped[], problems[{row, text}], injects, scenarios, phases, steps,
// mapping}; steps of a drill count their sub-steps
[[nodiscard]] QJsonObject importPreview(const Imported &imported);

} // namespace muster
