// SPDX-License-Identifier: GPL-3.0-or-later
// The chart's twin: each step with when it was planned to end, ended, is expected to end. Rows that stay are kept. Window thread; owned by the chart.
#pragma once

#include "domain/recoverycurves.h"

#include <QAbstractTableModel>

#include <array>

namespace muster
{

class CurvesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurvesModel)

public:
    explicit CurvesModel(QObject *parent = nullptr);

    void setCurves(const RecoveryCurves &curves);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Row = std::array<QString, 4>; // step, planned, actual, forecast
    void show(const QVector<Row> &rows);
    QVector<Row> m_rows;
};

} // namespace muster
