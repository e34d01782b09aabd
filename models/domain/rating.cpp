// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rating.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Rating", text);
}

QString gapsText(const RatingEvidence &evidence)
{
    QStringList names;
    for (const auto &[id, priority] : evidence.gaps)
        names.append(priority.isEmpty() ? id : QStringLiteral("%1 (%2)").arg(id, priority));
    return names.size() == 1 ? tr("gap %1 names it").arg(names.first())
                             : tr("gaps %1 name it").arg(names.join(QStringLiteral(", ")));
}

QString responsesText(const RatingEvidence &evidence, int judged)
{
    QString text = tr("%1 of %2 expected responses were given").arg(evidence.given).arg(judged);
    if (evidence.partly > 0)
        text += tr(", %1 in part").arg(evidence.partly);
    if (evidence.notJudged > 0)
        text += tr(" (%1 more not judged)").arg(evidence.notJudged);
    return text;
}

QString reasonOf(const RatingEvidence &evidence, int judged)
{
    QStringList parts;
    if (judged > 0)
        parts.append(responsesText(evidence, judged));
    if (!evidence.gaps.isEmpty())
        parts.append(gapsText(evidence));
    if (!evidence.lateScenarios.isEmpty())
        parts.append(tr("its scenario cannot meet its objective even along the critical path: %1")
                         .arg(evidence.lateScenarios.join(QStringLiteral(", "))));
    QString text = parts.join(QStringLiteral("; ")) + u'.';
    text[0] = text.at(0).toUpper();
    return text;
}

} // namespace

RatingSuggestion suggestRating(const RatingEvidence &evidence)
{
    const int judged = evidence.given + evidence.partly + evidence.notGiven;
    if (judged == 0 && evidence.gaps.isEmpty())
        return {{},
                evidence.notJudged > 0 ? tr("Nobody has judged the responses yet.")
                                       : tr("Nothing that was exercised bears on it.")};
    const bool urgent = std::any_of(evidence.gaps.cbegin(), evidence.gaps.cend(),
                                    [](const auto &gap) { return gap.second == QStringLiteral("P1"); });
    const bool flaw = evidence.partly > 0 || evidence.notGiven > 0 || !evidence.gaps.isEmpty() ||
                      !evidence.lateScenarios.isEmpty();
    QString rating = flaw ? QStringLiteral("S") : QStringLiteral("P");
    if (urgent || evidence.notGiven * 2 > judged)
        rating = QStringLiteral("M");
    if (judged > 0 && evidence.notGiven == judged)
        rating = QStringLiteral("U");
    return {rating, reasonOf(evidence, judged)};
}

} // namespace muster
