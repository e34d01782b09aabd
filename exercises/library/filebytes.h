// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a file that is to be imported. Inside exercises/library only. Any thread but the window's.
#pragma once

#include "domain/error.h"

#include <QByteArray>

namespace muster
{

// At most 40 MB. Errors (BadInput): "import.missing", "import.unreadable", "import.too_big".
[[nodiscard]] Result<QByteArray> readTableFile(const QString &path);

} // namespace muster
