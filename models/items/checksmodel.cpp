// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/checksmodel.h"

#include "items/roles.h"
#include "items/words.h"

#include <algorithm>

namespace muster
{

namespace
{

QString rankOf(Status status)
{
    switch (status) {
    case Status::Failed:
        return QStringLiteral("0");
    case Status::Unknown:
        return QStringLiteral("1");
    case Status::Skipped:
        return QStringLiteral("3");
    default:
        return QStringLiteral("2");
    }
}

} // namespace

ChecksModel::ChecksModel(QObject *parent) : QAbstractTableModel(parent)
{
}

void ChecksModel::noteAttempts(const RunState &state)
{
    for (auto it = state.steps.constBegin(); it != state.steps.constEnd(); ++it)
        m_attempts.insert(it.key(), it->attempt);
}

void ChecksModel::setRun(const RunState &state)
{
    beginResetModel();
    m_runId = state.runId;
    m_checks = state.checks;
    m_attempts.clear();
    noteAttempts(state);
    endResetModel();
}

void ChecksModel::clear()
{
    setRun(RunState{});
}

void ChecksModel::update(const RunState &state)
{
    if (state.runId != m_runId || state.checks.size() < m_checks.size()) {
        setRun(state);
        return;
    }
    const auto before = m_attempts;
    noteAttempts(state);
    if (before != m_attempts && !m_checks.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {SupersededRole});
    if (state.checks.size() == m_checks.size())
        return;
    beginInsertRows({}, static_cast<int>(m_checks.size()), static_cast<int>(state.checks.size()) - 1);
    m_checks = state.checks; // shares the data
    endInsertRows();
}

bool ChecksModel::isSuperseded(const RecordedCheck &check) const
{
    return check.attempt < m_attempts.value(check.step, check.attempt);
}

int ChecksModel::count(Status status) const
{
    return static_cast<int>(std::count_if(m_checks.begin(), m_checks.end(), [&](const RecordedCheck &c) {
        return c.check.status == status && !isSuperseded(c);
    }));
}

int ChecksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_checks.size());
}

int ChecksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChecksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecordedCheck &row = m_checks.at(index.row());
    const CheckResult &check = row.check;
    switch (role) {
    case StatusRole:
        return static_cast<int>(check.status);
    case CriticalRole:
        return check.critical;
    case SupersededRole:
        return isSuperseded(row);
    case StepRole:
        return row.step;
    case SubtitleRole: {
        QStringList parts{check.object};
        if (check.status != Status::Passed)
            parts << check.message;
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    }
    case SortRole:
        if (index.column() == DurationColumn)
            return static_cast<qlonglong>(check.duration.count());
        // What is wrong comes first.
        return index.column() == CheckColumn
                   ? QVariant(QString(rankOf(check.status) + check.name + check.object))
                   : data(index, Qt::DisplayRole);
    case Qt::ToolTipRole: {
        QStringList lines{check.name + u' ' + check.object, statusLabel(check.status), check.message};
        if (!check.critical)
            lines << tr("not critical");
        lines.removeAll(QString());
        return lines.join(u'\n');
    }
    case Qt::AccessibleTextRole:
        return index.column() == CheckColumn
                   ? tr("%1: %2, %3").arg(check.name, check.object, statusLabel(check.status))
                   : data(index, Qt::DisplayRole);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case CheckColumn:
        return check.name;
    case ObjectColumn:
        return check.object;
    case ExpectedColumn:
        return cellText(check.expected);
    case ActualColumn: {
        const QString actual = cellText(check.actual);
        return actual.isEmpty() ? check.message : actual;
    }
    case DurationColumn:
        return check.duration.count() > 0 ? wordsText(check.duration) : QString();
    default:
        return {};
    }
}

QVariant ChecksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CheckColumn:
        return tr("Check");
    case ObjectColumn:
        return tr("Object");
    case ExpectedColumn:
        return tr("Expected");
    case ActualColumn:
        return tr("Restored");
    case DurationColumn:
        return tr("Took");
    default:
        return {};
    }
}

} // namespace muster
