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
    return start.isValid() ? start.addMSecs(offset.count()).toString(QStringLiteral("HH:mm")) + QStringLiteral("  ") + shortOffset(offset)
                           : shortOffset(offset);
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

Milliseconds plannedEnd(const Plan &plan)
{
    const Schedule schedule = plannedSchedule(plan, executionPhases(plan));
    Milliseconds last{0};
    for (const Milliseconds end : schedule.end)
        last = std::max(last, end);
    return last;
}

QVector<QStringList> phaseRows(const Plan &plan)
{
    const QVector<Phase> phases = executionPhases(plan);
    const Schedule schedule = plannedSchedule(plan, phases);
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
    std::stable_sort(timed.begin(), timed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QVector<QStringList> rows;
    for (const auto &row : std::as_const(timed))
        rows.append(row.second);
    return rows;
}

QVector<QStringList> stepRows(const Plan &plan)
{
    if (plan.kind == PlanKind::Tabletop)
        return responseRows(plan);
    const QVector<Phase> phases = executionPhases(plan);
    const Schedule schedule = plannedSchedule(plan, phases);
    QVector<QStringList> rows;
    for (const Phase &phase : phases) {
        const QString title = phase.title.isEmpty() ? phase.id : phase.title;
        const QString due = phase.due ? when(plan, *phase.due) : QString();
        if (phase.due || phase.target)
            rows.append({due, title, phase.target ? tr("Target: %1").arg(wordsText(*phase.target)) : tr("Due"), {}, {}});
        for (const Step &step : phase.steps)
            rows.append({schedule.start.contains(step.id) ? when(plan, schedule.start.value(step.id)) : QString(), title,
                         step.text.isEmpty() ? step.id : step.text, roleName(step.role), wordsOr(step.estimate)});
    }
    return rows;
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
