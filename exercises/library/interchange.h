// SPDX-License-Identifier: GPL-3.0-or-later
// Files that others send or want: event lists, scenario exports, check lists. Plain functions, any thread;
// slow on large files, so not on the window's.
#pragma once

#include "formats/importer.h"

namespace muster
{

// At most 40 MB is read. Errors: "import.missing", "import.unreadable", and what importBytes says, with the
// file's name in front. `request.fileName` may be empty: the path's own is taken.
[[nodiscard]] Result<Imported> importFile(const QString &path, ImportRequest request);

// {form, taken[{from, as, remark}], dropped[], problems[{row, text}], injects, scenarios, steps, mapping}
[[nodiscard]] QJsonObject importPreview(const Imported &imported);

} // namespace muster
