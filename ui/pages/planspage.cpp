// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/planspage.h"

#include "items/plansfilter.h"
#include "items/roles.h"
#include "items/words.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/entry.h"
#include "widgets/pageheader.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

#include <algorithm>

namespace muster
{

PlansPage::PlansPage(QWidget *parent)
    : QWidget(parent), m_model(new PlansModel(this)), m_sorted(new PlansFilter(this)),
      m_kind(new QComboBox(this)), m_tag(new QComboBox(this)), m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("plansPage"));
    setAccessibleName(tr("Plans"));
    auto *header = new PageHeader(tr("Plans"), tr("your files, and templates to start from"), this);
    auto *search = m_search = new QLineEdit(header);
    search->setObjectName(QStringLiteral("planSearch"));
    search->setAccessibleName(tr("Search plans"));
    search->setPlaceholderText(tr("Search plans"));
    search->setClearButtonEnabled(true);
    search->setMinimumWidth(100);
    search->setMaximumWidth(260);
    auto *file = new QPushButton(tr("Open a plan file…"), header);
    file->setObjectName(QStringLiteral("openFile"));
    file->setAccessibleName(tr("Open a plan file"));
    auto *import = new QPushButton(tr("Import…"), header);
    import->setObjectName(QStringLiteral("importFile"));
    import->setAccessibleName(tr("Import an event list, scenario or task list"));
    import->setToolTip(tr("An event list (CSV, Excel), an OpenBAS scenario, a Markdown task list, an exercise record"));
    header->addAction(search);
    header->addAction(m_kind);
    header->addAction(m_tag);
    header->addAction(import);
    header->addAction(file);
    auto *card = new Card(tr("Plans and templates"), this);
    m_open = new QPushButton(tr("Open"), card);
    m_open->setObjectName(QStringLiteral("openPlan"));
    m_open->setAccessibleName(tr("Open the chosen plan"));
    m_open->setProperty("kind", QStringLiteral("link"));
    m_open->setEnabled(false);
    card->addAction(m_open);
    RowLook look;
    look.glyphColumn = PlansModel::NameColumn;
    look.mutedColumns = {PlansModel::KindColumn, PlansModel::SourceColumn, PlansModel::UsedColumn};
    m_view = new RowView(QStringLiteral("plans"), tr("Plans and templates"), look, card);
    m_view->setUniformRowHeights(false);
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(SortRole);
    m_sorted->setSortLocaleAware(true);
    m_view->useModel(m_sorted, {0, 110, 300, 150}, PlansModel::NameColumn);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(PlansModel::UsedColumn, Qt::DescendingOrder);
    m_none = new EmptyState(tr("No plan matches"),
                            tr("No plan or template is of that kind, tests that and contains those words. Change the "
                               "search line or a filter, or show all."),
                            tr("Show all plans"), card);
    m_none->setObjectName(QStringLiteral("noPlanMatches"));
    m_none->button()->setObjectName(QStringLiteral("showAllPlans"));
    card->body()->addWidget(m_view);
    card->body()->addWidget(m_none, 1);
    card->setBodyMargins(1, 0);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(header);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->setSpacing(8);
    below->addWidget(m_banner);
    below->addWidget(card, 1);
    all->addLayout(below, 1);
    connect(search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_sorted->setWords(words);
        showFound();
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, search, [search] {
        search->setFocus(Qt::ShortcutFocusReason);
        search->selectAll();
    });
    connect(m_none, &EmptyState::triggered, this, &PlansPage::showAll);
    connectFilters();
    connect(file, &QPushButton::clicked, this, &PlansPage::chooseFileRequested);
    connect(import, &QPushButton::clicked, this, &PlansPage::importRequested);
    connect(m_view, &RowView::rowActivated, this, &PlansPage::open);
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_view->currentIndex()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { m_open->setEnabled(current.isValid()); });
    showFound();
}

void PlansPage::connectFilters()
{
    m_kind->setObjectName(QStringLiteral("planKind"));
    m_kind->setAccessibleName(tr("Kind of plan"));
    m_kind->addItem(tr("All kinds"));
    for (const PlanKind kind : {PlanKind::Drill, PlanKind::Tabletop, PlanKind::Partial, PlanKind::Failover,
                                PlanKind::Verification})
        m_kind->addItem(planKindLabel(kind), static_cast<int>(kind));
    m_tag->setObjectName(QStringLiteral("planTag"));
    m_tag->setAccessibleName(tr("What it tests"));
    m_tag->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tag->setMinimumContentsLength(16);
    fillTags();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant kind = m_kind->currentData();
        m_sorted->setKind(kind.isValid() ? std::optional(static_cast<PlanKind>(kind.toInt())) : std::nullopt);
        showFound();
    });
    connect(m_tag, &QComboBox::currentIndexChanged, this, [this] {
        m_sorted->setTag(m_tag->currentData().toString());
        showFound();
    });
}

void PlansPage::showFound()
{
    const bool none = m_sorted->rowCount() == 0 && m_model->rowCount() > 0;
    m_none->setVisible(none);
    m_view->setVisible(!none);
    setEntry(this, none ? static_cast<QWidget *>(m_none->button()) : m_view);
    offerFirst();
}

// Who comes here sees where the keys go: the first row, until another one is chosen.
void PlansPage::offerFirst()
{
    const QModelIndex now = m_view->currentIndex();
    if (m_sorted->rowCount() == 0 || (m_view->selectionModel()->isSelected(now) && now != m_offered))
        return;
    m_offered = m_sorted->index(0, 0);
    m_view->setCurrentIndex(m_offered);
}

void PlansPage::showAll()
{
    m_search->clear();
    m_kind->setCurrentIndex(0);
    m_tag->setCurrentIndex(0);
    m_view->setFocus(Qt::OtherFocusReason);
}

QList<QPair<QString, QString>> PlansPage::keys()
{
    return {{tr("Up, Down"), tr("choose a plan or template")},
            {tr("Enter"), tr("open it")},
            {tr("a letter"), tr("the next name that begins so")},
            {tr("Ctrl+F"), tr("search")},
            {tr("Tab, Shift+Tab"), tr("to the filters and buttons")}};
}

void PlansPage::fillTags()
{
    const QString chosen = m_tag->currentData().toString();
    const QSignalBlocker quiet(m_tag);
    m_tag->clear();
    m_tag->addItem(tr("Any subject"), QString());
    for (const QString &tag : m_sorted->tags())
        m_tag->addItem(tag, tag);
    m_tag->setCurrentIndex(std::max(0, m_tag->findData(chosen)));
    m_sorted->setTag(m_tag->currentData().toString());
}

void PlansPage::showKind(PlanKind kind)
{
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(static_cast<int>(kind))));
}

void PlansPage::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    if (index.data(TemplateRole).toBool())
        Q_EMIT templateRequested(index.data(IdRole).toString());
    else
        Q_EMIT fileRequested(index.data(PathRole).toString());
}

void PlansPage::setFiles(const QVector<PlanRow> &rows)
{
    m_model->setFiles(rows);
    showFound();
}

void PlansPage::setTemplates(const QVector<PlanRow> &rows)
{
    QVector<PlanRow> sorted = rows;
    std::stable_sort(sorted.begin(), sorted.end(), [](const PlanRow &a, const PlanRow &b) {
        return QString::localeAwareCompare(a.title, b.title) < 0;
    });
    m_model->setTemplates(sorted);
    fillTags();
    showFound();
}

} // namespace muster
