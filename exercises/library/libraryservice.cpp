// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/libraryservice.h"

#include "library/libraryworker.h"

#include <QThread>

#include <utility>

namespace muster
{

namespace
{

constexpr unsigned long longestWait = 15000; // ms; longer than the store's busy timeout

} // namespace

LibraryService::LibraryService(QString storeLocation, QStringList knownActions, QObject *parent)
    : QObject(parent), m_thread(new QThread),
      m_worker(new LibraryWorker(std::move(storeLocation), std::move(knownActions)))
{
    m_thread->setObjectName(QStringLiteral("muster-library"));
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &LibraryWorker::runsLoaded, this, &LibraryService::runsLoaded);
    connect(m_worker, &LibraryWorker::recentPlansLoaded, this, &LibraryService::recentPlansLoaded);
    connect(m_worker, &LibraryWorker::templatesLoaded, this, &LibraryService::templatesLoaded);
    connect(m_worker, &LibraryWorker::runLoaded, this, &LibraryService::runLoaded);
    connect(m_worker, &LibraryWorker::planLoaded, this, &LibraryService::planLoaded);
    connect(m_worker, &LibraryWorker::planSaved, this, &LibraryService::planSaved);
    connect(m_worker, &LibraryWorker::planChangedOnDisk, this, &LibraryService::planChangedOnDisk);
    connect(m_worker, &LibraryWorker::ledgerLoaded, this, &LibraryService::ledgerLoaded);
    connect(m_worker, &LibraryWorker::evidenceLoaded, this, &LibraryService::evidenceLoaded);
    connect(m_worker, &LibraryWorker::gapTableRead, this, &LibraryService::gapTableRead);
    connect(m_worker, &LibraryWorker::gapTableWritten, this, &LibraryService::gapTableWritten);
    connect(m_worker, &LibraryWorker::gapRefused, this, &LibraryService::gapRefused);
    connect(m_worker, &LibraryWorker::failed, this, &LibraryService::failed);
    m_thread->start();
}

LibraryService::~LibraryService()
{
    disconnect(m_worker, nullptr, this, nullptr);
    m_thread->quit();
    if (m_thread->wait(longestWait))
        delete m_thread;
    else // a disk that hangs: the thread ends with the process
        connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
}

template<typename Request>
void LibraryService::ask(Request request)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, request = std::move(request)] { request(*worker); },
        Qt::QueuedConnection);
}

void LibraryService::requestRuns(int limit)
{
    ask([limit](LibraryWorker &worker) { worker.loadRuns(limit); });
}

void LibraryService::requestRecentPlans()
{
    ask([](LibraryWorker &worker) { worker.loadRecentPlans(); });
}

void LibraryService::requestTemplates()
{
    ask([](LibraryWorker &worker) { worker.loadTemplates(); });
}

void LibraryService::requestRun(const QString &runId)
{
    ask([runId](LibraryWorker &worker) { worker.loadRunById(runId); });
}

void LibraryService::requestPlan(const QString &path)
{
    ask([path](LibraryWorker &worker) { worker.loadPlan(path); });
}

void LibraryService::requestTemplatePlan(const QString &templateId)
{
    ask([templateId](LibraryWorker &worker) { worker.loadTemplatePlan(templateId); });
}

void LibraryService::save(const QString &path, const Plan &plan, bool evenIfChanged)
{
    ask([path, plan, evenIfChanged](LibraryWorker &worker) { worker.savePlanAs(path, plan, evenIfChanged); });
}

void LibraryService::saveCopy(const QString &path, const Plan &plan)
{
    ask([path, plan](LibraryWorker &worker) { worker.saveCopy(path, plan); });
}

void LibraryService::lookAtFile(const QString &path)
{
    ask([path](LibraryWorker &worker) { worker.lookAtFile(path); });
}

void LibraryService::noteRead(const QString &path, const QByteArray &fingerprint)
{
    ask([path, fingerprint](LibraryWorker &worker) { worker.noteRead(path, fingerprint); });
}

void LibraryService::noteTaken(const QString &path)
{
    ask([path](LibraryWorker &worker) { worker.noteTaken(path); });
}

void LibraryService::requestLedger()
{
    ask([](LibraryWorker &worker) { worker.loadGaps(); });
}

void LibraryService::followGap(const FollowUp &what)
{
    ask([what](LibraryWorker &worker) { worker.followGap(what); });
}

void LibraryService::requestEvidence(const QString &gap, const QString &runId)
{
    ask([gap, runId](LibraryWorker &worker) { worker.loadGapEvidence(gap, runId); });
}

void LibraryService::readGapTable(const QString &path, const QString &actor)
{
    ask([path, actor](LibraryWorker &worker) { worker.readGapTable(path, actor); });
}

void LibraryService::importGapTable(const GapImport &import)
{
    ask([import](LibraryWorker &worker) { worker.importGapTable(import); });
}

void LibraryService::exportGapTable(const QString &path, const QStringList &keys)
{
    ask([path, keys](LibraryWorker &worker) { worker.exportGapTable(path, keys); });
}

} // namespace muster
