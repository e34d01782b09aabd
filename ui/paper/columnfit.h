// SPDX-License-Identifier: GPL-3.0-or-later
// How wide the columns of a table are: no word is cut that can be whole, and what one column does not need
// goes to those that do. Pure function, any thread.
#pragma once

#include <QVector>

namespace muster::paper
{

struct ColumnNeed // device units
{
    double share = 0;   // as the table was laid out
    double least = 0;   // its longest word
    double natural = 0; // its longest text on one line
};

// Adds up to the sum of the shares.
[[nodiscard]] QVector<double> fitColumns(const QVector<ColumnNeed> &columns);

} // namespace muster::paper
