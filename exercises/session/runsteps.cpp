// SPDX-License-Identifier: GPL-3.0-or-later
// RunDriver, second half: starting steps, judging how they ended, ending the run.
#include "session/rundriver.h"

#include "session/runrecords.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QThread>

namespace muster
{

namespace
{

QString faultWord(Fault fault)
{
    switch (fault) {
    case Fault::BadInput: return QStringLiteral("bad_input");
    case Fault::CannotRun: return QStringLiteral("cannot_run");
    case Fault::Failed: return QStringLiteral("failed");
    case Fault::Interrupted: return QStringLiteral("interrupted");
    }
    return {};
}

// The values of every step that is over, and their order in time.
void collectValues(const RunState &state, Attempt &attempt)
{
    QVector<const StepState *> over;
    for (const StepState &step : state.steps)
        if (isFinal(step.status) && !step.values.isEmpty())
            over.append(&step);
    std::sort(over.begin(), over.end(), [](auto *a, auto *b) { return a->endedAt < b->endedAt; });
    for (const StepState *step : over) {
        attempt.values.insert(step->id, step->values);
        attempt.order.append(step->id);
    }
}

} // namespace

void RunDriver::advance()
{
    if (m_broken || m_sweeping || m_done || !m_fold)
        return;
    if (m_interrupting) {
        if (m_running.isEmpty())
            letGo();
        return;
    }
    const RunState &state = m_fold->state();
    if (state.phase == RunPhase::Paused && !state.abortAsked && !state.tabletop.endAsked)
        return;
    if (isSitting() && !state.abortAsked && !state.tabletop.endAsked)
        return; // people end it
    if (m_options.unattended)
        giveUpOnAnswers();
    const SchedulerOptions options{m_fold->plan().maxParallel, m_options.unattended};
    for (;;) {
        const NextMoves moves = nextMoves(m_fold->state(), options, m_retries.keys());
        for (const NextMoves::Settle &settle : moves.settle)
            if (!onEvent(event::StepFinished{settle.step, settle.status, 0, false, settle.message, {}, settle.code, {}, {}}))
                return;
        for (const QString &id : moves.start) {
            startStep(id);
            if (m_broken)
                return;
        }
        if (moves.settle.isEmpty() && moves.start.isEmpty()) {
            if (moves.over && m_running.isEmpty())
                complete();
            return;
        }
    }
}

// Nobody is there to decide about a failure: then it means what the plan says, and the run stops.
void RunDriver::giveUpOnAnswers()
{
    for (const Phase &phase : m_fold->state().phases)
        for (const Step &step : phase.steps)
            if (m_fold->state().isAwaitingAnswer(step))
                (void)onEvent(event::FailureAnswered{step.id, QStringLiteral("stop"), tr("nobody was there to decide (unattended)")});
}

void RunDriver::startStep(const QString &id)
{
    const RunState &state = m_fold->state();
    const Step *step = findStep(id);
    if (!step || m_running.contains(id))
        return;
    if (m_fold->plan().goLive == id && !state.liveAt.isValid() && !onEvent(event::WentLive{}))
        return;
    Running running;
    running.attempt.step = *step;
    running.attempt.run = m_info;
    running.attempt.resources = state.resources;
    running.attempt.number = state.step(id)->waitingForRetry ? state.step(id)->attempt + 1 : std::max(1, state.step(id)->attempt);
    running.attempt.registry = m_registry;
    collectValues(state, running.attempt);
    if (!onEvent(event::StepStarted{id, running.attempt.number}))
        return;
    if (step->timeout) {
        running.timeout = std::make_shared<QTimer>();
        running.timeout->setSingleShot(true);
        connect(running.timeout.get(), &QTimer::timeout, this, [this, id] {
            if (const auto it = m_running.find(id); it != m_running.end()) {
                it->timedOut = true;
                it->attempt.cancel.cancel();
            }
        });
        running.timeout->start(*step->timeout);
    }
    running.thread = startWorker(running.attempt, this, this);
    m_running.insert(id, running);
}

event::StepFinished RunDriver::judged(const Running &running, const Result<ActionOutcome> &outcome) const
{
    event::StepFinished e;
    e.step = running.attempt.step.id;
    e.attempt = running.attempt.number;
    if (outcome) {
        e.status = isFinal(outcome->status) ? outcome->status : Status::Unknown;
        e.message = outcome->message;
        e.hint = outcome->hint;
        e.values = outcome->values;
        return e;
    }
    const Error &error = outcome.error();
    e.message = error.message;
    e.hint = error.hint;
    e.code = error.code;
    e.fault = faultWord(error.fault);
    const bool didRun = error.fault != Fault::CannotRun && error.fault != Fault::BadInput;
    e.status = didRun ? Status::Failed : Status::Unknown;
    if (running.timedOut) {
        e.status = Status::Failed;
        e.code = QStringLiteral("step.timeout");
        e.fault = faultWord(Fault::Failed);
        e.message = tr("Stopped after its time limit of %1.").arg(wordsText(*running.attempt.step.timeout));
        e.hint = tr("Raise timeout_seconds of “%1”, or find out what it was waiting for in the log.").arg(e.step);
    } else if (running.attempt.cancel.isCancelled()) {
        e.status = Status::Unknown;
        e.code = QStringLiteral("step.cancelled");
        e.fault = faultWord(Fault::Interrupted);
        e.message = tr("Stopped because the run was aborted.");
    }
    return e;
}

void RunDriver::onWorkerDone(const QString &step, int, const Result<ActionOutcome> &outcome)
{
    const auto it = m_running.find(step);
    if (it == m_running.end())
        return;
    const Running running = *it;
    m_running.erase(it);
    running.thread->wait(1000);
    running.thread->deleteLater();
    m_progressAt.remove(step);
    // Interrupted: the step stays open, and starts again from its beginning on resume.
    const bool cutOff = m_interrupting && !outcome && !running.timedOut;
    if (m_broken || cutOff) {
        if (m_broken)
            return giveUp();
        return advance();
    }
    event::StepFinished e = judged(running, outcome);
    const Step &planned = running.attempt.step;
    // What another attempt cannot mend is asked about, or ends the step, at once.
    const bool lasting = e.fault == QStringLiteral("bad_input") || e.code == QStringLiteral("command.missing");
    e.willRetry = !outcome && e.attempt < planned.retry.attempts && !lasting
                  && !m_fold->state().abortAsked && !m_interrupting;
    if (!onEvent(e))
        return;
    if (e.willRetry)
        scheduleRetry(planned, e.attempt + 1);
    else
        advance();
}

void RunDriver::scheduleRetry(const Step &step, int next)
{
    const QString id = step.id;
    auto timer = std::make_shared<QTimer>();
    timer->setSingleShot(true);
    connect(timer.get(), &QTimer::timeout, this, [this, id] {
        // What the failed attempt had made goes before the next one.
        const auto isOwn = [id](const event::ResourceAdded &resource) { return resource.step == id; };
        sweep(isOwn, [this, id] {
            m_retries.remove(id);
            advance();
        });
    });
    m_retries.insert(id, timer);
    timer->start(retryDelay(step.retry, next, QRandomGenerator::global()->generateDouble()));
}

// Removes resources on a thread of their own, since stopping a server takes its time.
void RunDriver::sweep(const std::function<bool(const event::ResourceAdded &)> &which, const std::function<void()> &then)
{
    QVector<event::ResourceAdded> wanted;
    for (const event::ResourceAdded &resource : m_fold->state().resources)
        if (which(resource))
            wanted.append(resource);
    if (wanted.isEmpty())
        return then();
    m_sweeping = true;
    QThread *thread = QThread::create([this, wanted, then, registry = m_registry, info = m_info] {
        QVector<QPair<event::ResourceAdded, Done>> results;
        for (const event::ResourceAdded &resource : wanted)
            results.append({resource, removeResource(*registry, resource, info)});
        QMetaObject::invokeMethod(
            this,
            [this, results, then] {
                m_sweeping = false;
                if (m_broken)
                    return giveUp();
                for (const auto &[resource, done] : results) {
                    if (done)
                        (void)onEvent(event::ResourceRemoved{resource.kind, resource.path, false});
                    else
                        (void)onEvent(event::StepLogged{resource.step, QStringLiteral("error"), done.error().message});
                }
                then();
            },
            Qt::QueuedConnection);
    });
    thread->setObjectName(QStringLiteral("sweep"));
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

// The journal says since when it was known that the target would be missed, and because of which step.
void RunDriver::noteForecast()
{
    if (!m_fold || !m_fold->plan().targets.rto || isSitting() || m_done || m_broken || m_interrupting)
        return;
    const RunState &state = m_fold->state();
    if (!state.liveAt.isValid() || state.isOver() || state.phase != RunPhase::Running || state.abortAsked)
        return;
    const Forecast now = forecast(m_fold->plan(), state, this->now());
    const bool said = !state.foreseen.isEmpty() && !state.foreseen.last().until.isValid();
    if (!now.finish || now.missesTarget == said)
        return;
    (void)onEvent(event::MissForeseen{now.missesTarget, now.limitingStep, now.finish});
}

void RunDriver::complete()
{
    const auto finish = [this] {
        if (m_broken || m_done)
            return;
        if (!onEvent(event::RunFinished{m_fold->state().abortAsked}))
            return;
        RunSummary summary = summaryOf(m_fold->plan(), m_fold->state());
        if (const auto done = m_store->putRun(summary); !done)
            Q_EMIT refused(QStringLiteral("summary"), done.error());
        if (const auto done = recordResult(*m_store, m_fold->plan(), m_fold->state()); !done)
            Q_EMIT refused(QStringLiteral("results"), done.error());
        letGo();
    };
    if (!m_info.keep)
        return sweep([](const event::ResourceAdded &) { return true; }, finish);
    const QVector<event::ResourceAdded> resources = m_fold->state().resources;
    for (const event::ResourceAdded &resource : resources)
        (void)onEvent(event::ResourceRemoved{resource.kind, resource.path, true});
    finish();
}

void RunDriver::letGo()
{
    m_done = true;
    m_lease.stop();
    m_beat.stop();
    (void)m_store->dropLease(m_info.runId);
    if (m_interrupting || m_broken)
        Q_EMIT interrupted();
    else
        Q_EMIT finished();
}

void RunDriver::breakDown(const Error &error)
{
    if (m_broken)
        return;
    m_broken = true;
    m_retries.clear();
    for (const Running &running : std::as_const(m_running))
        running.attempt.cancel.cancel();
    Q_EMIT failed(error);
    giveUp();
}

// Without a journal nothing can go on, but what was started is removed all the same.
void RunDriver::giveUp()
{
    if (!m_running.isEmpty() || m_sweeping || m_done)
        return;
    if (std::exchange(m_gaveUp, true) || m_info.keep)
        return letGo();
    sweep([](const event::ResourceAdded &) { return true; }, [this] { letGo(); });
}

} // namespace muster
