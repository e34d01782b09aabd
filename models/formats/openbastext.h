// SPDX-License-Identifier: GPL-3.0-or-later
// HTML of a message as plain text. Inside models/formats only. Pure function, any thread.
#pragma once

#include <QString>

namespace muster
{

// Line ends where HTML has them, no tags, the common entities. A text without tags stays as it is.
[[nodiscard]] QString plainText(const QString &html);

} // namespace muster
