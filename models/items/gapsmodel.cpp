// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/gapsmodel.h"

#include "items/roles.h"

namespace muster
{

namespace
{

QString fieldOf(const event::GapRaised &gap, int column)
{
    switch (column) {
    case GapsModel::IdColumn: return gap.id;
    case GapsModel::PriorityColumn: return gap.priority;
    case GapsModel::DescriptionColumn: return gap.description;
    case GapsModel::CategoryColumn: return gap.category;
    case GapsModel::RemediationColumn: return gap.remediation;
    case GapsModel::OwnerColumn: return gap.owner;
    case GapsModel::DueColumn: return gap.due;
    case GapsModel::StatusColumn: return gap.status;
    default: return {};
    }
}

// As gap_changed names it; null for what is not edited.
QString keyOf(int column)
{
    switch (column) {
    case GapsModel::PriorityColumn: return QStringLiteral("priority");
    case GapsModel::DescriptionColumn: return QStringLiteral("description");
    case GapsModel::CategoryColumn: return QStringLiteral("category");
    case GapsModel::RemediationColumn: return QStringLiteral("remediation");
    case GapsModel::OwnerColumn: return QStringLiteral("owner");
    case GapsModel::DueColumn: return QStringLiteral("due");
    case GapsModel::StatusColumn: return QStringLiteral("status");
    default: return {};
    }
}

bool isClosed(const event::GapRaised &gap)
{
    return gap.status.compare(u"closed", Qt::CaseInsensitive) == 0;
}

} // namespace

GapsModel::GapsModel(QObject *parent) : KeyedTable<GapRow>(parent)
{
}

void GapsModel::update(const RunState &state)
{
    QVector<GapRow> rows;
    for (const event::GapRaised &gap : gapsOf(state)) {
        QString key = gap.id;
        const bool isTaken = std::any_of(rows.cbegin(), rows.cend(), [&key](const GapRow &row) { return row.key == key; });
        if (key.isEmpty() || isTaken)
            key += u'#' + QString::number(rows.size() + 1);
        rows.append({key, gap});
    }
    take(rows);
}

int GapsModel::open(const QString &priority) const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += !isClosed(at(row).gap) && (priority.isEmpty() || at(row).gap.priority == priority) ? 1 : 0;
    return count;
}

int GapsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant GapsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GapRow &row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole: return fieldOf(row.gap, index.column());
    case SortRole: return index.column() == PriorityColumn && row.gap.priority.isEmpty() ? QStringLiteral("P9") : fieldOf(row.gap, index.column());
    case IdRole: return row.gap.id;
    case AttentionRole: return row.gap.priority == u"P1" && !isClosed(row.gap);
    case Qt::AccessibleTextRole: return tr("%1: %2").arg(row.gap.priority, row.gap.description);
    default: return {};
    }
}

QVariant GapsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IdColumn: return tr("Gap");
    case PriorityColumn: return tr("Priority");
    case DescriptionColumn: return tr("Description");
    case CategoryColumn: return tr("Category");
    case RemediationColumn: return tr("Remediation");
    case OwnerColumn: return tr("Owner");
    case DueColumn: return tr("Due");
    case StatusColumn: return tr("Status");
    default: return {};
    }
}

Qt::ItemFlags GapsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (m_editable && index.isValid() && index.column() != IdColumn && !at(index.row()).gap.id.isEmpty())
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool GapsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid) || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const GapRow &row = at(index.row());
    const QString text = value.toString().trimmed();
    if (text != fieldOf(row.gap, index.column()))
        Q_EMIT edited(row.gap.id, {{keyOf(index.column()), text}});
    return true;
}

} // namespace muster
