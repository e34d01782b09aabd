// SPDX-License-Identifier: GPL-3.0-or-later
// One driver a run: a living one keeps others out, a dead one does not.
#include "support/killone.h"
#include "store/sqlitestore.h"
#include "store/storesamples.h"

#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace muster;

class TestLeases : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path;
    const QString m_run = QStringLiteral("r1");

    void meddle(const QString &sql, const QVariantList &values)
    {
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("meddler"));
            database.setDatabaseName(m_path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.prepare(sql));
            for (int i = 0; i < values.size(); ++i)
                query.bindValue(i, values.at(i));
            QVERIFY(query.exec());
        }
        QSqlDatabase::removeDatabase(QStringLiteral("meddler"));
    }

private Q_SLOTS:
    void init()
    {
        static int files = 0;
        m_path = m_folder.filePath(QStringLiteral("store%1.db").arg(++files));
        QVERIFY((*openStore(m_path))->putRun(samples::summary(m_run)).has_value());
    }

    void twoStoresOfOneProcess()
    {
        auto one = std::move(*openStore(m_path));
        auto two = std::move(*openStore(m_path));
        QVERIFY(!two->lease(m_run)->has_value());
        QVERIFY(one->takeLease(m_run));
        QVERIFY(one->takeLease(m_run)); // again is no harm
        const Done refused = two->takeLease(m_run);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, QStringLiteral("run.driven"));
        QCOMPARE(refused.error().fault, Fault::CannotRun);
        QVERIFY(refused.error().message.contains(QString::number(QCoreApplication::applicationPid())));
        QCOMPARE((*two->lease(m_run))->pid, QCoreApplication::applicationPid());
        QVERIFY(one->renewLease(m_run));
        QCOMPARE(two->renewLease(m_run).error().code, QStringLiteral("run.driven"));
        QVERIFY(two->dropLease(m_run)); // not its own: nothing happens
        QVERIFY(two->lease(m_run)->has_value());
        QVERIFY(one->dropLease(m_run));
        QVERIFY(two->takeLease(m_run));
        two.reset(); // closed without dropping
        QVERIFY(one->takeLease(m_run));
    }

    void unknownRun()
    {
        auto store = std::move(*openStore(m_path));
        QVERIFY(!store->takeLease(QStringLiteral("nope")));
    }

    void anotherProcess()
    {
        QProcess other;
        other.start(QCoreApplication::applicationDirPath() + QStringLiteral("/storewriter"),
                    {QStringLiteral("lease"), m_path, m_run});
        QVERIFY(other.waitForReadyRead(20'000));
        QCOMPARE(other.readLine().trimmed(), QByteArray("taken"));
        auto store = std::move(*openStore(m_path));
        QCOMPARE(store->takeLease(m_run).error().code, QStringLiteral("run.driven"));
        QCOMPARE((*store->lease(m_run))->pid, other.processId());
        QCOMPARE(store->runs()->first().phase, RunPhase::Running);

        QCOMPARE(killOne(other.processId(), SIGKILL), 0);
        QVERIFY(other.waitForFinished(10'000));
        QVERIFY(!store->lease(m_run)->has_value());
        QCOMPARE(store->runs()->first().phase, RunPhase::Interrupted);
        QVERIFY(store->takeLease(m_run));
    }

    void reusedPidOtherBootOtherHost()
    {
        auto store = std::move(*openStore(m_path));
        const ProcessIdentity self = thisProcess();
        const auto lease = [this](const QString &host, qint64 pid, const QString &boot, qint64 ticks,
                                  qint64 secondsAgo) {
            meddle(QStringLiteral("INSERT OR REPLACE INTO leases VALUES (?, ?, ?, ?, ?, 'x', ?)"),
                   {m_run, host, pid, boot, ticks,
                    timestampText(QDateTime::currentDateTimeUtc().addSecs(-secondsAgo))});
        };
        lease(self.host, self.pid, self.bootId, self.startTicks + 5,
              0); // the number belongs to another process now
        QVERIFY(!store->lease(m_run)->has_value());
        lease(self.host, self.pid, QStringLiteral("another-boot"), self.startTicks, 0);
        QVERIFY(!store->lease(m_run)->has_value());
        lease(QStringLiteral("elsewhere"), 1, QStringLiteral("b"), 1, 5);
        QVERIFY(store->lease(m_run)->has_value());
        QCOMPARE(store->takeLease(m_run).error().code, QStringLiteral("run.driven"));
        lease(QStringLiteral("elsewhere"), 1, QStringLiteral("b"), 1, 45);
        QVERIFY(!store->lease(m_run)->has_value());
        QVERIFY(store->takeLease(m_run));
    }
};

QTEST_GUILESS_MAIN(TestLeases)
#include "tst_leases.moc"
