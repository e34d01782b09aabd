// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curvesmodel.h"

#include <QLocale>

namespace muster
{

namespace
{

QString percent(double share)
{
    return CurvesModel::tr("%1 %", "percent").arg(QLocale().toString(share * 100, 'f', 0));
}

} // namespace

CurvesModel::CurvesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CurvesModel::setCurves(const RecoveryCurves &curves)
{
    QVector<Row> rows;
    const auto add = [&rows](const QString &what, const QPointF &point) {
        rows.append({what, offsetText(Milliseconds(static_cast<qint64>(point.x()))), percent(point.y())});
    };
    if (curves.target)
        rows.append({tr("RTO target"), offsetText(*curves.target), {}});
    for (const QPointF &point : curves.planned)
        add(tr("planned"), point);
    for (const QPointF &point : curves.actual)
        add(tr("actual"), point);
    if (!curves.forecast.isEmpty())
        add(tr("forecast"), curves.forecast.last());
    const auto common = std::min(rows.size(), m_rows.size());
    for (qsizetype row = 0; row < common; ++row) {
        if (rows.at(row) == m_rows.at(row))
            continue;
        m_rows[row] = rows.at(row);
        Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), 2));
    }
    if (rows.size() > common) {
        beginInsertRows({}, static_cast<int>(common), static_cast<int>(rows.size()) - 1);
        m_rows = rows;
        endInsertRows();
    } else if (m_rows.size() > common) {
        beginRemoveRows({}, static_cast<int>(common), static_cast<int>(m_rows.size()) - 1);
        m_rows = rows;
        endRemoveRows();
    }
}

int CurvesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CurvesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant CurvesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const Row &row = m_rows.at(index.row());
    return index.column() == 0 ? row.what : index.column() == 1 ? row.time : row.done;
}

QVariant CurvesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Line") : section == 1 ? tr("Time") : tr("Done");
}

} // namespace muster
