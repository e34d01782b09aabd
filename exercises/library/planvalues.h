// SPDX-License-Identifier: GPL-3.0-or-later
// The values that a plan asks for with ${NAME} and ${NAME:-default}, and the plan with them filled in.
// Plain functions, any thread.
#pragma once

#include "formats/planjson.h"

namespace muster
{

struct PlanValue
{
    QString name;
    QString preset;     // its default
    bool needed = true; // it has none
    bool operator==(const PlanValue &) const = default;
};

[[nodiscard]] QVector<PlanValue> planValues(const Plan &plan); // each name once, in the document's order

// The plan as it would be run: filled in and validated. Errors: what parsePlan says.
[[nodiscard]] Result<LoadedPlan> fillPlan(const Plan &plan, const Variables &variables,
                                          const QStringList &knownActions = {});

} // namespace muster
