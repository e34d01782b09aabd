// SPDX-License-Identifier: GPL-3.0-or-later
// The announcement (facts: S1, monthly drill): what, when, where it is isolated, what will happen, what each one
// does, when, whom to ask. Sent a week before and the day before; of a surprise drill only while it is on.
#include "reports/documentbuilder.h"
#include "reports/documentschedule.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::reports
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

// The day it is to be sent on, where the plan's date can be read.
QString sendOn(const Plan &plan, bool dayBefore)
{
    const QDate date = QDate::fromString(plan.date.left(10), Qt::ISODate);
    return date.isValid() ? date.addDays(dayBefore ? -1 : -7).toString(Qt::ISODate) : QString();
}

bool isOn(const DocumentBuilder &to)
{
    return to.plan().surprise && to.report() != nullptr;
}

QString subject(const DocumentBuilder &to, bool dayBefore)
{
    const Plan &plan = to.plan();
    const QString when = isOn(to) ? dateOf(plan, to.report()) : plan.date;
    const QString what = when.isEmpty() ? titleOf(plan) : QStringLiteral("%1, %2").arg(titleOf(plan), when);
    if (isOn(to))
        return tr("Unannounced exercise: %1").arg(what);
    return dayBefore ? tr("Exercise tomorrow: %1").arg(what) : tr("Exercise in a week: %1").arg(what);
}

QString opening(const DocumentBuilder &to, bool dayBefore)
{
    const QString kind = kindLabel(to.plan());
    if (isOn(to))
        return tr("%1: this exercise was not announced. It began at %2. It is no real incident.")
            .arg(kind, shortTime(to.report()->liveAt));
    return dayBefore ? tr("%1: this exercise takes place tomorrow. It is planned and no real incident.").arg(kind)
                     : tr("%1: this exercise takes place in a week. It is planned and no real incident.").arg(kind);
}

// Only what the plan says of it: a server of its own, or the one that it names.
QString where(const Plan &plan)
{
    QStringList named;
    bool sandbox = false;
    for (const Step *step : plan.allSteps()) {
        if (!step->action || !(step->action->type.endsWith(QStringLiteral(".restore")) ||
                               step->action->type == QStringLiteral("postgres.pitr")))
            continue;
        const QString target = step->action->params.value(u"target").toString();
        if (target.isEmpty())
            sandbox = true;
        else
            named.append(target);
    }
    if (plan.kind == PlanKind::Partial && !plan.target.isEmpty())
        named.append(plan.target);
    if (plan.kind == PlanKind::Tabletop)
        return tr("Around a table: the scenario is talked through, no system is touched.");
    named.removeDuplicates();
    if (!named.isEmpty())
        return tr("Restored into %1 and nowhere else.").arg(named.join(QStringLiteral(", ")));
    return sandbox ? tr("Restored into throw-away servers that are made for it and removed afterwards; production is not "
                        "touched.")
                   : QString();
}

QStringList whatHappens(const Plan &plan)
{
    if (plan.kind == PlanKind::Tabletop) // the scenario itself is not told beforehand
        return {tr("A scenario is played through, message by message"), tr("Each role says what it would do, and how long that takes"),
                tr("What is missing is written down as a gap, with an owner and a date")};
    QStringList texts;
    for (const Phase &phase : executionPhases(plan))
        texts.append(phase.title.isEmpty() ? phase.id : phase.title);
    if (plan.targets.rto)
        texts.append(tr("The time until everything is back is measured; the objective is %1").arg(wordsText(*plan.targets.rto)));
    if (plan.targets.rpo)
        texts.append(tr("What data would be lost is measured; the objective is %1").arg(wordsText(*plan.targets.rpo)));
    return texts;
}
} // namespace

void fillAnnouncement(DocumentBuilder &to, bool dayBefore)
{
    const Plan &plan = to.plan();
    const QString suffix = dayBefore ? QStringLiteral("_day") : QString();
    QVector<DocumentField> head{line(QStringLiteral("subject") + suffix, tr("Subject"), subject(to, dayBefore)),
                                line(QStringLiteral("recipients"), tr("To"), {})};
    if (!isOn(to))
        head.append(line(QStringLiteral("send_on") + suffix, tr("To be sent on"), sendOn(plan, dayBefore)));
    to.fields(head);
    to.say(QStringLiteral("opening") + suffix, tr("Opening"), opening(to, dayBefore));
    to.heading(tr("What, when, where"));
    to.fields({line(QStringLiteral("what"), tr("What"), titleOf(plan)),
               line(QStringLiteral("when"), tr("When"), isOn(to) ? shortTime(to.report()->liveAt) : plan.date),
               line(QStringLiteral("duration"), tr("Lasts about"), lastsText(plan), true),
               longText(QStringLiteral("where"), tr("Where, and what it is kept apart from"), where(plan)),
               line(QStringLiteral("systems"), tr("Systems"), componentsOf(plan, to.report()).join(QStringLiteral(", ")))});
    to.heading(tr("What will happen"));
    to.list(QStringLiteral("what_happens"), tr("What will happen"), whatHappens(plan));
    to.heading(tr("Your part"));
    to.list(QStringLiteral("your_part"), tr("Your part"),
            {tr("If you are named below: be there at the start, in your role"),
             tr("If you are not: be ready to answer questions, and do nothing unless you are asked"),
             tr("Keep an eye on the exercise's channel"),
             tr("A real incident comes first: say so, and the exercise stops")});
    if (!plan.participants.isEmpty())
        to.table(QStringLiteral("roles"), tr("Roles"), {tr("Role"), tr("Who")}, peopleRows(plan));
    if (const QStringList rules = textsIn(plan.extra.value(u"ground_rules")); !rules.isEmpty()) {
        to.heading(tr("Ground rules"));
        to.list(QStringLiteral("ground_rules"), tr("Ground rules"), rules);
    }
    if (const auto rows = phaseRows(plan); !rows.isEmpty()) {
        to.heading(tr("Timeline"));
        to.table(QStringLiteral("timeline"), tr("Timeline"), {tr("When"), tr("What"), tr("Who")}, rows);
    }
    to.heading(tr("Questions"));
    to.fields({line(QStringLiteral("contact"), tr("Contact"), plan.facilitator),
               line(QStringLiteral("channel"), tr("Channel during the exercise"), {}, true)});
}

} // namespace muster::reports
