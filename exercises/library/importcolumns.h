// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of the columns of event lists: for a set of headers, the field that each was taken as.
// One file of the user's settings, which window and command line share. Plain functions, any thread.
#pragma once

#include "formats/importer.h"

namespace muster
{

// XDG_CONFIG_HOME/muster/import-columns.json
[[nodiscard]] QString importColumnsFile();

// None when nothing is remembered for these headers (case and order aside), or the file cannot be read.
[[nodiscard]] std::optional<MselMapping> rememberedColumns(const MselMapping &columns);
// Under its headers, in place of what was remembered for them; the hundred last used are kept. Error
// "import.unremembered".
[[nodiscard]] Done rememberColumns(const MselMapping &mapping);
[[nodiscard]] Done forgetColumns(const MselMapping &mapping);

struct ImportColumns
{
    MselMapping mapping;
    bool remembered = false; // at least one column stands as it was taken last time
};

// Guessed, as remembered unless `fresh`, and as `wish` says, which goes before both. Errors: "import.unknown_column"
// when `wish` names a header that the table lacks and `strict` is set.
[[nodiscard]] Result<ImportColumns> columnsOf(const ImportSource &source, const MselMapping &wish,
                                              bool strict = false, bool fresh = false);

// After an import: what a person decided is remembered; what is as it would be guessed needs no remembering.
[[nodiscard]] Done rememberChoice(const ImportSource &source, const MselMapping &taken);

} // namespace muster
