// SPDX-License-Identifier: GPL-3.0-or-later
// Drives one run on the run's own thread: scheduler → workers → events → journal → fold.
// Owned by RunSession, which lives on another thread and reaches it by queued calls only.
#pragma once

#include "domain/runsummary.h"
#include "engine/clock.h"
#include "engine/scheduler.h"
#include "session/runoptions.h"
#include "session/stepworker.h"
#include "store/store.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace muster
{

class RunDriver final : public QObject, private WorkerListener
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunDriver)

public:
    RunDriver(QString storeLocation, std::shared_ptr<const ActionRegistry> registry, std::shared_ptr<const Clock> clock);
    ~RunDriver() override;

    // Each called once, on the run's thread.
    void begin(const Plan &plan, const QString &planPath, const RunOptions &options);
    void resume(const QString &runId, bool unattended);
    void follow(const QString &runId);

    // A request of a person: appended, then acted upon. `what` names it should it be refused.
    void request(const QString &what, const EventBody &body);
    void attachFile(const QString &path, qint64 belongsTo, const QString &step);
    void attachBytes(const QString &name, const QByteArray &bytes, qint64 belongsTo, const QString &step);
    void saveDraft(const muster::Draft &draft);
    void leaveAlone(const QString &reason); // a tabletop with nobody there: skip what is open, end
    void interrupt(); // cancel workers, let go of the run; it stays resumable

Q_SIGNALS:
    // `fold`: of `entries`, to be copied; what the copies share is not done twice.
    void opened(const muster::Fold &fold, const QString &runId, const QVector<muster::JournalEntry> &entries,
                bool driving, const muster::Draft &draft);
    void appended(const QVector<muster::JournalEntry> &entries);
    void progressed(const muster::event::StepProgressed &progress);
    void finished();
    void interrupted();
    void failed(const muster::Error &error);
    void refused(const QString &what, const muster::Error &error);

private:
    struct Running
    {
        Attempt attempt;
        QThread *thread = nullptr;
        std::shared_ptr<QTimer> timeout;
        bool timedOut = false;
    };

    void onProgress(const event::StepProgressed &progress) override;
    Done onEvent(const EventBody &body) override;
    void onWorkerDone(const QString &step, int attempt, const Result<ActionOutcome> &outcome) override;

    [[nodiscard]] Done openTheStore();
    [[nodiscard]] Done append(const QVector<EventBody> &bodies, const QString &actor = QStringLiteral("muster"));
    [[nodiscard]] QVector<JournalEntry> takeWaiting(); // chained to what the journal ends with
    [[nodiscard]] Done flush(); // what waits, in one transaction
    void advance();                 // asks the scheduler and does what it says, until it says no more
    void startStep(const QString &id);
    void scheduleRetry(const Step &step, int next);
    event::StepFinished judged(const Running &running, const Result<ActionOutcome> &outcome) const;
    void sweep(const std::function<bool(const event::ResourceAdded &)> &which, const std::function<void()> &then);
    void complete();                // resources gone: RunFinished, results, let go
    void letGo();
    void breakDown(const Error &error); // the journal cannot be written: stop everything, say so
    void giveUp();
    void resetLostSteps();
    void poll();                    // following: new entries
    [[nodiscard]] bool isSitting() const; // a tabletop
    [[nodiscard]] QDateTime now() const;
    void startClocks(const QDateTime &now);
    [[nodiscard]] event::DriverAttached attachment(bool resumed) const;
    void noticeSleep();
    void attached(Result<event::Attached> file, const QString &step);
    [[nodiscard]] QStringList undoneBy(const EventBody &body) const; // steps that a decision sets back
    void onBeat();      // once a second: sleep, and whether the target will be missed
    void noteForecast();
    void giveUpOnAnswers();
    [[nodiscard]] const Step *findStep(const QString &id) const;

    QString m_storeLocation;
    std::shared_ptr<const ActionRegistry> m_registry;
    std::shared_ptr<const Clock> m_clock;
    std::optional<SteadyClock> m_steady;
    std::optional<SleepWatch> m_watch;
    QTimer m_beat;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<Fold> m_fold;
    RunOptions m_options;
    RunInfo m_info;
    QHash<QString, Running> m_running;
    QHash<QString, std::shared_ptr<QTimer>> m_retries;
    QVector<Event> m_waiting; // workers' small entries, written together: one fsync for many checks
    QHash<QString, qint64> m_progressAt; // last journaled progress of a step, ms since epoch
    QTimer m_lease;
    QTimer m_follow;
    bool m_sweeping = false;
    bool m_interrupting = false;
    bool m_broken = false;
    bool m_gaveUp = false;
    bool m_done = false;
};

} // namespace muster

