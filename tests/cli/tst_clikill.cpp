// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random moments of a run: nothing acknowledged is lost, the journal holds, the run can be
// resumed, and nothing is left behind. MUSTER_KILLS says how often (5).
#include "support/killone.h"
#include "cli/backups.h"
#include "cli/cliprogram.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace muster;

class CliKillTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killed_data();
    void killed();
    void cleanedInsteadOfResumed();

private:
    // Starts a drill, kills it after so long, or once it has said so; what it had said on standard error until then.
    [[nodiscard]] QByteArray killAfter(qint64 ms, const QByteArray &once = {}) const;
    [[nodiscard]] QJsonObject newestRun() const;

    CliProgram m_cli;
    std::unique_ptr<Backups> m_backups;
    QString m_dump;
    qint64 m_fullRunMs = 0;
};

void CliKillTest::initTestCase()
{
    auto made = Backups::make(0.01);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message));
    m_backups = std::move(*made);
    const auto dump = m_backups->dump(QStringLiteral("freight"), QStringLiteral("freight.dump"));
    QVERIFY(dump.has_value());
    m_dump = *dump;
    QElapsedTimer clock;
    clock.start();
    const CliResult whole = m_cli.run({QStringLiteral("drill"), m_dump});
    QVERIFY2(whole.exitCode == 0, qPrintable(whole.text()));
    m_fullRunMs = clock.elapsed();
}

QByteArray CliKillTest::killAfter(qint64 ms, const QByteArray &once) const
{
    const auto process = m_cli.start({QStringLiteral("drill"), m_dump});
    process->setReadChannel(QProcess::StandardError);
    QElapsedTimer clock;
    clock.start();
    QByteArray said;
    while (clock.elapsed() < ms && (once.isEmpty() || !said.contains(once)) &&
           process->waitForReadyRead(static_cast<int>(ms - clock.elapsed())))
        said += process->readAllStandardError();
    killOne(process->processId(), SIGKILL);
    process->waitForFinished();
    return said + process->readAllStandardError();
}

QJsonObject CliKillTest::newestRun() const
{
    return m_cli.run({QStringLiteral("runs"), QStringLiteral("--json")}).json().array().first().toObject();
}

void CliKillTest::killed_data()
{
    QTest::addColumn<qint64>("ms");
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("MUSTER_KILLS", &given);
    const quint32 seed = qEnvironmentVariableIsSet("MUSTER_SEED")
                             ? qEnvironmentVariable("MUSTER_SEED").toUInt()
                             : QRandomGenerator::global()->generate();
    qInfo("MUSTER_SEED=%u", seed);
    QRandomGenerator random(seed);
    for (int i = 0; i < (given ? wanted : 5); ++i) {
        const qint64 ms = random.bounded(static_cast<int>(m_fullRunMs));
        QTest::addRow("%d: after %lld ms", i, static_cast<long long>(ms)) << ms;
    }
}

void CliKillTest::killed()
{
    QFETCH(const qint64, ms);
    const QString before = newestRun().value(QStringLiteral("run_id")).toString();
    const QByteArray said = killAfter(ms);
    const QJsonObject run = newestRun();
    const QString id = run.value(QStringLiteral("run_id")).toString();
    if (id != before) { // it had begun
        const CliResult verified = m_cli.run({QStringLiteral("journal"), QStringLiteral("verify"), id});
        QVERIFY2(verified.exitCode == 0, qPrintable(verified.text()));
        // What was said to have ended is in the journal.
        const CliResult shown = m_cli.run({QStringLiteral("show"), id});
        static const QRegularExpression ended(QStringLiteral("^passed +\\S+ +([^:\n]+)"),
                                              QRegularExpression::MultilineOption);
        auto matches = ended.globalMatch(QString::fromUtf8(said));
        while (matches.hasNext()) {
            const QString step = matches.next().captured(1);
            QVERIFY2(QString::fromUtf8(shown.out).contains(step), qPrintable(step + shown.text()));
        }
        if (run.value(QStringLiteral("state")) == QStringLiteral("interrupted")) {
            const CliResult resumed = m_cli.run({QStringLiteral("resume"), id, QStringLiteral("--json")});
            QVERIFY2(resumed.exitCode == 0, qPrintable(QString::fromUtf8(said) + resumed.text()));
            QCOMPARE(resumed.object().value(QStringLiteral("verdict")).toString(), QStringLiteral("passed"));
        }
        QCOMPARE(newestRun().value(QStringLiteral("state")).toString(), QStringLiteral("finished"));
        const CliResult after = m_cli.run({QStringLiteral("journal"), QStringLiteral("verify"), id});
        QVERIFY2(after.exitCode == 0, qPrintable(after.text()));
    }
    QCOMPARE(m_cli.run({QStringLiteral("cleanup")}).exitCode, 0);
    QCOMPARE(m_cli.leftovers(), QStringList());
    QCOMPARE(m_cli.sandboxFolders(), QStringList());
}

void CliKillTest::cleanedInsteadOfResumed()
{
    // Killed while its server runs. A busy machine may show us the line late, when the run is over already.
    QByteArray said;
    for (int attempt = 0; attempt < 5 && m_cli.leftovers().isEmpty(); ++attempt)
        said = killAfter(120'000, QByteArrayLiteral("Restore into a throw-away PostgreSQL server  ["));
    QCOMPARE(newestRun().value(QStringLiteral("state")).toString(), QStringLiteral("interrupted"));
    QVERIFY2(!m_cli.leftovers().isEmpty(), said.constData());
    const CliResult cleaned = m_cli.run({QStringLiteral("cleanup"), QStringLiteral("--json")});
    QVERIFY2(cleaned.exitCode == 0, qPrintable(cleaned.text()));
    QCOMPARE(m_cli.leftovers(), QStringList());
    QCOMPARE(m_cli.sandboxFolders(), QStringList());
    // and it can still be resumed: what is gone is made again
    const QString id = newestRun().value(QStringLiteral("run_id")).toString();
    const CliResult resumed = m_cli.run({QStringLiteral("resume"), id, QStringLiteral("--json")});
    QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.text()));
    QCOMPARE(m_cli.leftovers(), QStringList());
}

QTEST_GUILESS_MAIN(CliKillTest)
#include "tst_clikill.moc"
