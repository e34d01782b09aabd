// SPDX-License-Identifier: GPL-3.0-or-later
// Does what a report says follow from the journal that it carries? Pure, any thread.
#pragma once

#include "domain/error.h"

#include <QJsonObject>

namespace muster
{

struct ReportCheck
{
    bool compared = true; // false: made by another version, which may have worked figures out otherwise
    bool texts = true;    // false: written in another language
};

// Folds the journal's entries again, makes the report from them and compares it key by key. The journal
// itself has been verified before. Errors: "report.changed" (Failed) naming the keys, "report.no_journal"
// (BadInput).
[[nodiscard]] Result<ReportCheck> verifyReport(const QJsonObject &report);

} // namespace muster
