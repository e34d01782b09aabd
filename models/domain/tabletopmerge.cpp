// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tabletopmerge.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace muster
{

namespace
{

QString freeName(const QString &wanted, const QSet<QString> &taken)
{
    QString name = wanted;
    for (int n = 2; taken.contains(name); ++n)
        name = wanted + u" (" + QString::number(n) + u')';
    return name;
}

// "i3", "step-7": counts on from the last one, so that what is new looks like what is there.
QString freeId(const QString &wanted, const QSet<QString> &taken)
{
    qsizetype digits = wanted.size();
    while (digits > 0 && wanted.at(digits - 1).isDigit())
        --digits;
    const QString stem = wanted.left(digits);
    QString id = wanted;
    for (int n = std::max(1, static_cast<int>(taken.size())); taken.contains(id); ++n)
        id = (stem.isEmpty() && digits == wanted.size() ? QStringLiteral("x") : stem) + QString::number(n);
    return id;
}

template<typename Item>
QSet<QString> idsOf(const QVector<Item> &items)
{
    QSet<QString> ids;
    for (const Item &item : items)
        ids.insert(item.id);
    return ids;
}

void addObjectives(Tabletop *into, const Tabletop &from, QHash<QString, QString> *renamed)
{
    QSet<QString> ids = idsOf(into->objectives);
    for (Objective objective : from.objectives) {
        const QString before = objective.id;
        const auto same = std::find_if(
            into->objectives.cbegin(), into->objectives.cend(), [&objective](const Objective &each) {
                return each.text.trimmed().compare(objective.text.trimmed(), Qt::CaseInsensitive) == 0;
            });
        if (same != into->objectives.cend()) {
            renamed->insert(before, same->id);
            continue;
        }
        if (!objective.id.isEmpty())
            objective.id = freeId(objective.id, ids);
        ids.insert(objective.id);
        renamed->insert(before, objective.id);
        into->objectives.append(objective);
    }
}

void addGaps(Tabletop *into, const Tabletop &from)
{
    QSet<QString> ids = idsOf(into->gaps);
    for (Gap gap : from.gaps) {
        if (!gap.id.isEmpty())
            gap.id = freeId(gap.id, ids);
        ids.insert(gap.id);
        into->gaps.append(gap);
    }
    for (const QString &observation : from.observations) {
        if (!into->observations.contains(observation))
            into->observations.append(observation);
    }
}

void addInjects(Scenario *into, const Scenario &from)
{
    QSet<QString> ids = idsOf(into->injects);
    for (Inject inject : from.injects) {
        if (!inject.id.isEmpty())
            inject.id = freeId(inject.id, ids);
        ids.insert(inject.id);
        into->injects.append(inject);
    }
}

void addSteps(Scenario *into, const Scenario &from)
{
    QSet<QString> ids = idsOf(into->steps);
    QHash<QString, QString> renamed;
    QVector<ResponseStep> steps = from.steps;
    for (ResponseStep &step : steps) {
        if (step.id.isEmpty())
            continue;
        const QString before = step.id;
        step.id = freeId(step.id, ids);
        ids.insert(step.id);
        renamed.insert(before, step.id);
    }
    for (ResponseStep &step : steps) {
        for (QString &dependency : step.dependencies)
            dependency = renamed.value(dependency, dependency);
        into->steps.append(step);
    }
}

void addPeople(Plan *into, const Plan &from)
{
    for (const Participant &person : from.participants) {
        const bool there = std::any_of(into->participants.cbegin(), into->participants.cend(),
                                       [&person](const Participant &each) {
                                           return each.name == person.name && each.role == person.role;
                                       });
        if (!there)
            into->participants.append(person);
    }
}

} // namespace

Plan mergedTabletop(const Plan &into, const Plan &from, int scenario)
{
    Tabletop tabletop = tabletopOf(into);
    const Tabletop more = tabletopOf(from);
    QHash<QString, QString> objectives;
    addObjectives(&tabletop, more, &objectives);
    addGaps(&tabletop, more);
    QSet<QString> names;
    for (const Scenario &each : std::as_const(tabletop.scenarios))
        names.insert(each.name);
    for (Scenario each : more.scenarios) {
        for (Inject &inject : each.injects)
            inject.objective = objectives.value(inject.objective, inject.objective);
        if (scenario >= 0 && scenario < tabletop.scenarios.size()) {
            addInjects(&tabletop.scenarios[scenario], each);
            addSteps(&tabletop.scenarios[scenario], each);
            continue;
        }
        each.name = freeName(each.name, names);
        names.insert(each.name);
        tabletop.scenarios.append(each);
    }
    Plan plan = withTabletop(into, tabletop);
    addPeople(&plan, from);
    return plan;
}

} // namespace muster
