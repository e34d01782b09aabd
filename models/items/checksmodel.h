// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of a run in the order they were made; rows are only appended. Window thread; owned by its page.
#pragma once

#include "domain/runstate.h"

#include <QAbstractTableModel>

namespace muster
{

class ChecksModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecksModel)

public:
    enum Column { CheckColumn, ObjectColumn, ExpectedColumn, ActualColumn, DurationColumn, ColumnCount };

    explicit ChecksModel(QObject *parent = nullptr);

    void setRun(const RunState &state); // resets
    void update(const RunState &state); // appends what is new
    void clear();
    [[nodiscard]] int count(Status status) const; // of the attempts that count

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool isSuperseded(const RecordedCheck &check) const;
    void noteAttempts(const RunState &state);

    QVector<RecordedCheck> m_checks;
    QHash<QString, int> m_attempts; // newest attempt of each step
    QString m_runId;
};

} // namespace muster
