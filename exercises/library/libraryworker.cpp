// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/libraryworker.h"

#include <QFileInfo>

#include <utility>

namespace muster
{

LibraryWorker::LibraryWorker(QString storeLocation, QStringList knownActions)
    : m_storeLocation(std::move(storeLocation)), m_knownActions(std::move(knownActions))
{
}

Store *LibraryWorker::store(const QString &what)
{
    if (m_store)
        return m_store.get();
    Result<std::unique_ptr<Store>> opened = openStore(m_storeLocation);
    if (!opened) {
        Q_EMIT failed(what, opened.error());
        return nullptr;
    }
    m_store = std::move(*opened);
    return m_store.get();
}

void LibraryWorker::loadRuns(int limit)
{
    Store *from = store(QStringLiteral("runs"));
    if (!from)
        return;
    if (const auto runs = from->runs(limit))
        Q_EMIT runsLoaded(*runs);
    else
        Q_EMIT failed(QStringLiteral("runs"), runs.error());
}

void LibraryWorker::loadRecentPlans()
{
    Store *from = store(QStringLiteral("recent"));
    if (!from)
        return;
    if (const auto plans = from->recentPlans())
        Q_EMIT recentPlansLoaded(*plans);
    else
        Q_EMIT failed(QStringLiteral("recent"), plans.error());
}

void LibraryWorker::loadTemplates()
{
    Q_EMIT templatesLoaded(planTemplates());
}

void LibraryWorker::loadRunById(const QString &runId)
{
    Store *from = store(QStringLiteral("run"));
    if (!from)
        return;
    if (auto run = loadRun(*from, runId))
        Q_EMIT runLoaded(std::make_shared<const LoadedRun>(std::move(*run)));
    else
        Q_EMIT failed(QStringLiteral("run"), run.error());
}

void LibraryWorker::loadPlan(const QString &path)
{
    const QByteArray fingerprint = planFingerprint(path); // before: a change in between is noticed later
    auto plan = openPlanForEditing(path, m_knownActions);
    if (!plan) {
        Q_EMIT failed(QStringLiteral("plan"), plan.error());
        return;
    }
    const auto loaded = std::make_shared<const LoadedPlan>(std::move(*plan));
    m_known.insert(path, fingerprint);
    m_offered.remove(path);
    Q_EMIT planLoaded(path, loaded);
    noteAsRecent(path, loaded->plan);
}

void LibraryWorker::loadTemplatePlan(const QString &templateId)
{
    if (auto plan = templateForEditing(templateId, m_knownActions))
        Q_EMIT planLoaded(QString(), std::make_shared<const LoadedPlan>(std::move(*plan)));
    else
        Q_EMIT failed(QStringLiteral("plan"), plan.error());
}

void LibraryWorker::savePlanAs(const QString &path, const Plan &plan, bool evenIfChanged)
{
    const QByteArray now = evenIfChanged ? QByteArray() : planFingerprint(path);
    if (!now.isEmpty() && now != m_known.value(path)) {
        offerTheirs(path, now, true);
        return;
    }
    if (const Done saved = savePlan(path, plan); !saved) {
        Q_EMIT failed(QStringLiteral("save"), saved.error());
        return;
    }
    m_known.insert(path, planFingerprint(path));
    m_offered.remove(path);
    Q_EMIT planSaved(path);
    noteAsRecent(path, plan);
}

void LibraryWorker::saveCopy(const QString &path, const Plan &plan)
{
    savePlanAs(copyName(path), plan, false);
}

void LibraryWorker::lookAtFile(const QString &path)
{
    const QByteArray now = planFingerprint(path);
    if (now.isEmpty() || !m_known.contains(path) || now == m_known.value(path) || now == m_offered.value(path))
        return;
    offerTheirs(path, now, false);
}

void LibraryWorker::offerTheirs(const QString &path, const QByteArray &fingerprint, bool whileSaving)
{
    m_offered.insert(path, fingerprint);
    auto theirs = openPlanForEditing(path, m_knownActions);
    Q_EMIT planChangedOnDisk(
        path, theirs ? std::make_shared<const LoadedPlan>(std::move(*theirs)) : nullptr, whileSaving);
}

void LibraryWorker::noteRead(const QString &path, const QByteArray &fingerprint)
{
    m_known.insert(path, fingerprint);
    m_offered.remove(path);
}

void LibraryWorker::noteTaken(const QString &path)
{
    if (m_offered.contains(path))
        m_known.insert(path, m_offered.take(path));
}

void LibraryWorker::noteAsRecent(const QString &path, const Plan &plan)
{
    Store *to = store(QStringLiteral("recent"));
    if (!to)
        return;
    const RecentPlan recent{QFileInfo(path).absoluteFilePath(), plan.title, plan.kind,
                            QDateTime::currentDateTimeUtc()};
    if (const Done noted = to->notePlan(recent); !noted)
        Q_EMIT failed(QStringLiteral("recent"), noted.error());
}

} // namespace muster
