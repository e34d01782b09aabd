// SPDX-License-Identifier: GPL-3.0-or-later
// What the plan editor does: checking, saving, dry run, start.
#include "domain/tabletop.h"
#include "pages/background.h"
#include "pages/dryrunview.h"
#include "pages/durationedit.h"
#include "pages/planeditor.h"
#include "pages/planexport.h"
#include "pages/planfile.h"
#include "pages/readinesspanel.h"
#include "pages/settingspage.h"
#include "pages/tabletopeditor.h"
#include "pages/valuesform.h"
#include "reports/document.h"
#include "widgets/banner.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"
#include "widgets/pageheader.h"
#include "widgets/views.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

namespace muster
{

namespace
{

// What a tabletop can be started without, but hardly talked through.
QStringList lacksOf(const Plan &plan)
{
    QStringList lacks;
    if (plan.kind != PlanKind::Tabletop)
        return lacks;
    const Tabletop tabletop = tabletopOf(plan);
    if (tabletop.scenarios.isEmpty())
        lacks << PlanEditor::tr("There is no scenario yet: add one in the list above (F6, then Ins).");
    for (const Scenario &scenario : tabletop.scenarios) {
        if (scenario.injects.isEmpty() && scenario.steps.isEmpty())
            lacks << PlanEditor::tr("“%1” has neither injects nor response steps: there is nothing to go through.")
                         .arg(scenario.name);
    }
    return lacks;
}

} // namespace

void PlanEditor::check()
{
    const Plan plan = m_document->plan();
    m_values->setWanted(planValues(plan));
    showCounts();
    m_readiness->showTimes(plan);
    const int serial = ++m_serial;
    inBackground(
        this,
        [plan, values = m_values->values(), actions = m_knownActions] {
            return fillPlan(plan, values, actions);
        },
        [this, serial](const Result<LoadedPlan> &result) { onChecked(result, serial); });
}

// What is typed in a field and cannot be read is not in the plan, and the plan is not ready with it there.
std::optional<Error> PlanEditor::fieldProblem() const
{
    const auto durations = findChildren<DurationEdit *>();
    for (const DurationEdit *edit : durations) {
        if (!edit->problem())
            continue;
        Error problem = *edit->problem();
        problem.message = tr("%1: %2", "field: what is wrong").arg(edit->accessibleName(), problem.message);
        return problem;
    }
    return std::nullopt;
}

void PlanEditor::onChecked(const Result<LoadedPlan> &checked, int serial)
{
    if (serial != m_serial)
        return; // a newer one is on its way
    const std::optional<Error> field = fieldProblem();
    const Result<LoadedPlan> result = field ? Result<LoadedPlan>(fail(*field)) : checked;
    const QStringList warnings = result ? result->warnings + lacksOf(result->plan) : m_warnings;
    if (result)
        m_filled = result->plan;
    m_startButton->setEnabled(result.has_value());
    std::optional<Error> problem;
    if (!result) {
        problem = result.error();
        if (problem->code == u"plan.unset_variable")
            problem->hint = tr("Fill them in under “Values for this run”.");
    }
    m_readiness->showResult(problem, warnings);
    m_tabletop->readiness()->showResult(problem, warnings);
    if (!result)
        m_header->chip()->show(m_values->missing() > 0 ? tr("! values to fill in") : tr("✗ not ready"),
                               Colour::Warning, Colour::WarningSoft);
    else
        m_header->chip()->show(warnings.isEmpty()
                                   ? tr("✓ ready")
                                   : tr("✓ ready, %n warning(s)", nullptr, static_cast<int>(warnings.size())),
                               Colour::Ok, Colour::OkSoft);
    if (result && m_wantStart) {
        m_wantStart = false;
        m_startButton->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT readyChanged(result.has_value());
}

Plan PlanEditor::filledPlan() const
{
    return m_filled ? withDocumentEdits(*m_filled, documentEditsOf(m_document->head())) : m_document->plan();
}

void PlanEditor::takeDocumentEdits(const QJsonObject &edits)
{
    m_document->changeHead(
        tr("Texts of the documents"), [edits](Plan &plan) { plan = withDocumentEdits(plan, edits); },
        QStringLiteral("documentFields"));
}

void PlanEditor::focusStart()
{
    m_wantStart = true;
    if (isReady())
        m_startButton->setFocus(Qt::OtherFocusReason);
}

void PlanEditor::focusMain()
{
    if (isTabletop()) {
        m_tabletop->focusMain();
        return;
    }
    if (m_sections->currentRow() == ValuesSection && m_values->focusMissing())
        return;
    m_steps->setFocus(Qt::OtherFocusReason);
}

void PlanEditor::markSaved(const QString &path)
{
    m_file->markSaved(path);
    m_document->undo()->setClean();
    showTitle();
    m_savedSaid = tr("✓ Saved as %1").arg(path);
    m_banner->showText(Colour::Ok, m_savedSaid);
}

QString PlanEditor::planPath() const
{
    return m_file->path().isEmpty() ? m_origin : m_file->path();
}

void PlanEditor::markUnsaved(const QString &said)
{
    m_document->undo()->resetClean();
    showTitle();
    m_savedSaid.clear();
    m_banner->showText(Colour::Ok, said, tr("It is not in a file yet: Ctrl+S saves it."));
}

void PlanEditor::buildExchange()
{
    m_importButton = addHeaderButton(QStringLiteral("importInto"), tr("Import…"), "");
    m_importButton->setToolTip(tr("Add injects or response steps from a file (Ctrl+Shift+I)"));
    connect(m_importButton, &QPushButton::clicked, this, &PlanEditor::importRequested);
    m_exportButton = addHeaderButton(QStringLiteral("exportPlan"), tr("Export"), "");
    m_exportButton->setToolTip(tr("Write the plan for other tools (Ctrl+E)"));
    m_export = new PlanExport([this] { return m_document->plan(); }, this);
    auto *menu = new QMenu(m_exportButton);
    menu->setObjectName(QStringLiteral("exportPlanMenu"));
    m_export->addTo(menu);
    menu->addSeparator();
    m_promote = menu->addAction(tr("Make a drill of it…"));
    m_promote->setObjectName(QStringLiteral("promoteTabletop"));
    connect(m_promote, &QAction::triggered, this, [this] { Q_EMIT promoteRequested(m_document->plan()); });
    m_exportButton->setMenu(menu);
    connect(m_export, &PlanExport::written, this, [this](const QString &path, const QStringList &losses) {
        if (losses.isEmpty())
            return m_banner->showText(Colour::Ok, tr("✓ Exported as %1").arg(path));
        m_banner->showText(Colour::Warning, tr("✓ Exported as %1. Not in the file: %2.").arg(path, losses.join(QStringLiteral("; "))));
    });
    connect(m_export, &PlanExport::failed, this,
            [this](const Error &error) { m_banner->showError(error, tr("Nothing was exported.")); });
    const auto key = [this](const QKeySequence &sequence, QPushButton *button) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, button, [button] {
            if (button->isVisible())
                button->click();
        });
    };
    key(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), m_importButton);
    key(QKeySequence(Qt::CTRL | Qt::Key_E), m_exportButton);
    auto *documents = new QShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), this);
    documents->setContext(Qt::WidgetWithChildrenShortcut);
    connect(documents, &QShortcut::activated, this, [this] { m_documentsButton->click(); });
}

void PlanEditor::showConflict(const QString &path, const std::shared_ptr<const LoadedPlan> &theirs,
                              bool whileSaving)
{
    m_file->showConflict(path, theirs, whileSaving);
}

bool PlanEditor::isTabletop() const
{
    return m_document->head().kind == PlanKind::Tabletop;
}

bool PlanEditor::isChanged() const
{
    return !m_document->undo()->isClean();
}

// What is being typed belongs to the plan. False: a cell cannot be taken; it stays as it is, with its reason.
bool PlanEditor::takeTyped()
{
    if (auto *edit = qobject_cast<QLineEdit *>(focusWidget()); edit && edit->objectName() != u"cellEditor")
        Q_EMIT edit->editingFinished();
    QString problem;
    if (m_tabletop->takeTyped(&problem))
        return true;
    m_banner->showText(Colour::Bad, tr("✗ Not saved: a cell cannot be taken as it is."), problem);
    return false;
}

void PlanEditor::save(bool elsewhere)
{
    if (!takeTyped())
        return;
    if (elsewhere)
        m_file->saveElsewhere();
    else
        m_file->save();
}

QWidget *PlanEditor::makeDryRun()
{
    auto *box = new QStackedWidget(this);
    auto *none = new EmptyState(
        tr("What would this plan do?"),
        tr("A dry run asks each step for the commands it would give and looks whether tools, files and servers "
           "are there. It changes nothing."),
        tr("Make a dry run"), box);
    none->button()->setObjectName(QStringLiteral("makeDryRun"));
    connect(none, &EmptyState::triggered, this, &PlanEditor::dryRun);
    m_dryRun = new DryRunView(box);
    box->addWidget(none);
    box->addWidget(m_dryRun);
    return box;
}

void PlanEditor::showDryRun(bool made)
{
    static_cast<QStackedWidget *>(m_dryRun->parentWidget())->setCurrentIndex(made ? 1 : 0);
}

void PlanEditor::dryRun()
{
    if (isTabletop())
        return;
    m_sections->setCurrentRow(DryRunSection);
    if (!m_filled) {
        m_banner->showText(Colour::Warning, tr("! The plan is not ready, so a dry run cannot be made."),
                           tr("What is wrong with it stands on the left."));
        return;
    }
    showDryRun(true);
    m_dryRun->showWaiting();
    m_dryRunButton->setEnabled(false);
    inBackground(
        this,
        [plan = *m_filled, path = planPath(), options = SettingsPage::runOptions(), registry = m_registry] {
            return muster::dryRun(plan, path, options, *registry);
        },
        [this](const QVector<DryRunLine> &lines) {
            m_dryRunButton->setEnabled(true);
            m_dryRun->showLines(lines);
            if (m_dryRun->problems() > 0)
                m_banner->showText(
                    Colour::Bad,
                    tr("✗ The real run would stumble over %n step(s)", nullptr, m_dryRun->problems()),
                    tr("Each is named below with what to try. Nothing was changed."));
            else
                m_banner->showText(Colour::Ok, tr("✓ Every step found what it needs; nothing was changed."));
        });
}

void PlanEditor::start()
{
    m_startButton->setFocus(Qt::OtherFocusReason); // a field that is being typed in hands over what it holds
    if (!m_filled)
        return;
    m_values->remember(m_file->path());
    Q_EMIT startRequested(*m_filled, planPath());
}

QList<QPair<QString, std::function<void()>>> PlanEditor::commands()
{
    QList<QPair<QString, std::function<void()>>> all{
        {m_startButton->text(), [this] { start(); }},
        {tr("Save the plan"), [this] { save(false); }},
        {tr("Save the plan elsewhere…"), [this] { save(true); }},
        {tr("Undo"), [this] { m_document->undo()->undo(); }},
        {tr("Redo"), [this] { m_document->undo()->redo(); }}};
    if (!isTabletop()) {
        all.append({tr("Dry run"), [this] { dryRun(); }});
        addExports(&all);
        return all;
    }
    all.append({tr("Import into this exercise…"), [this] { Q_EMIT importRequested(); }});
    all.append({tr("Make a drill of it…"), [this] { Q_EMIT promoteRequested(m_document->plan()); }});
    addExports(&all);
    return all;
}

void PlanEditor::addExports(QList<QPair<QString, std::function<void()>>> *all)
{
    const PlanKind kind = m_document->head().kind;
    for (const ExportForm form : exportFormsOf(kind))
        all->append({tr("Export: %1").arg(PlanExport::title(form, kind)), [this, form] { m_export->ask(form); }});
}

void PlanEditor::showExchange()
{
    const PlanKind kind = m_document->head().kind;
    m_importButton->setVisible(isTabletop());
    m_exportButton->setVisible(!exportFormsOf(kind).isEmpty());
    m_export->showFor(kind);
    m_promote->setVisible(isTabletop());
}

QList<QPair<QString, QString>> PlanEditor::keys() const
{
    if (isTabletop())
        return TabletopEditor::keys() + QList<QPair<QString, QString>>{{tr("Ctrl+Shift+I"), tr("import into this exercise")},
                                                            {tr("Ctrl+E"), tr("export the exercise")},
                                                            {tr("Ctrl+Shift+D"), tr("documents: announcement, plan, forms")},
                                                            {tr("Ctrl+Shift+Enter"), tr("start the exercise")}};
    return {{tr("Ins"), tr("add a step after this one")},
            {tr("Del"), tr("delete the step or phase")},
            {tr("Alt+Up, Alt+Down"), tr("move the step or phase")},
            {tr("Enter"), tr("change the step")},
            {tr("Ctrl+Z, Ctrl+Shift+Z"), tr("undo, redo")},
            {tr("Ctrl+S"), tr("save")},
            {tr("Ctrl+E"), tr("export the check list")},
            {tr("Ctrl+D"), tr("dry run")},
            {tr("Ctrl+Shift+D"), tr("documents: announcement, plan, forms")},
            {tr("Ctrl+Enter"), tr("start the drill")}};
}

} // namespace muster
