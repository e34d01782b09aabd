// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop's session: injects and their release, the walk through the response steps, gaps, evaluation, the
// scribe's timeline, and the window for the room. It shows a RunSession and passes requests on to it. Window
// thread; does not own the session.
#pragma once

#include "pages/ask.h"
#include "pages/participantview.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QSplitter;
class QTabWidget;

namespace muster
{

class Banner;
class EvaluationPanel;
class InjectsPanel;
class LessonsForm;
class ResponsePanel;
class ScribeDesk;
class SessionGaps;
class SittingHeader;
class TimelinePanel;

class SittingPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SittingPage)

public:
    explicit SittingPage(QWidget *parent = nullptr);
    ~SittingPage() override;

    void setSession(RunSession *session); // open, of a tabletop; null: none
    void togglePause();
    void focusScribe();
    void captureGap();
    void toggleParticipants();
    void next(); // starts the first scenario, else releases what is due or next
    void askEnd(); // when it is over: the report
    void nextPane(bool back);
    void openStep(const QString &step);
    [[nodiscard]] static QList<QPair<QString, QString>> keys(); // key, what it does
    [[nodiscard]] ParticipantView *participants() const { return m_participants; }

Q_SIGNALS:
    void reportRequested(const QString &runId);
    void runAgainRequested(const QString &runId);

private:
    void build();
    void connectPanels();
    void carryOut(const Ask &ask);
    void scheduleRefresh();
    void refresh();
    void showClocks();
    void showReleased();
    [[nodiscard]] QString stillOpen() const; // sentences, for the question at the end
    [[nodiscard]] bool canWrite() const;

    QPointer<RunSession> m_session;
    SittingHeader *m_header; // in the order of the Tab key
    Banner *m_banner;
    InjectsPanel *m_injects;
    ResponsePanel *m_response;
    TimelinePanel *m_timeline;
    QTabWidget *m_tabs;
    SessionGaps *m_gaps;
    EvaluationPanel *m_evaluation;
    LessonsForm *m_lessons;
    ScribeDesk *m_desk;
    QSplitter *m_columns;
    QPointer<ParticipantView> m_participants;
    QTimer m_refresh; // single shot: collects what arrives within a frame or two
    QTimer m_clock;
};

} // namespace muster
