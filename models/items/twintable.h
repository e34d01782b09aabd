// SPDX-License-Identifier: GPL-3.0-or-later
// A table of plain texts: the twin of a picture, for those who cannot see it and for copying. Window thread.
#pragma once

#include <QAbstractTableModel>

namespace muster
{

class TwinTable final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TwinTable)

public:
    explicit TwinTable(QStringList titles, QObject *parent = nullptr);

    void setRows(const QVector<QStringList> &rows); // each as long as the titles
    [[nodiscard]] const QVector<QStringList> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QStringList m_titles;
    QVector<QStringList> m_rows;
};

} // namespace muster
