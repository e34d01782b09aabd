// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/planopener.h"

#include "library/interchange.h"
#include "pages/background.h"

#include <QFileInfo>

namespace muster
{

QString baselineBeside(const QString &backup)
{
    const QFileInfo file(backup);
    for (const QString &stem : {file.fileName(), file.completeBaseName(), file.baseName()}) {
        const QString path = file.absolutePath() + u'/' + stem + u".baseline.json";
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

PlanOpener::PlanOpener(LibraryService *library, QStringList knownActions, QObject *parent)
    : QObject(parent), m_library(library), m_knownActions(std::move(knownActions))
{
    connect(library, &LibraryService::planLoaded, this,
            [this](const QString &path, const std::shared_ptr<const LoadedPlan> &loaded) {
                if (path == m_wantedPlan)
                    Q_EMIT opened({loaded->plan, path, loaded->warnings, {}, false, false, {}, {}});
            });
    connect(library, &LibraryService::runLoaded, this, [this](const std::shared_ptr<const LoadedRun> &run) {
        if (run->summary.runId != m_wantedRun)
            return;
        m_wantedRun.clear();
        // Its values are filled in: saved under the plan's own name it would cost that its ${…}.
        Q_EMIT opened({run->plan, {}, {}, {}, true, false, {}, run->state.planPath});
    });
    connect(library, &LibraryService::failed, this, [this](const QString &what, const Error &error) {
        if (what == u"plan" || (what == u"run" && !m_wantedRun.isEmpty()))
            Q_EMIT failed(error);
        m_wantedRun.clear();
    });
}

void PlanOpener::openFile(const QString &path)
{
    inBackground(
        this, [path] { return kindOfFile(path); },
        [this, path](GivenFile kind) {
            switch (kind) {
            case GivenFile::Plan:
                return openPlan(path);
            case GivenFile::Import:
                return Q_EMIT importWanted(path);
            case GivenFile::Runbook:
                return Q_EMIT runbookWanted(path);
            case GivenFile::Backup:
                return openBackup(path);
            }
        });
}

void PlanOpener::openGiven(const QString &path)
{
    inBackground(
        this, [path] { return kindOfFile(path); },
        [this, path](GivenFile kind) {
            if (kind == GivenFile::Runbook)
                Q_EMIT runbookWanted(path);
            else
                openPlan(path);
        });
}

void PlanOpener::openPlan(const QString &path)
{
    m_wantedPlan = QFileInfo(path).absoluteFilePath();
    m_library->requestPlan(m_wantedPlan);
}

void PlanOpener::openTemplate(const QString &id)
{
    inBackground(
        this, [id, actions = m_knownActions] { return templateForEditing(id, actions); },
        [this](Result<LoadedPlan> loaded) {
            if (loaded)
                Q_EMIT opened({loaded->plan, {}, loaded->warnings, {}, false, false, {}, {}});
            else
                Q_EMIT failed(loaded.error());
        });
}

void PlanOpener::openBackup(const QString &path)
{
    const auto work = [path, actions = m_knownActions]() -> Result<OpenedPlan> {
        const QFileInfo file(path);
        if (!file.exists())
            return fail({QStringLiteral("backup.missing"),
                         tr("There is no backup at %1.").arg(path),
                         tr("Check the path; a drive or a share may not be mounted."),
                         Fault::CannotRun,
                         {},
                         0,
                         0});
        auto loaded = templateForEditing(QStringLiteral("drill-from-backup-file"), actions);
        if (!loaded)
            return fail(loaded.error());
        OpenedPlan result{loaded->plan, {}, loaded->warnings, {}, true, false, {}, {}};
        result.plan.title = tr("Drill from %1").arg(file.fileName());
        result.values.insert(QStringLiteral("BACKUP"), file.absoluteFilePath());
        if (const QString baseline = baselineBeside(path); !baseline.isEmpty())
            result.values.insert(QStringLiteral("BASELINE"), baseline);
        return result;
    };
    inBackground(this, work, [this](Result<OpenedPlan> result) {
        if (result)
            Q_EMIT opened(*result);
        else
            Q_EMIT failed(result.error());
    });
}

void PlanOpener::openRun(const QString &runId)
{
    m_wantedRun = runId;
    m_library->requestRun(runId);
}

} // namespace muster
