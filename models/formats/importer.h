// SPDX-License-Identifier: GPL-3.0-or-later
// A file that somebody sends, whatever it is, into a tabletop plan; and a plan into the files that others
// want. Pure functions over bytes, any thread; slow on large files, so not on the window's.
#pragma once

#include "formats/importnotes.h"

namespace muster
{

enum class ImportForm { Guess, Msel, OpenBas, Markdown, Exercise };
[[nodiscard]] std::optional<ImportForm> importFormFromWord(const QString &word); // "msel", "openbas", …

struct ImportRequest
{
    ImportForm form = ImportForm::Guess;
    QString fileName;           // gives the plan its title, where the file has none
    QString scenario;           // name of the scenario, where the file has none; empty: from the file's name
    QString sheet;              // of a workbook; empty: the first one
    MselMapping mapping;        // what is remembered about columns
    bool strictMapping = false; // a header of `mapping` that the table lacks is an error
};

// A file that was read, so that its columns can be tried again and again.
struct ImportSource
{
    ImportForm form = ImportForm::Msel; // as found out
    QString fileName;
    QByteArray bytes;
    TextTable table; // of an event list
};

// `form`, `fileName` and `sheet` of the request. Errors (BadInput): those of readTable.
[[nodiscard]] Result<ImportSource> readImport(const QByteArray &bytes, const ImportRequest &request,
                                              const ImportWatch &watch = {});

// The plan was read back as a file would be: it opens. Errors (BadInput): those of mapColumns, importMsel,
// importOpenBas, importTaskList and parsePlan; "import.too_many" (a plan holds at most 10 MB);
// "import.cancelled".
[[nodiscard]] Result<Imported> importSource(const ImportSource &source, const ImportRequest &request,
                                            const ImportWatch &watch = {});

[[nodiscard]] Result<Imported> importBytes(const QByteArray &bytes, const ImportRequest &request); // both

enum class ExportForm { MselCsv, MselXlsx, Markdown };
[[nodiscard]] std::optional<ExportForm>
exportFormFromWord(const QString &word); // "msel-csv", "msel-xlsx", "markdown"
[[nodiscard]] QStringList exportFormWords();

// Errors: "export.kind" (BadInput: not a tabletop), those of writeXlsx.
[[nodiscard]] Result<QByteArray> exportPlan(const Plan &plan, ExportForm form);

} // namespace muster
