// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqliteconnection.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

#include <utility>

namespace muster
{

SqliteConnection::SqliteConnection(QString path)
    : m_path(std::move(path)), m_name(u"muster-" + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

SqliteConnection::~SqliteConnection()
{
    m_prepared.clear(); // statements go before their connection
    QSqlDatabase::removeDatabase(m_name);
}

Done SqliteConnection::open()
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE"))) {
        return fail({QStringLiteral("store.unreachable"),
                     QStringLiteral("Qt's SQLite driver is not installed."),
                     QStringLiteral("Install libqt6sql6-sqlite."),
                     Fault::CannotRun,
                     {},
                     0,
                     0});
    }
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    database.setDatabaseName(m_path);
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=10000")); // milliseconds
    if (!database.open())
        return fail(storeError(database.lastError(), m_path));
    return {};
}

Result<SqliteConnection::Query> SqliteConnection::run(const QString &sql, const QVariantList &values)
{
    Query &query = m_prepared[sql];
    if (!query) {
        query = std::make_shared<QSqlQuery>(QSqlDatabase::database(m_name, false));
        query->setForwardOnly(true);
        if (!query->prepare(sql)) {
            const Error error = storeError(query->lastError(), m_path);
            m_prepared.remove(sql);
            return fail(error);
        }
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values.at(i));
    if (!query->exec()) {
        const Error error = storeError(query->lastError(), m_path);
        query->finish();
        return fail(error);
    }
    return query;
}

Done SqliteConnection::execute(const QString &sql, const QVariantList &values)
{
    const Result<Query> query = run(sql, values);
    if (!query)
        return fail(query.error());
    (*query)->finish();
    return {};
}

Result<QVariant> SqliteConnection::value(const QString &sql, const QVariantList &values)
{
    const Result<Query> query = run(sql, values);
    if (!query)
        return fail(query.error());
    const QVariant first = (*query)->next() ? (*query)->value(0) : QVariant();
    // A damaged page shows itself only when the row is fetched.
    const QSqlError trouble = (*query)->lastError();
    (*query)->finish();
    if (trouble.isValid())
        return fail(storeError(trouble, m_path));
    return first;
}

Transaction::~Transaction()
{
    if (!m_open)
        return;
    (void)m_connection.execute(QStringLiteral("ROLLBACK"));
    m_connection.m_inTransaction = false;
}

Done Transaction::begin()
{
    if (m_connection.m_inTransaction)
        return {};
    const Done done = m_connection.execute(QStringLiteral("BEGIN IMMEDIATE"));
    m_open = done.has_value();
    m_connection.m_inTransaction = m_open;
    return done;
}

Done Transaction::commit()
{
    if (!m_open)
        return {};
    const Done done = m_connection.execute(QStringLiteral("COMMIT"));
    if (done) {
        m_open = false;
        m_connection.m_inTransaction = false;
    }
    return done;
}

} // namespace muster
