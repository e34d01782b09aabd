// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/gapledger.h"

#include "formats/ledgertable.h"
#include "formats/planjson.h"
#include "library/filebytes.h"
#include "library/runlibrary.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QSet>

#include <limits>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("Ledger", source);
}

bool countsInLedger(RunPhase phase)
{
    return phase == RunPhase::Finished || phase == RunPhase::Aborted || phase == RunPhase::Interrupted;
}

Result<EvidenceRun> evidenceRun(Store &store, const QString &idOrPrefix)
{
    const auto run = loadRun(store, idOrPrefix);
    if (!run)
        return fail(run.error());
    return evidenceOf(run->plan, run->state);
}

// Only what would be different; the status as its word.
QJsonObject differing(const LedgerGap &gap, const QJsonObject &fields)
{
    QJsonObject result;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        QString value = it->toString().trimmed();
        if (const auto status = gapStatusFromWord(value); it.key() == u"status" && status && !value.isEmpty())
            value = gapStatusWord(*status);
        if (value != gapField(gap, it.key()).trimmed())
            result.insert(it.key(), value);
    }
    return result;
}

// One row of a table into follow-ups: its changes, then its closing.
class RowReader
{
public:
    RowReader(Store &store, const Ledger &ledger, const QString &actor) : m_store(store), m_ledger(ledger), m_actor(actor) {}

    Result<QVector<FollowUp>> read(const LedgerRow &row)
    {
        const auto gap = findGap(m_ledger, row.key);
        if (!gap)
            return fail(gap.error());
        if (m_seen.contains(gap->key))
            return fail({QStringLiteral("gap.twice"), text("The gap %1 stands in an earlier row already.").arg(gap->key),
                         text("Keep one of the rows."), Fault::BadInput});
        m_seen.insert(gap->key);
        FollowUp change{QDateTime::currentDateTimeUtc(), m_actor, FollowUpKind::Changed, gap->key};
        for (auto it = row.fields.cbegin(); it != row.fields.cend(); ++it)
            change.fields.insert(it.key(), *it);
        change.fields = differing(*gap, change.fields);
        const auto status = gapStatusFromWord(change.fields.value(QStringLiteral("status")).toString(QStringLiteral("open")));
        const bool closes = status == GapStatus::Closed;
        if (closes)
            change.fields.remove(QStringLiteral("status"));
        QVector<FollowUp> result;
        if (!change.fields.isEmpty())
            result.append(change);
        if (closes) {
            FollowUp closing{change.at, m_actor, FollowUpKind::Closed, gap->key};
            setEvidence(closing, row.evidence);
            closing.reason = row.reason;
            result.append(closing);
        }
        for (FollowUp &one : result)
            if (const Done done = look(*gap, one); !done)
                return fail(done.error());
        return result;
    }

private:
    Done look(const LedgerGap &gap, FollowUp &what)
    {
        if (const Done may = mayFollow(m_ledger, what); !may || what.run.isEmpty())
            return may;
        if (!m_runs.contains(what.run)) {
            auto run = evidenceRun(m_store, what.run);
            if (!run)
                return fail(run.error());
            m_runs.insert(what.run, *run);
        }
        const EvidenceRun &run = m_runs[what.run];
        what.run = run.runId;
        return proves(gap, run, what.item);
    }

    Store &m_store;
    const Ledger &m_ledger;
    QString m_actor;
    QSet<QString> m_seen;
    QHash<QString, EvidenceRun> m_runs;
};

} // namespace

Result<Ledger> loadLedger(Store &store, const QDate &today)
{
    const auto runs = store.runs(std::numeric_limits<int>::max());
    if (!runs)
        return fail(runs.error());
    const auto entries = store.gapEntries();
    if (!entries)
        return fail(entries.error());
    const auto followUps = store.followUps();
    if (!followUps)
        return fail(followUps.error());
    QVector<RunGaps> left;
    for (const RunSummary &run : *runs) {
        const auto own = entries->find(run.runId);
        if (own == entries->end() || !countsInLedger(run.phase))
            continue;
        const auto *created = std::get_if<event::RunCreated>(&own->first().event.body);
        const auto plan = created ? planFromObject(created->plan)
                                  : Result<Plan>(fail({QStringLiteral("run.unreadable"), text("its journal does not begin with the plan."), {}}));
        if (!plan)
            return fail({QStringLiteral("run.unreadable"), text("The gaps of the run %1 cannot be read: %2").arg(run.runId, plan.error().message),
                         text("Check it with: muster-cli journal verify %1").arg(run.runId), Fault::CannotRun});
        left.append(runGapsOf(run, *plan, *own));
    }
    return ledgerOf(left, *followUps, today);
}

void setEvidence(FollowUp &what, const QString &text)
{
    what.run = text.section(u':', 0, 0).trimmed();
    what.item = text.contains(u':') ? text.section(u':', 1).trimmed() : QString();
}

Result<FollowUp> followGap(Store &store, const Ledger &ledger, FollowUp what)
{
    const LedgerGap *gap = ledger.gap(what.gap);
    if (gap && what.kind == FollowUpKind::Changed && gap->isOpen()) {
        // Refused words first: what is so already may be said again, what is wrong may not.
        if (const Done may = mayFollow(ledger, what); !may)
            return fail(may.error());
        what.fields = differing(*gap, what.fields);
        if (what.fields.isEmpty())
            return what;
    }
    if (const Done may = mayFollow(ledger, what); !may)
        return fail(may.error());
    if (!what.run.isEmpty()) {
        const auto run = evidenceRun(store, what.run);
        if (!run)
            return fail(run.error());
        what.run = run->runId;
        if (const Done proven = proves(*gap, *run, what.item); !proven)
            return fail(proven.error());
    }
    what.at = QDateTime::currentDateTimeUtc();
    const auto added = store.addFollowUps({what});
    if (!added)
        return fail(added.error());
    return added->first().what;
}

Result<EvidenceRun> loadEvidence(Store &store, const LedgerGap &gap, const QString &runId)
{
    auto run = evidenceRun(store, runId);
    if (run)
        run->items = provingItems(gap, *run);
    return run;
}

Result<GapImport> readGapTable(Store &store, const Ledger &ledger, const QString &path, const QString &actor)
{
    const auto bytes = readTableFile(path);
    if (!bytes)
        return fail(bytes.error());
    const auto table = readLedgerTable(*bytes);
    if (!table) {
        Error error = table.error();
        error.message = text("%1: %2").arg(path, error.message);
        return fail(error);
    }
    GapImport import;
    import.ignored = table->ignored;
    RowReader reader(store, ledger, actor);
    for (const LedgerRow &row : table->rows) {
        const auto changes = reader.read(row);
        if (!changes)
            import.refused.append({row.row, row.key, changes.error()});
        else if (changes->isEmpty())
            ++import.unchanged;
        else
            import.changes += *changes;
    }
    return import;
}

Done applyGapImport(Store &store, const GapImport &import)
{
    if (import.changes.isEmpty())
        return {};
    const auto added = store.addFollowUps(import.changes);
    return added ? Done() : Done(fail(added.error()));
}

Done writeGapTable(const QString &path, const QVector<LedgerGap> &gaps)
{
    QSaveFile file(path);
    const QByteArray bytes = ledgerToCsv(gaps);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return fail({QStringLiteral("gaps.unwritable"), text("%1 cannot be written: %2.").arg(path, file.errorString()),
                 text("Name a file in a folder that you may write to."), Fault::CannotRun});
}

} // namespace muster
