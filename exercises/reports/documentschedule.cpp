// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/documentschedule.h"

#include "domain/schedule.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

namespace muster::reports
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

QString when(const Plan &plan, Milliseconds offset)
{
    const QDateTime start = plannedStart(plan);
    if (!start.isValid())
        return shortOffset(offset);
    const QDateTime at = start.addMSecs(offset.count());
    const QString form = at.date() == start.date() ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd HH:mm");
    return at.toString(form) + QStringLiteral("  ") + shortOffset(offset);
}

QStringList rolesOf(const Phase &phase)
{
    QStringList roles;
    for (const Step &step : phase.steps)
        roles.append(roleName(step.role));
    roles.removeAll(QString());
    roles.removeDuplicates();
    return roles;
}

std::optional<Milliseconds> startOf(const Phase &phase, const Schedule &schedule)
{
    std::optional<Milliseconds> first = phase.due;
    for (const Step &step : phase.steps) {
        if (!phase.due && schedule.start.contains(step.id))
            first = first ? std::min(*first, schedule.start.value(step.id)) : schedule.start.value(step.id);
    }
    return first;
}

QVector<QStringList> byTime(QVector<QPair<Milliseconds, QStringList>> timed)
{
    std::stable_sort(timed.begin(), timed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QVector<QStringList> rows;
    for (const auto &row : std::as_const(timed))
        rows.append(row.second);
    return rows;
}

// What stands in a scenario's plan for a drill's phases; each scenario has its own T+0.
QVector<QStringList> responseRows(const Plan &plan)
{
    QVector<QStringList> rows;
    for (const Scenario &scenario : tabletopOf(plan).scenarios) {
        for (const ResponseStep &step : scenario.steps)
            rows.append({{}, scenario.name, step.action, roleName(step.role), wordsOr(step.estimate)});
    }
    return rows;
}
} // namespace

QString lastsText(const Plan &plan)
{
    if (plan.kind == PlanKind::Tabletop)
        return {};
    const Milliseconds recovered = plannedRecovery(plan, executionPhases(plan));
    const Milliseconds end = paperTimes(plan).dayEnd;
    if (recovered.count() <= 0)
        return end.count() > 0 ? tr("%1 from T+0 to the end of the day's steps").arg(wordsText(end)) : QString();
    const QString text = tr("T+0 to recovered, by the estimates: %1").arg(wordsText(recovered));
    return end > recovered ? tr("%1. T+0 to the end of the day's steps: %2").arg(text, wordsText(end)) : text;
}

QVector<QStringList> phaseRows(const Plan &plan)
{
    const QVector<Phase> phases = executionPhases(plan);
    const Schedule schedule = paperTimes(plan).schedule;
    QVector<QPair<Milliseconds, QStringList>> timed;
    for (const Phase &phase : phases) {
        const auto start = startOf(phase, schedule);
        const QStringList row{start ? when(plan, *start) : QString(), phase.title.isEmpty() ? phase.id : phase.title,
                              rolesOf(phase).join(QStringLiteral(", "))};
        timed.append(qMakePair(start.value_or(timed.isEmpty() ? Milliseconds(0) : timed.last().first), row));
    }
    const Milliseconds recovered = plannedRecovery(plan, phases);
    if (recovered.count() > 0)
        timed.append(qMakePair(recovered, QStringList{when(plan, recovered), tr("Recovery is expected to be complete"), QString()}));
    return byTime(timed);
}

QVector<QStringList> stepRows(const Plan &plan)
{
    if (plan.kind == PlanKind::Tabletop)
        return responseRows(plan);
    const QVector<Phase> phases = executionPhases(plan);
    const Schedule schedule = paperTimes(plan).schedule;
    QVector<QPair<Milliseconds, QStringList>> timed;
    for (const Phase &phase : phases) {
        const QString title = phase.title.isEmpty() ? phase.id : phase.title;
        const Milliseconds at = phase.due ? *phase.due : startOf(phase, schedule).value_or(timed.isEmpty() ? Milliseconds(0) : timed.last().first);
        if (phase.due || phase.target)
            timed.append({at, {phase.due ? when(plan, at) : QString(), title,
                               phase.target ? tr("Target: %1").arg(wordsText(*phase.target)) : tr("Due"), {}, {}}});
        for (const Step &step : phase.steps)
            timed.append({schedule.start.value(step.id, at),
                          {schedule.start.contains(step.id) ? when(plan, schedule.start.value(step.id)) : QString(), title,
                           step.text.isEmpty() ? step.id : step.text, roleName(step.role),
                           step.estimate && step.estimate->count() > 0 ? wordsText(*step.estimate) : QString()}});
    }
    return byTime(timed);
}

QVector<QStringList> peopleRows(const Plan &plan)
{
    QVector<QStringList> rows;
    for (const Participant &person : plan.participants)
        rows.append({roleName(person.role), person.name});
    return rows;
}

QVector<QStringList> roleRows(const Plan &plan)
{
    QMap<QString, int> steps; // by the role in lower case
    QStringList order;
    QMap<QString, QString> spelled;
    const auto count = [&](const QString &role, int by) {
        const QString key = roleName(role).toLower();
        if (key.isEmpty())
            return;
        if (!steps.contains(key)) {
            order.append(key);
            spelled.insert(key, roleName(role));
        }
        steps[key] += by;
    };
    for (const Participant &person : plan.participants)
        count(person.role, 0);
    for (const Phase &phase : executionPhases(plan)) {
        for (const Step &step : phase.steps)
            count(step.role, 1);
    }
    for (const Scenario &scenario : tabletopOf(plan).scenarios) {
        for (const ResponseStep &step : scenario.steps)
            count(step.role, 1);
    }
    QVector<QStringList> rows;
    const auto add = [&](const QString &role, const QString &who) {
        if (!who.isEmpty() && !steps.contains(role.toLower()))
            rows.append({role, who, {}});
    };
    add(tr("Coordinator"), plan.facilitator);
    add(tr("Scribe"), plan.scribe);
    for (const QString &key : std::as_const(order)) {
        QStringList who;
        for (const Participant &person : plan.participants) {
            if (roleName(person.role).toLower() == key)
                who.append(person.name);
        }
        rows.append({spelled[key], who.join(QStringLiteral(", ")), steps[key] > 0 ? QString::number(steps[key]) : QString()});
    }
    for (const Participant &person : plan.participants) {
        if (person.role.isEmpty())
            rows.append({{}, person.name, {}});
    }
    return rows;
}

QStringList statusTimes(Milliseconds every, Milliseconds end, int most)
{
    QStringList times;
    for (Milliseconds at = every; at <= end && times.size() < most; at += every)
        times.append(shortOffset(at));
    return times;
}

} // namespace muster::reports
