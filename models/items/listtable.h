// SPDX-License-Identifier: GPL-3.0-or-later
// An EditTable over a list of values: each column says how its cell is read from a value and put into it.
// Window thread; owned by its page.
#pragma once

#include "items/edittable.h"
#include "items/roles.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace muster
{

template<typename T>
struct CellColumn
{
    QString title;
    std::function<QString(const T &)> text;
    std::function<Done(T &, const QString &)> take; // null: not edited
    bool isLong = false;
    bool isList = false;
    bool isChoice = false; // of the few that are suggested; other words may be written too
};

template<typename T>
class ListTable final : public EditTable
{
public:
    using Rows = QVector<T>;

    // How this kind of list behaves. `fresh` makes a new value, `copied` a copy that may stand beside its
    // original; `follow` is told what a row was, to let others follow it; `judge` may refuse the whole.
    struct Ways
    {
        QString name;
        QVector<CellColumn<T>> columns;
        std::function<T(const Rows &)> fresh;
        std::function<T(const Rows &, T)> copied;
        std::function<void(Rows &, int row, const T &was)> follow;
        std::function<void(Rows &, const Rows &gone)> bereft; // told what was deleted
        std::function<Done(const Rows &, int row)> judge;     // row −1: all of them
        // Where the rows belong after cells changed: places of `is`, by new place; empty: where they are.
        std::function<QVector<int>(const Rows &is, const Rows &was)> order;
        std::function<QPair<QStringList, QStringList>(const Rows &, int row, int column)> suggest;
        std::function<QString(const Rows &, int row, int column)> attention; // what is odd about a cell
    };
    // Takes the new rows into the document; `what` names the step in the undo history.
    using Commit = std::function<void(const QString &what, const Rows &rows)>;

    ListTable(Ways ways, Commit commit, QObject *parent = nullptr)
        : EditTable(parent), m_ways(std::move(ways)), m_commit(std::move(commit))
    {
    }

    void setRows(const Rows &rows);
    [[nodiscard]] const Rows &rows() const { return m_rows; }

    [[nodiscard]] Done check(const QModelIndex &index, const QString &text) const override
    {
        const Result<Rows> after = changed(index, text);
        return after ? Done{} : Done(fail(after.error()));
    }
    int insertAfter(int row) override;
    int duplicate(const QList<int> &rows) override;
    void removeAll(const QList<int> &rows) override;
    bool moveAll(const QList<int> &rows, int by) override;
    Done paste(const QVector<QStringList> &cells, const QModelIndex &at, bool asNewRows) override;
    [[nodiscard]] QString nameOfRows() const override { return m_ways.name; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_ways.columns.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    [[nodiscard]] Result<Rows> changed(const QModelIndex &index, const QString &text) const;
    [[nodiscard]] QVector<int> columnsOf(const QStringList &titles) const; // empty: they are not titles
    void commit(const QString &what, const Rows &rows)
    {
        setRows(rows);
        m_commit(what, rows);
    }
    void commitInOrder(const QString &what, const Rows &rows);
    void arrange(const QVector<int> &places); // what points at a row goes with it
    [[nodiscard]] static QString say(const char *text)
    {
        return QCoreApplication::translate("muster::EditTable", text);
    }

    Ways m_ways;
    Commit m_commit;
    Rows m_rows;
};

} // namespace muster

#include "items/listtable_impl.h"
