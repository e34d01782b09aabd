// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/runcontroller.h"

namespace muster
{

RunController::RunController(QString storeLocation, std::shared_ptr<const ActionRegistry> registry,
                             QObject *parent)
    : QObject(parent), m_storeLocation(std::move(storeLocation)), m_registry(std::move(registry))
{
}

RunController::~RunController() = default;

bool RunController::isRunning() const
{
    if (!m_session)
        return false;
    if (!m_session->isOpen())
        return m_starting;
    return m_session->isDriving() && !m_session->state().isOver();
}

QString RunController::runId() const
{
    return m_session ? m_session->runId() : QString();
}

RunSession *RunController::makeSession()
{
    Q_EMIT sessionChanged(nullptr); // before the old one goes
    m_session = std::make_unique<RunSession>(m_storeLocation, m_registry);
    RunSession *session = m_session.get();
    m_starting = true;
    connect(session, &RunSession::opened, this, [this] {
        m_starting = false;
        m_title = m_session->plan().title;
        Q_EMIT stateChanged();
    });
    connect(session, &RunSession::entryAppended, this, [this](const JournalEntry &entry) {
        const auto &body = entry.event.body;
        if (std::holds_alternative<event::Paused>(body) || std::holds_alternative<event::Resumed>(body) ||
            std::holds_alternative<event::AbortAsked>(body))
            Q_EMIT stateChanged();
    });
    const auto end = [this] {
        m_starting = false;
        Q_EMIT stateChanged();
        Q_EMIT ended();
    };
    connect(session, &RunSession::finished, this, end);
    connect(session, &RunSession::interrupted, this, end);
    connect(session, &RunSession::failed, this, [this, end](const Error &error) {
        Q_EMIT failed(error);
        end();
    });
    Q_EMIT sessionChanged(session);
    return session;
}

bool RunController::begin(const Plan &plan, const QString &planPath, const RunOptions &options)
{
    if (isRunning())
        return false;
    m_planPath = planPath;
    m_title = plan.title;
    RunOptions asked = options;
    asked.askOnFailure = !options.unattended; // somebody sits before the window
    makeSession()->begin(plan, planPath, asked);
    Q_EMIT stateChanged();
    return true;
}

bool RunController::resume(const QString &runId)
{
    if (isRunning())
        return false;
    makeSession()->resume(runId);
    return true;
}

bool RunController::cleanUp(const QString &runId)
{
    if (isRunning())
        return false;
    RunSession *session = makeSession();
    connect(session, &RunSession::opened, session,
            [session] { session->abort(tr("cleaned up after the run was cut off")); });
    session->resume(runId);
    return true;
}

bool RunController::follow(const QString &runId)
{
    if (isRunning())
        return false;
    makeSession()->follow(runId);
    return true;
}

void RunController::stopHere()
{
    if (m_session)
        m_session->interrupt();
}

void RunController::abort(const QString &reason)
{
    if (m_session && m_session->isOpen())
        m_session->abort(reason);
}

} // namespace muster
