// SPDX-License-Identifier: GPL-3.0-or-later
// The author of a PDF, which Qt 6.4 has no way to set. Pure function, any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace muster::paper
{

// The document with a new information dictionary appended, as PDF allows (ISO 32000-1, 7.5.6: incremental
// updates). Unchanged when `author` is empty or the document is not as Qt writes it.
[[nodiscard]] QByteArray withAuthor(const QByteArray &pdf, const QString &author);

} // namespace muster::paper
