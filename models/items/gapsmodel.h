// SPDX-License-Identifier: GPL-3.0-or-later
// The gaps of one exercise: known beforehand and found in it. A cell that is edited is asked for by `edited`
// and changes when the entry is on disk. Window thread; owned by its page.
#pragma once

#include "domain/runstate.h"
#include "items/edittable.h"
#include "items/keyedtable.h"

namespace muster
{

struct GapRow
{
    QString key; // its id, or its place
    event::GapRaised gap;
    bool operator==(const GapRow &) const = default;
};

class GapsModel final : public KeyedTable<GapRow, EditTable>
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
    void setOwners(const QStringList &owners) { m_owners = owners; } // who may be named
    [[nodiscard]] int open(const QString &priority) const; // not closed; empty: of every priority

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    [[nodiscard]] bool hasFixedRows() const override { return true; } // they are captured, not typed here
    [[nodiscard]] Done check(const QModelIndex &index, const QString &text) const override;
    int insertAfter(int) override { return -1; }
    int duplicate(const QList<int> &) override { return -1; }
    void removeAll(const QList<int> &) override {}
    bool moveAll(const QList<int> &, int) override { return false; }
    Done paste(const QVector<QStringList> &cells, const QModelIndex &at, bool asNewRows) override;
    [[nodiscard]] QString nameOfRows() const override;

Q_SIGNALS:
    void edited(const QString &id, const QJsonObject &fields); // for RunSession::changeGap

private:
    [[nodiscard]] QStringList suggestions(int column) const;

    bool m_editable = false;
    QStringList m_owners;
};

} // namespace muster
