// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/runsession.h"

#include "session/rundriver.h"
#include "session/runrecords.h"

#include <QThread>

namespace muster
{

namespace
{
constexpr unsigned long shutdownMs = 8000; // workers stop within 2 s of a cancel; the rest is slack
}

RunSession::RunSession(QString storeLocation, std::shared_ptr<const ActionRegistry> registry, QObject *parent,
                       std::shared_ptr<const Clock> clock)
    : QObject(parent), m_storeLocation(std::move(storeLocation)), m_registry(std::move(registry)),
      m_clock(clock ? std::move(clock) : std::make_shared<Clock>())
{
    qRegisterMetaType<JournalEntry>();
    qRegisterMetaType<QVector<JournalEntry>>();
    qRegisterMetaType<Error>();
    qRegisterMetaType<Fold>();
    qRegisterMetaType<Draft>();
    qRegisterMetaType<event::StepProgressed>();
}

RunSession::~RunSession()
{
    if (!m_thread)
        return;
    RunDriver *driver = m_driver;
    disconnect(driver, nullptr, this, nullptr);
    QThread *thread = m_thread;
    connect(driver, &RunDriver::interrupted, driver, [thread] { thread->quit(); });
    connect(driver, &RunDriver::finished, driver, [thread] { thread->quit(); });
    QMetaObject::invokeMethod(driver, &RunDriver::interrupt, Qt::QueuedConnection);
    if (!thread->wait(shutdownMs)) {
        thread->quit();
        thread->wait(shutdownMs);
    }
    delete thread;
}

void RunSession::start(const std::function<void(RunDriver *)> &first)
{
    if (m_thread)
        return;
    m_thread = new QThread;
    m_thread->setObjectName(QStringLiteral("run"));
    m_driver = new RunDriver(m_storeLocation, m_registry, m_clock);
    m_driver->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_driver, &QObject::deleteLater);
    connect(m_driver, &RunDriver::opened, this,
            [this](const Fold &fold, const QString &runId, const QVector<JournalEntry> &entries, bool driving, const Draft &draft) {
                m_fold = std::make_unique<Fold>(fold);
                m_runId = runId;
                m_driving = driving;
                m_draft = draft;
                if (driving || m_fold->state().tabletop.isTabletop)
                    m_steady.emplace(*m_clock, timeInRun(*m_clock, entries));
                Q_EMIT opened();
            });
    connect(m_driver, &RunDriver::appended, this, &RunSession::onEntries);
    connect(m_driver, &RunDriver::progressed, this, &RunSession::progressed);
    connect(m_driver, &RunDriver::refused, this, &RunSession::refused);
    connect(m_driver, &RunDriver::failed, this, &RunSession::failed);
    connect(m_driver, &RunDriver::finished, this, [this] {
        m_driving = false;
        Q_EMIT finished();
    });
    connect(m_driver, &RunDriver::interrupted, this, [this] {
        m_driving = false;
        Q_EMIT interrupted();
    });
    connect(m_thread, &QThread::started, m_driver, [first, driver = m_driver] { first(driver); });
    m_thread->start();
}

void RunSession::onEntries(const QVector<JournalEntry> &entries)
{
    for (const JournalEntry &entry : entries) {
        if (!m_fold || entry.seq <= m_fold->state().count)
            continue;
        m_fold->apply(entry);
        Q_EMIT entryAppended(entry);
    }
}

void RunSession::begin(const Plan &plan, const QString &planPath, const RunOptions &options)
{
    start([plan, planPath, options](RunDriver *driver) { driver->begin(plan, planPath, options); });
}

void RunSession::resume(const QString &runId, bool unattended)
{
    start([runId, unattended](RunDriver *driver) { driver->resume(runId, unattended); });
}

void RunSession::follow(const QString &runId)
{
    start([runId](RunDriver *driver) { driver->follow(runId); });
}

const Plan &RunSession::plan() const
{
    return m_fold->plan();
}

const RunState &RunSession::state() const
{
    return m_fold->state();
}

void RunSession::send(const QString &what, const EventBody &body)
{
    if (!m_driver || !m_driving)
        return;
    QMetaObject::invokeMethod(
        m_driver, [driver = m_driver, what, body] { driver->request(what, body); }, Qt::QueuedConnection);
}

void RunSession::beginStep(const QString &step)
{
    send(QStringLiteral("begin"), event::StepStarted{step, 1});
}

void RunSession::tick(const QString &step, Status status, const QString &note, const QString &approvedBy)
{
    const QString by = approvedBy.trimmed();
    send(QStringLiteral("tick"), event::StepTicked{step, status, note, by.isEmpty() ? std::nullopt : std::optional(by)});
}

void RunSession::assign(const QStringList &steps, const QString &to)
{
    send(QStringLiteral("assign"), event::StepsAssigned{steps, to.trimmed()});
}

void RunSession::answerFailure(const QString &step, const QString &answer, const QString &reason)
{
    send(QStringLiteral("answer"), event::FailureAnswered{step, answer, reason.trimmed()});
}

void RunSession::untick(const QString &step, const QString &reason)
{
    send(QStringLiteral("untick"), event::StepReset{step, reason});
}

void RunSession::note(const event::Noted &note)
{
    send(QStringLiteral("note"), note);
}

void RunSession::raiseGap(const event::GapRaised &gap)
{
    send(QStringLiteral("gap"), gap);
}

void RunSession::goLive(const QString &approvedBy)
{
    send(QStringLiteral("go_live"), event::WentLive{approvedBy});
}

void RunSession::pause(const QString &reason)
{
    send(QStringLiteral("pause"), event::Paused{reason});
}

void RunSession::goOn()
{
    send(QStringLiteral("resume"), event::Resumed{});
}

void RunSession::abort(const QString &reason)
{
    send(QStringLiteral("abort"), event::AbortAsked{reason});
}

void RunSession::interrupt()
{
    if (m_driver)
        QMetaObject::invokeMethod(m_driver, &RunDriver::interrupt, Qt::QueuedConnection);
}

} // namespace muster
