// SPDX-License-Identifier: GPL-3.0-or-later
// What a production database held at one moment: catalogue and contents from one exported snapshot. Kept as a
// JSON file with its own SHA-256, so that damage is seen. takeBaseline() blocks; call it on a worker thread.
#pragma once

#include "postgres/tablescan.h"

#include <QJsonObject>

namespace muster
{

struct TableContent
{
    std::optional<qint64> rows; // none: foreign table, or a materialized view never refreshed
    Checksum checksum;
    QMap<QString, QString> newest; // timestamp column → its newest value
    bool operator==(const TableContent &) const = default;
};

struct Baseline
{
    QDateTime takenAt; // UTC
    Catalogue catalogue;
    QMap<QString, TableContent> contents; // by display name
};

// After each table; done/total count tables, bytes are those of heap and TOAST.
using BaselineProgress =
    std::function<void(qint64 done, qint64 total, qint64 bytesDone, qint64 bytesTotal, const QString &what)>;

struct BaselineOptions
{
    bool textChecksums = false; // slower, but comparable with other major versions
    int connections = 2;        // a production server has other work
    Milliseconds statementTimeout{0};
};

// Errors: "plan.secret", "postgres.*", "baseline.denied" when a table may not be read (a baseline with holes
// proves nothing), "cancelled".
[[nodiscard]] Result<Baseline> takeBaseline(const QString &conninfo, const BaselineProgress &progress,
                                            const CancelToken &cancel, const BaselineOptions &options = {});

// The partitioned table at the top of a partition's tree; the table itself when it is in none.
[[nodiscard]] const PgTable &rootOf(const Catalogue &catalogue, const PgTable &table);
// Of a partitioned table: the sum of its partitions; none when one of them is not known.
[[nodiscard]] std::optional<TableContent> wholeContent(const Catalogue &catalogue, const PgTable &root,
                                                       const QMap<QString, TableContent> &contents);

[[nodiscard]] QJsonObject baselineToJson(const Baseline &baseline);
// Errors (BadInput): "baseline.newer" (format of a later Muster), "baseline.damaged" naming what is wrong.
[[nodiscard]] Result<Baseline> baselineFromJson(const QJsonObject &json);

[[nodiscard]] Done saveBaseline(const Baseline &baseline,
                                const QString &path);             // atomically; "baseline.write"
[[nodiscard]] Result<Baseline> loadBaseline(const QString &path); // also "baseline.missing" (CannotRun)

} // namespace muster
