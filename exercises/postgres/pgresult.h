// SPDX-License-Identifier: GPL-3.0-or-later
// What libpq gives back, as our values; shared by PgConnection and PgPool. Pure functions, any thread.
#pragma once

#include "postgres/pgconnection.h"

struct pg_result;
struct pg_cancel;

namespace muster
{

[[nodiscard]] PgRows rowsOf(const pg_result *result);

// The server's error with its SQLSTATE as a code of ours: "postgres.lost" (server went away),
// "postgres.timeout" (statement or lock timeout), "postgres.denied" (no rights), "postgres.corrupt" (damaged
// data or index), "postgres.query" (all else).
[[nodiscard]] Error errorOf(const pg_result *result);
[[nodiscard]] Error lostError(pg_conn *connection);
[[nodiscard]] Error cancelledError();

// True for a result that carries rows or a finished command.
[[nodiscard]] bool isGood(const pg_result *result);

// Asks the server to stop the connection's statement; returns at once: the request has a thread of its own,
// because a server that hangs would hold the caller up.
void requestCancel(pg_conn *connection);

// PQfinish that does not wait for a server that hangs.
void closeNow(pg_conn *connection);

} // namespace muster
