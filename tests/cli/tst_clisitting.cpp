// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop on the terminal: talked through by typing, with nobody there, and killed in the middle.
#include "cli/cliprogram.h"
#include "formats/planjson.h"
#include "store/store.h"
#include "support/killone.h"
#include "support/sittingplan.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

using namespace muster;

class CliSittingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void talkedThrough();
    void unattended();
    void inputThatEnds();
    void killedAndResumed();
    void wordsThatNameNothing();
    void namedByNumber();
    void endIsAskedOnce();

private:
    // What the program has said until it says this.
    [[nodiscard]] static QByteArray until(QProcess &process, const QByteArray &text);
    [[nodiscard]] QJsonObject newestRun() const;
    // "inject_released i2", "inject_skipped i4: no time", … of one kind or more.
    [[nodiscard]] static QStringList entriesOf(const QJsonObject &report, const QStringList &types);

    std::unique_ptr<CliProgram> m_cli;
    QString m_plan;
};

void CliSittingTest::init()
{
    m_cli = std::make_unique<CliProgram>();
    m_plan = m_cli->writeFile(QStringLiteral("exercise.muster.json"), planToJson(sittingPlan(6, 0, false)));
}

QByteArray CliSittingTest::until(QProcess &process, const QByteArray &text)
{
    QByteArray said;
    QElapsedTimer clock;
    clock.start();
    process.setReadChannel(QProcess::StandardError);
    while (!said.contains(text) && clock.elapsed() < 20000) {
        process.waitForReadyRead(200);
        said += process.readAllStandardError();
    }
    return said;
}

QJsonObject CliSittingTest::newestRun() const
{
    return m_cli->run({QStringLiteral("runs"), QStringLiteral("--json")}).json().array().first().toObject();
}

QStringList CliSittingTest::entriesOf(const QJsonObject &report, const QStringList &types)
{
    QStringList lines;
    for (const QJsonValue &value : report.value(QStringLiteral("journal")).toObject().value(QStringLiteral("entries")).toArray()) {
        const QJsonObject entry = value.toObject();
        const auto text = [&entry](const char *key) { return entry.value(QLatin1String(key)).toString(); };
        if (!types.contains(text("type")))
            continue;
        const QString name = text("inject") + text("step") + text("objective");
        const QString said = text("reason") + text("note") + text("outcome") + text("rating");
        lines.append(said.isEmpty() ? name : name + QStringLiteral(": ") + said);
    }
    return lines;
}

void CliSittingTest::wordsThatNameNothing()
{
    const CliResult result = m_cli->run({QStringLiteral("run"), m_plan, QStringLiteral("--json")},
                                        "release 99\nrelease banana\nhold forty\nskip banana\nrelease 2 of them\nmove 99 T+5\n"
                                        "given yes\ngiven banana i1\nagreed\nagreed decl\nchanged 7\nrate O9 P\nrate o1\n"
                                        "next\nnext\nend\n");
    QVERIFY2(result.exitCode == 1, qPrintable(result.text()));
    const QStringList done = entriesOf(result.object(), {QStringLiteral("inject_released"), QStringLiteral("inject_held"), QStringLiteral("inject_skipped"),
                                                         QStringLiteral("inject_moved"), QStringLiteral("inject_answered"), QStringLiteral("response_discussed"),
                                                         QStringLiteral("objective_rated")});
    QCOMPARE(done, QStringList());
    for (const char *part : {"called “99”", "called “banana”", "1 (i1), 2 (i2)", "Nothing was released", "Did you mean 1?", "called “7”",
                             "no objective “O9”", "How is o1 rated?", "There is no further scenario"})
        QVERIFY2(result.err.contains(part), qPrintable(QString::fromUtf8(part) + result.text()));
    QVERIFY2(!result.err.contains("“”"), result.err.constData());
}

void CliSittingTest::namedByNumber()
{
    const CliResult result = m_cli->run({QStringLiteral("run"), m_plan, QStringLiteral("--json")},
                                        "release 2\nhold 3 legal first\nskip 4 no time\nskip : no time either\nRELEASE I5: It burns\n"
                                        "release : It is out\ngiven partly 2 slowly\nno_answer fail over whom to call\nrate decide in time S late\nend\n");
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    const QJsonObject report = result.object();
    QCOMPARE(entriesOf(report, {QStringLiteral("inject_released")}), QStringList({QStringLiteral("i2"), QStringLiteral("i5"), QStringLiteral("i6")}));
    QCOMPARE(entriesOf(report, {QStringLiteral("inject_held")}), QStringList({QStringLiteral("i3: legal first")}));
    QCOMPARE(entriesOf(report, {QStringLiteral("inject_skipped")}), QStringList({QStringLiteral("i4: no time"), QStringLiteral("i1: no time either")}));
    QCOMPARE(entriesOf(report, {QStringLiteral("inject_answered")}), QStringList({QStringLiteral("i2: slowly")}));
    QCOMPARE(entriesOf(report, {QStringLiteral("response_discussed")}), QStringList({QStringLiteral("2: whom to callno_answer")}));
    QCOMPARE(entriesOf(report, {QStringLiteral("objective_rated")}), QStringList({QStringLiteral("o1: lateS")}));
    QVERIFY2(result.out.contains("It burns") && result.out.contains("It is out"), qPrintable(result.text()));
}

void CliSittingTest::endIsAskedOnce()
{
    // A terminal: what is asked only of a person is asked there.
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0)
        QSKIP("there are no terminals here (a bare chroot without /dev/pts)");
    m_cli->setWrapper({QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("exec \"$@\" < %1").arg(QString::fromLatin1(::ptsname(terminal))),
                       QStringLiteral("sh")});
    const auto type = [terminal](const QByteArray &line) { return ::write(terminal, line.constData(), size_t(line.size())) == line.size(); };
    auto process = m_cli->start({QStringLiteral("run"), m_plan});
    QVERIFY(until(*process, "i6").contains("i6"));
    QVERIFY(type("end\n"));
    const QByteArray asked = until(*process, "end once more");
    QVERIFY2(asked.contains("injects not released: 1 (i1), 2 (i2)") && asked.contains("scenario “Leak” has not been played"), asked.constData());
    QVERIFY(type("release 1\nend\n")); // something else came between: it is asked again
    QVERIFY(until(*process, "end once more").contains("not released: 2 (i2)"));
    QVERIFY(type("end\n"));
    const CliResult result = CliProgram::finish(*process);
    ::close(terminal);
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
}

void CliSittingTest::talkedThrough()
{
    const CliResult result = m_cli->run({QStringLiteral("run"), m_plan, QStringLiteral("--json")},
                                        "release\nrelease i1\nhold i2 wait for legal\nskip i3 no time\nsay On the spot\n"
                                        "agreed 1 quickly\nchanged 2\n@DBA !replica behind -2m\n#gap P1 nobody has the key\n"
                                        "pause coffee\nrelease i4\ngo\nrelease i4\ncorrect 5 it was later\nrate o1 S late\n"
                                        "next\nrelease x\nnonsense\nend\n");
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    const QJsonObject report = result.object();
    QCOMPARE(report.value(QStringLiteral("state")).toString(), QStringLiteral("finished"));
    QStringList released;
    for (const QJsonValue &value : report.value(QStringLiteral("journal")).toObject().value(QStringLiteral("entries")).toArray()) {
        const QJsonObject entry = value.toObject();
        if (entry.value(QStringLiteral("type")) == QStringLiteral("inject_released"))
            released.append(entry.value(QStringLiteral("inject")).toString());
    }
    QCOMPARE(released, QStringList({QStringLiteral("i1"), QStringLiteral("+1"), QStringLiteral("i4"), QStringLiteral("x")}));
    QVERIFY2(result.err.contains("released already"), result.err.constData());
    const CliResult shown = m_cli->run({QStringLiteral("show"), report.value(QStringLiteral("run_id")).toString()});
    QVERIFY2(shown.out.contains("0:25:00 estimated, objective 0:30:00") && !shown.out.contains("met"), shown.out.constData());
    QVERIFY(m_cli->run({QStringLiteral("runs")}).out.contains("0:25:00 estimated"));
    QVERIFY2(result.err.contains("is paused"), result.err.constData());
    QVERIFY2(result.err.contains("no command"), result.err.constData());
    const CliResult verified = m_cli->run({QStringLiteral("journal"), QStringLiteral("verify"), report.value(QStringLiteral("run_id")).toString()});
    QVERIFY2(verified.exitCode == 0, qPrintable(verified.text()));
}

void CliSittingTest::unattended()
{
    const CliResult result = m_cli->run({QStringLiteral("run"), m_plan, QStringLiteral("--unattended"), QStringLiteral("--json")});
    QVERIFY2(result.exitCode == 1, qPrintable(result.text()));
    QCOMPARE(result.object().value(QStringLiteral("verdict")).toString(), QStringLiteral("unknown"));
    QVERIFY(!result.out.contains("inject_released"));
    QVERIFY(result.out.contains("inject_skipped"));
}

void CliSittingTest::inputThatEnds()
{
    const CliResult result = m_cli->run({QStringLiteral("run"), m_plan, QStringLiteral("--json")}, "release i1\n");
    QCOMPARE(result.object().value(QStringLiteral("state")).toString(), QStringLiteral("finished"));
    QCOMPARE(result.out.count("\"inject_released\""), 1);
}

void CliSittingTest::killedAndResumed()
{
    auto process = m_cli->start({QStringLiteral("run"), m_plan});
    QVERIFY(!until(*process, "i6").isEmpty()); // all six are due at once, and wait
    process->write("release i1\n@Ops the phone rings\n");
    QVERIFY(until(*process, "the phone rings").contains("the phone rings"));
    process->write("~we skip the vau"); // no Enter
    const QString run = newestRun().value(QStringLiteral("run_id")).toString();
    auto store = openStore(m_cli->path(QStringLiteral("store.sqlite")));
    QVERIFY(store.has_value());
    QTRY_COMPARE_WITH_TIMEOUT((*store)->draft(run).value_or(Draft()).text, QStringLiteral("~we skip the vau"), 10000);
    const auto before = (*store)->journal(run);
    killOne(process->processId(), SIGKILL);
    process->waitForFinished();
    QCOMPARE(newestRun().value(QStringLiteral("state")).toString(), QStringLiteral("interrupted"));
    QVERIFY(!m_cli->run({QStringLiteral("runs")}).out.contains("0:25:00"));

    process = m_cli->start({QStringLiteral("resume"), run});
    const QByteArray said = until(*process, "draft");
    QVERIFY2(said.contains("~we skip the vau"), said.constData());
    process->write("draft\nlist\nrelease i1\nrelease i2\nend\n");
    process->closeWriteChannel();
    const CliResult result = CliProgram::finish(*process);
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    const auto after = (*store)->journal(run);
    QVERIFY(after.has_value() && before.has_value());
    QVERIFY(after->size() > before->size());
    QVERIFY(QVector<JournalEntry>(after->first(before->size())) == *before); // every entry is there
    int first = 0;
    bool deviation = false;
    for (const JournalEntry &entry : *after) {
        const auto *release = std::get_if<event::InjectReleased>(&entry.event.body);
        first += release && release->inject == u"i1" ? 1 : 0;
        const auto *note = std::get_if<event::Noted>(&entry.event.body);
        deviation = deviation || (note && note->kind == u"deviation" && note->text == u"we skip the vau");
    }
    QCOMPARE(first, 1); // released before the kill, refused after it
    QVERIFY(deviation);
    QVERIFY((*store)->draft(run).value_or(Draft{QStringLiteral("?"), {}}).text.isEmpty());
}

QTEST_GUILESS_MAIN(CliSittingTest)
#include "tst_clisitting.moc"
