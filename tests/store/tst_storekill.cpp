// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of a writer at random moments: every acknowledged entry is there, and the chain holds.
#include "support/killone.h"
#include "store/storesamples.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace muster;

class TestStoreKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedEntriesSurvive()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("store.db"));
        const QString run = QStringLiteral("r1");
        QRandomGenerator random(50);
        qint64 acknowledged = 0;
        int killedWhileWriting = 0;
        for (int round = 0; round < 50; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationDirPath() + QStringLiteral("/storewriter"),
                         {QStringLiteral("append"), path, run, QStringLiteral("1000000")});
            QVERIFY(writer.waitForStarted());
            if (round % 5 != 0) { // now and then it dies while it opens the store
                QElapsedTimer patience;
                patience.start();
                while (!writer.canReadLine() && patience.elapsed() < 20'000)
                    (void)writer.waitForReadyRead(1000);
                QVERIFY(writer.canReadLine());
            }
            (void)writer.waitForFinished(int(random.bounded(40))); // a random moment
            QCOMPARE(killOne(writer.processId(), SIGKILL), 0);
            QVERIFY(writer.waitForFinished(10'000));
            const QList<QByteArray> lines = writer.readAllStandardOutput().split('\n');
            qint64 last = acknowledged;
            for (qsizetype i = 0; i + 1 < lines.size(); ++i) { // the last has no line end
                QVERIFY2(!lines.at(i).startsWith("error"), lines.at(i).constData());
                last = lines.at(i).toLongLong();
            }
            killedWhileWriting += last > acknowledged ? 1 : 0;
            auto store = openStore(path);
            QVERIFY2(store.has_value(), store ? "" : qPrintable(store.error().message));
            const auto entries = (*store)->journal(run);
            QVERIFY(entries.has_value());
            QVERIFY2(entries->size() >= last && entries->size() <= last + 1,
                     qPrintable(QStringLiteral("round %1: %2 entries, %3 acknowledged")
                                    .arg(round)
                                    .arg(entries->size())
                                    .arg(last)));
            const auto verified = verifyJournal(samples::asJson(*entries));
            QVERIFY2(verified.has_value(), verified ? "" : qPrintable(verified.error().message));
            acknowledged = entries->size();
        }
        QVERIFY2(killedWhileWriting > 20, qPrintable(QString::number(killedWhileWriting)));
    }
};

QTEST_GUILESS_MAIN(TestStoreKill)
#include "tst_storekill.moc"
