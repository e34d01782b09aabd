// SPDX-License-Identifier: GPL-3.0-or-later
// What a step of type postgres.validate asks for: its parameters as a value. Pure.
#pragma once

#include "domain/plan.h"

#include <QMap>
#include <QSet>

namespace muster
{

struct RowCountWish
{
    double expected = 0;
    double tolerance = 0; // fraction
};

struct ForeignKeyWish // one that the database does not declare
{
    QString child;
    QStringList columns;
    QString parent;
    QStringList parentColumns;
};

struct ValidationWish
{
    QString level = QStringLiteral("standard"); // "quick", "standard", "paranoid"
    bool standard = true;                       // the checks of the level; false: only the plan's own
    std::optional<qint64> minimumTables;
    std::optional<qint64> exactTables;
    double tableTolerance = 0;  // of exactTables, a fraction
    QStringList criticalTables; // must be there and hold rows
    QMap<QString, RowCountWish> rowCounts;
    QVector<ForeignKeyWish> foreignKeys;
    QStringList keyColumns;                  // "table.column": may hold no null
    QString newest = QStringLiteral("auto"); // or "table.column"
    QVector<CheckSpec> checks;
    bool skipCritical = false; // after a critical failure
    Milliseconds statementTimeout{1800000};
    int connections = 0; // 0: as many as help

    [[nodiscard]] QSet<QString> levelNames() const; // standard check names of the level
};

// A builtin's standard name: "foreign_key_integrity" → "foreign_key"; empty when there is no such check.
[[nodiscard]] QString builtinName(const QString &written);

// Errors (BadInput, with a JSON pointer): "validate.level", "validate.parameter", "duration.syntax".
[[nodiscard]] Result<ValidationWish> wishFromJson(const QJsonObject &params, const QString &runLevel);

} // namespace muster
