// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/runsmodel.h"

#include "items/roles.h"
#include "items/words.h"

#include <QSet>

#include <algorithm>

namespace muster
{

RunsModel::RunsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RunsModel::setRuns(const QVector<RunSummary> &runs)
{
    QSet<QString> wanted;
    for (const RunSummary &run : runs)
        wanted.insert(run.runId);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!wanted.contains(m_runs.at(row).runId)) {
            beginRemoveRows({}, row, row);
            m_runs.removeAt(row);
            endRemoveRows();
        }
    }
    if (m_runs.isEmpty() && !runs.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(runs.size()) - 1);
        m_runs = runs;
        endInsertRows();
        return;
    }
    QSet<QString> present;
    for (const RunSummary &run : std::as_const(m_runs))
        present.insert(run.runId);
    for (int row = 0; row < runs.size(); ++row) {
        const RunSummary &run = runs.at(row);
        if (!present.contains(run.runId)) {
            beginInsertRows({}, row, row);
            m_runs.insert(row, run);
            endInsertRows();
            continue;
        }
        if (m_runs.at(row).runId != run.runId) { // moved up
            const auto from = std::find_if(m_runs.cbegin() + row, m_runs.cend(),
                                           [&](const RunSummary &r) { return r.runId == run.runId; });
            const auto fromRow = static_cast<int>(from - m_runs.cbegin());
            beginMoveRows({}, fromRow, fromRow, {}, row);
            m_runs.move(fromRow, row);
            endMoveRows();
        }
        if (m_runs.at(row) != run) {
            m_runs[row] = run;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

namespace
{

bool isEstimate(const RunSummary &run)
{
    return run.kind == PlanKind::Tabletop;
}

// Nobody timed a tabletop: its figure is the plan's, and one that was cut short shows none.
QString rtoText(const RunSummary &run)
{
    const bool cut = run.phase == RunPhase::Interrupted || run.phase == RunPhase::Aborted;
    if (!isEstimate(run))
        return targetText(run.rto);
    return run.rto.measured && !cut ? RunsModel::tr("%1 estimated").arg(clockText(*run.rto.measured)) : QStringLiteral("–");
}

} // namespace

const RunSummary *RunsModel::at(int row) const
{
    return row >= 0 && row < m_runs.size() ? &m_runs.at(row) : nullptr;
}

const RunSummary *RunsModel::find(const QString &runId) const
{
    const auto it = std::find_if(m_runs.cbegin(), m_runs.cend(),
                                 [&](const RunSummary &run) { return run.runId == runId; });
    return it == m_runs.cend() ? nullptr : &*it;
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::text(const RunSummary &run, int column)
{
    switch (column) {
    case NameColumn: return run.title.isEmpty() ? run.planId : run.title;
    case ResultColumn: return run.verdict && run.phase == RunPhase::Finished ? verdictLabel(*run.verdict)
                                                                            : runPhaseLabel(run.phase);
    case KindColumn: return planKindLabel(run.kind);
    case WhenColumn: return whenText(run.startedAt, QDateTime::currentDateTimeUtc());
    case RtoColumn: return rtoText(run);
    case RpoColumn: return targetText(run.rpo);
    default: return {};
    }
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunSummary &run = m_runs.at(index.row());
    switch (role) {
    case IdRole: return run.runId;
    case VerdictRole: return run.verdict ? QVariant(static_cast<int>(*run.verdict)) : QVariant();
    case RunPhaseRole: return static_cast<int>(run.phase);
    case AttentionRole: return run.phase == RunPhase::Interrupted;
    case TargetStatusRole:
        if (index.column() == RtoColumn)
            return static_cast<int>(isEstimate(run) ? TargetStatus::None : run.rto.status);
        return index.column() == RpoColumn ? QVariant(static_cast<int>(run.rpo.status)) : QVariant();
    case SortRole:
        switch (index.column()) {
        case WhenColumn: return run.startedAt;
        case RtoColumn: return static_cast<qlonglong>(run.rto.measured.value_or(Milliseconds(-1)).count());
        case RpoColumn: return static_cast<qlonglong>(run.rpo.measured.value_or(Milliseconds(-1)).count());
        default: return text(run, index.column());
        }
    case Qt::ToolTipRole:
        return tr("%1\nRun %2, started %3").arg(run.title, run.runId, timestampText(run.startedAt));
    case Qt::AccessibleTextRole:
    case Qt::DisplayRole: return text(run, index.column());
    default: return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case ResultColumn: return tr("Result");
    case KindColumn: return tr("Kind");
    case WhenColumn: return tr("When");
    case RtoColumn: return tr("RTO / target");
    case RpoColumn: return tr("RPO / target");
    default: return {};
    }
}

} // namespace muster
