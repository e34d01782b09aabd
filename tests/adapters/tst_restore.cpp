// SPDX-License-Identifier: GPL-3.0-or-later
// Every format and wrapping of a dump, restored into a real sandbox and accounted for.
#include "adapters/restorebench.h"
#include "support/killone.h"

#include "archives/archiveinfo.h"
#include "postgres/baseline.h"

#include <QTest>

#include <csignal>

using namespace muster;

namespace
{

struct Variant
{
    const char *name;
    const char *options; // of pg_dump
    const char *wrap;    // argv around the file; empty = none
    const char *format;
};

const Variant variants[] = {
    {"custom", "-Fc", "", "custom"},
    {"custom, not compressed", "-Fc -Z0", "", "custom"},
    {"custom in gzip", "-Fc -Z0", "gzip -c", "custom"},
    {"custom in zstd", "-Fc -Z0", "zstd -q -c", "custom"},
    {"directory", "-Fd", "", "directory"},
    {"directory in a tar", "-Fd", "tar", "directory"},
    {"tar", "-Ft", "", "tar"},
    {"tar in bzip2", "-Ft", "bzip2 -c", "tar"},
    {"plain", "-Fp", "", "plain"},
    {"plain with inserts", "-Fp --inserts --rows-per-insert=100", "", "plain"},
    {"plain in gzip", "-Fp", "gzip -c", "plain"},
    {"plain in zstd", "-Fp", "zstd -q -c", "plain"},
    {"plain in lz4", "-Fp", "lz4 -q -c", "plain"},
    {"plain in bzip2", "-Fp", "bzip2 -c", "plain"},
    {"plain in xz", "-Fp", "xz -c", "plain"},
};

} // namespace

class TestRestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto maker = DumpMaker::create();
        QVERIFY2(maker, qPrintable(maker ? QString() : maker.error().message));
        m_maker = std::move(*maker);
    }

    void restores_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("wrap");
        QTest::addColumn<QString>("format");
        for (const Variant &v : variants)
            QTest::newRow(v.name) << QString::fromLatin1(v.options) << QString::fromLatin1(v.wrap)
                                  << QString::fromLatin1(v.format);
    }

    void restores()
    {
        QFETCH(QString, options);
        QFETCH(QString, wrap);
        QFETCH(QString, format);
        const QString backup = make(options, wrap);
        QVERIFY(!backup.isEmpty());
        RestoreBench bench;
        const auto outcome = bench.restore(backup);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY2(outcome->status == Status::Passed,
                 qPrintable(outcome->message + bench.host.checks.last().message +
                            bench.host.failedObjects(QStringLiteral("contents_listed")).join(u' ')));
        QCOMPARE(bench.host.checks.size(), 1);
        QCOMPARE(bench.host.checks.first().name, QStringLiteral("contents_listed"));
        QVERIFY(bench.host.checks.first().actual.toInteger() > 60);
        QCOMPARE(outcome->values.value(QStringLiteral("archive_format")).toString(), format);
        verifyContents(outcome->values.value(QStringLiteral("conninfo")).toString());
        QVERIFY(bench.host.measures.value(QStringLiteral("restore_seconds")).toDouble() > 0);
        QVERIFY(bench.host.measures.value(QStringLiteral("database_bytes")).toInteger() > 1000000);
        QVERIFY(!bench.host.progresses.isEmpty());
        QVERIFY2(bench.host.resources.size() == 1, "what was unpacked is gone, the sandbox is there");
        QVERIFY(bench.clean());
    }

    void representativeProfileKeepsDefaults()
    {
        RestoreBench bench;
        bench.run.profile = QStringLiteral("representative");
        const auto outcome = bench.restore(make(QStringLiteral("-Fc"), {}));
        QVERIFY(outcome);
        auto connection =
            PgConnection::open(outcome->values.value(QStringLiteral("conninfo")).toString(), {});
        QVERIFY(connection);
        const auto rows =
            connection->query(QStringLiteral("select current_setting('fsync'), current_setting('wal_level'), "
                                             "current_setting('listen_addresses')"));
        QVERIFY(rows);
        QCOMPARE(rows->text(0, 0), QStringLiteral("on"));
        QCOMPARE(rows->text(0, 1), QStringLiteral("replica"));
        QCOMPARE(rows->text(0, 2), QString());
    }

    void secondAttemptDropsTheFirst()
    {
        RestoreBench bench;
        const QString backup = make(QStringLiteral("-Fc"), {});
        QVERIFY(bench.restore(backup));
        const QString first = bench.host.resources.first().path;
        QVERIFY(bench.act(QStringLiteral("postgres.restore"), {{QStringLiteral("backup"), backup}}));
        QVERIFY(!QFileInfo::exists(first));
        QCOMPARE(bench.host.resources.size(), 1);
    }

    // Contents compare within one major version, so the baseline's decides which server is started.
    void baselineDecidesTheVersion()
    {
        RestoreBench bench;
        Baseline old;
        old.takenAt = QDateTime::currentDateTimeUtc();
        old.catalogue.serverVersion = 90624;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("old.baseline.json"));
        QVERIFY(saveBaseline(old, path));
        const QString backup = make(QStringLiteral("-Fc"), {});
        const QJsonObject params{{QStringLiteral("backup"), backup}, {QStringLiteral("baseline"), path}};
        for (const QString &type :
             {QStringLiteral("postgres.preflight"), QStringLiteral("postgres.restore")}) {
            const auto refused = bench.act(type, params);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, QStringLiteral("postgres.version"));
            QCOMPARE(refused.error().fault, Fault::CannotRun);
            QVERIFY(refused.error().message.contains(QStringLiteral("PostgreSQL 9")));
        }
        QVERIFY(bench.host.resources.isEmpty());
        const auto passed =
            bench.restore(backup, {{QStringLiteral("jobs"), QStringLiteral("2")}}); // of ${JOBS}
        QVERIFY(passed);
        QCOMPARE(passed->status, Status::Passed);
    }

    void previewChangesNothing()
    {
        RestoreBench bench;
        const auto action = bench.registry.find(QStringLiteral("postgres.restore"))->make();
        ActionContext context{bench.step, {{QStringLiteral("backup"), make(QStringLiteral("-Fc"), {})}},
                              bench.run,  {},
                              {},         {},
                              1,          bench.cancel,
                              bench.host};
        const auto lines = action->preview(context);
        QVERIFY(lines);
        QVERIFY(lines->join(u' ').contains(QStringLiteral("initdb")));
        QVERIFY(lines->join(u' ').contains(QStringLiteral("pg_restore")));
        QVERIFY(QDir(bench.parent.path()).isEmpty());
        QVERIFY(bench.host.resources.isEmpty());
    }

    void preflightPassesAndLeavesNothing()
    {
        RestoreBench bench;
        const auto outcome = bench.act(QStringLiteral("postgres.preflight"),
                                       {{QStringLiteral("backup"), make(QStringLiteral("-Fp"), {})}});
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QCOMPARE(bench.host.checks.size(), 4);
        for (const CheckResult &check : std::as_const(bench.host.checks))
            QCOMPARE(check.status, Status::Passed);
        QVERIFY(QDir(bench.parent.path()).isEmpty());
    }

    void keptSandboxIsNamedAndAttachedAgain()
    {
        RestoreBench bench;
        const auto outcome = bench.restore(make(QStringLiteral("-Fc"), {}));
        QVERIFY(outcome);
        const QString folder = outcome->values.value(QStringLiteral("sandbox")).toString();
        const auto action = bench.registry.find(QStringLiteral("postgres.restore"))->make();
        QVERIFY(action->stillThere(outcome->values, bench.run));
        const auto sandbox = Sandbox::attach(folder, {});
        QVERIFY(sandbox);
        killOne(sandbox->serverPid(), SIGINT); // an orderly shutdown, as before a reboot
        QTRY_VERIFY_WITH_TIMEOUT(!sandbox->isRunning(), 5000);
        QVERIFY(action->stillThere(outcome->values, bench.run)); // started again
        QVERIFY(PgConnection::open(outcome->values.value(QStringLiteral("conninfo")).toString(), {}));
        const QVector<Leftover> found = findLeftovers(bench.parent.path());
        const auto mine =
            std::find_if(found.begin(), found.end(), [&](const Leftover &l) { return l.path == folder; });
        QVERIFY(mine != found.end());
        QVERIFY(mine->ownerAlive);
        QVERIFY(mine->pid > 0);
        bench.run.keep = true;
        const auto kept = bench.act(QStringLiteral("sandbox.remove"), {});
        QVERIFY(kept);
        QVERIFY(kept->message.contains(folder));
        QCOMPARE(bench.host.kept, QStringList{folder});
        QVERIFY(QFileInfo::exists(folder));
        QVERIFY(removeLeftover(*mine));
        QVERIFY(removeLeftover(*mine)); // twice is as good as once
        QVERIFY(!action->stillThere(outcome->values, bench.run));
        QVERIFY(QDir(bench.parent.path()).isEmpty());
    }

    void findsByDateAndFetchesInPlace()
    {
        RestoreBench bench;
        const QString dump = make(QStringLiteral("-Fc"), {});
        const QString folder = m_maker->folder() + QStringLiteral("/daily");
        QDir().mkpath(folder);
        QVERIFY(QFile::copy(dump, folder + QStringLiteral("/shop_2025-01-01.dump")));
        QVERIFY(QFile::copy(dump, folder + QStringLiteral("/shop_2025-01-02.dump")));
        QJsonObject params{{QStringLiteral("location"), folder},
                           {QStringLiteral("pattern"), QStringLiteral("*.dump")}};
        auto found = bench.act(QStringLiteral("backup.find"), params);
        QVERIFY(found);
        QVERIFY(found->values.value(QStringLiteral("backup")).toString().endsWith(QStringLiteral("02.dump")));
        params.insert(QStringLiteral("date"), QStringLiteral("2025-01-01"));
        found = bench.act(QStringLiteral("backup.find"), params);
        QVERIFY(found);
        QVERIFY(found->values.value(QStringLiteral("backup")).toString().endsWith(QStringLiteral("01.dump")));
        params.insert(QStringLiteral("date"), QStringLiteral("yesterday"));
        found = bench.act(QStringLiteral("backup.find"), params);
        QVERIFY(!found);
        QCOMPARE(found.error().code, QStringLiteral("backup.missing"));
        const auto fetched = bench.act(QStringLiteral("backup.fetch"),
                                       {{QStringLiteral("backup"), dump}, {QStringLiteral("sha256"), true}});
        QVERIFY(fetched);
        QCOMPARE(fetched->values.value(QStringLiteral("backup")).toString(), dump);
        QProcess sum;
        sum.start(QStringLiteral("sha256sum"), {dump});
        QVERIFY(sum.waitForFinished());
        QCOMPARE(fetched->values.value(QStringLiteral("sha256")).toString(),
                 QString::fromLatin1(sum.readAll().left(64)));
    }

private:
    QString make(const QString &options, const QString &wrap)
    {
        const QString name = QString(options + wrap).replace(u' ', u'_').replace(u'/', u'_');
        if (m_made.contains(name))
            return m_made.value(name);
        auto path = m_maker->dump(QStringLiteral("shop") + options.simplified().replace(u' ', u'_') +
                                      QString::number(m_made.size()),
                                  options.split(u' '));
        if (path && wrap == QStringLiteral("tar"))
            path =
                m_maker->pipe(name, {QStringLiteral("tar"), QStringLiteral("-cf"), QStringLiteral("-"),
                                     QStringLiteral("-C"), m_maker->folder(), QFileInfo(*path).fileName()});
        else if (path && !wrap.isEmpty())
            path = m_maker->pipe(name, wrap.split(u' ') + QStringList{*path});
        if (!path)
            qWarning("%s", qPrintable(path.error().message));
        else
            m_made.insert(name, *path);
        return path.value_or(QString());
    }

    static void verifyContents(const QString &conninfo)
    {
        auto connection = PgConnection::open(conninfo, {});
        QVERIFY(connection);
        const auto rows = connection->query(QStringLiteral(
            "select (select count(*) from app.users), (select count(*) from app.orders where note like '%; "
            "%'),"
            "(select count(*) from \"odd schema\".\"Odd; table\" where \"a column\" like '\\\\.%'),"
            "(select count(*) from app.totals),"
            "(select pg_get_userbyid(relowner) from pg_class where relname = 'orders'),"
            "(select has_table_privilege('reader', 'app.users', 'select'))::text,"
            "(select last_value from app.shared_seq), (select name from app.users where id = 7)"));
        QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().message));
        QCOMPARE(rows->number(0, 0), 2000);
        QCOMPARE(rows->number(0, 1), 5000);
        QCOMPARE(rows->number(0, 2), 50);
        QCOMPARE(rows->number(0, 3), 2000);
        QCOMPARE(rows->text(0, 4), QStringLiteral("App User"));
        QCOMPARE(rows->text(0, 5), QStringLiteral("true"));
        QCOMPARE(rows->number(0, 6), 5000);
        QCOMPARE(rows->text(0, 7), QStringLiteral("Käthe 7"));
    }

    std::unique_ptr<DumpMaker> m_maker;
    QHash<QString, QString> m_made;
};

QTEST_GUILESS_MAIN(TestRestore)
#include "tst_restore.moc"
