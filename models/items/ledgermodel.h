// SPDX-License-Identifier: GPL-3.0-or-later
// The gaps of every exercise as a table. A cell that is edited is asked for by changeAsked() and changes when
// it is on disk. New content is taken over row by row, so that selection and open editors stay. Window thread;
// owned by its page.
#pragma once

#include "domain/ledgerrules.h"
#include "items/edittable.h"

namespace muster
{

class LedgerModel final : public EditTable
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LedgerModel)

public:
    enum Column {
        PriorityColumn,
        StatusColumn,
        DescriptionColumn,
        RunColumn,
        CategoryColumn,
        OwnerColumn,
        DueColumn,
        RemediationColumn,
        SeenColumn,
        ColumnCount
    };

    explicit LedgerModel(QObject *parent = nullptr);

    void setGaps(const QVector<LedgerGap> &gaps);
    [[nodiscard]] const LedgerGap *at(int row) const; // null outside
    [[nodiscard]] int rowOf(const QString &key) const; // −1: none
    // What may be typed, besides what the rows have.
    void setSuggestions(const QStringList &owners, const QStringList &categories);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

    [[nodiscard]] bool hasFixedRows() const override { return true; }
    [[nodiscard]] Done check(const QModelIndex &index, const QString &text) const override;
    int insertAfter(int) override { return -1; }
    int duplicate(const QList<int> &) override { return -1; }
    void removeAll(const QList<int> &) override {}
    bool moveAll(const QList<int> &, int) override { return false; }
    Done paste(const QVector<QStringList> &cells, const QModelIndex &at, bool asNewRows) override;
    [[nodiscard]] QString nameOfRows() const override;

Q_SIGNALS:
    void changeAsked(const QString &key, const QJsonObject &fields);

private:
    [[nodiscard]] QStringList suggestions(int column) const;
    [[nodiscard]] QVariant sortValue(const LedgerGap &gap, int column) const;

    QVector<LedgerGap> m_gaps;
    QStringList m_owners;
    QStringList m_categories;
};

} // namespace muster
