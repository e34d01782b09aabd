// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/checklistpanel.h"

#include "items/roles.h"
#include "widgets/chip.h"
#include "widgets/views.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

namespace muster
{

ChecklistPanel::ChecklistPanel(QWidget *parent)
    : QWidget(parent), m_model(new ChecklistModel(this)), m_card(new Card(tr("Check list"), this))
{
    RowLook look;
    look.glyphColumn = ChecklistModel::StepColumn;
    look.mutedColumns = {ChecklistModel::RoleColumn, ChecklistModel::TimeColumn};
    m_view = new RowView(QStringLiteral("checklist"), tr("Check list"), look, this);
    m_view->setTree(true);
    m_view->setIndentation(0);
    m_view->setHeaderHidden(true);
    m_view->useModel(m_model, {0, 76, 66}, ChecklistModel::StepColumn);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    for (const auto &[key, word] : {std::pair{tr("Space"), tr("tick")},
                                    {QStringLiteral("N"), tr("note")},
                                    {QStringLiteral("I"), tr("issue")}}) {
        auto *chip = new Chip(this);
        chip->show(key + u' ' + word, Colour::Muted, Colour::Neutral);
        m_card->addAction(chip);
    }
    m_card->body()->addWidget(m_view);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    connect(m_view, &RowView::spacePressed, this, &ChecklistPanel::toggle);
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
        if (index.column() == 0 && at.x() < row.left() + 30 && !index.data(IsPhaseRole).toBool())
            toggle(index);
    });
}

void ChecklistPanel::showRun(const RunState &state)
{
    m_model->setRun(state);
    m_view->expandAll();
    bool roles = false;
    for (const Phase &phase : state.phases)
        roles = roles || std::any_of(phase.steps.begin(), phase.steps.end(),
                                     [](const Step &s) { return !s.role.isEmpty(); });
    m_view->setColumnHidden(ChecklistModel::RoleColumn, !roles);
    m_view->fitColumn(ChecklistModel::RoleColumn, 140);
    const QModelIndex next = m_model->indexOf(m_model->nextManual());
    m_view->setCurrentIndex(next.isValid() ? next : m_model->index(0, 0));
    showCount();
}

void ChecklistPanel::update(const RunState &state)
{
    m_model->update(state);
    showCount();
}

void ChecklistPanel::showCount()
{
    m_card->setDetail(tr("%1 of %2").arg(m_model->doneCount()).arg(m_model->stepCount()));
}

bool ChecklistPanel::canTick(const QModelIndex &index)
{
    if (!index.isValid() || index.siblingAtColumn(0).data(IsPhaseRole).toBool())
        return false;
    if (!m_writable) {
        Q_EMIT explained(tr("This run is shown read-only: somebody else drives it, or it is over."));
        return false;
    }
    if (index.data(AutomaticRole).toBool()) {
        Q_EMIT explained(tr("“%1” is done by Muster; it is ticked when the work has passed.")
                             .arg(index.siblingAtColumn(0).data().toString()));
        return false;
    }
    return true;
}

void ChecklistPanel::toggle(const QModelIndex &index)
{
    if (!canTick(index))
        return;
    const QString id = index.data(IdRole).toString();
    if (isFinal(static_cast<Status>(index.data(StatusRole).toInt())))
        Q_EMIT untickRequested(id);
    else
        Q_EMIT tickRequested(id, Status::Passed);
}

void ChecklistPanel::mark(const QModelIndex &index, Status status)
{
    if (canTick(index))
        Q_EMIT tickRequested(index.data(IdRole).toString(), status);
}

void ChecklistPanel::onLetter(QChar letter, const QModelIndex &index)
{
    const QString id = index.data(IdRole).toString();
    const bool step = !index.siblingAtColumn(0).data(IsPhaseRole).toBool();
    if (letter == u'N')
        Q_EMIT noteRequested(step ? id : QString(), {});
    else if (letter == u'I')
        Q_EMIT noteRequested(step ? id : QString(), QStringLiteral("!"));
    else if (letter == u'F')
        mark(index, Status::Failed);
    else if (letter == u'S')
        mark(index, Status::Skipped);
    else if (letter == u'U')
        mark(index, Status::Unknown);
}

void ChecklistPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid() || index.siblingAtColumn(0).data(IsPhaseRole).toBool())
        return;
    const QPersistentModelIndex kept(index);
    auto *menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Tick or take back\tSpace"), this, [this, kept] { toggle(kept); });
    menu->addAction(tr("Did not work\tF"), this, [this, kept] { mark(kept, Status::Failed); });
    menu->addAction(tr("Could not be told\tU"), this, [this, kept] { mark(kept, Status::Unknown); });
    menu->addAction(tr("Skip\tS"), this, [this, kept] { mark(kept, Status::Skipped); });
    menu->addSeparator();
    menu->addAction(tr("Note\tN"), this, [this, kept] { onLetter(u'N', kept); });
    menu->addAction(tr("Issue\tI"), this, [this, kept] { onLetter(u'I', kept); });
    menu->addAction(tr("Details\tEnter"), this,
                    [this, kept] { Q_EMIT opened(kept.data(IdRole).toString()); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace muster
