// SPDX-License-Identifier: GPL-3.0-or-later
// The library for the window: every call returns at once, the answer comes as a signal. Owns one thread
// with one Store; lives on the caller's thread.
#pragma once

#include "library/gapledger.h"
#include "library/planlibrary.h"
#include "library/runlibrary.h"

#include <QObject>

#include <memory>

class QThread;

namespace muster
{

class LibraryWorker;

class LibraryService final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LibraryService)

public:
    LibraryService(QString storeLocation, QStringList knownActions, QObject *parent = nullptr);
    ~LibraryService() override; // lets the request at hand finish; waits with a bound

    void requestRuns(int limit = 1000);
    void requestRecentPlans();
    void requestTemplates();
    void requestRun(const QString &runId);
    void requestPlan(const QString &path);               // for editing; notes it as recent
    void requestTemplatePlan(const QString &templateId); // for editing, ${…} kept
    // Answered by planSaved(), by planChangedOnDisk() when somebody else wrote the file since (then nothing is
    // written, unless `evenIfChanged`), or by failed().
    void save(const QString &path, const Plan &plan, bool evenIfChanged = false);
    void saveCopy(const QString &path, const Plan &plan); // beside it, under a name that planSaved() tells
    void lookAtFile(const QString &path);                 // planChangedOnDisk() when somebody else wrote it
    void noteRead(const QString &path, const QByteArray &fingerprint); // of a plan that was read elsewhere: what a save goes over
    void noteTaken(const QString &path);                  // what planChangedOnDisk() brought is on the screen now

    // The ledger of gaps. A change is answered by ledgerLoaded(), or by gapRefused() when a rule or the evidence
    // says no.
    void requestLedger();
    void followGap(const FollowUp &what);
    void requestEvidence(const QString &gap, const QString &runId);
    void readGapTable(const QString &path, const QString &actor); // changes nothing
    void importGapTable(const GapImport &import);
    void exportGapTable(const QString &path, const QStringList &keys); // in that order

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
    // `theirs` is null when it cannot be read.
    void planChangedOnDisk(const QString &path, const std::shared_ptr<const muster::LoadedPlan> &theirs,
                           bool whileSaving);
    void failed(const QString &what, const muster::Error &error); // what: "runs", "plan", "save", …

private:
    template<typename Request>
    void ask(Request request); // on the worker's thread

    QThread *m_thread = nullptr;
    LibraryWorker *m_worker = nullptr;
};

} // namespace muster
