// SPDX-License-Identifier: GPL-3.0-or-later
// The one object that the window and the command line both drive a run with.
// Lives on the caller's thread; the engine and the journal live on the run's own thread.
// Requests are queued; what has happened comes back as entries that are already on disk.
#pragma once

#include "domain/runsummary.h"
#include "engine/action.h"
#include "engine/clock.h"
#include "session/runoptions.h"

#include <QObject>

#include <memory>

class QThread;

namespace muster
{

class RunDriver;

class RunSession final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunSession)

public:
    // `clock`: the system's when there is none; used by the run's thread too.
    RunSession(QString storeLocation, std::shared_ptr<const ActionRegistry> registry,
               QObject *parent = nullptr, std::shared_ptr<const Clock> clock = {});
    ~RunSession() override; // interrupts, quits and waits, bounded; the run can be resumed

    // One of these, once. `opened` or `failed` answers.
    void begin(const Plan &plan, const QString &planPath, const RunOptions &options);
    // `unattended`: nobody is there this time, whatever the run was begun with.
    void resume(const QString &runId, bool unattended = false);
    void follow(const QString &runId); // read-only, somebody else drives or nobody

    // Requests; refused silently when the session only follows or the run is over.
    void beginStep(const QString &step); // by hand: somebody is at it
    // `approvedBy`: needed when the step is an approval.
    void tick(const QString &step, Status status, const QString &note = {}, const QString &approvedBy = {});
    void untick(const QString &step, const QString &reason = {});
    void assign(const QStringList &steps, const QString &to);
    void answerFailure(const QString &step, const QString &answer, const QString &reason); // "retry", "rollback", "go_on", "stop"
    void note(const event::Noted &note);
    void raiseGap(const event::GapRaised &gap);
    void goLive(const QString &approvedBy);
    void pause(const QString &reason = {});
    void goOn();
    void abort(const QString &reason);     // ends workers, cleans up, finishes as aborted
    void interrupt();                      // stops driving now; the run stays resumable. `interrupted` answers

    // A tabletop's session (keys: domain/tabletopstate.h). What may not be is answered by `refused`.
    void startScenario(const QString &scenario);
    // The text as the facilitator put it; empty: as planned.
    void releaseInject(const QString &scenario, const QString &inject, const QString &text = {});
    void releaseManual(const QString &scenario, const Inject &inject); // made up on the spot
    void holdInject(const QString &scenario, const QString &inject, const QString &reason = {});
    void skipInject(const QString &scenario, const QString &inject, const QString &reason = {});
    void insertInject(const QString &scenario, const Inject &inject);
    void moveInject(const QString &scenario, const QString &inject, std::optional<Milliseconds> at,
                    const QString &before = {});
    void judgeInject(const QString &scenario, const QString &inject, const QString &given, const QString &note = {});
    void discuss(const QString &scenario, const QString &step, const QString &outcome, const QString &note = {});
    void rate(const QString &objective, const QString &rating, const QString &reason = {});
    void endExercise(const QString &reason = {});
    void endUnattended(const QString &reason); // skips what is open, then ends

    // Any run.
    void correct(qint64 seq, const QString &text);
    void changeGap(const QString &id, const QJsonObject &fields);
    void changeLessons(const QJsonObject &fields);
    void attachFile(const QString &path, qint64 belongsTo = 0, const QString &step = {});
    void attachBytes(const QString &name, const QByteArray &bytes, qint64 belongsTo = 0, const QString &step = {});
    // The half-typed scribe line survives a crash: save at each key, with when the first one was struck.
    void saveDraft(const QString &text, const QDateTime &typedAt);
    [[nodiscard]] Draft draft() const { return m_draft; } // as found when the run was opened, or saved since

    // The run's own time: entries' times and clocks go by it. For typedAt, due injects and clocks on screen.
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] Milliseconds exerciseClock() const; // since T+0, pauses left out
    [[nodiscard]] Milliseconds scenarioClock(const QString &scenario) const;

    [[nodiscard]] bool isOpen() const { return m_fold != nullptr; }
    [[nodiscard]] bool isDriving() const { return m_driving; }
    [[nodiscard]] QString runId() const { return m_runId; }
    [[nodiscard]] const Plan &plan() const;      // only when open
    [[nodiscard]] const RunState &state() const; // only when open

Q_SIGNALS:
    void opened();
    void entryAppended(const muster::JournalEntry &entry); // state() has it already
    void progressed(const muster::event::StepProgressed &progress); // live, finer than the journal
    void finished();    // the run is over, everything is on disk
    void interrupted(); // after interrupt(): the thread has let go of the run
    void failed(const muster::Error &error); // could not begin, or the store refused an entry
    // A request that could not be put on disk: not shown as done; send it again.
    void refused(const QString &what, const muster::Error &error);

private:
    void start(const std::function<void(RunDriver *)> &first);
    void send(const QString &what, const EventBody &body);
    void onEntries(const QVector<JournalEntry> &entries);

    QString m_storeLocation;
    std::shared_ptr<const ActionRegistry> m_registry;
    std::unique_ptr<Fold> m_fold;
    QThread *m_thread = nullptr;
    RunDriver *m_driver = nullptr;
    QString m_runId;
    bool m_driving = false;
    std::shared_ptr<const Clock> m_clock;
    std::optional<SteadyClock> m_steady; // while the run is driven here
    Draft m_draft;
};

} // namespace muster
