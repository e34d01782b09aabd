// SPDX-License-Identifier: GPL-3.0-or-later
// What a database holds, read from its catalogue: values, compared and kept in baselines.
// System schemas and members of extensions are left out.
#pragma once

#include "postgres/pgpool.h"

#include <QHash>

namespace muster
{

// "public.orders", each part quoted when it has to be: `public."Odd Name"`. What checks call their object.
[[nodiscard]] QString displayName(const QString &name);
[[nodiscard]] QString displayName(const QString &schema, const QString &name);

struct PgColumn
{
    QString name;
    QString type; // "character varying(32)"
    bool notNull = false;
    QString defaultText; // expression; generated columns: theirs
    QString identity;    // "", "a" (always), "d" (by default)
    QString generated;   // "", "s" (stored)
    // Not kept in baselines:
    qint64 typeOid = 0;
    bool recordHash = false;   // its record hash is the same on every server
    bool oddCollation = false; // nondeterministic: equal texts of different bytes
    bool operator==(const PgColumn &) const = default;
};

struct PgTable
{
    QString schema;
    QString name;
    QString kind; // "table", "partitioned", "materialized view", "foreign"
    bool partition = false;
    bool unlogged = false;
    QVector<PgColumn> columns;
    QStringList primaryKey; // columns, in order
    // Not kept in baselines:
    qint64 oid = 0;
    qint64 parentOid = 0;      // of a partition
    qint64 bytes = 0;          // heap and TOAST
    double estimatedRows = -1; // the server's own estimate; negative: it has none
    bool readable = true;      // we may SELECT
    bool populated = true;     // a materialized view that was refreshed
    bool operator==(const PgTable &) const = default;
    [[nodiscard]] QString display() const { return displayName(schema, name); }
    [[nodiscard]] QString quoted() const; // for FROM
    [[nodiscard]] const PgColumn *column(const QString &wanted) const;
};

struct PgIndex
{
    QString schema;
    QString name;
    QString table; // display name
    QString definition;
    QString method; // "btree", "gin", …
    bool valid = true;
    bool ready = true;
    // Not kept in baselines:
    qint64 oid = 0;
    qint64 bytes = 0;
    QString uniqueColumn; // unique, valid, whole, on this one column; else empty
    bool operator==(const PgIndex &) const = default;
};

struct PgConstraint
{
    QString name;
    QString table;      // display name
    QString type;       // "c", "p", "u", "x", "f"
    QString definition; // NOT VALID is not part of it
    bool validated = true;
    bool inherited = false; // made by the partitioned table's own
    bool operator==(const PgConstraint &) const = default;
};

struct PgForeignKey
{
    QString name;
    QString child; // display names
    QString parent;
    QStringList columns;
    QStringList parentColumns;
    QStringList operators; // "OPERATOR(pg_catalog.=)", parent on the left; empty: plain =
    bool matchFull = false;
    bool validated = true;
    bool operator==(const PgForeignKey &) const = default;
    [[nodiscard]] QString display() const { return child + QLatin1Char('.') + displayName(name); }
};

struct SequenceUse // a column that takes its values from a sequence
{
    QString table;
    QString column;
    bool pure = true; // nothing but nextval(), so the column's value is the sequence's
    bool operator==(const SequenceUse &) const = default;
};

struct PgSequence
{
    QString schema;
    QString name;
    std::optional<qint64> next; // the value it would give; none: may not be read
    qint64 increment = 1;
    bool cycles = false;
    QVector<SequenceUse> uses;
    bool operator==(const PgSequence &) const = default;
    [[nodiscard]] QString display() const { return displayName(schema, name); }
};

struct PgExtension
{
    QString name;
    QString version;
    bool operator==(const PgExtension &) const = default;
};

struct Catalogue
{
    int serverVersion = 0; // 150020
    QString serverText;    // "15.20 (Debian …)"
    QString database;
    QString encoding;
    QString systemIdentifier; // empty: may not be read
    QString amcheckSchema;    // where the extension is; empty: not in this database
    QVector<PgTable> tables;
    QVector<PgIndex> indexes;
    QVector<PgConstraint> constraints; // foreign keys too
    QVector<PgForeignKey> foreignKeys;
    QVector<PgSequence> sequences;
    QStringList views;
    QStringList functions; // "public.f(integer)"
    // SHA-256 (hex) of how each view (materialized ones too) and function is written, by name.
    QHash<QString, QString> definitions;
    QVector<PgExtension> extensions;

    [[nodiscard]] int major() const { return serverVersion / 10000; }
    [[nodiscard]] const PgTable *table(const QString &display) const;
    // As people write it: "orders", "public.orders", quoted or not; public first. Null: none, or two of that
    // name.
    [[nodiscard]] const PgTable *findTable(const QString &written) const;
    // "orders.updated_at", "public.orders.updated_at", "updated_at" of `written` cut at its last dot.
    [[nodiscard]] std::pair<const PgTable *, const PgColumn *> findColumn(const QString &written) const;
};

// Errors: those of PgPool::query.
[[nodiscard]] Result<Catalogue> readCatalogue(PgPool &pool);

} // namespace muster
