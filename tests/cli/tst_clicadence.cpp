// SPDX-License-Identifier: GPL-3.0-or-later
// The templates by cadence: complete, without warnings, dry-run, and run unattended on the sample backup and a
// real server. Redis and RabbitMQ are not on every machine: their tools are stood in for by scripts.
#include "cli/cliprogram.h"
#include "support/tinyserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace muster;

namespace
{

QString source(const QString &path)
{
    return qEnvironmentVariable("MUSTER_SOURCE_DIR") + u"/resources/"_qs + path;
}

QString templatePath(const QString &id)
{
    return source(u"templates/"_qs + id + u".muster.json"_qs);
}

QJsonObject templateOf(const QString &id)
{
    QFile file(templatePath(id));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonObject byId(const QJsonValue &list, const QString &id)
{
    for (const QJsonValue &value : list.toArray())
        if (value.toObject().value(u"id"_qs) == id)
            return value.toObject();
    return {};
}

const QStringList ids{u"verification-daily-backups"_qs,   u"drill-weekly-restore"_qs,     u"drill-monthly-platform"_qs,
                      u"tabletop-quarterly-platform"_qs,  u"partial-quarterly-postgresql"_qs, u"drill-quarterly-full"_qs,
                      u"drill-quarterly-surprise"_qs,     u"drill-annual-exercise"_qs};

} // namespace

class CliCadenceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void passWithoutWarnings_data();
    void passWithoutWarnings();
    void anUnsetVariableIsNamed();
    void monthlyHasEveryItem_data();
    void monthlyHasEveryItem();
    void monthlyTimes();
    void kinds();
    void dailyUnattended();
    void weeklyUnattended();
    void monthlyUnattended();
    void partialWithAProgram();

private:
    QStringList settings() const;
    CliResult unattended(const QString &id, const QStringList &more = {});
    QString script(const QString &name, const QByteArray &text) const;

    CliProgram m_cli;
    std::unique_ptr<TinyServer> m_server;
};

QString CliCadenceTest::script(const QString &name, const QByteArray &text) const
{
    const QString path = m_cli.writeFile(name, "#!/bin/sh\n" + text);
    QFile::setPermissions(path, QFile::permissions(path) | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
    return path;
}

void CliCadenceTest::initTestCase()
{
    m_server = std::make_unique<TinyServer>(QMap<QByteArray, QByteArray>{{"/health", TinyServer::answer(200, "green")},
                                                                         {"/api", TinyServer::answer(200, "[]")}});
    QDir(m_cli.folder()).mkpath(u"backups"_qs);
    QVERIFY(QFile::copy(source(u"samples/shop.dump"_qs), m_cli.path(u"backups/backup-shop.dump"_qs)));
    QFile dump(m_cli.path(u"backups/backup-shop.dump"_qs)); // of this night
    QVERIFY(dump.open(QIODevice::ReadWrite) && dump.setFileTime(QDateTime::currentDateTime(), QFileDevice::FileModificationTime));
    (void)m_cli.writeFile(u"dump.rdb"_qs, "REDIS0011 sample");
    (void)m_cli.writeFile(u"definitions.json"_qs, "{}");
    script(u"redis-check"_qs, "head -c 5 \"$1\" | grep -q REDIS && echo '[offset 1] \\o/ RDB looks OK! \\o/'\n");
    script(u"redis-cli"_qs, "case \"$5\" in PING) echo PONG;; DBSIZE) echo 61;; *) exit 1;; esac\n");
    script(u"rabbitmqctl"_qs, "echo orders 0\n");
    script(u"rclone"_qs, "echo backup-shop.dump\n");
}

void CliCadenceTest::cleanup()
{
    QVERIFY(m_cli.leftovers().isEmpty());
    QVERIFY(m_cli.sandboxFolders().isEmpty());
}

QStringList CliCadenceTest::settings() const
{
    const QString server = u"http://127.0.0.1:%1"_qs.arg(m_server->port());
    const std::pair<QString, QString> values[] = {{u"LOCATION"_qs, m_cli.path(u"backups"_qs)},
                                                  {u"BACKUP"_qs, m_cli.path(u"backups/backup-shop.dump"_qs)},
                                                  {u"BASELINE"_qs, source(u"samples/shop.baseline.json"_qs)},
                                                  {u"REDIS_RDB"_qs, m_cli.path(u"dump.rdb"_qs)},
                                                  {u"REDIS_CHECK"_qs, m_cli.path(u"redis-check"_qs)},
                                                  {u"REDIS_CLI"_qs, m_cli.path(u"redis-cli"_qs)},
                                                  {u"RABBITMQ_DEFINITIONS"_qs, m_cli.path(u"definitions.json"_qs)},
                                                  {u"RABBITMQ_CTL"_qs, m_cli.path(u"rabbitmqctl"_qs)},
                                                  {u"RCLONE"_qs, m_cli.path(u"rclone"_qs)},
                                                  {u"REMOTE"_qs, u"s3-backups:postgres"_qs},
                                                  {u"HEALTH_URL"_qs, server + u"/health"_qs},
                                                  {u"API_URL"_qs, server + u"/api"_qs}};
    QStringList arguments;
    for (const auto &[name, value] : values)
        arguments << u"--set"_qs << name + u'=' + value;
    return arguments;
}

CliResult CliCadenceTest::unattended(const QString &id, const QStringList &more)
{
    return m_cli.run(QStringList{u"run"_qs, templatePath(id), u"--unattended"_qs, u"--json"_qs} + settings() + more);
}

void CliCadenceTest::passWithoutWarnings_data()
{
    QTest::addColumn<QString>("id");
    for (const QString &id : ids)
        QTest::newRow(qPrintable(id)) << id;
}

void CliCadenceTest::passWithoutWarnings()
{
    QFETCH(QString, id);
    QCOMPARE(templateOf(id).value(u"id"_qs).toString(), id);
    const CliResult checked = m_cli.run({u"plan"_qs, u"check"_qs, templatePath(id), u"--json"_qs});
    QVERIFY2(checked.exitCode == 0, qPrintable(checked.text()));
    QVERIFY2(!checked.text().contains(u"kept and not used"_qs) && !checked.text().contains(u"unknown key"_qs, Qt::CaseInsensitive),
             qPrintable(checked.text()));
    if (templateOf(id).value(u"kind"_qs) == u"tabletop"_qs)
        return;
    const CliResult dry = m_cli.run(QStringList{u"run"_qs, templatePath(id), u"--dry-run"_qs} + settings());
    if (id == u"verification-daily-backups"_qs)
        QCOMPARE(dry.exitCode, 3); // the sample has no snapshots of Redis and RabbitMQ
    else
        QVERIFY2(dry.exitCode == 0, qPrintable(dry.text()));
    QVERIFY(m_cli.sandboxFolders().isEmpty());
    if (id.startsWith(u"drill-monthly"_qs))
        QVERIFY2(dry.text().contains(m_cli.path(u"redis-check"_qs) + u' ' + m_cli.path(u"dump.rdb"_qs)), qPrintable(dry.text()));
}

void CliCadenceTest::anUnsetVariableIsNamed()
{
    const CliResult run = m_cli.run({u"run"_qs, templatePath(u"drill-monthly-platform"_qs), u"--unattended"_qs, u"--json"_qs});
    QCOMPARE(run.exitCode, 2);
    for (const QString &name : {u"LOCATION"_qs, u"REDIS_RDB"_qs, u"RABBITMQ_DEFINITIONS"_qs, u"HEALTH_URL"_qs, u"API_URL"_qs})
        QVERIFY2(run.text().contains(name), qPrintable(run.text()));
}

// The source's checklist, item by item: the phase and the step that stand for it.
void CliCadenceTest::monthlyHasEveryItem_data()
{
    QTest::addColumn<QString>("phaseId");
    QTest::addColumn<QStringList>("steps");
    const std::pair<const char *, const char *> phases[] = {
        {"pre-drill", "participants-present environment-empty backup-recent channels-open scribe-assigned clocks-ready go-live"},
        {"start", "acknowledge simulate pg-fetch redis-fetch rabbitmq-fetch begin document-live"},
        {"postgresql", "pg-restore pg-validate pg-rows pg-corruption pg-replication pg-time"},
        {"cache", "redis-online redis-data redis-stats redis-time"},
        {"broker", "rabbitmq-online rabbitmq-bindings rabbitmq-messages rabbitmq-time"},
        {"services", "services-running health-checks api-responds"},
        {"validation", "smoke-tests workflows monitoring baseline-match logs-clean final-rto"},
        {"final", "recovery-achieved integrity-verified all-operational all-clear"},
        {"post-drill", "cleanup metrics issues report-draft follow-up"},
        {"review", "review-meeting review-timeline went-well improvements action-items procedures publish"}};
    for (const auto &[phase, steps] : phases)
        QTest::newRow(phase) << QString::fromLatin1(phase) << QString::fromLatin1(steps).split(u' ');
}

void CliCadenceTest::monthlyHasEveryItem()
{
    QFETCH(QString, phaseId);
    QFETCH(QStringList, steps);
    const QJsonObject phase = byId(templateOf(u"drill-monthly-platform"_qs).value(u"phases"_qs), phaseId);
    QVERIFY(!phase.isEmpty());
    for (const QString &id : steps) {
        const QJsonObject step = byId(phase.value(u"steps"_qs), id);
        QVERIFY2(!step.isEmpty(), qPrintable(id));
        QVERIFY2(step.value(u"role"_qs).toString().startsWith(u'@'), qPrintable(id));
        QVERIFY2(step.value(u"estimate_minutes"_qs).toDouble() > 0, qPrintable(id));
        QVERIFY2(step.contains(u"action"_qs) != step.value(u"manual"_qs).toBool(), qPrintable(id));
    }
}

void CliCadenceTest::monthlyTimes()
{
    const QJsonObject plan = templateOf(u"drill-monthly-platform"_qs);
    const QJsonValue phases = plan.value(u"phases"_qs);
    const std::tuple<QString, QString, int, QString> rows[] = {{u"postgresql"_qs, u"T+1:00"_qs, 60, u"PostgreSQL"_qs},
                                                               {u"cache"_qs, u"T+1:15"_qs, 30, u"Redis"_qs},
                                                               {u"broker"_qs, u"T+1:30"_qs, 45, u"RabbitMQ"_qs},
                                                               {u"services"_qs, u"T+1:45"_qs, 0, QString()},
                                                               {u"validation"_qs, u"T+2:00"_qs, 0, QString()},
                                                               {u"final"_qs, u"T+2:30"_qs, 0, QString()}};
    for (const auto &[id, due, target, component] : rows) {
        const QJsonObject phase = byId(phases, id);
        QCOMPARE(phase.value(u"due"_qs).toString(), due);
        QCOMPARE(phase.value(u"target_minutes"_qs).toInt(), target);
        QCOMPARE(phase.value(u"component"_qs).toString(), component);
    }
    QCOMPARE(plan.value(u"targets"_qs).toObject().value(u"rto_minutes"_qs).toString(), u"${RTO:-120}"_qs);
    QCOMPARE(plan.value(u"targets"_qs).toObject().value(u"rpo_minutes"_qs).toString(), u"${RPO:-60}"_qs);
    QCOMPARE(plan.value(u"surprise"_qs), QJsonValue(false));
    QCOMPARE(plan.value(u"success_criteria"_qs).toArray().size(), 7);
    qsizetype items = 0;
    for (const QJsonValue &phase : phases.toArray())
        items += phase.toObject().value(u"steps"_qs).toArray().size();
    QVERIFY(items >= 50);
}

void CliCadenceTest::kinds()
{
    QCOMPARE(templateOf(u"drill-quarterly-surprise"_qs).value(u"surprise"_qs), QJsonValue(true));
    QCOMPARE(templateOf(u"drill-quarterly-full"_qs).value(u"surprise"_qs), QJsonValue(false));
    QCOMPARE(templateOf(u"tabletop-quarterly-platform"_qs).value(u"kind"_qs).toString(), u"tabletop"_qs);
    QCOMPARE(templateOf(u"partial-quarterly-postgresql"_qs).value(u"kind"_qs).toString(), u"partial"_qs);
    QVERIFY(templateOf(u"drill-annual-exercise"_qs).value(u"phases"_qs).toArray().size() >= 8);
    for (const QString &id : ids) {
        const QString cadence = id.section(u'-', 1, 1);
        QVERIFY2(templateOf(id).value(u"tags"_qs).toArray().contains(cadence), qPrintable(id));
    }
}

void CliCadenceTest::dailyUnattended()
{
    const CliResult run = unattended(u"verification-daily-backups"_qs);
    const QJsonObject report = run.object();
    QCOMPARE(report.value(u"state"_qs).toString(), u"finished"_qs);
    const QJsonValue steps = report.value(u"steps"_qs);
    for (const QString &id : {u"pg-find"_qs, u"pg-whole"_qs, u"pg-readable"_qs, u"remote-copy"_qs})
        QVERIFY2(byId(steps, id).value(u"status"_qs) == u"passed"_qs, qPrintable(run.text()));
    QCOMPARE(byId(steps, u"redis-find"_qs).value(u"status"_qs).toString(), u"unknown"_qs); // there is none
    const QJsonValue criteria = report.value(u"success_criteria"_qs);
    QCOMPARE(byId(criteria, u"elsewhere"_qs).value(u"status"_qs).toString(), u"met"_qs);
    QCOMPARE(byId(criteria, u"exist"_qs).value(u"status"_qs).toString(), u"unknown"_qs);
    // A backup of last week is there and does not count.
    QFile dump(m_cli.path(u"backups/backup-shop.dump"_qs));
    QVERIFY(dump.open(QIODevice::ReadWrite));
    QVERIFY(dump.setFileTime(QDateTime::currentDateTime().addDays(-7), QFileDevice::FileModificationTime));
    const QJsonObject old = unattended(u"verification-daily-backups"_qs).object();
    QCOMPARE(byId(old.value(u"steps"_qs), u"pg-find"_qs).value(u"status"_qs).toString(), u"failed"_qs);
    QCOMPARE(byId(old.value(u"success_criteria"_qs), u"exist"_qs).value(u"status"_qs).toString(), u"missed"_qs);
    QVERIFY(dump.setFileTime(QDateTime::currentDateTime(), QFileDevice::FileModificationTime));
}

void CliCadenceTest::weeklyUnattended()
{
    const CliResult run = unattended(u"drill-weekly-restore"_qs);
    QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
    const QJsonObject report = run.object();
    QCOMPARE(report.value(u"verdict"_qs).toString(), u"passed"_qs);
    QCOMPARE(report.value(u"rto"_qs).toObject().value(u"status"_qs).toString(), u"met"_qs);
    const QJsonArray criteria = report.value(u"success_criteria"_qs).toArray();
    QCOMPARE(criteria.size(), 5);
    for (const QJsonValue &value : criteria) {
        const QJsonObject criterion = value.toObject();
        QVERIFY2(criterion.value(u"status"_qs) == u"met"_qs, qPrintable(criterion.value(u"how"_qs).toString()));
        QVERIFY(criterion.value(u"attested_by"_qs).isNull());
    }
    const CliResult shown = m_cli.run({u"show"_qs, report.value(u"run_id"_qs).toString()});
    QVERIFY2(shown.text().contains(u"Row counts match the baseline"_qs), qPrintable(shown.text()));
    const CliResult markdown =
        m_cli.run({u"report"_qs, report.value(u"run_id"_qs).toString(), u"--format"_qs, u"md"_qs});
    QVERIFY(markdown.out.contains("## Success criteria"));
}

// What people have to do is unknown, what Muster does is done, and nothing is left.
void CliCadenceTest::monthlyUnattended()
{
    const CliResult run = unattended(u"drill-monthly-platform"_qs);
    QVERIFY2(run.exitCode == 1 || run.exitCode == 3, qPrintable(run.text()));
    const QJsonObject report = run.object();
    QCOMPARE(report.value(u"state"_qs).toString(), u"finished"_qs);
    QVERIFY(report.value(u"verdict"_qs) != u"passed"_qs);
    const QJsonValue steps = report.value(u"steps"_qs);
    for (const QString &id : {u"backup-recent"_qs, u"pg-fetch"_qs, u"pg-restore"_qs, u"pg-validate"_qs, u"redis-check"_qs,
                              u"redis-online"_qs, u"redis-data"_qs})
        QVERIFY2(byId(steps, id).value(u"status"_qs) == u"passed"_qs, qPrintable(id + run.text()));
    for (const QString &id : {u"participants-present"_qs, u"go-live"_qs, u"workflows"_qs, u"all-clear"_qs})
        QCOMPARE(byId(steps, id).value(u"status"_qs).toString(), u"unknown"_qs);
    for (const QJsonValue &criterion : report.value(u"success_criteria"_qs).toArray())
        QVERIFY(criterion.toObject().value(u"status"_qs) != u"met"_qs);
}

void CliCadenceTest::partialWithAProgram()
{
    const CliResult run = unattended(u"partial-quarterly-postgresql"_qs);
    QVERIFY2(run.exitCode == 0, qPrintable(run.text()));
    bool seen = false;
    for (const QJsonValue &value : run.object().value(u"checks"_qs).toArray()) {
        const QJsonObject check = value.toObject();
        if (check.value(u"name"_qs) != u"Database answers a program"_qs)
            continue;
        seen = true;
        QCOMPARE(check.value(u"status"_qs).toString(), u"passed"_qs);
    }
    QVERIFY(seen);
}

QTEST_GUILESS_MAIN(CliCadenceTest)
#include "tst_clicadence.moc"
