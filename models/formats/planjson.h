// SPDX-License-Identifier: GPL-3.0-or-later
// The plan file: *.muster.json. JSON Schema (draft 7) enforced, errors with pointer, line and hint.
#pragma once

#include "domain/plan.h"

#include <QMap>

namespace muster
{

struct LoadedPlan
{
    Plan plan;
    QStringList warnings; // unknown keys and the like, each with its JSON pointer
};

using Variables = QMap<QString, QString>;

// Parses and validates. ${NAME} in strings is filled from `variables`; an unset one is an error that names
// it. Errors (BadInput): "plan.syntax" (line, column), "plan.duplicate_key", "plan.too_deep",
// "plan.too_large", "plan.schema", "plan.cycle" (path named), "plan.duplicate_id", "plan.unknown_step",
// "plan.unknown_action", "plan.secret", "plan.unset_variable", "plan.newer". `knownActions` empty = not
// checked.
[[nodiscard]] Result<LoadedPlan> parsePlan(const QByteArray &json, const Variables &variables = {},
                                           const QStringList &knownActions = {});
// The same without filling in variables: for editing; ${NAME} stays as it is.
[[nodiscard]] Result<LoadedPlan> parsePlanForEditing(const QByteArray &json,
                                                     const QStringList &knownActions = {});

[[nodiscard]] QByteArray planToJson(const Plan &plan); // indented, keys in the contract's order
[[nodiscard]] QJsonObject planToObject(const Plan &plan);
[[nodiscard]] Result<Plan> planFromObject(const QJsonObject &object); // from a journal: no variables

// Is there a secret in a conninfo or argument ("password=", "postgresql://u:p@")? Names what was found.
[[nodiscard]] std::optional<QString> findSecret(const QString &text);

// Strict JSON reading for other documents too (baselines, reports): duplicates, depth, positions.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &json);

} // namespace muster
