// SPDX-License-Identifier: GPL-3.0-or-later
// Recovery against target, as a chart and as a table with the same points. Window thread.
#pragma once

#include "domain/recoverycurves.h"

#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace muster
{

class CurvesModel;
class CurveView;

class RecoveryChart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecoveryChart)

public:
    explicit RecoveryChart(QWidget *parent = nullptr);

    void setCurves(const RecoveryCurves &curves); // cheap when nothing has changed
    [[nodiscard]] QPushButton *toggle() const { return m_toggle; } // "Table" / "Chart", for the card's heading
    [[nodiscard]] CurveView *view() const { return m_view; }
    [[nodiscard]] CurvesModel *table() const { return m_model; }

private:
    RecoveryCurves m_curves;
    QStackedLayout *m_stack;
    CurveView *m_view;
    CurvesModel *m_model;
    QPushButton *m_toggle;
};

} // namespace muster
