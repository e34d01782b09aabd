// SPDX-License-Identifier: GPL-3.0-or-later
// Events to JSON and back: one describe() an event type names its fields once, for both directions.
#include "domain/event.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

#include <type_traits>

namespace muster
{

namespace
{

using namespace event;

struct Writer
{
    QJsonObject &json;
    void operator()(const char *key, const QString &v) { json[QLatin1StringView(key)] = v; }
    void operator()(const char *key, const QJsonObject &v) { json[QLatin1StringView(key)] = v; }
    void operator()(const char *key, const QJsonValue &v) { json[QLatin1StringView(key)] = v; }
    void operator()(const char *key, qint64 v) { json[QLatin1StringView(key)] = v; }
    void operator()(const char *key, int v) { json[QLatin1StringView(key)] = v; }
    void operator()(const char *key, bool v) { json[QLatin1StringView(key)] = v; }
    void operator()(const char *key, Status v) { json[QLatin1StringView(key)] = statusWord(v); }
    void operator()(const char *key, Milliseconds v) { json[QLatin1StringView(key)] = qint64(v.count()); }
    void operator()(const char *key, const QStringList &v) { json[QLatin1StringView(key)] = QJsonArray::fromStringList(v); }
    void operator()(const char *key, const std::optional<Milliseconds> &v)
    {
        json[QLatin1StringView(key)] = v ? QJsonValue(qint64(v->count())) : QJsonValue(QJsonValue::Null);
    }
    void operator()(const char *key, const std::optional<qint64> &v) // added later: absent when there is none
    {
        if (v)
            json[QLatin1StringView(key)] = *v;
    }
    void operator()(const char *key, const std::optional<QString> &v)
    {
        if (v)
            json[QLatin1StringView(key)] = *v;
    }
    void operator()(const char *key, const QDateTime &v) // added later: absent when it is not known
    {
        if (v.isValid())
            json[QLatin1StringView(key)] = timestampText(v);
    }
};

struct Reader
{
    const QJsonObject &json;
    QString problem;

    QJsonValue take(const char *key, QJsonValue::Type type)
    {
        const QJsonValue value = json.value(QLatin1StringView(key));
        if (value.type() != type && problem.isEmpty())
            problem = QLatin1StringView(key);
        return value;
    }
    void operator()(const char *key, QString &v) { v = take(key, QJsonValue::String).toString(); }
    void operator()(const char *key, QJsonObject &v) { v = take(key, QJsonValue::Object).toObject(); }
    void operator()(const char *key, QJsonValue &v)
    {
        v = json.value(QLatin1StringView(key));
        if (v.isUndefined())
            v = QJsonValue::Null;
    }
    void operator()(const char *key, qint64 &v) { v = take(key, QJsonValue::Double).toInteger(); }
    void operator()(const char *key, int &v) { v = take(key, QJsonValue::Double).toInt(); }
    void operator()(const char *key, bool &v) { v = take(key, QJsonValue::Bool).toBool(); }
    void operator()(const char *key, Status &v)
    {
        const auto status = statusFromWord(take(key, QJsonValue::String).toString());
        if (!status && problem.isEmpty())
            problem = QLatin1StringView(key);
        v = status.value_or(Status::Unknown);
    }
    void operator()(const char *key, Milliseconds &v) { v = Milliseconds(take(key, QJsonValue::Double).toInteger()); }
    void operator()(const char *key, QStringList &v)
    {
        for (const QJsonValue &item : take(key, QJsonValue::Array).toArray()) {
            if (!item.isString() && problem.isEmpty())
                problem = QLatin1StringView(key);
            v.append(item.toString());
        }
    }
    void operator()(const char *key, std::optional<Milliseconds> &v)
    {
        if (!json.value(QLatin1StringView(key)).isNull())
            v = Milliseconds(take(key, QJsonValue::Double).toInteger());
    }
    void operator()(const char *key, std::optional<qint64> &v)
    {
        if (json.contains(QLatin1StringView(key)))
            v = take(key, QJsonValue::Double).toInteger();
    }
    void operator()(const char *key, std::optional<QString> &v)
    {
        if (json.contains(QLatin1StringView(key)))
            v = take(key, QJsonValue::String).toString();
    }
    void operator()(const char *key, QDateTime &v)
    {
        if (!json.contains(QLatin1StringView(key)))
            return;
        v = parseTimestamp(take(key, QJsonValue::String).toString());
        if (!v.isValid() && problem.isEmpty())
            problem = QLatin1StringView(key);
    }
};

// clang-format off
template<typename F, typename E>
void describe(F &f, E &e)
{
    using T = std::remove_const_t<E>;
    if constexpr (std::is_same_v<T, RunCreated>) {
        f("run_id", e.runId); f("plan", e.plan); f("plan_path", e.planPath); f("options", e.options); f("environment", e.environment);
    } else if constexpr (std::is_same_v<T, DriverAttached>) {
        f("pid", e.pid); f("host", e.host); f("boot_id", e.bootId); f("resumed", e.resumed);
        f("since_boot_ms", e.sinceBootMs);
    } else if constexpr (std::is_same_v<T, WentLive>) {
        f("approved_by", e.approvedBy);
    } else if constexpr (std::is_same_v<T, StepStarted>) {
        f("step", e.step); f("attempt", e.attempt);
    } else if constexpr (std::is_same_v<T, StepProgressed>) {
        f("step", e.step); f("done", e.done); f("total", e.total); f("unit", e.unit); f("bytes_done", e.bytesDone);
        f("bytes_total", e.bytesTotal); f("left_ms", e.leftMs); f("what", e.what);
    } else if constexpr (std::is_same_v<T, StepLogged>) {
        f("step", e.step); f("level", e.level); f("text", e.text);
    } else if constexpr (std::is_same_v<T, StepFinished>) {
        f("step", e.step); f("status", e.status); f("attempt", e.attempt); f("will_retry", e.willRetry); f("message", e.message);
        f("hint", e.hint); f("code", e.code); f("fault", e.fault); f("values", e.values);
    } else if constexpr (std::is_same_v<T, StepTicked>) {
        f("step", e.step); f("status", e.status); f("note", e.note); f("approved_by", e.approvedBy);
    } else if constexpr (std::is_same_v<T, StepReset>) {
        f("step", e.step); f("reason", e.reason);
    } else if constexpr (std::is_same_v<T, CheckRecorded>) {
        f("step", e.step); f("name", e.check.name); f("object", e.check.object); f("status", e.check.status);
        f("critical", e.check.critical); f("expected", e.check.expected); f("actual", e.check.actual);
        f("message", e.check.message); f("duration_ms", e.check.duration);
    } else if constexpr (std::is_same_v<T, Measured>) {
        f("step", e.step); f("name", e.name); f("value", e.value); f("unit", e.unit);
    } else if constexpr (std::is_same_v<T, ResourceAdded>) {
        f("kind", e.kind); f("path", e.path); f("step", e.step); f("detail", e.detail);
    } else if constexpr (std::is_same_v<T, ResourceRemoved>) {
        f("kind", e.kind); f("path", e.path); f("kept", e.kept);
    } else if constexpr (std::is_same_v<T, Noted>) {
        f("kind", e.kind); f("text", e.text); f("step", e.step); f("role", e.role); f("backdate_ms", e.backdateMs);
        f("typed_at", e.typedAt);
    } else if constexpr (std::is_same_v<T, GapRaised>) {
        f("id", e.id); f("description", e.description); f("category", e.category); f("priority", e.priority);
        f("remediation", e.remediation); f("owner", e.owner); f("due", e.due); f("status", e.status);
    } else if constexpr (std::is_same_v<T, Paused> || std::is_same_v<T, AbortAsked> || std::is_same_v<T, EndAsked>) {
        f("reason", e.reason);
    } else if constexpr (std::is_same_v<T, RunFinished>) {
        f("aborted", e.aborted);
    } else if constexpr (std::is_same_v<T, ScenarioStarted>) {
        f("scenario", e.scenario);
    } else if constexpr (std::is_same_v<T, InjectReleased>) {
        f("scenario", e.scenario); f("inject", e.inject); f("manual", e.manual); f("number", e.number); f("mode", e.mode);
        f("from", e.from); f("to", e.to); f("text", e.text); f("artifacts", e.artifacts);
    } else if constexpr (std::is_same_v<T, InjectHeld> || std::is_same_v<T, InjectSkipped>) {
        f("scenario", e.scenario); f("inject", e.inject); f("reason", e.reason);
    } else if constexpr (std::is_same_v<T, InjectInserted>) {
        f("scenario", e.scenario); f("inject", e.inject); f("content", e.content);
    } else if constexpr (std::is_same_v<T, InjectMoved>) {
        f("scenario", e.scenario); f("inject", e.inject); f("at_ms", e.at); f("before", e.before);
    } else if constexpr (std::is_same_v<T, InjectAnswered>) {
        f("scenario", e.scenario); f("inject", e.inject); f("given", e.given); f("note", e.note);
    } else if constexpr (std::is_same_v<T, ResponseDiscussed>) {
        f("scenario", e.scenario); f("step", e.step); f("outcome", e.outcome); f("note", e.note);
    } else if constexpr (std::is_same_v<T, Corrected>) {
        f("corrects", e.seq); f("text", e.text);
    } else if constexpr (std::is_same_v<T, Attached>) {
        f("name", e.name); f("sha256", e.sha256); f("bytes", e.bytes); f("media_type", e.mediaType); f("belongs_to", e.seq);
        f("step", e.step);
    } else if constexpr (std::is_same_v<T, GapChanged>) {
        f("id", e.id); f("fields", e.fields);
    } else if constexpr (std::is_same_v<T, ObjectiveRated>) {
        f("objective", e.objective); f("rating", e.rating); f("reason", e.reason);
    } else if constexpr (std::is_same_v<T, LessonsChanged>) {
        f("fields", e.fields);
    } else if constexpr (std::is_same_v<T, StepsAssigned>) {
        f("steps", e.steps); f("to", e.to);
    } else if constexpr (std::is_same_v<T, FailureAnswered>) {
        f("step", e.step); f("answer", e.answer); f("reason", e.reason);
    } else if constexpr (std::is_same_v<T, MissForeseen>) {
        f("misses", e.misses); f("step", e.step); f("finish_ms", e.finish);
    } else {
        static_assert(std::is_same_v<T, Resumed>, "describe() must know every event");
    }
}
// clang-format on

template<size_t... I>
QHash<QString, EventBody> bodiesByWord(std::index_sequence<I...>)
{
    QHash<QString, EventBody> bodies;
    for (const EventBody &body : {EventBody{std::in_place_index<I>}...})
        bodies.insert(eventType(body), body);
    return bodies;
}

// An empty body of the type that the word names.
std::optional<EventBody> bodyOfType(const QString &word)
{
    static const QHash<QString, EventBody> bodies = bodiesByWord(std::make_index_sequence<std::variant_size_v<EventBody>>());
    const auto found = bodies.constFind(word);
    return found == bodies.constEnd() ? std::nullopt : std::optional(*found);
}

Error syntax(const QString &what)
{
    return {QStringLiteral("event.syntax"),
            QCoreApplication::translate("Journal", "A journal entry cannot be read: %1.").arg(what),
            QCoreApplication::translate("Journal", "It may have been written by a newer Muster, or damaged."),
            Fault::BadInput};
}

} // namespace

QJsonObject eventToJson(const Event &event)
{
    QJsonObject json;
    Writer writer{json};
    std::visit([&writer](const auto &body) { describe(writer, body); }, event.body);
    json[QStringLiteral("type")] = eventType(event.body);
    json[QStringLiteral("at")] = timestampText(event.at);
    json[QStringLiteral("actor")] = event.actor;
    return json;
}

Result<Event> eventFromJson(const QJsonObject &json)
{
    const QString type = json.value(QStringLiteral("type")).toString();
    auto body = bodyOfType(type);
    if (!body)
        return fail(syntax(QCoreApplication::translate("Journal", "unknown type “%1”").arg(type)));
    Reader reader{json, {}};
    std::visit([&reader](auto &inner) { describe(reader, inner); }, *body);
    Event event{parseTimestamp(json.value(QStringLiteral("at")).toString()),
                json.value(QStringLiteral("actor")).toString(), std::move(*body)};
    if (reader.problem.isEmpty() && !event.at.isValid())
        reader.problem = QStringLiteral("at");
    if (!reader.problem.isEmpty())
        return fail(syntax(QCoreApplication::translate("Journal", "“%1” of %2 is missing or of the wrong type")
                               .arg(reader.problem, type)));
    return event;
}

} // namespace muster
