// SPDX-License-Identifier: GPL-3.0-or-later
// What an EditTableView does on its keys and in its menu.
#include "widgets/edittableview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace muster
{

namespace
{

constexpr auto ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;

} // namespace

// Keys that the page may have for itself, but not while the table has the focus.
bool EditTableView::isOurs(const QKeyEvent *event) const
{
    const Qt::KeyboardModifiers with = event->modifiers() & ~Qt::KeypadModifier;
    const bool fixed = hasFixedRows();
    switch (event->key()) {
    case Qt::Key_Insert:
    case Qt::Key_Delete: return with == Qt::NoModifier && !fixed;
    case Qt::Key_Return:
    case Qt::Key_Enter: return with == Qt::NoModifier || (with == Qt::ControlModifier && !fixed);
    case Qt::Key_Up:
    case Qt::Key_Down: return with == Qt::AltModifier && !fixed;
    case Qt::Key_D: return with == Qt::ControlModifier && !fixed;
    case Qt::Key_F:
    case Qt::Key_C: return with == Qt::ControlModifier;
    case Qt::Key_V: return (with == Qt::ControlModifier || with == ctrlShift) && !fixed;
    default: return false;
    }
}

bool EditTableView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurs(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void EditTableView::keyPressEvent(QKeyEvent *event)
{
    if (!m_table || !isOurs(event) || !actOnKey(event))
        QTableView::keyPressEvent(event);
}

bool EditTableView::actOnKey(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Insert: insertRow(); return true;
    case Qt::Key_Delete: deleteRows(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (control)
            insertRow();
        else if (currentIndex().isValid() && state() != EditingState) // the editor lets Enter through
            QTableView::edit(currentIndex());
        return true;
    case Qt::Key_Up: moveRows(-1); return true;
    case Qt::Key_Down: moveRows(1); return true;
    case Qt::Key_D: duplicateRows(); return true;
    case Qt::Key_F: Q_EMIT findRequested(); return true;
    case Qt::Key_C: copyRows(); return true;
    case Qt::Key_V: pasteCells(event->modifiers() & Qt::ShiftModifier); return true;
    default: return false;
    }
}

void EditTableView::insertRow()
{
    if (!takeTyped())
        return;
    const int row = m_table->insertAfter(currentRow());
    if (row < 0)
        return;
    setFilter({});
    Q_EMIT filterDropped();
    selectRows(row, 1);
    setFocus(Qt::OtherFocusReason);
    const QModelIndex first = currentIndex().siblingAtColumn(m_firstEdited);
    setCurrentIndex(first);
    scrollTo(first);
    QTableView::edit(first);
}

void EditTableView::deleteRows()
{
    const QList<int> rows = chosenRows();
    if (rows.isEmpty())
        return;
    m_table->removeAll(rows);
    if (m_table->rowCount() > 0)
        selectRows(std::min(rows.first(), m_table->rowCount() - 1), 1);
}

void EditTableView::duplicateRows()
{
    const QList<int> rows = chosenRows();
    if (!takeTyped() || rows.isEmpty())
        return;
    if (const int first = m_table->duplicate(rows); first >= 0)
        selectRows(first, static_cast<int>(rows.size()));
}

void EditTableView::moveRows(int by)
{
    const QList<int> rows = chosenRows();
    const int current = currentRow();
    if (!takeTyped() || rows.isEmpty() || !m_table->moveAll(rows, by))
        return;
    setCurrentRow(current + by);
    QItemSelection selection;
    for (const int row : rows) {
        const QModelIndex index = model()->index(row + by, 0);
        selection.select(index, index);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void EditTableView::copyRows()
{
    QGuiApplication::clipboard()->setText(m_table->asText(chosenRows()));
}

void EditTableView::pasteCells(bool asNewRows)
{
    const QVector<QStringList> cells = cellsOfText(QGuiApplication::clipboard()->text());
    if (!takeTyped() || cells.isEmpty())
        return;
    const QModelIndex at = currentRow() < 0 ? QModelIndex()
                                            : m_table->index(currentRow(), currentIndex().column());
    if (const Done done = m_table->paste(cells, at, asNewRows); !done)
        Q_EMIT pasteRefused(done.error());
    else if (!at.isValid() && m_table->rowCount() > 0)
        setCurrentRow(0);
}

void EditTableView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("What can be done with these rows"));
    fillMenu(menu);
    menu->popup(event->globalPos());
}

void EditTableView::fillMenu(QMenu *menu)
{
    const bool any = currentRow() >= 0;
    const auto add = [menu](const QString &text, const QKeySequence &key, bool enabled, auto what) {
        QAction *action = menu->addAction(text);
        action->setShortcut(key);
        action->setShortcutVisibleInContextMenu(true);
        action->setEnabled(enabled);
        connect(action, &QAction::triggered, menu, what);
    };
    if (hasFixedRows()) {
        add(tr("Copy rows as text"), QKeySequence::Copy, any, [this] { copyRows(); });
        menu->addActions(m_extra);
        return;
    }
    add(tr("Insert after"), QKeySequence(Qt::Key_Insert), true, [this] { insertRow(); });
    add(tr("Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), any, [this] { duplicateRows(); });
    add(tr("Move up"), QKeySequence(Qt::ALT | Qt::Key_Up), any, [this] { moveRows(-1); });
    add(tr("Move down"), QKeySequence(Qt::ALT | Qt::Key_Down), any, [this] { moveRows(1); });
    add(tr("Delete"), QKeySequence(Qt::Key_Delete), any, [this] { deleteRows(); });
    menu->addSeparator();
    add(tr("Copy rows as text"), QKeySequence::Copy, any, [this] { copyRows(); });
    add(tr("Paste over"), QKeySequence::Paste, true, [this] { pasteCells(false); });
    add(tr("Paste as new rows"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), true,
        [this] { pasteCells(true); });
    if (!m_extra.isEmpty()) {
        menu->addSeparator();
        menu->addActions(m_extra);
    }
}

} // namespace muster
