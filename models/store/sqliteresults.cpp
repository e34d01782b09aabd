// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"

#include <QSqlQuery>

#include <cmath>

namespace muster
{

namespace
{

constexpr int daysKept = 365; // S2: retention of results

QVariant stored(const std::optional<qint64> &value)
{
    return value ? QVariant(qlonglong(*value)) : QVariant(QMetaType::fromType<qlonglong>());
}

QVariant storedText(const QString &value)
{
    return value.isEmpty() ? QVariant(QMetaType::fromType<QString>()) : QVariant(value);
}

} // namespace

Done SqliteStore::putDetails(const TestResult &result)
{
    for (const TestResult::Validation &validation : result.validations) {
        const Done done =
            m_connection.execute(QStringLiteral("INSERT INTO backup_test_validations (test_id, check_name, "
                                                "check_value, passed, error_message) VALUES (?, ?, ?, ?, ?)"),
                                 {result.testId, validation.name.left(100), storedText(validation.value),
                                  validation.passed ? 1 : 0, storedText(validation.error)});
        if (!done)
            return done;
    }
    for (const TestResult::Metric &metric : result.metrics) {
        const Done done = m_connection.execute(
            QStringLiteral("INSERT INTO backup_test_metrics (test_id, metric_name, metric_value, "
                           "metric_unit) VALUES (?, ?, ?, ?)"),
            {result.testId, metric.name.left(100), metric.value, storedText(metric.unit.left(20))});
        if (!done)
            return done;
    }
    return {};
}

Done SqliteStore::putResult(const TestResult &result)
{
    Transaction transaction(m_connection);
    if (const Done done = transaction.begin(); !done)
        return done;
    if (const Done done = m_connection.execute(
            QStringLiteral("DELETE FROM backup_test_results WHERE test_id = ?"), {result.testId});
        !done)
        return done;
    const Done put = m_connection.execute(
        QStringLiteral(
            "INSERT INTO backup_test_results (test_id, test_date, test_type, backup_type, snapshot_id, "
            "restore_duration_seconds, "
            "validation_duration_seconds, passed, rto_seconds, rpo_seconds, data_integrity_score, notes) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        {result.testId, result.testDate.toString(Qt::ISODate), result.testType.left(50),
         result.backupType.left(50), storedText(result.snapshotId.left(200)), stored(result.restoreSeconds),
         stored(result.validationSeconds), result.passed ? 1 : 0, stored(result.rtoSeconds),
         stored(result.rpoSeconds),
         result.integrityScore ? QVariant(*result.integrityScore) : QVariant(QMetaType::fromType<double>()),
         storedText(result.notes)});
    if (!put)
        return put;
    if (const Done done = putDetails(result); !done)
        return done;
    const Done purged =
        m_connection.execute(QStringLiteral("DELETE FROM backup_test_results WHERE test_date < ?"),
                             {QDate::currentDate().addDays(-daysKept).toString(Qt::ISODate)});
    return purged ? transaction.commit() : purged;
}

Result<QHash<QString, QVector<Milliseconds>>> SqliteStore::stepTimes(const QString &planId, int runs)
{
    const auto query = m_connection.run(
        QStringLiteral("SELECT metric_name, metric_value FROM backup_test_metrics WHERE metric_name LIKE 'step\\_seconds:%' ESCAPE '\\' "
                       "AND test_id IN (SELECT run_id FROM runs WHERE plan_id = ? AND state = 'finished' "
                       "ORDER BY started_at DESC LIMIT ?)"),
        {planId, runs});
    if (!query)
        return fail(query.error());
    QHash<QString, QVector<Milliseconds>> times;
    while ((*query)->next())
        times[(*query)->value(0).toString().section(u':', 1)].append(
            Milliseconds(std::llround((*query)->value(1).toDouble() * 1000.0)));
    return times;
}

int SqliteStore::removeResultsBefore(const QDate &day)
{
    const auto query = m_connection.run(QStringLiteral("DELETE FROM backup_test_results WHERE test_date < ?"),
                                        {day.toString(Qt::ISODate)});
    if (!query)
        return -1;
    const int removed = (*query)->numRowsAffected();
    (*query)->finish();
    return removed;
}

} // namespace muster
