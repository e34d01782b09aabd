// SPDX-License-Identifier: GPL-3.0-or-later
// What a tabletop plan holds: scenarios with their injects and response steps, gaps, objectives. A plan keeps
// them as JSON in `extra`; these values are read from it and written back without touching what was not
// changed. Pure functions, any thread.
#pragma once

#include "domain/plan.h"

namespace muster
{

struct Inject
{
    QString id;
    QString number;                 // as people count them: "3", "7b"
    std::optional<Milliseconds> at; // from T+0; none: a contingency, or not yet planned
    QString mode;                   // "e-mail", "phone", …
    QString from;
    QStringList to;
    QString message;
    QString expectedResponse;
    QString objective; // id
    bool contingency = false;
    QString notes; // for the facilitator alone
    QStringList artifacts;
    QJsonObject raw; // as it came; what nobody changed is written back as it was
    bool operator==(const Inject &) const = default;
};

struct ResponseStep
{
    QString id;
    QString action;
    QString role;
    std::optional<Milliseconds> estimate;
    QStringList dependencies; // ids, or free text
    QStringList tools;
    QJsonObject raw;
    bool operator==(const ResponseStep &) const = default;
};

struct Scenario
{
    QString name;
    QString description;
    QString severity; // "low", "medium", "high", "critical"
    QStringList affectedSystems;
    std::optional<Milliseconds> expectedRto;
    std::optional<Milliseconds> expectedRpo;
    QStringList triggerConditions;
    QVector<Inject> injects;
    QVector<ResponseStep> steps; // response_steps of this name
    QJsonObject raw;
    bool operator==(const Scenario &) const = default;
};

struct Gap
{
    QString id;
    QString description;
    QString category;
    QString priority; // "P1", "P2", "P3"
    QString remediation;
    QString owner;
    QString due;    // as written
    QString status; // "open", "in progress", "closed"
    QJsonObject raw;
    bool operator==(const Gap &) const = default;
};

struct Objective
{
    QString id;
    QString text;
    QString capability;
    QJsonObject raw;
    bool operator==(const Objective &) const = default;
    [[nodiscard]] QString key() const { return id.isEmpty() ? text : id; } // what a rating names it by
};

struct Tabletop
{
    QVector<Scenario> scenarios;
    QVector<Gap> gaps;
    QVector<Objective> objectives;
    QStringList observations;
    QJsonObject otherSteps; // response steps of scenarios that the plan does not have

    bool operator==(const Tabletop &) const = default;
    [[nodiscard]] const Scenario *scenario(const QString &name) const;
};

// One inject by itself, as it stands in a plan; what is not as the schema wants it is read as absent.
[[nodiscard]] Inject injectFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject injectToJson(const Inject &inject);

// The scenario whose steps' sum is furthest beyond its expected RTO: a tabletop's own figure. None when there
// is no scenario with an expected RTO. Source: tabletop exercise record.
struct WorstScenario
{
    QString name;
    Milliseconds expected{0};
    Milliseconds estimated{0};
};
[[nodiscard]] std::optional<WorstScenario> worstScenarioOf(const Tabletop &tabletop);

// Never fails: what is not as the schema wants it is read as absent.
[[nodiscard]] Tabletop tabletopOf(const Plan &plan);
// tabletopOf(withTabletop(p, t)) equals t but for `raw`; withTabletop(p, tabletopOf(p)) equals p.
[[nodiscard]] Plan withTabletop(Plan plan, const Tabletop &tabletop);

// The step that a dependency means: by id, else by its action's words (case and outer spaces aside); −1:
// none.
[[nodiscard]] int linkedStep(const QVector<ResponseStep> &steps, const QString &dependency);

// Source of the sum: tabletop exercise record, steps one after another; of the path: critical path method.
struct ResponseAnalysis
{
    Milliseconds sum{0};
    Milliseconds critical{0}; // longest path through the dependencies; the sum when there is a cycle. One in
                              // free text that means no step waits for the step above it
    QVector<int> path;        // its steps, first to last
    QVector<Milliseconds> start; // earliest, by step
    QStringList freeText;        // dependencies that mean no step, each once
    QStringList cycle; // actions along the first cycle found, the first repeated at the end; empty: none
};
[[nodiscard]] ResponseAnalysis analyseResponse(const QVector<ResponseStep> &steps);

// Stretches of an inject flow in which nothing is planned, longest first; contingencies do not count.
struct QuietStretch
{
    Milliseconds from{0};
    Milliseconds to{0};
};
[[nodiscard]] QVector<QuietStretch> quietStretches(const QVector<Inject> &injects, Milliseconds longerThan);

} // namespace muster
