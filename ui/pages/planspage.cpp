// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/planspage.h"

#include "items/roles.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/pageheader.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>

namespace muster
{

PlansPage::PlansPage(QWidget *parent)
    : QWidget(parent), m_model(new PlansModel(this)), m_sorted(new QSortFilterProxyModel(this)),
      m_banner(new Banner(this))
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
    header->addAction(search);
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
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
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
    connect(search, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(file, &QPushButton::clicked, this, &PlansPage::chooseFileRequested);
    connect(m_view, &RowView::rowActivated, this, &PlansPage::open);
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_view->currentIndex()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { m_open->setEnabled(current.isValid()); });
    setFocusProxy(m_view);
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
}

} // namespace muster
