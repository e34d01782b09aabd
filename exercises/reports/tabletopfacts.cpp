// SPDX-License-Identifier: GPL-3.0-or-later
// The after-action report's values from the plan and from what happened.
#include "reports/internal.h"

#include "domain/rating.h"

#include <QRegularExpression>

namespace muster::reports
{

namespace
{

AarStep stepFact(const ResponseStep &step)
{
    return {step.id, step.action, step.role, step.estimate, {}, false, step.dependencies, step.tools, {}, {}};
}

AarScenario scenarioFact(const Scenario &scenario)
{
    AarScenario fact;
    fact.name = scenario.name;
    fact.description = scenario.description;
    fact.severity = scenario.severity;
    fact.affectedSystems = scenario.affectedSystems;
    fact.triggers = scenario.triggerConditions;
    fact.rto = scenario.expectedRto;
    fact.rpo = scenario.expectedRpo;
    const ResponseAnalysis analysis = analyseResponse(scenario.steps);
    fact.sum = analysis.sum;
    fact.critical = analysis.critical;
    fact.freeText = analysis.freeText;
    fact.cycle = analysis.cycle;
    fact.path = analysis.path;
    for (int i = 0; i < scenario.steps.size(); ++i) {
        AarStep step = stepFact(scenario.steps[i]);
        step.start = analysis.start.value(i);
        step.critical = analysis.path.contains(i);
        fact.steps.append(step);
    }
    for (const Inject &inject : scenario.injects) {
        InjectState planned;
        planned.key = inject.id;
        planned.inject = inject;
        fact.injects.append(planned);
    }
    return fact;
}

// What the session made of it. The fold keeps the plan's order.
void addSession(AarScenario &fact, const ScenarioState &session, const RunState &state)
{
    fact.injects = session.injects;
    fact.started = session.isStarted();
    if (fact.started)
        fact.played = scenarioClock(state, session.key, state.lastAt);
    for (qsizetype i = 0; i < fact.steps.size() && i < session.steps.size(); ++i) {
        fact.steps[i].outcome = session.steps[i].outcome;
        fact.steps[i].note = session.steps[i].note;
    }
}

bool bearsOn(const Inject &inject, const Objective &objective)
{
    const QString named = inject.objective.trimmed();
    return !named.isEmpty() &&
           (named.compare(objective.id, Qt::CaseInsensitive) == 0 ||
            named.compare(objective.text.trimmed(), Qt::CaseInsensitive) == 0);
}

void addInjects(RatingEvidence &evidence, const AarScenario &scenario, const Objective &objective)
{
    bool released = false;
    for (const InjectState &inject : scenario.injects) {
        if (inject.status != InjectStatus::Released || !bearsOn(inject.inject, objective))
            continue;
        released = true;
        if (inject.given == u"yes")
            ++evidence.given;
        else if (inject.given == u"partly")
            ++evidence.partly;
        else if (inject.given == u"no")
            ++evidence.notGiven;
        else if (!inject.inject.expectedResponse.isEmpty())
            ++evidence.notJudged;
    }
    if (released && scenario.rto && !scenario.pathCompliant())
        evidence.lateScenarios.append(scenario.name);
}

AarObjective objectiveFact(const Objective &objective, const Report &report, const TabletopReport &facts,
                           const RunState &state)
{
    AarObjective fact{objective.id, objective.text, capabilityOf(objective), {}, {}, {}, {}};
    if (!facts.run)
        return fact;
    RatingEvidence evidence;
    for (const AarScenario &scenario : facts.scenarios)
        addInjects(evidence, scenario, objective);
    for (const ReportGap &gap : report.gaps) {
        if (namesObjective(gap, objective))
            evidence.gaps.append({gap.id, gap.priority});
    }
    const RatingSuggestion suggestion = suggestRating(evidence);
    fact.suggested = suggestion.rating;
    fact.reason = suggestion.reason;
    const event::ObjectiveRated rated = state.tabletop.ratings.value(objective.key());
    fact.rating = rated.rating;
    fact.ratingReason = rated.reason;
    return fact;
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &item : value.toArray()) {
        const QJsonObject object = item.toObject();
        const QString text = item.isObject() ? object.value(u"title").toString(object.value(u"name").toString())
                                             : item.toString();
        if (!text.isEmpty())
            texts.append(text);
    }
    return texts;
}

} // namespace

bool namesObjective(const ReportGap &gap, const Objective &objective)
{
    if (objective.id.isEmpty())
        return false;
    if (!gap.objective.isEmpty())
        return gap.objective.compare(objective.id, Qt::CaseInsensitive) == 0;
    const QRegularExpression whole(QStringLiteral("(?<!\\w)%1(?!\\w)").arg(QRegularExpression::escape(objective.id)),
                                   QRegularExpression::UseUnicodePropertiesOption);
    return gap.description.contains(whole);
}

QString capabilityOf(const Objective &objective)
{
    if (!objective.capability.isEmpty())
        return objective.capability;
    return textsOf(objective.raw.value(u"tests")).join(QStringLiteral(", "));
}

TabletopReport tabletopFacts(const Report &report, const RunState &state)
{
    TabletopReport facts;
    facts.run = !report.runId.isEmpty();
    if (report.plan.kind != PlanKind::Tabletop) { // a drill has lessons, too
        facts.lessons = lessonsOf(report, facts, state);
        return facts;
    }
    const Tabletop tabletop = tabletopOf(report.plan);
    for (qsizetype i = 0; i < tabletop.scenarios.size(); ++i) {
        AarScenario fact = scenarioFact(tabletop.scenarios[i]);
        if (facts.run && i < state.tabletop.scenarios.size())
            addSession(fact, state.tabletop.scenarios[i], state);
        facts.scenarios.append(fact);
    }
    facts.improvements = improvementPlan(report, tabletop);
    for (const Objective &objective : tabletop.objectives)
        facts.objectives.append(objectiveFact(objective, report, facts, state));
    facts.documents = textsOf(report.plan.extra.value(u"documents"));
    facts.groundRules = textsOf(report.plan.extra.value(u"ground_rules"));
    facts.lessons = lessonsOf(report, facts, state);
    return facts;
}

namespace
{
void each(QStringList &texts, const std::function<void(QString &)> &change)
{
    for (QString &text : texts)
        change(text);
}

void eachOf(AarScenario &scenario, const std::function<void(QString &)> &change)
{
    change(scenario.name);
    change(scenario.description);
    each(scenario.triggers, change);
    each(scenario.freeText, change);
    each(scenario.cycle, change);
    for (AarStep &step : scenario.steps) {
        for (QString *text : {&step.action, &step.role, &step.note})
            change(*text);
        each(step.dependencies, change);
    }
    for (InjectState &inject : scenario.injects) {
        Inject &what = inject.inject;
        for (QString *text : {&what.from, &what.message, &what.expectedResponse, &what.notes, &inject.said, &inject.reason,
                              &inject.givenNote})
            change(*text);
        each(what.to, change);
        what.raw = {};
    }
}
} // namespace

void forEachText(TabletopReport &tabletop, const std::function<void(QString &)> &change)
{
    for (AarScenario &scenario : tabletop.scenarios)
        eachOf(scenario, change);
    for (AarObjective &objective : tabletop.objectives) {
        for (QString *text : {&objective.text, &objective.ratingReason, &objective.reason})
            change(*text);
    }
    for (AarImprovement &line : tabletop.improvements) {
        for (QString *text : {&line.issue, &line.correctiveAction, &line.owner})
            change(*text);
    }
    AarLessons &lessons = tabletop.lessons;
    for (QStringList *texts :
         {&lessons.wentWell, &lessons.unexpected, &lessons.decisions, &lessons.questions, &lessons.documents,
          &lessons.recommendations, &lessons.nextDates, &lessons.observations, &tabletop.documents,
          &tabletop.groundRules})
        each(*texts, change);
    for (AarProblem &problem : lessons.wentWrong) {
        for (QString *text : {&problem.what, &problem.impact, &problem.cause, &problem.resolution})
            change(*text);
    }
}

} // namespace muster::reports
