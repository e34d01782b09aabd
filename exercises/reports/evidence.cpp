// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/internal.h"
#include "reports/reporttext.h"

namespace muster::reports
{

// Measures first (newest wins), then what passed steps left behind, in document order, the last one first.
std::optional<QJsonValue> fact(const RunState &state, const QStringList &names)
{
    for (const QString &name : names) {
        if (const auto value = state.measure(name))
            return value;
    }
    for (const QString &name : names) {
        for (auto it = state.stepOrder.crbegin(); it != state.stepOrder.crend(); ++it) {
            const StepState *step = state.step(*it);
            if (step != nullptr && step->values.contains(name) && !step->values.value(name).isNull())
                return step->values.value(name);
        }
    }
    return std::nullopt;
}

namespace
{
QString textFact(const RunState &state, const QStringList &names)
{
    const auto value = fact(state, names);
    return value && value->isString() ? value->toString() : QString();
}

// The plan's own word for the backup, when no step has said which one it took.
QString plannedBackup(const Plan &plan)
{
    if (!plan.backup.isEmpty())
        return plan.backup;
    const QVector<const Step *> steps = plan.allSteps();
    for (const Step *step : steps) {
        if (!step->action)
            continue;
        for (const QString &key :
             {QStringLiteral("backup"), QStringLiteral("location"), QStringLiteral("archive")}) {
            const QJsonValue value = step->action->params.value(key);
            if (value.isString() && !value.toString().isEmpty())
                return value.toString();
        }
    }
    return {};
}
} // namespace

BackupFacts backupFacts(const Plan &plan, const RunState &state)
{
    BackupFacts facts;
    facts.location =
        textFact(state, {QStringLiteral("backup"), QStringLiteral("archive_path"), QStringLiteral("archive"),
                         QStringLiteral("path"), QStringLiteral("location")});
    if (facts.location.isEmpty())
        facts.location = plannedBackup(plan);
    facts.format = textFact(state, {QStringLiteral("archive_format"), QStringLiteral("format")});
    facts.createdAt =
        textFact(state, {QStringLiteral("archive_created_at"), QStringLiteral("archive_created"),
                         QStringLiteral("backup_created_at"), QStringLiteral("created_at")});
    facts.sha256 = textFact(state, {QStringLiteral("archive_sha256"), QStringLiteral("sha256")});
    if (const auto bytes = fact(state, {QStringLiteral("archive_bytes"), QStringLiteral("backup_bytes"),
                                        QStringLiteral("bytes"), QStringLiteral("size_bytes")});
        bytes && bytes->isDouble())
        facts.bytes = bytes->toInteger();
    return facts;
}

RestoredFacts restoredFacts(const RunState &state)
{
    const auto number = [&](const QString &name) -> std::optional<qint64> {
        const auto value = fact(state, {name});
        return value && value->isDouble() ? std::optional(value->toInteger()) : std::nullopt;
    };
    RestoredFacts facts;
    if (const auto version = fact(state, {QStringLiteral("server_version")}))
        facts.serverVersion = reporttext::valueText(*version);
    facts.databaseBytes = number(QStringLiteral("database_bytes"));
    facts.tables = number(QStringLiteral("tables"));
    facts.rows = number(QStringLiteral("rows"));
    facts.walBytes = number(QStringLiteral("wal_bytes"));
    return facts;
}

} // namespace muster::reports
