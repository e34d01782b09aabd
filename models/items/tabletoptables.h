// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a tabletop plan: what their columns are and what may be typed into them. Window thread.
#pragma once

#include "domain/tabletop.h"
#include "items/listtable.h"

namespace muster
{

using InjectsTable = ListTable<Inject>;
using ResponseTable = ListTable<ResponseStep>;
using ScenariosTable = ListTable<Scenario>;
using ParticipantsTable = ListTable<Participant>;
using ObjectivesTable = ListTable<Objective>;
using GapsTable = ListTable<Gap>;

enum InjectColumn {
    InjectNumber,
    InjectTime,
    InjectMode,
    InjectFrom,
    InjectTo,
    InjectMessage,
    InjectExpected,
    InjectObjective,
    InjectContingency,
    InjectNotes
};
enum ResponseColumn {
    ResponseId,
    ResponseAction,
    ResponseRole,
    ResponseEstimate,
    ResponseAfter,
    ResponseTools
};
enum GapColumn { GapPriority, GapText, GapCategory, GapRemediation, GapOwner, GapDue, GapStatus };

// What cells offer from other parts of the plan; outlives the tables.
struct TabletopLists
{
    QStringList roles; // of participants and steps
    QStringList people;
    QStringList objectives; // ids
    QStringList objectiveTexts;
};
[[nodiscard]] TabletopLists listsOf(const Plan &plan, const Tabletop &tabletop);

[[nodiscard]] InjectsTable::Ways injectWays(const TabletopLists *lists);
[[nodiscard]] ResponseTable::Ways responseWays(const TabletopLists *lists);
[[nodiscard]] ScenariosTable::Ways scenarioWays();
[[nodiscard]] ParticipantsTable::Ways participantWays(const TabletopLists *lists);
[[nodiscard]] ObjectivesTable::Ways objectiveWays();
[[nodiscard]] QStringList gapCategories(); // what is offered; others may be written
[[nodiscard]] GapsTable::Ways gapWays(const TabletopLists *lists);

// Steps that the words of a dependency may mean, likeliest first; not `row` itself, and none that would make
// steps wait for each other in a circle.
[[nodiscard]] QVector<int> likelySteps(const QVector<ResponseStep> &steps, int row, const QString &words);
// The steps with that dependency of `row` replaced by a link; the step linked to gets an id when it has none.
[[nodiscard]] QVector<ResponseStep> withLink(QVector<ResponseStep> steps, int row, const QString &words, int to);
// Dependencies of a step that mean no step.
[[nodiscard]] QStringList freeTextOf(const QVector<ResponseStep> &steps, int row);

} // namespace muster
