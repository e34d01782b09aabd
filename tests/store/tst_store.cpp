// SPDX-License-Identifier: GPL-3.0-or-later
// The store on a real file: what goes in comes out, in order, once.
#include "store/sqlitestore.h"
#include "store/storesamples.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace muster;

class TestStore : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_files = 0;

    QString newPath() { return m_folder.filePath(QStringLiteral("store%1.db").arg(++m_files)); }
    static std::unique_ptr<Store> opened(const QString &path)
    {
        auto store = openStore(path);
        if (!store)
            qFatal("%s", qPrintable(store.error().message));
        return std::move(*store);
    }
    // Runs SQL behind the store's back; the error, or nothing.
    static QString meddle(const QString &path, const QString &sql)
    {
        QString error;
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("meddler"));
            database.setDatabaseName(path);
            database.open();
            QSqlQuery query(database);
            if (!query.exec(sql))
                error = query.lastError().databaseText();
            else if (query.next())
                error = u'=' + query.value(0).toString();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("meddler"));
        return error;
    }

private Q_SLOTS:
    void journalComesBackAsItWent()
    {
        const QString path = newPath();
        samples::Chain chain(QStringLiteral("r1"));
        QVector<JournalEntry> written;
        {
            auto store = opened(path);
            QVERIFY(store->putRun(samples::summary(QStringLiteral("r1"))));
            CheckResult check{QStringLiteral("row_count"),
                              QStringLiteral("public.orders"),
                              Status::Failed,
                              true,
                              10200,
                              1.5e-7,
                              QStringLiteral("„ä“ \u0001 \"x\""),
                              Milliseconds(12)};
            written << chain.next() << chain.next(event::CheckRecorded{QStringLiteral("validate"), check})
                    << chain.next(event::Measured{QStringLiteral("s"), QStringLiteral("bytes"),
                                                  qint64(1234567890123), QStringLiteral("B")})
                    << chain.next(event::ResourceAdded{QStringLiteral("sandbox"),
                                                       QStringLiteral("/x"),
                                                       {},
                                                       QJsonObject{{QStringLiteral("a"), 0.1}}});
            for (const JournalEntry &entry : std::as_const(written))
                QVERIFY(store->append(QStringLiteral("r1"), entry));
        }
        auto store = opened(path);
        const auto read = store->journal(QStringLiteral("r1"));
        QVERIFY(read.has_value());
        QVERIFY(*read == written);
        const auto verified = verifyJournal(samples::asJson(*read));
        QVERIFY(verified.has_value());
        QCOMPARE(verified->count, 4);
        QCOMPARE(verified->head, written.last().hash);
        const auto later = store->journal(QStringLiteral("r1"), 2);
        QCOMPARE(later->size(), 2);
        QCOMPARE(later->first().seq, 3);
        QVERIFY(store->journal(QStringLiteral("r2"))->isEmpty());
    }

    // A run is there with its first entries and its driver, or not at all.
    void aRunBeginsWholeOrNotAtAll()
    {
        auto store = opened(newPath());
        const QString run = QStringLiteral("r1");
        samples::Chain chain(run);
        const QVector<JournalEntry> first{chain.next(), chain.next()};
        JournalEntry forged = chain.next();
        forged.prev = firstPrev();
        QCOMPARE(store->beginRun(samples::summary(run), first + QVector<JournalEntry>{forged}).error().code,
                 QStringLiteral("store.conflict"));
        QVERIFY(store->runs()->isEmpty());
        QVERIFY(store->journal(run)->isEmpty());
        QVERIFY(!store->lease(run)->has_value());
        QVERIFY(store->beginRun(samples::summary(run), first));
        QCOMPARE(store->runs()->size(), 1);
        QCOMPARE(*store->journal(run), first);
        QVERIFY(store->lease(run)->has_value());
        QVERIFY(store->putRun(samples::summary(run))); // no transaction was left open
    }

    void refusesWhatDoesNotFollow()
    {
        auto store = opened(newPath());
        const QString run = QStringLiteral("r1");
        samples::Chain chain(run);
        const JournalEntry first = chain.next();
        QCOMPARE(store->append(run, first).error().code, QStringLiteral("store.conflict")); // not registered
        QVERIFY(store->putRun(samples::summary(run)));
        const JournalEntry second = chain.next();
        QCOMPARE(store->append(run, second).error().code, QStringLiteral("store.conflict")); // a gap
        QVERIFY(store->append(run, first));
        QCOMPARE(store->append(run, first).error().code, QStringLiteral("store.conflict")); // twice
        JournalEntry forged = second;
        forged.prev = firstPrev();
        QCOMPARE(store->append(run, forged).error().code, QStringLiteral("store.conflict"));
        QVERIFY(store->append(run, second));
        QCOMPARE(store->journal(run)->size(), 2);
    }

    void aBatchIsStoredWholeOrNotAtAll()
    {
        auto store = opened(newPath());
        const QString run = QStringLiteral("r1");
        samples::Chain chain(run);
        QVERIFY(store->putRun(samples::summary(run)));
        const QVector<JournalEntry> batch{chain.next(), chain.next(), chain.next()};
        const QVector<JournalEntry> gap{batch.at(0), batch.at(2)};
        QCOMPARE(store->appendAll(run, gap).error().code, QStringLiteral("store.conflict"));
        QVERIFY(store->journal(run)->isEmpty());
        QVERIFY(store->appendAll(run, batch));
        QVERIFY(*store->journal(run) == batch);
        QVERIFY(store->appendAll(run, {}));
    }

    void oddCharactersKeepTheirHash()
    {
        auto store = opened(newPath());
        const QString run = QStringLiteral("r1");
        samples::Chain chain(run);
        QVERIFY(store->putRun(samples::summary(run)));
        const QString odd =
            QString(QChar(0xD800)) + QChar(0) + QString(QChar(0xDC00)) + QChar(0xFFFE) + QChar(0xFFFF);
        QVERIFY(store->append(
            run, chain.next(event::StepLogged{QStringLiteral("s"), QStringLiteral("info"), odd})));
        QVERIFY(verifyJournal(samples::asJson(*store->journal(run))).has_value());
    }

    void theJournalIsAppendOnly()
    {
        const QString path = newPath();
        auto store = opened(path);
        samples::Chain chain(QStringLiteral("r1"));
        QVERIFY(store->putRun(samples::summary(QStringLiteral("r1"))));
        QVERIFY(store->append(QStringLiteral("r1"), chain.next()));
        for (const char *sql :
             {"UPDATE journal SET body = '{}'", "DELETE FROM journal",
              "INSERT OR REPLACE INTO journal SELECT run_id, seq, prev, hash, type, at, '{}' FROM journal"}) {
            const QString refusal = meddle(path, QLatin1String(sql));
            QVERIFY2(refusal.contains(u"append-only"), qPrintable(refusal));
        }
        QVERIFY(verifyJournal(samples::asJson(*store->journal(QStringLiteral("r1")))));
    }

    void aChangedEntryIsFound()
    {
        const QString path = newPath();
        auto store = opened(path);
        const QString run = QStringLiteral("r1");
        samples::Chain chain(run);
        QVERIFY(store->putRun(samples::summary(run)));
        for (int i = 0; i < 5; ++i)
            QVERIFY(store->append(run, chain.next()));
        QCOMPARE(meddle(path, QStringLiteral("DROP TRIGGER journal_no_update")), QString());
        QCOMPARE(
            meddle(path, QStringLiteral(
                             "UPDATE journal SET body = replace(body, 'Zeile 2', 'Zeile 9') WHERE seq = 3")),
            QString());
        const auto verified = verifyJournal(samples::asJson(*store->journal(run)));
        QVERIFY(!verified);
        QCOMPARE(verified.error().code, QStringLiteral("journal.broken"));
        QVERIFY(verified.error().message.contains(u'3'));
    }

    void runsAreListedNewestFirst()
    {
        auto store = opened(newPath());
        RunSummary over = samples::summary(QStringLiteral("aaa1"), 100);
        over.phase = RunPhase::Finished;
        over.verdict = Verdict::Warning;
        over.kind = PlanKind::Partial;
        over.finishedAt = over.startedAt.addSecs(50);
        over.rto = {Milliseconds(60000), Milliseconds(1500), TargetStatus::Met, QStringLiteral("x")};
        over.rpo = {std::nullopt, std::nullopt, TargetStatus::None, QStringLiteral("")};
        QVERIFY(store->putRun(over));
        QVERIFY(store->putRun(samples::summary(QStringLiteral("aab2"), 10)));
        const auto runs = store->runs();
        QCOMPARE(runs->size(), 2);
        QCOMPARE(runs->at(0).runId, QStringLiteral("aab2"));
        QCOMPARE(runs->at(0).phase, RunPhase::Interrupted); // nobody drives it
        QVERIFY(runs->at(1) == over);
        QCOMPARE(store->runs(1)->size(), 1);

        QVERIFY(store->takeLease(QStringLiteral("aab2")));
        QCOMPARE(store->runs()->at(0).phase, RunPhase::Running);
        QVERIFY(store->dropLease(QStringLiteral("aab2")));
        QCOMPARE(store->runs()->at(0).phase, RunPhase::Interrupted);
    }

    void runsAreFoundByABeginning()
    {
        auto store = opened(newPath());
        for (const char *id : {"abc", "abcd", "ab%", "xyz"})
            QVERIFY(store->putRun(samples::summary(QLatin1String(id))));
        QCOMPARE(store->run(QStringLiteral("abc"))->runId, QStringLiteral("abc")); // whole id wins
        QCOMPARE(store->run(QStringLiteral("x"))->runId, QStringLiteral("xyz"));
        QCOMPARE(store->run(QStringLiteral("ab%"))->runId, QStringLiteral("ab%"));
        const auto many = store->run(QStringLiteral("ab"));
        QCOMPARE(many.error().code, QStringLiteral("run.ambiguous"));
        QVERIFY(many.error().message.contains(u"abcd"));
        QCOMPARE(store->run(QStringLiteral("nope")).error().code, QStringLiteral("run.unknown"));
        QCOMPARE(store->run(QString()).error().code, QStringLiteral("run.unknown"));
        QCOMPARE(store->run(QStringLiteral("%")).error().fault, Fault::BadInput);
    }

    void recentPlans()
    {
        auto store = opened(newPath());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(
            store->notePlan({QStringLiteral("/a"), QStringLiteral("A"), PlanKind::Drill, now.addSecs(-10)}));
        QVERIFY(store->notePlan(
            {QStringLiteral("/b"), QStringLiteral("B"), PlanKind::Tabletop, now.addSecs(-5)}));
        QVERIFY(store->notePlan({QStringLiteral("/a"), QStringLiteral("A2"), PlanKind::Drill, now}));
        const auto plans = store->recentPlans();
        QCOMPARE(plans->size(), 2);
        QCOMPARE(plans->at(0).title, QStringLiteral("A2"));
        QCOMPARE(plans->at(1).kind, PlanKind::Tabletop);
    }

    void severalOpenItAtOnce() // a new file, from many threads: created once, all entries there
    {
        const QString path = newPath();
        std::atomic<int> failures = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back(QThread::create([path, t, &failures] {
                auto store = openStore(path);
                if (!store) {
                    qWarning("%s", qPrintable(store.error().message));
                    ++failures;
                    return;
                }
                const QString run = QStringLiteral("run%1").arg(t);
                samples::Chain chain(run);
                failures += (*store)->putRun(samples::summary(run)).has_value() ? 0 : 1;
                for (int i = 0; i < 25; ++i)
                    failures += (*store)->append(run, chain.next()).has_value() ? 0 : 1;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait(60'000));
        QCOMPARE(failures.load(), 0);
        auto store = opened(path);
        QCOMPARE(store->runs()->size(), 8);
        for (int t = 0; t < 8; ++t)
            QCOMPARE(verifyJournal(samples::asJson(*store->journal(QStringLiteral("run%1").arg(t))))->count,
                     25);
    }

    void oneRunTwoWriters() // the second finds out, nothing is lost
    {
        const QString path = newPath();
        auto one = opened(path);
        auto two = opened(path);
        const QString run = QStringLiteral("r1");
        samples::Chain chain(run);
        QVERIFY(one->putRun(samples::summary(run)));
        const JournalEntry first = chain.next();
        QVERIFY(one->append(run, first));
        QCOMPARE(two->append(run, first).error().code, QStringLiteral("store.conflict"));
        QVERIFY(two->append(run, chain.next()));
        QCOMPARE(one->journal(run)->size(), 2); // followed live
    }

    // A second store of one process must not cost the first its hold on the file: another process that ends would
    // then take the log away, and what is written after that would be gone with it.
    void anotherProcessLeavesTheLogAlone()
    {
        const QString path = newPath();
        const QString run = QStringLiteral("r1");
        samples::Chain chain(run);
        auto one = opened(path);
        QVERIFY(one->putRun(samples::summary(run)));
        QVERIFY(one->append(run, chain.next()));
        opened(path).reset();
        auto two = opened(path);
        for (int other = 0; other < 2; ++other) {
            QProcess process;
            process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/storewriter"), {QStringLiteral("open"), path});
            QVERIFY(process.waitForFinished(30'000));
            QCOMPARE(process.readAllStandardOutput().trimmed(), QByteArray("ok"));
            QVERIFY(QFile::exists(path + QStringLiteral("-wal")));
            QVERIFY(one->append(run, chain.next()));
        }
        QProcess reader; // what another process finds after us
        reader.start(QCoreApplication::applicationDirPath() + QStringLiteral("/storewriter"),
                     {QStringLiteral("append"), path, run, QStringLiteral("1")});
        QVERIFY(reader.waitForFinished(30'000));
        QCOMPARE(reader.readAllStandardOutput().trimmed(), QByteArray("4"));
        QCOMPARE(two->journal(run)->size(), 4);
    }

    void aThousandRunsAreListedQuickly()
    {
        auto store = opened(newPath());
        for (int i = 0; i < 1000; ++i) {
            RunSummary summary = samples::summary(QStringLiteral("run%1").arg(i), i);
            summary.phase = i % 2 ? RunPhase::Finished : RunPhase::Running;
            QVERIFY(store->putRun(summary));
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(store->runs()->size(), 1000);
        QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    }

    void aHundredThousandEntriesLoadQuickly()
    {
        const QString path = newPath();
        auto store = opened(path);
        const QString run = QStringLiteral("r1");
        QVERIFY(store->putRun(samples::summary(run)));
        {
            // One transaction for the making of it: what is measured is the reading.
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("filler"));
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QVERIFY(database.transaction());
            QSqlQuery query(database);
            QVERIFY(query.prepare(QStringLiteral("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)")));
            samples::Chain chain(run);
            for (int i = 0; i < 100'000; ++i) {
                const JournalEntry entry = chain.next();
                const QVariantList values{
                    run,
                    entry.seq,
                    entry.prev,
                    entry.hash,
                    eventType(entry.event.body),
                    timestampText(entry.event.at),
                    QString::fromUtf8(
                        QJsonDocument(eventToJson(entry.event)).toJson(QJsonDocument::Compact))};
                for (int v = 0; v < values.size(); ++v)
                    query.bindValue(v, values.at(v));
                QVERIFY(query.exec());
            }
            QVERIFY(database.commit());
        }
        QSqlDatabase::removeDatabase(QStringLiteral("filler"));
        QElapsedTimer timer;
        timer.start();
        const auto entries = store->journal(run);
        const qint64 took = timer.elapsed();
        qInfo("100,000 entries read in %lld ms", took);
        QCOMPARE(entries->size(), 100'000);
        QVERIFY2(took < 4000, qPrintable(QString::number(took)));
    }

    void anAppendLeavesTimeForATick() // a tick, key press to shown, has 20 ms; half of the appends within
                                      // half of that
    {
        auto store = opened(newPath());
        const QString run = QStringLiteral("r1");
        samples::Chain chain(run);
        QVERIFY(store->putRun(samples::summary(run)));
        QVector<qint64> took;
        for (int i = 0; i < 200; ++i) {
            const JournalEntry entry = chain.next();
            QElapsedTimer timer;
            timer.start();
            QVERIFY(store->append(run, entry));
            took.append(timer.nsecsElapsed() / 1000);
        }
        std::sort(took.begin(), took.end());
        qInfo("an append takes %lld µs, the slowest of a hundred %lld µs", took.at(100), took.at(198));
        QVERIFY2(took.at(100) < 20'000, qPrintable(QString::number(took.at(100))));
    }
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
