// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/checklistpanel.h"

#include "items/roles.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace muster
{

ChecklistPanel::ChecklistPanel(QWidget *parent)
    : QWidget(parent), m_model(new ChecklistModel(this)), m_card(new Card(tr("Check list"), this)),
      m_people(new QComboBox(this)), m_late(new QToolButton(this))
{
    makeView();
    makeFilters();
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
}

void ChecklistPanel::makeView()
{
    RowLook look;
    look.glyphColumn = ChecklistModel::StepColumn;
    look.mutedColumns = {ChecklistModel::RoleColumn, ChecklistModel::TimeColumn};
    m_view = new RowView(QStringLiteral("checklist"), tr("Check list"), look, this);
    m_view->setTree(true);
    m_view->setIndentation(0);
    m_view->setHeaderHidden(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection); // many are given to somebody at once
    m_view->useModel(m_model, {0, 76, 66}, ChecklistModel::StepColumn);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setAcceptDrops(true);
    m_view->viewport()->setAcceptDrops(true);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_card->body()->addWidget(m_view);
    connect(m_view, &RowView::spacePressed, this, [this](const QModelIndex &index) {
        if (selectedSteps().size() > 1)
            toggleChosen();
        else
            toggle(index);
    });
    connect(m_view, &RowView::letterPressed, this, &ChecklistPanel::onLetter);
    connect(m_view, &RowView::rowActivated, this, [this](const QModelIndex &index) {
        if (index.siblingAtColumn(0).data(IsPhaseRole).toBool())
            m_view->setExpanded(index.siblingAtColumn(0), !m_view->isExpanded(index.siblingAtColumn(0)));
        else
            Q_EMIT opened(index.data(IdRole).toString());
    });
    connect(m_view, &QTreeView::customContextMenuRequested, this, &ChecklistPanel::showMenu);
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        // The glyph itself is a tick box for the mouse.
        const QRect row = m_view->visualRect(index);
        const QPoint at = m_view->viewport()->mapFromGlobal(QCursor::pos());
        if (index.column() == 0 && at.x() < row.left() + 30 + RowDelegate::indentOf(index) && !index.data(IsPhaseRole).toBool())
            toggle(index);
    });
}

void ChecklistPanel::makeFilters()
{
    m_people->setObjectName(QStringLiteral("whoseSteps"));
    m_people->setAccessibleName(tr("Whose steps are shown"));
    m_people->setToolTip(tr("Whose steps are shown"));
    m_people->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_people->setMaximumWidth(170);
    m_late->setObjectName(QStringLiteral("lateOnly"));
    m_late->setText(tr("Late"));
    m_late->setAccessibleName(tr("Only what is late or wants a decision"));
    m_late->setToolTip(tr("Only what is late or wants a decision; L goes to the next one"));
    m_late->setCheckable(true);
    m_late->setFocusPolicy(Qt::StrongFocus);
    m_card->addAction(m_people);
    m_card->addAction(m_late);
    connect(m_people, &QComboBox::currentIndexChanged, this, &ChecklistPanel::filter);
    connect(m_late, &QToolButton::toggled, this, &ChecklistPanel::filter);
}

void ChecklistPanel::showRun(const RunState &state)
{
    {
        const QSignalBlocker quiet(m_people);
        m_people->clear();
    }
    m_late->setChecked(false);
    m_model->setRun(state);
    m_view->expandAll();
    showPeople();
    m_view->setColumnHidden(ChecklistModel::RoleColumn, m_people->count() < 2);
    m_view->fitColumn(ChecklistModel::RoleColumn, 140);
    const QModelIndex next = m_model->indexOf(m_model->nextManual());
    m_view->setCurrentIndex(next.isValid() ? next : m_model->index(0, 0));
    showCount();
}

void ChecklistPanel::update(const RunState &state)
{
    m_model->update(state);
    m_view->viewport()->update(); // what a row waits for are other rows
    showPeople();
    showCount();
    if (m_people->currentIndex() > 0 || m_late->isChecked())
        filter();
}

void ChecklistPanel::setTimes(const QVector<PhaseTime> &phases, const QVector<LateStep> &late)
{
    m_model->setTimes(phases, late);
    const QString text = late.isEmpty() ? tr("Late") : tr("Late %1").arg(late.size());
    if (m_late->text() != text)
        m_late->setText(text);
    if (m_late->isChecked())
        filter();
}

void ChecklistPanel::showPeople()
{
    const QStringList people = m_model->people();
    QStringList shown;
    for (int i = 1; i < m_people->count(); ++i)
        shown << m_people->itemText(i);
    if (shown == people && m_people->count() > 0)
        return;
    const QSignalBlocker quiet(m_people);
    const QString chosen = m_people->currentIndex() > 0 ? m_people->currentText() : QString();
    m_people->clear();
    m_people->addItem(tr("Everybody"));
    m_people->addItems(people);
    m_people->setCurrentIndex(std::max(0, chosen.isEmpty() ? 0 : m_people->findText(chosen)));
    m_people->setVisible(!people.isEmpty());
    m_view->setColumnHidden(ChecklistModel::RoleColumn, people.isEmpty());
}

void ChecklistPanel::filter()
{
    filterBelow({});
}

// Hides what is not asked for; a heading stays as long as one of its steps does. True when something stays.
bool ChecklistPanel::filterBelow(const QModelIndex &parent)
{
    const QString whose = m_people->currentIndex() > 0 ? m_people->currentText() : QString();
    const bool late = m_late->isChecked();
    bool any = false;
    for (int row = 0; row < m_model->rowCount(parent); ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        const bool below = filterBelow(index);
        bool stays = below;
        if (!index.data(IsPhaseRole).toBool()) {
            const bool theirs = whose.isEmpty() || index.data(PersonRole).toString() == whose;
            const bool odd = !late || index.data(LateRole).isValid() || index.data(AwaitingRole).toBool();
            stays = below || (theirs && odd);
        }
        if (m_view->isRowHidden(row, parent) == stays)
            m_view->setRowHidden(row, parent, !stays);
        any = any || stays;
    }
    return any;
}

void ChecklistPanel::showCount()
{
    m_card->setDetail(tr("%1 of %2").arg(m_model->doneCount()).arg(m_model->stepCount()));
}

void ChecklistPanel::setWritable(bool driving, bool over)
{
    m_writable = driving && !over;
    m_over = over;
}

QStringList ChecklistPanel::selectedSteps() const
{
    QStringList ids;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        if (isStep(index) && !m_view->isRowHidden(index.row(), index.parent()))
            ids << index.data(IdRole).toString();
    if (ids.isEmpty() && isStep(m_view->currentIndex()))
        ids << m_view->currentIndex().data(IdRole).toString();
    return ids;
}

void ChecklistPanel::goToLate()
{
    const QModelIndex current = m_view->currentIndex();
    const QString id = m_model->nextLate(isStep(current) ? current.data(IdRole).toString() : QString());
    if (id.isEmpty()) {
        Q_EMIT explained(tr("Nothing is late."));
        return;
    }
    const QModelIndex index = m_model->indexOf(id);
    if (m_view->isRowHidden(index.row(), index.parent()))
        m_people->setCurrentIndex(0);
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
    m_view->setFocus();
}

} // namespace muster
