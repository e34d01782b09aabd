// SPDX-License-Identifier: GPL-3.0-or-later
// The view of an EditTable: cells edited in place, rows inserted, deleted, moved, duplicated, copied and
// pasted, all by keyboard. Text that cannot be taken stays in its editor with the reason beside it.
// Window thread.
#pragma once

#include "items/edittable.h"

#include <QPersistentModelIndex>
#include <QPointer>
#include <QTableView>

class QAction;
class QLabel;
class QMenu;
class QSortFilterProxyModel;

namespace muster
{

class EditTableView final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditTableView)

public:
    // `name` is the objectName and the key of the remembered columns; `accessible` is what a screen reader says.
    EditTableView(const QString &name, const QString &accessible, QWidget *parent = nullptr);

    // Widths by column; 0: takes what is left over. `lines`: of text in a row.
    void useTable(EditTable *table, const QList<int> &widths, int lines);
    [[nodiscard]] EditTable *table() const { return m_table; }
    void setFilter(const QString &text); // shows rows that contain it
    void setFirstEdited(int column) { m_firstEdited = column; } // of a new row
    void addMenuAction(QAction *action) { m_extra << action; }

    [[nodiscard]] int currentRow() const; // of the table, whatever is filtered; −1: none
    void setCurrentRow(int row);
    [[nodiscard]] QList<int> chosenRows() const; // of the table
    // Takes what is being typed. False when it cannot be taken: the editor stays open and says why.
    bool takeTyped();
    [[nodiscard]] QString problem() const; // what stands beside the open editor

    void insertRow();
    void deleteRows();
    void duplicateRows();
    void moveRows(int by);
    void copyRows();
    void pasteCells(bool asNewRows);

Q_SIGNALS:
    void findRequested();
    void pasteRefused(const muster::Error &error);
    void filterDropped(); // a new row would not have been seen

protected:
    bool event(QEvent *event) override; // its keys come before the page's
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override; // says what to do when there is nothing
    void commitData(QWidget *editor) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;

private:
    bool actOnKey(QKeyEvent *event);
    [[nodiscard]] bool isOurs(const QKeyEvent *event) const;
    [[nodiscard]] bool hasFixedRows() const { return m_table && m_table->hasFixedRows(); }
    void fitColumns();
    void restoreColumns();
    void saveColumns() const;
    [[nodiscard]] QWidget *roomFor(int height, const QWidget *editor) const;
    void showProblem(QWidget *editor, const Error &error);
    void hideProblem();
    void selectRows(int first, int count);
    void fillMenu(QMenu *menu);
    void backToEditor();
    [[nodiscard]] QModelIndex inTable(const QModelIndex &shown) const;
    [[nodiscard]] Done checkTyped(const QWidget *editor) const;

    EditTable *m_table = nullptr;
    QSortFilterProxyModel *m_shown;
    QPointer<QLabel> m_problem; // may stand in the page around
    QPersistentModelIndex m_editing;
    QPointer<QWidget> m_editor;
    QString m_name;
    QList<int> m_widths;
    QList<QAction *> m_extra;
    int m_firstEdited = 0;
    bool m_fitting = false;
};

} // namespace muster
