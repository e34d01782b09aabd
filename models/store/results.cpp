// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/results.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace muster
{

namespace
{

std::optional<qint64> wholeSeconds(const std::optional<Milliseconds> &value)
{
    return value ? std::optional(qint64(std::llround(double(value->count()) / 1000.0))) : std::nullopt;
}

// Sum over the automatic steps whose action ends in `suffix`; none when none of them ended.
std::optional<qint64> stepSeconds(const RunState &state, const QString &suffix)
{
    std::optional<Milliseconds> total;
    for (const Phase &phase : state.phases) {
        for (const Step &step : phase.steps) {
            const StepState *done = state.step(step.id);
            if (!step.action || !step.action->type.endsWith(suffix) || !done || !done->startedAt.isValid() ||
                !done->endedAt.isValid())
                continue;
            total = total.value_or(Milliseconds(0)) + Milliseconds(done->startedAt.msecsTo(done->endedAt));
        }
    }
    return wholeSeconds(total);
}

std::optional<qint64> measuredSeconds(const RunState &state, const QString &measure, const QString &suffix)
{
    const auto value = state.measure(measure);
    if (value && value->isDouble())
        return qint64(std::llround(value->toDouble()));
    return stepSeconds(state, suffix);
}

QString testTypeOf(const Plan &plan)
{
    static const QStringList cadences{QStringLiteral("daily"),   QStringLiteral("weekly"),
                                      QStringLiteral("monthly"), QStringLiteral("quarterly"),
                                      QStringLiteral("annual"),  QStringLiteral("ad-hoc")};
    for (const QString &tag : plan.tags) {
        if (cadences.contains(tag.toLower()))
            return tag.toLower();
    }
    return kindWord(plan.kind);
}

// "postgres" of "postgres.restore": what was restored.
QString backupTypeOf(const Plan &plan, const RunState &state)
{
    for (const Phase &phase : state.phases) {
        for (const Step &step : phase.steps) {
            if (step.action &&
                (step.action->type.endsWith(u".restore") || step.action->type.endsWith(u".pitr")))
                return step.action->type.section(u'.', 0, 0);
        }
    }
    return plan.component.isEmpty() ? QStringLiteral("none") : plan.component;
}

QString snapshotOf(const Plan &plan, const RunState &state)
{
    for (const QString &id : state.stepOrder) {
        const StepState *step = state.step(id);
        for (const QString &key :
             {QStringLiteral("backup"), QStringLiteral("path"), QStringLiteral("archive")}) {
            const QString path = step ? step->values.value(key).toString() : QString();
            if (!path.isEmpty())
                return QFileInfo(path).fileName();
        }
    }
    for (const Phase &phase : state.phases) {
        for (const Step &step : phase.steps) {
            const QString path = step.action ? step.action->params.value(u"backup").toString() : QString();
            if (!path.isEmpty())
                return QFileInfo(path).fileName();
        }
    }
    return QFileInfo(plan.backup).fileName();
}

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNull() || value.isUndefined())
        return {};
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.mid(1, json.size() - 2));
}

void addChecks(const RunState &state, TestResult &result)
{
    qint64 passed = 0;
    qint64 performed = 0;
    const QVector<RecordedCheck> checks = effectiveChecks(state);
    for (const RecordedCheck &recorded : checks) {
        const CheckResult &check = recorded.check;
        if (check.status == Status::Skipped)
            continue;
        const bool isPassed = check.status == Status::Passed;
        passed += isPassed ? 1 : 0;
        performed += isPassed || check.status == Status::Failed ? 1 : 0;
        const QString name = check.object.isEmpty() ? check.name : QString(check.name + u' ' + check.object);
        result.validations.append(
            {name, valueText(check.actual), isPassed, isPassed ? QString() : check.message});
    }
    if (performed > 0)
        result.integrityScore = std::round(10000.0 * double(passed) / double(performed)) / 100.0;
}

void addMetrics(const RunState &state, TestResult &result)
{
    for (const event::Measured &measure : state.measures) {
        if (measure.value.isDouble())
            result.metrics.append({measure.name, measure.value.toDouble(), measure.unit});
    }
}

// What later runs' forecasts learn from. A tick that nobody began says nothing of how long it took.
void addStepTimes(const RunState &state, TestResult &result)
{
    for (const Phase &phase : state.phases)
        for (const Step &step : phase.steps) {
            const StepState *done = state.step(step.id);
            if (!done || done->status != Status::Passed || !done->startedAt.isValid() || done->startedAt >= done->endedAt)
                continue;
            const double seconds = double(withoutPauses(state, done->startedAt, done->endedAt).count()) / 1000.0;
            result.metrics.append({QStringLiteral("step_seconds:") + step.id, seconds, QStringLiteral("s")});
        }
}

} // namespace

TestResult resultOf(const Plan &plan, const RunState &state)
{
    const Verdict outcome = verdict(plan, state);
    TestResult result;
    result.testId = state.runId;
    result.testDate = (state.liveAt.isValid() ? state.liveAt : state.createdAt).toUTC().date();
    result.testType = testTypeOf(plan);
    result.backupType = backupTypeOf(plan, state);
    result.snapshotId = snapshotOf(plan, state);
    result.restoreSeconds =
        measuredSeconds(state, QStringLiteral("restore_seconds"), QStringLiteral(".restore"));
    result.validationSeconds =
        measuredSeconds(state, QStringLiteral("validation_seconds"), QStringLiteral(".validate"));
    result.passed = outcome == Verdict::Passed || outcome == Verdict::Warning;
    result.rtoSeconds = wholeSeconds(rtoResult(plan, state).measured);
    result.rpoSeconds = wholeSeconds(rpoResult(plan, state).measured);
    result.notes = headline(plan, state);
    addChecks(state, result);
    addMetrics(state, result);
    addStepTimes(state, result);
    return result;
}

} // namespace muster
