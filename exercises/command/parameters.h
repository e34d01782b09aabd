// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the parameters of this room's actions. Texts that still hold a variable ("${VAR}") are taken as they
// are: a plan is checked before its variables are filled in. Pure functions, any thread.
#pragma once

#include "domain/times.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QRegularExpression>
#include <QVector>

namespace muster
{

class CommandText // the translation context of this room's texts
{
    Q_DECLARE_TR_FUNCTIONS(command)
};

[[nodiscard]] bool isUnfilled(const QJsonValue &value);

// Error "action.parameter" (BadInput) at that pointer below the action.
[[nodiscard]] Error badParameter(const QString &pointer, const QString &message, const QString &hint);

// Seconds as a number, or a duration such as "45s", "2m". Errors: "action.parameter".
[[nodiscard]] Result<Milliseconds> secondsIn(const QJsonObject &params, const QString &key, Milliseconds otherwise);
// A whole number, or a list of them. Errors: "action.parameter" for anything outside least…most.
[[nodiscard]] Result<QVector<int>> numbersIn(const QJsonObject &params, const QString &key, int least, int most);
// Empty pattern when the key is not there. Errors: "action.parameter" with what is wrong with the pattern.
[[nodiscard]] Result<QRegularExpression> patternIn(const QJsonObject &params, const QString &key);
[[nodiscard]] QString numbersText(const QVector<int> &numbers); // "0", "200 or 204"

} // namespace muster
