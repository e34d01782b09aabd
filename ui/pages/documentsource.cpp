// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/documentsource.h"

#include "session/documentedits.h"

namespace muster
{

Result<DocumentSource> documentSource(const LoadedRun &run, const QString &keptIn)
{
    const auto own = loadDocumentEdits(keptIn);
    if (!own)
        return fail(own.error());
    return DocumentSource{std::make_shared<const Report>(makeReport(run.plan, run.state, run.entries, {false, {}, run.lostFiles})), true,
                          documentEditsOf(run.plan), *own};
}

DocumentSource documentSource(const Plan &plan)
{
    return {std::make_shared<const Report>(makePlanReport(plan)), false, {}, documentEditsOf(plan)};
}

} // namespace muster
