// SPDX-License-Identifier: GPL-3.0-or-later
// How far an import is, and whether it is still wanted. Value; called on the thread that imports.
#pragma once

#include "domain/error.h"

#include <functional>

namespace muster
{

enum class ImportStage { Reading, Unpacking, Rows, Injects, Checking };

struct ImportWatch
{
    // `total` 0: not known. False: stop.
    std::function<bool(ImportStage stage, qint64 done, qint64 total)> report;

    // Error "import.cancelled" once it is not wanted any more.
    [[nodiscard]] Done goOn(ImportStage stage, qint64 done, qint64 total) const;
};

inline constexpr int rowsBetweenLooks = 1024;

} // namespace muster
