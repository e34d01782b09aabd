// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tabletopeditor.h"

#include "pages/readinesspanel.h"
#include "pages/tabletopanalysis.h"
#include "pages/tabletopforms.h"
#include "pages/tabletoptable.h"
#include "widgets/card.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>

namespace muster
{

namespace
{

QWidget *scrolled(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setWidget(content);
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

} // namespace

TabletopEditor::TabletopEditor(PlanDocument *document, QWidget *parent)
    : QWidget(parent), m_document(new TabletopDocument(document, this))
{
    setObjectName(QStringLiteral("tabletopEditor"));
    setAccessibleName(tr("Tabletop exercise"));
    makeTables();
    auto *columns = new QSplitter(Qt::Horizontal, this);
    columns->addWidget(makeLeft(document));
    auto *right = new QSplitter(Qt::Vertical, columns);
    right->addWidget(makeTabs());
    auto *below = new Card({}, right);
    m_analysis = new TabletopAnalysis(below);
    below->body()->addWidget(m_analysis);
    below->setBodyMargins(1, 4);
    below->setAccessibleName(m_analysis->accessibleName());
    m_below = below;
    right->addWidget(below);
    right->setStretchFactor(0, 1);
    right->setChildrenCollapsible(false);
    right->setHandleWidth(8);
    right->setSizes({380, 270});
    columns->addWidget(right);
    columns->setStretchFactor(1, 1);
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(8);
    columns->setSizes({236, 850});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(columns);
    makeLink();
    connect(m_document, &TabletopDocument::changed, this, &TabletopEditor::showAll);
    connect(m_scenarioList->view()->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (!m_showing)
            m_document->setCurrent(m_scenarioList->view()->currentRow());
    });
    showAll();
}

void TabletopEditor::makeTables()
{
    TabletopDocument *document = m_document;
    const TabletopLists *lists = document->lists();
    m_scenarios = new ScenariosTable(
        scenarioWays(),
        [document](const QString &what, const QVector<Scenario> &rows) {
            document->change(what, [&](Tabletop &tabletop) { tabletop.scenarios = rows; });
        },
        this);
    m_injects = new InjectsTable(
        injectWays(lists),
        [document](const QString &what, const QVector<Inject> &rows) {
            document->changeScenario(what, [&](Scenario &scenario) { scenario.injects = rows; });
        },
        this);
    m_steps = new ResponseTable(
        responseWays(lists),
        [document](const QString &what, const QVector<ResponseStep> &rows) {
            document->changeScenario(what, [&](Scenario &scenario) { scenario.steps = rows; });
        },
        this);
    m_people = new ParticipantsTable(
        participantWays(lists),
        [document](const QString &what, const QVector<Participant> &rows) {
            document->changePlan(what, [&](Plan &plan) { plan.participants = rows; });
        },
        this);
    m_objectives = new ObjectivesTable(
        objectiveWays(),
        [document](const QString &what, const QVector<Objective> &rows) {
            document->change(what, [&](Tabletop &tabletop) { tabletop.objectives = rows; });
        },
        this);
    m_gaps = new GapsTable(
        gapWays(lists),
        [document](const QString &what, const QVector<Gap> &rows) {
            document->change(what, [&](Tabletop &tabletop) { tabletop.gaps = rows; });
        },
        this);
}

QWidget *TabletopEditor::makeLeft(PlanDocument *document)
{
    auto *card = new Card(tr("Scenarios"), this);
    m_scenarioList = new TabletopTable(QStringLiteral("scenarios"), tr("Scenarios"), tr("Add"), card);
    m_scenarioList->hideFind();
    m_scenarioList->useTable(m_scenarios, {0}, 2);
    m_readiness = new ReadinessPanel(card);
    m_readiness->findChild<QWidget *>(QStringLiteral("planTimes"))->hide(); // the times stand below the tables
    auto *history = new QHBoxLayout;
    history->setContentsMargins(8, 4, 8, 4);
    const auto tool = [&](const QString &name, const QString &text, const QString &tip, auto what) {
        auto *button = new QPushButton(text, card);
        button->setObjectName(name);
        button->setAccessibleName(tip);
        button->setToolTip(tip);
        button->setProperty("kind", QStringLiteral("link"));
        button->setEnabled(false);
        history->addWidget(button);
        connect(button, &QPushButton::clicked, this, what);
        return button;
    };
    QUndoStack *stack = document->undo();
    auto *undo = tool(QStringLiteral("tabletopUndo"), tr("Undo"), tr("Undo (Ctrl+Z)"), [stack] { stack->undo(); });
    auto *redo = tool(QStringLiteral("tabletopRedo"), tr("Redo"), tr("Redo (Ctrl+Shift+Z)"), [stack] { stack->redo(); });
    history->addStretch(1);
    connect(stack, &QUndoStack::canUndoChanged, undo, &QWidget::setEnabled);
    connect(stack, &QUndoStack::canRedoChanged, redo, &QWidget::setEnabled);
    connect(stack, &QUndoStack::undoTextChanged, undo, [undo](const QString &what) {
        undo->setToolTip(what.isEmpty() ? tr("Undo (Ctrl+Z)") : tr("Undo: %1 (Ctrl+Z)").arg(what));
    });
    auto *notes = new QWidget(card);
    auto *notesLayout = new QVBoxLayout(notes);
    notesLayout->setContentsMargins(0, 0, 0, 0);
    notesLayout->addWidget(m_readiness);
    notesLayout->addStretch(1);
    card->body()->addWidget(m_scenarioList, 1);
    card->body()->addWidget(scrolled(notes, card), 1);
    card->body()->addLayout(history);
    card->setBodyMargins(1, 0);
    return card;
}

QWidget *TabletopEditor::makeTabs()
{
    auto *card = new Card({}, this);
    m_tabs = new QTabWidget(card);
    m_tabs->setObjectName(QStringLiteral("tabletopTabs"));
    m_tabs->setAccessibleName(tr("Parts of the exercise"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(m_tabs->accessibleName());
    m_injectsView = new TabletopTable(QStringLiteral("injects"), tr("Injects"), tr("Add inject"), m_tabs);
    m_injectsView->useTable(m_injects, {46, 86, 80, 110, 110, 0, 190, 80, 96, 140});
    m_injectsView->view()->setFirstEdited(InjectTime);
    m_stepsView = new TabletopTable(QStringLiteral("responseSteps"), tr("Response steps"), tr("Add step"), m_tabs);
    m_stepsView->useTable(m_steps, {104, 0, 120, 80, 160, 160});
    m_stepsView->view()->setFirstEdited(ResponseAction);
    m_gapsView = new TabletopTable(QStringLiteral("gaps"), tr("Gaps known beforehand"), tr("Add gap"), m_tabs);
    m_gapsView->useTable(m_gaps, {76, 0, 120, 190, 120, 90, 90});
    m_tabs->addTab(m_injectsView, QString());
    m_tabs->addTab(m_stepsView, QString());
    m_tabs->addTab(scrolled(new ScenarioForm(m_document, m_tabs), m_tabs), tr("Scenario"));
    m_tabs->addTab(scrolled(new ExerciseForm(m_document, m_tabs), m_tabs), tr("Exercise"));
    m_tabs->addTab(makePeople(), QString());
    m_tabs->addTab(m_gapsView, QString());
    card->body()->addWidget(m_tabs);
    card->setBodyMargins(1, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &TabletopEditor::showTab);
    return card;
}

QWidget *TabletopEditor::makePeople()
{
    auto *both = new QSplitter(Qt::Vertical, m_tabs);
    m_peopleView = new TabletopTable(QStringLiteral("participants"), tr("Participants and their roles"),
                                     tr("Add participant"), both);
    m_peopleView->useTable(m_people, {260, 0}, 1);
    m_objectivesView = new TabletopTable(QStringLiteral("objectives"), tr("Objectives"), tr("Add objective"), both);
    m_objectivesView->useTable(m_objectives, {70, 0, 200});
    m_objectivesView->view()->setFirstEdited(1);
    both->addWidget(m_peopleView);
    both->addWidget(m_objectivesView);
    both->setChildrenCollapsible(false);
    return both;
}

void TabletopEditor::makeLink()
{
    m_linkButton = m_stepsView->addButton(QStringLiteral("linkStep"), tr("Link…"),
                                          tr("Link a free-text dependency to a step (Ctrl+Shift+L)"));
    m_link = new QAction(tr("Link a dependency to a step…"), this);
    m_link->setObjectName(QStringLiteral("linkAction"));
    m_link->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L));
    m_link->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_stepsView->addAction(m_link);
    m_stepsView->view()->addMenuAction(m_link);
    connect(m_link, &QAction::triggered, this, &TabletopEditor::offerLinks);
    connect(m_linkButton, &QPushButton::clicked, this, &TabletopEditor::offerLinks);
    connect(m_stepsView->view()->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &TabletopEditor::updateLink);
}

void TabletopEditor::updateLink()
{
    const bool any = !freeTextOf(m_steps->rows(), m_stepsView->view()->currentRow()).isEmpty();
    m_link->setEnabled(any);
    m_linkButton->setEnabled(any);
}

void TabletopEditor::offerLinks()
{
    EditTableView *view = m_stepsView->view();
    const int row = view->currentRow();
    const QStringList all = freeTextOf(m_steps->rows(), row);
    if (all.isEmpty() || !view->takeTyped())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("linkMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Steps that the words may mean"));
    for (const QString &words : all) {
        QAction *heading = menu->addSection(tr("“%1” means").arg(fontMetrics().elidedText(words, Qt::ElideRight, 320)));
        heading->setToolTip(words);
        for (const int to : likelySteps(m_steps->rows(), row, words)) {
            const ResponseStep &step = m_steps->rows().at(to);
            const QString label = step.id.isEmpty() ? step.action : tr("%1 · %2", "id, action").arg(step.id, step.action);
            QAction *action = menu->addAction(fontMetrics().elidedText(label, Qt::ElideRight, 420));
            connect(action, &QAction::triggered, this, [this, row, words, to] {
                m_document->changeScenario(tr("Link “%1”").arg(words), [&](Scenario &scenario) {
                    scenario.steps = withLink(scenario.steps, row, words, to);
                });
                m_stepsView->view()->setFocus(Qt::OtherFocusReason);
            });
        }
    }
    const QModelIndex cell = view->currentIndex().siblingAtColumn(ResponseAfter);
    view->scrollTo(cell);
    menu->popup(view->viewport()->mapToGlobal(view->visualRect(cell).bottomLeft()));
    for (QAction *action : menu->actions()) {
        if (!action->isSeparator()) {
            menu->setActiveAction(action);
            break;
        }
    }
}

void TabletopEditor::addShortcuts(QWidget *page)
{
    const auto add = [this, page](const QKeySequence &key, auto what) {
        auto *shortcut = new QShortcut(key, page);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, what] {
            if (isVisible()) // a plan of another kind has an editor of its own
                what();
        });
    };
    for (const int by : {-1, 1}) {
        add(QKeySequence(Qt::CTRL | (by < 0 ? Qt::Key_PageUp : Qt::Key_PageDown)), [this, by] {
            m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
            focusMain();
        });
    }
    add(QKeySequence(Qt::Key_F6), [this] {
        if (m_scenarioList->view()->hasFocus())
            focusMain();
        else
            m_scenarioList->view()->setFocus(Qt::ShortcutFocusReason);
    });
    add(QKeySequence(QKeySequence::Find), [this] { focusFind(); });
    connect(m_scenarioList, &TabletopTable::findElsewhere, this, &TabletopEditor::focusFind);
}

void TabletopEditor::focusFind()
{
    QWidget *page = m_tabs->currentWidget();
    for (TabletopTable *table : {m_injectsView, m_stepsView, m_gapsView, m_peopleView}) {
        if (page == table || page->isAncestorOf(table))
            return table->focusFind();
    }
}

void TabletopEditor::showAll()
{
    m_showing = true;
    const Tabletop &tabletop = m_document->tabletop();
    const Scenario *scenario = m_document->scenario();
    m_scenarios->setRows(tabletop.scenarios);
    if (m_document->current() >= 0 && m_scenarioList->view()->currentRow() != m_document->current())
        m_scenarioList->view()->setCurrentRow(m_document->current());
    m_injects->setRows(scenario ? scenario->injects : QVector<Inject>());
    m_steps->setRows(scenario ? scenario->steps : QVector<ResponseStep>());
    m_people->setRows(m_document->plan().participants);
    m_objectives->setRows(tabletop.objectives);
    m_gaps->setRows(tabletop.gaps);
    for (const int tab : {InjectsTab, ResponseTab, ScenarioTab})
        m_tabs->setTabEnabled(tab, scenario != nullptr);
    m_analysis->showScenario(scenario);
    showCounts();
    updateLink();
    m_showing = false;
}

void TabletopEditor::showCounts()
{
    const auto title = [this](int tab, const QString &name, qsizetype count) {
        m_tabs->setTabText(tab, count > 0 ? tr("%1  %2", "title and count").arg(name).arg(count) : name);
    };
    title(InjectsTab, tr("Injects"), m_injects->rows().size());
    title(ResponseTab, tr("Response steps"), m_steps->rows().size());
    title(PeopleTab, tr("People and objectives"), m_people->rows().size());
    title(GapsTab, tr("Gaps known beforehand"), m_gaps->rows().size());
}

void TabletopEditor::showTab(int tab)
{
    m_below->setVisible(tab == InjectsTab || tab == ResponseTab || tab == ScenarioTab);
}

void TabletopEditor::begin()
{
    m_document->setCurrent(0);
    m_tabs->setCurrentIndex(m_document->scenario() ? InjectsTab : ExerciseTab);
    for (EditTableView *view : views()) {
        if (view->model()->rowCount() > 0)
            view->setCurrentRow(0);
    }
}

void TabletopEditor::focusMain()
{
    if (!m_document->scenario()) {
        m_scenarioList->view()->setFocus(Qt::OtherFocusReason);
        return;
    }
    QWidget *page = m_tabs->currentWidget();
    if (page == m_injectsView || page == m_stepsView || page == m_gapsView)
        page->setFocus(Qt::OtherFocusReason);
    else if (m_tabs->currentIndex() == PeopleTab)
        m_peopleView->setFocus(Qt::OtherFocusReason);
    else
        m_tabs->tabBar()->setFocus(Qt::OtherFocusReason);
}

QList<EditTableView *> TabletopEditor::views() const
{
    return {m_scenarioList->view(), m_injectsView->view(),    m_stepsView->view(),
            m_peopleView->view(),   m_objectivesView->view(), m_gapsView->view()};
}

bool TabletopEditor::takeTyped(QString *problem)
{
    for (EditTableView *view : views()) {
        if (!view->takeTyped()) {
            *problem = view->problem();
            return false;
        }
    }
    return true;
}

QList<QPair<QString, QString>> TabletopEditor::keys()
{
    return {{tr("Ins, Ctrl+Enter"), tr("add a row after this one")},
            {tr("Enter, F2, or just type"), tr("change the cell; Tab goes on to the next")},
            {tr("Del"), tr("delete the chosen rows")},
            {tr("Ctrl+D"), tr("duplicate the chosen rows, or the scenario")},
            {tr("Alt+Up, Alt+Down"), tr("move the chosen rows")},
            {tr("Ctrl+C, Ctrl+V"), tr("copy rows as text, paste over from a spreadsheet")},
            {tr("Ctrl+Shift+V"), tr("paste as new rows")},
            {tr("Ctrl+F"), tr("find in the table")},
            {tr("Ctrl+Shift+L"), tr("link a free-text dependency to a step")},
            {tr("Ctrl+PgUp, Ctrl+PgDn"), tr("previous, next tab")},
            {tr("F6"), tr("to the scenarios and back")},
            {tr("Ctrl+Z, Ctrl+Shift+Z"), tr("undo, redo")},
            {tr("Ctrl+S"), tr("save")}};
}

} // namespace muster
