// SPDX-License-Identifier: GPL-3.0-or-later
// What the Markdown reports are put together from. For this room only.
#pragma once

#include "reports/report.h"

namespace muster::markdown
{

// Text that came from elsewhere as such, on one line.
[[nodiscard]] QString plain(const QString &text);
[[nodiscard]] QString row(const QStringList &cells); // as they are: markup stays
[[nodiscard]] QString head(const QStringList &titles);

[[nodiscard]] QString timeline(const Report &report);
[[nodiscard]] QString environment(const Report &report);
[[nodiscard]] QByteArray tabletopMarkdown(const Report &report);

} // namespace muster::markdown
