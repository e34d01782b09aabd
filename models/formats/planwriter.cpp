// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/planjson.h"

#include <QHash>
#include <QJsonArray>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace muster
{

namespace
{

using Ordered = nlohmann::ordered_json;

// The order in which a person expects a plan's keys; others follow by name.
const QHash<QString, int> &ranks()
{
    static const QHash<QString, int> table = [] {
        const QStringList order =
            QStringLiteral(
                "$schema muster kind type id exercise_id number name title text description details date at "
                "mode from to message "
                "facilitator scribe participants role action responsible_role manual severity category "
                "priority "
                "targets rto_minutes rpo_minutes due target_minutes estimate_minutes "
                "estimated_duration_minutes needs approval when always "
                "timeout_seconds retry attempts interval_seconds backoff max_delay_seconds on_failure "
                "sql builtin command expected tolerance critical surprise tags max_parallel go_live "
                "recovered_by component service "
                "location backup target pattern documents ground_rules objectives notifications phases "
                "scenarios components backups "
                "checks after_critical_failure response_steps injects steps gaps observations")
                .split(u' ');
        QHash<QString, int> result;
        for (const QString &key : order)
            result.insert(key, int(result.size()));
        return result;
    }();
    return table;
}

Ordered ordered(const QJsonValue &value);

Ordered orderedObject(const QJsonObject &object)
{
    QStringList keys = object.keys();
    const int last = int(ranks().size());
    std::stable_sort(keys.begin(), keys.end(), [last](const QString &a, const QString &b) {
        return ranks().value(a, last) < ranks().value(b, last);
    });
    Ordered result = Ordered::object();
    for (const QString &key : std::as_const(keys))
        result[key.toStdString()] = ordered(object.value(key));
    return result;
}

Ordered ordered(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double: {
        const QVariant number = value.toVariant();
        return number.typeId() == QMetaType::LongLong ? Ordered(number.toLongLong())
                                                      : Ordered(value.toDouble());
    }
    case QJsonValue::String:
        return value.toString().toStdString();
    case QJsonValue::Array: {
        Ordered array = Ordered::array();
        const QJsonArray items = value.toArray();
        for (const QJsonValue &item : items)
            array.push_back(ordered(item));
        return array;
    }
    case QJsonValue::Object:
        return orderedObject(value.toObject());
    default:
        return nullptr;
    }
}

// Writes an object over what was kept of the file; absent and default values are left out.
class ObjectWriter
{
public:
    explicit ObjectWriter(const QJsonObject &extra) : m_object(extra) {}

    void put(const char *key, const QJsonValue &value)
    {
        const QString name = QLatin1String(key);
        if (value.isObject() && m_object.value(name).isObject()) {
            QJsonObject merged = m_object.value(name).toObject();
            const QJsonObject ours = value.toObject();
            for (auto it = ours.begin(); it != ours.end(); ++it)
                merged.insert(it.key(), it.value());
            m_object.insert(name, merged);
        } else {
            m_object.insert(name, value);
        }
    }
    void text(const char *key, const QString &value)
    {
        if (!value.isEmpty())
            put(key, value);
    }
    void texts(const char *key, const QStringList &values)
    {
        if (!values.isEmpty())
            put(key, QJsonArray::fromStringList(values));
    }
    // A number of units when that is exact to two decimals, else a duration.
    void duration(const char *key, std::optional<Milliseconds> value, Milliseconds unit)
    {
        if (!value)
            return;
        if (value->count() % unit.count() == 0)
            put(key, qint64(value->count() / unit.count()));
        else if (value->count() * 100 % unit.count() == 0)
            put(key, double(value->count() * 100 / unit.count()) / 100.0);
        else
            put(key, durationText(*value));
    }
    [[nodiscard]] QJsonObject object() const { return m_object; }

private:
    QJsonObject m_object;
};

constexpr Milliseconds minute{60000};
constexpr Milliseconds second{1000};

QString offsetWritten(Milliseconds value)
{
    const qint64 total = std::abs(value.count()) / 1000;
    QString written = value.count() < 0 ? QStringLiteral("T-") : QStringLiteral("T+");
    written += QStringLiteral("%1:%2").arg(total / 3600).arg(total / 60 % 60, 2, 10, QChar(u'0'));
    if (total % 60 != 0)
        written += QStringLiteral(":%1").arg(total % 60, 2, 10, QChar(u'0'));
    return written;
}

QJsonObject retryObject(const Retry &retry)
{
    const Retry usual;
    ObjectWriter writer({});
    if (retry.attempts != usual.attempts)
        writer.put("attempts", retry.attempts);
    if (retry.interval != usual.interval)
        writer.duration("interval_seconds", retry.interval, second);
    if (retry.backoff != usual.backoff)
        writer.put("backoff", retry.backoff);
    if (retry.maxDelay != usual.maxDelay)
        writer.duration("max_delay_seconds", retry.maxDelay, second);
    return writer.object();
}

QJsonArray stepArray(const QVector<Step> &steps, bool inner);

QJsonObject stepObject(const Step &step, bool inner)
{
    ObjectWriter writer(step.extra);
    writer.put("id", step.id);
    writer.put("text", step.text);
    writer.text("details", step.details);
    writer.text("role", step.role);
    writer.duration("estimate_minutes", step.estimate, minute);
    writer.texts("needs", step.needs);
    if (step.action) {
        QJsonObject action = step.action->params;
        action.insert(QStringLiteral("type"), step.action->type);
        writer.put("action", action);
    } else if (!inner) {
        writer.put("manual", true);
    }
    writer.duration("timeout_seconds", step.timeout, second);
    if (const QJsonObject retry = retryObject(step.retry); !retry.isEmpty())
        writer.put("retry", retry);
    if (step.onFailure != OnFailure::Stop)
        writer.put("on_failure", onFailureWord(step.onFailure));
    writer.text("approval", step.approval);
    writer.text("when", step.when);
    if (step.always)
        writer.put("always", true);
    if (!step.steps.isEmpty())
        writer.put("steps", stepArray(step.steps, true));
    return writer.object();
}

QJsonArray stepArray(const QVector<Step> &steps, bool inner)
{
    QJsonArray array;
    for (const Step &step : steps)
        array.append(stepObject(step, inner));
    return array;
}

QJsonObject phaseObject(const Phase &phase)
{
    ObjectWriter writer(phase.extra);
    writer.put("id", phase.id);
    writer.text("title", phase.title);
    if (phase.due)
        writer.put("due", offsetWritten(*phase.due));
    writer.duration("target_minutes", phase.target, minute);
    writer.text("component", phase.component);
    writer.put("steps", stepArray(phase.steps, false));
    return writer.object();
}

QJsonObject checkObject(const CheckSpec &check)
{
    ObjectWriter writer(check.extra);
    writer.put("name", check.name);
    writer.text("description", check.description);
    writer.text("sql", check.sql);
    writer.text("builtin", check.builtin);
    writer.texts("command", check.command);
    if (!check.expected.isNull() && !check.expected.isUndefined())
        writer.put("expected", check.expected);
    if (check.tolerance != 0.0)
        writer.put("tolerance", check.tolerance);
    if (!check.critical)
        writer.put("critical", false);
    return writer.object();
}

template<typename T, typename Make>
void putList(ObjectWriter &writer, const char *key, const QVector<T> &items, Make make)
{
    if (items.isEmpty())
        return;
    QJsonArray array;
    for (const T &item : items)
        array.append(make(item));
    writer.put(key, array);
}

QJsonValue participantValue(const Participant &participant)
{
    if (participant.role.isEmpty() && participant.extra.isEmpty())
        return participant.name;
    ObjectWriter writer(participant.extra);
    writer.put("name", participant.name);
    writer.text("role", participant.role);
    return writer.object();
}

void writeCommon(ObjectWriter &writer, const Plan &plan)
{
    writer.put("muster", plan.muster);
    writer.put("kind", kindWord(plan.kind));
    writer.put("id", plan.id);
    writer.text("title", plan.title);
    writer.text("description", plan.description);
    writer.text("date", plan.date);
    writer.text("facilitator", plan.facilitator);
    writer.text("scribe", plan.scribe);
    putList(writer, "participants", plan.participants, participantValue);
    ObjectWriter targets(plan.targets.extra);
    targets.duration("rto_minutes", plan.targets.rto, minute);
    targets.duration("rpo_minutes", plan.targets.rpo, minute);
    if (!targets.object().isEmpty())
        writer.put("targets", targets.object());
    writer.texts("tags", plan.tags);
    if (plan.surprise)
        writer.put("surprise", true);
    if (plan.maxParallel != 1)
        writer.put("max_parallel", plan.maxParallel);
}

} // namespace

QJsonObject planToObject(const Plan &plan)
{
    ObjectWriter writer(plan.extra);
    writeCommon(writer, plan);
    putList(writer, "phases", plan.phases, phaseObject);
    writer.text("recovered_by", plan.recoveredBy);
    writer.text("go_live", plan.goLive);
    writer.text("component", plan.component);
    writer.text("backup", plan.backup);
    writer.text("target", plan.target);
    putList(writer, "checks", plan.checks, checkObject);
    const QString usual =
        plan.kind == PlanKind::Partial ? QStringLiteral("skip_critical") : QStringLiteral("run_all");
    if (plan.afterCriticalFailure != usual)
        writer.text("after_critical_failure", plan.afterCriticalFailure);
    return writer.object();
}

QByteArray planToJson(const Plan &plan)
{
    const std::string text =
        orderedObject(planToObject(plan)).dump(2, ' ', false, Ordered::error_handler_t::replace);
    return QByteArray::fromStdString(text) + '\n';
}

} // namespace muster
