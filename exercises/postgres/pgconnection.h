// SPDX-License-Identifier: GPL-3.0-or-later
// A libpq connection that can be cancelled. One per thread; not shared.
#pragma once

#include "domain/error.h"
#include "domain/times.h"
#include "engine/canceltoken.h"

#include <QStringList>
#include <QVector>

struct pg_conn;

namespace muster
{

struct PgRows
{
    QStringList columns;
    QVector<unsigned> types;                                        // the columns' type OIDs
    QVector<QVector<std::optional<QString>>> rows;                  // nullopt = SQL null
    [[nodiscard]] QString text(int row = 0, int column = 0) const;  // empty for null or outside
    [[nodiscard]] qint64 number(int row = 0, int column = 0) const; // 0 for null or outside
};

// Refuses a conninfo that holds a password ("plan.secret") or cannot be read ("postgres.conninfo"); BadInput.
[[nodiscard]] Done refuseSecret(const QString &conninfo);

class PgConnection
{
public:
    // conninfo as libpq takes it, or the name of a service; no secrets: libpq finds them. Errors (CannotRun):
    // "postgres.connect".
    [[nodiscard]] static Result<PgConnection> open(const QString &conninfo, const CancelToken &cancel,
                                                   Seconds timeout = Seconds(10));
    PgConnection(PgConnection &&other) noexcept;
    PgConnection &operator=(PgConnection &&other) noexcept;
    ~PgConnection();

    // Text parameters $1…; errors: "postgres.query" with the server's message ("postgres.denied" without
    // rights, "postgres.timeout" after a statement or lock timeout), "postgres.lost" when the server went
    // away, "cancelled" (Interrupted) within 2 s of the token (PQcancel, then closed).
    [[nodiscard]] Result<PgRows> query(const QString &sql, const QStringList &parameters = {});
    [[nodiscard]] pg_conn *raw() const { return m_connection; } // null once closed
    void close(); // at once; does not wait for a server that hangs

    static QString identifier(const QString &name); // "quoted"
    static QString literal(const QString &text);    // 'quoted'

private:
    PgConnection(pg_conn *connection, CancelToken cancel);
    Done awaitResult();
    Result<PgRows> collect();
    void stop();
    pg_conn *m_connection = nullptr;
    CancelToken m_cancel;
};

} // namespace muster
