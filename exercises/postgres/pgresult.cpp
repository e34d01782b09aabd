// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/pgresult.h"
#include "postgres/pgtext.h"

#include <libpq-fe.h>

#include <thread>

namespace muster
{

namespace
{

QString field(const pg_result *result, int code)
{
    const char *text = PQresultErrorField(result, code);
    return text ? QString::fromUtf8(text) : QString();
}

} // namespace

PgRows rowsOf(const pg_result *result)
{
    PgRows out;
    const int columns = PQnfields(result);
    const int rows = PQntuples(result);
    for (int c = 0; c < columns; ++c) {
        out.columns.append(QString::fromUtf8(PQfname(result, c)));
        out.types.append(PQftype(result, c));
    }
    out.rows.reserve(rows);
    for (int r = 0; r < rows; ++r) {
        QVector<std::optional<QString>> row(columns);
        for (int c = 0; c < columns; ++c) {
            if (!PQgetisnull(result, r, c))
                row[c] = QString::fromUtf8(PQgetvalue(result, r, c), PQgetlength(result, r, c));
        }
        out.rows.append(std::move(row));
    }
    return out;
}

bool isGood(const pg_result *result)
{
    switch (PQresultStatus(result)) {
    case PGRES_TUPLES_OK:
    case PGRES_COMMAND_OK:
    case PGRES_EMPTY_QUERY:
        return true;
    default:
        return false;
    }
}

Error errorOf(const pg_result *result)
{
    const QString state = field(result, PG_DIAG_SQLSTATE);
    QString message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (message.isEmpty())
        message = QString::fromUtf8(PQresultErrorMessage(result)).trimmed();
    if (message.isEmpty())
        message = PgText::tr("The statement gives neither rows nor an error: it copies.");
    const QString detail = field(result, PG_DIAG_MESSAGE_HINT);
    Error error{QStringLiteral("postgres.query"), message, detail, Fault::Failed, {}, 0, 0};
    if (state.startsWith(QStringLiteral("57P")) || state.startsWith(QStringLiteral("08"))) {
        error.code = QStringLiteral("postgres.lost");
        error.hint = PgText::tr("Read the server's log: it was stopped, or it crashed.");
        error.fault = Fault::CannotRun;
    } else if (state == QStringLiteral("57014") || state == QStringLiteral("55P03")) {
        error.code = QStringLiteral("postgres.timeout");
        error.hint = PgText::tr("Give the check more time (statement_timeout), or look for what blocks it.");
    } else if (state == QStringLiteral("XX001") || state == QStringLiteral("XX002")) {
        error.code = QStringLiteral("postgres.corrupt");
        error.hint = PgText::tr("The data is damaged: restore from another backup.");
    } else if (state == QStringLiteral("42501")) {
        error.code = QStringLiteral("postgres.denied");
        error.hint = PgText::tr(
            "Connect as a role that may read everything, for instance a member of pg_read_all_data.");
    }
    return error;
}

Error lostError(pg_conn *connection)
{
    QString message = connection ? QString::fromUtf8(PQerrorMessage(connection)).trimmed() : QString();
    if (message.isEmpty())
        message = PgText::tr("The connection to the server is gone.");
    return {QStringLiteral("postgres.lost"),
            message,
            PgText::tr("Read the server's log: it was stopped, or it crashed."),
            Fault::CannotRun,
            {},
            0,
            0};
}

Error cancelledError()
{
    return {QStringLiteral("cancelled"), PgText::tr("Stopped on request."), {}, Fault::Interrupted, {}, 0, 0};
}

void requestCancel(pg_conn *connection)
{
    PGcancel *request = PQgetCancel(connection);
    if (!request)
        return;
    std::thread([request] {
        char text[256];
        PQcancel(request, text, sizeof text);
        PQfreeCancel(request);
    }).detach();
}

void closeNow(pg_conn *connection)
{
    if (!connection)
        return;
    PQsetnonblocking(connection, 1); // so that the good-bye is dropped when it cannot be sent
    PQfinish(connection);
}

} // namespace muster
