// SPDX-License-Identifier: GPL-3.0-or-later
// The drill plan (facts: S2, drill preparation): information, objectives, success criteria, scenario, roles,
// timeline, communication with a status every 15 minutes.
#include "reports/documentbuilder.h"
#include "reports/documentschedule.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace muster::reports
{

namespace
{
constexpr Milliseconds statusEvery = std::chrono::minutes(15);
constexpr int mostStatusTimes = 24;

QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

QStringList objectives(const Plan &plan)
{
    QStringList texts = textsIn(plan.extra.value(u"objectives"));
    if (!texts.isEmpty())
        return texts;
    if (plan.targets.rto)
        texts.append(tr("Measure the recovery time, from T+0 to the end of recovery"));
    if (plan.targets.rpo)
        texts.append(tr("Measure how much data would be lost"));
    for (const Step *step : plan.allSteps()) {
        if (step->action && step->action->type.endsWith(QStringLiteral(".validate"))) {
            texts.append(tr("Prove that the restored data is whole"));
            break;
        }
    }
    return texts;
}

QStringList criteria(const Plan &plan)
{
    QStringList texts;
    if (plan.targets.rto)
        texts.append(tr("Recovery time at most %1").arg(wordsText(*plan.targets.rto)));
    if (plan.targets.rpo)
        texts.append(tr("At most %1 of data lost").arg(wordsText(*plan.targets.rpo)));
    for (const Phase &phase : plan.phases) {
        if (phase.target)
            texts.append(tr("%1 within %2").arg(phase.component.isEmpty() ? phase.title : phase.component, wordsText(*phase.target)));
    }
    for (const CheckSpec &check : plan.checks) {
        if (check.critical)
            texts.append(check.description.isEmpty() ? check.name : check.description);
    }
    if (plan.kind != PlanKind::Tabletop)
        texts.append(tr("No critical step or check fails"));
    for (const Scenario &scenario : tabletopOf(plan).scenarios) {
        if (scenario.expectedRto)
            texts.append(tr("%1: recovered within %2").arg(scenario.name, wordsText(*scenario.expectedRto)));
    }
    return texts;
}

QStringList scenarios(const Plan &plan)
{
    QStringList texts;
    for (const Scenario &scenario : tabletopOf(plan).scenarios)
        texts.append(scenario.description.isEmpty() ? scenario.name
                                                    : QStringLiteral("%1: %2").arg(scenario.name, scenario.description));
    return texts;
}

void fillCommunication(DocumentBuilder &to)
{
    const Plan &plan = to.plan();
    const QStringList times = statusTimes(statusEvery, paperTimes(plan).dayEnd, mostStatusTimes);
    QString status = tr("every 15 minutes from T+0");
    if (!times.isEmpty())
        status += QStringLiteral(": ") + times.join(QStringLiteral(", "));
    to.heading(tr("Communication"));
    to.fields({line(QStringLiteral("channel"), tr("Channel"), {}),
               line(QStringLiteral("contact"), tr("Contact"), plan.facilitator, true),
               longText(QStringLiteral("status_updates"), tr("Status"), status),
               longText(QStringLiteral("stakeholders"), tr("Told about start, failure and end"),
                        textsIn(plan.extra.value(u"notifications")).join(QStringLiteral(", "))),
               line(QStringLiteral("announced"), tr("Announced"),
                    plan.surprise ? tr("to nobody: a surprise drill") : tr("a week before, and the day before")),
               line(QStringLiteral("summary_to"), tr("Executive summary goes to"), {}, true)});
}
} // namespace

void fillDrillPlan(DocumentBuilder &to)
{
    const Plan &plan = to.plan();
    if (plan.surprise)
        to.say({}, {}, tr("A surprise drill: this plan is for those who conduct it. Nobody else is told before it is live."));
    to.heading(tr("Information"));
    to.fields({line(QStringLiteral("title"), tr("Exercise"), titleOf(plan)),
               line(QStringLiteral("type"), tr("Kind"), kindLabel(plan), true),
               line(QStringLiteral("date"), tr("Date"), plan.date),
               line(QStringLiteral("duration"), tr("Lasts about"), lastsText(plan), true),
               line(QStringLiteral("coordinator"), tr("Coordinator"), plan.facilitator),
               line(QStringLiteral("scribe"), tr("Scribe"), plan.scribe, true),
               line(QStringLiteral("systems"), tr("Systems"), componentsOf(plan, nullptr).join(QStringLiteral(", ")))});
    to.heading(tr("Objectives"));
    to.list(QStringLiteral("objectives"), tr("Objectives"), objectives(plan));
    to.heading(tr("Success criteria"));
    to.list(QStringLiteral("criteria"), tr("Success criteria"), criteria(plan));
    to.heading(tr("Scenario"));
    to.say(QStringLiteral("scenario"), tr("Scenario"), plan.description);
    if (const QStringList texts = scenarios(plan); !texts.isEmpty())
        to.list(QStringLiteral("scenarios"), tr("Scenarios"), texts);
    to.heading(tr("Roles"));
    to.table(QStringLiteral("roles"), tr("Roles"), {tr("Role"), tr("Who"), tr("Steps")}, roleRows(plan));
    to.heading(tr("Timeline"));
    to.table(QStringLiteral("timeline"), tr("Timeline"), {tr("When"), tr("Phase"), tr("Step"), tr("Role"), tr("Estimate")},
             stepRows(plan));
    fillCommunication(to);
    if (const QStringList rules = textsIn(plan.extra.value(u"ground_rules")); !rules.isEmpty()) {
        to.heading(tr("Ground rules"));
        to.list(QStringLiteral("ground_rules"), tr("Ground rules"), rules);
    }
    if (const QStringList papers = textsIn(plan.extra.value(u"documents")); !papers.isEmpty()) {
        to.heading(tr("Documents to have at hand"));
        to.list(QStringLiteral("documents"), tr("Documents to have at hand"), papers);
    }
}

} // namespace muster::reports
