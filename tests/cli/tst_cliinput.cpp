// SPDX-License-Identifier: GPL-3.0-or-later
// Bad input, each with its own message, exit code and nothing left behind. No server is started.
#include "cli/cliprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <unistd.h>

using namespace muster;

class CliInputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void version();
    void wrongArguments();
    void noCommand();
    void missingBackup();
    void unreadableBackup();
    void missingBaseline();
    void badDuration();
    void badPlans_data();
    void badPlans();
    void nestingOfTenMegabytes();
    void unsetVariable();
    void secretInConninfo_data();
    void secretInConninfo();
    void emptyStore();
    void unknownRun();
    void readOnlyStore();
    void damagedStore();
    void newPlanFromTemplate();
    void everyTemplateIsSound();
    void planReport();

private:
    CliProgram m_cli;
};

void CliInputTest::cleanup()
{
    QCOMPARE(m_cli.leftovers(), QStringList());
    QCOMPARE(m_cli.sandboxFolders(), QStringList());
}

void CliInputTest::version()
{
    const CliResult result = m_cli.run({QStringLiteral("--version")});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.out.startsWith("muster-cli "));
}

void CliInputTest::wrongArguments()
{
    const CliResult plain =
        m_cli.run({QStringLiteral("drill"), QStringLiteral("x"), QStringLiteral("--fast")});
    QCOMPARE(plain.exitCode, 2);
    QVERIFY(plain.out.isEmpty());
    QVERIFY(plain.err.contains("--fast"));
    const CliResult json = m_cli.run(
        {QStringLiteral("drill"), QStringLiteral("x"), QStringLiteral("--fast"), QStringLiteral("--json")});
    QCOMPARE(json.exitCode, 2);
    QCOMPARE(json.errorCode(), QStringLiteral("arguments.wrong"));
    QVERIFY(!json.errorHint().isEmpty());
}

void CliInputTest::noCommand()
{
    QCOMPARE(m_cli.run({}).exitCode, 2);
}

void CliInputTest::missingBackup()
{
    const CliResult result =
        m_cli.run({QStringLiteral("drill"), m_cli.path(QStringLiteral("no.dump")), QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.errorCode(), QStringLiteral("backup.missing"));
}

void CliInputTest::unreadableBackup()
{
    if (::geteuid() == 0) {
        QSKIP("root can read everything");
    }
    const QString path = m_cli.writeFile(QStringLiteral("closed.dump"), "PGDMP");
    QFile::setPermissions(path, QFile::Permissions());
    const CliResult result = m_cli.run({QStringLiteral("drill"), path, QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 3);
    QCOMPARE(result.errorCode(), QStringLiteral("backup.unreadable"));
}

void CliInputTest::missingBaseline()
{
    const QString backup = m_cli.writeFile(QStringLiteral("some.dump"), "PGDMP");
    const CliResult result = m_cli.run({QStringLiteral("drill"), backup, QStringLiteral("--baseline"),
                                        QStringLiteral("/nowhere.json"), QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCode(), QStringLiteral("baseline.missing"));
}

void CliInputTest::badDuration()
{
    const QString backup = m_cli.writeFile(QStringLiteral("some.dump"), "PGDMP");
    const CliResult result = m_cli.run({QStringLiteral("drill"), backup, QStringLiteral("--rto"),
                                        QStringLiteral("soon"), QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCode(), QStringLiteral("duration.syntax"));
}

void CliInputTest::badPlans_data()
{
    QTest::addColumn<QByteArray>("plan");
    QTest::addColumn<QString>("code");
    const auto drill = [](const QByteArray &steps, const QByteArray &more = {}) {
        return QByteArray("{\"muster\": 1, \"kind\": \"drill\", \"id\": \"p\", \"title\": \"P\"" + more +
                          ", \"phases\": [{\"id\": \"one\", \"title\": \"One\", \"steps\": [" + steps +
                          "]}]}");
    };
    QTest::newRow("unknown action")
        << drill(R"({"id": "a", "text": "A", "action": {"type": "postgres.retsore"}})")
        << QStringLiteral("plan.unknown_action");
    QTest::newRow("cycle") << drill(R"({"id": "a", "text": "A", "manual": true, "needs": ["b"]},
                                       {"id": "b", "text": "B", "manual": true, "needs": ["a"]})")
                           << QStringLiteral("plan.cycle");
    QTest::newRow("negative target") << drill(R"({"id": "a", "text": "A", "manual": true})",
                                              ", \"targets\": {\"rto_minutes\": -5}")
                                     << QStringLiteral("plan.schema");
    QTest::newRow("a name twice") << drill(R"({"id": "a", "text": "A", "manual": true},
                                              {"id": "a", "text": "B", "manual": true})")
                                  << QStringLiteral("plan.duplicate_id");
    QTest::newRow("key twice") << QByteArray(R"({"muster": 1, "muster": 1})")
                               << QStringLiteral("plan.duplicate_key");
    QTest::newRow("syntax") << QByteArray("{\n  \"muster\": 1,\n  oops\n}") << QStringLiteral("plan.syntax");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("plan.syntax");
}

void CliInputTest::badPlans()
{
    QFETCH(const QByteArray, plan);
    QFETCH(const QString, code);
    const QString path = m_cli.writeFile(QStringLiteral("bad.muster.json"), plan);
    for (const QString &command : {QStringLiteral("plan check"), QStringLiteral("run")}) {
        const CliResult result =
            m_cli.run(command.split(QLatin1Char(' ')) + QStringList{path, QStringLiteral("--json")});
        QVERIFY2(result.exitCode == 2, qPrintable(result.text()));
        QCOMPARE(result.errorCode(), code);
        const QJsonObject error = result.object().value(QStringLiteral("error")).toObject();
        QVERIFY(!error.value(QStringLiteral("message")).toString().isEmpty());
        if (code == QStringLiteral("plan.syntax") && plan.contains("oops")) {
            QCOMPARE(error.value(QStringLiteral("line")).toInt(), 3);
        }
    }
    const QJsonArray runs = m_cli.run({QStringLiteral("runs"), QStringLiteral("--json")}).json().array();
    QVERIFY(runs.isEmpty()); // nothing was started
}

void CliInputTest::nestingOfTenMegabytes()
{
    const QString path = m_cli.writeFile(QStringLiteral("deep.json"), QByteArray(10 * 1000 * 1000, '['));
    const CliResult result = m_cli.run(
        {QStringLiteral("plan"), QStringLiteral("check"), path, QStringLiteral("--json")}, {}, 20000);
    QVERIFY2(result.exitCode == 2, qPrintable(result.text()));
    QVERIFY2(result.errorCode() == QStringLiteral("plan.too_deep") ||
                 result.errorCode() == QStringLiteral("plan.too_large"),
             qPrintable(result.text()));
}

void CliInputTest::unsetVariable()
{
    const QString path =
        m_cli.writeFile(QStringLiteral("v.json"), R"({"muster": 1, "kind": "drill", "id": "p",
        "title": "${CUSTOMER}", "phases": [{"id": "one", "title": "One", "steps": []}]})");
    const CliResult result = m_cli.run({QStringLiteral("run"), path, QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCode(), QStringLiteral("plan.unset_variable"));
    QVERIFY(result.out.contains("CUSTOMER"));
}

void CliInputTest::secretInConninfo_data()
{
    QTest::addColumn<QString>("conninfo");
    QTest::newRow("keyword") << QStringLiteral("host=db user=u password=hunter2");
    QTest::newRow("uri") << QStringLiteral("postgresql://u:hunter2@db/shop");
}

void CliInputTest::secretInConninfo()
{
    QFETCH(const QString, conninfo);
    const CliResult result =
        m_cli.run({QStringLiteral("baseline"), QStringLiteral("take"), conninfo, QStringLiteral("-o"),
                   m_cli.path(QStringLiteral("b.json")), QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCode(), QStringLiteral("conninfo.secret"));
    QVERIFY(result.errorHint().contains(QStringLiteral(".pgpass")));
    QVERIFY(!result.out.contains("hunter2") && !result.err.contains("hunter2"));
}

void CliInputTest::emptyStore()
{
    const CliResult json = m_cli.run({QStringLiteral("runs"), QStringLiteral("--json")});
    QCOMPARE(json.exitCode, 0);
    QVERIFY(json.json().isArray());
    QVERIFY(json.json().array().isEmpty());
}

void CliInputTest::unknownRun()
{
    for (const char *command : {"show", "resume"}) {
        const CliResult result =
            m_cli.run({QString::fromLatin1(command), QStringLiteral("nosuchrun"), QStringLiteral("--json")});
        QCOMPARE(result.exitCode, 2);
        QCOMPARE(result.errorCode(), QStringLiteral("run.unknown"));
    }
}

void CliInputTest::readOnlyStore()
{
    const QString closed = m_cli.path(QStringLiteral("closed"));
    QVERIFY(QDir().mkpath(closed));
    m_cli.setStore(QStringLiteral("/proc/muster.sqlite")); // nobody can write there, root neither
    const QString backup = m_cli.writeFile(QStringLiteral("some.dump"), "PGDMP");
    const CliResult result = m_cli.run({QStringLiteral("drill"), backup, QStringLiteral("--json")});
    m_cli.setStore(m_cli.path(QStringLiteral("store.sqlite")));
    QVERIFY2(result.exitCode == 3, qPrintable(result.text()));
    QVERIFY2(result.errorCode().startsWith(QStringLiteral("store.")), qPrintable(result.text()));
}

void CliInputTest::damagedStore()
{
    const QByteArray noise = QByteArray("SQLite format 3").append('\0') + QByteArray(8000, 'x');
    const QString path = m_cli.writeFile(QStringLiteral("damaged.sqlite"), noise);
    m_cli.setStore(path);
    const CliResult result = m_cli.run({QStringLiteral("runs"), QStringLiteral("--json")});
    m_cli.setStore(m_cli.path(QStringLiteral("store.sqlite")));
    QVERIFY2(result.exitCode == 3, qPrintable(result.text()));
    QCOMPARE(result.errorCode(), QStringLiteral("store.damaged"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), noise); // never overwritten
}

void CliInputTest::newPlanFromTemplate()
{
    const QString path = m_cli.path(QStringLiteral("mine.muster.json"));
    const CliResult made = m_cli.run({QStringLiteral("plan"), QStringLiteral("new"), QStringLiteral("drill"),
                                      QStringLiteral("--from"), QStringLiteral("postgresql-recovery-drill"),
                                      QStringLiteral("-o"), path});
    QVERIFY2(made.exitCode == 0, qPrintable(made.text()));
    QCOMPARE(m_cli.run({QStringLiteral("plan"), QStringLiteral("check"), path}).exitCode, 0);
    const CliResult wrong = m_cli.run({QStringLiteral("plan"), QStringLiteral("new"), QStringLiteral("drill"),
                                       QStringLiteral("--from"), QStringLiteral("nothing"),
                                       QStringLiteral("-o"), path, QStringLiteral("--json")});
    QCOMPARE(wrong.exitCode, 2);
    QCOMPARE(wrong.errorCode(), QStringLiteral("template.unknown"));
}

void CliInputTest::everyTemplateIsSound()
{
    const CliResult listed =
        m_cli.run({QStringLiteral("plan"), QStringLiteral("list-templates"), QStringLiteral("--json")});
    QCOMPARE(listed.exitCode, 0);
    QStringList ids;
    for (const QJsonValue &value : listed.json().array()) {
        const QString id = value.toObject().value(QStringLiteral("id")).toString();
        const QString kind = value.toObject().value(QStringLiteral("kind")).toString();
        const QString path = m_cli.path(id + QStringLiteral(".json"));
        ids.append(id);
        const CliResult made = m_cli.run({QStringLiteral("plan"), QStringLiteral("new"), kind,
                                          QStringLiteral("--from"), id, QStringLiteral("-o"), path});
        QVERIFY2(made.exitCode == 0, qPrintable(id + made.text()));
        const CliResult checked = m_cli.run({QStringLiteral("plan"), QStringLiteral("check"), path});
        QVERIFY2(checked.exitCode == 0, qPrintable(id + checked.text()));
    }
    QVERIFY(ids.contains(QStringLiteral("postgresql-recovery-drill")));
    QVERIFY(ids.contains(QStringLiteral("drill-from-backup-file")));
}

void CliInputTest::planReport()
{
    const QString path = m_cli.path(QStringLiteral("forreport.json"));
    QCOMPARE(m_cli
                 .run({QStringLiteral("plan"), QStringLiteral("new"), QStringLiteral("drill"),
                       QStringLiteral("--from"), QStringLiteral("postgresql-recovery-drill"),
                       QStringLiteral("-o"), path})
                 .exitCode,
             0);
    const CliResult report =
        m_cli.run({QStringLiteral("report"), path, QStringLiteral("--format"), QStringLiteral("md")});
    QVERIFY2(report.exitCode == 0, qPrintable(report.text()));
    QVERIFY(!report.out.isEmpty());
}

QTEST_GUILESS_MAIN(CliInputTest)
#include "tst_cliinput.moc"
