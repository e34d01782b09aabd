// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/planeditor.h"

#include "items/roles.h"
#include "pages/checkseditor.h"
#include "pages/connectionsform.h"
#include "pages/durationedit.h"
#include "pages/fieldundo.h"
#include "pages/dryrunview.h"
#include "pages/planfile.h"
#include "pages/readinesspanel.h"
#include "pages/stepform.h"
#include "pages/tabletopeditor.h"
#include "pages/targetsform.h"
#include "pages/valuesform.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/pageheader.h"
#include "widgets/scrolled.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

namespace muster
{

namespace
{

constexpr int checkAfter = 300; // ms after the last change

} // namespace

PlanEditor::PlanEditor(std::shared_ptr<const ActionRegistry> registry, QWidget *parent)
    : QWidget(parent), m_registry(std::move(registry)), m_document(new PlanDocument(this)),
      m_file(new PlanFile(m_document, this)), m_header(new PageHeader({}, {}, this)), m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("planEditor"));
    setAccessibleName(tr("Plan"));
    QHash<QString, QString> titles;
    for (const ActionType &type : m_registry->all()) {
        m_knownActions << type.type;
        titles.insert(type.type, type.title.isEmpty() ? type.type : type.title);
    }
    m_document->steps()->setActionTitles(titles);
    buildHeader();
    m_kinds = new QStackedWidget(this);
    auto *columns = new QSplitter(Qt::Horizontal, m_kinds);
    columns->addWidget(buildLeft());
    columns->addWidget(buildMiddle());
    m_right = new Card(tr("Step"), this);
    m_stepForm = new StepForm(m_document, m_registry, m_right);
    m_right->body()->addWidget(m_stepForm);
    m_right->setBodyMargins(1, 0);
    columns->addWidget(m_right);
    columns->setHandleWidth(8);
    columns->setChildrenCollapsible(false);
    columns->setStretchFactor(1, 1);
    columns->setSizes({230, 500, 340});
    m_tabletop = new TabletopEditor(m_document, m_kinds);
    m_kinds->addWidget(columns);
    m_kinds->addWidget(m_tabletop);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->setSpacing(8);
    below->addWidget(m_banner);
    below->addWidget(m_file);
    below->addWidget(scrolled(m_kinds, this), 1); // on a small screen the columns are moved to, not cut
    all->addLayout(below, 1);
    addShortcuts();
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(checkAfter);
    connect(&m_checkSoon, &QTimer::timeout, this, &PlanEditor::check);
    connect(m_document, &PlanDocument::changed, this, &PlanEditor::onChanged);
    auto *fieldUndo = new FieldUndo(this);
    connect(m_document, &PlanDocument::changed, fieldUndo, &FieldUndo::taken);
    const auto durations = findChildren<DurationEdit *>();
    for (const DurationEdit *edit : durations)
        connect(edit, &DurationEdit::problemChanged, this, &PlanEditor::onChanged);
    connect(m_document->undo(), &QUndoStack::cleanChanged, this, &PlanEditor::showTitle);
    connect(m_values, &ValuesForm::edited, this, &PlanEditor::onChanged);
    connect(m_file, &PlanFile::saveRequested, this, &PlanEditor::saveRequested);
    connect(m_file, &PlanFile::copyRequested, this, &PlanEditor::copyRequested);
    connect(m_file, &PlanFile::lookRequested, this, &PlanEditor::lookRequested);
    connect(m_file, &PlanFile::theirsTaken, this, &PlanEditor::theirsTaken);
    m_sections->setCurrentRow(StepsSection);
}

// A field that loses the focus because it goes still hands over what it holds: nobody is there to take it.
PlanEditor::~PlanEditor()
{
    const auto durations = findChildren<DurationEdit *>();
    for (DurationEdit *edit : durations)
        edit->disconnect(this);
    m_document->disconnect(this);
    m_document->undo()->disconnect(this);
}

QPushButton *PlanEditor::addHeaderButton(const QString &name, const QString &text, const char *kind)
{
    auto *button = new QPushButton(text, m_header);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setProperty("kind", QString::fromLatin1(kind));
    m_header->addAction(button);
    return button;
}

void PlanEditor::buildHeader()
{
    buildExchange();
    m_documentsButton = addHeaderButton(QStringLiteral("planDocuments"), tr("Documents"), "");
    m_documentsButton->setToolTip(tr("Announcement, drill plan, forms (Ctrl+Shift+D)"));
    connect(m_documentsButton, &QPushButton::clicked, this, [this] {
        if (takeTyped())
            Q_EMIT documentsRequested();
    });
    m_dryRunButton = addHeaderButton(QStringLiteral("dryRunButton"), tr("Dry run"), "");
    m_saveButton = addHeaderButton(QStringLiteral("savePlan"), tr("Save"), "");
    m_startButton = addHeaderButton(QStringLiteral("startDrill"), tr("Start drill"), "primary");
    m_dryRunButton->setToolTip(tr("Says each command; changes nothing (Ctrl+D)"));
    m_saveButton->setToolTip(tr("Ctrl+S; elsewhere: Ctrl+Shift+S"));
    m_startButton->setToolTip(tr("Ctrl+Enter"));
    connect(m_dryRunButton, &QPushButton::clicked, this, &PlanEditor::dryRun);
    connect(m_saveButton, &QPushButton::clicked, this, [this] { save(false); });
    connect(m_startButton, &QPushButton::clicked, this, &PlanEditor::start);
}

QWidget *PlanEditor::buildLeft()
{
    auto *card = new Card({}, this);
    m_sections = new QListWidget(card);
    m_sections->setObjectName(QStringLiteral("sections"));
    m_sections->setAccessibleName(tr("Parts of the plan"));
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sections->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (int section = TargetsSection; section <= DryRunSection; ++section)
        (new QListWidgetItem(m_sections))->setSizeHint(QSize(0, 32));
    m_sections->setFixedHeight(6 * 32 + 8);
    m_readiness = new ReadinessPanel(card);
    auto *notes = new QWidget(card);
    auto *notesLayout = new QVBoxLayout(notes);
    notesLayout->setContentsMargins(0, 0, 0, 0);
    notesLayout->addWidget(m_readiness);
    notesLayout->addStretch(1);
    card->body()->addWidget(m_sections);
    card->body()->addWidget(scrolled(notes, card), 1);
    card->setBodyMargins(4, 4);
    connect(m_sections, &QListWidget::currentRowChanged, this, &PlanEditor::showSection);
    return card;
}

QWidget *PlanEditor::buildSteps()
{
    RowLook look;
    look.glyphColumn = -1;
    look.mutedColumns = {StepsEditModel::DoesColumn, StepsEditModel::RoleColumn,
                         StepsEditModel::EstimateColumn, StepsEditModel::NeedsColumn,
                         StepsEditModel::FailureColumn};
    m_steps = new RowView(QStringLiteral("stepsTree"), tr("Phases and steps"), look, this);
    m_steps->setTree(true);
    m_steps->setIndentation(0);
    m_steps->useModel(m_document->steps(), {0, 132, 76, 76, 120, 96}, StepsEditModel::TextColumn);
    m_steps->installEventFilter(this);
    m_steps->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_steps->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { m_stepForm->showPlace(currentPlace()); });
    connect(m_steps, &RowView::rowActivated, this, [this] { m_stepForm->focusText(); });
    connect(m_document->steps(), &QAbstractItemModel::modelReset, m_steps, &QTreeView::expandAll);
    connect(m_document->steps(), &QAbstractItemModel::rowsInserted, m_steps, &QTreeView::expandAll);
    return m_steps;
}

// The step's text comes first: what does not fit beside it stands in the form.
void PlanEditor::fitColumns()
{
    const int width = m_steps->width();
    m_steps->setColumnHidden(StepsEditModel::RoleColumn, width < 560);
    m_steps->setColumnHidden(StepsEditModel::FailureColumn, width < 640);
    m_steps->setColumnHidden(StepsEditModel::NeedsColumn, width < 800);
}

bool PlanEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_steps && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

QWidget *PlanEditor::buildMiddle()
{
    m_middle = new Card(tr("Phases and steps"), this);
    m_stack = new QStackedWidget(m_middle);
    m_checks = new ChecksEditor(m_document, m_stack);
    m_connections = new ConnectionsForm(m_document, m_stack);
    m_values = new ValuesForm(m_stack);
    m_stack->addWidget(scrolled(new TargetsForm(m_document, m_stack), m_stack));
    m_stack->addWidget(buildSteps());
    m_stack->addWidget(m_checks);
    m_stack->addWidget(m_connections);
    m_stack->addWidget(scrolled(m_values, m_stack));
    m_stack->addWidget(makeDryRun());
    m_middle->body()->addWidget(m_stack);
    m_middle->setBodyMargins(1, 0);
    const auto addTool = [this](const QString &name, const QString &text, const QString &tip, auto action) {
        auto *button = new QPushButton(text, m_middle);
        button->setObjectName(name);
        button->setAccessibleName(tip);
        button->setToolTip(tip);
        button->setProperty("kind", QStringLiteral("link"));
        m_middle->addAction(button);
        connect(button, &QPushButton::clicked, this, action);
        return button;
    };
    addTool(QStringLiteral("addStep"), tr("Add step"), tr("Add a step after this one (Ins)"),
            [this] { selectStep(m_document->addStep(currentPlace()), true); });
    addTool(QStringLiteral("addPhase"), tr("Add phase"), tr("Add a phase at the end"), [this] {
        m_document->addPhase(static_cast<int>(m_document->steps()->phases().size()));
        selectStep({static_cast<int>(m_document->steps()->phases().size()) - 1, -1}, true);
    });
    const auto undo = addTool(QStringLiteral("undo"), tr("Undo"), tr("Undo (Ctrl+Z)"),
                              [this] { m_document->undo()->undo(); });
    const auto redo = addTool(QStringLiteral("redo"), tr("Redo"), tr("Redo (Ctrl+Shift+Z)"),
                              [this] { m_document->undo()->redo(); });
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(m_document->undo(), &QUndoStack::canUndoChanged, undo, &QWidget::setEnabled);
    connect(m_document->undo(), &QUndoStack::canRedoChanged, redo, &QWidget::setEnabled);
    return m_middle;
}

void PlanEditor::addShortcuts()
{
    const auto add = [this](QWidget *where, const QKeySequence &key, auto action) {
        auto *shortcut = new QShortcut(key, where);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(this, QKeySequence::Undo, [this] { m_document->undo()->undo(); });
    for (const QKeySequence &key : {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)})
        add(this, key, [this] { m_document->undo()->redo(); });
    add(this, QKeySequence::Save, [this] { save(false); });
    add(this, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { save(true); });
    add(this, QKeySequence(Qt::CTRL | Qt::Key_D), [this] { dryRun(); });
    add(this, QKeySequence(Qt::CTRL | Qt::Key_Return), [this] {
        if (!isTabletop()) // there it adds a row
            start();
    });
    add(this, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return), [this] { start(); });
    m_tabletop->addShortcuts(this);
    add(m_steps, QKeySequence(Qt::Key_Insert),
        [this] { selectStep(m_document->addStep(currentPlace()), true); });
    add(m_steps, QKeySequence::Delete, [this] { m_document->remove(currentPlace()); });
    for (int by : {-1, 1}) {
        add(m_steps, QKeySequence(Qt::ALT | (by < 0 ? Qt::Key_Up : Qt::Key_Down)), [this, by] {
            const QString id = m_steps->currentIndex().data(IdRole).toString();
            m_document->move(currentPlace(), by);
            const QModelIndexList found = m_document->steps()->match(m_document->steps()->index(0, 0), IdRole,
                                                                     id, 1, Qt::MatchRecursive);
            if (!found.isEmpty())
                m_steps->setCurrentIndex(found.first());
        });
    }
}

StepPlace PlanEditor::currentPlace() const
{
    return m_document->steps()->placeOf(m_steps->currentIndex());
}

void PlanEditor::selectStep(StepPlace place, bool edit)
{
    m_sections->setCurrentRow(StepsSection);
    m_steps->setCurrentIndex(m_document->steps()->indexOf(place));
    m_stepForm->showPlace(place);
    if (edit)
        m_stepForm->focusText();
}

void PlanEditor::showSection(int section)
{
    m_stack->setCurrentIndex(section);
    m_middle->setTitle(m_sections->item(section)->data(Qt::UserRole).toString());
    m_right->setVisible(section == StepsSection);
    for (const char *tool : {"addStep", "addPhase"})
        m_middle->findChild<QPushButton *>(QString::fromLatin1(tool))->setVisible(section == StepsSection);
}

void PlanEditor::showCounts()
{
    int steps = 0;
    for (const Phase &phase : m_document->steps()->phases())
        steps += static_cast<int>(phase.steps.size());
    const QList<QPair<QString, int>> titles{{tr("Targets and people"), 0},
                                            {tr("Phases and steps"), steps},
                                            {tr("Own checks"), m_checks->count()},
                                            {tr("Connections and files"), m_connections->count()},
                                            {tr("Values for this run"), m_values->missing()},
                                            {tr("Dry run"), 0}};
    for (int section = 0; section < titles.size(); ++section) {
        const auto &[title, count] = titles.at(section);
        QListWidgetItem *item = m_sections->item(section);
        item->setData(Qt::UserRole, title);
        item->setText(section == ValuesSection && count > 0 ? tr("%1  ! %2 to fill in").arg(title).arg(count)
                      : count > 0 ? tr("%1  %2", "title and count").arg(title).arg(count)
                                  : title);
        item->setHidden(section == ValuesSection && !m_values->isWanted());
    }
    m_middle->setTitle(m_sections->item(m_stack->currentIndex())->data(Qt::UserRole).toString());
}

void PlanEditor::setPlan(const Plan &plan, const QString &path, const QStringList &warnings,
                         const Variables &values)
{
    m_file->setPath(path);
    m_origin.clear();
    m_warnings = warnings;
    m_filled.reset();
    m_wantStart = false;
    m_banner->dismiss();
    showDryRun(false);
    const auto durations = findChildren<DurationEdit *>();
    for (DurationEdit *edit : durations)
        edit->forget();
    m_values->setWanted(planValues(plan));
    m_values->setValues(values.isEmpty() ? ValuesForm::remembered(path) : values);
    m_document->setPlan(plan);
    m_steps->expandAll();
    m_steps->setCurrentIndex(m_document->steps()->index(0, 0));
    m_sections->setCurrentRow(m_values->missing() > 0 ? ValuesSection : StepsSection);
    m_kinds->setCurrentIndex(isTabletop() ? 1 : 0);
    m_dryRunButton->setVisible(!isTabletop());
    showExchange();
    m_startButton->setText(isTabletop() ? tr("Start exercise") : tr("Start drill"));
    m_startButton->setAccessibleName(m_startButton->text());
    m_startButton->setToolTip(isTabletop() ? tr("Ctrl+Shift+Enter") : tr("Ctrl+Enter"));
    if (isTabletop())
        m_tabletop->begin();
    showTitle();
    check();
}

void PlanEditor::showTitle()
{
    const Plan &head = m_document->head();
    m_header->setTitle(head.title.isEmpty() ? head.id : head.title);
    const QString where = m_file->path().isEmpty() ? tr("not saved yet") : m_file->path();
    if (m_banner->title() == m_savedSaid && !m_document->undo()->isClean())
        m_banner->dismiss(); // it is not what was saved any more
    m_header->setDetail(m_document->undo()->isClean() ? where : tr("%1 · changed").arg(where));
}

void PlanEditor::onChanged()
{
    m_filled.reset();
    m_startButton->setEnabled(false);
    showTitle();
    m_checkSoon.start();
}

} // namespace muster
