// SPDX-License-Identifier: GPL-3.0-or-later
// A private, throw-away PostgreSQL server: random folder (0700), unix socket only, its own superuser, one
// random database. Owned by a run; outlives the process on purpose, so that a run can be resumed, and is
// found again by its marker. Used on a worker thread.
#pragma once

#include "engine/canceltoken.h"
#include "postgres/pgconnection.h"
#include "postgres/pgtools.h"
#include "postgres/sandboxmarker.h"

namespace muster
{

struct SandboxSpec
{
    QString runId;
    QString parentFolder; // empty = the default
    QString user;         // whom it runs as when we are root; empty = "postgres"
    QString profile;      // "verify" (unsafe, fast) or "representative" (server defaults)
    QString configFile;   // representative: a postgresql.conf to add; may be empty
    QString encoding;     // empty = UTF8
    QString locale;       // empty, or not on this machine: C.UTF-8 or C
    PgTools tools;
    std::function<Done(const QString &path)> announce; // called before anything is made
};

class Sandbox
{
public:
    // Errors: "sandbox.folder", "postgres.socket_path", "postgres.initdb", "postgres.start" (CannotRun),
    // "cancelled". On an error the announced folder may be there: removeSandbox().
    [[nodiscard]] static Result<Sandbox> create(const SandboxSpec &spec, const CancelToken &cancel);
    // Takes it over for this process, starting its server when that is down.
    [[nodiscard]] static Result<Sandbox> attach(const QString &folder, const CancelToken &cancel);

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString database() const { return m_marker.database; }
    [[nodiscard]] QString runAs() const { return m_marker.user; }
    [[nodiscard]] PgTools tools() const { return m_tools; }
    [[nodiscard]] QString locale() const { return m_locale; } // what the database has
    [[nodiscard]] QString conninfo() const;                   // superuser, the restored database
    [[nodiscard]] QString conninfo(const QString &user, const QString &database) const;

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] qint64 serverPid() const; // 0 when it is down
    [[nodiscard]] QStringList
    logTail(int lines = 8) const; // of what matters: FATAL, PANIC, ERROR, LOG of ends

private:
    [[nodiscard]] Done prepare(const SandboxSpec &spec, const CancelToken &cancel);
    [[nodiscard]] Done writeConfig(const SandboxSpec &spec) const;
    [[nodiscard]] Done startServer(const CancelToken &cancel);
    [[nodiscard]] Done makeDatabase(const SandboxSpec &spec, const CancelToken &cancel);

    QString m_folder;
    SandboxMarker m_marker;
    PgTools m_tools;
    QString m_locale;
};

// Ends the server of a folder that Muster made and removes the folder; also a "folder" resource.
// Idempotent: nothing there is success. Errors: "sandbox.not_ours", "sandbox.remove".
[[nodiscard]] Done removeSandbox(const QString &folder);

// The server's process of a data folder, verified by its working directory; 0 when it is down.
[[nodiscard]] qint64 postmasterOf(const QString &dataFolder);

// settings of a profile, as text of postgresql.conf.
[[nodiscard]] QString sandboxSettings(const QString &folder, const QString &profile);

} // namespace muster
