// SPDX-License-Identifier: GPL-3.0-or-later
// A table whose rows have keys: new content is taken over by inserting, moving, removing and changing rows,
// never by a reset, so that selection, scroll position and open editors stay. For tables of some hundred rows.
// Window thread; owned by its page.
#pragma once

#include <QAbstractTableModel>
#include <QVector>

#include <algorithm>

namespace muster
{

// Row: a value with `QString key` and ==.
template<typename Row, typename Base = QAbstractTableModel>
class KeyedTable : public Base
{
public:
    explicit KeyedTable(QObject *parent) : Base(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int rowOf(const QString &key) const { return find(key, 0); } // −1: none

protected:
    [[nodiscard]] const Row &at(int row) const { return m_rows.at(row); }

    void take(const QVector<Row> &rows)
    {
        removeGone(rows);
        for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
            const int here = find(rows.at(i).key, i);
            if (here < 0) {
                this->beginInsertRows({}, i, i);
                m_rows.insert(i, rows.at(i));
                this->endInsertRows();
                continue;
            }
            if (here != i) {
                this->beginMoveRows({}, here, here, {}, i);
                m_rows.move(here, i);
                this->endMoveRows();
            }
            if (!(m_rows.at(i) == rows.at(i))) {
                m_rows[i] = rows.at(i);
                Q_EMIT this->dataChanged(this->index(i, 0), this->index(i, this->columnCount() - 1));
            }
        }
    }

private:
    void removeGone(const QVector<Row> &rows)
    {
        for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
            const QString &key = m_rows.at(i).key;
            if (std::any_of(rows.cbegin(), rows.cend(), [&key](const Row &row) { return row.key == key; }))
                continue;
            this->beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            this->endRemoveRows();
        }
    }
    [[nodiscard]] int find(const QString &key, int from) const
    {
        for (int i = from; i < static_cast<int>(m_rows.size()); ++i)
            if (m_rows.at(i).key == key)
                return i;
        return -1;
    }

    QVector<Row> m_rows;
};

} // namespace muster
