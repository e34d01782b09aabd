// SPDX-License-Identifier: GPL-3.0-or-later
// The gaps of one exercise: known beforehand and found in it. A cell that is edited is asked for by `edited`
// and changes when the entry is on disk. Window thread; owned by its page.
#pragma once

#include "domain/runstate.h"
#include "items/keyedtable.h"

namespace muster
{

struct GapRow
{
    QString key; // its id, or its place
    event::GapRaised gap;
    bool operator==(const GapRow &) const = default;
};

class GapsModel final : public KeyedTable<GapRow>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GapsModel)

public:
    enum Column {
        IdColumn,
        PriorityColumn,
        DescriptionColumn,
        CategoryColumn,
        RemediationColumn,
        OwnerColumn,
        DueColumn,
        StatusColumn,
        ColumnCount
    };

    explicit GapsModel(QObject *parent = nullptr);

    void update(const RunState &state);
    void setEditable(bool editable) { m_editable = editable; }
    [[nodiscard]] int open(const QString &priority) const; // not closed; empty: of every priority

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void edited(const QString &id, const QJsonObject &fields); // for RunSession::changeGap

private:
    bool m_editable = false;
};

} // namespace muster
