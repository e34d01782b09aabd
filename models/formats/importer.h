// SPDX-License-Identifier: GPL-3.0-or-later
// A file that somebody sends, whatever it is, into a plan; and a plan into the files that others want. Pure functions over bytes, any thread; slow on large files, so not on the window's.
#pragma once

#include "formats/importnotes.h"

namespace muster
{

// Markdown: response steps of a tabletop; Checklist: a drill. Both are task lists.
enum class ImportForm { Guess, Msel, OpenBas, Markdown, Exercise, Checklist, Cutover, Playbook, Runbook };
[[nodiscard]] std::optional<ImportForm> importFormFromWord(const QString &word); // "msel", "checklist", …

struct ImportRequest
{
    ImportForm form = ImportForm::Guess;
    QString fileName;           // gives the plan its title, where the file has none
    QString scenario;           // name of the scenario, where the file has none; empty: from the file's name
    QString sheet;              // of a workbook; empty: the first one
    bool response = false;      // a task list goes into a tabletop, whatever it looks like
    QString incident;           // of a runbook; empty: its only one
    MselMapping mapping;        // what is remembered about columns
    bool strictMapping = false; // a header of `mapping` that the table lacks is an error
};

// A file that was read, so that its columns can be tried again and again.
struct ImportSource
{
    ImportForm form = ImportForm::Msel; // as found out
    QString fileName;
    QByteArray bytes;
    TextTable table; // of an event or task list
};

// `form`, `fileName` and `sheet` of the request. Errors (BadInput): those of readTable.
[[nodiscard]] Result<ImportSource> readImport(const QByteArray &bytes, const ImportRequest &request,
                                              const ImportWatch &watch = {});

// The plan was read back as a file would be: it opens. Errors (BadInput): those of mapColumns, importMsel,
// importOpenBas, importTaskList, importChecklist, importTasks, importPlaybook, chosenIncident and parsePlan; "import.too_many" (a plan holds at most 10 MB);
// "import.cancelled".
[[nodiscard]] Result<Imported> importSource(const ImportSource &source, const ImportRequest &request,
                                            const ImportWatch &watch = {});

[[nodiscard]] Result<Imported> importBytes(const QByteArray &bytes, const ImportRequest &request); // both

enum class ExportForm { MselCsv, MselXlsx, Markdown, CutoverCsv, Playbook };
[[nodiscard]] std::optional<ExportForm>
exportFormFromWord(const QString &word); // "msel-csv", "msel-xlsx", "markdown", "cutover-csv", "playbook"
[[nodiscard]] QStringList exportFormWords();
// Those that the plan can be written in: event lists for a tabletop, task lists for what has phases.
[[nodiscard]] QVector<ExportForm> exportFormsOf(PlanKind kind);

// What of the plan such a file cannot hold, as sentences.
[[nodiscard]] QStringList exportLosses(const Plan &plan, ExportForm form);

// Errors (BadInput): "export.kind" (the plan has nothing of the kind), "export.no_steps", those of writeXlsx.
[[nodiscard]] Result<QByteArray> exportPlan(const Plan &plan, ExportForm form);

} // namespace muster
