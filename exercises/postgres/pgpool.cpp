// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/pgpool.h"

#include "postgres/pgresult.h"
#include "postgres/pgtext.h"

#include <QThread>

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>

namespace muster
{

namespace
{

// Everything that the text of a value depends on is pinned, so that two servers write the same.
QString sessionSettings(const PgPool::Options &options)
{
    return QStringLiteral(
               "SET search_path = pg_catalog; SET DateStyle = 'ISO, YMD'; SET TimeZone = 'UTC'; "
               "SET IntervalStyle = 'postgres'; SET extra_float_digits = 3; SET bytea_output = 'hex'; "
               "SET xmlbinary = 'base64'; SET lc_monetary = 'C'; SET row_security = off; SET jit = off; SET "
               "random_page_cost = 1.1; "
               "SET client_min_messages = error; SET default_transaction_read_only = on; "
               "SET idle_in_transaction_session_timeout = 0; "
               "SET statement_timeout = %1; SET work_mem = '%2MB'; "
               "SET max_parallel_workers_per_gather = %3")
        .arg(options.statementTimeout.count())
        .arg(options.workMemMb)
        .arg(options.workers);
}

int wantedConnections(int asked)
{
    return asked > 0 ? std::min(asked, 64) : std::clamp(QThread::idealThreadCount(), 1, 4);
}

} // namespace

PgPool::PgPool(CancelToken cancel, Options options) : m_cancel(std::move(cancel)), m_options(options)
{
}

Result<PgPool> PgPool::open(const QString &conninfo, const CancelToken &cancel, const Options &options)
{
    PgPool pool(cancel, options);
    QString snapshot;
    if (const Done first = pool.addLane(conninfo, snapshot); !first)
        return fail(first.error());
    const int wanted = wantedConnections(options.connections);
    while (pool.size() < wanted) {
        const Done more = pool.addLane(conninfo, snapshot);
        if (!more && more.error().fault == Fault::Interrupted)
            return fail(more.error());
        if (!more) // the server has no more to give
            break;
    }
    return pool;
}

// The first one's snapshot is that of all: empty before, its name afterwards.
Done PgPool::addLane(const QString &conninfo, QString &snapshot)
{
    Result<PgConnection> opened = PgConnection::open(conninfo, m_cancel);
    if (!opened)
        return fail(opened.error());
    const Result<PgRows> path = opened->query(QStringLiteral("SHOW search_path"));
    if (!path)
        return fail(path.error());
    m_searchPath = path->text();
    QString begin =
        sessionSettings(m_options) % QStringLiteral("; BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    begin += snapshot.isEmpty() ? QStringLiteral("; SELECT pg_export_snapshot()")
                                : QString(QStringLiteral("; SET TRANSACTION SNAPSHOT ") %
                                          PgConnection::literal(snapshot) % QStringLiteral("; SELECT 1"));
    const Result<PgRows> begun = opened->query(begin);
    if (!begun)
        return fail(begun.error());
    if (snapshot.isEmpty())
        snapshot = begun->text();
    // It outlives every job that fails. (A snapshot cannot be exported after it.)
    if (const Result<PgRows> saved = opened->query(QStringLiteral("SAVEPOINT muster")); !saved)
        return fail(saved.error());
    Lane lane{std::move(*opened), Stage::Idle, {}, {}, {}, {}};
    m_lanes.push_back(std::move(lane));
    return {};
}

Result<PgRows> PgPool::query(const QString &sql)
{
    Result<PgRows> result = fail(lostError(nullptr));
    bool given = false;
    const Done ran = run([&]() -> std::optional<PgJob> {
        if (std::exchange(given, true))
            return std::nullopt;
        return PgJob{sql, false, [&result](const Result<PgRows> &rows, Milliseconds) { result = rows; }};
    });
    if (!ran)
        return fail(ran.error());
    return result;
}

Done PgPool::run(const Next &next)
{
    for (;;) {
        if (m_cancel.isCancelled()) {
            stopAll();
            return fail(cancelledError());
        }
        if (std::none_of(m_lanes.begin(), m_lanes.end(),
                         [](const Lane &l) { return l.connection.raw() != nullptr; }))
            return fail(m_lost.value_or(lostError(nullptr)));
        if (!startIdle(next))
            return {};
        await();
        for (Lane &lane : m_lanes) {
            if (lane.stage != Stage::Idle && !m_cancel.isCancelled())
                drive(lane);
        }
    }
}

// Gives each idle connection a job; false when none is busy after that.
bool PgPool::startIdle(const Next &next)
{
    bool busy = false;
    for (Lane &lane : m_lanes) {
        if (!lane.connection.raw())
            continue;
        if (lane.stage == Stage::Idle) {
            std::optional<PgJob> job = next();
            if (!job)
                continue;
            begin(lane, std::move(*job));
        }
        busy = true;
    }
    return busy;
}

void PgPool::begin(Lane &lane, PgJob job)
{
    lane.job = std::move(job);
    lane.clock.start();
    lane.rows = {};
    lane.error.reset();
    lane.stage = Stage::Preparing;
    QString prepare = QStringLiteral("ROLLBACK TO SAVEPOINT muster");
    if (lane.job.ownSearchPath)
        prepare += QStringLiteral("; SELECT set_config('search_path', %1, true)")
                       .arg(PgConnection::literal(m_searchPath));
    if (!PQsendQuery(lane.connection.raw(), prepare.toUtf8().constData()))
        loseLane(lane, lostError(lane.connection.raw()));
}

void PgPool::await()
{
    std::vector<pollfd> fds;
    for (const Lane &lane : m_lanes) {
        if (lane.stage == Stage::Idle)
            continue;
        const bool unsent = PQflush(lane.connection.raw()) > 0;
        fds.push_back({PQsocket(lane.connection.raw()), short(unsent ? POLLIN | POLLOUT : POLLIN), 0});
    }
    const bool tokenHasFd = m_cancel.fd() >= 0;
    if (tokenHasFd)
        fds.push_back({m_cancel.fd(), POLLIN, 0});
    ::poll(fds.data(), nfds_t(fds.size()), tokenHasFd ? 1000 : 200);
}

void PgPool::drive(Lane &lane)
{
    pg_conn *const connection = lane.connection.raw();
    const qint64 limit = m_options.statementTimeout.count();
    if (!PQconsumeInput(connection))
        return loseLane(lane, lane.error.value_or(lostError(connection)));
    if (limit > 0 && lane.clock.elapsed() > limit + 15000) // the server does not even keep its own time
        return loseLane(lane, {QStringLiteral("postgres.lost"),
                               PgText::tr("The server does not answer any more."),
                               {},
                               Fault::CannotRun,
                               {},
                               0,
                               0});
    while (lane.stage != Stage::Idle && !PQisBusy(connection)) {
        PGresult *result = PQgetResult(connection);
        if (!result) {
            if (PQstatus(connection) != CONNECTION_OK)
                return loseLane(lane, lane.error.value_or(lostError(connection)));
            stageDone(lane);
            if (!lane.connection.raw() || PQflush(connection) < 0)
                return;
            continue;
        }
        if (isGood(result))
            lane.rows = rowsOf(result);
        else if (!lane.error)
            lane.error = errorOf(result);
        PQclear(result);
    }
}

void PgPool::stageDone(Lane &lane)
{
    if (lane.stage == Stage::Preparing && !lane.error) {
        lane.stage = Stage::Working;
        if (!PQsendQueryParams(lane.connection.raw(), lane.job.sql.toUtf8().constData(), 0, nullptr, nullptr,
                               nullptr, nullptr, 0))
            loseLane(lane, lostError(lane.connection.raw()));
        return;
    }
    if (lane.error)
        finish(lane, fail(*lane.error));
    else
        finish(lane, std::move(lane.rows));
}

void PgPool::finish(Lane &lane, const Result<PgRows> &result)
{
    const PgJob job = std::move(lane.job);
    lane.job = {};
    lane.stage = Stage::Idle;
    job.done(result, Milliseconds(lane.clock.elapsed()));
}

void PgPool::loseLane(Lane &lane, const Error &error)
{
    Error lost = error;
    lost.code = QStringLiteral("postgres.lost");
    lost.fault = Fault::CannotRun;
    m_lost = lost;
    lane.connection.close();
    finish(lane, fail(lost));
}

// Half a second for the server to let go, then the connections are closed.
void PgPool::stopAll()
{
    for (Lane &lane : m_lanes) {
        if (lane.stage != Stage::Idle)
            requestCancel(lane.connection.raw());
    }
    QElapsedTimer clock;
    clock.start();
    for (Lane &lane : m_lanes) {
        pg_conn *const connection = lane.connection.raw();
        while (lane.stage != Stage::Idle && clock.elapsed() < 500 && PQconsumeInput(connection) &&
               PQisBusy(connection)) {
            pollfd ready{PQsocket(connection), POLLIN, 0};
            ::poll(&ready, 1, int(std::max<qint64>(0, 500 - clock.elapsed())));
        }
        lane.stage = Stage::Idle;
        lane.connection.close();
    }
}

} // namespace muster
