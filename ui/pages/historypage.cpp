// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/historypage.h"

#include "items/roles.h"
#include "widgets/banner.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/entry.h"
#include "widgets/pageheader.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedLayout>

namespace muster
{

HistoryPage::HistoryPage(QWidget *parent)
    : QWidget(parent), m_runs(new RunsModel(this)), m_sorted(new QSortFilterProxyModel(this)),
      m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("historyPage"));
    setAccessibleName(tr("History"));
    auto *header = new PageHeader(tr("History"), tr("every run of this store"), this);
    m_search = new QLineEdit(header);
    m_search->setObjectName(QStringLiteral("historySearch"));
    m_search->setAccessibleName(tr("Search runs"));
    m_search->setPlaceholderText(tr("Search name, kind, result"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(100);
    m_search->setMaximumWidth(260);
    header->addAction(m_search);
    m_card = new Card(tr("Runs"), this);
    m_report = addAction(QStringLiteral("historyReport"), tr("Report"), &HistoryPage::runRequested);
    m_resume = addAction(QStringLiteral("historyResume"), tr("Resume"), &HistoryPage::resumeRequested);
    m_cleanUp = addAction(QStringLiteral("historyCleanUp"), tr("Clean up"), &HistoryPage::cleanUpRequested);
    m_again = addAction(QStringLiteral("historyAgain"), tr("Run again"), &HistoryPage::runAgainRequested);
    RowLook look;
    look.chipColumn = RunsModel::ResultColumn;
    look.mutedColumns = {RunsModel::KindColumn, RunsModel::WhenColumn};
    m_view = new RowView(QStringLiteral("history"), tr("Runs"), look, m_card);
    m_sorted->setSourceModel(m_runs);
    m_sorted->setSortRole(SortRole);
    m_sorted->setFilterKeyColumn(-1);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->useModel(m_sorted, {0, 120, 100, 160, 170, 170}, RunsModel::NameColumn);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(RunsModel::WhenColumn, Qt::DescendingOrder);
    m_card->body()->addWidget(m_view);
    m_card->setBodyMargins(1, 0);
    m_empty =
        new EmptyState(tr("No run yet"), tr("Every drill is kept here with its journal, verdict and report."),
                       tr("Go to Start"), this);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_card);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(header);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(12, 12, 12, 12);
    below->setSpacing(8);
    below->addWidget(m_banner);
    below->addWidget(body, 1);
    all->addLayout(below, 1);
    connect(m_search, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_empty, &EmptyState::triggered, this, &HistoryPage::startRequested);
    connect(m_view, &RowView::rowActivated, this,
            [this](const QModelIndex &index) { Q_EMIT runRequested(index.data(IdRole).toString()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &HistoryPage::updateActions);
    setEntry(this, m_view);
    updateActions();
}

QPushButton *HistoryPage::addAction(const QString &name, const QString &text,
                                    void (HistoryPage::*signal)(const QString &))
{
    auto *button = new QPushButton(text, m_card);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setProperty("kind", QStringLiteral("link"));
    connect(button, &QPushButton::clicked, this, [this, signal] {
        if (const RunSummary *run = selected())
            Q_EMIT(this->*signal)(run->runId);
    });
    m_card->addAction(button);
    return button;
}

const RunSummary *HistoryPage::selected() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? m_runs->find(index.data(IdRole).toString()) : nullptr;
}

void HistoryPage::updateActions()
{
    const RunSummary *run = selected();
    const bool cutOff = run && run->phase == RunPhase::Interrupted;
    m_report->setEnabled(run);
    m_again->setEnabled(run);
    m_resume->setVisible(cutOff);
    m_cleanUp->setVisible(cutOff);
}

void HistoryPage::setRuns(const QVector<RunSummary> &runs)
{
    m_runs->setRuns(runs);
    m_card->setDetail(tr("%n run(s)", nullptr, static_cast<int>(runs.size())));
    m_stack->setCurrentIndex(runs.isEmpty() ? 0 : 1);
    updateActions();
}

} // namespace muster
