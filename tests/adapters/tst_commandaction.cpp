// SPDX-License-Identifier: GPL-3.0-or-later
// The actions command and wait on real processes: what they say, how they end, that nothing is left.
#include "command/register.h"
#include "engine/actioncheck.h"
#include "support/actionprobe.h"

#include "domain/masking.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <thread>

using namespace muster;

namespace
{

QJsonObject argv(const QStringList &words)
{
    return {{u"argv"_qs, QJsonArray::fromStringList(words)}};
}

QJsonObject shell(const QString &script)
{
    return argv({u"sh"_qs, u"-c"_qs, script});
}

bool isAlive(qint64 pid)
{
    return ::kill(pid_t(pid), 0) == 0;
}

Plan planWith(const QString &type, const QJsonObject &params)
{
    Step step;
    step.id = u"it"_qs;
    step.text = u"it"_qs;
    step.action = ActionSpec{type, params};
    Phase phase;
    phase.steps = {step};
    Plan plan;
    plan.id = u"p"_qs;
    plan.phases = {phase};
    return plan;
}

} // namespace

class TestCommandAction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerCommands(m_registry); }

    void saysWhatItRanAndWhatItSaid()
    {
        ActionProbe probe;
        const auto outcome = probe.act(m_registry, u"command"_qs, shell(u"echo one; echo two >&2"_qs));
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(outcome->status, Status::Passed);
        QCOMPARE(outcome->values.value(u"exit_code"_qs).toInt(), 0);
        const QString log = probe.host.logs.join(u'\n');
        QVERIFY(log.startsWith(u"info: $ "_qs));
        QVERIFY(log.contains(u"'echo one; echo two >&2'"_qs));
        QVERIFY(log.contains(u"one"_qs) && log.contains(u"two"_qs));
    }

    void thereIsNoShell()
    {
        ActionProbe probe;
        const auto outcome = probe.act(m_registry, u"command"_qs, argv({u"echo"_qs, u"$HOME; ls | cat"_qs}));
        QVERIFY(outcome);
        QVERIFY(probe.host.logs.join(u'\n').contains(u"\ninfo: $HOME; ls | cat"_qs));
    }

    void runsInThePlansFolder()
    {
        QTemporaryDir folder;
        QDir(folder.path()).mkdir(u"sub"_qs);
        ActionProbe probe;
        probe.run.planFolder = folder.path();
        QJsonObject params = argv({u"pwd"_qs});
        QVERIFY(probe.act(m_registry, u"command"_qs, params));
        QVERIFY(probe.host.logs.join(u'\n').endsWith(folder.path()));
        params[u"folder"_qs] = u"sub"_qs;
        QVERIFY(probe.act(m_registry, u"command"_qs, params));
        QVERIFY(probe.host.logs.join(u'\n').endsWith(folder.path() + u"/sub"_qs));
        params[u"folder"_qs] = u"nowhere"_qs;
        QCOMPARE(probe.act(m_registry, u"command"_qs, params).error().code, u"command.folder"_qs);
    }

    void statusAndOutputAreJudged_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QJsonValue>("exits");
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("code");
        QTest::newRow("plain") << u"exit 0"_qs << QJsonValue() << QString() << QString();
        QTest::newRow("fails") << u"echo why >&2; exit 3"_qs << QJsonValue() << QString() << u"command.exit"_qs;
        QTest::newRow("expected status") << u"exit 3"_qs << QJsonValue(3) << QString() << QString();
        QTest::newRow("status as text") << u"exit 3"_qs << QJsonValue(u"3"_qs) << QString() << QString();
        QTest::newRow("one of") << u"exit 4"_qs << QJsonValue(QJsonArray{0, 4}) << QString() << QString();
        QTest::newRow("0 was not expected") << u"exit 0"_qs << QJsonValue(1) << QString() << u"command.exit"_qs;
        QTest::newRow("output") << u"echo RDB looks OK"_qs << QJsonValue() << u"looks OK$"_qs << QString();
        QTest::newRow("error output") << u"echo syntax is ok >&2"_qs << QJsonValue() << u"is ok"_qs << QString();
        QTest::newRow("late output") << u"seq 1 5000; echo done"_qs << QJsonValue() << u"^done$"_qs << QString();
        QTest::newRow("other output") << u"echo bad"_qs << QJsonValue() << u"good"_qs << u"command.output"_qs;
        QTest::newRow("killed") << u"kill -9 $$"_qs << QJsonValue(137) << QString() << u"command.exit"_qs;
    }

    void statusAndOutputAreJudged()
    {
        QFETCH(QString, script);
        QFETCH(QJsonValue, exits);
        QFETCH(QString, pattern);
        QFETCH(QString, code);
        QJsonObject params = shell(script);
        if (!exits.isNull())
            params[u"expected_exit"_qs] = exits;
        if (!pattern.isEmpty())
            params[u"expect_output"_qs] = pattern;
        ActionProbe probe;
        const auto outcome = probe.act(m_registry, u"command"_qs, params);
        QCOMPARE(outcome ? QString() : outcome.error().code, code);
        if (!outcome) {
            QCOMPARE(outcome.error().fault, Fault::Failed);
            QVERIFY(!outcome.error().hint.isEmpty());
        }
        if (script.contains(u"why"_qs))
            QVERIFY(outcome.error().message.contains(u"why"_qs));
    }

    void longOutputIsCutAndCounted()
    {
        ActionProbe probe;
        const auto outcome = probe.act(m_registry, u"command"_qs, shell(u"seq 1 100000"_qs));
        QVERIFY(outcome);
        QCOMPARE(outcome->values.value(u"lines"_qs).toInt(), 100000);
        const QString log = probe.host.logs.join(u'\n');
        QVERIFY(log.size() < 70000);
        QVERIFY(log.contains(u"\n150\n"_qs) && !log.contains(u"\n151\n"_qs));
        QVERIFY(log.contains(u"99800 lines"_qs));
        QVERIFY(log.contains(u"\n99951\n"_qs) && log.endsWith(u"100000"_qs));
        ActionProbe wide;
        QVERIFY(wide.act(m_registry, u"command"_qs, shell(u"head -c 3000000 /dev/zero | tr '\\0' x"_qs)));
        QVERIFY(wide.host.logs.join(u'\n').size() < 70000);
    }

    void aMissingProgramIsUnknownWithAHint_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("by name") << u"no-such-program-here"_qs;
        QTest::newRow("by path") << u"/usr/bin/no-such-program-here"_qs;
        QTest::newRow("relative") << u"./no-such-program-here"_qs;
        QTest::newRow("not executable") << u"/etc/passwd"_qs;
        QTest::newRow("a folder") << u"/etc"_qs;
    }

    void aMissingProgramIsUnknownWithAHint()
    {
        QFETCH(QString, program);
        ActionProbe probe;
        const auto outcome = probe.act(m_registry, u"command"_qs, argv({program}));
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().fault, Fault::CannotRun);
        QCOMPARE(outcome.error().code, u"command.missing"_qs);
        QVERIFY(!outcome.error().hint.isEmpty());
        QVERIFY(!probe.preview(m_registry, u"command"_qs, argv({program})));
    }

    void cancelEndsTheWholeGroupWithin2Seconds()
    {
        QTemporaryDir folder;
        ActionProbe probe;
        probe.run.planFolder = folder.path();
        const CancelToken token = probe.cancel;
        std::thread later([token, path = folder.path()] {
            while (!QFile::exists(path + u"/ready"_qs))
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            token.cancel();
        });
        QElapsedTimer clock;
        clock.start();
        // A program that ignores SIGTERM, with a child of its own.
        const auto outcome = probe.act(
            m_registry, u"command"_qs,
            shell(u"trap '' TERM; sleep 300 & echo $! > child; echo $$ > self; : > ready; while :; do sleep 1; done"_qs));
        later.join();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().fault, Fault::Interrupted);
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
        for (const QString &name : {u"self"_qs, u"child"_qs}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const qint64 pid = file.readAll().trimmed().toLongLong();
            QVERIFY(pid > 1);
            QTRY_VERIFY(!isAlive(pid));
        }
    }

    void ownTimeoutAndStrayChildren()
    {
        QTemporaryDir folder;
        ActionProbe probe;
        probe.run.planFolder = folder.path();
        QJsonObject params = shell(u"sleep 60"_qs);
        params[u"timeout_seconds"_qs] = 1;
        const auto late = probe.act(m_registry, u"command"_qs, params);
        QVERIFY(!late);
        QCOMPARE(late.error().code, u"process.timeout"_qs);
        // A command that ends leaves nothing behind, not even what it put in the background.
        QVERIFY(probe.act(m_registry, u"command"_qs, shell(u"sleep 300 & echo $! > child"_qs)));
        QFile file(folder.filePath(u"child"_qs));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const qint64 pid = file.readAll().trimmed().toLongLong();
        QTRY_VERIFY(!isAlive(pid));
    }

    void secretsAreMaskedAndRefused()
    {
        qputenv("MUSTER_TEST_SECRET", "hunter22hunter");
        QJsonObject params = shell(u"echo got $MUSTER_TEST_SECRET; echo password=abc123; echo url postgres://me:pw1234@db/x; "
                                   "echo '-----BEGIN RSA PRIVATE KEY-----'; echo MIIEabcdef; echo '-----END RSA PRIVATE KEY-----'; "
                                   "echo after; echo \"Authorization: Bearer xyzzy\""_qs);
        params[u"pass_env"_qs] = QJsonArray{u"MUSTER_TEST_SECRET"_qs};
        ActionProbe probe;
        QVERIFY(probe.act(m_registry, u"command"_qs, params));
        const QString log = probe.host.logs.mid(1).join(u'\n');
        for (const QString &secret : {u"hunter22"_qs, u"abc123"_qs, u"pw1234"_qs, u"MIIE"_qs, u"xyzzy"_qs})
            QVERIFY2(!log.contains(secret), qPrintable(log));
        QVERIFY(log.contains(u"got •••"_qs) && log.contains(u"after"_qs));
        qunsetenv("MUSTER_TEST_SECRET");
        QCOMPARE(probe.act(m_registry, u"command"_qs, params).error().code, u"command.variable"_qs);
        for (const QString &name : {u"PGPASSWORD"_qs, u"REDISCLI_AUTH"_qs, u"API_TOKEN"_qs}) {
            QJsonObject with = argv({u"true"_qs});
            with[u"env"_qs] = QJsonObject{{name, u"x"_qs}};
            const Done done = checkActions(planWith(u"command"_qs, with), m_registry);
            QVERIFY(!done);
            QCOMPARE(done.error().code, u"plan.secret"_qs);
            QVERIFY(done.error().hint.contains(u"pass_env"_qs));
        }
        QJsonObject harmless = shell(u"test \"$SECRET_FILE$MODE\" = /run/xdrill"_qs);
        harmless[u"env"_qs] = QJsonObject{{u"SECRET_FILE"_qs, u"/run/x"_qs}, {u"MODE"_qs, u"drill"_qs}};
        QVERIFY(probe.act(m_registry, u"command"_qs, harmless));
    }

    void earlierStepsFillIn()
    {
        ActionProbe probe;
        probe.values.insert(u"find"_qs, {{u"backup"_qs, u"/b/newest.rdb"_qs}});
        probe.order << u"find"_qs;
        const auto lines = probe.preview(m_registry, u"command"_qs, argv({u"ls"_qs, u"{backup}"_qs, u"{other}"_qs}));
        QVERIFY(lines);
        QVERIFY2(lines->first().endsWith(u"/ls /b/newest.rdb '{other}'"_qs), qPrintable(lines->first()));
    }

    void previewStartsNothing()
    {
        QTemporaryDir folder;
        ActionProbe probe;
        probe.run.planFolder = folder.path();
        QJsonObject params = argv({u"touch"_qs, u"made here"_qs});
        params[u"expect_output"_qs] = u"x"_qs;
        const auto lines = probe.preview(m_registry, u"command"_qs, params);
        QVERIFY(lines);
        QVERIFY(lines->first().endsWith(u"/touch 'made here'"_qs));
        QVERIFY(QDir(folder.path()).isEmpty());
        QVERIFY(probe.host.logs.isEmpty());
    }

    void badParametersAreFoundOnLoad_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QJsonObject>("params");
        QTest::addColumn<QString>("pointer");
        const auto with = [](QJsonObject object, const QString &key, const QJsonValue &value) {
            object[key] = value;
            return object;
        };
        const QString command = u"command"_qs;
        const QJsonObject ls = argv({u"ls"_qs});
        QTest::newRow("a line") << command << QJsonObject{{u"argv"_qs, u"ls -l"_qs}} << u"/argv"_qs;
        QTest::newRow("empty") << command << argv({}) << u"/argv"_qs;
        QTest::newRow("no name") << command << argv({u" "_qs}) << u"/argv/0"_qs;
        QTest::newRow("bad status") << command << with(ls, u"expected_exit"_qs, 300) << u"/expected_exit"_qs;
        QTest::newRow("bad pattern") << command << with(ls, u"expect_output"_qs, u"("_qs) << u"/expect_output"_qs;
        QTest::newRow("bad variable") << command << with(ls, u"env"_qs, QJsonObject{{u"A=B"_qs, u"x"_qs}}) << u"/env/A=B"_qs;
        QTest::newRow("bad timeout") << command << with(ls, u"timeout_seconds"_qs, u"soon"_qs) << u"/timeout_seconds"_qs;
        QTest::newRow("wait for nothing") << u"wait"_qs << QJsonObject() << QString();
        QTest::newRow("wait for both") << u"wait"_qs << QJsonObject{{u"for"_qs, 1}, {u"until"_qs, u"9:00"_qs}} << QString();
        QTest::newRow("wait soon") << u"wait"_qs << QJsonObject{{u"for"_qs, u"soon"_qs}} << u"/for"_qs;
        QTest::newRow("wait until") << u"wait"_qs << QJsonObject{{u"until"_qs, u"25:00"_qs}} << u"/until"_qs;
        QTest::newRow("port") << u"tcp"_qs << QJsonObject{{u"host"_qs, u"a"_qs}, {u"port"_qs, 70000}} << u"/port"_qs;
        QTest::newRow("host") << u"tcp"_qs << QJsonObject{{u"host"_qs, u"a b"_qs}, {u"port"_qs, 7}} << u"/host"_qs;
        QTest::newRow("ftp") << u"http"_qs << QJsonObject{{u"url"_qs, u"ftp://a/"_qs}} << u"/url"_qs;
        QTest::newRow("user") << u"http"_qs << QJsonObject{{u"url"_qs, u"http://me@a/"_qs}} << u"/url"_qs;
        QTest::newRow("post") << u"http"_qs << QJsonObject{{u"url"_qs, u"http://a/"_qs}, {u"method"_qs, u"POST"_qs}} << u"/method"_qs;
    }

    void badParametersAreFoundOnLoad()
    {
        QFETCH(QString, type);
        QFETCH(QJsonObject, params);
        QFETCH(QString, pointer);
        const Done done = checkActions(planWith(type, params), m_registry);
        QVERIFY(!done);
        QCOMPARE(done.error().fault, Fault::BadInput);
        QCOMPARE(done.error().pointer, u"/phases/0/steps/0/action"_qs + pointer);
        QVERIFY(!done.error().hint.isEmpty());
    }

    void variablesAreNoMistake()
    {
        const QString unfilled = u"${X}"_qs;
        for (const auto &[type, params] : {std::pair{u"command"_qs, QJsonObject{{u"argv"_qs, QJsonArray{unfilled}},
                                                                                {u"expected_exit"_qs, unfilled}}},
                                           std::pair{u"wait"_qs, QJsonObject{{u"for"_qs, unfilled}}},
                                           std::pair{u"tcp"_qs, QJsonObject{{u"host"_qs, unfilled}, {u"port"_qs, unfilled}}},
                                           std::pair{u"http"_qs, QJsonObject{{u"url"_qs, unfilled}}}}) {
            const Done done = checkActions(planWith(type, params), m_registry);
            QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
            QVERIFY(actionWarnings(planWith(type, params), m_registry).isEmpty());
        }
    }

    void waits()
    {
        ActionProbe probe;
        QElapsedTimer clock;
        clock.start();
        const auto outcome = probe.act(m_registry, u"wait"_qs, {{u"for"_qs, u"0.3s"_qs}});
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(clock.elapsed() >= 300 && clock.elapsed() < 10000);
        QVERIFY(outcome->message.contains(u"nothing was done"_qs));
        const QDateTime soon = QDateTime::currentDateTimeUtc().addMSecs(1500);
        clock.restart();
        QVERIFY(probe.act(m_registry, u"wait"_qs, {{u"until"_qs, soon.toString(Qt::ISODateWithMs)}}));
        QVERIFY(QDateTime::currentDateTimeUtc() >= soon);
        const auto past = probe.act(m_registry, u"wait"_qs, {{u"until"_qs, u"2020-01-01T00:00:00Z"_qs}});
        QVERIFY(past && past->message.contains(u"Did not wait"_qs));
    }

    void waitingIsCancelledAtOnce()
    {
        ActionProbe probe;
        const CancelToken token = probe.cancel;
        std::thread later([token] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            token.cancel();
        });
        QElapsedTimer clock;
        clock.start();
        const auto outcome = probe.act(m_registry, u"wait"_qs, {{u"for"_qs, u"1h"_qs}});
        later.join();
        QVERIFY(!outcome && outcome.error().fault == Fault::Interrupted);
        QVERIFY(clock.elapsed() < 5000);
    }

private:
    ActionRegistry m_registry;
};

QTEST_GUILESS_MAIN(TestCommandAction)
#include "tst_commandaction.moc"
