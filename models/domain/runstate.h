// SPDX-License-Identifier: GPL-3.0-or-later
// The state of a run: a pure fold of its journal. The window, reports and the command line are views of it.
#pragma once

#include "domain/journal.h"
#include "domain/learned.h"
#include "domain/plan.h"
#include "domain/tabletopstate.h"

#include <QHash>
#include <QSet>

namespace muster
{

enum class RunPhase { Planned, Running, Paused, Finished, Aborted, Interrupted };
[[nodiscard]] QString runPhaseWord(RunPhase phase); // "planned", "running", … (state in report.json)

enum class Verdict { Passed, Warning, Unknown, Failed };
[[nodiscard]] QString verdictWord(Verdict verdict);

enum class TargetStatus { None, Unknown, Met, Missed };
[[nodiscard]] QString targetStatusWord(TargetStatus status); // "none", "unknown", "met", "missed"

struct StepState
{
    QString id;
    Status status = Status::Pending;
    int attempt = 0;
    bool waitingForRetry = false;
    QDateTime startedAt; // first attempt
    QDateTime endedAt;
    QString actor;
    QString message;
    QString hint;
    QString code;
    QString fault;
    QJsonObject values;
    QString assignee;     // who was asked to do it in this run; empty: whoever the plan says
    QString answer;       // what a person decided about its failure: "go_on", "stop"; empty: nothing yet
    QString answerReason;
    event::StepProgressed progress; // newest
    bool operator==(const StepState &) const = default;
};

// Work that is done: passed, or by hand and left out on purpose. What was not performed is not.
[[nodiscard]] bool isDone(const Step &step, const StepState *state);

struct TimelineItem // what a person reads in the timeline
{
    qint64 seq = 0;
    QDateTime at; // back-dated
    QString kind; // "step", "check", "note", "issue", "gap", "run", "log", …
    QString text;
    QString actor;
    QString step;
    Status status = Status::Pending;
    qint64 corrects = 0;    // of a correction: the entry that it puts right
    qint64 correctedBy = 0; // the newest correction of this entry; both are shown
    QDateTime enteredAt = {}; // when it was written down; `at` is when it happened
    bool operator==(const TimelineItem &) const = default;
};

struct Pause
{
    QDateTime from;
    QDateTime to; // invalid while it lasts
    QString reason;
    bool operator==(const Pause &) const = default;
};

struct Approval
{
    QString kind; // "go_live", "all_clear"
    QString step;
    QString by;
    QDateTime at;
    bool operator==(const Approval &) const = default;
};

struct ForeseenMiss // a time during which the forecast said that the target would be missed
{
    QDateTime at;
    QDateTime until; // invalid: to the end, or until now
    QString step;    // that decided
    std::optional<Milliseconds> finish; // as forecast when it began
    bool operator==(const ForeseenMiss &) const = default;
};

struct RecordedCheck
{
    QString step;
    int attempt = 1; // of the step; only the last attempt's checks count
    CheckResult check;
    bool operator==(const RecordedCheck &) const = default;
};

struct ProgressPoint // for the chart: share of the plan that is done
{
    QDateTime at;
    double fraction = 0.0; // 0…1
    bool operator==(const ProgressPoint &) const = default;
};

struct RunState
{
    QString runId;
    RunPhase phase = RunPhase::Planned;
    QDateTime createdAt;
    QDateTime liveAt; // T+0; invalid before
    QDateTime finishedAt;
    QDateTime lastAt; // newest entry
    QString planPath;
    QJsonObject options;
    QJsonObject environment;
    QVector<Phase> phases;        // executionPhases(plan)
    QVector<QString> stepOrder;   // ids, document order, sub-steps included
    QHash<QString, StepState> steps;
    QVector<RecordedCheck> checks;
    QVector<event::Measured> measures;
    QVector<event::ResourceAdded> resources; // still there as far as the journal knows
    QVector<event::ResourceAdded> kept;      // left on purpose
    QVector<event::GapRaised> gaps;
    QVector<TimelineItem> timeline;
    QVector<Pause> pauses;
    QVector<ProgressPoint> curve;
    QVector<Approval> approvals;
    QVector<ForeseenMiss> foreseen;
    LearnedTimes learned; // from earlier runs, as they were when this one began
    TabletopState tabletop; // of a tabletop's session
    bool abortAsked = false;
    QString abortReason;
    qint64 count = 0; // entries folded
    QString head;     // hash of the last one

    bool operator==(const RunState &) const = default;

    [[nodiscard]] const StepState *step(const QString &id) const;
    [[nodiscard]] std::optional<QJsonValue> measure(const QString &name) const; // the newest of that name
    // A step that failed in a run that asks people, who have not said yet what is to be done.
    [[nodiscard]] bool isAwaitingAnswer(const Step &step) const;
    [[nodiscard]] bool isOver() const { return phase == RunPhase::Finished || phase == RunPhase::Aborted; }
};

// Share of the plan's steps that are done, weighed by their estimates (1 min where there is none): kept as the
// entries come, since adding it up anew for each would make a long run slow to open.
struct ShareDone
{
    qint64 all = 0;  // ms
    qint64 done = 0; // ms
    QHash<QString, qint64> weights;
    QSet<QString> counted;
    void add(const Step &step);
    void count(const QString &id, bool isDone);
};

// Folds entries one after another; never throws, whatever prefix it is given. Copies share what they have in common.
class Fold
{
public:
    Fold() : Fold(Plan()) {}
    explicit Fold(Plan plan);
    void apply(const JournalEntry &entry);
    [[nodiscard]] const RunState &state() const { return m_state; }
    [[nodiscard]] const Plan &plan() const { return m_plan; }

private:
    Plan m_plan;
    RunState m_state;
    ShareDone m_share;
    QHash<QString, const Step *> m_known; // steps of m_state.phases, which never change and are shared by copies
};

[[nodiscard]] RunState foldAll(const Plan &plan, const QVector<JournalEntry> &entries);

} // namespace muster

Q_DECLARE_METATYPE(muster::Fold)
