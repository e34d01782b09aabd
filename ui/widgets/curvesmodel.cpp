// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curvesmodel.h"

#include <QLocale>

#include <algorithm>

namespace muster
{

namespace
{

QString moment(const std::optional<double> &ms)
{
    return ms ? offsetText(Milliseconds(static_cast<qint64>(*ms))) : QString();
}

QString moment(const std::optional<Milliseconds> &time)
{
    return time ? offsetText(*time) : QString();
}

// The whole: what was planned, what was reached, what is expected.
std::array<QString, 4> wholeRow(const RecoveryCurves &curves)
{
    std::array<QString, 4> row{CurvesModel::tr("All steps"), {}, {}, {}};
    if (!curves.planned.isEmpty())
        row[1] = moment(curves.planned.last().x());
    if (!curves.actual.isEmpty()) {
        const QString share = QLocale().toString(curves.actual.last().y() * 100, 'f', 0);
        row[2] = CurvesModel::tr("%1 % at %2", "percent").arg(share, moment(curves.actual.last().x()));
    }
    if (!curves.forecast.isEmpty())
        row[3] = moment(curves.forecast.last().x());
    return row;
}

} // namespace

CurvesModel::CurvesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CurvesModel::setCurves(const RecoveryCurves &curves)
{
    QVector<Row> rows;
    if (curves.target)
        rows.append({tr("RTO target"), moment(curves.target), {}, {}});
    if (!curves.planned.isEmpty() || !curves.actual.isEmpty())
        rows.append(wholeRow(curves));
    if (!curves.forecast.isEmpty() && curves.earliest != curves.latest) {
        rows.append({tr("All steps, at the earliest"), {}, {}, moment(curves.earliest)});
        rows.append({tr("All steps, at the latest"), {}, {}, moment(curves.latest)});
    }
    for (const StepMark &step : curves.steps) {
        const QString begun = step.begun ? tr("since %1").arg(moment(step.begun)) : QString();
        rows.append({step.text, moment(step.planned), step.actual ? moment(step.actual) : begun, moment(step.forecast)});
    }
    for (const PauseMark &pause : curves.pauses) {
        const QString name = pause.reason.isEmpty() ? tr("Pause") : tr("Pause: %1").arg(pause.reason);
        rows.append({name, {}, tr("%1, for %2").arg(moment(pause.at), wordsText(pause.lasted)), {}});
    }
    show(rows);
}

void CurvesModel::show(const QVector<Row> &rows)
{
    const auto common = std::min(rows.size(), m_rows.size());
    for (qsizetype row = 0; row < common; ++row) {
        if (rows.at(row) == m_rows.at(row))
            continue;
        m_rows[row] = rows.at(row);
        Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), 3));
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
    return parent.isValid() ? 0 : 4;
}

QVariant CurvesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    return m_rows.at(index.row()).at(static_cast<std::size_t>(index.column()));
}

QVariant CurvesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case 0:
        return tr("Step");
    case 1:
        return tr("Planned");
    case 2:
        return tr("Actual");
    default:
        return tr("Forecast");
    }
}

} // namespace muster
