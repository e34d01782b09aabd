// SPDX-License-Identifier: GPL-3.0-or-later
// The store in one SQLite file (WAL, synchronous=FULL). Belongs to the thread that opened it.
#pragma once

#include "store/sqliteconnection.h"
#include "store/store.h"

namespace muster
{

class SqliteStore final : public Store
{
    Q_DISABLE_COPY_MOVE(SqliteStore)

public:
    // Errors: see openStore.
    [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> open(const QString &path);
    ~SqliteStore() override;

    [[nodiscard]] QString location() const override { return m_connection.path(); }

    [[nodiscard]] Done appendAll(const QString &runId, const QVector<JournalEntry> &entries) override;
    [[nodiscard]] Result<QVector<JournalEntry>> journal(const QString &runId, qint64 afterSeq) override;

    [[nodiscard]] Done beginRun(const RunSummary &summary, const QVector<JournalEntry> &entries) override;
    [[nodiscard]] Done putRun(const RunSummary &summary) override;
    [[nodiscard]] Result<QVector<RunSummary>> runs(int limit) override;
    [[nodiscard]] Result<RunSummary> run(const QString &idOrPrefix) override;

    [[nodiscard]] Done takeLease(const QString &runId) override;
    [[nodiscard]] Done renewLease(const QString &runId) override;
    [[nodiscard]] Done dropLease(const QString &runId) override;
    [[nodiscard]] Result<std::optional<Lease>> lease(const QString &runId) override;

    [[nodiscard]] Done putResult(const TestResult &result) override;
    [[nodiscard]] Result<QHash<QString, QVector<Milliseconds>>> stepTimes(const QString &planId, int runs) override;

    [[nodiscard]] Done putDraft(const QString &runId, const Draft &draft) override;
    [[nodiscard]] Result<Draft> draft(const QString &runId) override;

    [[nodiscard]] Result<QVector<FollowUpEntry>> addFollowUps(const QVector<FollowUp> &whats) override;
    [[nodiscard]] Result<QVector<FollowUpEntry>> followUps() override;
    [[nodiscard]] Result<QMap<QString, QVector<JournalEntry>>> gapEntries() override;

    [[nodiscard]] Done notePlan(const RecentPlan &plan) override;
    [[nodiscard]] Result<QVector<RecentPlan>> recentPlans(int limit) override;

    // Most pages the file may have (4 KiB each): a full disk, for tests.
    [[nodiscard]] Done limitPages(int pages);
    [[nodiscard]] int removeResultsBefore(const QDate &day); // how many; −1 on an error

private:
    explicit SqliteStore(const QString &path);
    [[nodiscard]] Result<QVector<RunSummary>> readRuns(const QString &rest, const QVariantList &values);
    [[nodiscard]] Done putDetails(const TestResult &result);

    SqliteConnection m_connection;
    QString m_token; // tells two stores of one process apart in leases
};

// In leases' terms: is whoever holds it still there? `renewedAt` counts for other hosts only.
struct LeaseRow
{
    ProcessIdentity owner;
    QString token;
    QDateTime renewedAt;
    [[nodiscard]] bool isLiving() const;
};

} // namespace muster
