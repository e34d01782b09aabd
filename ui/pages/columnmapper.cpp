// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/columnmapper.h"

#include "pages/importrows.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>

namespace muster
{

namespace
{

constexpr int fieldWidth = 176;
constexpr int leastHeaderWidth = 120;

constexpr int padding = 8; // as the heads have

class PaddedDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, option.palette.highlight());
        QStyleOptionViewItem padded(option);
        padded.rect.adjust(padding, 0, 0, 0);
        QStyledItemDelegate::paint(painter, padded, index);
    }
};

// The field as a box to choose from.
class FieldDelegate final : public PaddedDelegate
{
public:
    using PaddedDelegate::PaddedDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *box = new QComboBox(parent);
        box->setObjectName(QStringLiteral("fieldBox"));
        box->setAccessibleName(
            ColumnMapper::tr("Column “%1” is taken as").arg(index.siblingAtColumn(ColumnsModel::HeaderColumn).data().toString()));
        for (const MselField field : importrows::fields())
            box->addItem(importrows::fieldLabel(field), static_cast<int>(field));
        auto *self = const_cast<FieldDelegate *>(this); // signals of a delegate are not const
        connect(box, &QComboBox::activated, self, [self, box] {
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        QTimer::singleShot(0, box, &QComboBox::showPopup);
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        auto *box = static_cast<QComboBox *>(editor);
        box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QComboBox *>(editor)->currentData(), Qt::EditRole);
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        PaddedDelegate::paint(painter, option, index);
        painter->save();
        painter->setPen(option.palette.color(option.state & QStyle::State_Selected ? QPalette::HighlightedText
                                                                                     : QPalette::Text));
        painter->drawText(option.rect.adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter,
                          QStringLiteral("▾"));
        painter->restore();
    }
};

} // namespace

ColumnsModel::ColumnsModel(QObject *parent) : QAbstractTableModel(parent) {}

void ColumnsModel::setMapping(const MselMapping &mapping)
{
    if (mapping == m_mapping)
        return;
    const bool sameColumns = std::equal(
        mapping.columns.cbegin(), mapping.columns.cend(), m_mapping.columns.cbegin(), m_mapping.columns.cend(),
        [](const MselColumn &a, const MselColumn &b) { return a.header == b.header && a.samples == b.samples; });
    if (sameColumns) {
        m_mapping = mapping;
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_mapping = mapping;
    endResetModel();
}

void ColumnsModel::setField(int row, MselField field)
{
    if (row < 0 || row >= rowCount() || m_mapping.columns.at(row).field == field)
        return;
    m_mapping.columns[row].field = field;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    Q_EMIT changed();
}

int ColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_mapping.columns.size());
}

int ColumnsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ColumnsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const MselColumn &column = m_mapping.columns.at(index.row());
    if (role == Qt::EditRole && index.column() == FieldColumn)
        return static_cast<int>(column.field);
    if (role == Qt::ForegroundRole && (index.column() == SamplesColumn || column.field == MselField::None))
        return theme::colour(Colour::Muted);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    switch (index.column()) {
    case HeaderColumn:
        return column.header;
    case SamplesColumn:
        return column.samples.join(role == Qt::ToolTipRole ? QStringLiteral("\n") : QStringLiteral(" · "));
    default:
        return importrows::fieldLabel(column.field);
    }
}

bool ColumnsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.column() != FieldColumn || !checkIndex(index))
        return false;
    setField(index.row(), static_cast<MselField>(value.toInt()));
    return true;
}

QVariant ColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == HeaderColumn ? tr("Column")
           : section == SamplesColumn ? tr("First values")
                                      : tr("Taken as");
}

Qt::ItemFlags ColumnsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    return index.column() == FieldColumn ? plain | Qt::ItemIsEditable : plain;
}

ColumnMapper::ColumnMapper(QWidget *parent) : QTableView(parent), m_columns(new ColumnsModel(this))
{
    setObjectName(QStringLiteral("columnMapper"));
    setAccessibleName(tr("Columns of the file and what they are taken as"));
    setModel(m_columns);
    setItemDelegate(new PaddedDelegate(this));
    setItemDelegateForColumn(ColumnsModel::FieldColumn, new FieldDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(std::max(30, fontMetrics().lineSpacing() + 12));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ColumnsModel::FieldColumn && state() != EditingState)
            edit(index);
    });
}

void ColumnMapper::show(const MselMapping &mapping)
{
    m_columns->setMapping(mapping);
    if (!currentIndex().isValid() && m_columns->rowCount() > 0)
        setCurrentIndex(m_columns->index(0, ColumnsModel::FieldColumn));
}

// The whole row is one choice: whatever cell is current, its field is what is changed.
void ColumnMapper::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex field = currentIndex().siblingAtColumn(ColumnsModel::FieldColumn);
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::ShiftModifier ||
                       event->modifiers() == Qt::KeypadModifier;
    const int key = event->key();
    if (field.isValid() && plain &&
        (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space || key == Qt::Key_F2)) {
        setCurrentIndex(field);
        edit(field);
        return;
    }
    if (field.isValid() && plain && (key == Qt::Key_Delete || key == Qt::Key_Backspace)) {
        m_columns->setField(field.row(), MselField::None);
        return;
    }
    const QString typed = event->text();
    if (field.isValid() && plain && !typed.isEmpty() && typed.at(0).isLetter()) {
        const QVector<MselField> all = importrows::fields();
        const int now = static_cast<int>(all.indexOf(m_columns->mapping().columns.at(field.row()).field));
        for (int i = 1; i <= all.size(); ++i) { // the next one that begins so
            const MselField each = all.at((now + i) % all.size());
            if (importrows::fieldLabel(each).startsWith(typed, Qt::CaseInsensitive)) {
                m_columns->setField(field.row(), each);
                return;
            }
        }
    }
    QTableView::keyPressEvent(event);
}

void ColumnMapper::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    const int rest = viewport()->width() - fieldWidth;
    const int header = std::max(leastHeaderWidth, rest * 2 / 5);
    setColumnWidth(ColumnsModel::HeaderColumn, header);
    setColumnWidth(ColumnsModel::SamplesColumn, std::max(60, rest - header));
    setColumnWidth(ColumnsModel::FieldColumn, fieldWidth);
}

} // namespace muster
