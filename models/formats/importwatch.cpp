// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importwatch.h"

#include "formats/importwords.h"

namespace muster
{

Done ImportWatch::goOn(ImportStage stage, qint64 done, qint64 total) const
{
    if (!report || report(stage, done, total))
        return {};
    return fail({QStringLiteral("import.cancelled"), importText("The import was stopped."),
                 importText("Nothing was imported."), Fault::Interrupted, {}, 0, 0});
}

} // namespace muster
