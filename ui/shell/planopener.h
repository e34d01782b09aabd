// SPDX-License-Identifier: GPL-3.0-or-later
// Turns what a person gives the window into a plan to edit: a plan file, a backup file, a template, an old
// run. Window thread; the reading is done elsewhere.
#pragma once

#include "library/libraryservice.h"
#include "library/planvalues.h"

namespace muster
{

struct OpenedPlan
{
    Plan plan;
    QString path; // empty: not saved yet
    QStringList warnings;
    Variables values;   // for its ${…}
    bool ready = false; // meant to be started at once: the Start button has the focus
    bool unsaved = false; // made here: closing asks
    QString said;         // of how it was made
    QString origin;       // a run's plan: the file that it was run from
};

class PlanOpener final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlanOpener)

public:
    PlanOpener(LibraryService *library, QStringList knownActions, QObject *parent = nullptr);

    void openFile(const QString &path); // a plan, a file to import, or anything else: then it is taken for a backup
    void openGiven(const QString &path); // meant as a plan; a runbook is told from it
    void openPlan(const QString &path);
    void openBackup(
        const QString &path); // template “drill-from-backup-file”; the baseline beside it when there is one
    void openTemplate(const QString &id);
    void openRun(const QString &runId); // the plan as it was run

Q_SIGNALS:
    void opened(const muster::OpenedPlan &plan);
    void importWanted(const QString &path);
    void runbookWanted(const QString &path);
    void failed(const muster::Error &error);

private:
    LibraryService *m_library;
    QStringList m_knownActions;
    QString m_wantedPlan;
    QString m_wantedRun;
};

// FILE.baseline.json, or the file's name without its endings + ".baseline.json"; empty when there is none.
[[nodiscard]] QString baselineBeside(const QString &backup);

} // namespace muster
