// SPDX-License-Identifier: GPL-3.0-or-later
// A real PostgreSQL server for a test: own folder, unix socket only, ended by its pid. One thread.
// As root it runs as user postgres. A missing server is an error of the test, never a skip.
#pragma once

#include "postgres/pgconnection.h"

#include <QProcess>

#include <memory>

namespace muster
{

class PgServer
{
    Q_DISABLE_COPY_MOVE(PgServer)

public:
    // settings: "wal_level=replica", … Errors: "test.server" with the end of the server's log.
    [[nodiscard]] static Result<std::unique_ptr<PgServer>> start(const QStringList &settings = {});
    ~PgServer();

    [[nodiscard]] QString conninfo(const QString &database = QStringLiteral("postgres"),
                                   const QString &user = QStringLiteral("tester")) const;
    [[nodiscard]] QString folder() const { return m_folder; } // belongs to the server's user
    [[nodiscard]] QString dataFolder() const;
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

    // Any number of statements; the last one's rows.
    [[nodiscard]] Result<PgRows> sql(const QString &database, const QString &text) const;
    [[nodiscard]] Done createDatabase(const QString &name, const QString &source = {}) const;
    // Runs a server program (pg_dump, pg_restore, …) as the server's user; its stdout. Fails on status ≠ 0.
    [[nodiscard]] Result<QByteArray> tool(const QString &program, const QStringList &arguments) const;

    void stop(); // in order; startAgain() goes on with the same data
    [[nodiscard]] Done startAgain();
    void killHard(); // SIGQUIT: everything gone at once, as in a crash

    [[nodiscard]] static QString binFolder(); // of the newest server binaries; empty when there are none
    static void runAsServerUser(QProcess &process); // for a child of the caller's own

private:
    PgServer() = default;
    Done prepare(const QStringList &settings);
    Done waitUntilReady();
    QProcess m_process;
    QString m_folder;
};

} // namespace muster
