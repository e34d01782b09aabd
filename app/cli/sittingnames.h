// SPDX-License-Identifier: GPL-3.0-or-later
// What a typed line names in a run: a step; in a tabletop's session an inject, a response step, an objective, a scenario. A word
// that names nothing is an error with the list of what there is; it never means something else. Pure
// functions, any thread.
#pragma once

#include "domain/runstate.h"

namespace muster::cli {

struct Named
{
    QString key;
    QString rest;       // what stands behind the name: a reason, a note
    bool colon = false; // a colon stood between them
};

// By key or by number. With no word, or a colon first, `next` is meant. Errors (BadInput): "inject.unknown",
// "inject.ambiguous", "scenario.not_started".
[[nodiscard]] Result<Named> namedInject(const RunState &state, const QString &typed, const QString &next);
// A released one; there is no next. Errors as above.
[[nodiscard]] Result<Named> namedReleased(const RunState &state, const QString &typed);
// By key or action. Errors: "step.unknown", "step.ambiguous", "scenario.not_started".
[[nodiscard]] Result<Named> namedStep(const RunState &state, const QString &typed);
// By id or text. Errors: "objective.unknown", "objective.ambiguous".
[[nodiscard]] Result<Named> namedObjective(const RunState &state, const QString &typed);
// With no word the first that has not started. Errors: "scenario.unknown", "scenario.none_left".
[[nodiscard]] Result<Named> namedScenario(const RunState &state, const QString &typed);

// Of any run: a step by its id or its text; `byHand`: only one that people do. Errors: "step.unknown", "step.ambiguous".
[[nodiscard]] Result<Named> namedRunStep(const RunState &state, const QString &typed, bool byHand);

// "2 (i2)": as people count it, and its key when that differs.
[[nodiscard]] QString injectName(const InjectState &inject);
// What has not been done, a line each; empty: nothing is open.
[[nodiscard]] QStringList openThings(const RunState &state);

} // namespace muster::cli
