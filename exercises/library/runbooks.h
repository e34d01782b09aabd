// SPDX-License-Identifier: GPL-3.0-or-later
// Runbooks as people handle them: files, and the one that is shipped as an example. Plain functions, any thread.
#pragma once

#include "formats/runbook.h"

#include <QMap>

namespace muster
{

// At most 10 MB is read. Errors (BadInput): "import.missing", "import.unreadable", "import.too_big" and what
// parseRunbook says, with the file's name in front. A file without a title is called after its name.
[[nodiscard]] Result<Runbook> openRunbook(const QString &path);

// By id: the file's name without ".runbook.json". Empty when nothing is installed.
[[nodiscard]] QMap<QString, QString> shippedRunbooks();

// A file, or the id of a shipped one where there is no such file.
[[nodiscard]] QString runbookPath(const QString &given);

// incidentPlan as a plan file may hold it: "${HOME}" in it is text.
[[nodiscard]] Result<Plan> incidentDrill(const Runbook &runbook, const RunbookIncident &incident);

// "incident:INC-003": an incident of a shipped runbook. Errors as chosenIncident's.
[[nodiscard]] bool isIncidentName(const QString &id);
[[nodiscard]] Result<Plan> shippedIncident(const QString &id);

} // namespace muster
