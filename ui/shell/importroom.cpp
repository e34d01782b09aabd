// SPDX-License-Identifier: GPL-3.0-or-later
// Files of other tools in the window: chosen or dropped, looked at on the import page, then a new exercise or
// part of the one in the editor.
#include "domain/tabletopmerge.h"
#include "pages/background.h"
#include "pages/importpage.h"
#include "pages/planeditor.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "widgets/banner.h"

#include <QFileDialog>

namespace muster
{

namespace
{

PlanEditor *editorOf(PageHost *pages)
{
    auto *editor = static_cast<PlanEditor *>(pages->made(Room::Editor));
    return editor && editor->document()->head().kind == PlanKind::Tabletop ? editor : nullptr;
}

void say(QWidget *page, const QString &said)
{
    if (auto *banner = page->findChild<Banner *>(QStringLiteral("banner")))
        banner->showText(Colour::Ok, said);
}

} // namespace

QWidget *MainWindow::makeImport()
{
    auto *page = new ImportPage(this);
    connect(page, &ImportPage::chooseFileRequested, this, &MainWindow::chooseImport);
    connect(page, &ImportPage::left, this, &MainWindow::back);
    connect(page, &ImportPage::importRequested, this, &MainWindow::takeImport);
    return page;
}

void MainWindow::chooseImport()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file to import"));
    dialog->setObjectName(QStringLiteral("importDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Event lists, scenarios, task lists (*.csv *.tsv *.xlsx *.xlsm *.json *.zip *.md *.markdown)"),
                            tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::importGiven);
    dialog->open();
}

void MainWindow::importGiven(const QString &path)
{
    inBackground(
        this, [path] { return kindOfFile(path); },
        [this, path](GivenFile kind) { kind == GivenFile::Runbook ? showRunbook(path) : importFile(path); });
}

// From the editor of a tabletop, the file is meant for that one.
void MainWindow::importFile(const QString &path)
{
    const bool fromEditor = m_pages->room() == Room::Editor && editorOf(m_pages);
    goTo({Room::Import, path});
    auto *page = m_pages->page<ImportPage>(Room::Import);
    std::optional<ImportTarget> target;
    if (PlanEditor *editor = editorOf(m_pages)) {
        const Plan plan = editor->document()->plan();
        target = ImportTarget{plan.title.isEmpty() ? plan.id : plan.title, {}};
        for (const Scenario &scenario : tabletopOf(plan).scenarios)
            target->scenarios << scenario.name;
    }
    page->setTarget(target, fromEditor ? ImportPage::newScenarios : ImportPage::newExercise);
    page->openFile(path);
}

void MainWindow::takeImport(const Plan &plan, int where, const QString &said)
{
    PlanEditor *editor = editorOf(m_pages);
    if (where == ImportPage::newExercise || !editor || plan.kind != PlanKind::Tabletop) {
        OpenedPlan opened;
        opened.plan = plan;
        opened.unsaved = true;
        opened.said = said;
        showOpened(opened);
        return;
    }
    editor->document()->replace(tr("Import"), mergedTabletop(editor->document()->plan(), plan, where));
    goTo(m_editing);
    say(editor, tr("%1 Ctrl+Z takes it back.").arg(said));
    editor->focusMain();
}

} // namespace muster
