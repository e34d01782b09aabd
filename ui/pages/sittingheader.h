// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a tabletop's session: both clocks, the estimate against the scenario's RTO, and what the
// facilitator does most. Window thread; owned by SittingPage. It shows and asks; it decides nothing.
#pragma once

#include "domain/runstate.h"
#include "pages/headerbar.h"

namespace muster
{

class SittingHeader final : public HeaderBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SittingHeader)

public:
    explicit SittingHeader(QWidget *parent = nullptr);

    void showRun(const Plan &plan, const RunState &state, bool driving);
    void focusReport(); // the exercise is over: that is what one wants next
    void showClocks(const RunState &state, const QDateTime &now);

Q_SIGNALS:
    void participantsRequested();
    void pauseRequested(); // or go on
    void nextRequested();
    void endRequested();
    void reportRequested();
    void runAgainRequested();

private:
    void showState(const RunState &state, bool driving);
    void showEstimate(const Scenario *scenario);

    Chip *m_stateChip;
    Chip *m_severity;
    BigNumber *m_exercise;
    BigNumber *m_scenario;
    BigNumber *m_estimate;
    QPushButton *m_participants;
    QPushButton *m_pause;
    QPushButton *m_end;
    QPushButton *m_next;
    QPushButton *m_again;
    QPushButton *m_report;
    bool m_paused = false;
};

} // namespace muster
