// SPDX-License-Identifier: GPL-3.0-or-later
// A plan as a value: the document a person edits and keeps. The JSON form is in formats/planjson.h.
// Keys that Muster does not know are kept in `extra` and written back.
#pragma once

#include "domain/times.h"

#include <QDate>
#include <QJsonObject>
#include <QStringList>
#include <QVector>

namespace muster
{

enum class PlanKind { Tabletop, Drill, Partial, Failover, Verification };
[[nodiscard]] QString kindWord(PlanKind kind); // "tabletop", "drill", …
[[nodiscard]] std::optional<PlanKind> kindFromWord(const QString &word);

enum class OnFailure { Stop, Continue, Rollback };
[[nodiscard]] QString onFailureWord(OnFailure value); // "stop", "continue", "rollback"
[[nodiscard]] std::optional<OnFailure> onFailureFromWord(const QString &word);

struct Participant
{
    QString name;
    QString role;         // empty when the plan gives a bare string
    QJsonObject extra;
    bool operator==(const Participant &) const = default;
};

struct Targets
{
    std::optional<Milliseconds> rto; // recovery time objective
    std::optional<Milliseconds> rpo; // recovery point objective
    QJsonObject extra;
    bool operator==(const Targets &) const = default;
};

struct Retry
{
    int attempts = 1;               // tries in all, ≥ 1
    Milliseconds interval{60000};   // wait before the second try
    double backoff = 2.0;           // each further wait is this much longer, ≥ 1
    Milliseconds maxDelay{3600000}; // longest wait
    bool operator==(const Retry &) const = default;
};

struct ActionSpec
{
    QString type;       // "postgres.restore", "command", …
    QJsonObject params; // everything else in the action's object
    bool operator==(const ActionSpec &) const = default;
};

struct Step
{
    QString id;
    QString text;
    QString details; // Markdown
    QString role;
    std::optional<Milliseconds> estimate;
    QStringList needs;                // step ids
    std::optional<ActionSpec> action; // none: a person ticks it
    std::optional<Milliseconds> timeout;
    Retry retry;
    OnFailure onFailure = OnFailure::Stop;
    QString approval;    // what ticking it approves: "go_live" (that is T+0), "all_clear"; empty: nothing
    QString when;        // condition, see engine/condition.h; empty = always wanted
    bool always = false; // runs after success, failure, cancel and timeout: clean-up
    QVector<Step> steps; // sub-steps, ticked by people
    QJsonObject extra;
    bool operator==(const Step &other) const; // not defaulted: a step holds steps
    [[nodiscard]] bool isManual() const { return !action.has_value(); }
};

struct Phase
{
    QString id;
    QString title;
    std::optional<Milliseconds> due;    // offset from T+0
    std::optional<Milliseconds> target; // the phase's own time
    QString component;
    QVector<Step> steps;
    QJsonObject extra;
    bool operator==(const Phase &) const = default;
};

struct CheckSpec
{
    QString name;
    QString description;
    QString sql;         // one of sql, builtin, command
    QString builtin;
    QStringList command; // argv
    QJsonValue expected; // null: the query must give true
    double tolerance = 0.0;
    bool critical = true;
    QJsonObject extra;
    bool operator==(const CheckSpec &) const = default;
};

struct Plan
{
    int muster = 1;
    PlanKind kind = PlanKind::Drill;
    QString id;
    QString title;
    QString description;
    QString date; // as written
    QString facilitator;
    QString scribe;
    QVector<Participant> participants;
    Targets targets;
    QStringList tags;
    bool surprise = false;
    int maxParallel = 1;

    // drill
    QVector<Phase> phases;
    QString recoveredBy; // step id; empty: the last step that is not `always`
    QString goLive;      // step whose start is T+0; empty: the run's start

    // partial
    QString component;
    QString backup;
    QString target;
    QVector<CheckSpec> checks;
    QString afterCriticalFailure; // "skip_critical" or "run_all"

    // Everything else, as it came: other kinds' bodies, documents, ground_rules, unknown keys.
    QJsonObject extra;

    bool operator==(const Plan &) const = default;

    [[nodiscard]] const Step *findStep(const QString &id) const; // sub-steps too; null when absent
    [[nodiscard]] const Phase *phaseOf(const QString &stepId) const;
    [[nodiscard]] QVector<const Step *> allSteps() const; // document order, parents before sub-steps
    [[nodiscard]] QString recoveryStep() const;           // recoveredBy or its default; may be empty
    [[nodiscard]] QString goLiveApproval() const;         // the step whose approval is T+0; empty: there is none
};

// What a run really does: a drill's own phases; for a partial plan the phases that its keys stand for
// (fetch, restore, validate, clean up). Ids of generated steps: "fetch", "restore", "validate", "cleanup".
[[nodiscard]] QVector<Phase> executionPhases(const Plan &plan);

// Longest path through the steps' needs by estimates (steps without one count as 0), and the plain sum.
// Source: critical path method. Steps marked always or manual count as any other; sub-steps do not.
[[nodiscard]] Milliseconds criticalPath(const Plan &plan);
[[nodiscard]] Milliseconds sequentialSum(const Plan &plan);

} // namespace muster
