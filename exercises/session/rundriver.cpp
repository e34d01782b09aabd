// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/rundriver.h"

#include "domain/steprules.h"
#include "engine/actioncheck.h"
#include "session/runrecords.h"

#include <QCoreApplication>
#include <QThread>

namespace muster
{

namespace
{

constexpr int leaseMs = 5000;
constexpr int followMs = 300;
constexpr qint64 journaledProgressMs = 1000; // at most one a second a step

bool isSmall(const EventBody &body)
{
    return std::holds_alternative<event::CheckRecorded>(body) || std::holds_alternative<event::Measured>(body)
           || std::holds_alternative<event::StepLogged>(body) || std::holds_alternative<event::StepProgressed>(body);
}

} // namespace

RunDriver::RunDriver(QString storeLocation, std::shared_ptr<const ActionRegistry> registry, std::shared_ptr<const Clock> clock)
    : m_storeLocation(std::move(storeLocation)), m_registry(std::move(registry)), m_clock(std::move(clock)), m_beat(this),
      m_lease(this), m_follow(this)
{
    connect(&m_beat, &QTimer::timeout, this, &RunDriver::onBeat);
    m_lease.setInterval(leaseMs);
    m_follow.setInterval(followMs);
    connect(&m_lease, &QTimer::timeout, this, [this] {
        if (const auto done = m_store->renewLease(m_info.runId); !done && done.error().code == QStringLiteral("run.driven"))
            breakDown(done.error());
    });
    connect(&m_follow, &QTimer::timeout, this, &RunDriver::poll);
}

RunDriver::~RunDriver()
{
    for (const Running &running : std::as_const(m_running))
        running.attempt.cancel.cancel();
    for (const Running &running : std::as_const(m_running))
        running.thread->wait(5000);
}

Done RunDriver::openTheStore()
{
    auto store = openStore(m_storeLocation);
    if (!store)
        return fail(store.error());
    m_store = std::move(*store);
    return {};
}

void RunDriver::begin(const Plan &plan, const QString &planPath, const RunOptions &options)
{
    if (const auto usable = checkActions(plan, *m_registry); !usable)
        return Q_EMIT failed(usable.error());
    if (const auto opened = openTheStore(); !opened)
        return Q_EMIT failed(opened.error());
    m_options = options;
    if (const auto times = m_store->stepTimes(plan.id); times && !plan.id.isEmpty())
        m_options.learned = learnAll(*times);
    m_info = options.runInfo(newRunId(m_clock->now()), planPath);
    m_info.productionConnections = productionConnections(plan);
    m_fold = std::make_unique<Fold>(plan);
    startClocks({});

    QVector<EventBody> first{runCreated(plan, planPath, m_options, m_info), attachment(false)};
    if (plan.goLive.isEmpty() && (m_options.unattended || plan.goLiveApproval().isEmpty()))
        first.append(event::WentLive{});
    for (const EventBody &body : std::as_const(first))
        m_waiting.append({now(), QStringLiteral("muster"), body});
    const QVector<JournalEntry> entries = takeWaiting();
    for (const JournalEntry &entry : entries)
        m_fold->apply(entry);
    RunSummary summary = summaryOf(plan, m_fold->state());
    summary.runId = m_info.runId;
    if (const auto begun = m_store->beginRun(summary, entries); !begun) {
        m_beat.stop();
        m_fold.reset(); // there is no run
        return Q_EMIT failed(begun.error());
    }
    m_lease.start();
    Q_EMIT opened(*m_fold, m_info.runId, entries, true, {});
    if (m_options.unattended)
        leaveAlone(tr("Nobody was there (unattended)."));
    advance();
}

void RunDriver::resume(const QString &runId, bool unattended)
{
    if (const auto opened = openTheStore(); !opened)
        return Q_EMIT failed(opened.error());
    auto record = readRecord(*m_store, runId);
    if (!record)
        return Q_EMIT failed(record.error());
    if (record->state.isOver())
        return Q_EMIT failed({QStringLiteral("run.over"), tr("Run %1 is over; there is nothing to resume.").arg(record->runId),
                              tr("muster-cli show %1 prints what it found.").arg(record->runId), Fault::BadInput});
    if (const auto taken = m_store->takeLease(record->runId); !taken)
        return Q_EMIT failed(taken.error());
    // Whatever another process wrote between the reading and the lease counts too.
    record = readRecord(*m_store, record->runId);
    if (!record)
        return Q_EMIT failed(record.error());
    m_options = RunOptions::fromJson(record->state.options);
    m_options.unattended = m_options.unattended || unattended;
    m_info = m_options.runInfo(record->runId, record->state.planPath);
    m_info.productionConnections = productionConnections(record->plan);
    m_fold = std::move(record->fold);
    startClocks(timeInRun(*m_clock, record->entries));
    m_lease.start();
    const auto draft = m_store->draft(record->runId);
    Q_EMIT opened(*m_fold, record->runId, record->entries, true, draft.value_or(Draft()));
    if (const auto attached = append({attachment(true)}); !attached)
        return breakDown(attached.error());
    const RunState &now = m_fold->state();
    if (m_options.unattended && !isSitting() && record->plan.goLive.isEmpty() && !now.liveAt.isValid() && !onEvent(event::WentLive{}))
        return; // nobody will approve it
    resetLostSteps();
    if (m_options.unattended)
        leaveAlone(tr("Nobody was there (unattended)."));
    // Steps that were cut off start again from their beginning: what they had made goes first.
    const auto isOfOpenStep = [this](const event::ResourceAdded &resource) {
        const StepState *step = m_fold->state().step(resource.step);
        return !step || !isFinal(step->status);
    };
    sweep(isOfOpenStep, [this] { advance(); });
}

void RunDriver::follow(const QString &runId)
{
    if (const auto opened = openTheStore(); !opened)
        return Q_EMIT failed(opened.error());
    auto record = readRecord(*m_store, runId);
    if (!record)
        return Q_EMIT failed(record.error());
    m_info.runId = record->runId;
    m_fold = std::move(record->fold);
    Q_EMIT opened(*m_fold, record->runId, record->entries, false, {});
    if (m_fold->state().isOver())
        Q_EMIT finished();
    else
        m_follow.start();
}

void RunDriver::poll()
{
    const auto entries = m_store->journal(m_info.runId, m_fold->state().count);
    if (!entries || entries->isEmpty())
        return;
    for (const JournalEntry &entry : *entries)
        m_fold->apply(entry);
    Q_EMIT appended(*entries);
    if (m_fold->state().isOver()) {
        m_follow.stop();
        Q_EMIT finished();
    }
}

Done RunDriver::append(const QVector<EventBody> &bodies, const QString &actor)
{
    const QVector<Event> before = m_waiting;
    for (const EventBody &body : bodies)
        m_waiting.append({now(), actor, body});
    auto done = flush();
    if (!done)
        m_waiting = before; // a refused request takes nothing of the workers' with it
    return done;
}

QVector<JournalEntry> RunDriver::takeWaiting()
{
    const RunState &state = m_fold->state();
    qint64 seq = state.count;
    QString prev = seq > 0 ? state.head : firstPrev();
    QVector<JournalEntry> entries;
    for (const Event &event : std::as_const(m_waiting)) {
        entries.append(chain(++seq, prev, event));
        prev = entries.last().hash;
    }
    m_waiting.clear();
    return entries;
}

Done RunDriver::flush()
{
    if (m_waiting.isEmpty())
        return {};
    const QVector<JournalEntry> entries = takeWaiting();
    if (const auto done = m_store->appendAll(m_info.runId, entries); !done)
        return done;
    const RunState &state = m_fold->state();
    const RunPhase before = state.phase;
    for (const JournalEntry &entry : std::as_const(entries))
        m_fold->apply(entry);
    if (state.phase != before && !state.isOver()) { // the list of runs says so too
        if (const auto listed = m_store->putRun(summaryOf(m_fold->plan(), state)); !listed)
            Q_EMIT refused(QStringLiteral("summary"), listed.error());
    }
    if (m_lease.isActive())
        Q_EMIT appended(entries);
    return {};
}

void RunDriver::request(const QString &what, const EventBody &asked)
{
    if (!m_fold || m_done || m_broken || m_interrupting || m_follow.isActive())
        return;
    noticeSleep(); // before what comes after it
    const EventBody body = completed(m_fold->state(), asked);
    if (const auto may = allowed(m_fold->state(), body); !may)
        return Q_EMIT refused(what, may.error());
    const QString actor = m_options.operatorName.isEmpty() ? systemUser() : m_options.operatorName;
    const QStringList undone = undoneBy(body);
    QVector<EventBody> bodies{body};
    for (const QString &id : undone)
        if (const StepState *now = m_fold->state().step(id); now->status != Status::Pending && id != std::get<event::FailureAnswered>(body).step)
            bodies.append(event::StepReset{id, tr("rolled back, since what stands on it failed")});
    if (const auto done = append(bodies, actor); !done)
        return Q_EMIT refused(what, done.error());
    if (std::holds_alternative<event::AbortAsked>(body)) {
        for (const Running &running : std::as_const(m_running))
            if (!running.attempt.step.always)
                running.attempt.cancel.cancel();
        m_retries.clear();
    }
    if (undone.isEmpty())
        return advance();
    // What the failed attempt had made goes before the next one.
    sweep([undone](const event::ResourceAdded &resource) { return undone.contains(resource.step); }, [this] { advance(); });
}

QStringList RunDriver::undoneBy(const EventBody &body) const
{
    const auto *answer = std::get_if<event::FailureAnswered>(&body);
    if (answer && answer->answer == QStringLiteral("rollback"))
        return rolledBackWith(m_fold->state(), answer->step);
    return answer && answer->answer == QStringLiteral("retry") ? QStringList{answer->step} : QStringList();
}

void RunDriver::interrupt()
{
    if (!m_fold || m_done || !m_lease.isActive()) {
        Q_EMIT interrupted();
        return;
    }
    m_interrupting = true;
    m_retries.clear();
    for (const Running &running : std::as_const(m_running))
        running.attempt.cancel.cancel();
    advance();
}

void RunDriver::onProgress(const event::StepProgressed &progress)
{
    Q_EMIT progressed(progress);
    const qint64 at = now().toMSecsSinceEpoch();
    qint64 &last = m_progressAt[progress.step];
    if (at - last < journaledProgressMs)
        return;
    last = at;
    (void)onEvent(progress);
}

Done RunDriver::onEvent(const EventBody &body)
{
    if (m_broken)
        return fail({QStringLiteral("journal.closed"), tr("The journal cannot be written."), {}, Fault::Failed});
    // Small and frequent entries wait for those queued behind them; they are shown when they are on disk.
    if (isSmall(body)) {
        if (m_waiting.isEmpty())
            QMetaObject::invokeMethod(
                this,
                [this] {
                    if (const auto done = flush(); !done)
                        breakDown(done.error());
                },
                Qt::QueuedConnection);
        m_waiting.append({now(), QStringLiteral("muster"), body});
        return {};
    }
    auto done = append({body});
    if (!done)
        breakDown(done.error());
    return done;
}

const Step *RunDriver::findStep(const QString &id) const
{
    for (const Phase &phase : m_fold->state().phases)
        for (const Step &step : phase.steps)
            if (step.id == id)
                return &step;
    return nullptr;
}

// A step that passed, but whose result is gone while others still need it, starts again.
void RunDriver::resetLostSteps()
{
    const RunState &state = m_fold->state();
    bool workLeft = false;
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps)
            workLeft = workLeft || (!step.always && !step.isManual() && !isFinal(state.step(step.id)->status));
    if (!workLeft || state.abortAsked)
        return;
    QStringList lost;
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps) {
            if (step.isManual() || state.step(step.id)->status != Status::Passed)
                continue;
            const ActionType *type = m_registry->find(step.action->type);
            if (type && !type->make()->stillThere(state.step(step.id)->values, m_info))
                lost.append(step.id);
        }
    for (const QString &id : std::as_const(lost))
        (void)onEvent(event::StepReset{id, tr("its result is no longer there, so it is done again")});
}

} // namespace muster
