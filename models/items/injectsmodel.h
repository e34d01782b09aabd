// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario's injects for the facilitator: what has come, what is due, what is to come. For nobody else's eyes.
// Window thread; owned by its page.
#pragma once

#include "domain/runstate.h"
#include "items/keyedtable.h"

namespace muster
{

struct InjectRow
{
    QString key;
    InjectState inject;
    QString due;           // "in 0:04:30", "0:01:10 late", "0:10:00" when it was released; may be empty
    bool isDue = false;    // waits for the facilitator
    bool operator==(const InjectRow &) const = default;
};

class InjectsModel final : public KeyedTable<InjectRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InjectsModel)

public:
    enum Column { MessageColumn, DueColumn, StatusColumn, TimeColumn, NumberColumn, FromColumn, ToColumn, ColumnCount };
    enum Part { Flow, Tray }; // the planned ones with all that were released; contingencies still in the tray

    explicit InjectsModel(Part part, QObject *parent = nullptr);

    // At each entry, and at each second for the due times. `scenario`: key; `now` from RunSession::now().
    void update(const RunState &state, const QString &scenario, const QDateTime &now);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Part m_part;
};

} // namespace muster
