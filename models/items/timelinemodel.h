// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline of a run, by the time things happened; a back-dated entry is inserted where it belongs.
// Made for 100,000 entries. Window thread; owned by its page.
#pragma once

#include "domain/runstate.h"

#include <QAbstractTableModel>

namespace muster
{

class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineModel)

public:
    enum Column { OffsetColumn, ClockColumn, KindColumn, TextColumn, ActorColumn, ColumnCount };

    explicit TimelineModel(QObject *parent = nullptr);

    void setRun(const RunState &state); // resets
    void update(const RunState &state); // inserts what is new
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void markCorrected(QVector<TimelineItem>::const_iterator first, QVector<TimelineItem>::const_iterator last);
    [[nodiscard]] QString offsetOf(const TimelineItem &item) const;

    QVector<TimelineItem> m_items;
    qsizetype m_taken = 0; // how many of the state's items are here
    QDateTime m_liveAt;
    QString m_runId;
};

} // namespace muster
