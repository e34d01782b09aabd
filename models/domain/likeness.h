// SPDX-License-Identifier: GPL-3.0-or-later
// How alike two short texts are, whatever their case, accents, punctuation, order and endings of words. A hint
// for a person, never a decision. Pure, any thread.
#pragma once

#include <QString>
#include <QVector>

namespace muster
{

// A text's words (their beginnings, small words left out) and its groups of three letters, sorted. Of a very
// long text only the beginning counts.
class TextShape
{
public:
    explicit TextShape(const QString &text = {});

    // 0…1: the mean of two Dice coefficients, of the words and of the groups of three letters; 0 when either
    // is empty. Source: Dice (1945).
    [[nodiscard]] double likeness(const TextShape &other) const;
    // False when the sizes alone say that likeness() is below `atLeast`: quick.
    [[nodiscard]] bool canReach(double atLeast, const TextShape &other) const;

private:
    QVector<size_t> m_words;
    QVector<size_t> m_threes;
};

inline constexpr double alikeFrom = 0.45; // what is offered as “seen before”

} // namespace muster
