// SPDX-License-Identifier: GPL-3.0-or-later
// Each way in which a backup or the machine can be bad: its own clear message, and nothing left behind.
#include "support/killone.h"
#include "adapters/restorebench.h"

#include "archives/archiveinfo.h"
#include "process/procinfo.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <thread>

#include <sys/mount.h>
#include <unistd.h>

using namespace muster;

namespace
{

const QString restoreStep = QStringLiteral("postgres.restore");
const QString preflightStep = QStringLiteral("postgres.preflight");

// Waits on a thread of its own until the run has made a sandbox whose server works on it, then acts once.
std::thread whenRestoring(RestoreBench &bench, const QString &parent,
                          std::function<void(const QString &folder)> act)
{
    Q_UNUSED(bench)
    return std::thread([parent, act = std::move(act)] {
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 20000) {
            const QStringList names = QDir(parent).entryList({QStringLiteral("muster-*")}, QDir::Dirs);
            for (const QString &name : names) {
                const QString folder = parent + QLatin1Char('/') + name;
                if (cpuTicks(processesIn(folder + QStringLiteral("/data")),
                             {QByteArray("COPY"), QByteArray("SELECT")}) > 0) {
                    act(folder);
                    return;
                }
            }
            std::this_thread::sleep_for(Milliseconds(30));
        }
    });
}

} // namespace

class TestRestoreFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto maker = DumpMaker::create();
        QVERIFY2(maker, qPrintable(maker ? QString() : maker.error().message));
        m_maker = std::move(*maker);
        PgServer &server = m_maker->server();
        QVERIFY(server.createDatabase(QStringLiteral("big")));
        QVERIFY(server.sql(
            QStringLiteral("big"),
            QStringLiteral("create table t as select i, md5(i::text) a, md5((i+1)::text) b, "
                           "repeat(md5(i::text), 4) c from generate_series(1, 400000) i;"
                           "create table slow as select 1; create function nap() returns int language "
                           "plpgsql as $$ begin perform pg_sleep(0); return 1; end $$;")));
        m_custom = dump("shop.dump", "-Fc");
        m_plain = dump("shop.sql", "-Fp");
        m_tar = dump("shop.tar", "-Ft");
        m_big = dump("big.dump", "-Fc -Z0", "big");
        m_bigPlain = dump("big.sql", "-Fp", "big");
    }

    // Wrong from the start, told by the preflight as by the restore itself.
    void badBackups_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("fault");
        const auto row = [](const char *name, const QString &path, const char *code, const char *word,
                            Fault fault) {
            QTest::newRow(name) << path << QString::fromLatin1(code) << QString::fromUtf8(word) << int(fault);
        };
        row("missing", QStringLiteral("/nonexistent/x.dump"), "backup.missing", "/nonexistent/x.dump",
            Fault::CannotRun);
        row("empty", change("empty", m_custom, [](QByteArray &b) { b.clear(); }), "backup.empty", "empty",
            Fault::Failed);
        row("not a backup", change("noise", m_custom, [](QByteArray &b) { b = "\x01\x02hello\0there"; }),
            "backup.unknown", "not a backup", Fault::CannotRun);
        row("custom cut short in its data", change("cut1", m_custom, [](QByteArray &b) { b.chop(2000); }),
            "backup.damaged", "cut short", Fault::Failed);
        row("custom cut short in its table", change("cut2", m_custom, [](QByteArray &b) { b.truncate(900); }),
            "backup.damaged", "cut short", Fault::Failed);
        row("tar cut short", change("cut.tar", m_tar, [](QByteArray &b) { b.chop(20000); }), "backup.damaged",
            "cut short", Fault::Failed);
        row("plain cut short", change("cut.sql", m_plain, [](QByteArray &b) { b.truncate(b.size() / 2); }),
            "backup.damaged", "cut short", Fault::Failed);
        row("newer archive", change("newer", m_custom, [](QByteArray &b) { b[6] = 17; }), "postgres.version",
            "pg_dump", Fault::CannotRun);
        row("another database",
            change("connect.sql", m_plain,
                   [](QByteArray &b) {
                       b.replace("SET statement_timeout = 0;",
                                 "CREATE DATABASE other;\n\\connect other\nSET statement_timeout = 0;");
                   }),
            "postgres.meta_command", "\\connect other", Fault::Failed);
        row("a shell command",
            change("shell.sql", m_plain,
                   [](QByteArray &b) {
                       b.replace("SET statement_timeout = 0;", "select 1 \\! touch /tmp/muster-was-here\n;");
                   }),
            "postgres.meta_command", "\\! touch", Fault::Failed);
        row("gpg",
            change("x.gpg", m_custom,
                   [](QByteArray &b) { b = QByteArray("\x8c\x0d\x04\x09\x03\x02", 6) + b; }),
            "backup.encrypted", "gpg", Fault::CannotRun);
        row("openssl", change("x.enc", m_custom, [](QByteArray &b) { b.prepend("Salted__12345678"); }),
            "backup.encrypted", "openssl", Fault::CannotRun);
        row("age", change("x.age", m_custom, [](QByteArray &b) { b.prepend("age-encryption.org/v1\n"); }),
            "backup.encrypted", "age", Fault::CannotRun);
        row("pg_dumpall", dumpAll(), "backup.unsupported", "cluster", Fault::CannotRun);
    }

    void badBackups()
    {
        QFETCH(QString, path);
        QFETCH(QString, code);
        QFETCH(QString, word);
        QFETCH(int, fault);
        for (const QString &type : {preflightStep, restoreStep}) {
            RestoreBench bench;
            const auto outcome = bench.act(type, {{QStringLiteral("backup"), path}});
            QVERIFY2(!outcome, qPrintable(type));
            QCOMPARE(outcome.error().code, code);
            QVERIFY2(outcome.error().message.contains(word), qPrintable(outcome.error().message));
            QVERIFY(!outcome.error().hint.isEmpty());
            QCOMPARE(int(outcome.error().fault), fault);
            QVERIFY(bench.clean());
        }
        QVERIFY(!QFileInfo::exists(QStringLiteral("/tmp/muster-was-here")));
    }

    void directoryWithoutAFile()
    {
        const QString folder = dump("shop.dir", "-Fd");
        const QStringList files = QDir(folder).entryList({QStringLiteral("*.dat.gz")}, QDir::Files);
        QVERIFY(QFile::remove(folder + QLatin1Char('/') + files.first()));
        RestoreBench bench;
        const auto outcome = bench.restore(folder);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("backup.damaged"));
        QVERIFY(bench.clean());
    }

    void directoryWithATruncatedFile()
    {
        const QString folder = dump("cutfile.dir", "-Fd");
        const QFileInfoList files =
            QDir(folder).entryInfoList({QStringLiteral("*.dat.gz")}, QDir::Files, QDir::Size);
        QVERIFY(QFile::resize(files.first().filePath(), files.first().size() / 2));
        RestoreBench bench;
        const auto outcome = bench.restore(folder);
        QVERIFY2(!outcome || outcome->status == Status::Failed, "a table's data is half gone");
        QVERIFY(!bench.host.failedObjects(QStringLiteral("contents_listed")).isEmpty());
        QVERIFY(bench.clean());
    }

    void flippedByteIsCaughtAndNamed()
    {
        const QString path = change("flipped", m_custom, [](QByteArray &b) {
            const qsizetype middle = b.size() * 2 / 3;
            b[middle] = char(b[middle] ^ 0x10);
        });
        RestoreBench bench;
        const auto outcome = bench.restore(path);
        QVERIFY(!outcome || outcome->status == Status::Failed);
        const QStringList objects = bench.host.failedObjects(QStringLiteral("contents_listed"));
        QVERIFY2(!objects.isEmpty(), "the table whose data is damaged is named");
        QVERIFY2(objects.first().startsWith(QStringLiteral("app.")), qPrintable(objects.join(u' ')));
        QVERIFY(bench.clean());
    }

    void missingExtensionIsNamedWithItsPackage()
    {
        const QString path = change("ext", m_custom, [](QByteArray &b) { b.replace("citext", "vector"); });
        RestoreBench bench;
        const auto outcome = bench.restore(path);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("postgres.extension"));
        QVERIFY(outcome.error().message.contains(QStringLiteral("vector")));
        QVERIFY(outcome.error().hint.contains(QStringLiteral("pgvector")));
        QVERIFY(bench.clean());
        RestoreBench plain;
        const auto script =
            plain.restore(change("ext.sql", m_plain, [](QByteArray &b) { b.replace("citext", "vector"); }));
        QVERIFY(!script);
        QCOMPARE(script.error().code, QStringLiteral("postgres.extension"));
        QVERIFY(script.error().hint.contains(QStringLiteral("pgvector")));
        QVERIFY(plain.clean());
    }

    // Unwrapping is where the damage shows.
    void wrappedAndCutShort_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("custom in gzip") << cutWrapped("cut.dump.gz", m_big, "gzip -1 -c");
        QTest::newRow("script in zstd") << cutWrapped("cut.sql.zst", m_bigPlain, "zstd -q -c");
        QTest::newRow("script in xz") << cutWrapped("cut.sql.xz", m_plain, "xz -c");
    }

    void wrappedAndCutShort()
    {
        QFETCH(QString, path);
        RestoreBench bench;
        const auto outcome = bench.restore(path);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("backup.damaged"));
        QCOMPARE(outcome.error().fault, Fault::Failed);
        QVERIFY(bench.clean());
    }

    // Made through a pipe, an archive does not know where its data is.
    void customThroughAPipe()
    {
        PgServer &server = m_maker->server();
        const auto whole =
            server.tool(QStringLiteral("pg_dump"), {QStringLiteral("-Fc"), QStringLiteral("-d"),
                                                    server.conninfo(QStringLiteral("shop"))});
        QVERIFY(whole);
        RestoreBench bench;
        const auto outcome = bench.restore(change("pipe.dump", m_custom, [&](QByteArray &b) { b = *whole; }));
        QVERIFY(outcome);
        QCOMPARE(outcome->status, Status::Passed);
        QVERIFY(bench.clean());
        const auto cut =
            bench.restore(change("cutpipe.dump", m_custom, [&](QByteArray &b) { b = whole->chopped(3000); }));
        QVERIFY(!cut || cut->status == Status::Failed);
        QVERIFY(bench.clean());
    }

    void errorInTheMiddleOfAScript()
    {
        int line = 0;
        const QString path = change("error.sql", m_plain, [&line](QByteArray &b) {
            const qsizetype at = b.indexOf("-- Name: orders_big;");
            b.insert(at - 4, "select 1/0;\n");
            line = int(b.left(b.indexOf("select 1/0")).count('\n')) + 1;
        });
        RestoreBench bench;
        const auto outcome = bench.restore(path);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("postgres.sql"));
        QCOMPARE(outcome.error().line, line);
        QVERIFY(outcome.error().message.contains(QStringLiteral("division by zero")));
        const QStringList objects = bench.host.failedObjects(QStringLiteral("contents_listed"));
        QVERIFY2(objects.contains(QStringLiteral("app.orders.orders_user_fk")),
                 qPrintable(objects.join(u' ')));
        QVERIFY(objects.contains(QStringLiteral("app.orders_big")));
        QVERIFY(!objects.contains(QStringLiteral("app.order_lines")));
        QVERIFY(bench.clean());
    }

    void wrongEncoding()
    {
        RestoreBench bench;
        const auto outcome = bench.restore(
            change("latin1.sql", m_plain, [](QByteArray &b) { b.replace("K\xc3\xa4the", "K\xe4the"); }));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("postgres.encoding"));
        QVERIFY(bench.clean());
    }

    // An orphan makes ADD CONSTRAINT fail: the key is missing, which a look at the catalogue alone cannot
    // see.
    void orphanLosesItsForeignKey()
    {
        PgServer &server = m_maker->server();
        QVERIFY(server.createDatabase(QStringLiteral("orphans"), QStringLiteral("shop")));
        QVERIFY(server.sql(
            QStringLiteral("orphans"),
            QStringLiteral("set session_replication_role = replica; delete from app.users where id = 17")));
        RestoreBench bench;
        const auto outcome = bench.restore(dump("orphans.dump", "-Fc", "orphans"));
        QVERIFY(outcome);
        QCOMPARE(outcome->status, Status::Failed);
        QCOMPARE(bench.host.failedObjects(QStringLiteral("contents_listed")),
                 QStringList{QStringLiteral("app.orders.orders_user_fk")});
        QVERIFY(outcome->values.contains(QStringLiteral("conninfo")));
        QVERIFY(bench.clean());
    }

    // The object is there, the tool complains all the same.
    void errorWhoseObjectArrivedIsAWarning()
    {
        RestoreBench bench;
        const QString path = change("public.sql", m_custom, [](QByteArray &) {});
        PgServer &server = m_maker->server();
        QVERIFY(server.createDatabase(QStringLiteral("pub")));
        QVERIFY(server.sql(QStringLiteral("pub"),
                           QStringLiteral("alter schema public owner to reader; create table t (i int)")));
        const auto outcome = bench.restore(dump("pub.dump", "-Fc --clean", "pub"));
        QVERIFY(outcome);
        QCOMPARE(outcome->status, Status::Passed);
        QVERIFY(!path.isEmpty());
        QVERIFY(bench.clean());
    }

    void scriptsMayNotLeaveTheirDatabase()
    {
        const QString path = m_maker->folder() + QStringLiteral("/evil.sql");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("create table t (x text);\ncopy t from program 'touch /tmp/muster-was-here';\n");
        file.close();
        RestoreBench bench;
        const auto outcome = bench.restore(path);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("postgres.sql"));
        QCOMPARE(outcome.error().line, 2);
        QVERIFY(!QFileInfo::exists(QStringLiteral("/tmp/muster-was-here")));
        QVERIFY(bench.clean());
    }

    void decryptsWithTheGivenCommand()
    {
        const auto encrypted =
            m_maker->pipe(QStringLiteral("shop.dump.enc"),
                          {QStringLiteral("openssl"), QStringLiteral("enc"), QStringLiteral("-aes-256-cbc"),
                           QStringLiteral("-pbkdf2"), QStringLiteral("-pass"), QStringLiteral("pass:x"),
                           QStringLiteral("-in"), m_custom});
        QVERIFY(encrypted);
        const QJsonArray argv{QStringLiteral("openssl"), QStringLiteral("enc"),
                              QStringLiteral("-d"),      QStringLiteral("-aes-256-cbc"),
                              QStringLiteral("-pbkdf2"), QStringLiteral("-pass"),
                              QStringLiteral("pass:x")};
        RestoreBench bench;
        const auto outcome = bench.restore(*encrypted, {{QStringLiteral("decrypt"), argv}});
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->status, Status::Passed);
        QVERIFY(bench.clean());
        RestoreBench wrong;
        QJsonArray bad = argv;
        bad.replace(bad.size() - 1, QStringLiteral("pass:y"));
        const auto refused = wrong.restore(*encrypted, {{QStringLiteral("decrypt"), bad}});
        QVERIFY(!refused && refused.error().code == u"backup.decrypt" && wrong.clean());
        bad.append(QStringLiteral("-nopad")); // openssl says nothing then: it gives garbage and ends well
        const auto garbage = wrong.restore(*encrypted, {{QStringLiteral("decrypt"), bad}});
        QVERIFY(!garbage && garbage.error().code == u"backup.decrypt" && wrong.clean());
    }

    void targetThatIsNotOursIsRefused()
    {
        RestoreBench bench;
        const auto outcome = bench.restore(
            m_custom, {{QStringLiteral("target"), m_maker->server().conninfo(QStringLiteral("shop"))}});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("postgres.guard"));
        QVERIFY(bench.host.resources.isEmpty());
        bench.run.productionConnections = {QStringLiteral("host=db1 dbname=shop")};
        const auto production =
            bench.restore(m_custom, {{QStringLiteral("target"), QStringLiteral("host=db1 dbname=x")}});
        QVERIFY(!production);
        QCOMPARE(production.error().code, QStringLiteral("postgres.guard"));
        QVERIFY(production.error().message.contains(QStringLiteral("production")));
    }

    void noToolsAtAll()
    {
        RestoreBench bench;
        bench.run.postgresBin = QStringLiteral("/nonexistent");
        const auto outcome = bench.act(preflightStep, {{QStringLiteral("backup"), m_custom}});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("postgres.tools"));
        QCOMPARE(outcome.error().fault, Fault::CannotRun);
        QVERIFY(outcome.error().hint.contains(QStringLiteral("apt install postgresql-15")));
    }

    void diskFull_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("archive") << m_big;
        QTest::newRow("script") << m_bigPlain;
    }

    void diskFull()
    {
        if (::geteuid() != 0)
            QSKIP("only root can make a small disk");
        QFETCH(QString, path);
        QTemporaryDir disk(QStringLiteral("/var/tmp/md-XXXXXX"));
        const QByteArray folder = disk.path().toLocal8Bit();
        QVERIFY(::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=90m,mode=0755") == 0);
        RestoreBench bench;
        bench.run.sandboxFolder = disk.path();
        const auto outcome = bench.restore(path);
        bench.clean();
        const bool empty = QDir(disk.path()).isEmpty();
        ::umount(folder.constData());
        QVERIFY(empty);
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().code == QStringLiteral("postgres.disk_full"),
                 qPrintable(outcome.error().code + outcome.error().message));
    }

    void tooLittleSpaceIsSeenBefore()
    {
        if (::geteuid() != 0)
            QSKIP("only root can make a small disk");
        QTemporaryDir disk(QStringLiteral("/var/tmp/md-XXXXXX"));
        const QByteArray folder = disk.path().toLocal8Bit();
        QVERIFY(::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=1m,mode=0755") == 0);
        RestoreBench bench;
        bench.run.sandboxFolder = disk.path();
        const auto outcome = bench.act(preflightStep, {{QStringLiteral("backup"), m_big}});
        ::umount(folder.constData());
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QStringLiteral("disk.space"));
    }

    void serverKilled_data() { diskFull_data(); }

    void serverKilled()
    {
        QFETCH(QString, path);
        RestoreBench bench;
        std::thread killer = whenRestoring(bench, bench.parent.path(), [](const QString &folder) {
            killOne(postmasterOf(folder + QStringLiteral("/data")), SIGKILL);
        });
        const auto outcome = bench.restore(path);
        killer.join();
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().code == QStringLiteral("postgres.server_died"),
                 qPrintable(outcome.error().code + outcome.error().message));
        QVERIFY(bench.clean());
    }

    void cancelled_data() { diskFull_data(); }

    void cancelled()
    {
        QFETCH(QString, path);
        RestoreBench bench;
        QElapsedTimer clock;
        std::thread canceller = whenRestoring(bench, bench.parent.path(), [&](const QString &) {
            clock.start();
            bench.cancel.cancel();
        });
        const auto outcome = bench.restore(path);
        canceller.join();
        const qint64 took = clock.elapsed();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().fault, Fault::Interrupted);
        QVERIFY2(took < 2000, qPrintable(QString::number(took)));
        const QString folder = bench.host.resources.first().path;
        QVERIFY(bench.clean());
        QVERIFY(processesIn(folder + QStringLiteral("/data")).isEmpty());
        const QVector<Leftover> left = findLeftovers(bench.parent.path());
        QVERIFY(std::none_of(left.begin(), left.end(), [&](const Leftover &l) { return l.path == folder; }));
    }

private:
    QString dump(const char *name, const char *options, const char *database = "shop")
    {
        const auto path = m_maker->dump(QString::fromLatin1(name), QString::fromLatin1(options).split(u' '),
                                        QString::fromLatin1(database));
        if (!path)
            qWarning("%s", qPrintable(path.error().message));
        return path.value_or(QString());
    }
    QString change(const char *name, const QString &path, const std::function<void(QByteArray &)> &change)
    {
        return m_maker->changed(QString::fromLatin1(name), path, change).value_or(QString());
    }
    QString cutWrapped(const char *name, const QString &path, const char *argv)
    {
        const QString whole = QString::fromLatin1(name) + QStringLiteral(".whole");
        const auto wrapped = m_maker->pipe(whole, QString::fromLatin1(argv).split(u' ') + QStringList{path});
        return wrapped ? change(name, *wrapped, [](QByteArray &b) { b.truncate(b.size() * 9 / 10); })
                       : QString();
    }
    QString dumpAll()
    {
        const QString path = m_maker->folder() + QStringLiteral("/all.sql");
        const auto done = m_maker->server().tool(QStringLiteral("pg_dumpall"),
                                                 {QStringLiteral("-d"), m_maker->server().conninfo(),
                                                  QStringLiteral("-f"), path, QStringLiteral("-g")});
        return done ? path : QString();
    }

    std::unique_ptr<DumpMaker> m_maker;
    QString m_custom, m_plain, m_tar, m_big, m_bigPlain;
};

QTEST_GUILESS_MAIN(TestRestoreFaults)
#include "tst_restorefaults.moc"
