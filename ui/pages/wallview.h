// SPDX-License-Identifier: GPL-3.0-or-later
// The wall of the room: clock, forecast, the phase that is on, what is late, in letters that are read from five
// metres. A window of its own, no controls. Window thread; owned by LivePage.
#pragma once

#include "domain/outlook.h"
#include "domain/phasetimes.h"
#include "widgets/roomscreen.h"
#include "widgets/theme.h"

class QLabel;
class QProgressBar;

namespace muster
{

class WallView final : public RoomScreen
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WallView)

public:
    explicit WallView(QWidget *owner);

    // `now`: the run's time. A surprise drill's title is not shown.
    void showRun(const Plan &plan, const RunState &state, const QVector<PhaseTime> &phases, const QVector<LateStep> &late,
                 const QDateTime &now);

private:
    void showForecast(const Plan &plan, const RunState &state, const QDateTime &now);
    void showPhase(const QVector<PhaseTime> &phases);
    void showLate(const RunState &state, const QVector<LateStep> &late);
    void scale() override;
    void paintText(QLabel *label, Colour role);

    QLabel *m_title;
    QLabel *m_state;
    QLabel *m_clock;
    QLabel *m_forecastCaption;
    QLabel *m_forecast;
    QLabel *m_margin;
    QLabel *m_phase;
    QLabel *m_phaseTimes;
    QProgressBar *m_progress;
    QLabel *m_lateCaption;
    QLabel *m_late;
};

} // namespace muster
