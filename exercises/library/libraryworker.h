// SPDX-License-Identifier: GPL-3.0-or-later
// The library's worker: one Store, on the service's thread. Parentless; owned by that thread.
#pragma once

#include "library/gapledger.h"
#include "library/planlibrary.h"
#include "library/runlibrary.h"

#include <QHash>
#include <QObject>

namespace muster
{

class LibraryWorker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryWorker)

public:
    LibraryWorker(QString storeLocation, QStringList knownActions);

    void loadRuns(int limit);
    void loadRecentPlans();
    void loadTemplates();
    void loadRunById(const QString &runId);
    void loadPlan(const QString &path);
    void loadTemplatePlan(const QString &templateId);
    // Unless told to, nothing is written over what somebody else wrote since it was loaded or saved here.
    void savePlanAs(const QString &path, const Plan &plan, bool evenIfChanged);
    void saveCopy(const QString &path, const Plan &plan); // beside it, under another name
    void lookAtFile(const QString &path);                 // tells when somebody else wrote it
    void noteRead(const QString &path, const QByteArray &fingerprint); // of a plan that was read elsewhere: what a save goes over
    void noteTaken(const QString &path);                  // what planChangedOnDisk() brought is known now
    // ledgerrequests.cpp; each change is answered by ledgerLoaded() or gapRefused().
    void loadGaps();
    void followGap(const FollowUp &what);
    void loadGapEvidence(const QString &gap, const QString &runId);
    void readGapTable(const QString &path, const QString &actor);
    void importGapTable(const GapImport &import);
    void exportGapTable(const QString &path, const QStringList &keys);

Q_SIGNALS:
    void ledgerLoaded(const std::shared_ptr<const muster::Ledger> &ledger);
    void evidenceLoaded(const QString &gap, const std::shared_ptr<const muster::EvidenceRun> &run);
    void gapTableRead(const QString &path, const std::shared_ptr<const muster::GapImport> &import);
    void gapTableWritten(const QString &path, int count);
    void gapRefused(const QString &gap, const muster::Error &error);
    void runsLoaded(const QVector<muster::RunSummary> &runs);
    void recentPlansLoaded(const QVector<muster::RecentPlan> &plans);
    void templatesLoaded(const QVector<muster::PlanTemplate> &templates);
    void runLoaded(const std::shared_ptr<const muster::LoadedRun> &run);
    void planLoaded(const QString &path, const std::shared_ptr<const muster::LoadedPlan> &plan);
    void planSaved(const QString &path);
    void planChangedOnDisk(const QString &path, const std::shared_ptr<const muster::LoadedPlan> &theirs,
                           bool whileSaving);
    void failed(const QString &what, const muster::Error &error);

private:
    // Opened when it is first needed, and again after a failure to open it.
    [[nodiscard]] Store *store(const QString &what);
    [[nodiscard]] const Ledger *freshLedger(); // null: failed() told
    void noteAsRecent(const QString &path, const Plan &plan);

    void offerTheirs(const QString &path, const QByteArray &fingerprint, bool whileSaving);

    QHash<QString, QByteArray> m_known;   // fingerprints by path, as loaded or saved here
    QHash<QString, QByteArray> m_offered; // as told to the window
    QString m_storeLocation;
    QStringList m_knownActions;
    std::unique_ptr<Store> m_store;
    std::shared_ptr<const Ledger> m_ledger;
};

} // namespace muster
