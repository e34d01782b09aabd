// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/columnfit.h"

#include <algorithm>
#include <numeric>

namespace muster::paper
{

QVector<double> fitColumns(const QVector<ColumnNeed> &columns)
{
    QVector<double> widths;
    double total = 0;
    for (const ColumnNeed &column : columns) {
        widths.append(std::max(column.least, std::min(column.share, column.natural)));
        total += column.share;
    }
    const double used = std::accumulate(widths.cbegin(), widths.cend(), 0.0);
    const auto spread = [&](double room, auto weightOf) {
        double weights = 0;
        for (qsizetype i = 0; i < columns.size(); ++i)
            weights += weightOf(i);
        for (qsizetype i = 0; i < columns.size() && weights > 0; ++i)
            widths[i] += room * weightOf(i) / weights;
        return weights > 0;
    };
    const double room = total - used;
    if (room >= 0) { // to those whose text is longer; when none is, as the shares are
        if (!spread(room, [&](qsizetype i) { return columns[i].natural > widths[i] ? columns[i].share : 0; }))
            spread(room, [&](qsizetype i) { return columns[i].share; });
    } else { // from those that are wider than their longest word; when none is, from all
        const QVector<double> wanted = widths;
        const auto slack = [&](qsizetype i) { return std::max(0.0, wanted[i] - columns[i].least); };
        double slacks = 0;
        for (qsizetype i = 0; i < columns.size(); ++i)
            slacks += slack(i);
        if (slacks >= -room)
            spread(room, slack);
        else
            for (qsizetype i = 0; i < columns.size(); ++i)
                widths[i] = columns[i].share;
    }
    return widths;
}

} // namespace muster::paper
