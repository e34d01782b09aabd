// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of an event list: each with its first values and the field that it is taken as, which is chosen
// in place (Enter, Space or F2, or the first letters of a field). Window thread; owned by ImportPage.
#pragma once

#include "library/interchange.h"

#include <QAbstractTableModel>
#include <QTableView>

namespace muster
{

class ColumnsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnsModel)

public:
    enum Column { HeaderColumn, SamplesColumn, FieldColumn, ColumnCount };

    explicit ColumnsModel(QObject *parent = nullptr);

    void setMapping(const MselMapping &mapping);
    [[nodiscard]] const MselMapping &mapping() const { return m_mapping; }
    void setField(int row, MselField field);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; // EditRole: the field, int
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void changed(); // by a person

private:
    MselMapping m_mapping;
};

class ColumnMapper final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnMapper)

public:
    explicit ColumnMapper(QWidget *parent = nullptr);

    [[nodiscard]] ColumnsModel *columns() const { return m_columns; }
    void show(const MselMapping &mapping); // the current row stays

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    ColumnsModel *m_columns;
};

} // namespace muster
