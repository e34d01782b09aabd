// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/criteria.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QSet>

namespace muster
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Criteria", text);
}

struct Part // what one source says
{
    TargetStatus status = TargetStatus::Unknown;
    QString how;
    QStringList attestedBy{};
};

const Step *stepIn(const QVector<Step> &steps, const QString &id)
{
    for (const Step &step : steps) {
        if (step.id == id)
            return &step;
        if (const Step *below = stepIn(step.steps, id))
            return below;
    }
    return nullptr;
}

const Step *stepIn(const QVector<Phase> &phases, const QString &id)
{
    for (const Phase &phase : phases)
        if (const Step *step = stepIn(phase.steps, id))
            return step;
    return nullptr;
}

const Phase *phaseIn(const QVector<Phase> &phases, const QString &id)
{
    for (const Phase &phase : phases)
        if (phase.id == id)
            return &phase;
    return nullptr;
}

bool isPerson(const QString &actor)
{
    return !actor.isEmpty() && actor != QStringLiteral("muster");
}

Part judgeStep(const Step &step, const RunState &state)
{
    const StepState *s = state.step(step.id);
    const Status status = s ? s->status : Status::Pending;
    const QString name = step.text.isEmpty() ? step.id : step.text;
    if (!step.isManual()) {
        if (status == Status::Passed)
            return {TargetStatus::Met, tr("“%1” passed.").arg(name)};
        if (status == Status::Failed)
            return {TargetStatus::Missed, tr("“%1” failed.").arg(name)};
        return {TargetStatus::Unknown, tr("“%1” was not carried out.").arg(name)};
    }
    const bool byPerson = s && isPerson(s->actor);
    if (status == Status::Passed && byPerson)
        return {TargetStatus::Met, tr("“%1” attested by %2.").arg(name, s->actor), {s->actor}};
    if (status == Status::Failed && byPerson)
        return {TargetStatus::Missed, tr("“%1”: %2 says no.").arg(name, s->actor), {s->actor}};
    return {TargetStatus::Unknown, tr("“%1” is not attested.").arg(name)};
}

void addTo(Part &whole, const Part &part)
{
    const auto rank = [](TargetStatus status) {
        return status == TargetStatus::Missed ? 2 : status == TargetStatus::Met ? 0 : 1;
    };
    if (whole.how.isEmpty() || rank(part.status) > rank(whole.status)) {
        whole.status = part.status;
        whole.how = part.how;
    } else if (rank(part.status) == rank(whole.status)) {
        whole.how += u' ' + part.how;
    }
    for (const QString &name : part.attestedBy)
        if (!whole.attestedBy.contains(name))
            whole.attestedBy.append(name);
}

Part judgePhase(const Phase &phase, const RunState &state)
{
    Part whole;
    int met = 0;
    for (const Step &step : phase.steps) {
        const StepState *s = state.step(step.id);
        // Left out by its own condition: neutral. Left out by a person: not done.
        if (step.always || (s && s->status == Status::Skipped && !step.isManual()))
            continue;
        const Part part = judgeStep(step, state);
        met += part.status == TargetStatus::Met ? 1 : 0;
        addTo(whole, part);
    }
    const QString name = phase.title.isEmpty() ? phase.id : phase.title;
    if (met == 0 && whole.status != TargetStatus::Missed)
        return {TargetStatus::Unknown, tr("Nothing of “%1” was carried out.").arg(name)};
    if (whole.status == TargetStatus::Met)
        whole.how = tr("Every step of “%1” passed.").arg(name);
    return whole;
}

Part judgeTarget(const TargetResult &result, const QString &what)
{
    if (result.status == TargetStatus::Met || result.status == TargetStatus::Missed)
        return {result.status, tr("%1 %2; the objective is %3.").arg(what, wordsText(*result.measured), wordsText(*result.target))};
    if (!result.target)
        return {TargetStatus::Unknown, tr("%1: the plan has no objective.").arg(what)};
    return {TargetStatus::Unknown, tr("%1 is not measured.").arg(what)};
}

// Of the critical checks; those of one name when it is given.
Part judgeChecks(const RunState &state, const QString &name)
{
    int passed = 0;
    int unknown = 0;
    int failed = 0;
    for (const RecordedCheck &recorded : effectiveChecks(state)) {
        if (!recorded.check.critical || (!name.isEmpty() && recorded.check.name != name))
            continue;
        passed += recorded.check.status == Status::Passed ? 1 : 0;
        failed += recorded.check.status == Status::Failed ? 1 : 0;
        unknown += recorded.check.status == Status::Unknown ? 1 : 0;
    }
    const QString what = name.isEmpty() ? tr("critical checks") : tr("checks “%1”").arg(name);
    if (failed > 0)
        return {TargetStatus::Missed, tr("%1 failed: %2.").arg(what).arg(failed)};
    if (unknown > 0)
        return {TargetStatus::Unknown, tr("%1 that could not be carried out: %2.").arg(what).arg(unknown)};
    if (passed == 0)
        return {TargetStatus::Unknown, tr("No %1 were carried out.").arg(what)};
    if (!state.isOver())
        return {TargetStatus::Unknown, tr("%1 passed so far: %2; the run is not over.").arg(what).arg(passed)};
    return {TargetStatus::Met, tr("%1 passed: %2.").arg(what).arg(passed)};
}

Part judgeSource(const QString &source, const Plan &plan, const RunState &state)
{
    const QString what = source.section(u':', 0, 0);
    const QString name = source.section(u':', 1);
    if (what == QStringLiteral("rto"))
        return judgeTarget(rtoResult(plan, state), tr("Recovery time"));
    if (what == QStringLiteral("rpo"))
        return judgeTarget(rpoResult(plan, state), tr("Lost data"));
    if (what == QStringLiteral("checks"))
        return judgeChecks(state, name);
    if (what == QStringLiteral("step")) {
        if (const Step *step = stepIn(state.phases, name))
            return judgeStep(*step, state);
    }
    if (what == QStringLiteral("phase")) {
        if (const Phase *phase = phaseIn(state.phases, name))
            return judgePhase(*phase, state);
    }
    return {TargetStatus::Unknown, tr("“%1” is not in the plan.").arg(source)};
}

bool isKnown(const QString &source, const QVector<Phase> &phases)
{
    const QString what = source.section(u':', 0, 0);
    const QString name = source.section(u':', 1);
    if (what == QStringLiteral("step"))
        return stepIn(phases, name) != nullptr;
    if (what == QStringLiteral("phase"))
        return phaseIn(phases, name) != nullptr;
    return (what == QStringLiteral("checks") && !source.endsWith(u':')) || source == QStringLiteral("rto") ||
           source == QStringLiteral("rpo");
}

Error badCriterion(const char *code, int index, const QString &message)
{
    return {QLatin1String(code), message,
            tr("A criterion rests on \"rto\", \"rpo\", \"checks\", \"checks:NAME\", \"step:ID\" or \"phase:ID\"; a step "
               "by hand attests what results cannot prove."),
            Fault::BadInput, QStringLiteral("/success_criteria/%1").arg(index), 0, 0};
}

} // namespace

QVector<Criterion> criteriaOf(const Plan &plan)
{
    QVector<Criterion> criteria;
    const QJsonArray list = plan.extra.value(QStringLiteral("success_criteria")).toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        Criterion criterion{object.value(QStringLiteral("id")).toString(), object.value(QStringLiteral("text")).toString(), {}};
        const QJsonValue from = object.value(QStringLiteral("from"));
        const QJsonArray sources = from.isArray() ? from.toArray() : QJsonArray{from};
        for (const QJsonValue &source : sources)
            if (!source.toString().isEmpty())
                criterion.from.append(source.toString());
        criteria.append(criterion);
    }
    return criteria;
}

Done checkCriteria(const Plan &plan)
{
    const QVector<Criterion> criteria = criteriaOf(plan);
    const QVector<Phase> phases = executionPhases(plan);
    QSet<QString> ids;
    for (int i = 0; i < criteria.size(); ++i) {
        const Criterion &criterion = criteria.at(i);
        if (ids.contains(criterion.id))
            return fail(badCriterion("plan.duplicate_id", i, tr("Two success criteria are called “%1”.").arg(criterion.id)));
        ids.insert(criterion.id);
        for (const QString &source : criterion.from)
            if (!isKnown(source, phases))
                return fail(badCriterion("plan.criterion", i,
                                         tr("The success criterion “%1” rests on “%2”, which is not in the plan.")
                                             .arg(criterion.id, source)));
    }
    return {};
}

QVector<CriterionResult> judgeCriteria(const Plan &plan, const RunState &state)
{
    QVector<CriterionResult> results;
    for (const Criterion &criterion : criteriaOf(plan)) {
        Part whole;
        for (const QString &source : criterion.from)
            addTo(whole, judgeSource(source, plan, state));
        if (criterion.from.isEmpty())
            whole.how = tr("The plan does not say what proves it.");
        results.append({criterion.id, criterion.text, whole.status, whole.how, whole.attestedBy});
    }
    return results;
}

} // namespace muster
