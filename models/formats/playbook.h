// SPDX-License-Identifier: GPL-3.0-or-later
// Mattermost playbooks (their export, version 1) into drills and back. A command of theirs is never executed:
// it stands in the step's details. Pure functions, any thread.
#pragma once

#include "formats/importnotes.h"

namespace muster
{

[[nodiscard]] bool looksLikePlaybook(const QJsonObject &json); // it has check lists

// Errors (BadInput): "import.not_playbook", "import.playbook_version", "import.no_tasks".
[[nodiscard]] Result<Imported> importPlaybook(const QJsonObject &json);

[[nodiscard]] QByteArray playbookJson(const Plan &plan);

} // namespace muster
