// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario or simulation as OpenBAS (OpenAEV, OpenEx) exports it: JSON, alone or in its ZIP. Pure
// functions, any thread.
#pragma once

#include "formats/importnotes.h"

namespace muster
{

[[nodiscard]] bool looksLikeOpenBas(const QJsonObject &json);

// Errors (BadInput): "import.not_openbas".
[[nodiscard]] Result<Imported> importOpenBas(const QJsonObject &json);

// The exported document out of the ZIP. Errors: those of unzip, "import.not_openbas".
[[nodiscard]] Result<QByteArray> openBasDocument(const QByteArray &zip);

} // namespace muster
