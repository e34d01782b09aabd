// SPDX-License-Identifier: GPL-3.0-or-later
// Where a live run is: the drill's console, or the tabletop's session once an open run turns out to be one.
// Window thread; owned by MainWindow, owns no session.
#pragma once

#include "session/runsession.h"

#include <QPointer>
#include <QStackedWidget>

namespace muster
{

class LivePage;
class SittingPage;

class LiveRoom final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveRoom)

public:
    explicit LiveRoom(QWidget *parent = nullptr);

    void setSession(RunSession *session); // null: none
    void openStep(const QString &stepId);
    void togglePause();
    void focusScribe();
    void captureGap();
    void askAbort(); // of a tabletop: to end it
    [[nodiscard]] QList<QPair<QString, QString>> keys() const;
    [[nodiscard]] LivePage *drill() const { return m_drill; }
    [[nodiscard]] SittingPage *sitting() const { return m_sitting; }
    [[nodiscard]] bool isSitting() const;

Q_SIGNALS:
    void reportRequested(const QString &runId);
    void runAgainRequested(const QString &runId);
    void choosePlanRequested();

private:
    void choose();

    QPointer<RunSession> m_session;
    LivePage *m_drill;
    SittingPage *m_sitting;
};

} // namespace muster
