// SPDX-License-Identifier: GPL-3.0-or-later
// The run that this window drives or follows: one RunSession at a time, begun, resumed, cleaned up, let go.
// Window thread; owned by MainWindow.
#pragma once

#include "session/runsession.h"

#include <memory>

namespace muster
{

class RunController final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunController)

public:
    RunController(QString storeLocation, std::shared_ptr<const ActionRegistry> registry,
                  QObject *parent = nullptr);
    ~RunController() override;

    // Refused (false) while another run is driven.
    bool begin(const Plan &plan, const QString &planPath, const RunOptions &options);
    bool resume(const QString &runId);
    bool cleanUp(const QString &runId); // takes a cut-off run over, only to abort it
    bool follow(const QString &runId);

    void stopHere(); // lets go of the run, resumable; `ended` answers
    void abort(const QString &reason);

    [[nodiscard]] RunSession *session() const { return m_session.get(); }
    [[nodiscard]] bool isRunning() const; // drives a run that is not over
    [[nodiscard]] QString runId() const;
    [[nodiscard]] QString title() const { return m_title; } // of the run begun or opened last
    [[nodiscard]] QString planPath() const { return m_planPath; }

Q_SIGNALS:
    void sessionChanged(muster::RunSession *session); // may be null
    void stateChanged();                              // began, paused, went on, ended: what the rail shows
    void ended(); // finished, let go of, or failed: nothing is driven any more
    void failed(const muster::Error &error);

private:
    RunSession *makeSession();

    QString m_storeLocation;
    std::shared_ptr<const ActionRegistry> m_registry;
    std::unique_ptr<RunSession> m_session;
    QString m_planPath;
    QString m_title;
    bool m_starting = false;
};

} // namespace muster
