// SPDX-License-Identifier: GPL-3.0-or-later
// Where drills come from and what comes back of them: runbooks, tabletops, measured times.
#include "domain/promotion.h"
#include "library/planlibrary.h"
#include "pages/background.h"
#include "pages/measuredtimes.h"
#include "pages/planeditor.h"
#include "pages/reportpage.h"
#include "pages/runbookpage.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>

namespace muster
{

QWidget *MainWindow::makeRunbook()
{
    auto *page = new RunbookPage(this);
    connect(page, &RunbookPage::chooseFileRequested, this, &MainWindow::chooseImport);
    connect(page, &RunbookPage::left, this, &MainWindow::back);
    connect(page, &RunbookPage::drillRequested, this, &MainWindow::showNewDrill);
    return page;
}

void MainWindow::showRunbook(const QString &path)
{
    goTo({Room::Runbook, path});
    m_pages->page<RunbookPage>(Room::Runbook)->openFile(path);
}

void MainWindow::showNewDrill(const Plan &plan, const QString &said)
{
    OpenedPlan opened;
    opened.plan = plan;
    opened.unsaved = true;
    opened.said = said;
    showOpened(opened);
}

// Of the tabletop in the editor; which scenario is asked when there are several.
void MainWindow::promote(const Plan &tabletop)
{
    const auto make = [this, tabletop](const QString &scenario) {
        const auto drill = promotedDrill(tabletop, scenario);
        if (!drill)
            return showError(drill.error(), tr("No drill was made."));
        showNewDrill(*drill, tr("✓ A drill of “%1”: not saved yet. The tabletop is as it was.").arg(lineageOf(*drill)->scenario));
    };
    const QStringList scenarios = promotableScenarios(tabletop);
    if (scenarios.size() < 2)
        return make({});
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("promoteDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Make a drill of it"));
    dialog->setLabelText(tr("The response steps of which scenario?"));
    dialog->setComboBoxItems(scenarios);
    dialog->setComboBoxEditable(false);
    dialog->setOkButtonText(tr("Make the drill"));
    connect(dialog, &QInputDialog::textValueSelected, this, make);
    dialog->open();
}

// Into the plan's file as it is now; where that is gone, into the plan as it was run.
void MainWindow::compareTimesOf(const std::shared_ptr<const LoadedRun> &run)
{
    struct Found
    {
        OpenedPlan opened;
        TimesComparison times;
        QByteArray fingerprint; // of the file, before it was read
    };
    inBackground(
        this,
        [run] {
            Found found;
            const QString path = run->state.planPath;
            found.fingerprint = planFingerprint(path);
            auto loaded = path.isEmpty() ? Result<LoadedPlan>(fail({})) : openPlanForEditing(path);
            const bool usable = loaded && loaded->plan.kind == run->plan.kind;
            found.opened.plan = usable ? std::move(loaded->plan) : run->plan;
            found.opened.path = usable ? path : QString();
            found.times = compareTimes(found.opened.plan, run->plan, run->state);
            return found;
        },
        [this, run](const Found &found) {
            if (m_pages->room() != Room::Report)
                return; // gone elsewhere meanwhile
            const QString where = found.opened.path.isEmpty() ? tr("a new plan") : QFileInfo(found.opened.path).fileName();
            auto *dialog = new MeasuredTimes(found.times, tr("“%1” (%2)").arg(found.opened.plan.title, where), this);
            connect(dialog, &MeasuredTimes::takeOver, this, [this, run, found] {
                auto plan = withMeasuredTimes(found.opened.plan, found.times, run->summary.runId);
                if (!plan)
                    return showError(plan.error(), tr("The estimates are as they were."));
                if (!found.opened.path.isEmpty())
                    m_library->noteRead(found.opened.path, found.fingerprint);
                OpenedPlan opened = found.opened;
                opened.plan = std::move(*plan);
                opened.unsaved = true;
                opened.said = tr("✓ The estimates are the measured times of this run now: not saved yet.");
                showOpened(opened);
            });
            dialog->open();
        });
}

} // namespace muster
