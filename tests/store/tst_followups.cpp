// SPDX-License-Identifier: GPL-3.0-or-later
// What was done about gaps, on a real file: append-only, chained, checked, migrated to, and all or none when
// the disk is full.
#include "store/sqliteschema.h"
#include "store/sqlitestore.h"
#include "store/storesamples.h"

#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace muster;

class TestFollowUps : public QObject
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
    // Runs SQL behind the store's back; the errors, or what the last statement found.
    static QString meddle(const QString &path, const QStringList &statements)
    {
        QString said;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("meddler"));
            database.setDatabaseName(path);
            database.open();
            for (const QString &sql : statements) {
                QSqlQuery query(database);
                if (!query.exec(sql))
                    said += query.lastError().databaseText();
                else if (query.next())
                    said += u'=' + query.value(query.record().count() - 1).toString();
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("meddler"));
        return said;
    }
    static FollowUp change(const QString &owner)
    {
        FollowUp what;
        what.at = QDateTime::currentDateTime();
        what.actor = QStringLiteral("Ann");
        what.gap = QStringLiteral("r1:G1");
        what.fields = {{QStringLiteral("owner"), owner}};
        return what;
    }
    // As the version before this table left it: a journal with gaps, no table for them.
    QString olderStore(int version)
    {
        const QString path = newPath();
        fillWithGaps(*opened(path));
        QStringList undo{QStringLiteral("DROP TABLE gap_followups"), QStringLiteral("DROP INDEX idx_journal_gaps"),
                         QStringLiteral("PRAGMA user_version = %1").arg(version)};
        if (version < 2)
            undo.prepend(QStringLiteral("DROP TABLE drafts"));
        if (const QString error = meddle(path, undo); !error.isEmpty())
            qFatal("%s", qPrintable(error));
        return path;
    }
    static void fillWithGaps(Store &store)
    {
        const auto run = [&store](const QString &id, const QVector<EventBody> &events) {
            samples::Chain chain(id);
            if (!store.putRun(samples::summary(id)))
                qFatal("no run");
            for (const EventBody &body : events)
                if (!store.append(id, chain.next(body)))
                    qFatal("no entry");
        };
        const event::StepLogged log{QStringLiteral("s"), QStringLiteral("info"), QStringLiteral("text about \"gaps\":[{")};
        const event::GapRaised gap{QStringLiteral("G1"), QStringLiteral("No key"), {}, QStringLiteral("P1"), {}, {}, {}, {}};
        const QJsonObject planned{{QStringLiteral("gaps"), QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("K")}}}}};
        run(QStringLiteral("r1"), {event::RunCreated{QStringLiteral("r1"), {}, {}, {}, {}}, log, gap, log,
                                   event::GapChanged{QStringLiteral("G1"), {{QStringLiteral("owner"), QStringLiteral("Bo")}}}});
        run(QStringLiteral("r2"), {event::RunCreated{QStringLiteral("r2"), {}, {}, {}, {}}, log});
        run(QStringLiteral("r3"), {event::RunCreated{QStringLiteral("r3"), planned, {}, {}, {}}, log});
    }

private Q_SLOTS:
    void comeBackAsTheyWent()
    {
        const QString path = newPath();
        FollowUp odd = change(QStringLiteral("„ä“ \u0001 \"x\"") + QChar(0xFFFF) + QChar(0xD800));
        FollowUp closed = change({});
        closed.kind = FollowUpKind::Closed;
        closed.fields = {};
        closed.run = QStringLiteral("r2");
        closed.item = QStringLiteral("row_count:public.a");
        QVector<FollowUpEntry> written;
        {
            auto store = opened(path);
            QVERIFY(store->followUps()->isEmpty());
            const auto first = store->addFollowUps({odd});
            QVERIFY(first);
            const auto more = store->addFollowUps({closed, change(QStringLiteral("Cy"))});
            QVERIFY(more);
            written = *first + *more;
        }
        auto store = opened(path);
        const auto read = store->followUps();
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, written);
        QCOMPARE(read->last().seq, 3);
        QCOMPARE(read->first().prev, firstPrev());
    }

    void appendOnly()
    {
        const QString path = newPath();
        QVERIFY(opened(path)->addFollowUps({change(QStringLiteral("Bo"))}));
        for (const QString &sql : {QStringLiteral("UPDATE gap_followups SET body = '{}'"), QStringLiteral("DELETE FROM gap_followups"),
                                   QStringLiteral("INSERT OR REPLACE INTO gap_followups VALUES (1, '', '', 'changed', 'r1:G1', '', '{}')")})
            QVERIFY2(meddle(path, {sql}).contains(u"append-only"), qPrintable(sql));
        QCOMPARE(opened(path)->followUps()->size(), 1);
    }

    void tamperingIsFound_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("body") << QStringLiteral("UPDATE gap_followups SET body = replace(body, 'Bo', 'Zo') WHERE seq = 2");
        QTest::newRow("no JSON") << QStringLiteral("UPDATE gap_followups SET body = '{\"gap\"' WHERE seq = 2");
        QTest::newRow("hash") << QStringLiteral("UPDATE gap_followups SET hash = 'ab' WHERE seq = 3");
        QTest::newRow("first gone") << QStringLiteral("DELETE FROM gap_followups WHERE seq = 1");
        QTest::newRow("middle gone") << QStringLiteral("DELETE FROM gap_followups WHERE seq = 2");
    }

    void tamperingIsFound()
    {
        QFETCH(QString, sql);
        const QString path = newPath();
        QVERIFY(opened(path)->addFollowUps({change(QStringLiteral("Al")), change(QStringLiteral("Bo")), change(QStringLiteral("Cy"))}));
        QCOMPARE(meddle(path, {QStringLiteral("DROP TRIGGER gap_followups_no_update"), QStringLiteral("DROP TRIGGER gap_followups_no_delete"), sql}), QString());
        const auto read = opened(path)->followUps();
        QVERIFY(!read);
        QCOMPARE(read.error().code, QStringLiteral("ledger.broken"));
        QCOMPARE(read.error().fault, Fault::Failed);
    }

    void onlyRunsWithGapsAreRead()
    {
        auto store = opened(newPath());
        fillWithGaps(*store);
        const auto entries = store->gapEntries();
        QVERIFY(entries);
        QCOMPARE(entries->keys(), QStringList({QStringLiteral("r1"), QStringLiteral("r3")}));
        QCOMPARE(entries->value(QStringLiteral("r1")).size(), 3);
        QCOMPARE(eventType(entries->value(QStringLiteral("r1")).last().event.body), QStringLiteral("gap_changed"));
        QCOMPARE(entries->value(QStringLiteral("r3")).size(), 1);
    }

    void readByTheIndex() // not by reading every entry of every journal
    {
        const QString path = newPath();
        fillWithGaps(*opened(path));
        const QString plan = meddle(path, {QStringLiteral("EXPLAIN QUERY PLAN SELECT run_id FROM journal WHERE type IN ('run_created', 'gap_raised', 'gap_changed')")});
        QVERIFY2(plan.contains(u"idx_journal_gaps"), qPrintable(plan));
    }

    void olderStoresAreMigrated_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("the version before") << 2;
        QTest::newRow("the first version") << 1;
    }

    void olderStoresAreMigrated()
    {
        QFETCH(int, version);
        const QString path = olderStore(version);
        QCOMPARE(storeVersion(), 3);
        {
            auto store = opened(path);
            QCOMPARE(store->journal(QStringLiteral("r1"))->size(), 5); // nothing of it is lost
            QVERIFY(store->followUps()->isEmpty());
            QCOMPARE(store->gapEntries()->size(), 2);
            QVERIFY(store->addFollowUps({change(QStringLiteral("Bo"))}));
            QVERIFY(store->putDraft(QStringLiteral("r1"), {QStringLiteral("half"), QDateTime::currentDateTimeUtc()}));
        }
        QCOMPARE(meddle(path, {QStringLiteral("PRAGMA user_version")}), QStringLiteral("=3"));
        QCOMPARE(opened(path)->followUps()->size(), 1);
    }

    void severalWriters() // windows and command lines at once: one chain
    {
        const QString path = newPath();
        opened(path).reset();
        std::atomic<int> failures = 0;
        QVector<QThread *> threads;
        for (int i = 0; i < 4; ++i) {
            threads.append(QThread::create([&path, &failures] {
                auto store = openStore(path);
                for (int n = 0; n < 25; ++n)
                    failures += store && (*store)->addFollowUps({change(QString::number(n)), change({})}) ? 0 : 1;
            }));
            threads.last()->start();
        }
        for (QThread *thread : std::as_const(threads)) {
            QVERIFY(thread->wait(60000));
            delete thread;
        }
        QCOMPARE(failures.load(), 0);
        QCOMPARE(opened(path)->followUps()->size(), 200);
    }

    void fullDisk() // for every number of free pages: all of a table's changes, or none
    {
        int refusals = 0;
        for (int extra = 0; extra < 12; ++extra) {
            const QString path = newPath();
            opened(path).reset();
            qsizetype acknowledged = 0;
            {
                auto store = SqliteStore::open(path);
                QVERIFY(store);
                QVERIFY((*store)->limitPages(meddlePages(path) + extra));
                for (int i = 0; i < 10; ++i) {
                    const auto added = (*store)->addFollowUps({change(QString(1500, u'x')), change(QString(1500, u'y'))});
                    if (!added) {
                        QCOMPARE(added.error().code, QStringLiteral("store.full"));
                        ++refusals;
                        break;
                    }
                    acknowledged += added->size();
                }
            }
            auto store = opened(path);
            QCOMPARE(store->followUps()->size(), acknowledged);
            QVERIFY(store->addFollowUps({change(QStringLiteral("Bo"))})); // there is room again
        }
        QVERIFY(refusals > 5);
    }

private:
    static int meddlePages(const QString &path)
    {
        return meddle(path, {QStringLiteral("PRAGMA page_count")}).mid(1).toInt();
    }
};

QTEST_GUILESS_MAIN(TestFollowUps)
#include "tst_followups.moc"
