// SPDX-License-Identifier: GPL-3.0-or-later
// How alike two short texts are, whatever their case, accents, punctuation, order and endings of words. A hint
// for a person, never a decision. Pure, any thread.
#pragma once

#include <QHash>
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

private:
    friend class LikenessIndex;
    QVector<size_t> m_words;
    QVector<size_t> m_threes;
};

// Many texts, to be asked which of them are like another: what they have in common is counted along lists of
// their parts, so that texts with nothing in common cost nothing.
class LikenessIndex
{
public:
    void add(const TextShape &shape); // its number is how many were added before
    struct Found
    {
        int number = 0;
        double likeness = 0; // as TextShape::likeness()
    };
    [[nodiscard]] QVector<Found> alike(const TextShape &shape, double atLeast) const; // by number

private:
    using Places = QHash<size_t, QVector<int>>; // of a part: the texts that have it
    QVector<QPair<qsizetype, qsizetype>> m_sizes; // words and threes of each
    Places m_words;
    Places m_threes;
};

inline constexpr double alikeFrom = 0.45; // what is offered as “seen before”

} // namespace muster
