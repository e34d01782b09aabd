// SPDX-License-Identifier: GPL-3.0-or-later
// Which column of an event list (MSEL) is which field of an inject: guessed from headers and values,
// corrected by a person, remembered as JSON. Pure functions, any thread.
#pragma once

#include "formats/injecttimes.h"
#include "formats/texttable.h"

#include <QJsonObject>

namespace muster
{

enum class MselField {
    None, // not taken
    Number,
    At,
    Type, // Inject, Contingency Inject, Expected Action
    Mode,
    From,
    To,
    Message,
    ExpectedResponse,
    Objective,
    Notes,
    Artifacts,
    Scenario,
};

// "number", "at", "event_type", "mode", "from", "to", "message", "expected_response", "objective", "notes",
// "artifacts", "scenario"; "-" for None.
[[nodiscard]] QString mselFieldWord(MselField field);
[[nodiscard]] std::optional<MselField> mselFieldFromWord(const QString &word);
[[nodiscard]] QStringList mselFieldWords();

struct MselColumn
{
    int index = -1; // in the table, from 0; −1: remembered, wherever it stands
    QString header; // unique: "Notes", "Notes (2)", "Column 7"
    MselField field = MselField::None;
    QStringList samples; // the first values, for a preview
    bool operator==(const MselColumn &) const = default;
};

struct MselMapping
{
    QVector<MselColumn> columns;
    int headerRow = -1;      // index in TextTable::rows; −1: guessed
    bool keepOthers = false; // columns that are not taken stay with the inject, under their headers
    ClockReading clock = ClockReading::Guess;

    void set(const QString &header, MselField field); // case aside
    bool operator==(const MselMapping &) const = default;
};

// {"columns": {"Event Number": "number", …}, "keep_others": false, "clock": "guess" | "elapsed" |
// "time_of_day"}
[[nodiscard]] QJsonObject toJson(const MselMapping &mapping);
// Error "import.unknown_field" (the known ones named).
[[nodiscard]] Result<MselMapping> mselMappingFromJson(const QJsonObject &json);

// Every column of the table; what `remembered` says about a header goes before the guess. Error
// "import.unknown_column" when it names a header that the table lacks and `strict` is set.
[[nodiscard]] Result<MselMapping> mapColumns(const TextTable &table, const MselMapping &remembered = {},
                                             bool strict = false);

} // namespace muster
