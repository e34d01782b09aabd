// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/twintable.h"

namespace muster
{

TwinTable::TwinTable(QStringList titles, QObject *parent)
    : QAbstractTableModel(parent), m_titles(std::move(titles))
{
}

void TwinTable::setRows(const QVector<QStringList> &rows)
{
    if (rows == m_rows)
        return;
    const auto was = static_cast<int>(m_rows.size());
    const auto is = static_cast<int>(rows.size());
    if (is > was) {
        beginInsertRows({}, was, is - 1);
        m_rows = rows;
        endInsertRows();
    } else if (is < was) {
        beginRemoveRows({}, is, was - 1);
        m_rows = rows;
        endRemoveRows();
    }
    m_rows = rows;
    if (is > 0)
        Q_EMIT dataChanged(index(0, 0), index(is - 1, columnCount() - 1));
}

int TwinTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TwinTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant TwinTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isText = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    return isText ? QVariant(m_rows.at(index.row()).value(index.column())) : QVariant();
}

QVariant TwinTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole ? QVariant(m_titles.value(section))
                                                                    : QVariant();
}

} // namespace muster
