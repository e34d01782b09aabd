// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/planspage.h"

#include "items/plansfilter.h"
#include "items/roles.h"
#include "items/words.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/entry.h"
#include "widgets/pageheader.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace muster
{

PlansPage::PlansPage(QWidget *parent)
    : QWidget(parent), m_model(new PlansModel(this)), m_sorted(new PlansFilter(this)),
      m_kind(new QComboBox(this)), m_tag(new QComboBox(this)), m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("plansPage"));
    setAccessibleName(tr("Plans"));
    auto *header = new PageHeader(tr("Plans"), tr("your files, and templates to start from"), this);
    auto *search = new QLineEdit(header);
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
    m_view->useModel(m_sorted, {0, 110, 300, 150}, PlansModel::NameColumn);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(PlansModel::UsedColumn, Qt::DescendingOrder);
    card->body()->addWidget(m_view);
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
    connect(search, &QLineEdit::textChanged, m_sorted, &PlansFilter::setWords);
    connectFilters();
    connect(file, &QPushButton::clicked, this, &PlansPage::chooseFileRequested);
    connect(import, &QPushButton::clicked, this, &PlansPage::importRequested);
    connect(m_view, &RowView::rowActivated, this, &PlansPage::open);
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_view->currentIndex()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { m_open->setEnabled(current.isValid()); });
    setEntry(this, m_view);
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
    });
    connect(m_tag, &QComboBox::currentIndexChanged, this,
            [this] { m_sorted->setTag(m_tag->currentData().toString()); });
}

void PlansPage::fillTags()
{
    const QString chosen = m_tag->currentData().toString();
    const QSignalBlocker quiet(m_tag);
    m_tag->clear();
    m_tag->addItem(tr("Tests anything"), QString());
    for (const QString &tag : m_sorted->tags())
        m_tag->addItem(tr("Tests %1").arg(tag), tag);
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
}

void PlansPage::setTemplates(const QVector<PlanRow> &rows)
{
    m_model->setTemplates(rows);
    fillTags();
}

} // namespace muster
