// SPDX-License-Identifier: GPL-3.0-or-later
// The members of ListTable; included by listtable.h alone. Window thread.
#pragma once

namespace muster
{

// Rows that stay are kept, so that selection, scroll position and an open editor are.
template<typename T>
void ListTable<T>::setRows(const Rows &rows)
{
    const auto was = static_cast<int>(m_rows.size());
    const auto is = static_cast<int>(rows.size());
    int head = 0;
    while (head < std::min(was, is) && m_rows.at(head) == rows.at(head))
        ++head;
    int tail = 0;
    while (tail < std::min(was, is) - head && m_rows.at(was - 1 - tail) == rows.at(is - 1 - tail))
        ++tail;
    const int gone = was - head - tail;
    const int come = is - head - tail;
    const int same = std::min(gone, come);
    if (gone > same) {
        beginRemoveRows({}, head + same, head + gone - 1);
        m_rows.remove(head + same, gone - same);
        endRemoveRows();
    } else if (come > same) {
        beginInsertRows({}, head + same, head + come - 1);
        m_rows = m_rows.mid(0, head + same) + rows.mid(head + same, come - same) + m_rows.mid(head + same);
        endInsertRows();
    }
    m_rows = rows;
    if (is > 0) // what is said of a row may depend on the others
        Q_EMIT dataChanged(index(0, 0), index(is - 1, columnCount() - 1));
}

template<typename T>
void ListTable<T>::arrange(const QVector<int> &places)
{
    if (places.size() != m_rows.size() || std::is_sorted(places.begin(), places.end()))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    Rows rows;
    for (const int place : places)
        rows << m_rows.at(place);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &one : before)
        after << index(static_cast<int>(places.indexOf(one.row())), one.column());
    m_rows = rows;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

template<typename T>
void ListTable<T>::commitInOrder(const QString &what, const Rows &rows)
{
    const QVector<int> places = m_ways.order ? m_ways.order(rows, m_rows) : QVector<int>();
    setRows(rows);
    arrange(places);
    m_commit(what, Rows(m_rows));
}

template<typename T>
QVariant ListTable<T>::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CellColumn<T> &column = m_ways.columns.at(index.column());
    const auto odd = [&] {
        return m_ways.attention ? m_ways.attention(m_rows, index.row(), index.column()) : QString();
    };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return column.text(m_rows.at(index.row()));
    case Qt::ToolTipRole: {
        const QString text = column.text(m_rows.at(index.row()));
        return odd().isEmpty() ? text : QString(text + u'\n' + odd());
    }
    case Qt::AccessibleTextRole: {
        const QString text = column.text(m_rows.at(index.row()));
        return odd().isEmpty() ? text : QString(text + u", " + odd());
    }
    case AttentionRole: return !odd().isEmpty();
    case LongRole: return column.isLong;
    case ListRole: return column.isList;
    case ChoiceRole: return column.isChoice;
    case SuggestionsRole:
        return m_ways.suggest ? m_ways.suggest(m_rows, index.row(), index.column()).first : QStringList();
    case LabelsRole:
        return m_ways.suggest ? m_ways.suggest(m_rows, index.row(), index.column()).second : QStringList();
    default: return {};
    }
}

template<typename T>
QVariant ListTable<T>::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    return section < m_ways.columns.size() ? QVariant(m_ways.columns.at(section).title) : QVariant();
}

template<typename T>
Qt::ItemFlags ListTable<T>::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool edited = index.isValid() && m_ways.columns.at(index.column()).take;
    return edited ? flags | Qt::ItemIsEditable : flags;
}

template<typename T>
auto ListTable<T>::changed(const QModelIndex &index, const QString &text) const -> Result<Rows>
{
    Rows rows = m_rows;
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || !m_ways.columns.at(index.column()).take)
        return rows;
    const CellColumn<T> &column = m_ways.columns.at(index.column());
    const T was = rows.at(index.row());
    if (text == column.text(was))
        return rows; // also when a stricter look would not take it
    if (const Done done = column.take(rows[index.row()], text); !done)
        return fail(done.error());
    if (m_ways.follow)
        m_ways.follow(rows, index.row(), was);
    if (m_ways.judge) {
        if (const Done done = m_ways.judge(rows, index.row()); !done)
            return fail(done.error());
    }
    return rows;
}

template<typename T>
bool ListTable<T>::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const Result<Rows> after = changed(index, value.toString());
    if (!after) {
        Q_EMIT refused(index, after.error());
        return false;
    }
    if (*after != m_rows)
        commitInOrder(say("Change %1").arg(m_ways.columns.at(index.column()).title), *after);
    return true;
}

template<typename T>
int ListTable<T>::insertAfter(int row)
{
    Rows rows = m_rows;
    const int at = std::clamp(row + 1, 0, static_cast<int>(rows.size()));
    rows.insert(at, m_ways.fresh(rows));
    commit(say("Add to %1").arg(m_ways.name), rows);
    return at;
}

template<typename T>
int ListTable<T>::duplicate(const QList<int> &which)
{
    if (which.isEmpty())
        return -1;
    QList<int> sorted = which;
    std::sort(sorted.begin(), sorted.end());
    Rows rows = m_rows;
    const int first = sorted.last() + 1;
    int at = first;
    for (const int row : std::as_const(sorted))
        rows.insert(at++, m_ways.copied ? m_ways.copied(rows, m_rows.at(row)) : m_rows.at(row));
    commit(say("Duplicate in %1").arg(m_ways.name), rows);
    return first;
}

template<typename T>
void ListTable<T>::removeAll(const QList<int> &which)
{
    Rows rows;
    Rows gone;
    for (int row = 0; row < m_rows.size(); ++row)
        (which.contains(row) ? gone : rows) << m_rows.at(row);
    if (gone.isEmpty())
        return;
    if (m_ways.bereft)
        m_ways.bereft(rows, gone);
    commit(say("Delete from %1").arg(m_ways.name), rows);
}

template<typename T>
bool ListTable<T>::moveAll(const QList<int> &which, int by)
{
    QList<int> sorted = which;
    std::sort(sorted.begin(), sorted.end());
    if (sorted.isEmpty() || sorted.first() + by < 0 || sorted.last() + by >= m_rows.size())
        return false;
    if (by > 0)
        std::reverse(sorted.begin(), sorted.end());
    Rows rows = m_rows;
    for (const int row : std::as_const(sorted))
        rows.move(row, row + by);
    commit(say("Move in %1").arg(m_ways.name), rows);
    return true;
}

template<typename T>
QVector<int> ListTable<T>::columnsOf(const QStringList &titles) const
{
    QVector<int> columns;
    for (const QString &title : titles) {
        const auto found = std::find_if(
            m_ways.columns.begin(), m_ways.columns.end(), [&title](const CellColumn<T> &column) {
                return column.title.compare(title.trimmed(), Qt::CaseInsensitive) == 0;
            });
        if (found == m_ways.columns.end())
            return {};
        columns << static_cast<int>(found - m_ways.columns.begin());
    }
    return columns;
}

template<typename T>
Done ListTable<T>::paste(const QVector<QStringList> &cells, const QModelIndex &at, bool asNewRows)
{
    if (cells.isEmpty())
        return {};
    const QVector<int> named = columnsOf(cells.first());
    const int skipped = named.isEmpty() ? 0 : 1;
    Rows rows = m_rows;
    int row = at.isValid() ? at.row() : static_cast<int>(rows.size());
    if (asNewRows && at.isValid())
        ++row;
    for (int line = skipped; line < cells.size(); ++line, ++row) {
        if (asNewRows || row >= rows.size())
            rows.insert(row, m_ways.fresh(rows));
        for (int cell = 0; cell < cells.at(line).size(); ++cell) {
            const int column = !named.isEmpty() ? named.value(cell, columnCount())
                                                : cell + (at.isValid() && !asNewRows ? at.column() : 0);
            if (column >= columnCount() || !m_ways.columns.at(column).take)
                continue;
            const QString text = cells.at(line).at(cell).trimmed();
            const T was = rows.at(row);
            if (text == m_ways.columns.at(column).text(was))
                continue;
            Done done = m_ways.columns.at(column).take(rows[row], text);
            if (done && m_ways.follow)
                m_ways.follow(rows, row, was);
            if (!done) {
                Error error = done.error();
                error.message =
                    say("Line %1, %2: %3")
                        .arg(QString::number(line + 1), m_ways.columns.at(column).title, error.message);
                return fail(error);
            }
        }
    }
    if (m_ways.judge) {
        if (Done done = m_ways.judge(rows, -1); !done)
            return done;
    }
    commitInOrder(say("Paste into %1").arg(m_ways.name), rows);
    return {};
}

} // namespace muster
