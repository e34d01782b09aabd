// SPDX-License-Identifier: GPL-3.0-or-later
// Faults of backups, servers and disks: each with its message and exit code, and nothing left behind.
#include "support/killone.h"
#include "cli/backups.h"
#include "cli/cliprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <unistd.h>

using namespace muster;

class CliFaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void badBackup_data();
    void badBackup();
    void scriptReachesNothing();
    void noServerPrograms();
    void diskFull();
    void serverKilled_data();
    void serverKilled();
    void drivenElsewhere();

private:
    [[nodiscard]] QByteArray bytes(const QString &path) const;
    // Starts a drill and waits until this is said on standard error.
    [[nodiscard]] std::unique_ptr<QProcess> startUntil(const QStringList &arguments,
                                                       const QByteArray &said) const;
    [[nodiscard]] qint64 postmaster() const;
    void addScripts() const;
    void addArchives();

    CliProgram m_cli;
    std::unique_ptr<Backups> m_backups;
    QString m_dump;
};

void CliFaultsTest::initTestCase()
{
    auto made = Backups::make(0.003);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message));
    m_backups = std::move(*made);
    const auto dump = m_backups->dump(QStringLiteral("freight"), QStringLiteral("freight.dump"));
    QVERIFY(dump.has_value());
    m_dump = *dump;
}

void CliFaultsTest::cleanup()
{
    QCOMPARE(m_cli.leftovers(), QStringList());
    QCOMPARE(m_cli.sandboxFolders(), QStringList());
}

QByteArray CliFaultsTest::bytes(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CliFaultsTest::addScripts() const
{
    const auto script = [this](const char *name, const QByteArray &sql) {
        return m_cli.writeFile(QString::fromLatin1(name) + QStringLiteral(".sql"),
                               "--\n-- PostgreSQL database dump\n--\nSET client_encoding = 'UTF8';\n" + sql +
                                   "--\n-- PostgreSQL database dump complete\n--\n");
    };
    QTest::newRow("SQL error in the middle")
        << script("middle",
                  "CREATE TABLE a (i int);\nINSERT INTO a VALUES (1);\nINSERT INTO nowhere VALUES (1);\n")
        << 1 << QByteArrayList{"nowhere"};
    QTest::newRow("wrong encoding")
        << script("encoding", "CREATE TABLE a (t text);\nCOPY a (t) FROM stdin;\nfine\nb\xe4r\n\\.\n") << 1
        << QByteArrayList{"encoding", "UTF8"};
    QTest::newRow("missing extension in a script")
        << script("extension", "CREATE EXTENSION nosuchthing;\nCREATE TABLE a (i int);\n") << 3
        << QByteArrayList{"nosuchthing"};
    QTest::newRow("shell command") << script("shell", "CREATE TABLE a (i int);\n\\! touch " +
                                                          m_cli.folder().toUtf8() + "/pwned\n")
                                   << 1 << QByteArrayList{"\\\\!"};
    QTest::newRow("connects elsewhere") << script("connect", "\\connect postgres\nCREATE TABLE a (i int);\n")
                                        << 1 << QByteArrayList{"connect"};
}

void CliFaultsTest::addArchives()
{
    QTest::newRow("custom, end cut off") << Backups::truncated(m_dump, 0.6) << 1 << QByteArrayList{};
    QTest::newRow("custom, table of contents cut")
        << Backups::truncated(m_dump, 0.002) << 1 << QByteArrayList{};
    const auto tar =
        m_backups->dump(QStringLiteral("freight"), QStringLiteral("freight.tar"), QStringLiteral("t"));
    QTest::newRow("tar, end cut off") << Backups::truncated(*tar, 0.5) << 1 << QByteArrayList{};
    const auto directory =
        m_backups->dump(QStringLiteral("freight"), QStringLiteral("cutdir"), QStringLiteral("d"));
    const QFileInfoList files =
        QDir(*directory).entryInfoList({QStringLiteral("*.dat.gz")}, QDir::Files, QDir::Size);
    QFile::resize(files.first().filePath(), files.first().size() / 2);
    QTest::newRow("directory, a file cut") << *directory << 1 << QByteArrayList{};
    const auto holed =
        m_backups->dump(QStringLiteral("freight"), QStringLiteral("holeddir"), QStringLiteral("d"));
    const QFileInfoList more =
        QDir(*holed).entryInfoList({QStringLiteral("*.dat.gz")}, QDir::Files, QDir::Size);
    QFile::remove(more.first().filePath());
    QTest::newRow("directory, a file missing")
        << *holed << 1 << QByteArrayList{more.first().completeBaseName().toUtf8()};

    QByteArray newer = bytes(m_dump);
    newer[6] = 30; // minor number of the archive's format
    QTest::newRow("newer than the tools")
        << m_cli.writeFile(QStringLiteral("newer.dump"), newer) << 3 << QByteArrayList{"newer"};
    const auto extended =
        m_backups->changed(QStringLiteral("extended"), QStringLiteral("CREATE EXTENSION citext"));
    QByteArray renamed = bytes(*extended);
    renamed.replace("citext", "cixext");
    QTest::newRow("missing extension")
        << m_cli.writeFile(QStringLiteral("ext.dump"), renamed) << 3 << QByteArrayList{"cixext"};
    QTest::newRow("encrypted (openssl)")
        << m_cli.writeFile(QStringLiteral("openssl.dump"), "Salted__" + QByteArray(4096, '\x9d')) << 3
        << QByteArrayList{"encrypted"};
    QTest::newRow("encrypted (age)") << m_cli.writeFile(QStringLiteral("age.dump"),
                                                        "age-encryption.org/v1\n-> X25519 abc\n" +
                                                            QByteArray(4096, '\x9d'))
                                     << 3 << QByteArrayList{"encrypted"};
    QTest::newRow("empty") << m_cli.writeFile(QStringLiteral("empty.dump"), {}) << 1
                           << QByteArrayList{"empty"};
    QTest::newRow("something else") << m_cli.writeFile(QStringLiteral("noise.dump"), QByteArray(9000, '\x01'))
                                    << 3 << QByteArrayList{};
}

void CliFaultsTest::badBackup_data()
{
    QTest::addColumn<QString>("backup");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArrayList>("words"); // said on standard output
    addScripts();
    addArchives();
}

void CliFaultsTest::badBackup()
{
    QFETCH(const QString, backup);
    QFETCH(const int, exitCode);
    QFETCH(const QByteArrayList, words);
    QVERIFY(!backup.isEmpty());
    const CliResult result =
        m_cli.run({QStringLiteral("drill"), backup, QStringLiteral("--json")}, {}, 60000);
    QVERIFY2(result.exitCode == exitCode, qPrintable(result.text()));
    for (const QByteArray &word : words) {
        QVERIFY2(result.out.contains(word), qPrintable(QString::fromUtf8(word) + result.text()));
    }
    if (exitCode == 3) {
        QVERIFY(!result.errorCode().isEmpty());
        QVERIFY2(!result.errorHint().isEmpty(), qPrintable(result.text()));
    }
}

void CliFaultsTest::scriptReachesNothing()
{
    QVERIFY(!QFile::exists(m_cli.path(QStringLiteral("pwned"))));
}

void CliFaultsTest::noServerPrograms()
{
    const QString empty = m_cli.path(QStringLiteral("nobin"));
    QVERIFY(QDir().mkpath(empty));
    const CliResult result = m_cli.run(
        {QStringLiteral("drill"), m_dump, QStringLiteral("--json"), QStringLiteral("--postgres-bin"), empty});
    QVERIFY2(result.exitCode == 3, qPrintable(result.text()));
    QVERIFY2(result.errorHint().contains(QStringLiteral("postgresql")), qPrintable(result.text()));
}

void CliFaultsTest::diskFull()
{
    // A disk of 64 MB where this machine lets us mount one; else a limit on the size of a file.
    // The archive is small (two times its size are free), what it holds is not.
    const auto backup = m_backups->changed(
        QStringLiteral("wide"), QStringLiteral("CREATE TABLE n AS SELECT generate_series(1, 3000000) AS i"));
    QVERIFY(backup.has_value());
    const QByteArray disk = m_cli.path(QStringLiteral("disk")).toUtf8();
    QVERIFY(QDir().mkpath(QString::fromUtf8(disk)));
    const bool mounted = ::mount("tmpfs", disk.constData(), "tmpfs", 0, "size=64m,mode=1777") == 0;
    QStringList arguments{QStringLiteral("drill"), *backup, QStringLiteral("--json")};
    if (mounted) {
        arguments += {QStringLiteral("--sandbox-dir"), QString::fromUtf8(disk)};
    } else {
        m_cli.setWrapper({QStringLiteral("prlimit"), QStringLiteral("--fsize=20000000")});
    }
    const CliResult result = m_cli.run(arguments);
    m_cli.setWrapper({});
    const QStringList left =
        mounted
            ? QDir(QString::fromUtf8(disk)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)
            : QStringList();
    if (mounted) {
        ::umount(disk.constData());
    }
    QVERIFY2(result.exitCode == 1 || result.exitCode == 3, qPrintable(result.text()));
    QVERIFY2(result.out.toLower().contains("space") || !mounted, qPrintable(result.text()));
    QCOMPARE(left, QStringList());
}

std::unique_ptr<QProcess> CliFaultsTest::startUntil(const QStringList &arguments,
                                                    const QByteArray &said) const
{
    auto process = m_cli.start(arguments);
    process->setReadChannel(QProcess::StandardError);
    QByteArray seen;
    while (!seen.contains(said) && process->waitForReadyRead(30000)) {
        seen += process->readAll();
    }
    return process;
}

qint64 CliFaultsTest::postmaster() const
{
    for (const QString &name : m_cli.sandboxFolders()) {
        for (const QString &below :
             {QStringLiteral("/data/postmaster.pid"), QStringLiteral("/postmaster.pid")}) {
            const QByteArray text = bytes(m_cli.sandboxes() + QLatin1Char('/') + name + below);
            if (!text.isEmpty()) {
                return text.left(text.indexOf('\n')).toLongLong();
            }
        }
    }
    return 0;
}

void CliFaultsTest::serverKilled_data()
{
    QTest::addColumn<QByteArray>("when");
    QTest::newRow("during restore") << QByteArray("start     Restore");
    QTest::newRow("during checks") << QByteArray("start     Prove");
}

void CliFaultsTest::serverKilled()
{
    QFETCH(const QByteArray, when);
    const auto process = startUntil({QStringLiteral("drill"), m_dump, QStringLiteral("--json")}, when);
    QTRY_VERIFY_WITH_TIMEOUT(postmaster() > 0 || process->state() == QProcess::NotRunning, 60000);
    const qint64 pid = postmaster();
    QVERIFY(pid > 0);
    killOne(pid, SIGKILL);
    const CliResult result = CliProgram::finish(*process, 60000);
    QVERIFY2(result.exitCode == 1 || result.exitCode == 3, qPrintable(result.text()));
    QVERIFY2(result.out.contains("server"), qPrintable(result.text()));
}

void CliFaultsTest::drivenElsewhere()
{
    const auto process = startUntil({QStringLiteral("drill"), m_dump}, "start     Restore");
    const QJsonArray runs = m_cli.run({QStringLiteral("runs"), QStringLiteral("--json")}).json().array();
    const QString id = runs.first().toObject().value(QStringLiteral("run_id")).toString();
    QCOMPARE(runs.first().toObject().value(QStringLiteral("state")).toString(), QStringLiteral("running"));
    const CliResult second = m_cli.run({QStringLiteral("resume"), id, QStringLiteral("--json")});
    const CliResult cleaned = m_cli.run({QStringLiteral("cleanup"), QStringLiteral("--json")});
    const CliResult first = CliProgram::finish(*process);
    QVERIFY2(second.exitCode == 3, qPrintable(second.text()));
    QCOMPARE(second.errorCode(), QStringLiteral("run.driven"));
    QVERIFY2(cleaned.object().value(QStringLiteral("removed")).toArray().isEmpty(),
             qPrintable(cleaned.text()));
    QVERIFY2(first.exitCode == 0, qPrintable(first.text())); // unharmed by either
}

QTEST_GUILESS_MAIN(CliFaultsTest)
#include "tst_clifaults.moc"
