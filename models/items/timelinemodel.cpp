// SPDX-License-Identifier: GPL-3.0-or-later
#include "items/timelinemodel.h"

#include "items/roles.h"
#include "items/words.h"

#include <QLocale>

#include <algorithm>

namespace muster
{

namespace
{

bool earlier(const TimelineItem &a, const TimelineItem &b)
{
    return a.at < b.at;
}

} // namespace

TimelineModel::TimelineModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void TimelineModel::setRun(const RunState &state)
{
    beginResetModel();
    m_runId = state.runId;
    m_liveAt = state.liveAt;
    m_items = state.timeline;
    m_taken = m_items.size();
    if (!std::is_sorted(m_items.cbegin(), m_items.cend(), earlier))
        std::stable_sort(m_items.begin(), m_items.end(), earlier);
    endResetModel();
}

void TimelineModel::clear()
{
    setRun(RunState{});
}

void TimelineModel::update(const RunState &state)
{
    if (state.runId != m_runId || state.timeline.size() < m_taken) {
        setRun(state);
        return;
    }
    if (state.liveAt != m_liveAt) {
        m_liveAt = state.liveAt;
        if (!m_items.isEmpty())
            Q_EMIT dataChanged(index(0, OffsetColumn), index(rowCount() - 1, OffsetColumn));
    }
    while (m_taken < state.timeline.size()) {
        // As many as follow each other go in as one insertion.
        const auto first = state.timeline.cbegin() + m_taken;
        const auto place = std::upper_bound(m_items.cbegin(), m_items.cend(), *first, earlier);
        const auto row = static_cast<int>(place - m_items.cbegin());
        auto last = first + 1;
        while (place == m_items.cend() && last != state.timeline.cend() && !earlier(*last, *(last - 1)))
            ++last;
        const auto count = static_cast<int>(last - first);
        beginInsertRows({}, row, row + count - 1);
        if (row == m_items.size()) {
            for (auto it = first; it != last; ++it)
                m_items.append(*it);
        } else {
            m_items.insert(row, *first);
        }
        m_taken += count;
        endInsertRows();
        markCorrected(first, last);
    }
}

// A correction leaves the old entry as it was, but for the mark that there is one.
void TimelineModel::markCorrected(QVector<TimelineItem>::const_iterator first, QVector<TimelineItem>::const_iterator last)
{
    for (auto it = first; it != last; ++it) {
        if (it->corrects == 0)
            continue;
        for (qsizetype row = 0; row < m_items.size(); ++row) {
            if (m_items.at(row).seq != it->corrects)
                continue;
            m_items[row].correctedBy = it->seq;
            Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), ColumnCount - 1));
        }
    }
}

QString TimelineModel::offsetOf(const TimelineItem &item) const
{
    return m_liveAt.isValid() ? offsetText(Milliseconds(m_liveAt.msecsTo(item.at))) : QString();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineItem &item = m_items.at(index.row());
    switch (role) {
    case KindRole: return item.kind;
    case StatusRole: return static_cast<int>(item.status);
    case StepRole: return item.step;
    case SeqRole: return item.seq;
    case CorrectsRole: return item.corrects;
    case CorrectedByRole: return item.correctedBy;
    case SortRole: return item.at;
    case Qt::ToolTipRole:
        return QString(QLocale().toString(item.at.toLocalTime(), QLocale::LongFormat) + u'\n' + item.text);
    case Qt::AccessibleTextRole:
        return index.column() == TextColumn
                   ? tr("%1, %2: %3").arg(offsetOf(item), timelineKindLabel(item.kind), item.text)
                   : data(index, Qt::DisplayRole);
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case OffsetColumn: return offsetOf(item);
    case ClockColumn: return item.at.toLocalTime().time().toString(QStringLiteral("HH:mm:ss"));
    case KindColumn: return timelineKindLabel(item.kind);
    case TextColumn: return item.text;
    case ActorColumn: return item.actor;
    default: return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OffsetColumn: return tr("T+");
    case ClockColumn: return tr("Clock");
    case KindColumn: return tr("Kind");
    case TextColumn: return tr("What");
    case ActorColumn: return tr("Who");
    default: return {};
    }
}

} // namespace muster
