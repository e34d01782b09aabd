// SPDX-License-Identifier: GPL-3.0-or-later
// What papers are made of: a run with the texts that are kept for it, or a plan. Any thread.
#pragma once

#include "library/runlibrary.h"
#include "reports/document.h"

#include <memory>

namespace muster
{

struct DocumentSource
{
    std::shared_ptr<const Report> report; // of a plan alone: makePlanReport
    bool isRun = false;
    DocumentEdits below; // a run's: what its plan had
    DocumentEdits own;   // what is changed here
};

// Errors: "document.unreadable".
[[nodiscard]] Result<DocumentSource> documentSource(const LoadedRun &run, const QString &keptIn);
[[nodiscard]] DocumentSource documentSource(const Plan &plan);

} // namespace muster
