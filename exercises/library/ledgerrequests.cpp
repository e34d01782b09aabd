// SPDX-License-Identifier: GPL-3.0-or-later
// LibraryWorker: the ledger of gaps.
#include "library/libraryworker.h"

namespace muster
{

namespace
{

const QString what = QStringLiteral("gaps");

} // namespace

const Ledger *LibraryWorker::freshLedger()
{
    Store *from = store(what);
    if (!from)
        return nullptr;
    auto ledger = loadLedger(*from);
    if (!ledger) {
        Q_EMIT failed(what, ledger.error());
        return nullptr;
    }
    if (!m_ledger || !(*m_ledger == *ledger))
        m_ledger = std::make_shared<const Ledger>(std::move(*ledger));
    return m_ledger.get();
}

void LibraryWorker::loadGaps()
{
    if (freshLedger())
        Q_EMIT ledgerLoaded(m_ledger);
}

void LibraryWorker::followGap(const FollowUp &change)
{
    const Ledger *ledger = freshLedger();
    if (!ledger)
        return;
    if (const auto done = muster::followGap(*m_store, *ledger, change); !done)
        Q_EMIT gapRefused(change.gap, done.error());
    loadGaps();
}

void LibraryWorker::loadGapEvidence(const QString &gap, const QString &runId)
{
    const Ledger *ledger = freshLedger();
    const LedgerGap *row = ledger ? ledger->gap(gap) : nullptr;
    if (!row)
        return;
    if (auto run = loadEvidence(*m_store, *row, runId))
        Q_EMIT evidenceLoaded(gap, std::make_shared<const EvidenceRun>(std::move(*run)));
    else
        Q_EMIT gapRefused(gap, run.error());
}

void LibraryWorker::readGapTable(const QString &path, const QString &actor)
{
    const Ledger *ledger = freshLedger();
    if (!ledger)
        return;
    if (auto import = muster::readGapTable(*m_store, *ledger, path, actor))
        Q_EMIT gapTableRead(path, std::make_shared<const GapImport>(std::move(*import)));
    else
        Q_EMIT gapRefused({}, import.error());
}

void LibraryWorker::importGapTable(const GapImport &import)
{
    if (!store(what))
        return;
    if (const Done done = applyGapImport(*m_store, import); !done)
        Q_EMIT gapRefused({}, done.error());
    loadGaps();
}

void LibraryWorker::exportGapTable(const QString &path, const QStringList &keys)
{
    const Ledger *ledger = freshLedger();
    if (!ledger)
        return;
    QVector<LedgerGap> gaps;
    for (const QString &key : keys)
        if (const LedgerGap *gap = ledger->gap(key))
            gaps.append(*gap);
    if (const Done done = writeGapTable(path, gaps); !done)
        Q_EMIT gapRefused({}, done.error());
    else
        Q_EMIT gapTableWritten(path, int(gaps.size()));
}

} // namespace muster
