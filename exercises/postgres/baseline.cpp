// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/baseline.h"

#include "postgres/pgtext.h"

#include <algorithm>

namespace muster
{

namespace
{

const PgTable *byOid(const Catalogue &catalogue, qint64 oid)
{
    for (const PgTable &table : catalogue.tables) {
        if (table.oid == oid)
            return &table;
    }
    return nullptr;
}

Error deniedError(const QString &table)
{
    return {
        QStringLiteral("baseline.denied"),
        PgText::tr("The table %1 may not be read.").arg(table),
        PgText::tr("Connect as a role that may read everything, for instance a member of pg_read_all_data."),
        Fault::CannotRun,
        {},
        0,
        0};
}

// The tables of one baseline, read one job each, the biggest first.
class Taker
{
public:
    Taker(Baseline &baseline, HashKind kind, const BaselineProgress &progress)
        : m_baseline(baseline), m_kind(kind), m_progress(progress)
    {
    }

    Done run(PgPool &pool)
    {
        for (const PgTable &table : std::as_const(m_baseline.catalogue.tables)) {
            if (table.kind == QStringLiteral("foreign") || table.kind == QStringLiteral("partitioned") ||
                !table.populated) {
                m_baseline.contents.insert(table.display(), {});
                continue;
            }
            if (!table.readable)
                return fail(deniedError(table.display()));
            m_queue.push_back(&table);
            m_bytes += table.bytes;
        }
        std::sort(m_queue.begin(), m_queue.end(), [](auto *a, auto *b) { return a->bytes < b->bytes; });
        m_total = qint64(m_queue.size());
        const Done ran = pool.run([this] { return next(); });
        if (!ran)
            return ran;
        return m_error ? Done(fail(*m_error)) : Done();
    }

private:
    std::optional<PgJob> next()
    {
        if (m_queue.empty() || m_error)
            return std::nullopt;
        const PgTable *table = m_queue.back();
        m_queue.pop_back();
        const ScanWish wish{m_kind, newestCandidates(*table), {}};
        return PgJob{
            scanSql(*table, rootOf(m_baseline.catalogue, *table), wish), false,
            [this, table, wish](const Result<PgRows> &rows, Milliseconds) { store(*table, wish, rows); }};
    }

    void store(const PgTable &table, const ScanWish &wish, const Result<PgRows> &rows)
    {
        if (!rows) {
            if (!m_error)
                m_error = rows.error();
            m_error->message = table.display() % QStringLiteral(": ") % m_error->message;
            return;
        }
        const TableScan scan = scanOf(*rows, wish);
        m_baseline.contents.insert(table.display(), {scan.rows, scan.checksum, scan.newest});
        m_bytesDone += table.bytes;
        ++m_done;
        if (m_progress)
            m_progress(m_done, m_total, m_bytesDone, m_bytes, table.display());
    }

    Baseline &m_baseline;
    HashKind m_kind;
    const BaselineProgress &m_progress;
    std::vector<const PgTable *> m_queue; // biggest last
    std::optional<Error> m_error;
    qint64 m_total = 0;
    qint64 m_done = 0;
    qint64 m_bytes = 0;
    qint64 m_bytesDone = 0;
};

} // namespace

const PgTable &rootOf(const Catalogue &catalogue, const PgTable &table)
{
    const PgTable *root = &table;
    while (root->parentOid != 0) {
        const PgTable *parent = byOid(catalogue, root->parentOid);
        if (!parent)
            break;
        root = parent;
    }
    return *root;
}

std::optional<TableContent> wholeContent(const Catalogue &catalogue, const PgTable &root,
                                         const QMap<QString, TableContent> &contents)
{
    TableContent whole{0, {}, {}};
    bool first = true;
    for (const PgTable &table : catalogue.tables) {
        if (table.kind == QStringLiteral("partitioned") || &rootOf(catalogue, table) != &root)
            continue;
        const auto part = contents.constFind(table.display());
        if (part == contents.constEnd() || !part->rows)
            return std::nullopt;
        whole.rows = *whole.rows + *part->rows;
        whole.checksum = first ? part->checksum : combined(whole.checksum, part->checksum);
        first = false;
    }
    return whole;
}

Result<Baseline> takeBaseline(const QString &conninfo, const BaselineProgress &progress,
                              const CancelToken &cancel, const BaselineOptions &options)
{
    Result<PgPool> pool =
        PgPool::open(conninfo, cancel, {options.connections, 0, 64, options.statementTimeout});
    if (!pool)
        return fail(pool.error());
    Baseline baseline;
    baseline.takenAt = QDateTime::currentDateTimeUtc();
    Result<Catalogue> catalogue = readCatalogue(*pool);
    if (!catalogue)
        return fail(catalogue.error());
    baseline.catalogue = std::move(*catalogue);
    const HashKind kind = options.textChecksums ? HashKind::Text : bestHash(baseline.catalogue.serverVersion);
    if (const Done done = Taker(baseline, kind, progress).run(*pool); !done)
        return fail(done.error());
    for (const PgTable &table : std::as_const(baseline.catalogue.tables)) {
        if (table.kind != QStringLiteral("partitioned") || table.partition)
            continue;
        if (const auto whole = wholeContent(baseline.catalogue, table, baseline.contents))
            baseline.contents.insert(table.display(), *whole);
    }
    return baseline;
}

} // namespace muster
