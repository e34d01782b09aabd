// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonreader.h"
#include "formats/planreader.h"

#include <QJsonArray>

namespace muster
{

namespace
{

constexpr Milliseconds minute{60000};
constexpr Milliseconds second{1000};

Retry readRetry(ObjectReader &parent, QJsonObject *left)
{
    const QJsonValue value = parent.value(QStringLiteral("retry"));
    ObjectReader reader(value.toObject(), parent.pointerTo(QStringLiteral("retry")), parent.problem());
    Retry retry;
    retry.attempts = int(reader.number(QStringLiteral("attempts"), retry.attempts));
    retry.interval = reader.duration(QStringLiteral("interval_seconds"), second).value_or(retry.interval);
    retry.backoff = reader.number(QStringLiteral("backoff"), retry.backoff);
    retry.maxDelay = reader.duration(QStringLiteral("max_delay_seconds"), second).value_or(retry.maxDelay);
    *left = reader.left();
    return retry;
}

std::optional<ActionSpec> readAction(ObjectReader &parent)
{
    const QJsonValue value = parent.value(QStringLiteral("action"));
    if (!value.isObject())
        return std::nullopt;
    ObjectReader reader(value.toObject(), parent.pointerTo(QStringLiteral("action")), parent.problem());
    ActionSpec action;
    action.type = reader.string(QStringLiteral("type"));
    action.params = reader.left();
    return action;
}

QVector<Step> readSteps(const QJsonValue &value, const QString &pointer, std::optional<Error> &problem);

Step readStep(const QJsonObject &object, const QString &pointer, std::optional<Error> &problem)
{
    ObjectReader reader(object, pointer, problem);
    Step step;
    step.id = reader.string(QStringLiteral("id"));
    step.text = reader.string(QStringLiteral("text"));
    step.details = reader.string(QStringLiteral("details"));
    step.role = reader.string(QStringLiteral("role"));
    step.estimate = reader.duration(QStringLiteral("estimate_minutes"), minute);
    step.needs = reader.strings(QStringLiteral("needs"));
    (void)reader.boolean(QStringLiteral("manual"), true); // follows from there being no action
    step.action = readAction(reader);
    step.timeout = reader.duration(QStringLiteral("timeout_seconds"), second);
    QJsonObject retryLeft;
    step.retry = readRetry(reader, &retryLeft);
    if (const auto word = onFailureFromWord(object.value(u"on_failure").toString())) {
        step.onFailure = *word;
        (void)reader.value(QStringLiteral("on_failure"));
    }
    step.approval = reader.string(QStringLiteral("approval"));
    step.when = reader.string(QStringLiteral("when"));
    step.always = reader.boolean(QStringLiteral("always"), false);
    const QString inner = reader.pointerTo(QStringLiteral("steps"));
    step.steps = readSteps(reader.value(QStringLiteral("steps")), inner, problem);
    step.extra = reader.left();
    if (!retryLeft.isEmpty())
        step.extra.insert(QStringLiteral("retry"), retryLeft);
    return step;
}

QVector<Step> readSteps(const QJsonValue &value, const QString &pointer, std::optional<Error> &problem)
{
    QVector<Step> steps;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        steps.append(readStep(array.at(i).toObject(), childPointer(pointer, i), problem));
    return steps;
}

} // namespace

QVector<Phase> readPhases(const QJsonValue &value, const QString &pointer, std::optional<Error> &problem)
{
    QVector<Phase> phases;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        ObjectReader reader(array.at(i).toObject(), childPointer(pointer, i), problem);
        Phase phase;
        phase.id = reader.string(QStringLiteral("id"));
        if (phase.id.isEmpty())
            phase.id = QStringLiteral("phase-%1").arg(i + 1);
        phase.title = reader.string(QStringLiteral("title"));
        phase.due = reader.offset(QStringLiteral("due"));
        phase.target = reader.duration(QStringLiteral("target_minutes"), minute);
        phase.component = reader.string(QStringLiteral("component"));
        const QString inner = reader.pointerTo(QStringLiteral("steps"));
        phase.steps = readSteps(reader.value(QStringLiteral("steps")), inner, problem);
        phase.extra = reader.left();
        phases.append(phase);
    }
    return phases;
}

QVector<CheckSpec> readChecks(const QJsonValue &value, const QString &pointer, std::optional<Error> &problem)
{
    QVector<CheckSpec> checks;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        ObjectReader reader(array.at(i).toObject(), childPointer(pointer, i), problem);
        CheckSpec check;
        check.name = reader.string(QStringLiteral("name"));
        check.description = reader.string(QStringLiteral("description"));
        check.sql = reader.string(QStringLiteral("sql"));
        check.builtin = reader.string(QStringLiteral("builtin"));
        check.command = reader.strings(QStringLiteral("command"));
        if (reader.has(QStringLiteral("expected")))
            check.expected = reader.value(QStringLiteral("expected"));
        check.tolerance = reader.number(QStringLiteral("tolerance"), 0.0);
        check.critical = reader.boolean(QStringLiteral("critical"), true);
        check.extra = reader.left();
        checks.append(check);
    }
    return checks;
}

} // namespace muster
