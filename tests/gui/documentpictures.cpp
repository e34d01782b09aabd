// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the papers: of a run, each kind; of a plan; of a surprise drill.
#include "gui/pictures.h"

#include "compose/registry.h"
#include "library/planlibrary.h"
#include "pages/documentfields.h"
#include "pages/documentspage.h"
#include "pages/planeditor.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "support/sampleruns.h"

#include <QListWidget>

namespace muster
{

namespace
{

DocumentsPage *pageOf(const MainWindow &window)
{
    return window.findChild<DocumentsPage *>();
}

void choose(const MainWindow &window, DocumentKind kind)
{
    pageOf(window)->findChild<QListWidget *>(QStringLiteral("documentKinds"))
        ->setCurrentRow(static_cast<int>(documentKinds().indexOf(kind)));
    until([&window] { return pageOf(window)->isShown(); });
}

} // namespace

void shootDocuments(const PictureJob &job, const QString &store, const QString &name)
{
    MainWindow window(store, makeRegistry());
    window.show();
    for (const auto &[what, run] : {std::pair{QStringLiteral("documents"), samples::failedRun()},
                                    {QStringLiteral("documents-long"), samples::longRun()}}) {
        window.goTo({Room::Documents, run.state.runId});
        until([&window] { return pageOf(window)->isShown(); });
        for (const DocumentKind kind : documentKinds()) {
            choose(window, kind);
            shoot(window, job, u"%1-%2-%3"_qs.arg(what, documentWord(kind), name));
        }
    }
    window.goTo({Room::Documents, samples::failedRun().state.runId});
    until([&window] { return pageOf(window)->isShown(); });
    choose(window, DocumentKind::Incident);
    pageOf(window)->findChild<DocumentFields *>()->choose(QStringLiteral("phase_3_issues"), true);
    shoot(window, job, u"documents-editing-" + name);
    window.openFile(dataFolder() + u"/templates/postgresql-recovery-drill.muster.json");
    until([&window] { return window.place().room == Room::Editor; });
    window.goTo({Room::Documents, {}});
    until([&window] { return pageOf(window)->isShown(); });
    choose(window, DocumentKind::DrillPlan);
    shoot(window, job, u"documents-plan-" + name);
    choose(window, DocumentKind::Summary);
    shoot(window, job, u"documents-refused-" + name);
    window.pages()->page<PlanEditor>(Room::Editor)->document()->undo()->setClean();
}

} // namespace muster
