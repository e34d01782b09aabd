// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/objectivesmodel.h"

#include "domain/plan.h"
#include "domain/runstate.h"
#include "items/roles.h"

namespace muster
{

QString ratingLabel(const QString &rating)
{
    if (rating == u"P")
        return ObjectivesModel::tr("P without challenges");
    if (rating == u"S")
        return ObjectivesModel::tr("S some challenges");
    if (rating == u"M")
        return ObjectivesModel::tr("M major challenges");
    if (rating == u"U")
        return ObjectivesModel::tr("U unable");
    return ObjectivesModel::tr("not rated");
}

ObjectivesModel::ObjectivesModel(QObject *parent) : KeyedTable<ObjectiveRow>(parent)
{
}

int ObjectivesModel::unrated() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += at(row).rating.isEmpty() ? 1 : 0;
    return count;
}

int ObjectivesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ObjectivesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ObjectiveRow &row = at(index.row());
    const QString suggestion =
        row.suggested.isEmpty() ? tr("Nothing to suggest a rating by yet")
                                : tr("Suggested %1: %2").arg(row.suggested, row.suggestedReason);
    switch (role) {
    case IdRole: return row.key;
    case RatingRole: return row.rating;
    case SuggestedRole: return row.suggested;
    case SuggestedReasonRole: return row.suggestedReason;
    case SubtitleRole: return suggestion;
    case KindRole:
        return row.rating == u"U" || row.rating == u"M" ? QStringLiteral("issue")
               : row.rating == u"S"                     ? QStringLiteral("deviation")
                                                        : QStringLiteral("step");
    case Qt::ToolTipRole: return QString(row.text + QStringLiteral("\n\n") + suggestion);
    case Qt::AccessibleTextRole: return tr("%1, %2. %3").arg(row.text, ratingLabel(row.rating), suggestion);
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case RatingColumn: return ratingLabel(row.rating);
    case ObjectiveColumn: return row.text;
    case ReasonColumn: return row.reason;
    default: return {};
    }
}

QVariant ObjectivesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RatingColumn: return tr("Rating");
    case ObjectiveColumn: return tr("Objective");
    case ReasonColumn: return tr("Reason");
    default: return {};
    }
}

} // namespace muster
