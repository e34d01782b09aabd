// SPDX-License-Identifier: GPL-3.0-or-later
// Event lists as people send them, and an XLSX made member by member. Pure functions.
#pragma once

#include "domain/tabletop.h"

#include <QByteArray>
#include <QRandomGenerator>
#include <QStringList>

#include <utility>
#include <vector>

namespace samples
{

[[nodiscard]] QByteArray hseepCsv(); // HSEEP's ten columns: quoted line ends, commas, a contingency
[[nodiscard]] QByteArray
minutesCsv();                       // T+min, Inject#, Delivery, Description, Artifacts, Expected Actions, …
[[nodiscard]] QByteArray openBas(); // a scenario export
[[nodiscard]] QByteArray bareOpenBas();    // one with next to nothing in it
[[nodiscard]] QByteArray exerciseRecord(); // as the source's tool keeps it

// Members of a ZIP, deflated.
using Members = std::vector<std::pair<QByteArray, QByteArray>>;
[[nodiscard]] QByteArray zip(const Members &members);
// A workbook of one sheet: `rows` is the body of <sheetData>, `after` what follows it.
[[nodiscard]] QByteArray xlsx(const QByteArray &rows, const QByteArray &after = {},
                              const QByteArray &sharedStrings = {});

// Any text that a person may type, and some that none would: quotes, separators, formulas, emoji, Arabic.
[[nodiscard]] QString anyText(QRandomGenerator &random, int longest);
[[nodiscard]] muster::Plan anyTabletop(QRandomGenerator &random);

} // namespace samples
