// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/outcome.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace muster
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Outcome", text);
}

// Recovered data that is newer than the failure says nothing of what was lost; two machines' clocks may differ a little.
constexpr qint64 clocksDiffer = 60000;

const Step *stepIn(const RunState &state, const QString &id)
{
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps)
            if (step.id == id)
                return &step;
    return nullptr;
}

// A parameter that makes no sense is as little a failed recovery as a missing tool.
bool couldNotRun(const StepState &step)
{
    return step.fault == QStringLiteral("cannot_run") || step.fault == QStringLiteral("bad_input");
}

QString stepText(const RunState &state, const QString &id)
{
    const Step *step = stepIn(state, id);
    return step && !step->text.isEmpty() ? step->text : id;
}

Verdict stepVerdict(const RunState &state)
{
    Verdict result = Verdict::Passed;
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps) {
            const StepState *s = state.step(step.id);
            const Status status = s ? s->status : Status::Pending;
            if (status == Status::Passed || status == Status::Skipped)
                continue;
            const bool critical = step.onFailure != OnFailure::Continue;
            if (!critical)
                result = std::max(result, Verdict::Warning);
            else
                result = std::max(result, status == Status::Failed ? Verdict::Failed : Verdict::Unknown);
        }
    return result;
}

// What a tabletop estimates: its scenario that is furthest beyond its objective.
TargetResult tabletopRto(const Plan &plan)
{
    TargetResult result;
    if (const auto worst = worstScenarioOf(tabletopOf(plan))) {
        result.target = worst->expected;
        result.measured = worst->estimated;
        result.status = worst->estimated <= worst->expected ? TargetStatus::Met : TargetStatus::Missed;
        result.source = worst->name;
    }
    return result;
}

// Nothing exercised proves nothing; what was not answered, not discussed or rated U is a warning.
Verdict sessionVerdict(const TabletopState &tabletop)
{
    bool exercised = !tabletop.released.isEmpty();
    Verdict result = Verdict::Passed;
    for (const ScenarioState &scenario : tabletop.scenarios)
        for (const DiscussedStep &step : scenario.steps) {
            exercised = exercised || !step.outcome.isEmpty();
            if (step.outcome.isEmpty() || step.outcome == u"no_answer")
                result = Verdict::Warning;
        }
    for (const event::ObjectiveRated &rated : tabletop.ratings)
        if (rated.rating == u"U")
            result = Verdict::Warning;
    return exercised ? result : Verdict::Unknown;
}

QString tabletopHeadline(const Plan &plan, const RunState &state)
{
    const TargetResult rto = tabletopRto(plan);
    if (sessionVerdict(state.tabletop) == Verdict::Unknown)
        return tr("Nothing was exercised: no inject was released and no step was discussed.");
    if (rto.status == TargetStatus::None)
        return tr("The exercise was held; no scenario has an objective.");
    return rto.status == TargetStatus::Met
               ? tr("“%1” is the tightest: estimated at %2, its objective is %3.")
                     .arg(rto.source, wordsText(*rto.measured), wordsText(*rto.target))
               : tr("“%1” is estimated at %2, %3 beyond its objective.")
                     .arg(rto.source, wordsText(*rto.measured), wordsText(*rto.measured - *rto.target));
}

} // namespace

Milliseconds withoutPauses(const RunState &state, const QDateTime &from, const QDateTime &to)
{
    qint64 ms = from.msecsTo(to);
    for (const Pause &pause : state.pauses) {
        const QDateTime end = pause.to.isValid() ? pause.to : to;
        const qint64 overlap = std::max(from, pause.from).msecsTo(std::min(to, end));
        ms -= std::max<qint64>(0, overlap);
    }
    return Milliseconds(std::max<qint64>(0, ms));
}

Milliseconds elapsed(const RunState &state, const QDateTime &now)
{
    if (!state.liveAt.isValid())
        return Milliseconds(0);
    return withoutPauses(state, state.liveAt, state.isOver() ? state.finishedAt : now);
}

TargetResult rtoResult(const Plan &plan, const RunState &state)
{
    if (plan.kind == PlanKind::Tabletop)
        return tabletopRto(plan);
    TargetResult result;
    result.target = plan.targets.rto;
    const StepState *end = state.step(plan.recoveryStep());
    if (state.liveAt.isValid() && end && end->endedAt.isValid() && !end->waitingForRetry
        && (end->status == Status::Passed || end->status == Status::Failed))
        result.measured = withoutPauses(state, state.liveAt, end->endedAt);
    // What was not recovered was not recovered in time; a failed recovery has no recovery time.
    if (end && end->status != Status::Passed && state.isOver() && end->status != Status::Failed)
        result.measured.reset();
    if (!result.target)
        result.status = TargetStatus::None;
    else if (!result.measured)
        result.status = TargetStatus::Unknown;
    else
        result.status = *result.measured <= *result.target ? TargetStatus::Met : TargetStatus::Missed;
    return result;
}

TargetResult rpoResult(const Plan &plan, const RunState &state)
{
    if (plan.kind == PlanKind::Tabletop)
        return {}; // people talked; no data was lost or measured
    TargetResult result;
    result.target = plan.targets.rpo;
    QDateTime failureAt = parseTimestamp(state.options.value(QStringLiteral("failure_at")).toString());
    if (!failureAt.isValid())
        failureAt = state.liveAt;
    for (auto it = state.measures.crbegin(); it != state.measures.crend(); ++it) {
        if (it->name != QStringLiteral("newest_timestamp"))
            continue;
        const QDateTime newest = parseTimestamp(it->value.toString());
        const bool isOlder = newest <= failureAt.addMSecs(clocksDiffer);
        if (newest.isValid() && failureAt.isValid() && isOlder)
            result.measured = Milliseconds(std::max<qint64>(0, newest.msecsTo(failureAt)));
        result.source = isOlder ? it->unit : tr("%1 is newer than the moment of failure").arg(it->unit);
        break;
    }
    if (!result.target)
        result.status = TargetStatus::None;
    else if (!result.measured)
        result.status = TargetStatus::Unknown;
    else
        result.status = *result.measured <= *result.target ? TargetStatus::Met : TargetStatus::Missed;
    return result;
}

QVector<RecordedCheck> effectiveChecks(const RunState &state)
{
    QVector<RecordedCheck> result;
    QHash<QString, qsizetype> places; // a resumed attempt repeats its number: the later record counts
    for (const RecordedCheck &check : state.checks) {
        const StepState *step = state.step(check.step);
        if (step && check.attempt != std::max(1, step->attempt))
            continue;
        const QString key = check.step + QChar(0) + check.check.name + QChar(0) + check.check.object;
        const auto place = places.constFind(key);
        if (place != places.constEnd()) {
            result[*place] = check;
        } else {
            places.insert(key, result.size());
            result.append(check);
        }
    }
    return result;
}

Verdict verdict(const Plan &plan, const RunState &state)
{
    if (plan.kind == PlanKind::Tabletop && !state.createdAt.isValid())
        return Verdict::Unknown; // a plan on paper has not been exercised
    Verdict result = stepVerdict(state);
    for (const RecordedCheck &recorded : effectiveChecks(state)) {
        const CheckResult &check = recorded.check;
        if (check.status == Status::Failed)
            result = std::max(result, check.critical ? Verdict::Failed : Verdict::Warning);
        else if (check.status == Status::Unknown)
            result = std::max(result, check.critical ? Verdict::Unknown : Verdict::Warning);
    }
    for (const TargetResult &target : {rtoResult(plan, state), rpoResult(plan, state)}) {
        if (target.status == TargetStatus::Missed)
            result = std::max(result, Verdict::Failed);
        else if (target.status == TargetStatus::Unknown)
            result = std::max(result, Verdict::Unknown);
    }
    if (plan.kind == PlanKind::Tabletop && state.tabletop.isTabletop)
        result = std::max(result, sessionVerdict(state.tabletop));
    if (state.phase != RunPhase::Finished)
        result = std::max(result, Verdict::Unknown);
    return result;
}

int exitCode(const Plan &plan, const RunState &state)
{
    if (state.phase == RunPhase::Aborted || !state.isOver())
        return 130;
    for (const QString &id : state.stepOrder) {
        const StepState *step = state.step(id);
        const Step *planned = stepIn(state, id);
        if (step && planned && planned->onFailure != OnFailure::Continue && couldNotRun(*step))
            return 3;
    }
    const Verdict v = verdict(plan, state);
    return v == Verdict::Passed || v == Verdict::Warning ? 0 : 1;
}

QString headline(const Plan &plan, const RunState &state)
{
    const TargetResult rto = rtoResult(plan, state);
    if (!state.isOver())
        return tr("The run is not over.");
    if (state.phase == RunPhase::Aborted)
        return tr("The run was aborted; it proves nothing.");
    if (plan.kind == PlanKind::Tabletop)
        return tabletopHeadline(plan, state);
    for (const QString &id : state.stepOrder) {
        const StepState *step = state.step(id);
        const Step *planned = stepIn(state, id);
        if (!step || !planned || planned->onFailure == OnFailure::Continue)
            continue;
        if (couldNotRun(*step))
            return tr("Could not run “%1”: %2").arg(stepText(state, id), step->message);
        if (step->status == Status::Failed && !step->code.isEmpty())
            return tr("We did not recover: “%1” failed: %2").arg(stepText(state, id), step->message);
        if (step->status == Status::Failed && planned->isManual())
            return step->message.isEmpty() ? tr("“%1” failed.").arg(stepText(state, id))
                                           : tr("“%1” failed: %2").arg(stepText(state, id), step->message);
    }
    qsizetype failed = 0;
    for (const RecordedCheck &check : effectiveChecks(state))
        failed += check.check.status == Status::Failed && check.check.critical ? 1 : 0;
    if (failed > 0)
        return failed == 1 ? tr("The backup was restored, but a critical check failed.")
                           : tr("The backup was restored, but %1 critical checks failed.").arg(failed);
    const StepState *recovery = state.step(plan.recoveryStep());
    if (recovery && recovery->status != Status::Passed)
        return tr("We did not get as far as recovering: “%1” was not done.").arg(stepText(state, recovery->id));
    if (rto.status == TargetStatus::Missed)
        return tr("We recovered, %1 late.").arg(wordsText(*rto.measured - *rto.target));
    const TargetResult rpo = rpoResult(plan, state);
    if (rpo.status == TargetStatus::Missed)
        return tr("We recovered, but %1 of data beyond the objective is lost.").arg(wordsText(*rpo.measured - *rpo.target));
    if (verdict(plan, state) == Verdict::Unknown)
        return tr("It is not known whether we could recover: not everything could be checked.");
    if (rto.measured && rto.target)
        return tr("We recovered in %1; the objective is %2.").arg(wordsText(*rto.measured), wordsText(*rto.target));
    return rto.measured ? tr("We recovered in %1.").arg(wordsText(*rto.measured)) : tr("We recovered.");
}

} // namespace muster
