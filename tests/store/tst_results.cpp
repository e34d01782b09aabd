// SPDX-License-Identifier: GPL-3.0-or-later
// The results tables of the source: filled from a finished run, with its columns and indexes.
#include "store/results.h"
#include "store/sqlitestore.h"
#include "store/storesamples.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace std::chrono_literals;

namespace
{

Plan drillPlan()
{
    Plan plan;
    plan.id = QStringLiteral("p");
    plan.targets.rto = 10min;
    plan.tags = {QStringLiteral("pg"), QStringLiteral("Monthly")};
    Phase phase;
    phase.id = QStringLiteral("only");
    Step restore;
    restore.id = QStringLiteral("restore");
    restore.action = ActionSpec{QStringLiteral("postgres.restore"),
                                {{QStringLiteral("backup"), QStringLiteral("/b/shop.dump")}}};
    Step validate;
    validate.id = QStringLiteral("validate");
    validate.action = ActionSpec{QStringLiteral("postgres.validate"), {}};
    phase.steps = {restore, validate};
    plan.phases = {phase};
    plan.goLive = restore.id;
    return plan;
}

CheckResult check(const char *object, Status status)
{
    return {QStringLiteral("row_count"),
            QLatin1String(object),
            status,
            true,
            3,
            2,
            QStringLiteral("3 expected, 2 found"),
            1ms};
}

// Restoring takes 90 s, validating 30 s; two checks pass, one fails, one is unknown, one skipped.
RunState finishedRun(const Plan &plan)
{
    QString prev = firstPrev();
    qint64 seq = 0;
    QVector<JournalEntry> entries;
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(1795246198000, Qt::UTC);
    const auto add = [&](int second, EventBody body) {
        entries.append(
            chain(++seq, prev, Event{start.addSecs(second), QStringLiteral("muster"), std::move(body)}));
        prev = entries.last().hash;
    };
    add(0, event::RunCreated{QStringLiteral("run-1"), {}, {}, {}, {}});
    add(0, event::WentLive{QStringLiteral("muster")});
    add(0, event::StepStarted{QStringLiteral("restore"), 1});
    add(80, event::Measured{QStringLiteral("restore"), QStringLiteral("archive_bytes"), qint64(123456789012),
                            QStringLiteral("bytes")});
    add(90, event::StepFinished{QStringLiteral("restore"), Status::Passed, 1, false, {}, {}, {}, {}, {}});
    add(90, event::StepStarted{QStringLiteral("validate"), 1});
    add(100, event::CheckRecorded{QStringLiteral("validate"), check("public.a", Status::Passed)});
    add(100, event::CheckRecorded{QStringLiteral("validate"), check("public.b", Status::Passed)});
    add(100, event::CheckRecorded{QStringLiteral("validate"), check("public.c", Status::Failed)});
    add(100, event::CheckRecorded{QStringLiteral("validate"), check("public.d", Status::Unknown)});
    add(100, event::CheckRecorded{QStringLiteral("validate"), check("public.e", Status::Skipped)});
    add(120, event::StepFinished{QStringLiteral("validate"),
                                 Status::Failed,
                                 1,
                                 false,
                                 QStringLiteral("1 check failed"),
                                 {},
                                 {},
                                 {},
                                 {}});
    add(121, event::RunFinished{});
    return foldAll(plan, entries);
}

} // namespace

class TestResults : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static QVariantList row(const QString &path, const QString &sql)
    {
        QVariantList values;
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("reader"));
            database.setDatabaseName(path);
            database.open();
            QSqlQuery query(database);
            if (query.exec(sql)) {
                while (query.next()) {
                    for (int i = 0; values.size() < 40 && query.value(i).isValid(); ++i)
                        values.append(query.value(i));
                }
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("reader"));
        return values;
    }

private Q_SLOTS:
    void resultOfARun()
    {
        const Plan plan = drillPlan();
        const TestResult result = resultOf(plan, finishedRun(plan));
        QCOMPARE(result.testId, QStringLiteral("run-1"));
        QCOMPARE(result.testDate, QDate(2026, 11, 21));
        QCOMPARE(result.testType, QStringLiteral("monthly"));
        QCOMPARE(result.backupType, QStringLiteral("postgres"));
        QCOMPARE(result.snapshotId, QStringLiteral("shop.dump"));
        QCOMPARE(result.restoreSeconds, std::optional<qint64>(90));
        QCOMPARE(result.validationSeconds, std::optional<qint64>(30));
        QCOMPARE(result.passed, false);
        QVERIFY(result.integrityScore.has_value());
        QCOMPARE(*result.integrityScore, 66.67); // 2 of 3 performed
        QCOMPARE(result.validations.size(), 4);  // skipped ones are neutral
        QCOMPARE(result.validations.at(2).name, QStringLiteral("row_count public.c"));
        QCOMPARE(result.validations.at(2).value, QStringLiteral("2"));
        QVERIFY(!result.validations.at(3).passed);
        QCOMPARE(result.metrics.size(), 2); // one measured, and the time of the step that passed
        QCOMPARE(result.metrics.first().value, 123456789012.0);
        QVERIFY(!result.notes.isEmpty());
    }

    void columnsAndIndexesOfTheSource()
    {
        const QString path = m_folder.filePath(QStringLiteral("a.db"));
        QVERIFY(openStore(path).has_value());
        const auto columns = [&path](const char *table) {
            QStringList names;
            for (const QVariant &name :
                 row(path, QStringLiteral("SELECT name FROM pragma_table_info('%1') ORDER BY cid")
                               .arg(QLatin1String(table))))
                names.append(name.toString());
            return names.join(u' ');
        };
        QCOMPARE(columns("backup_test_results"),
                 QStringLiteral("id test_id test_date test_type backup_type snapshot_id "
                                "restore_duration_seconds validation_duration_seconds "
                                "passed rto_seconds rpo_seconds data_integrity_score notes created_at"));
        QCOMPARE(columns("backup_test_validations"),
                 QStringLiteral("id test_id check_name check_value passed error_message created_at"));
        QCOMPARE(columns("backup_test_metrics"),
                 QStringLiteral("id test_id metric_name metric_value metric_unit created_at"));
        QStringList indexes;
        for (const QVariant &name :
             row(path,
                 QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
                                "AND tbl_name LIKE 'backup_%' ORDER BY name")))
            indexes.append(name.toString());
        QCOMPARE(indexes.join(u' '), QStringLiteral("idx_backup_type idx_test_date idx_test_metrics_test_id "
                                                    "idx_test_type idx_test_validations_test_id"));
    }

    void storedAndReplaced()
    {
        const QString path = m_folder.filePath(QStringLiteral("b.db"));
        auto store = std::move(*openStore(path));
        const Plan plan = drillPlan();
        TestResult result = resultOf(plan, finishedRun(plan));
        result.testDate = QDate::currentDate();
        RunSummary summary;
        summary.runId = result.testId;
        summary.startedAt = QDateTime::currentDateTimeUtc();
        QVERIFY(store->putRun(summary));
        QVERIFY(!store->run(summary.runId)->checked); // ticks prove no restore
        QVERIFY(store->putResult(result));
        QVERIFY(store->run(summary.runId)->checked);
        QVERIFY(store->putResult(result)); // replaced, not doubled
        QCOMPARE(row(path, QStringLiteral("SELECT count(*) FROM backup_test_results")).first().toInt(), 1);
        QCOMPARE(row(path, QStringLiteral("SELECT count(*) FROM backup_test_validations")).first().toInt(),
                 4);
        QCOMPARE(row(path, QStringLiteral("SELECT restore_duration_seconds, passed, data_integrity_score "
                                          "FROM backup_test_results")),
                 QVariantList({90, 0, 66.67}));
        QCOMPARE(row(path, QStringLiteral("SELECT metric_value FROM backup_test_metrics")).first().toDouble(),
                 123456789012.0);
    }

    void resultsOlderThanAYearAreLetGo()
    {
        const QString path = m_folder.filePath(QStringLiteral("c.db"));
        auto store = std::move(*openStore(path));
        TestResult result;
        result.testType = QStringLiteral("monthly");
        result.backupType = QStringLiteral("postgres");
        result.validations = {{QStringLiteral("x"), {}, true, {}}};
        for (int days : {400, 366, 365, 1}) {
            result.testId = QString::number(days);
            result.testDate = QDate::currentDate().addDays(-days);
            QVERIFY(store->putResult(result));
        }
        QCOMPARE(row(path, QStringLiteral("SELECT group_concat(test_id, ' ') FROM (SELECT test_id FROM "
                                          "backup_test_results ORDER BY test_date)"))
                     .first()
                     .toString(),
                 QStringLiteral("365 1"));
        QCOMPARE(row(path, QStringLiteral("SELECT count(*) FROM backup_test_validations")).first().toInt(),
                 2);
    }
};

QTEST_GUILESS_MAIN(TestResults)
#include "tst_results.moc"
