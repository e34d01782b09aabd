// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever happens in a run is one of these. The set is closed: add a type here, in eventjson.cpp and in fold.cpp.
#pragma once

#include "domain/check.h"
#include "domain/tabletopevents.h"

#include <QDateTime>
#include <QJsonObject>

#include <variant>

namespace muster
{

namespace event
{

struct RunCreated
{
    QString runId;
    QJsonObject plan;        // the plan as it was, so that the run can be read without the file
    QString planPath;        // where it came from; may be empty
    QJsonObject options;     // RunOptions as JSON (session/runoptions.h)
    QJsonObject environment; // program, versions, host, sandbox profile
    bool operator==(const RunCreated &) const = default;
};
// A program starts (or, after an interruption, goes on) driving the run.
struct DriverAttached
{
    qint64 pid = 0;
    QString host;
    QString bootId;
    bool resumed = false;
    std::optional<qint64> sinceBootMs = {}; // of a tabletop: its clock goes on by it after a crash
    bool operator==(const DriverAttached &) const = default;
};
struct WentLive // T+0
{
    QString approvedBy;
    bool operator==(const WentLive &) const = default;
};
struct StepStarted
{
    QString step;
    int attempt = 1;
    bool operator==(const StepStarted &) const = default;
};
// At most one a second a step is journaled; the live stream is finer.
struct StepProgressed
{
    QString step;
    qint64 done = 0; // objects
    qint64 total = 0;
    QString unit;    // "tables", "objects"
    qint64 bytesDone = 0;
    qint64 bytesTotal = 0; // 0 = unknown
    qint64 leftMs = -1;    // −1 = not known yet
    QString what;          // "public.orders", "creating index …"
    bool operator==(const StepProgressed &) const = default;
};
struct StepLogged
{
    QString step;
    QString level; // "info", "warning", "error"
    QString text;
    bool operator==(const StepLogged &) const = default;
};
// The end of an automatic step's attempt, or of the step when no attempt is left.
struct StepFinished
{
    QString step;
    Status status = Status::Unknown;
    int attempt = 1;
    bool willRetry = false;
    QString message;
    QString hint;
    QString code;       // error code, empty when passed
    QString fault;      // "cannot_run", "failed", "bad_input", "interrupted" or empty
    QJsonObject values; // what later steps and the report need: sandbox, measured figures
    bool operator==(const StepFinished &) const = default;
};
struct StepTicked // by a person; status passed, failed, unknown or skipped
{
    QString step;
    Status status = Status::Passed;
    QString note;
    std::optional<QString> approvedBy = {}; // of an approval: who gave it
    bool operator==(const StepTicked &) const = default;
};
struct StepReset // an untick, or a step whose result is no longer there
{
    QString step;
    QString reason;
    bool operator==(const StepReset &) const = default;
};
struct StepsAssigned // by a person; who is to do them from now on
{
    QStringList steps;
    QString to; // a name or a role; empty: whoever the plan says
    bool operator==(const StepsAssigned &) const = default;
};
// What a person decided about a worker's step that failed. Until then nothing that depends on it goes on.
struct FailureAnswered
{
    QString step;
    QString answer; // "retry", "rollback" (with what it stands on, from its beginning), "go_on" (it stays failed, others go on), "stop" (clean up and end)
    QString reason;
    bool operator==(const FailureAnswered &) const = default;
};
// The forecast began to say that the target will be missed, or ceased to.
struct MissForeseen
{
    bool misses = true;
    QString step;                       // the one that decides; may be empty
    std::optional<Milliseconds> finish; // from T+0, as forecast
    bool operator==(const MissForeseen &) const = default;
};
struct CheckRecorded
{
    QString step;
    CheckResult check;
    bool operator==(const CheckRecorded &) const = default;
};
struct Measured
{
    QString step;
    QString name; // "restore_seconds", "archive_bytes", "newest_timestamp"
    QJsonValue value;
    QString unit;
    bool operator==(const Measured &) const = default;
};
// Written before the thing exists, so that it can be found whatever happens.
struct ResourceAdded
{
    QString kind; // "sandbox", "folder", "database"
    QString path;
    QString step;
    QJsonObject detail;
    bool operator==(const ResourceAdded &) const = default;
};
struct ResourceRemoved
{
    QString kind;
    QString path;
    bool kept = false; // left on purpose (--keep)
    bool operator==(const ResourceRemoved &) const = default;
};
struct Noted
{
    QString kind; // "note", "issue", "decision", "deviation", "question"
    QString text;
    QString step;        // may be empty
    QString role;        // "@role"
    qint64 backdateMs = 0; // how long before `at` (or `typedAt`) it happened
    QDateTime typedAt = {}; // when its first key was struck; absent in older journals
    bool operator==(const Noted &) const = default;
};
struct GapRaised
{
    QString id;
    QString description;
    QString category;
    QString priority; // "P1", "P2", "P3"
    QString remediation;
    QString owner;
    QString due;
    QString status; // "open"
    bool operator==(const GapRaised &) const = default;
};
struct Paused
{
    QString reason;
    bool operator==(const Paused &) const = default;
};
struct Resumed
{
    bool operator==(const Resumed &) const = default;
};
struct AbortAsked
{
    QString reason;
    bool operator==(const AbortAsked &) const = default;
};
struct RunFinished
{
    bool aborted = false;
    bool operator==(const RunFinished &) const = default;
};

} // namespace event

using EventBody =
    std::variant<event::RunCreated, event::DriverAttached, event::WentLive, event::StepStarted,
                 event::StepProgressed, event::StepLogged, event::StepFinished, event::StepTicked,
                 event::StepReset, event::CheckRecorded, event::Measured, event::ResourceAdded,
                 event::ResourceRemoved, event::Noted, event::GapRaised, event::Paused, event::Resumed,
                 event::AbortAsked, event::RunFinished, event::ScenarioStarted, event::InjectReleased,
                 event::InjectHeld, event::InjectSkipped, event::InjectInserted, event::InjectMoved,
                 event::InjectAnswered, event::ResponseDiscussed, event::Corrected, event::Attached,
                 event::GapChanged, event::ObjectiveRated, event::LessonsChanged, event::EndAsked, event::StepsAssigned,
                 event::FailureAnswered, event::MissForeseen>;

struct Event
{
    QDateTime at;  // UTC, milliseconds
    QString actor; // a person's name or "muster"
    EventBody body;
    bool operator==(const Event &) const = default;
};

// When it happened: of a note the first key, back-dated; of anything else `at`. Never after `at`.
[[nodiscard]] QDateTime happenedAt(const Event &event);
[[nodiscard]] QString eventType(const EventBody &body); // "run_created", "step_started", …

// {"type", "at", "actor", …fields}. Reading refuses unknown types and wrong field types ("event.syntax").
[[nodiscard]] QJsonObject eventToJson(const Event &event);
[[nodiscard]] Result<Event> eventFromJson(const QJsonObject &json);

} // namespace muster

Q_DECLARE_METATYPE(muster::Event)
