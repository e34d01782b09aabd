// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/childprocess.h"
#include "process/procinfo.h"
#include "process/spawn.h"

#include "domain/identity.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <csignal>
#include <pwd.h>
#include <thread>
#include <unistd.h>

using namespace muster;

namespace
{

Command shell(const QString &script)
{
    Command command;
    command.program = QStringLiteral("/bin/sh");
    command.arguments = {QStringLiteral("-c"), script};
    return command;
}

} // namespace

class TestChildProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesLinesAndStatus()
    {
        QList<QByteArray> out;
        QList<QByteArray> err;
        ProcessWatch watch;
        watch.outputLine = [&](const QByteArray &line) { out << line; };
        watch.errorLine = [&](const QByteArray &line) { err << line; };
        const auto end =
            runProcess(shell(QStringLiteral("echo one; echo two >&2; printf last; exit 7")), watch, {});
        QVERIFY(end);
        QCOMPARE(end->exitCode, 7);
        QCOMPARE(out, (QList<QByteArray>{"one", "last"}));
        QCOMPARE(err, (QList<QByteArray>{"two"}));
        QCOMPARE(end->lastErrors, QStringList{QStringLiteral("two")});
    }

    void feedsMuchWithoutBlocking()
    {
        int pieces = 200;
        qint64 got = 0;
        ProcessWatch watch;
        watch.input = [&]() -> Result<QByteArray> {
            return pieces-- > 0 ? QByteArray(65536, 'x') : QByteArray();
        };
        watch.outputBytes = [&](const QByteArray &bytes) {
            got += bytes.size();
            return Done();
        };
        const auto end = runProcess(shell(QStringLiteral("cat")), watch, {});
        QVERIFY(end);
        QCOMPARE(got, 200 * 65536);
    }

    void survivesAReaderThatStops()
    {
        ProcessWatch watch;
        watch.input = []() -> Result<QByteArray> { return QByteArray(65536, 'x'); };
        const auto end = runProcess(shell(QStringLiteral("head -c 10 >/dev/null; exit 3")), watch, {});
        QVERIFY(end);
        QCOMPARE(end->exitCode, 3);
    }

    void environmentIsClean()
    {
        qputenv("MUSTER_SECRET_OF_OURS", "x");
        const auto text = readProcess(shell(QStringLiteral("env; cut -d' ' -f19 /proc/self/stat")), {});
        QVERIFY(text);
        QVERIFY(text->output.contains(QStringLiteral("LC_ALL=C")));
        QVERIFY(!text->output.contains(QStringLiteral("MUSTER_SECRET_OF_OURS")));
        const int nice = text->output.section(QLatin1Char('\n'), -1).toInt();
        QCOMPARE(nice, std::min(19, getpriority(PRIO_PROCESS, 0) + 5));
    }

    void missingProgramIsNamed()
    {
        Command command;
        command.program = QStringLiteral("/nonexistent/pg_restore");
        const auto end = runProcess(command, {}, {});
        QVERIFY(!end);
        QCOMPARE(end.error().code, QStringLiteral("process.start"));
        QCOMPARE(end.error().fault, Fault::CannotRun);
        QVERIFY(end.error().message.contains(command.program));
    }

    void unknownUserIsNamed()
    {
        if (::geteuid() != 0)
            QSKIP("only root changes users");
        Command command = shell(QStringLiteral("true"));
        command.user = QStringLiteral("nobody-of-that-name");
        const auto end = runProcess(command, {}, {});
        QVERIFY(!end);
        QCOMPARE(end.error().code, QStringLiteral("process.user"));
    }

    void runsAsTheOtherUser()
    {
        if (::geteuid() != 0)
            QSKIP("only root changes users");
        Command command = shell(QStringLiteral("id -u; id -G | wc -w; echo $HOME"));
        command.user = QStringLiteral("postgres");
        const auto text = readProcess(command, {});
        QVERIFY(text);
        QCOMPARE(text->output.section(QLatin1Char('\n'), 0, 0).toUInt(), ::getpwnam("postgres")->pw_uid);
        QCOMPARE(text->output.section(QLatin1Char('\n'), 2, 2),
                 QString::fromLocal8Bit(::getpwnam("postgres")->pw_dir));
    }

    // A tool that ignores SIGTERM and has children that do as well: gone within 2 s, all of them.
    void cancelEndsTheWholeGroup()
    {
        QTemporaryDir folder;
        Command command = shell(QStringLiteral("trap '' TERM; (trap '' TERM; sleep 60) & sleep 60"));
        command.folder = folder.path();
        CancelToken cancel;
        std::thread canceller([&cancel] {
            std::this_thread::sleep_for(Milliseconds(300));
            cancel.cancel();
        });
        QElapsedTimer clock;
        clock.start();
        const auto end = runProcess(command, {}, cancel);
        canceller.join();
        QVERIFY(!end);
        QCOMPARE(end.error().code, QStringLiteral("cancelled"));
        QCOMPARE(end.error().fault, Fault::Interrupted);
        QVERIFY2(clock.elapsed() < 2300, qPrintable(QString::number(clock.elapsed())));
        QTRY_VERIFY_WITH_TIMEOUT(processesIn(folder.path()).isEmpty(), 500);
    }

    void standstillIsNoticed()
    {
        ProcessWatch watch;
        watch.noProgress = Milliseconds(400);
        const auto end = runProcess(shell(QStringLiteral("echo begun; sleep 30")), watch, {});
        QVERIFY(!end);
        QCOMPARE(end.error().code, QStringLiteral("process.stalled"));
    }

    void activityCountsAsProgress()
    {
        qint64 figure = 0;
        ProcessWatch watch;
        watch.noProgress = Milliseconds(500);
        watch.activity = [&](pid_t) { return ++figure; };
        const auto end = runProcess(shell(QStringLiteral("sleep 1.2")), watch, {});
        QVERIFY(end);
        QCOMPARE(end->exitCode, 0);
    }

    void timeoutAndTickEndIt()
    {
        ProcessWatch slow;
        slow.timeout = Milliseconds(300);
        const auto late = runProcess(shell(QStringLiteral("while :; do echo x; sleep 0.05; done")), slow, {});
        QVERIFY(!late);
        QCOMPARE(late.error().code, QStringLiteral("process.timeout"));
        ProcessWatch ticking;
        ticking.tick = []() -> Done { return fail({QStringLiteral("mine"), {}, {}}); };
        const auto ticked = runProcess(shell(QStringLiteral("sleep 30")), ticking, {});
        QVERIFY(!ticked);
        QCOMPARE(ticked.error().code, QStringLiteral("mine"));
    }

    void childrenLeftBehindAreEnded()
    {
        QTemporaryDir folder;
        Command command = shell(QStringLiteral("sleep 60 & exit 0"));
        command.folder = folder.path();
        QElapsedTimer clock;
        clock.start();
        const auto end = runProcess(command, {}, {});
        QVERIFY(end);
        QVERIFY(clock.elapsed() < 2000);
        QTRY_VERIFY_WITH_TIMEOUT(processesIn(folder.path()).isEmpty(), 500);
    }

    void countsWhatAGroupReads()
    {
        ProcessWatch watch;
        std::unique_ptr<GroupReads> reads;
        qint64 bytes = 0;
        watch.activity = [&](pid_t group) {
            if (!reads)
                reads = std::make_unique<GroupReads>(group);
            return bytes = reads->bytes();
        };
        const auto end =
            runProcess(shell(QStringLiteral("head -c 5000000 /dev/zero >/dev/null; sleep 0.7")), watch, {});
        QVERIFY(end);
        QVERIFY(bytes >= 0); // head may be gone between two looks; what was seen is never given back
        const auto direct = runProcess(
            shell(QStringLiteral(
                "exec 3</dev/zero; dd bs=1M count=5 <&3 of=/dev/null 2>/dev/null & wait; sleep 0.5")),
            watch, {});
        QVERIFY(direct);
    }

    void detachedServerOutlivesTheCallAndIsReaped()
    {
        QTemporaryDir folder;
        const auto pid = startDetached(shell(QStringLiteral("echo up; exec sleep 60")),
                                       folder.filePath(QStringLiteral("log")));
        QVERIFY(pid);
        QVERIFY(isAlive(processWithId(*pid)));
        QVERIFY(!reapIfEnded(*pid));
        QTRY_VERIFY_WITH_TIMEOUT(QFile(folder.filePath(QStringLiteral("log"))).size() == 3, 2000);
        ::kill(*pid, SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(reapIfEnded(*pid), 2000);
        QVERIFY(!isAlive(processWithId(*pid)));
    }
};

QTEST_GUILESS_MAIN(TestChildProcess)
#include "tst_childprocess.moc"
