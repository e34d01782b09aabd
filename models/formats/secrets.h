// SPDX-License-Identifier: GPL-3.0-or-later
// Finds secrets in a plan before they reach a journal, a process list or a report. Pure functions, any
// thread.
#pragma once

#include "domain/error.h"

#include <QJsonValue>

namespace muster
{

// Walks a whole document; prose (titles, details, SQL) is left out. Error "plan.secret" with the pointer.
[[nodiscard]] Done refuseSecrets(const QJsonValue &document);

} // namespace muster
