// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a run: what it is, where it writes to, three clocks, and the two actions that matter.
// Window thread; owned by LivePage. It shows and asks; it decides nothing.
#pragma once

#include "domain/outcome.h"
#include "pages/headerbar.h"

namespace muster
{

class RunHeader final : public HeaderBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunHeader)

public:
    explicit RunHeader(QWidget *parent = nullptr);

    void showRun(const Plan &plan, const RunState &state, bool driving);            // what it is
    void showClocks(const Plan &plan, const RunState &state, const QDateTime &now); // the three numbers
    [[nodiscard]] QPushButton *pauseButton() const { return m_pause; }

Q_SIGNALS:
    void pauseRequested();
    void goOnRequested();
    void goLiveRequested();
    void wallRequested();
    void abortRequested();
    void reportRequested();
    void runAgainRequested();

private:
    void showState(const Plan &plan, const RunState &state, bool driving);
    void showTarget(BigNumber *number, const TargetResult &result);

    Chip *m_stateChip;
    Chip *m_place;
    BigNumber *m_elapsed;
    BigNumber *m_rto;
    BigNumber *m_rpo;
    QPushButton *m_goLive;
    QPushButton *m_wall;
    QPushButton *m_pause;
    QPushButton *m_abort;
    QPushButton *m_report;
    QPushButton *m_again;
    bool m_paused = false;
};

// Names of the systems outside the sandbox that the plan writes to; empty when it is isolated.
[[nodiscard]] QStringList namedTargets(const Plan &plan, const QVector<Phase> &phases);

} // namespace muster
