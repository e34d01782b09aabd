// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/suggest.h"

#include <QVector>

#include <algorithm>
#include <numeric>

namespace muster
{

int editDistance(const QString &a, const QString &b)
{
    QVector<int> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int replaced = diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

QStringList nearest(const QString &name, const QStringList &known, int count)
{
    const QString wanted = name.left(100).toLower(); // longer names cost time and help nobody
    QVector<std::pair<int, QString>> ranked;
    for (const QString &candidate : known) {
        const int distance = editDistance(wanted, candidate.toLower());
        const qsizetype length = std::max(wanted.size(), candidate.size());
        if (distance * 2 <= length)
            ranked.append({distance, candidate});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList best;
    for (const auto &[distance, candidate] : std::as_const(ranked)) {
        if (best.size() < count)
            best.append(candidate);
    }
    return best;
}

} // namespace muster
