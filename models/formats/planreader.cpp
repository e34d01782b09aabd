// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/planreader.h"

#include "formats/jsonreader.h"
#include "formats/planjson.h"
#include "formats/planvariables.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <cmath>
#include <utility>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Plan", source);
}

Error unreadable(const QString &message, const QString &hint)
{
    return {QStringLiteral("plan.schema"), message, hint, Fault::BadInput, {}, 0, 0};
}

bool isUnfilled(const QJsonValue &value)
{
    return value.isString() && hasVariable(value.toString());
}

QVector<Participant> readParticipants(const QJsonValue &value, const QString &pointer,
                                      std::optional<Error> &problem)
{
    QVector<Participant> participants;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        Participant participant;
        if (array.at(i).isString()) {
            participant.name = array.at(i).toString();
        } else {
            ObjectReader reader(array.at(i).toObject(), childPointer(pointer, i), problem);
            participant.name = reader.string(QStringLiteral("name"));
            participant.role = reader.string(QStringLiteral("role"));
            participant.extra = reader.left();
        }
        participants.append(participant);
    }
    return participants;
}

Targets readTargets(const QJsonValue &value, const QString &pointer, std::optional<Error> &problem)
{
    ObjectReader reader(value.toObject(), pointer, problem);
    Targets targets;
    targets.rto = reader.duration(QStringLiteral("rto_minutes"), std::chrono::minutes(1));
    targets.rpo = reader.duration(QStringLiteral("rpo_minutes"), std::chrono::minutes(1));
    targets.extra = reader.left();
    return targets;
}

// The kind that the keys speak of, when the plan does not say.
std::optional<PlanKind> kindOf(const QJsonObject &object)
{
    const auto has = [&object](const char *key) { return object.contains(QLatin1String(key)); };
    if (has("exercise_id") || has("scenarios"))
        return PlanKind::Tabletop;
    if (!has("muster"))
        return std::nullopt;
    if (has("phases"))
        return PlanKind::Drill;
    if (has("components"))
        return PlanKind::Failover;
    if (has("backups"))
        return PlanKind::Verification;
    if (has("checks") || has("backup"))
        return PlanKind::Partial;
    return std::nullopt;
}

Result<PlanKind> readKind(const QJsonObject &object)
{
    const QString word = object.value(u"kind").toString();
    if (const auto kind = kindFromWord(word))
        return *kind;
    if (const auto kind = kindOf(object); kind && word.isEmpty())
        return *kind;
    if (!object.contains(u"muster")) {
        return fail(unreadable(text("This JSON file is not a Muster plan: it has no \"muster\" key."),
                               text("A plan begins with {\"muster\": 1, \"kind\": \"drill\", …}.")));
    }
    Error error = unreadable(text("The plan does not say what kind it is."),
                             text("Add \"kind\": tabletop, drill, partial, failover or verification."));
    error.pointer = object.contains(u"kind") ? QStringLiteral("/kind") : QString();
    return fail(std::move(error));
}

void readCommon(ObjectReader &reader, Plan &plan)
{
    plan.muster = int(reader.number(QStringLiteral("muster"), 1));
    (void)reader.value(QStringLiteral("kind"));
    plan.id = reader.string(QStringLiteral("id"));
    if (plan.id.isEmpty())
        plan.id = reader.string(QStringLiteral("exercise_id"));
    plan.title = reader.string(QStringLiteral("title"));
    plan.description = reader.string(QStringLiteral("description"));
    plan.date = reader.string(QStringLiteral("date"));
    plan.facilitator = reader.string(QStringLiteral("facilitator"));
    plan.scribe = reader.string(QStringLiteral("scribe"));
    plan.participants = readParticipants(reader.value(QStringLiteral("participants")),
                                         QStringLiteral("/participants"), reader.problem());
    plan.targets =
        readTargets(reader.value(QStringLiteral("targets")), QStringLiteral("/targets"), reader.problem());
    plan.tags = reader.strings(QStringLiteral("tags"));
    plan.surprise = reader.boolean(QStringLiteral("surprise"), false);
    plan.maxParallel = int(reader.number(QStringLiteral("max_parallel"), 1));
}

void readBodies(ObjectReader &reader, Plan &plan)
{
    plan.phases =
        readPhases(reader.value(QStringLiteral("phases")), QStringLiteral("/phases"), reader.problem());
    plan.recoveredBy = reader.string(QStringLiteral("recovered_by"));
    plan.goLive = reader.string(QStringLiteral("go_live"));
    plan.component = reader.string(QStringLiteral("component"));
    plan.backup = reader.string(QStringLiteral("backup"));
    plan.target = reader.string(QStringLiteral("target"));
    plan.checks =
        readChecks(reader.value(QStringLiteral("checks")), QStringLiteral("/checks"), reader.problem());
    plan.afterCriticalFailure = reader.string(QStringLiteral("after_critical_failure"));
    if (plan.afterCriticalFailure.isEmpty()) {
        plan.afterCriticalFailure =
            plan.kind == PlanKind::Partial ? QStringLiteral("skip_critical") : QStringLiteral("run_all");
    }
}

} // namespace

ObjectReader::ObjectReader(const QJsonObject &object, QString pointer, std::optional<Error> &problem)
    : m_left(object), m_pointer(std::move(pointer)), m_problem(problem)
{
}

QString ObjectReader::pointerTo(const QString &key) const
{
    return childPointer(m_pointer, key);
}

void ObjectReader::complain(const QString &key, const Error &error)
{
    if (m_problem)
        return;
    m_problem = error;
    m_problem->pointer = pointerTo(key);
}

QJsonValue ObjectReader::value(const QString &key)
{
    return m_left.contains(key) ? m_left.take(key) : QJsonValue(QJsonValue::Undefined);
}

QString ObjectReader::string(const QString &key)
{
    return m_left.value(key).isString() ? m_left.take(key).toString() : QString();
}

QStringList ObjectReader::strings(const QString &key)
{
    QStringList texts;
    const QJsonArray array = value(key).toArray();
    for (const QJsonValue &item : array)
        texts.append(item.toString());
    return texts;
}

bool ObjectReader::boolean(const QString &key, bool otherwise)
{
    return m_left.value(key).isBool() ? m_left.take(key).toBool() : otherwise;
}

double ObjectReader::number(const QString &key, double otherwise)
{
    return m_left.value(key).isDouble() ? m_left.take(key).toDouble() : otherwise;
}

std::optional<Milliseconds> ObjectReader::duration(const QString &key, Milliseconds unit)
{
    const QJsonValue found = m_left.value(key);
    if (found.isUndefined() || found.isNull() || isUnfilled(found))
        return std::nullopt;
    m_left.remove(key);
    bool isNumber = found.isDouble();
    const double number = isNumber ? found.toDouble() : found.toString().toDouble(&isNumber);
    if (isNumber) {
        if (number >= 0 && number * double(unit.count()) < 1e14)
            return Milliseconds(std::llround(number * double(unit.count())));
        complain(key,
                 unreadable(text("%1 is %2; a duration is zero or more.").arg(pointerTo(key)).arg(number),
                            text("Write 45s, 30m or 1h30m, or a number.")));
        return std::nullopt;
    }
    if (found.toString().trimmed().isEmpty())
        return std::nullopt;
    const Result<Milliseconds> parsed = parseDuration(found.toString());
    if (parsed)
        return *parsed;
    complain(key,
             unreadable(text("%1: %2").arg(pointerTo(key), parsed.error().message), parsed.error().hint));
    return std::nullopt;
}

std::optional<Milliseconds> ObjectReader::offset(const QString &key)
{
    const QJsonValue found = m_left.value(key);
    if (found.isUndefined() || found.isNull() || isUnfilled(found))
        return std::nullopt;
    m_left.remove(key);
    if (found.isDouble() && std::abs(found.toDouble()) < 1e9)
        return Milliseconds(std::llround(found.toDouble() * 60000.0));
    if (found.isString() && found.toString().trimmed().isEmpty())
        return std::nullopt;
    const Result<Milliseconds> parsed = parseOffset(found.toVariant().toString());
    if (parsed)
        return *parsed;
    complain(key,
             unreadable(text("%1: %2").arg(pointerTo(key), parsed.error().message), parsed.error().hint));
    return std::nullopt;
}

Result<Plan> readPlan(const QJsonObject &object)
{
    const Result<PlanKind> kind = readKind(object);
    if (!kind)
        return fail(kind.error());
    std::optional<Error> problem;
    ObjectReader reader(object, QString(), problem);
    Plan plan;
    plan.kind = *kind;
    readCommon(reader, plan);
    readBodies(reader, plan);
    plan.extra = reader.left();
    if (problem)
        return fail(*problem);
    return plan;
}

Result<Plan> planFromObject(const QJsonObject &object)
{
    return readPlan(object);
}

} // namespace muster
