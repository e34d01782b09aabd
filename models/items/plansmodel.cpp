// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/plansmodel.h"

#include "items/roles.h"
#include "items/words.h"

namespace muster
{

namespace
{

QString tipOf(const PlanRow &row)
{
    if (row.tags.isEmpty())
        return row.description;
    return PlansModel::tr("%1\nIt tests: %2").arg(row.description, row.tags.join(QStringLiteral(", ")));
}

} // namespace

PlansModel::PlansModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void PlansModel::replace(int first, int count, const QVector<PlanRow> &rows)
{
    if (m_rows.mid(first, count) == rows)
        return;
    if (count > 0) {
        beginRemoveRows({}, first, first + count - 1);
        m_rows.remove(first, count);
        endRemoveRows();
    }
    if (!rows.isEmpty()) {
        beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
        for (int i = 0; i < rows.size(); ++i)
            m_rows.insert(first + i, rows.at(i));
        endInsertRows();
    }
}

void PlansModel::setFiles(const QVector<PlanRow> &rows)
{
    const int before = m_files;
    m_files = static_cast<int>(rows.size());
    replace(0, before, rows);
}

void PlansModel::setTemplates(const QVector<PlanRow> &rows)
{
    replace(m_files, static_cast<int>(m_rows.size()) - m_files, rows);
}

const PlanRow *PlansModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int PlansModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlansModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlansModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlanRow &row = m_rows.at(index.row());
    switch (role) {
    case IdRole: return row.id;
    case PathRole: return row.path;
    case TemplateRole: return row.isTemplate();
    case SubtitleRole: return row.description;
    case KindRole: return kindWord(row.kind);
    case SortRole: return index.column() == UsedColumn ? QVariant(row.usedAt) : data(index, Qt::DisplayRole);
    case TagsRole: return row.tags;
    case Qt::ToolTipRole: return row.isTemplate() ? tipOf(row) : row.path;
    case Qt::AccessibleTextRole:
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case NameColumn: return row.title;
    case KindColumn: return planKindLabel(row.kind);
    case SourceColumn:
        if (!row.isTemplate())
            return row.path;
        return row.tags.isEmpty() ? tr("template") : tr("template · %1").arg(row.tags.join(QStringLiteral(", ")));
    case UsedColumn: return whenText(row.usedAt, QDateTime::currentDateTimeUtc());
    default: return {};
    }
}

QVariant PlansModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case KindColumn: return tr("Kind");
    case SourceColumn: return tr("File");
    case UsedColumn: return tr("Last used");
    default: return {};
    }
}

} // namespace muster
