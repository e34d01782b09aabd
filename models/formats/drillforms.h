// SPDX-License-Identifier: GPL-3.0-or-later
// Which importer makes a drill of a file. Inside models/formats; pure functions, any thread.
#pragma once

#include "formats/importer.h"

namespace muster
{

[[nodiscard]] std::optional<ImportForm> drillFormFromWord(const QString &word); // "checklist", "cutover", …
[[nodiscard]] ImportForm drillFormOf(const QJsonObject &json); // Playbook, Runbook, else Exercise

[[nodiscard]] Result<Imported> importDrillText(const QByteArray &bytes, const QString &title);
[[nodiscard]] Result<Imported> importDrillJson(const QJsonObject &json, ImportForm form, const QString &title,
                                               const QString &incident);

} // namespace muster
