// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/pgconnection.h"

#include "postgres/pgresult.h"
#include "postgres/pgtext.h"

#include <QElapsedTimer>

#include <libpq-fe.h>
#include <poll.h>

#include <utility>

namespace muster
{

namespace
{

// Waits for the socket, the token or the end of the time; false when cancelled or out of time.
bool waitFor(int socket, short events, const CancelToken &cancel, int timeoutMs)
{
    pollfd fds[2] = {{socket, events, 0}, {cancel.fd(), POLLIN, 0}};
    const int known = cancel.fd() >= 0 ? 2 : 1;
    const int slice = known == 2 ? timeoutMs : (timeoutMs < 0 ? 200 : std::min(timeoutMs, 200));
    ::poll(fds, nfds_t(known), slice);
    return !cancel.isCancelled();
}

Error connectError(pg_conn *connection, const QString &why)
{
    QString message = connection ? QString::fromUtf8(PQerrorMessage(connection)).trimmed() : QString();
    if (message.isEmpty())
        message = why;
    return {
        QStringLiteral("postgres.connect"),
        message,
        PgText::tr(
            "Check that the server runs, and the host, port, user and database of the connection. Passwords "
            "belong into ~/.pgpass, PGPASSWORD or the service file."),
        Fault::CannotRun,
        {},
        0,
        0};
}

// A bare word is the name of a service; anything else is libpq's own syntax.
QByteArray conninfoOf(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.contains(QLatin1Char('=')) || trimmed.contains(QStringLiteral("://")))
        return trimmed.toUtf8();
    return trimmed.isEmpty() ? QByteArray() : "service=" + trimmed.toUtf8();
}

pg_conn *startConnection(const QByteArray &conninfo)
{
    const char *const keys[] = {"dbname", "fallback_application_name", "client_encoding", nullptr};
    const char *const values[] = {conninfo.isEmpty() ? "application_name=muster" : conninfo.constData(),
                                  "muster", "UTF8", nullptr};
    return PQconnectStartParams(keys, values, 1);
}

void quiet(void *, const char *)
{
}

} // namespace

QString PgRows::text(int row, int column) const
{
    if (row < 0 || row >= rows.size() || column < 0 || column >= rows[row].size())
        return {};
    return rows[row][column].value_or(QString());
}

qint64 PgRows::number(int row, int column) const
{
    return text(row, column).toLongLong();
}

Done refuseSecret(const QString &conninfo)
{
    char *why = nullptr;
    PQconninfoOption *options = PQconninfoParse(conninfoOf(conninfo).constData(), &why);
    if (!options) {
        const QString message = QString::fromUtf8(why ? why : "").trimmed();
        PQfreemem(why);
        return fail(
            {QStringLiteral("postgres.conninfo"),
             message,
             PgText::tr("Write it as “host=… dbname=… user=…”, postgresql://… or the name of a service."),
             Fault::BadInput,
             {},
             0,
             0});
    }
    bool secret = false;
    for (PQconninfoOption *o = options; o->keyword; ++o) {
        const QByteArray key = o->keyword;
        secret |= (key == "password" || key == "sslpassword") && o->val && *o->val;
    }
    PQconninfoFree(options);
    if (!secret)
        return {};
    return fail(
        {QStringLiteral("plan.secret"),
         PgText::tr("The connection holds a password."),
         PgText::tr(
             "Take it out and put it into ~/.pgpass, the environment (PGPASSWORD) or the service file."),
         Fault::BadInput,
         {},
         0,
         0});
}

PgConnection::PgConnection(pg_conn *connection, CancelToken cancel)
    : m_connection(connection), m_cancel(std::move(cancel))
{
}

PgConnection::PgConnection(PgConnection &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)), m_cancel(other.m_cancel)
{
}

PgConnection &PgConnection::operator=(PgConnection &&other) noexcept
{
    if (this != &other) {
        closeNow(m_connection);
        m_connection = std::exchange(other.m_connection, nullptr);
        m_cancel = other.m_cancel;
    }
    return *this;
}

PgConnection::~PgConnection()
{
    closeNow(m_connection);
}

Result<PgConnection> PgConnection::open(const QString &conninfo, const CancelToken &cancel, Seconds timeout)
{
    if (const Done secret = refuseSecret(conninfo); !secret)
        return fail(secret.error());
    PgConnection out(startConnection(conninfoOf(conninfo)), cancel);
    pg_conn *const connection = out.m_connection;
    if (!connection)
        return fail(connectError(nullptr, PgText::tr("No memory is left for a connection.")));
    QElapsedTimer clock;
    clock.start();
    PostgresPollingStatusType state = PGRES_POLLING_WRITING;
    while (PQstatus(connection) != CONNECTION_BAD && state != PGRES_POLLING_OK) {
        const qint64 left = Milliseconds(timeout).count() - clock.elapsed();
        if (left <= 0)
            return fail(
                connectError(nullptr, PgText::tr("The server did not answer in %1 s.").arg(timeout.count())));
        const short events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        if (!waitFor(PQsocket(connection), events, cancel, int(left)))
            return fail(cancelledError());
        pollfd ready{PQsocket(connection), events, 0};
        if (::poll(&ready, 1, 0) > 0)
            state = PQconnectPoll(connection);
        if (state == PGRES_POLLING_FAILED)
            break;
    }
    if (PQstatus(connection) != CONNECTION_OK)
        return fail(connectError(connection, PgText::tr("The server refused the connection.")));
    PQsetNoticeProcessor(connection, quiet, nullptr);
    PQsetnonblocking(connection, 1);
    return out;
}

void PgConnection::close()
{
    closeNow(std::exchange(m_connection, nullptr));
}

Done PgConnection::awaitResult()
{
    for (;;) {
        const int unsent = PQflush(m_connection);
        if (unsent < 0 || !PQconsumeInput(m_connection))
            return fail(lostError(m_connection));
        if (unsent == 0 && !PQisBusy(m_connection))
            return {};
        const short events = unsent ? POLLIN | POLLOUT : POLLIN;
        if (!waitFor(PQsocket(m_connection), events, m_cancel, -1)) {
            stop();
            return fail(cancelledError());
        }
    }
}

// Gives the server a second to let go of the statement, then leaves it.
void PgConnection::stop()
{
    requestCancel(m_connection);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 1000 && PQconsumeInput(m_connection) && PQisBusy(m_connection)) {
        pollfd ready{PQsocket(m_connection), POLLIN, 0};
        ::poll(&ready, 1, int(1000 - clock.elapsed()));
    }
    close();
}

Result<PgRows> PgConnection::query(const QString &sql, const QStringList &parameters)
{
    if (m_cancel.isCancelled())
        return fail(cancelledError());
    if (!m_connection)
        return fail(lostError(nullptr));
    QVector<QByteArray> texts;
    QVector<const char *> values;
    for (const QString &parameter : parameters)
        texts.append(parameter.toUtf8());
    for (const QByteArray &text : std::as_const(texts))
        values.append(text.constData());
    const QByteArray statement = sql.toUtf8();
    const int sent = parameters.isEmpty()
                         ? PQsendQuery(m_connection, statement.constData())
                         : PQsendQueryParams(m_connection, statement.constData(), int(values.size()), nullptr,
                                             values.constData(), nullptr, nullptr, 0);
    if (!sent)
        return fail(lostError(m_connection));
    return collect();
}

// The last result of the statement's, or its first error.
Result<PgRows> PgConnection::collect()
{
    PgRows rows;
    std::optional<Error> error;
    for (;;) {
        if (const Done arrived = awaitResult(); !arrived)
            return fail(error && arrived.error().code == QStringLiteral("postgres.lost") ? *error
                                                                                         : arrived.error());
        PGresult *result = PQgetResult(m_connection);
        if (!result)
            break;
        if (isGood(result))
            rows = rowsOf(result);
        else if (!error)
            error = errorOf(result);
        const bool copying =
            PQresultStatus(result) == PGRES_COPY_IN || PQresultStatus(result) == PGRES_COPY_OUT;
        PQclear(result);
        if (copying) { // no statement of ours copies: the connection is of no more use
            close();
            break;
        }
    }
    if (error)
        return fail(*error);
    return rows;
}

QString PgConnection::identifier(const QString &name)
{
    QString out = name;
    out.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') % out % QLatin1Char('"');
}

QString PgConnection::literal(const QString &text)
{
    QString out = text;
    out.replace(QLatin1Char('\''), QStringLiteral("''"));
    if (!out.contains(QLatin1Char('\\')))
        return QLatin1Char('\'') % out % QLatin1Char('\'');
    out.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    return QStringLiteral(" E'") % out % QLatin1Char('\'');
}

} // namespace muster
