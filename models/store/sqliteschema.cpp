// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteschema.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

namespace muster
{

namespace
{

constexpr qint64 applicationId = 0x4D555354; // "MUST"

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Store", source);
}

QStringList firstVersion()
{
    return {
        QStringLiteral(
            "CREATE TABLE runs (run_id TEXT PRIMARY KEY, plan_id TEXT NOT NULL, title TEXT NOT NULL, kind "
            "TEXT NOT NULL, "
            "state TEXT NOT NULL, verdict TEXT, started_at TEXT, finished_at TEXT, "
            "rto_target_ms INTEGER, rto_measured_ms INTEGER, rto_status TEXT NOT NULL, rto_source TEXT, "
            "rpo_target_ms INTEGER, rpo_measured_ms INTEGER, rpo_status TEXT NOT NULL, rpo_source TEXT, "
            "created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))"),
        QStringLiteral("CREATE INDEX idx_runs_started ON runs(started_at DESC)"),
        QStringLiteral("CREATE TABLE journal (run_id TEXT NOT NULL REFERENCES runs(run_id), seq INTEGER NOT "
                       "NULL CHECK (seq > 0), "
                       "prev TEXT NOT NULL, hash TEXT NOT NULL, type TEXT NOT NULL, at TEXT NOT NULL, body "
                       "TEXT NOT NULL, "
                       "PRIMARY KEY (run_id, seq)) WITHOUT ROWID"),
        QStringLiteral("CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal "
                       "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"),
        QStringLiteral("CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal "
                       "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"),
        QStringLiteral("CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal WHEN EXISTS "
                       "(SELECT 1 FROM journal WHERE run_id = NEW.run_id AND seq = NEW.seq) "
                       "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"),
        QStringLiteral("CREATE TABLE leases (run_id TEXT PRIMARY KEY REFERENCES runs(run_id), host TEXT NOT "
                       "NULL, pid INTEGER NOT NULL, "
                       "boot_id TEXT NOT NULL, start_ticks INTEGER NOT NULL, token TEXT NOT NULL, renewed_at "
                       "TEXT NOT NULL)"),
        QStringLiteral("CREATE TABLE recent_plans (path TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT "
                       "NULL, used_at TEXT NOT NULL)"),
    };
}

// Columns and indexes of the source's results database (S2); metric_value is wide enough for bytes.
QStringList resultTables()
{
    return {
        QStringLiteral(
            "CREATE TABLE backup_test_results (id INTEGER PRIMARY KEY AUTOINCREMENT, test_id VARCHAR(100) "
            "UNIQUE NOT NULL, "
            "test_date DATE NOT NULL, test_type VARCHAR(50) NOT NULL, backup_type VARCHAR(50) NOT NULL, "
            "snapshot_id VARCHAR(200), restore_duration_seconds INTEGER, validation_duration_seconds "
            "INTEGER, "
            "passed BOOLEAN NOT NULL, rto_seconds INTEGER, rpo_seconds INTEGER, data_integrity_score "
            "DECIMAL(5,2), "
            "notes TEXT, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)"),
        QStringLiteral("CREATE TABLE backup_test_validations (id INTEGER PRIMARY KEY AUTOINCREMENT, "
                       "test_id VARCHAR(100) REFERENCES backup_test_results(test_id) ON DELETE CASCADE, "
                       "check_name VARCHAR(100) NOT NULL, "
                       "check_value TEXT, passed BOOLEAN NOT NULL, error_message TEXT, created_at TIMESTAMP "
                       "DEFAULT CURRENT_TIMESTAMP)"),
        QStringLiteral("CREATE TABLE backup_test_metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, "
                       "test_id VARCHAR(100) REFERENCES backup_test_results(test_id) ON DELETE CASCADE, "
                       "metric_name VARCHAR(100) NOT NULL, "
                       "metric_value DECIMAL(24,4) NOT NULL, metric_unit VARCHAR(20), created_at TIMESTAMP "
                       "DEFAULT CURRENT_TIMESTAMP)"),
        QStringLiteral("CREATE INDEX idx_test_date ON backup_test_results(test_date)"),
        QStringLiteral("CREATE INDEX idx_test_type ON backup_test_results(test_type)"),
        QStringLiteral("CREATE INDEX idx_backup_type ON backup_test_results(backup_type)"),
        QStringLiteral("CREATE INDEX idx_test_validations_test_id ON backup_test_validations(test_id)"),
        QStringLiteral("CREATE INDEX idx_test_metrics_test_id ON backup_test_metrics(test_id)"),
    };
}

QStringList drafts()
{
    return {QStringLiteral("CREATE TABLE drafts (run_id TEXT PRIMARY KEY REFERENCES runs(run_id), text TEXT NOT NULL, "
                           "typed_at TEXT NOT NULL)")};
}

// What was done about gaps after their runs; and the few entries of a journal that are about gaps, to be found
// without reading the others.
QStringList gapFollowUps()
{
    const QString refused = QStringLiteral("BEGIN SELECT RAISE(ABORT, 'the record of gaps is append-only'); END");
    return {
        QStringLiteral("CREATE TABLE gap_followups (seq INTEGER PRIMARY KEY CHECK (seq > 0), prev TEXT NOT NULL, hash TEXT "
                       "NOT NULL, type TEXT NOT NULL, gap TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL)"),
        QStringLiteral("CREATE TRIGGER gap_followups_no_update BEFORE UPDATE ON gap_followups ") + refused,
        QStringLiteral("CREATE TRIGGER gap_followups_no_delete BEFORE DELETE ON gap_followups ") + refused,
        QStringLiteral("CREATE TRIGGER gap_followups_no_replace BEFORE INSERT ON gap_followups WHEN EXISTS (SELECT 1 FROM "
                       "gap_followups WHERE seq = NEW.seq) ") + refused,
        QStringLiteral("CREATE INDEX idx_journal_gaps ON journal(run_id, seq) WHERE type IN ('run_created', 'gap_raised', "
                       "'gap_changed')"),
    };
}

// migrations()[n] takes a store from version n to n + 1.
QVector<QStringList> migrations()
{
    return {firstVersion() + resultTables(), drafts(), gapFollowUps()};
}

// SQLite takes less than a header for an empty store, which it would fill, and misses a last page that is cut short.
// The file is only looked at, never opened: closing a descriptor of it drops this process's locks on it, whoever
// holds them, and the next process that ends takes the write-ahead log away (sqlite.org/howtocorrupt.html, 2.2).
Done wholeFile(SqliteConnection &connection)
{
    const QString path = connection.path();
    if (const qint64 size = QFileInfo(path).size(); size > 0 && size < 100)
        return fail(damagedStore(path, text("it is too short to be a store.")));
    const Result<QVariant> pages = connection.value(QStringLiteral("PRAGMA page_count"));
    if (!pages)
        return fail(pages.error());
    const Result<QVariant> pageSize = connection.value(QStringLiteral("PRAGMA page_size"));
    if (!pageSize)
        return fail(pageSize.error());
    if (QFileInfo(path + QStringLiteral("-wal")).size() > 0)
        return {}; // the newest pages are there
    return QFileInfo(path).size() < pages->toLongLong() * pageSize->toLongLong()
               ? fail(damagedStore(path, text("the end of the file is missing.")))
               : Done();
}

Done ours(SqliteConnection &connection, qint64 *version)
{
    const Result<QVariant> found = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!found)
        return fail(found.error());
    *version = found->toLongLong();
    const Result<QVariant> tables = connection.value(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return fail(tables.error());
    const Result<QVariant> owner = connection.value(QStringLiteral("PRAGMA application_id"));
    if (!owner)
        return fail(owner.error());
    if (tables->toLongLong() > 0 && owner->toLongLong() != applicationId) {
        return fail({QStringLiteral("store.foreign"),
                     text("%1 is a database of another program.").arg(connection.path()),
                     text("It was left as it is. Name another store with --store."),
                     Fault::CannotRun,
                     {},
                     0,
                     0});
    }
    if (*version > storeVersion()) {
        return fail({QStringLiteral("store.newer"),
                     text("The store %1 was written by a newer Muster (version %2; this one knows %3).")
                         .arg(connection.path())
                         .arg(*version)
                         .arg(storeVersion()),
                     text("Update Muster, or name another store with --store. It was left as it is."),
                     Fault::CannotRun,
                     {},
                     0,
                     0});
    }
    return {};
}

// Changing to WAL needs the file for itself for a moment, and SQLite does not wait for that by itself.
Done useWal(SqliteConnection &connection)
{
    Result<QVariant> mode;
    for (int attempt = 0; attempt < 100; ++attempt) {
        mode = connection.value(QStringLiteral("PRAGMA journal_mode = WAL"));
        if (mode && mode->toString() == u"wal")
            return {};
        if (!mode && mode.error().code != u"store.busy")
            return fail(mode.error());
        QThread::msleep(20);
    }
    if (!mode)
        return fail(mode.error());
    return fail({QStringLiteral("store.unreachable"),
                 text("The store %1 cannot be used in WAL mode.").arg(connection.path()),
                 text("Keep it on a local disk: network file systems cannot lock it."),
                 Fault::CannotRun,
                 {},
                 0,
                 0});
}

Done migrate(SqliteConnection &connection)
{
    Transaction transaction(connection);
    if (const Done done = transaction.begin(); !done)
        return done;
    qint64 version = 0; // read again: another process may have been quicker
    if (const Done done = ours(connection, &version); !done)
        return done;
    const QVector<QStringList> steps = migrations();
    for (qsizetype step = version; step < steps.size(); ++step) {
        for (const QString &sql : steps.at(step)) {
            if (const Done done = connection.execute(sql); !done)
                return done;
        }
    }
    if (version < steps.size()) {
        if (const Done done =
                connection.execute(QStringLiteral("PRAGMA application_id = %1").arg(applicationId));
            !done)
            return done;
        if (const Done done =
                connection.execute(QStringLiteral("PRAGMA user_version = %1").arg(steps.size()));
            !done)
            return done;
    }
    return transaction.commit();
}

} // namespace

int storeVersion()
{
    return int(migrations().size());
}

Done prepareStore(SqliteConnection &connection)
{
    qint64 version = 0;
    if (const Done done = wholeFile(connection); !done)
        return done;
    if (const Done done = ours(connection, &version); !done)
        return done;
    if (const Done done = useWal(connection); !done)
        return done;
    for (const QString &pragma :
         {QStringLiteral("PRAGMA synchronous = FULL"), QStringLiteral("PRAGMA foreign_keys = ON")}) {
        if (const Done done = connection.execute(pragma); !done)
            return done;
    }
    return version < storeVersion() ? migrate(connection) : Done();
}

} // namespace muster
