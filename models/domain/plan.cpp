// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <tuple>

namespace muster
{

namespace
{

constexpr std::array<const char16_t *, 5> kindWords{u"tabletop", u"drill", u"partial", u"failover",
                                                    u"verification"};
constexpr std::array<const char16_t *, 3> failureWords{u"stop", u"continue", u"rollback"};

void collect(const QVector<Step> &steps, QVector<const Step *> &out)
{
    for (const Step &step : steps) {
        out.append(&step);
        collect(step.steps, out);
    }
}

const Step *find(const QVector<Step> &steps, const QString &id)
{
    for (const Step &step : steps) {
        if (step.id == id)
            return &step;
        if (const Step *inner = find(step.steps, id))
            return inner;
    }
    return nullptr;
}

Step actionStep(const QString &id, const QString &text, const QString &type, const QJsonObject &params)
{
    Step step;
    step.id = id;
    step.text = text;
    step.action = ActionSpec{type, params};
    return step;
}

QJsonObject checkObject(const CheckSpec &check)
{
    QJsonObject object = check.extra;
    object[QStringLiteral("name")] = check.name;
    if (!check.description.isEmpty())
        object[QStringLiteral("description")] = check.description;
    if (!check.sql.isEmpty())
        object[QStringLiteral("sql")] = check.sql;
    if (!check.builtin.isEmpty())
        object[QStringLiteral("builtin")] = check.builtin;
    if (!check.command.isEmpty())
        object[QStringLiteral("command")] = QJsonValue::fromVariant(check.command);
    if (!check.expected.isNull() && !check.expected.isUndefined())
        object[QStringLiteral("expected")] = check.expected;
    object[QStringLiteral("tolerance")] = check.tolerance;
    object[QStringLiteral("critical")] = check.critical;
    return object;
}

// The parameters that a partial plan gives its generated step under this key.
QJsonObject given(const Plan &plan, const QString &key)
{
    return plan.extra.value(key).toObject();
}

QVector<Phase> partialPhases(const Plan &plan)
{
    QJsonObject validate = given(plan, QStringLiteral("validate"));
    QJsonArray checks = validate.value(QStringLiteral("checks")).toArray();
    for (const CheckSpec &check : plan.checks)
        checks.append(checkObject(check));
    validate[QStringLiteral("checks")] = checks;
    if (!checks.isEmpty() && !validate.contains(QStringLiteral("standard")))
        validate[QStringLiteral("standard")] = false; // a partial test is its own list of checks
    validate[QStringLiteral("after_critical_failure")] =
        plan.afterCriticalFailure.isEmpty() ? QStringLiteral("skip_critical") : plan.afterCriticalFailure;
    QJsonObject restore = given(plan, QStringLiteral("restore"));
    if (!plan.target.isEmpty() && plan.target != QStringLiteral("sandbox"))
        restore[QStringLiteral("target")] = plan.target;

    const QString component = plan.component.isEmpty() ? plan.backup : plan.component;
    Step fetch = actionStep(QStringLiteral("fetch"), QStringLiteral("Fetch the backup of %1").arg(component),
                            QStringLiteral("backup.fetch"), {{QStringLiteral("backup"), plan.backup}});
    Step restoring = actionStep(QStringLiteral("restore"), QStringLiteral("Restore %1").arg(component),
                                QStringLiteral("postgres.restore"), restore);
    restoring.needs = {fetch.id};
    Step validating = actionStep(QStringLiteral("validate"), QStringLiteral("Validate %1").arg(component),
                                 QStringLiteral("postgres.validate"), validate);
    validating.needs = {restoring.id};
    Step cleanup = actionStep(QStringLiteral("cleanup"), QStringLiteral("Remove the sandbox"),
                              QStringLiteral("sandbox.remove"), {});
    cleanup.always = true;

    const auto phase = [&component](const QString &title, const Step &step) {
        Phase result;
        result.id = QStringLiteral("phase-") + step.id;
        result.title = title;
        result.component = component;
        result.steps = {step};
        return result;
    };
    return {phase(QStringLiteral("Fetch"), fetch), phase(QStringLiteral("Restore"), restoring),
            phase(QStringLiteral("Validate"), validating), phase(QStringLiteral("Clean up"), cleanup)};
}

} // namespace

QString kindWord(PlanKind kind)
{
    return QString::fromUtf16(kindWords.at(size_t(kind)));
}

std::optional<PlanKind> kindFromWord(const QString &word)
{
    for (size_t i = 0; i < kindWords.size(); ++i)
        if (word == QString::fromUtf16(kindWords.at(i)))
            return PlanKind(i);
    return std::nullopt;
}

QString onFailureWord(OnFailure value)
{
    return QString::fromUtf16(failureWords.at(size_t(value)));
}

std::optional<OnFailure> onFailureFromWord(const QString &word)
{
    for (size_t i = 0; i < failureWords.size(); ++i)
        if (word == QString::fromUtf16(failureWords.at(i)))
            return OnFailure(i);
    return std::nullopt;
}

bool Step::operator==(const Step &other) const
{
    const auto key = [](const Step &s) {
        return std::tie(s.id, s.text, s.details, s.role, s.estimate, s.needs, s.action, s.timeout, s.retry,
                        s.onFailure, s.approval, s.when, s.always, s.extra);
    };
    return key(*this) == key(other) && std::equal(steps.begin(), steps.end(), other.steps.begin(), other.steps.end());
}

const Step *Plan::findStep(const QString &stepId) const
{
    for (const Phase &phase : phases)
        if (const Step *step = find(phase.steps, stepId))
            return step;
    return nullptr;
}

const Phase *Plan::phaseOf(const QString &stepId) const
{
    for (const Phase &phase : phases)
        if (find(phase.steps, stepId))
            return &phase;
    return nullptr;
}

QVector<const Step *> Plan::allSteps() const
{
    QVector<const Step *> all;
    for (const Phase &phase : phases)
        collect(phase.steps, all);
    return all;
}

QString Plan::recoveryStep() const
{
    if (!recoveredBy.isEmpty())
        return recoveredBy;
    QString last;
    for (const Phase &phase : executionPhases(*this))
        for (const Step &step : phase.steps)
            if (!step.always)
                last = step.id;
    return last;
}

QString Plan::goLiveApproval() const
{
    for (const Step *step : allSteps())
        if (step->approval == QStringLiteral("go_live"))
            return step->id;
    return {};
}

QVector<Phase> executionPhases(const Plan &plan)
{
    return plan.kind == PlanKind::Partial && plan.phases.isEmpty() ? partialPhases(plan) : plan.phases;
}

} // namespace muster
