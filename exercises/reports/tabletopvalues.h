// SPDX-License-Identifier: GPL-3.0-or-later
// What a tabletop's after-action report says, as values: part of the report (report.h). Any thread.
#pragma once

#include "domain/runstate.h"

namespace muster
{

struct AarStep
{
    QString id;
    QString action;
    QString role;
    std::optional<Milliseconds> estimate;
    Milliseconds start{0}; // earliest; nothing to go by when the scenario has a cycle
    bool critical = false; // on the critical path
    QStringList dependencies;
    QStringList tools;
    QString outcome; // "agreed", "changed", "no_answer"; empty: not discussed
    QString note;
};

struct AarScenario
{
    QString name;
    QString description;
    QString severity;
    QStringList affectedSystems;
    QStringList triggers;
    std::optional<Milliseconds> rto;
    std::optional<Milliseconds> rpo;
    Milliseconds sum{0};      // its steps one after another
    Milliseconds critical{0}; // longest path through their dependencies
    QVector<AarStep> steps;
    QVector<int> path;
    QStringList freeText; // dependencies that mean no step
    QStringList cycle;    // empty: none
    QVector<InjectState> injects;
    bool started = false;
    std::optional<Milliseconds> played; // on its own clock

    // Against the sum, as the source has it; without an objective nothing is met.
    [[nodiscard]] bool compliant() const { return sum <= rto.value_or(Milliseconds(0)); }
    [[nodiscard]] bool pathCompliant() const { return critical <= rto.value_or(Milliseconds(0)); }
};

struct AarObjective
{
    QString id;
    QString text;
    QString capability;
    QString rating;       // "P", "S", "M", "U" by a person; empty: not rated
    QString ratingReason; // the person's
    QString suggested;
    QString reason; // of the suggestion
};

struct AarImprovement
{
    QString gap; // id
    QString capability;
    QString issue;
    QString correctiveAction;
    QString element; // HSEEP: Planning, Organization, Equipment, Training, Exercise; empty: not known
    QString priority;
    QString owner;
    QString start;
    QString due;
    QString status;
    bool beforehand = false; // of a session: the plan had it
};

struct AarProblem
{
    QString what;
    QString impact;
    QString cause;
    QString resolution;
};

struct AarLessons
{
    QStringList wentWell;
    QVector<AarProblem> wentWrong;
    QStringList unexpected;
    QStringList decisions;
    QStringList questions; // left open
    QStringList documents; // to bring up to date
    QStringList recommendations;
    QStringList nextDates;
    QStringList observations; // the plan's
    bool session = false;     // so that they are no observations of this exercise
    [[nodiscard]] bool isEmpty() const
    {
        return wentWell.isEmpty() && wentWrong.isEmpty() && unexpected.isEmpty() && decisions.isEmpty() &&
               questions.isEmpty() && documents.isEmpty() && recommendations.isEmpty() && nextDates.isEmpty() &&
               observations.isEmpty();
    }
};

struct TabletopReport // empty for other kinds, but for their lessons
{
    bool run = false; // false: of a plan alone
    QVector<AarScenario> scenarios;
    QVector<AarObjective> objectives;
    QVector<AarImprovement> improvements; // most urgent first
    AarLessons lessons;
    QStringList documents;
    QStringList groundRules;
};

} // namespace muster
