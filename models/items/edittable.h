// SPDX-License-Identifier: GPL-3.0-or-later
// A table that is edited in place: cells, insert, delete, move, duplicate, paste, copy. The table shows what
// its document holds and asks it for every change, whole or not at all; what cannot be taken is refused with
// its reason. Window thread; owned by its page.
#pragma once

#include "domain/error.h"

#include <QAbstractTableModel>

namespace muster
{

class EditTable : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditTable)

public:
    enum Role {
        SuggestionsRole = Qt::UserRole + 100, // QStringList: what may be typed into this cell
        LabelsRole,                           // QStringList: the same, as people know it; may be empty
        LongRole,                             // bool: text of several lines
        ListRole,                             // bool: several values, "; " between them
        ChoiceRole,                           // bool: the few suggestions are offered before anything is typed
    };

    explicit EditTable(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    // Cells are edited, but rows are neither added nor removed, moved or pasted here.
    [[nodiscard]] virtual bool hasFixedRows() const { return false; }
    // What would happen: the error is what setData() would refuse with. Empty text empties the cell.
    [[nodiscard]] virtual Done check(const QModelIndex &index, const QString &text) const = 0;
    // New rows come after `row` (−1: at the top); the first new row is returned, −1 when refused.
    virtual int insertAfter(int row) = 0;
    virtual int duplicate(const QList<int> &rows) = 0; // copies after the last of them
    virtual void removeAll(const QList<int> &rows) = 0;
    virtual bool moveAll(const QList<int> &rows, int by) = 0; // −1 up, +1 down; all or none
    // Cells as from a spreadsheet. A first line of column titles says which column is which. Overwrites from
    // `at` on and adds rows at the end, or puts new rows after `at`. Whole or not at all.
    virtual Done paste(const QVector<QStringList> &cells, const QModelIndex &at, bool asNewRows) = 0;
    [[nodiscard]] virtual QString nameOfRows() const = 0; // "injects"

    // Tab-separated, as a spreadsheet takes it: cells with tabs, quotes or line breaks are quoted.
    [[nodiscard]] QString asText(QList<int> rows) const;

Q_SIGNALS:
    void refused(const QModelIndex &index, const muster::Error &error);
};

// The reverse of asText(); what spreadsheets put on the clipboard. Last empty line left out.
[[nodiscard]] QVector<QStringList> cellsOfText(const QString &text);

// "a; b": several values in one cell. Commas part them too, unless there is a semicolon or `commas` is false.
[[nodiscard]] QStringList valuesOfCell(const QString &text, bool commas);

} // namespace muster
