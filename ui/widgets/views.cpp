// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/views.h"

#include "widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QPainter>
#include <QSettings>

#include <algorithm>

namespace muster
{

RowView::RowView(const QString &name, const QString &accessible, RowLook look, QWidget *parent)
    : QTreeView(parent), m_name(name)
{
    setObjectName(name);
    setAccessibleName(accessible);
    setItemDelegate(new RowDelegate(std::move(look), this));
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setExpandsOnDoubleClick(false);
    setTabKeyNavigation(false);
    header()->setHighlightSections(false);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setTree(false);
    connect(this, &QTreeView::doubleClicked, this, &RowView::rowActivated);
}

void RowView::setLook(RowLook look)
{
    QAbstractItemDelegate *before = itemDelegate();
    setItemDelegate(new RowDelegate(std::move(look), this));
    delete before;
}

void RowView::setTree(bool tree)
{
    setRootIsDecorated(false);
    setItemsExpandable(tree);
    setIndentation(tree ? 16 : 0);
    setUniformRowHeights(!tree);
}

void RowView::useModel(QAbstractItemModel *model, const QList<int> &widths, int stretchColumn)
{
    setModel(model);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(40);
    for (int column = 0; column < widths.size(); ++column) {
        if (widths.at(column) > 0)
            header()->resizeSection(column, widths.at(column));
    }
    header()->setSectionResizeMode(stretchColumn, QHeaderView::Stretch);
    restoreColumns();
    connect(header(), &QHeaderView::sectionResized, this, [this] {
        if (!m_restoring && isVisible())
            saveColumns();
    });
}

void RowView::restoreColumns()
{
    const QVariantList widths = QSettings().value(u"columns/" + m_name).toList();
    if (widths.size() != header()->count())
        return;
    m_restoring = true;
    for (int column = 0; column < widths.size(); ++column) {
        const bool wasHidden = widths.at(column).toInt() == 0; // for want of room: that says nothing of its width
        if (header()->sectionResizeMode(column) != QHeaderView::Stretch && !wasHidden)
            header()->resizeSection(column, std::clamp(widths.at(column).toInt(), 40, 2000));
    }
    m_restoring = false;
}

void RowView::saveColumns() const
{
    QVariantList widths;
    for (int column = 0; column < header()->count(); ++column)
        widths << header()->sectionSize(column);
    QSettings().setValue(u"columns/" + m_name, widths);
}

void RowView::fitColumn(int column, int most)
{
    int widest = header()->sectionSize(column);
    QModelIndexList open;
    for (int row = 0; row < model()->rowCount(); ++row)
        open << model()->index(row, 0);
    while (!open.isEmpty()) {
        const QModelIndex index = open.takeLast();
        const QString text = index.siblingAtColumn(column).data().toString();
        widest = std::max(widest, std::min(most, fontMetrics().horizontalAdvance(text) + 20));
        for (int row = 0; row < model()->rowCount(index); ++row)
            open << model()->index(row, 0, index);
    }
    m_restoring = true; // not a width that a person chose
    header()->resizeSection(column, widest);
    m_restoring = false;
}

QString RowView::selectedText() const
{
    if (!selectionModel())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) {
        return a.parent() == b.parent() ? a.row() < b.row() : a < b;
    });
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells << row.siblingAtColumn(column).data().toString();
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void RowView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectedText());
        return;
    }
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    if (current.isValid() && plain) {
        if (event->key() == Qt::Key_Space) {
            Q_EMIT spacePressed(current);
            return;
        }
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            Q_EMIT rowActivated(current);
            return;
        }
        if (event->key() >= Qt::Key_A && event->key() <= Qt::Key_Z &&
            isSignalConnected(QMetaMethod::fromSignal(&RowView::letterPressed))) {
            Q_EMIT letterPressed(QChar(event->key()), current);
            return;
        }
    }
    QTreeView::keyPressEvent(event);
}

void RowView::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const bool selected = selectionModel() && selectionModel()->isSelected(index);
    painter->fillRect(rect, theme::colour(selected ? Colour::AccentSoft : Colour::Surface));
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::colour(Colour::Line));
}

bool RowView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        viewport()->update();
    return QTreeView::viewportEvent(event);
}

} // namespace muster
