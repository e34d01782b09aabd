// SPDX-License-Identifier: GPL-3.0-or-later
// Event lists (MSEL) into injects and back. An "Expected Action" is nothing to deliver: it joins what is
// expected after the inject above it. Pure functions, any thread.
#pragma once

#include "domain/tabletop.h"
#include "formats/importnotes.h"

namespace muster
{

struct MselNames
{
    QString id; // of the plan
    QString title;
    QString scenario; // where the table has no scenario column
};

// `mapping` as mapColumns gives it. Errors: "import.no_columns" (the headers named), "import.empty";
// "import.cancelled".
[[nodiscard]] Result<Imported> importMsel(const TextTable &table, const MselMapping &mapping,
                                          const MselNames &names, const ImportWatch &watch = {});

// HSEEP's columns; then "Artifacts" and "Scenario" where there are any, and what an import kept. First row:
// the headers. What the importer reads back as it was.
[[nodiscard]] QVector<QStringList> mselRows(const Plan &plan);

// Lists in one cell: "a; b", quoted where an item holds a separator. One without semicolons and line ends may
// be cut at commas.
[[nodiscard]] QStringList splitList(const QString &cell);
[[nodiscard]] QString joinList(const QStringList &items);

} // namespace muster
