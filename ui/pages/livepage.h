// SPDX-License-Identifier: GPL-3.0-or-later
// The live console: check list, automation, chart, timeline. It shows a RunSession and passes requests on to
// it; whatever comes back is collected and shown at most every 33 ms. Window thread; does not own the
// session.
#pragma once

#include "session/runsession.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QSplitter;
class QStackedLayout;

namespace muster
{

class AutomationPanel;
class Banner;
class ChecklistPanel;
class EmptyState;
class RecoveryChart;
class RunHeader;
class ScribeDesk;
class StepDesk;
class TimelinePanel;
class WallView;

class LivePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LivePage)

public:
    explicit LivePage(QWidget *parent = nullptr);
    ~LivePage() override;

    void setSession(RunSession *session); // null: the empty face
    [[nodiscard]] RunSession *session() const { return m_session; }
    void openStep(const QString &stepId); // selects it and shows its details
    void togglePause();
    void focusScribe();
    void captureGap();
    void askAbort();
    void goLive();     // T+0 by a person, by name when the plan wants an approval
    void toggleWall(); // the wall view, on another screen if there is one
    [[nodiscard]] const WallView *wall() const { return m_wall; } // null until it was asked for
    [[nodiscard]] static QList<QPair<QString, QString>> keys(); // key, what it does

Q_SIGNALS:
    void reportRequested(const QString &runId);
    void runAgainRequested(const QString &runId);
    void choosePlanRequested();

private:
    void buildRun();
    void connectPanels();
    void onOpened();
    void onEntry(const JournalEntry &entry);
    void onFailed(const Error &error);
    void scheduleRefresh();
    void refresh();
    void showClocks();
    void showTimes(const QDateTime &now); // phases, what is late, the wall
    [[nodiscard]] bool isOpen() const { return m_session && m_session->isOpen(); }

    QPointer<RunSession> m_session;
    QStackedLayout *m_stack;
    Banner *m_banner;
    Banner *m_decisions;
    EmptyState *m_empty;
    QWidget *m_run;
    RunHeader *m_header;
    ChecklistPanel *m_checklist;
    AutomationPanel *m_automation;
    RecoveryChart *m_chart;
    TimelinePanel *m_timeline;
    ScribeDesk *m_desk;
    StepDesk *m_steps;
    WallView *m_wall = nullptr;
    QSplitter *m_columns;
    QTimer m_refresh; // single shot: collects what arrives within a frame or two
    QTimer m_clock;
    QHash<QString, event::StepProgressed> m_live;
    QDateTime m_shownSecond;
    bool m_dirty = false;
};

} // namespace muster
