// SPDX-License-Identifier: GPL-3.0-or-later
// One read of a table for everything that is to be known of it: rows, content checksum, newest timestamps,
// nulls in key columns. Pure functions: the SQL, and what its one row means.
#pragma once

#include "postgres/catalogue.h"

namespace muster
{

// How rows are hashed. Record: hash_record_extended (PostgreSQL ≥ 14), comparable within one major version;
// what has no stable hash is cast to text. 1.0 and 1.00 count as equal. Text: md5 of the row's text, any
// version.
enum class HashKind { None, Record, Text };
[[nodiscard]] QString hashWord(HashKind kind); // "none", "record", "text"
[[nodiscard]] std::optional<HashKind> hashFromWord(const QString &word);
[[nodiscard]] HashKind bestHash(int serverVersion);

// Does not depend on the order of rows. Two sums, because equal rows cancel out in a xor.
struct Checksum
{
    HashKind kind = HashKind::None;
    QString sum = QStringLiteral("0"); // of the rows' 64-bit hashes
    QString mix = QStringLiteral("0"); // record: their xor; text: the sum of a second hash
    bool operator==(const Checksum &) const = default;
    [[nodiscard]] QString text() const; // "record:12ab…", for people and reports
};
[[nodiscard]] Checksum combined(const Checksum &a, const Checksum &b); // of two parts of one table

struct ScanWish
{
    HashKind hash = HashKind::None;
    QStringList newest; // timestamp columns
    QStringList keys;   // columns to count nulls in
    QStringList ranges; // whole-number columns
};

struct TableScan
{
    qint64 rows = 0;
    Checksum checksum;
    QMap<QString, QString> newest; // column → text as the server writes it; no entry: all null
    QMap<QString, qint64> nulls;
    QMap<QString, std::pair<qint64, qint64>> ranges; // smallest and greatest; no entry: all null
};

// `like`: the table whose order of columns counts (a partition's root), else the table itself.
[[nodiscard]] QString scanSql(const PgTable &table, const PgTable &like, const ScanWish &wish);
[[nodiscard]] TableScan scanOf(const PgRows &rows, const ScanWish &wish);

// Columns that tell when a row was written: timestamps named like updated_at, else (or when
// that may be null, besides) like created_at.
[[nodiscard]] QStringList newestCandidates(const PgTable &table);

// "2025-06-30 00:00:00.123+00" → UTC; invalid for infinity and years before Christ.
[[nodiscard]] QDateTime serverTime(const QString &text);

// Rows of the child without a parent: count, and two of their keys as text.
[[nodiscard]] QString orphanSql(const PgForeignKey &key, const PgTable &child, const PgTable &parent);

} // namespace muster
