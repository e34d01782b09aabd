// SPDX-License-Identifier: GPL-3.0-or-later
// What a tabletop's session has come to: part of the fold (runstate.h). Injects never fire by themselves:
// an overdue one waits until the facilitator releases it. Pure values and functions, any thread.
//
// Keys: a scenario's is its name, an inject's its id (else its number), a response step's its id; an empty
// or repeated one gets its place added ("#3", "7b#3"), so that each is unique and the same in every fold.
#pragma once

#include "domain/event.h"
#include "domain/tabletop.h"

#include <QHash>

namespace muster
{

enum class InjectStatus { Pending, Held, Released, Skipped };
[[nodiscard]] QString injectStatusWord(InjectStatus status); // "pending", "held", "released", "skipped"

struct InjectState
{
    QString key;
    Inject inject; // as it stands: inserted and moved included; inject.at is its planned time
    InjectStatus status = InjectStatus::Pending;
    QDateTime settledAt;   // released or skipped
    Milliseconds after{0}; // the scenario's clock then
    QString reason;        // of the hold or the skip
    QString given;         // expected response: "yes", "partly", "no"; empty: not judged
    QString givenNote;
    bool inserted = false; // not in the plan
    QString said = {};     // what was read out, where it is not what inject.message has; else empty
    bool operator==(const InjectState &) const = default;
    [[nodiscard]] const QString &text() const { return said.isEmpty() ? inject.message : said; }
    [[nodiscard]] bool isOpen() const { return status == InjectStatus::Pending || status == InjectStatus::Held; }
};

struct ReleasedText // what the room may see: made of a release alone
{
    qint64 seq = 0;
    QDateTime at;
    Milliseconds after{0}; // the scenario's clock
    event::InjectReleased what;
    bool operator==(const ReleasedText &) const = default;
};

struct DiscussedStep
{
    QString key;
    ResponseStep step;
    QString outcome; // "agreed", "changed", "no_answer"; empty: not discussed, so it is unknown
    QString note;
    QDateTime at;
    bool operator==(const DiscussedStep &) const = default;
};

struct Span // a time in which a scenario was the current one
{
    QDateTime from;
    QDateTime to; // invalid while it lasts
    bool operator==(const Span &) const = default;
};

struct ScenarioState
{
    QString key;
    QVector<InjectState> injects; // in the order in which they are to come
    QVector<DiscussedStep> steps;
    QVector<Span> spans; // empty: not started
    bool operator==(const ScenarioState &) const = default;
    [[nodiscard]] bool isStarted() const { return !spans.isEmpty(); }
    [[nodiscard]] const InjectState *inject(const QString &injectKey) const;
    [[nodiscard]] const DiscussedStep *step(const QString &stepKey) const;
};

struct Attachment
{
    qint64 seq = 0; // of its own entry; file.seq is the entry it belongs to
    QDateTime at;
    event::Attached file;
    bool operator==(const Attachment &) const = default;
};

struct TabletopState
{
    bool isTabletop = false;
    QVector<ScenarioState> scenarios; // plan order
    QString current;                  // key; empty before the first start
    QVector<ReleasedText> released;   // in order of release, all scenarios
    QHash<QString, event::ObjectiveRated> ratings; // by objective
    QVector<Attachment> attachments;
    QVector<Objective> objectives; // the plan's
    QVector<event::GapRaised> plannedGaps; // known beforehand, as the plan has them
    QHash<QString, QJsonObject> gapFields; // every field ever set by gap_changed, by gap id: evidence, …
    QJsonObject lessons;
    bool endAsked = false;
    bool operator==(const TabletopState &) const = default;

    [[nodiscard]] const ScenarioState *scenario(const QString &key) const;
    [[nodiscard]] const ScenarioState *currentScenario() const { return scenario(current); }
};

// The state before anything happened; isTabletop false and empty for other kinds.
[[nodiscard]] TabletopState tabletopStateOf(const Plan &plan);

struct RunState;
struct JournalEntry;

// The scenario's own clock: time since its start, while it was the current one, pauses left out. Up to `now`
// or the run's end.
[[nodiscard]] Milliseconds scenarioClock(const RunState &state, const QString &scenario, const QDateTime &now);

// How long an open inject with a time has been due on its scenario's clock: negative: still to come.
// None: not open, without a time, held, or the scenario has not started.
[[nodiscard]] std::optional<Milliseconds> overdue(const InjectState &inject, Milliseconds scenarioTime, bool started);
// Keys of the current scenario's injects that are due now, first planned first.
[[nodiscard]] QStringList dueInjects(const RunState &state, const QDateTime &now);

// What the facilitator releases next in the current scenario: the first that is due, else the first still to
// come; empty when there is none. Held ones and contingencies are only released on purpose.
[[nodiscard]] QString nextInject(const RunState &state, const QDateTime &now);

// May this happen now? Asked by the driver before it appends, and by the fold, which passes over what may
// not be. Errors (BadInput): "inject.released", "inject.unknown", "session.paused", …; fine for events of
// other kinds of run.
[[nodiscard]] Done allowed(const RunState &state, const EventBody &body);

// Fills in what a request leaves to the run: a release's text, the key of an inserted inject.
[[nodiscard]] EventBody completed(const RunState &state, EventBody body);

// Applies an entry of tabletopevents.h to state.tabletop and the timeline, if allowed(); part of the fold.
void applyTabletop(RunState &state, const JournalEntry &entry);

// The plan's gaps as the run has changed them, then those that the run raised.
[[nodiscard]] QVector<event::GapRaised> gapsOf(const RunState &state);

} // namespace muster
