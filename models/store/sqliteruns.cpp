// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Store", source);
}

RunPhase phaseFromWord(const QString &word)
{
    for (RunPhase phase :
         {RunPhase::Planned, RunPhase::Running, RunPhase::Paused, RunPhase::Finished, RunPhase::Aborted}) {
        if (runPhaseWord(phase) == word)
            return phase;
    }
    return RunPhase::Interrupted;
}

std::optional<Verdict> verdictFromWord(const QString &word)
{
    for (Verdict verdict : {Verdict::Passed, Verdict::Warning, Verdict::Unknown, Verdict::Failed}) {
        if (verdictWord(verdict) == word)
            return verdict;
    }
    return std::nullopt;
}

TargetStatus targetStatusFromWord(const QString &word)
{
    for (TargetStatus status : {TargetStatus::None, TargetStatus::Met, TargetStatus::Missed}) {
        if (targetStatusWord(status) == word)
            return status;
    }
    return TargetStatus::Unknown;
}

QVariant stored(const std::optional<Milliseconds> &value)
{
    return value ? QVariant(qlonglong(value->count())) : QVariant(QMetaType::fromType<qlonglong>());
}

std::optional<Milliseconds> loaded(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(Milliseconds(value.toLongLong()));
}

TargetResult targetAt(const QSqlQuery &query, int column)
{
    return {loaded(query.value(column)), loaded(query.value(column + 1)),
            targetStatusFromWord(query.value(column + 2).toString()), query.value(column + 3).toString()};
}

RunSummary summaryOf(const QSqlQuery &query)
{
    RunSummary summary;
    summary.runId = query.value(0).toString();
    summary.planId = query.value(1).toString();
    summary.title = query.value(2).toString();
    summary.kind = kindFromWord(query.value(3).toString()).value_or(PlanKind::Drill);
    summary.phase = phaseFromWord(query.value(4).toString());
    summary.verdict = verdictFromWord(query.value(5).toString());
    summary.startedAt = parseTimestamp(query.value(6).toString());
    summary.finishedAt = parseTimestamp(query.value(7).toString());
    summary.rto = targetAt(query, 8);
    summary.rpo = targetAt(query, 12);
    summary.checked = query.value(22).toDouble() > 0;
    const bool isOver = summary.phase == RunPhase::Finished || summary.phase == RunPhase::Aborted;
    if (isOver)
        return summary;
    const LeaseRow lease{{query.value(16).toString(), query.value(17).toLongLong(),
                          query.value(18).toString(), query.value(19).toLongLong()},
                         query.value(20).toString(),
                         parseTimestamp(query.value(21).toString())};
    if (query.value(16).isNull() || !lease.isLiving())
        summary.phase = RunPhase::Interrupted;
    else if (summary.phase == RunPhase::Interrupted)
        summary.phase = RunPhase::Running;
    return summary;
}

Error unknownRun(const QString &name)
{
    return {QStringLiteral("run.unknown"),
            text("There is no run \"%1\" in the store.").arg(name),
            text("List the runs with: muster-cli runs"),
            Fault::BadInput,
            {},
            0,
            0};
}

} // namespace

Done SqliteStore::beginRun(const RunSummary &summary, const QVector<JournalEntry> &entries)
{
    Transaction transaction(m_connection);
    if (const Done done = transaction.begin(); !done)
        return done;
    if (const Done done = putRun(summary); !done)
        return done;
    if (const Done done = takeLease(summary.runId); !done)
        return done;
    if (const Done done = appendAll(summary.runId, entries); !done)
        return done;
    return transaction.commit();
}

Done SqliteStore::putRun(const RunSummary &summary)
{
    return m_connection.execute(
        QStringLiteral(
            "INSERT INTO runs (run_id, plan_id, title, kind, state, verdict, started_at, finished_at, "
            "rto_target_ms, rto_measured_ms, rto_status, rto_source, rpo_target_ms, rpo_measured_ms, "
            "rpo_status, rpo_source) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run_id) DO UPDATE SET "
            "plan_id = excluded.plan_id, title = excluded.title, kind = excluded.kind, state = "
            "excluded.state, "
            "verdict = excluded.verdict, started_at = excluded.started_at, finished_at = "
            "excluded.finished_at, "
            "rto_target_ms = excluded.rto_target_ms, rto_measured_ms = excluded.rto_measured_ms, "
            "rto_status = excluded.rto_status, rto_source = excluded.rto_source, rpo_target_ms = "
            "excluded.rpo_target_ms, "
            "rpo_measured_ms = excluded.rpo_measured_ms, rpo_status = excluded.rpo_status, rpo_source = "
            "excluded.rpo_source"),
        {summary.runId, summary.planId.isNull() ? QStringLiteral("") : summary.planId,
         summary.title.isNull() ? QStringLiteral("") : summary.title, kindWord(summary.kind),
         runPhaseWord(summary.phase),
         summary.verdict ? QVariant(verdictWord(*summary.verdict)) : QVariant(QMetaType::fromType<QString>()),
         timestampText(summary.startedAt), timestampText(summary.finishedAt), stored(summary.rto.target),
         stored(summary.rto.measured), targetStatusWord(summary.rto.status), summary.rto.source,
         stored(summary.rpo.target), stored(summary.rpo.measured), targetStatusWord(summary.rpo.status),
         summary.rpo.source});
}

Result<QVector<RunSummary>> SqliteStore::readRuns(const QString &rest, const QVariantList &values)
{
    const QString columns = QStringLiteral(
        "SELECT r.run_id, r.plan_id, r.title, r.kind, r.state, r.verdict, r.started_at, r.finished_at, "
        "r.rto_target_ms, r.rto_measured_ms, r.rto_status, r.rto_source, r.rpo_target_ms, r.rpo_measured_ms, "
        "r.rpo_status, r.rpo_source, "
        "l.host, l.pid, l.boot_id, l.start_ticks, l.token, l.renewed_at, (SELECT t.data_integrity_score FROM "
        "backup_test_results t WHERE t.test_id = r.run_id) FROM runs r LEFT JOIN leases l ON "
        "l.run_id = r.run_id ");
    const auto query = m_connection.run(columns + rest, values);
    if (!query)
        return fail(query.error());
    QVector<RunSummary> runs;
    while ((*query)->next())
        runs.append(summaryOf(**query));
    const QSqlError trouble = (*query)->lastError();
    (*query)->finish();
    if (trouble.isValid())
        return fail(storeError(trouble, m_connection.path()));
    return runs;
}

Result<QVector<RunSummary>> SqliteStore::runs(int limit)
{
    return readRuns(QStringLiteral("ORDER BY r.started_at DESC, r.rowid DESC LIMIT ?"), {limit});
}

Result<RunSummary> SqliteStore::run(const QString &idOrPrefix)
{
    if (idOrPrefix.isEmpty())
        return fail(unknownRun(idOrPrefix));
    const Result<QVector<RunSummary>> found = readRuns(
        QStringLiteral(
            "WHERE substr(r.run_id, 1, length(?)) = ? ORDER BY r.started_at DESC, r.rowid DESC LIMIT 10"),
        {idOrPrefix, idOrPrefix});
    if (!found)
        return fail(found.error());
    const Result<QVector<RunSummary>> exact = readRuns(QStringLiteral("WHERE r.run_id = ?"), {idOrPrefix});
    if (!exact)
        return fail(exact.error());
    if (!exact->isEmpty())
        return exact->first();
    if (found->isEmpty())
        return fail(unknownRun(idOrPrefix));
    if (found->size() == 1)
        return found->first();
    QStringList names;
    for (const RunSummary &summary : *found)
        names.append(summary.runId);
    return fail({QStringLiteral("run.ambiguous"),
                 text("\"%1\" is the beginning of several runs: %2.")
                     .arg(idOrPrefix, names.join(QStringLiteral(", "))),
                 text("Give more of the run's id."),
                 Fault::BadInput,
                 {},
                 0,
                 0});
}

} // namespace muster
