// SPDX-License-Identifier: GPL-3.0-or-later
// How the import page is laid out.
#include "pages/columnmapper.h"
#include "pages/importpage.h"
#include "pages/importrows.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/pageheader.h"
#include "widgets/scrolled.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTabWidget>

#include <utility>

namespace muster
{

namespace
{

constexpr int tryAfter = 250; // ms after the last change

QComboBox *makeBox(const QString &name, const QString &accessible, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(accessible);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    return box;
}

QPushButton *makeButton(const QString &name, const QString &text, const char *kind, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setProperty("kind", QString::fromLatin1(kind));
    return button;
}

} // namespace

ImportPage::ImportPage(QWidget *parent)
    : QWidget(parent), m_job(new ImportJob(this)), m_header(new PageHeader(tr("Import"), {}, this)),
      m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("importPage"));
    setAccessibleName(tr("Import"));
    makeHeader();
    m_empty = new EmptyState(
        tr("Import an exercise"),
        tr("An event list (MSEL) as CSV or Excel workbook, an OpenBAS scenario, a Markdown task list or an exercise "
           "record. It can also be dropped on the window."),
        tr("Choose a file…"), this);
    m_empty->button()->setObjectName(QStringLiteral("chooseImport"));
    connect(m_empty, &EmptyState::triggered, this, &ImportPage::chooseFileRequested);
    auto *body = new QWidget(this);
    m_faces = new QStackedLayout(body);
    m_faces->addWidget(m_empty);
    m_faces->addWidget(makeWaiting());
    m_faces->addWidget(makeContent());
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->setSpacing(8);
    below->addWidget(m_banner);
    below->addWidget(scrolled(body, this), 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addLayout(below, 1);
    makeShortcuts();
    setTarget(std::nullopt, newExercise);
    m_soon.setSingleShot(true);
    m_soon.setInterval(tryAfter);
    connect(&m_soon, &QTimer::timeout, this, &ImportPage::tryMapping);
    connect(m_job, &ImportJob::progressed, this, &ImportPage::onProgress);
    connect(m_job, &ImportJob::done, this, &ImportPage::onDone);
    updateButton();
}

void ImportPage::makeHeader()
{
    m_where = makeBox(QStringLiteral("importWhere"), tr("Where it goes"), m_header);
    m_where->setMinimumContentsLength(34);
    auto *cancel = makeButton(QStringLiteral("importCancel"), tr("Cancel"), "", m_header);
    cancel->setToolTip(tr("Leave without importing (Esc)"));
    m_import = makeButton(QStringLiteral("importNow"), tr("Import"), "primary", m_header);
    m_import->setToolTip(tr("Ctrl+Enter"));
    m_header->addAction(m_where);
    m_header->addAction(cancel);
    m_header->addAction(m_import);
    connect(cancel, &QPushButton::clicked, this, &ImportPage::leave);
    connect(m_import, &QPushButton::clicked, this, &ImportPage::import);
}

QWidget *ImportPage::makeWaiting()
{
    auto *box = new QWidget(this);
    m_waiting = new QLabel(box);
    m_waiting->setObjectName(QStringLiteral("importProgressText"));
    m_waiting->setAlignment(Qt::AlignHCenter);
    m_progress = new QProgressBar(box);
    m_progress->setObjectName(QStringLiteral("importProgress"));
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(420);
    m_progress->setMinimumWidth(240);
    auto *all = new QVBoxLayout(box);
    all->addStretch(1);
    all->addWidget(m_waiting);
    all->addWidget(m_progress, 0, Qt::AlignHCenter);
    all->addStretch(2);
    return box;
}

QWidget *ImportPage::makeContent()
{
    auto *columns = new QSplitter(Qt::Horizontal, this);
    columns->addWidget(makeLeft());
    columns->addWidget(makeRight());
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(8);
    columns->setSizes({470, 650});
    columns->setStretchFactor(1, 1);
    return columns;
}

QWidget *ImportPage::makeLeft()
{
    m_left = new Card(tr("How it is read"), this);
    m_how = new QStackedWidget(m_left);
    m_mapper = new ColumnMapper(m_how);
    m_taken = new ReportTable(importrows::takenSpec(), m_how);
    m_how->addWidget(m_mapper);
    m_how->addWidget(m_taken);
    auto *said = new QHBoxLayout;
    said->setContentsMargins(12, 0, 8, 4);
    m_remembered = new QLabel(tr("✓ These columns are taken as last time."), m_left);
    m_remembered->setObjectName(QStringLiteral("importRemembered"));
    m_remembered->setWordWrap(true);
    theme::setTextRole(m_remembered, Colour::Ok);
    m_fresh = makeButton(QStringLiteral("importFresh"), tr("Guess anew"), "link", m_left);
    m_fresh->setToolTip(tr("Takes the columns as they would be guessed; importing so is remembered"));
    said->addWidget(m_remembered, 1);
    said->addWidget(m_fresh);
    m_left->body()->addWidget(makeOptions());
    m_left->body()->addLayout(said);
    m_left->body()->addWidget(m_how, 1);
    m_left->setBodyMargins(1, 1);
    connect(m_mapper->columns(), &ColumnsModel::changed, this, &ImportPage::tryAgain);
    connect(m_fresh, &QPushButton::clicked, this, [this] {
        m_try.remembered = false;
        m_job->cancel();
        begin(true);
    });
    showRemembered(false);
    return m_left;
}

QWidget *ImportPage::makeOptions()
{
    auto *box = new QWidget(m_left);
    m_options = new QFormLayout(box);
    m_options->setContentsMargins(12, 8, 12, 4);
    m_options->setVerticalSpacing(6);
    m_sheet = makeBox(QStringLiteral("importSheet"), tr("Sheet"), box);
    m_headerRow = makeBox(QStringLiteral("importHeaderRow"), tr("Headers stand in"), box);
    m_clock = makeBox(QStringLiteral("importClock"), tr("“9:30” is"), box);
    m_clock->addItem(tr("found out from its neighbours"), static_cast<int>(ClockReading::Guess));
    m_clock->addItem(tr("9 h 30 min after the start"), static_cast<int>(ClockReading::Elapsed));
    m_clock->addItem(tr("a time of day"), static_cast<int>(ClockReading::TimeOfDay));
    m_kind = makeBox(QStringLiteral("importKind"), tr("What the task list becomes"), box);
    m_kind->addItem(tr("a drill: phases, steps and sub-steps"), static_cast<int>(ImportForm::Checklist));
    m_kind->addItem(tr("response steps of a tabletop"), static_cast<int>(ImportForm::Markdown));
    m_scenario = new QLineEdit(box);
    m_scenario->setObjectName(QStringLiteral("importScenario"));
    m_scenario->setAccessibleName(tr("Name of the scenario, where the file has none"));
    m_scenario->setPlaceholderText(tr("as the file"));
    m_keep = new QCheckBox(tr("Keep columns that are left out, under their headers"), box);
    m_keep->setObjectName(QStringLiteral("importKeep"));
    m_keep->setAccessibleName(m_keep->text());
    m_options->addRow(tr("Sheet"), m_sheet);
    m_options->addRow(tr("Headers stand in"), m_headerRow);
    m_options->addRow(tr("“9:30” is"), m_clock);
    m_options->addRow(tr("It becomes"), m_kind);
    m_options->addRow(tr("Scenario"), m_scenario);
    m_options->addRow(QString(), m_keep);
    connect(m_sheet, &QComboBox::activated, this, [this] {
        letGo(std::exchange(m_try, {})); // another sheet is another table
        m_headerRow->clear();
        begin(false);
    });
    connect(m_headerRow, &QComboBox::activated, this, [this] {
        m_try.remembered = false;
        begin(false);
    });
    connect(m_kind, &QComboBox::activated, this, &ImportPage::tryAgain);
    connect(m_clock, &QComboBox::activated, this, &ImportPage::tryAgain);
    connect(m_scenario, &QLineEdit::textEdited, this, &ImportPage::tryAgain);
    connect(m_keep, &QCheckBox::clicked, this, &ImportPage::tryAgain);
    return box;
}

QWidget *ImportPage::makeRight()
{
    auto *card = new Card(tr("What comes in"), this);
    m_state = new QLabel(card);
    m_state->setObjectName(QStringLiteral("importState"));
    theme::setTextRole(m_state, Colour::Muted);
    card->addAction(m_state);
    m_tabs = new QTabWidget(card);
    m_tabs->setObjectName(QStringLiteral("importTabs"));
    m_tabs->setAccessibleName(tr("What comes in"));
    m_tabs->setDocumentMode(true);
    m_injects = new ReportTable(importrows::injectSpec(), m_tabs);
    m_steps = new ReportTable(importrows::stepSpec(), m_tabs);
    m_notes = new ReportTable(importrows::noteSpec(), m_tabs);
    m_tabs->addTab(m_injects, tr("Injects"));
    m_tabs->addTab(m_steps, tr("Response steps"));
    m_tabs->addTab(m_notes, tr("Left out, to look at"));
    card->body()->addWidget(m_tabs);
    card->setBodyMargins(1, 4);
    return card;
}

void ImportPage::makeShortcuts()
{
    const auto add = [this](const QKeySequence &key, auto action) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { import(); });
    add(QKeySequence(Qt::Key_Escape), [this] {
        if (QWidget *list = QApplication::activePopupWidget())
            list->close(); // of choices: the page stays
        else
            leave();
    });
    for (const int by : {-1, 1}) {
        add(QKeySequence(Qt::CTRL | (by < 0 ? Qt::Key_PageUp : Qt::Key_PageDown)), [this, by] {
            m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
        });
    }
}

} // namespace muster
