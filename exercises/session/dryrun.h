// SPDX-License-Identifier: GPL-3.0-or-later
// Dry run: asks each step's action what it would do; finds what the real run would, changes nothing.
#pragma once

#include "engine/action.h"
#include "session/runoptions.h"

namespace muster
{

struct DryRunLine
{
    QString step;
    QString text;
    QStringList commands;        // what would be done, one line each
    std::optional<Error> problem; // what the real run would stumble over
};

[[nodiscard]] QVector<DryRunLine> dryRun(const Plan &plan, const QString &planPath,
                                         const RunOptions &options, const ActionRegistry &registry);

} // namespace muster
