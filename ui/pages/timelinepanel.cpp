// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/timelinepanel.h"

#include "items/roles.h"
#include "items/timelinemodel.h"
#include "widgets/card.h"
#include "widgets/scribeedit.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSortFilterProxyModel>

namespace muster
{

TimelinePanel::TimelinePanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new TimelineModel(this))
    , m_filter(new QSortFilterProxyModel(this))
    , m_kinds(new QComboBox(this))
{
    RowLook look;
    look.chipColumn = TimelineModel::KindColumn;
    look.mutedColumns = {TimelineModel::OffsetColumn, TimelineModel::ClockColumn, TimelineModel::ActorColumn};
    look.bothEnds = {TimelineModel::TextColumn};
    m_view = new RowView(QStringLiteral("timeline"), tr("Timeline"), look, this);
    m_scribe = new ScribeEdit(this); // made in the order of the Tab key
    m_filter->setSourceModel(m_model);
    m_filter->setFilterRole(KindRole);
    m_filter->setFilterKeyColumn(0);
    m_view->useModel(m_filter, {88, 72, 88, 0, 72}, TimelineModel::TextColumn);
    m_view->setHeaderHidden(true);
    m_kinds->setObjectName(QStringLiteral("timelineFilter"));
    m_kinds->setAccessibleName(tr("Which entries to show"));
    m_kinds->addItem(tr("Everything"), QString());
    m_kinds->addItem(tr("What people wrote"), QStringLiteral("^(note|issue|question|deviation|decision|gap)$"));
    m_kinds->addItem(tr("Issues and gaps"), QStringLiteral("^(issue|gap|deviation)$"));
    m_kinds->addItem(tr("Steps and checks"), QStringLiteral("^(step|check|run)$"));
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setFilterRegularExpression(QRegularExpression(m_kinds->currentData().toString()));
        m_view->scrollToBottom();
    });
    QScrollBar *bar = m_view->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) { m_following = value == bar->maximum(); });
    connect(bar, &QScrollBar::rangeChanged, this, [this] { // less room, more entries: the end stays in view
        if (m_following)
            m_view->scrollToBottom();
    });
    auto *card = new Card(tr("Timeline"), this);
    card->addAction(m_kinds);
    card->body()->addWidget(m_view, 1);
    card->body()->addWidget(m_scribe);
    card->setBodyMargins(1, 0);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(card);
}

void TimelinePanel::setCompact()
{
    RowLook look;
    look.chipColumn = TimelineModel::KindColumn;
    look.mutedColumns = {TimelineModel::OffsetColumn};
    look.wrapped = {TimelineModel::TextColumn};
    look.tall = true;
    m_view->setLook(look);
    m_view->setColumnHidden(TimelineModel::ClockColumn, true);
    m_view->setColumnHidden(TimelineModel::ActorColumn, true);
}

void TimelinePanel::showRun(const RunState &state)
{
    m_model->setRun(state);
    m_following = true;
    m_view->scrollToBottom();
}

void TimelinePanel::update(const RunState &state)
{
    const QPersistentModelIndex top(m_view->indexAt(QPoint(4, 4)));
    m_model->update(state);
    if (m_following)
        m_view->scrollToBottom();
    else if (top.isValid() && m_view->indexAt(QPoint(4, 4)) != top)
        m_view->scrollTo(top, QAbstractItemView::PositionAtTop);
}

void TimelinePanel::goToNewest()
{
    m_following = true;
    m_view->setCurrentIndex(m_filter->index(m_filter->rowCount() - 1, 0));
    m_view->scrollToBottom();
}

} // namespace muster
