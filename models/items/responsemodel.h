// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario's response steps as they are talked through. Window thread; owned by its page.
#pragma once

#include "domain/runstate.h"
#include "items/keyedtable.h"

namespace muster
{

class ResponseModel final : public KeyedTable<DiscussedStep>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResponseModel)

public:
    enum Column { StepColumn, OutcomeColumn, RoleColumn, EstimateColumn, NoteColumn, ColumnCount };

    explicit ResponseModel(QObject *parent = nullptr);

    void update(const RunState &state, const QString &scenario);
    [[nodiscard]] int discussed() const; // steps with an outcome

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace muster
