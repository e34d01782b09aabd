// SPDX-License-Identifier: GPL-3.0-or-later
// A store that cannot be used says why, and is left as it was. A write that fails loses nothing acknowledged.
#include "store/sqlitestore.h"
#include "store/storesamples.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace muster;

class TestStoreFaults : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/muster-faults-XXXXXX")};
    int m_files = 0;

    QString newPath() { return m_folder.filePath(QStringLiteral("store%1.db").arg(++m_files)); }
    static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static void execute(const QString &path, const QString &sql)
    {
        {
            QSqlDatabase database =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("meddler"));
            database.setDatabaseName(path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(sql));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("meddler"));
    }
    // A store with some entries, closed.
    QString filledStore(int entries = 200)
    {
        const QString path = newPath();
        auto store = SqliteStore::open(path);
        if (!store || !(*store)->putRun(samples::summary(QStringLiteral("r1"))))
            qFatal("no store");
        samples::Chain chain(QStringLiteral("r1"));
        for (int i = 0; i < entries; ++i) {
            if (!(*store)->append(QStringLiteral("r1"), chain.next()))
                qFatal("no entry");
        }
        return path;
    }
    void refusedAndUntouched(const QString &path, const char *code)
    {
        const QByteArray before = bytesOf(path);
        const auto store = openStore(path);
        QVERIFY(!store);
        QCOMPARE(store.error().code, QLatin1String(code));
        QCOMPARE(store.error().fault, Fault::CannotRun);
        QVERIFY(!store.error().hint.isEmpty());
        QVERIFY2(store.error().message.contains(QFileInfo(path).fileName()),
                 qPrintable(store.error().message));
        QVERIFY(bytesOf(path) == before);
    }
    static QString runWriter(const QStringList &arguments, const QString &uid)
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (::getuid() == 0 && !uid.isEmpty())
            environment.insert(QStringLiteral("STOREWRITER_UID"), uid);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/storewriter"), arguments);
        if (!process.waitForFinished(30'000))
            return QStringLiteral("did not end");
        return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    }

private Q_SLOTS:
    void notADatabase()
    {
        const QString path = newPath();
        write(path, QByteArray("This is a text file of somebody.\n").repeated(200));
        refusedAndUntouched(path, "store.damaged");
        write(path, "short");
        refusedAndUntouched(path, "store.damaged");
    }

    void truncated()
    {
        const QString path = filledStore();
        const QByteArray whole = bytesOf(path);
        for (qsizetype keep :
             {whole.size() - 1, whole.size() / 2, qsizetype(4096), qsizetype(120), qsizetype(60)}) {
            write(path, whole.left(keep));
            refusedAndUntouched(path, "store.damaged");
        }
        write(path, whole);
        QVERIFY(openStore(path).has_value());
    }

    void damagedInside()
    {
        const QString path = filledStore(400);
        QByteArray bytes = bytesOf(path);
        // Overwrite everything after the schema's pages: the tables' trees.
        for (qsizetype i = 20 * 4096; i < bytes.size(); ++i)
            bytes[i] = char(0xA5);
        write(path, bytes);
        auto store = openStore(path);
        if (!store) {
            QCOMPARE(store.error().code, QStringLiteral("store.damaged"));
            return;
        }
        const auto entries = (*store)->journal(QStringLiteral("r1"), 0);
        QVERIFY(!entries);
        QCOMPARE(entries.error().code, QStringLiteral("store.damaged"));
    }

    void bodyThatIsNoJson()
    {
        const QString path = filledStore(3);
        execute(path, QStringLiteral("DROP TRIGGER journal_no_update"));
        execute(path, QStringLiteral("UPDATE journal SET body = '{\"type\":' WHERE seq = 2"));
        auto store = openStore(path);
        const auto entries = (*store)->journal(QStringLiteral("r1"), 0);
        QVERIFY(!entries);
        QCOMPARE(entries.error().code, QStringLiteral("store.damaged"));
        QVERIFY(entries.error().message.contains(u'2'));
    }

    void newer()
    {
        const QString path = filledStore(3);
        execute(path, QStringLiteral("PRAGMA user_version = 99"));
        refusedAndUntouched(path, "store.newer");
    }

    void anotherProgrammesDatabase()
    {
        const QString path = newPath();
        execute(path, QStringLiteral("CREATE TABLE bookmarks (url TEXT)"));
        refusedAndUntouched(path, "store.foreign");
    }

    void missingFolderAndFolderAsFile()
    {
        QCOMPARE(openStore(m_folder.filePath(QStringLiteral("no/such/store.db"))).error().code,
                 QStringLiteral("store.unreachable"));
        QCOMPARE(openStore(m_folder.path()).error().code, QStringLiteral("store.unreachable"));
        QCOMPARE(openStore(QStringLiteral("postgresql://host/db")).error().code,
                 QStringLiteral("store.unreachable"));
    }

    void readOnly()
    {
        const QString path = filledStore(3);
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
        QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        const QByteArray before = bytesOf(path);
        QCOMPARE(runWriter({QStringLiteral("open"), path}, QStringLiteral("65534")),
                 QStringLiteral("error store.readonly"));
        QFile::setPermissions(path, QFile::Permissions(0x6666));
        if (::getuid() == 0) { // the file could be written, its folder not
            QCOMPARE(runWriter({QStringLiteral("open"), path}, QStringLiteral("65534")),
                     QStringLiteral("error store.readonly"));
        }
        QVERIFY(bytesOf(path) == before);
    }

    void defaultFolderIsMadeAndPrivate()
    {
        const QString data = m_folder.filePath(QStringLiteral("xdg"));
        qputenv("XDG_DATA_HOME", data.toUtf8());
        QCOMPARE(defaultStorePath(), QString(data + QStringLiteral("/muster/muster.db")));
        QVERIFY(openStore({}).has_value());
        QVERIFY(QFileInfo::exists(defaultStorePath()));
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeOther | QFileDevice::ExeGroup;
        QVERIFY((QFileInfo(data + QStringLiteral("/muster")).permissions() & others) == 0);
        qunsetenv("XDG_DATA_HOME");
    }

    // The store may grow to n pages only, for every n: whatever was acknowledged is there afterwards,
    // the chain holds, and the store goes on when there is room again.
    void fullAfterEveryPage()
    {
        int refusals = 0;
        const event::StepLogged large{QStringLiteral("restore"), QStringLiteral("info"),
                                      QString(1500, u'x')}; // two to a page
        for (int extra = 0; extra < 24; ++extra) {
            const QString path = newPath();
            samples::Chain chain(QStringLiteral("r1"));
            qint64 acknowledged = 0;
            std::optional<JournalEntry> pending;
            {
                auto store = SqliteStore::open(path);
                QVERIFY(store.has_value());
                QVERIFY((*store)->putRun(samples::summary(QStringLiteral("r1"))));
                QVERIFY((*store)->limitPages(20 + extra));
                for (int i = 0; i < 100 && !pending; ++i) {
                    const JournalEntry entry = chain.next(large);
                    const Done done = (*store)->append(QStringLiteral("r1"), entry);
                    if (done) {
                        acknowledged = entry.seq;
                    } else {
                        QCOMPARE(done.error().code, QStringLiteral("store.full"));
                        pending = entry;
                        ++refusals;
                    }
                }
                const auto entries = (*store)->journal(QStringLiteral("r1"), 0);
                QCOMPARE(entries->size(), acknowledged);
            }
            auto store = SqliteStore::open(path);
            QVERIFY(store.has_value());
            if (pending) { // the same entry again: the chain has no gap
                QVERIFY((*store)->append(QStringLiteral("r1"), *pending));
                ++acknowledged;
            }
            const auto verified = verifyJournal(samples::asJson(*(*store)->journal(QStringLiteral("r1"), 0)));
            QVERIFY(verified.has_value());
            QCOMPARE(verified->count, acknowledged);
        }
        QCOMPARE(refusals, 24);
    }

    // The n-th write to the store's files fails with an I/O error, for every n (a limit on the size of
    // files, set for a child process, moves through the write-ahead log byte by byte).
    void everyWriteFails_data()
    {
        QTest::addColumn<int>("limit"); // KiB
        for (int limit = 4; limit <= 400; limit += 12)
            QTest::addRow("%d KiB", limit) << limit;
    }
    void everyWriteFails()
    {
        QFETCH(int, limit);
        const QString path = newPath();
        QVERIFY(SqliteStore::open(path).has_value());
        QProcess process;
        // trap: SIGXFSZ ignored, so that the write itself fails; ulimit -f counts in KiB under bash
        process.start(
            QStringLiteral("bash"),
            {QStringLiteral("-c"),
             QStringLiteral("trap '' XFSZ; ulimit -f %1; exec \"$0\" append \"$1\" r1 300").arg(limit),
             QCoreApplication::applicationDirPath() + QStringLiteral("/storewriter"), path});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
        qint64 acknowledged = 0;
        QVERIFY2(lines.last().startsWith("error "), "the limit was never reached");
        for (const QByteArray &line : lines) {
            if (line.startsWith("error "))
                QVERIFY2(line == "error store.failed" || line == "error store.full" ||
                             line == "error store.unreachable",
                         line.constData());
            else if (!line.isEmpty())
                acknowledged = line.toLongLong();
        }
        auto store = openStore(path);
        QVERIFY2(store.has_value(), store ? "" : qPrintable(store.error().message));
        const auto entries = (*store)->journal(QStringLiteral("r1"), 0);
        QVERIFY(entries.has_value());
        QVERIFY2(entries->size() >= acknowledged && entries->size() <= acknowledged + 1,
                 qPrintable(QStringLiteral("%1 of %2").arg(entries->size()).arg(acknowledged)));
        QVERIFY(verifyJournal(samples::asJson(*entries)).has_value());
    }
};

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
