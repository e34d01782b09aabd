// SPDX-License-Identifier: GPL-3.0-or-later
// Where journals, plans and results are kept. One object per thread (each has its own connection).
// SQLite now; PostgreSQL joins behind the same interface.
#pragma once

#include "domain/followup.h"
#include "domain/identity.h" // leases name their owner
#include "domain/journal.h"
#include "domain/runsummary.h"

#include <QMap>

#include <memory>

namespace muster
{

struct Lease // who drives a run
{
    QString runId;
    QString host;
    qint64 pid = 0;
    QString bootId;
    QDateTime renewedAt;
};

struct RecentPlan
{
    QString path;
    QString title;
    PlanKind kind = PlanKind::Drill;
    QDateTime usedAt;
};

// The results tables of row H1 (S2): one result a run, with its validations and metrics.
struct TestResult
{
    QString testId; // run id
    QDate testDate;
    QString testType;   // plan kind, or "monthly", "quarterly", … from the plan's tags
    QString backupType; // "postgres", "redis", …
    QString snapshotId; // name of the backup
    std::optional<qint64> restoreSeconds;
    std::optional<qint64> validationSeconds;
    bool passed = false;
    std::optional<qint64> rtoSeconds;
    std::optional<qint64> rpoSeconds;
    std::optional<double> integrityScore; // 100 × checks passed / checks performed
    QString notes;
    struct Validation
    {
        QString name;
        QString value;
        bool passed = false;
        QString error;
    };
    struct Metric
    {
        QString name;
        double value = 0;
        QString unit;
    };
    QVector<Validation> validations;
    QVector<Metric> metrics;
};

class Store
{
public:
    virtual ~Store() = default;

    [[nodiscard]] virtual QString location() const = 0; // as openStore takes it

    // Appends entries, all or none; returns when they are on disk. Refused ("store.conflict") when the
    // first one's seq is not the next, or one does not follow the one before it.
    [[nodiscard]] virtual Done appendAll(const QString &runId, const QVector<JournalEntry> &entries) = 0;
    [[nodiscard]] Done append(const QString &runId, const JournalEntry &entry)
    {
        return appendAll(runId, {entry});
    }
    // Entries after `afterSeq`, in order.
    [[nodiscard]] virtual Result<QVector<JournalEntry>> journal(const QString &runId,
                                                                qint64 afterSeq = 0) = 0;

    // A new run with its first entries, driven by this process: all of it or nothing, so a run that can be
    // seen can be taken up again. Errors: those of putRun, takeLease and appendAll.
    [[nodiscard]] virtual Done beginRun(const RunSummary &summary, const QVector<JournalEntry> &entries) = 0;
    // A run's summary is refreshed as it goes.
    [[nodiscard]] virtual Done putRun(const RunSummary &summary) = 0;
    [[nodiscard]] virtual Result<QVector<RunSummary>> runs(int limit = 1000) = 0; // newest first
    // Whole id, or a unique beginning of one. Errors: "run.unknown", "run.ambiguous" (BadInput).
    [[nodiscard]] virtual Result<RunSummary> run(const QString &idOrPrefix) = 0;

    // Takes the run for this process; "run.driven" when a living process has it. Leases of dead
    // processes (same host and boot id: pid gone; another host: 30 s without renewal) are taken over.
    [[nodiscard]] virtual Done takeLease(const QString &runId) = 0;
    [[nodiscard]] virtual Done renewLease(const QString &runId) = 0;
    [[nodiscard]] virtual Done dropLease(const QString &runId) = 0;
    [[nodiscard]] virtual Result<std::optional<Lease>> lease(const QString &runId) = 0; // living ones only

    // Replaces the run's earlier one; results older than a year are let go.
    [[nodiscard]] virtual Done putResult(const TestResult &result) = 0;

    // How long each step took in the newest finished runs of a plan, pauses left out; steps that passed only.
    [[nodiscard]] virtual Result<QHash<QString, QVector<Milliseconds>>> stepTimes(const QString &planId, int runs = 10) = 0;

    // The run's half-typed line; an empty text takes it away, and a run without one has an empty one.
    [[nodiscard]] virtual Done putDraft(const QString &runId, const Draft &draft) = 0;
    [[nodiscard]] virtual Result<Draft> draft(const QString &runId) = 0;

    // Appends what was done about gaps, all or none, chained to what is there; returns when it is on disk.
    [[nodiscard]] virtual Result<QVector<FollowUpEntry>> addFollowUps(const QVector<FollowUp> &whats) = 0;
    // All of them, in order, verified: "ledger.broken" (Failed) when the chain does not hold.
    [[nodiscard]] virtual Result<QVector<FollowUpEntry>> followUps() = 0;
    // The entries about gaps (run_created, gap_raised, gap_changed) of each run that has gaps, by run id.
    [[nodiscard]] virtual Result<QMap<QString, QVector<JournalEntry>>> gapEntries() = 0;

    [[nodiscard]] virtual Done notePlan(const RecentPlan &plan) = 0;
    [[nodiscard]] virtual Result<QVector<RecentPlan>> recentPlans(int limit = 20) = 0;
};

// Where a store is: a file, or postgresql://…. Empty = the default under the XDG data folder.
[[nodiscard]] QString defaultStorePath();

// Opens, creating and migrating when needed. Errors (CannotRun): "store.damaged", "store.newer",
// "store.readonly", "store.unreachable"; the file is never overwritten.
[[nodiscard]] Result<std::unique_ptr<Store>> openStore(const QString &location);

} // namespace muster
