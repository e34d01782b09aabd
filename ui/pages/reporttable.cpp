// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reporttable.h"

#include "items/roles.h"
#include "items/words.h"
#include "widgets/theme.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>

namespace muster
{

class ReportFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReportFilter)

public:
    explicit ReportFilter(QObject *parent) : QSortFilterProxyModel(parent)
    {
        setSortRole(SortRole);
        setFilterKeyColumn(-1);
        setFilterCaseSensitivity(Qt::CaseInsensitive);
        setSortCaseSensitivity(Qt::CaseInsensitive);
    }

    void setStatus(std::optional<Status> status)
    {
        m_status = status;
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (m_status &&
            sourceModel()->index(row, 0, parent).data(StatusRole).toInt() != static_cast<int>(*m_status))
            return false;
        return QSortFilterProxyModel::filterAcceptsRow(row, parent);
    }

private:
    std::optional<Status> m_status;
};

ReportRows::ReportRows(QStringList titles, QObject *parent)
    : QAbstractTableModel(parent), m_titles(std::move(titles))
{
}

void ReportRows::setRows(QVector<ReportRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int ReportRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReportRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant ReportRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ReportRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return row.cells.value(index.column());
    case SortRole: {
        const QVariant key = row.sortKeys.value(index.column());
        return key.isValid() ? key : QVariant(row.cells.value(index.column()));
    }
    case StatusRole:
        return row.status ? QVariant(static_cast<int>(*row.status)) : QVariant();
    case KindRole:
        return row.kind.isEmpty() ? QVariant() : QVariant(row.kind);
    case SubtitleRole:
        return {};
    case Qt::UserRole:
        return row.details;
    default:
        return {};
    }
}

QVariant ReportRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_titles.value(section);
}

ReportTable::ReportTable(const ReportTableSpec &spec, QWidget *parent, bool tools)
    : QWidget(parent), m_rows(new ReportRows(spec.titles, this)), m_filter(new ReportFilter(this)),
      m_view(new RowView(spec.name, spec.accessible, spec.look, this)), m_none(new QLabel(this)),
      m_details(new QPlainTextEdit(this)), m_empty(spec.empty)
{
    setObjectName(spec.name + QStringLiteral("Panel"));
    m_filter->setSourceModel(m_rows);
    m_view->useModel(m_filter, spec.widths, spec.stretchColumn);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder); // as it happened, until someone asks otherwise
    m_none->setObjectName(spec.name + QStringLiteral("None"));
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setTextFormat(Qt::PlainText);
    theme::setTextRole(m_none, Colour::Muted);
    m_details->setObjectName(spec.name + QStringLiteral("Details"));
    m_details->setAccessibleName(tr("Whole text of the current row"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setMaximumHeight(fontMetrics().lineSpacing() * 4 + 16);
    m_details->hide();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 8, 0, 0);
    all->setSpacing(8);
    if (tools)
        addTools(spec);
    all->addWidget(m_view, 1);
    all->addWidget(m_none, 1);
    all->addWidget(m_details);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ReportTable::showDetails);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &ReportTable::updateCount);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ReportTable::updateCount);
    updateCount();
}

void ReportTable::addTools(const ReportTableSpec &spec)
{
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(12, 0, 12, 0);
    tools->setSpacing(8);
    m_search = new QLineEdit(this);
    m_search->setObjectName(spec.name + QStringLiteral("Search"));
    m_search->setAccessibleName(tr("Search: %1").arg(spec.accessible));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(280);
    connect(m_search, &QLineEdit::textChanged, m_filter, &QSortFilterProxyModel::setFilterFixedString);
    tools->addWidget(m_search, 1);
    if (spec.byStatus) {
        m_status = new QComboBox(this);
        m_status->setObjectName(spec.name + QStringLiteral("Status"));
        m_status->setAccessibleName(tr("Which statuses to show"));
        m_status->addItem(tr("Every status"));
        for (const Status status : {Status::Failed, Status::Unknown, Status::Skipped, Status::Passed})
            m_status->addItem(statusGlyph(status) + u' ' + statusLabel(status), static_cast<int>(status));
        connect(m_status, &QComboBox::currentIndexChanged, this, [this] {
            const QVariant status = m_status->currentData();
            m_filter->setStatus(status.isValid() ? std::optional(static_cast<Status>(status.toInt()))
                                                 : std::nullopt);
        });
        tools->addWidget(m_status);
    }
    m_count = new QLabel(this);
    m_count->setObjectName(spec.name + QStringLiteral("Count"));
    theme::setTextRole(m_count, Colour::Muted);
    tools->addWidget(m_count);
    tools->addStretch(1);
    auto *copy = new QPushButton(tr("Copy as text"), this);
    copy->setObjectName(spec.name + QStringLiteral("Copy"));
    copy->setAccessibleName(tr("Copy the selected rows, or all of them, as text"));
    copy->setToolTip(copy->accessibleName());
    copy->setProperty("kind", QStringLiteral("link"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(copied()); });
    tools->addWidget(copy);
    static_cast<QVBoxLayout *>(layout())->addLayout(tools);
}

void ReportTable::setRows(QVector<ReportRow> rows, const QString &empty)
{
    if (!empty.isEmpty())
        m_empty = empty;
    m_rows->setRows(std::move(rows));
    if (m_filter->rowCount() > 0)
        m_view->setCurrentIndex({});
    showDetails();
    updateCount();
}

void ReportTable::filterStatus(Status status)
{
    if (m_status != nullptr)
        m_status->setCurrentIndex(std::max(0, m_status->findData(static_cast<int>(status))));
}

QString ReportTable::copied() const
{
    const QString selected = m_view->selectedText();
    QStringList titles;
    for (int column = 0; column < m_filter->columnCount(); ++column)
        titles << m_filter->headerData(column, Qt::Horizontal).toString();
    if (!selected.isEmpty())
        return titles.join(u'\t') + u'\n' + selected;
    QStringList lines{titles.join(u'\t')};
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_filter->columnCount(); ++column)
            cells << m_filter->index(row, column).data().toString().replace(u'\n', u' ').replace(u'\t', u' ');
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void ReportTable::updateCount()
{
    const int shown = m_filter->rowCount();
    const int all = m_rows->rowCount();
    if (m_count)
        m_count->setText(shown == all ? tr("Rows: %1").arg(all) : tr("Rows: %1 of %2").arg(shown).arg(all));
    m_none->setText(all == 0 ? m_empty
                             : tr("No row matches. Clear the search or the filter to see them all."));
    m_none->setVisible(shown == 0);
    m_view->setVisible(shown > 0);
    showDetails();
}

void ReportTable::showDetails()
{
    const QString text =
        m_view->isHidden() ? QString() : m_view->currentIndex().data(Qt::UserRole).toString();
    m_details->setPlainText(text);
    m_details->setVisible(!text.isEmpty());
}

} // namespace muster

#include "reporttable.moc"
