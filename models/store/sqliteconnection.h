// SPDX-License-Identifier: GPL-3.0-or-later
// One named SQLite connection: prepared statements kept, transactions that roll back by themselves.
// Belongs to the thread that opened it. Inside models/store only.
#pragma once

#include "domain/error.h"

#include <QHash>
#include <QSqlQuery>
#include <QVariant>

#include <memory>

class QSqlError;

namespace muster
{

// What SQLite said, in our words. Codes: "store.damaged", "store.readonly", "store.full", "store.busy",
// "store.conflict", "store.unreachable", "store.failed".
[[nodiscard]] Error storeError(const QSqlError &error, const QString &path);
[[nodiscard]] Error damagedStore(const QString &path, const QString &detail);

class SqliteConnection
{
    Q_DISABLE_COPY_MOVE(SqliteConnection)

public:
    explicit SqliteConnection(QString path);
    ~SqliteConnection();

    [[nodiscard]] Done open(); // sets no pragma: looking changes nothing in the file
    [[nodiscard]] QString path() const { return m_path; }

    // A statement with its values, run. The query stays prepared; finish() it when rows are left unread.
    using Query = std::shared_ptr<QSqlQuery>;
    [[nodiscard]] Result<Query> run(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Done execute(const QString &sql, const QVariantList &values = {});
    // First column of the first row; invalid when there is none.
    [[nodiscard]] Result<QVariant> value(const QString &sql, const QVariantList &values = {});

private:
    friend class Transaction;

    QString m_path;
    QString m_name;
    QHash<QString, Query> m_prepared;
    bool m_inTransaction = false;
};

// BEGIN IMMEDIATE … COMMIT; rolled back when it goes out of scope without a commit. One inside another is part
// of it: the outer one commits or rolls back for both.
class Transaction
{
    Q_DISABLE_COPY_MOVE(Transaction)

public:
    explicit Transaction(SqliteConnection &connection) : m_connection(connection) {}
    ~Transaction();
    [[nodiscard]] Done begin();
    [[nodiscard]] Done commit(); // returns when it is on disk

private:
    SqliteConnection &m_connection;
    bool m_open = false;
};

} // namespace muster
