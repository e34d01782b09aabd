// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"

#include <QCoreApplication>
#include <QMutex>
#include <QSet>
#include <QSqlQuery>
#include <QUuid>

namespace muster
{

namespace
{

constexpr Seconds otherHostsPatience{30};

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Store", source);
}

// The stores that are open in this process; a lease of one that was closed is free.
class OpenTokens
{
public:
    void add(const QString &token)
    {
        const QMutexLocker lock(&m_mutex);
        m_tokens.insert(token);
    }
    void remove(const QString &token)
    {
        const QMutexLocker lock(&m_mutex);
        m_tokens.remove(token);
    }
    bool contains(const QString &token)
    {
        const QMutexLocker lock(&m_mutex);
        return m_tokens.contains(token);
    }

private:
    QMutex m_mutex;
    QSet<QString> m_tokens;
};

OpenTokens &openTokens()
{
    static OpenTokens tokens;
    return tokens;
}

Error driven(const LeaseRow &row)
{
    return {QStringLiteral("run.driven"),
            text("The run is driven by process %1 on %2 (last sign of life %3).")
                .arg(row.owner.pid)
                .arg(row.owner.host, timestampText(row.renewedAt)),
            text("Follow it with: muster-cli show, or end the other program and resume the run."),
            Fault::CannotRun,
            {},
            0,
            0};
}

Result<std::optional<LeaseRow>> readLease(SqliteConnection &connection, const QString &runId)
{
    const auto query = connection.run(
        QStringLiteral(
            "SELECT host, pid, boot_id, start_ticks, token, renewed_at FROM leases WHERE run_id = ?"),
        {runId});
    if (!query)
        return fail(query.error());
    std::optional<LeaseRow> row;
    if ((*query)->next()) {
        row = LeaseRow{{(*query)->value(0).toString(), (*query)->value(1).toLongLong(),
                        (*query)->value(2).toString(), (*query)->value(3).toLongLong()},
                       (*query)->value(4).toString(),
                       parseTimestamp((*query)->value(5).toString())};
    }
    (*query)->finish();
    return row;
}

QString nowText()
{
    return timestampText(QDateTime::currentDateTimeUtc());
}

} // namespace

bool LeaseRow::isLiving() const
{
    const ProcessIdentity self = thisProcess();
    if (owner == self)
        return openTokens().contains(token);
    if (owner.host == self.host)
        return isAlive(owner);
    return renewedAt.isValid() &&
           renewedAt.secsTo(QDateTime::currentDateTimeUtc()) <= otherHostsPatience.count();
}

SqliteStore::SqliteStore(const QString &path)
    : m_connection(path), m_token(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    openTokens().add(m_token);
}

SqliteStore::~SqliteStore()
{
    openTokens().remove(m_token);
}

Done SqliteStore::takeLease(const QString &runId)
{
    Transaction transaction(m_connection);
    if (const Done done = transaction.begin(); !done)
        return done;
    const Result<std::optional<LeaseRow>> held = readLease(m_connection, runId);
    if (!held)
        return fail(held.error());
    if (*held && (*held)->token != m_token && (*held)->isLiving())
        return fail(driven(**held));
    const ProcessIdentity self = thisProcess();
    const Done taken = m_connection.execute(
        QStringLiteral(
            "INSERT INTO leases (run_id, host, pid, boot_id, start_ticks, token, renewed_at) VALUES (?, ?, "
            "?, ?, ?, ?, ?) "
            "ON CONFLICT (run_id) DO UPDATE SET host = excluded.host, pid = excluded.pid, boot_id = "
            "excluded.boot_id, "
            "start_ticks = excluded.start_ticks, token = excluded.token, renewed_at = excluded.renewed_at"),
        {runId, self.host, self.pid, self.bootId, self.startTicks, m_token, nowText()});
    return taken ? transaction.commit() : taken;
}

Done SqliteStore::renewLease(const QString &runId)
{
    const auto query =
        m_connection.run(QStringLiteral("UPDATE leases SET renewed_at = ? WHERE run_id = ? AND token = ?"),
                         {nowText(), runId, m_token});
    if (!query)
        return fail(query.error());
    const bool renewed = (*query)->numRowsAffected() == 1;
    (*query)->finish();
    if (renewed)
        return {};
    return fail({QStringLiteral("run.driven"),
                 text("The run is not driven by this program any more."),
                 text("Another program has taken it over; follow it with: muster-cli show"),
                 Fault::CannotRun,
                 {},
                 0,
                 0});
}

Done SqliteStore::dropLease(const QString &runId)
{
    return m_connection.execute(QStringLiteral("DELETE FROM leases WHERE run_id = ? AND token = ?"),
                                {runId, m_token});
}

Result<std::optional<Lease>> SqliteStore::lease(const QString &runId)
{
    const Result<std::optional<LeaseRow>> held = readLease(m_connection, runId);
    if (!held)
        return fail(held.error());
    if (!*held || !(*held)->isLiving())
        return std::nullopt;
    const LeaseRow &row = **held;
    return Lease{runId, row.owner.host, row.owner.pid, row.owner.bootId, row.renewedAt};
}

} // namespace muster
