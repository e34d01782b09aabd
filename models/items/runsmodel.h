// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of a store, newest first. A refresh inserts, removes and changes rows; it does not reset.
// Window thread; owned by its page.
#pragma once

#include "domain/runsummary.h"

#include <QAbstractTableModel>

namespace muster
{

class RunsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsModel)

public:
    enum Column { NameColumn, ResultColumn, KindColumn, WhenColumn, RtoColumn, RpoColumn, ColumnCount };

    explicit RunsModel(QObject *parent = nullptr);

    void setRuns(const QVector<RunSummary> &runs);
    [[nodiscard]] const RunSummary *at(int row) const; // null outside
    [[nodiscard]] const RunSummary *find(const QString &runId) const;
    [[nodiscard]] const QVector<RunSummary> &runs() const { return m_runs; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QVariant text(const RunSummary &run, int column);
    QVector<RunSummary> m_runs;
};

} // namespace muster
