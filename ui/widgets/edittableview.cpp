// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/edittableview.h"

#include "widgets/celldelegate.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QSplitter>

#include <algorithm>

namespace muster
{

namespace
{

constexpr int leastStretch = 200;

} // namespace

EditTableView::EditTableView(const QString &name, const QString &accessible, QWidget *parent)
    : QTableView(parent), m_shown(new QSortFilterProxyModel(this)), m_problem(new QLabel(viewport())), m_name(name)
{
    setObjectName(name);
    setAccessibleName(accessible);
    setItemDelegate(new CellDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                    QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(40);
    m_problem->setObjectName(QStringLiteral("cellProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setMargin(6);
    m_problem->setAutoFillBackground(true);
    m_problem->hide();
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown->setFilterKeyColumn(-1);
}

void EditTableView::useTable(EditTable *table, const QList<int> &widths, int lines)
{
    m_table = table;
    m_widths = widths;
    m_shown->setSourceModel(table);
    setModel(m_shown);
    horizontalHeader()->setVisible(widths.size() > 1);
    verticalHeader()->setDefaultSectionSize(std::max(31, fontMetrics().lineSpacing() * lines + 10));
    for (int column = 0; column < widths.size(); ++column) {
        if (widths.at(column) > 0)
            setColumnWidth(column, widths.at(column));
    }
    restoreColumns();
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (!m_fitting && isVisible())
            saveColumns();
    });
}

void EditTableView::restoreColumns()
{
    const QVariantList widths = QSettings().value(u"columns/" + m_name).toList();
    if (widths.size() != m_widths.size())
        return;
    for (int column = 0; column < widths.size(); ++column) {
        if (m_widths.at(column) > 0 && widths.at(column).toInt() > 0) // 0: it was hidden
            m_widths[column] = std::clamp(widths.at(column).toInt(), 40, 2000);
        setColumnWidth(column, std::max(40, m_widths.at(column)));
    }
}

void EditTableView::saveColumns() const
{
    QVariantList widths;
    for (int column = 0; column < m_widths.size(); ++column)
        widths << columnWidth(column);
    QSettings().setValue(u"columns/" + m_name, widths);
}

void EditTableView::fitColumns()
{
    const auto stretch = static_cast<int>(m_widths.indexOf(0));
    if (stretch < 0)
        return;
    int others = 0;
    for (int column = 0; column < m_widths.size(); ++column)
        others += column == stretch ? 0 : columnWidth(column);
    m_fitting = true;
    setColumnWidth(stretch, m_widths.size() == 1 ? viewport()->width()
                                                 : std::max(leastStretch, viewport()->width() - others));
    m_fitting = false;
}

void EditTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void EditTableView::setFilter(const QString &text)
{
    m_shown->setFilterFixedString(text);
    if (!currentIndex().isValid() && m_shown->rowCount() > 0)
        setCurrentIndex(m_shown->index(0, 0));
    viewport()->update();
}

QModelIndex EditTableView::inTable(const QModelIndex &shown) const
{
    return m_shown->mapToSource(shown);
}

int EditTableView::currentRow() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? inTable(index).row() : -1;
}

void EditTableView::setCurrentRow(int row)
{
    const int column = std::max(0, currentIndex().column());
    setCurrentIndex(m_shown->mapFromSource(m_table->index(row, column)));
}

QList<int> EditTableView::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        rows << inTable(index).row();
    if (rows.isEmpty() && currentRow() >= 0)
        rows << currentRow();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void EditTableView::selectRows(int first, int count)
{
    setCurrentRow(first);
    QItemSelection selection;
    for (int row = first; row < first + count; ++row) {
        const QModelIndex index = m_shown->mapFromSource(m_table->index(row, 0));
        selection.select(index, index);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

bool EditTableView::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    if (m_editor && m_problem->isVisible() && index != m_editing)
        return false; // the other one first
    const bool opened = QTableView::edit(index, trigger, event);
    if (QWidget *editor = opened && index.isValid() ? indexWidget(index) : nullptr) {
        m_editor = editor;
        m_editing = index;
    }
    return opened;
}

Done EditTableView::checkTyped(const QWidget *editor) const
{
    if (!editor || editor != m_editor || !m_editing.isValid())
        return {};
    return m_table->check(inTable(m_editing), CellDelegate::textOf(editor));
}

void EditTableView::commitData(QWidget *editor)
{
    if (checkTyped(editor))
        QTableView::commitData(editor);
}

void EditTableView::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    if (hint != QAbstractItemDelegate::RevertModelCache) {
        if (const Done done = checkTyped(editor); !done) {
            showProblem(editor, done.error());
            return;
        }
    }
    hideProblem();
    const QModelIndex at = m_editing;
    m_editor.clear();
    m_editing = QPersistentModelIndex();
    const bool isEnd = at.isValid() && at.row() == m_shown->rowCount() - 1 && at.column() == m_widths.size() - 1;
    if (hint == QAbstractItemDelegate::EditNextItem && isEnd && m_widths.size() > 1 && !hasFixedRows()) {
        QTableView::closeEditor(editor, QAbstractItemDelegate::NoHint);
        insertRow();
        return;
    }
    QTableView::closeEditor(editor, hint);
    if (hint == QAbstractItemDelegate::SubmitModelCache && m_widths.size() > 1 && at.isValid() &&
        at.row() + 1 < m_shown->rowCount() && currentIndex() == at)
        setCurrentIndex(at.siblingAtRow(at.row() + 1)); // as in a spreadsheet
}

// A table of two rows has no room for an explanation: what it stands in has.
QWidget *EditTableView::roomFor(int height, const QWidget *editor) const
{
    const auto fits = [height, editor](const QWidget *room) {
        const int top = editor->mapTo(room, QPoint(0, 0)).y();
        return top + editor->height() + 2 + height <= room->height() || top - 2 - height >= 0;
    };
    QWidget *room = viewport();
    for (QWidget *wider = room->parentWidget(); wider && !room->isWindow() && !fits(room); wider = wider->parentWidget())
        if (!qobject_cast<QSplitter *>(wider)) // which would make a pane of it
            room = wider;
    return room;
}

void EditTableView::showProblem(QWidget *editor, const Error &error)
{
    m_problem->setText(u"✗ " + error.message + u'\n' + error.hint);
    theme::setTextRole(m_problem, Colour::Bad);
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::Window, theme::colour(Colour::BadSoft));
    m_problem->setPalette(palette);
    m_problem->setMaximumWidth(std::max(200, std::min(420, viewport()->width())));
    m_problem->adjustSize();
    QWidget *room = roomFor(m_problem->height(), editor);
    if (m_problem->parentWidget() != room)
        m_problem->setParent(room);
    const QPoint top = editor->mapTo(room, QPoint(0, 0));
    QPoint at = top + QPoint(0, editor->height() + 2);
    if (at.y() + m_problem->height() > room->height())
        at.setY(std::max(0, top.y() - m_problem->height() - 2));
    at.setX(std::max(0, std::min(at.x(), room->width() - m_problem->width())));
    m_problem->move(at);
    m_problem->raise();
    m_problem->show();
    editor->setAccessibleDescription(m_problem->text());
    editor->setProperty("problem", true);
    backToEditor();
}

// The focus stays with what is wrong, unless it has left the table altogether.
void EditTableView::backToEditor()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_editor || !m_editing.isValid())
                return;
            setCurrentIndex(m_editing);
            const QWidget *focus = window()->focusWidget();
            if (!focus || focus == this || isAncestorOf(focus))
                m_editor->setFocus(Qt::OtherFocusReason);
        },
        Qt::QueuedConnection);
}

void EditTableView::hideProblem()
{
    if (m_problem)
        m_problem->hide();
}

QString EditTableView::problem() const
{
    return !m_problem || m_problem->isHidden() ? QString() : m_problem->text();
}

bool EditTableView::takeTyped()
{
    if (!m_editor)
        return true;
    if (const Done done = checkTyped(m_editor); !done) {
        showProblem(m_editor, done.error());
        return false;
    }
    QWidget *editor = m_editor;
    commitData(editor);
    closeEditor(editor, QAbstractItemDelegate::NoHint);
    return true;
}

void EditTableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!m_table || m_shown->rowCount() > 0)
        return;
    const bool none = m_table->rowCount() == 0;
    const QString text =
        hasFixedRows() ? tr("There are no %1 like that.").arg(m_table->nameOfRows())
        : none ? tr("No %1 yet.\nPress Insert to add the first, or paste rows from a spreadsheet (Ctrl+V).")
                   .arg(m_table->nameOfRows())
             : tr("Nothing here contains that text. Escape shows all %1 again.").arg(m_table->nameOfRows());
    QPainter painter(viewport());
    if (hasFocus()) { // there is no cell to show it
        painter.setPen(QPen(theme::colour(Colour::Accent), 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
    painter.setPen(theme::colour(Colour::Muted));
    painter.drawText(viewport()->rect().adjusted(12, 12, -12, -12), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     text);
}

} // namespace muster
