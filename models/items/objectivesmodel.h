// SPDX-License-Identifier: GPL-3.0-or-later
// The objectives of an exercise with a person's rating and the suggestion worked out from what happened.
// Window thread; owned by its page.
#pragma once

#include "items/keyedtable.h"

#include <QString>

namespace muster
{

struct ObjectiveRow
{
    QString key; // the objective's id
    QString text;
    QString rating; // "P", "S", "M", "U"; empty: not rated
    QString reason; // the person's
    QString suggested;
    QString suggestedReason;
    bool operator==(const ObjectiveRow &) const = default;
};

class ObjectivesModel final : public KeyedTable<ObjectiveRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ObjectivesModel)

public:
    enum Column { RatingColumn, ObjectiveColumn, ReasonColumn, ColumnCount };
    enum Role { RatingRole = Qt::UserRole + 200, SuggestedRole, SuggestedReasonRole };

    explicit ObjectivesModel(QObject *parent = nullptr);

    void setRows(const QVector<ObjectiveRow> &rows) { take(rows); }
    [[nodiscard]] int unrated() const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

// "P: performed without challenges", … (HSEEP); empty: "not rated".
[[nodiscard]] QString ratingLabel(const QString &rating);

} // namespace muster
