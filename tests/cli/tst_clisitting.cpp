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

private:
    // What the program has said until it says this.
    [[nodiscard]] static QByteArray until(QProcess &process, const QByteArray &text);
    [[nodiscard]] QJsonObject newestRun() const;

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
