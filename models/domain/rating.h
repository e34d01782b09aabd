// SPDX-License-Identifier: GPL-3.0-or-later
// A suggestion for how an objective of an exercise went, with its reason: a person decides. Pure, any thread.
#pragma once

#include <QPair>
#include <QStringList>
#include <QVector>

namespace muster
{

// What happened that bears on one objective.
struct RatingEvidence
{
    int given = 0;    // expected responses: given, given in part, not given
    int partly = 0;
    int notGiven = 0;
    int notJudged = 0;         // released, but nobody said how the room answered
    QStringList lateScenarios; // with its injects, and beyond their objective even along the critical path
    QVector<QPair<QString, QString>> gaps; // that name it: id and priority
};

struct RatingSuggestion
{
    QString rating; // "P", "S", "M", "U" (HSEEP: performed without challenges, with some, with major, unable);
                    // empty: nothing to go by
    QString reason; // a sentence
    bool operator==(const RatingSuggestion &) const = default;
};

// U: no expected response was given at all. M: a gap of P1 names it, or more than half of the responses
// judged were not given. S: another gap names it, a response was given in part or not at all, or one of its
// scenarios cannot meet its objective. P: every response judged was given, and none of that. Nothing judged
// and nothing found: no suggestion.
[[nodiscard]] RatingSuggestion suggestRating(const RatingEvidence &evidence);

} // namespace muster
