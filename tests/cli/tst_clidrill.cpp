// SPDX-License-Identifier: GPL-3.0-or-later
// Drills of real dumps: a sound one passes, each damaged one fails and the check names the object.
#include "support/killone.h"
#include "cli/backups.h"
#include "cli/cliprogram.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace muster;

namespace
{

QStringList failedChecks(const QJsonObject &report) // "name object"
{
    QStringList failed;
    for (const QJsonValue &value : report.value(QStringLiteral("checks")).toArray()) {
        const QJsonObject check = value.toObject();
        if (check.value(QStringLiteral("status")) == QStringLiteral("failed")) {
            failed.append(check.value(QStringLiteral("name")).toString() + QLatin1Char(' ') +
                          check.value(QStringLiteral("object")).toString());
        }
    }
    return failed;
}

} // namespace

class CliDrillTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void soundBackup();
    void formats_data();
    void formats();
    void damage_data();
    void damage();
    void flippedByte();
    void plan();
    void reports();
    void dryRunOfTheShippedTemplate();
    void aBadBaselineStartsNothing();
    void runsAndShow();
    void journalVerify();
    void dryRun();
    void keep();
    void missedTarget();
    void manualSteps_data();
    void manualSteps();
    void ctrlC_data();
    void ctrlC();

private:
    [[nodiscard]] CliResult drill(const QString &backup, const QStringList &more = {}) const;

    CliProgram m_cli;
    std::unique_ptr<Backups> m_backups;
    QString m_dump;
    QString m_baseline;
};

void CliDrillTest::initTestCase()
{
    auto made = Backups::make(0.003);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message));
    m_backups = std::move(*made);
    const auto dump = m_backups->dump(QStringLiteral("freight"), QStringLiteral("freight.dump"));
    QVERIFY2(dump.has_value(), dump ? "" : qPrintable(dump.error().message));
    m_dump = *dump;
    m_baseline = m_cli.path(QStringLiteral("freight.baseline.json"));
    const CliResult taken = m_cli.run({QStringLiteral("baseline"), QStringLiteral("take"),
                                       m_backups->server().conninfo(QStringLiteral("freight")),
                                       QStringLiteral("-o"), m_baseline});
    QVERIFY2(taken.exitCode == 0, qPrintable(taken.text()));
}

void CliDrillTest::cleanup()
{
    QCOMPARE(m_cli.leftovers(), QStringList());
    QCOMPARE(m_cli.sandboxFolders(), QStringList());
}

CliResult CliDrillTest::drill(const QString &backup, const QStringList &more) const
{
    return m_cli.run(QStringList{QStringLiteral("drill"), backup, QStringLiteral("--json"),
                                 QStringLiteral("--baseline"), m_baseline} +
                     more);
}

void CliDrillTest::soundBackup()
{
    const CliResult result = drill(m_dump, {QStringLiteral("--rto"), QStringLiteral("30m")});
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    const QJsonObject report = result.object();
    QCOMPARE(report.value(QStringLiteral("verdict")).toString(), QStringLiteral("passed"));
    QCOMPARE(report.value(QStringLiteral("state")).toString(), QStringLiteral("finished"));
    QCOMPARE(failedChecks(report), QStringList());
    const QJsonObject rto = report.value(QStringLiteral("rto")).toObject();
    QCOMPARE(rto.value(QStringLiteral("status")).toString(), QStringLiteral("met"));
    QCOMPARE(rto.value(QStringLiteral("target_seconds")).toDouble(), 1800.0);
    QVERIFY(rto.value(QStringLiteral("measured_seconds")).toDouble() > 0);
    int checksums = 0;
    int keys = 0;
    for (const QJsonValue &value : report.value(QStringLiteral("checks")).toArray()) {
        const QString name = value.toObject().value(QStringLiteral("name")).toString();
        checksums += name == QStringLiteral("content_checksum") ? 1 : 0;
        keys += name == QStringLiteral("foreign_key") ? 1 : 0;
    }
    QVERIFY2(checksums >= 61, qPrintable(QString::number(checksums)));
    QVERIFY2(keys >= 25, qPrintable(QString::number(keys)));
    for (const char *key : {"muster", "kind", "run_id", "started_at", "finished_at", "rpo", "steps",
                            "timeline", "gaps", "environment", "journal"}) {
        QVERIFY2(report.contains(QString::fromLatin1(key)), key);
    }
}

void CliDrillTest::formats_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("packer"); // empty: as pg_dump left it
    QTest::newRow("directory") << QStringLiteral("d") << QString();
    QTest::newRow("tar") << QStringLiteral("t") << QString();
    QTest::newRow("plain") << QStringLiteral("p") << QString();
    QTest::newRow("plain, gzip") << QStringLiteral("p") << QStringLiteral("gzip");
    QTest::newRow("plain, zstd") << QStringLiteral("p") << QStringLiteral("zstd");
    QTest::newRow("custom, xz") << QStringLiteral("c") << QStringLiteral("xz");
    QTest::newRow("tar, bzip2") << QStringLiteral("t") << QStringLiteral("bzip2");
    QTest::newRow("custom, lz4") << QStringLiteral("c") << QStringLiteral("lz4");
}

void CliDrillTest::formats()
{
    QFETCH(const QString, format);
    QFETCH(const QString, packer);
    // the name says nothing: formats are told from the bytes
    const auto made =
        m_backups->dump(QStringLiteral("freight"), QStringLiteral("f%1%2.bak").arg(format, packer), format);
    QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().message));
    QString path = *made;
    if (!packer.isEmpty()) {
        const QString packed = path + QStringLiteral(".packed");
        QProcess process;
        process.setStandardInputFile(path);
        process.setStandardOutputFile(packed);
        process.start(packer, {QStringLiteral("-c")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        path = packed;
    }
    const CliResult result = drill(path);
    QVERIFY2(result.exitCode == 0,
             qPrintable(failedChecks(result.object()).join(QLatin1Char('\n')) + result.text()));
}

void CliDrillTest::damage_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("names"); // one of these has to be among the failed checks
    QTest::newRow("row deleted") << QStringLiteral("DELETE FROM parcels WHERE id = 77")
                                 << QStringList{QStringLiteral("row_count public.parcels"),
                                                QStringLiteral("content_checksum public.parcels")};
    QTest::newRow("row changed") << QStringLiteral("UPDATE customers SET credit = credit + 1 WHERE id = 7")
                                 << QStringList{QStringLiteral("content_checksum public.customers")};
    QTest::newRow("enum changed") << QStringLiteral(
                                         "UPDATE consignments SET state = 'lost' WHERE id = (SELECT min(id) "
                                         "FROM consignments WHERE state = 'on_road')")
                                  << QStringList{QStringLiteral("content_checksum public.consignments")};
    QTest::newRow("index dropped") << QStringLiteral("DROP INDEX parcels_goods_idx")
                                   << QStringList{QStringLiteral("index public.parcels_goods_idx"),
                                                  QStringLiteral("index public.parcels.parcels_goods_idx")};
    QTest::newRow("foreign key missing")
        << QStringLiteral("ALTER TABLE invoices DROP CONSTRAINT invoices_customer_fk")
        << QStringList{QStringLiteral("foreign_key public.invoices.invoices_customer_fk"),
                       QStringLiteral("constraint public.invoices.invoices_customer_fk")};
    QTest::newRow("sequence back") << QStringLiteral("SELECT setval('invoices_id_seq', 5)")
                                   << QStringList{QStringLiteral("sequence public.invoices_id_seq")};
    QTest::newRow("table dropped") << QStringLiteral("DROP TABLE register_17")
                                   << QStringList{QStringLiteral("critical_tables public.register_17"),
                                                  QStringLiteral("contents_listed public.register_17"),
                                                  QStringLiteral("row_count public.register_17"),
                                                  QStringLiteral("content_checksum public.register_17")};
}

void CliDrillTest::damage()
{
    QFETCH(const QString, sql);
    QFETCH(const QStringList, names);
    const QString name =
        QString::fromLatin1(QTest::currentDataTag()).replace(QLatin1Char(' '), QLatin1Char('_'));
    const auto backup = m_backups->changed(name, sql);
    QVERIFY2(backup.has_value(), backup ? "" : qPrintable(backup.error().message));
    const CliResult result = drill(*backup);
    QVERIFY2(result.exitCode == 1, qPrintable(result.text()));
    QCOMPARE(result.object().value(QStringLiteral("verdict")).toString(), QStringLiteral("failed"));
    const QStringList failed = failedChecks(result.object());
    QVERIFY2(
        std::any_of(names.cbegin(), names.cend(), [&failed](const QString &n) { return failed.contains(n); }),
        qPrintable(failed.join(QLatin1Char('\n'))));
}

void CliDrillTest::flippedByte()
{
    for (const double at : {0.5, 0.9}) {
        const QString path = Backups::flipped(m_dump, at);
        const CliResult result = drill(path);
        QVERIFY2(result.exitCode == 1, qPrintable(result.text()));
        QCOMPARE(result.object().value(QStringLiteral("verdict")).toString(), QStringLiteral("failed"));
    }
}

void CliDrillTest::plan()
{
    const QString path = m_cli.path(QStringLiteral("drill.muster.json"));
    const CliResult made = m_cli.run({QStringLiteral("plan"), QStringLiteral("new"), QStringLiteral("drill"),
                                      QStringLiteral("--from"), QStringLiteral("drill-from-backup-file"),
                                      QStringLiteral("-o"), path});
    QVERIFY2(made.exitCode == 0, qPrintable(made.text()));
    const CliResult result =
        m_cli.run({QStringLiteral("run"), path, QStringLiteral("--set"), QStringLiteral("BACKUP=") + m_dump,
                   QStringLiteral("--set"), QStringLiteral("BASELINE=") + m_baseline, QStringLiteral("--set"),
                   QStringLiteral("RTO=30m"), QStringLiteral("--json"), QStringLiteral("--unattended")});
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    QCOMPARE(result.object().value(QStringLiteral("verdict")).toString(), QStringLiteral("passed"));
}

void CliDrillTest::reports()
{
    const QString folder = m_cli.path(QStringLiteral("out"));
    const CliResult result = m_cli.run({QStringLiteral("drill"), m_dump, QStringLiteral("--report"), folder});
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    for (const char *name :
         {"report.json", "report.pdf", "report.html", "report.md", "junit.xml", "metrics.prom"}) {
        const QString path = folder + QLatin1Char('/') + QString::fromLatin1(name);
        QVERIFY2(QFile(path).size() > 0, qPrintable(path));
        QVERIFY2(result.out.contains(path.toUtf8()), qPrintable(result.text()));
    }
    QFile pdf(folder + QStringLiteral("/report.pdf"));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.read(5) == "%PDF-");
    const CliResult verified = m_cli.run(
        {QStringLiteral("journal"), QStringLiteral("verify"), folder + QStringLiteral("/report.json")});
    QVERIFY2(verified.exitCode == 0, qPrintable(verified.text()));
}

void CliDrillTest::dryRunOfTheShippedTemplate()
{
    const QString plan = m_cli.path(QStringLiteral("template.muster.json"));
    QCOMPARE(m_cli.run({QStringLiteral("plan"), QStringLiteral("new"), QStringLiteral("drill"), QStringLiteral("--from"),
                        QStringLiteral("postgresql-recovery-drill"), QStringLiteral("-o"), plan})
                 .exitCode,
             0);
    const QFileInfo dump(m_dump);
    const CliResult dry = m_cli.run({QStringLiteral("run"), plan, QStringLiteral("--dry-run"), QStringLiteral("--set"),
                                     QStringLiteral("LOCATION=") + dump.absolutePath(), QStringLiteral("--set"),
                                     QStringLiteral("DATE=newest"), QStringLiteral("--set"),
                                     QStringLiteral("PATTERN=") + dump.fileName()});
    QVERIFY2(dry.exitCode == 0, qPrintable(dry.text()));
    QVERIFY(dry.out.contains("pg_restore"));
}

void CliDrillTest::aBadBaselineStartsNothing()
{
    const QString bad = m_cli.writeFile(QStringLiteral("bad.baseline.json"), "{}");
    const CliResult result =
        m_cli.run({QStringLiteral("drill"), m_dump, QStringLiteral("--baseline"), bad, QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 2);
    QCOMPARE(result.errorCode(), QStringLiteral("baseline.damaged"));
}

void CliDrillTest::runsAndShow()
{
    const CliResult listed = m_cli.run({QStringLiteral("runs"), QStringLiteral("--json")});
    QCOMPARE(listed.exitCode, 0);
    const QJsonArray runs = listed.json().array();
    QVERIFY(!runs.isEmpty());
    const QJsonObject newest = runs.first().toObject();
    for (const char *key : {"run_id", "plan_id", "title", "kind", "state", "verdict", "started_at",
                            "finished_at", "rto", "rpo"}) {
        QVERIFY2(newest.contains(QString::fromLatin1(key)), key);
    }
    const QString id = newest.value(QStringLiteral("run_id")).toString();
    const CliResult shown = m_cli.run({QStringLiteral("show"), id, QStringLiteral("--json")});
    QCOMPARE(shown.exitCode, 0);
    QCOMPARE(shown.object().value(QStringLiteral("run_id")).toString(), id);
    const CliResult words = m_cli.run({QStringLiteral("show"), id.first(std::min<qsizetype>(id.size(), 20))});
    QVERIFY2(words.exitCode == 0, qPrintable(words.text()));
    for (const char *format : {"json", "pdf", "html", "md", "junit", "csv", "prometheus"}) {
        const CliResult made = m_cli.run(
            {QStringLiteral("report"), id, QStringLiteral("--format"), QString::fromLatin1(format)});
        QVERIFY2(made.exitCode == 0 && !made.out.isEmpty(), qPrintable(made.text()));
    }
    const CliResult nowhere =
        m_cli.run({QStringLiteral("report"), id, QStringLiteral("--format"), QStringLiteral("md"),
                   QStringLiteral("-o"), QStringLiteral("/nowhere/x.md"), QStringLiteral("--json")});
    QCOMPARE(nowhere.exitCode, 3);
    QVERIFY(!nowhere.errorCode().isEmpty());
}

void CliDrillTest::journalVerify()
{
    QFile file(m_cli.path(QStringLiteral("out/report.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QJsonObject report = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject journal = report.value(QStringLiteral("journal")).toObject();
    QJsonArray entries = journal.value(QStringLiteral("entries")).toArray();
    const auto verdictOf = [this, &report, &journal](const QJsonArray &changed) {
        QJsonObject other = journal;
        other.insert(QStringLiteral("entries"), changed);
        report.insert(QStringLiteral("journal"), other);
        const QString path = m_cli.writeFile(QStringLiteral("tampered.json"), QJsonDocument(report).toJson());
        return m_cli
            .run({QStringLiteral("journal"), QStringLiteral("verify"), path, QStringLiteral("--json")})
            .exitCode;
    };
    QCOMPARE(verdictOf(entries), 0);
    for (const char *key : {"verdict", "headline", "rpo", "checks"}) { // nor may the summary say something else
        const QJsonObject whole = report;
        report.insert(QString::fromLatin1(key), QStringLiteral("passed, of course"));
        QCOMPARE(verdictOf(entries), 1);
        report = whole;
    }
    QJsonArray shorter = entries;
    shorter.removeLast();
    QCOMPARE(verdictOf(shorter), 1);
    QJsonArray holed = entries;
    holed.removeAt(holed.size() / 2);
    QCOMPARE(verdictOf(holed), 1);
    QJsonArray changed = entries;
    QJsonObject middle = changed.at(changed.size() / 2).toObject();
    middle.insert(QStringLiteral("actor"), QStringLiteral("somebody else"));
    changed.replace(changed.size() / 2, middle);
    QCOMPARE(verdictOf(changed), 1);
}

void CliDrillTest::dryRun()
{
    const qsizetype before =
        m_cli.run({QStringLiteral("runs"), QStringLiteral("--json")}).json().array().size();
    const CliResult result = m_cli.run({QStringLiteral("drill"), m_dump, QStringLiteral("--dry-run")});
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    QVERIFY2(result.out.contains("pg_restore"), qPrintable(result.text()));
    const qsizetype after =
        m_cli.run({QStringLiteral("runs"), QStringLiteral("--json")}).json().array().size();
    QCOMPARE(after, before);
}

void CliDrillTest::keep()
{
    const CliResult result = m_cli.run({QStringLiteral("drill"), m_dump, QStringLiteral("--keep"),
                                        QStringLiteral("--level"), QStringLiteral("quick")});
    QVERIFY2(result.exitCode == 0, qPrintable(result.text()));
    QCOMPARE(m_cli.leftovers().size(), 1);
    QVERIFY2(result.out.contains(m_cli.leftovers().first().toUtf8()), qPrintable(result.text()));
    const CliResult cleaned = m_cli.run({QStringLiteral("cleanup"), QStringLiteral("--json")});
    QCOMPARE(cleaned.exitCode, 0);
    QVERIFY(!cleaned.object().value(QStringLiteral("removed")).toArray().isEmpty());
}

void CliDrillTest::missedTarget()
{
    const CliResult result =
        drill(m_dump, {QStringLiteral("--rpo"), QStringLiteral("5m")}); // the data is a year old
    QVERIFY2(result.exitCode == 1, qPrintable(result.text()));
    const QJsonObject rpo = result.object().value(QStringLiteral("rpo")).toObject();
    QCOMPARE(rpo.value(QStringLiteral("status")).toString(), QStringLiteral("missed"));
}

void CliDrillTest::manualSteps_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("verdict");
    QTest::newRow("yes") << QByteArray("y\ny all fine\n") << QStringList() << 0 << QStringLiteral("passed");
    QTest::newRow("no") << QByteArray("y\nn replica was behind\n") << QStringList() << 1
                        << QStringLiteral("failed");
    QTest::newRow("skip") << QByteArray("what?\ns\ny\n") << QStringList() << 0 << QStringLiteral("passed");
    QTest::newRow("nobody") << QByteArray() << QStringList() << 1 << QStringLiteral("unknown");
    QTest::newRow("unattended") << QByteArray("y\ny\n") << QStringList{QStringLiteral("--unattended")} << 1
                                << QStringLiteral("unknown");
}

void CliDrillTest::manualSteps()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const QStringList, more);
    QFETCH(const int, exitCode);
    QFETCH(const QString, verdict);
    const QString path =
        m_cli.writeFile(QStringLiteral("manual.json"), R"({"muster": 1, "kind": "drill", "id": "m",
        "title": "By hand", "phases": [{"id": "one", "title": "One", "steps": [
        {"id": "a", "text": "Call the owner", "role": "Lead", "manual": true},
        {"id": "b", "text": "Ask for consent", "manual": true, "needs": ["a"]}]}]})");
    const CliResult result =
        m_cli.run(QStringList{QStringLiteral("run"), path, QStringLiteral("--json")} + more, typed);
    QVERIFY2(result.exitCode == exitCode, qPrintable(result.text()));
    QCOMPARE(result.object().value(QStringLiteral("verdict")).toString(), verdict);
    if (typed.contains("behind")) {
        QVERIFY(result.out.contains("replica was behind"));
    }
}

void CliDrillTest::ctrlC_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void CliDrillTest::ctrlC()
{
    QFETCH(const int, number);
    const auto process = m_cli.start({QStringLiteral("drill"), m_dump});
    process->setReadChannel(QProcess::StandardError);
    QByteArray seen;
    while (!seen.contains("start     Restore") && process->waitForReadyRead(30000)) {
        seen += process->readAllStandardError();
    }
    killOne(process->processId(), number);
    const CliResult result = CliProgram::finish(*process, 20000);
    QVERIFY2(result.exitCode == 130, qPrintable(QString::fromUtf8(seen) + result.text()));
    const QJsonArray runs = m_cli.run({QStringLiteral("runs"), QStringLiteral("--json")}).json().array();
    QCOMPARE(runs.first().toObject().value(QStringLiteral("state")).toString(), QStringLiteral("aborted"));
}

QTEST_GUILESS_MAIN(CliDrillTest)
#include "tst_clidrill.moc"
