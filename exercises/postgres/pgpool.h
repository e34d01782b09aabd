// SPDX-License-Identifier: GPL-3.0-or-later
// Many queries at once over a few connections, from one thread, in one read-only snapshot.
// Owner: whoever validates or takes a baseline; one thread.
#pragma once

#include "postgres/pgconnection.h"

#include <QElapsedTimer>

#include <functional>
#include <vector>

namespace muster
{

struct PgJob
{
    QString sql; // one statement
    bool ownSearchPath =
        false; // the database's search_path; else only pg_catalog, so that names come qualified
    std::function<void(const Result<PgRows> &, Milliseconds)> done; // in the thread of run()
};

class PgPool
{
public:
    struct Options
    {
        int connections = 0; // 0: as many as the processors are worth, 1…4
        int workers = 0;     // parallel workers a query may have besides
        int workMemMb = 256;
        Milliseconds statementTimeout{0}; // 0: none
    };
    // What PgConnection::open gives. Fewer connections than wanted are not an error.
    [[nodiscard]] static Result<PgPool> open(const QString &conninfo, const CancelToken &cancel,
                                             const Options &options);

    // One statement after another on one connection; errors as PgConnection::query.
    [[nodiscard]] Result<PgRows> query(const QString &sql);

    // Asks `next` for a job whenever a connection is free; ends when all are idle and `next` has none.
    // A failed job is the job's own affair. Errors: "cancelled" within 2 s of the token; "postgres.lost" when
    // no connection is left (jobs that were asked for have been told; the others are still with `next`).
    using Next = std::function<std::optional<PgJob>()>;
    [[nodiscard]] Done run(const Next &next);

    [[nodiscard]] int size() const { return int(m_lanes.size()); }

private:
    enum class Stage { Idle, Preparing, Working };
    struct Lane
    {
        PgConnection connection;
        Stage stage = Stage::Idle;
        PgJob job;
        QElapsedTimer clock;
        PgRows rows;
        std::optional<Error> error;
    };
    PgPool(CancelToken cancel, Options options);
    Done addLane(const QString &conninfo, QString &snapshot);
    void begin(Lane &lane, PgJob job);
    void drive(Lane &lane);
    void stageDone(Lane &lane);
    void finish(Lane &lane, const Result<PgRows> &result);
    void loseLane(Lane &lane, const Error &error);
    bool startIdle(const Next &next);
    void await();
    void stopAll();

    CancelToken m_cancel;
    Options m_options;
    QString m_searchPath;
    std::vector<Lane> m_lanes;
    std::optional<Error> m_lost;
};

} // namespace muster
