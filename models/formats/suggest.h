// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean …": the nearest known names. Pure functions, any thread.
#pragma once

#include <QStringList>

namespace muster
{

// Levenshtein distance: insertions, deletions and replacements of one character.
[[nodiscard]] int editDistance(const QString &a, const QString &b);

// The nearest of `known`, best first, at most `count`; none that is farther than half its length.
[[nodiscard]] QStringList nearest(const QString &name, const QStringList &known, int count = 3);

} // namespace muster
