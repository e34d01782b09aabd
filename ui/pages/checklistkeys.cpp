// SPDX-License-Identifier: GPL-3.0-or-later
// ChecklistPanel, second half: what its keys, its menu, the clipboard and a dropped file ask for.
#include "pages/checklistpanel.h"

#include "items/roles.h"
#include "pages/evidence.h"
#include "widgets/views.h"

#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace muster
{

bool ChecklistPanel::isStep(const QModelIndex &index) const
{
    return index.isValid() && !index.siblingAtColumn(0).data(IsPhaseRole).toBool();
}

bool ChecklistPanel::canTick(const QModelIndex &index)
{
    if (!isStep(index))
        return false;
    if (!m_writable) {
        Q_EMIT explained(m_over ? tr("The run is over: nothing of it can be changed.")
                                : tr("This run is shown read-only: somebody else drives it."));
        return false;
    }
    if (index.data(AutomaticRole).toBool()) {
        const QString text = index.siblingAtColumn(0).data().toString();
        Q_EMIT explained(index.data(AwaitingRole).toBool()
                             ? tr("“%1” failed and waits for a decision: R again, Z roll back, G go on without it, X stop and clean up.").arg(text)
                             : tr("“%1” is done by Muster; it is ticked when the work has passed.").arg(text));
        return false;
    }
    return true;
}

// Several that are chosen are ticked together; approvals want a name each and stay.
void ChecklistPanel::toggleChosen()
{
    QVector<QModelIndex> mine;
    for (const QString &id : selectedSteps()) {
        const QModelIndex index = m_model->indexOf(id);
        if (!index.data(ApprovalRole).toString().isEmpty())
            Q_EMIT explained(tr("“%1” wants the name of who approves it: tick it by itself.").arg(index.data().toString()));
        if (!index.data(AutomaticRole).toBool() && index.data(ApprovalRole).toString().isEmpty())
            mine.append(index);
    }
    const auto isDone = [](const QModelIndex &index) { return isFinal(static_cast<Status>(index.data(StatusRole).toInt())); };
    const bool back = std::all_of(mine.begin(), mine.end(), isDone);
    for (const QModelIndex &index : std::as_const(mine))
        if (back || !isDone(index))
            toggle(index);
}

void ChecklistPanel::toggle(const QModelIndex &index)
{
    if (canTick(index) && isFinal(static_cast<Status>(index.data(StatusRole).toInt())))
        Q_EMIT untickRequested(index.data(IdRole).toString());
    else
        mark(index, Status::Passed);
}

void ChecklistPanel::mark(const QModelIndex &index, Status status)
{
    if (!m_writable || !isStep(index) || index.data(AutomaticRole).toBool()) {
        (void)canTick(index); // says why not
        return;
    }
    if (status == Status::Passed && !index.data(ApprovalRole).toString().isEmpty())
        Q_EMIT approvalRequested(index.data(IdRole).toString());
    else
        Q_EMIT tickRequested(index.data(IdRole).toString(), status);
}

void ChecklistPanel::begin(const QModelIndex &index)
{
    if (canTick(index))
        Q_EMIT beginRequested(index.data(IdRole).toString());
}

void ChecklistPanel::assign()
{
    const QStringList steps = selectedSteps();
    if (!m_writable)
        Q_EMIT explained(m_over ? tr("The run is over: nothing of it can be changed.")
                                : tr("This run is shown read-only: somebody else drives it."));
    else if (!steps.isEmpty())
        Q_EMIT assignRequested(steps);
}

void ChecklistPanel::answer(const QModelIndex &index, const QString &answer)
{
    if (!m_writable)
        return;
    QModelIndex asked = index; // the row one is on, else the step that the question above the list is about
    if (!isStep(index) || !index.data(AwaitingRole).toBool())
        asked = m_model->awaiting();
    if (asked.isValid()) {
        m_view->setCurrentIndex(asked);
        Q_EMIT answerRequested(asked.data(IdRole).toString(), answer);
    } else if (isStep(index)) {
        const QString text = index.siblingAtColumn(0).data().toString();
        const bool ticked = !index.data(AutomaticRole).toBool() && isFinal(static_cast<Status>(index.data(StatusRole).toInt()));
        Q_EMIT explained(ticked ? tr("“%1” is not waiting for a decision; Space takes its tick back.").arg(text)
                                : tr("“%1” is not waiting for a decision.").arg(text));
    }
}

void ChecklistPanel::onLetter(QChar letter, const QModelIndex &index)
{
    const QString id = isStep(index) ? index.data(IdRole).toString() : QString();
    switch (letter.unicode()) {
    case u'N': Q_EMIT noteRequested(id, {}); break;
    case u'I': Q_EMIT noteRequested(id, QStringLiteral("!")); break;
    case u'D': Q_EMIT noteRequested(id, QStringLiteral("~")); break;
    case u'F': mark(index, Status::Failed); break;
    case u'S': mark(index, Status::Skipped); break;
    case u'U': mark(index, Status::Unknown); break;
    case u'B': begin(index); break;
    case u'A': assign(); break;
    case u'E':
        if (!id.isEmpty() && m_writable)
            Q_EMIT evidenceRequested(id);
        break;
    case u'R': answer(index, QStringLiteral("retry")); break;
    case u'Z': answer(index, QStringLiteral("rollback")); break;
    case u'G': answer(index, QStringLiteral("go_on")); break;
    case u'X': answer(index, QStringLiteral("stop")); break;
    case u'L': goToLate(); break;
    default: break;
    }
}

void ChecklistPanel::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!isStep(index))
        return;
    const QPersistentModelIndex kept(index);
    auto *menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString &text, QChar letter) {
        menu->addAction(text, this, [this, kept, letter] { onLetter(letter, kept); });
    };
    if (index.data(AwaitingRole).toBool()) {
        add(tr("Try again\tR"), u'R');
        add(tr("Roll back and do it again…\tZ"), u'Z');
        add(tr("Go on without it…\tG"), u'G');
        add(tr("Stop and clean up\tX"), u'X');
        menu->addSeparator();
    }
    if (!index.data(AutomaticRole).toBool()) {
        menu->addAction(tr("Tick or take back\tSpace"), this, [this, kept] { toggle(kept); });
        add(tr("Begin\tB"), u'B');
        add(tr("Did not work\tF"), u'F');
        add(tr("Could not be told\tU"), u'U');
        add(tr("Skip\tS"), u'S');
        menu->addSeparator();
    }
    add(tr("Give to…\tA"), u'A');
    add(tr("Note\tN"), u'N');
    add(tr("Issue\tI"), u'I');
    add(tr("Deviation from the procedure\tD"), u'D');
    add(tr("Attach a file…\tE"), u'E');
    menu->addAction(tr("Details\tEnter"), this, [this, kept] { Q_EMIT opened(kept.data(IdRole).toString()); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

bool ChecklistPanel::eventFilter(QObject *watched, QEvent *event)
{
    const auto give = [this](const QModelIndex &index, const QMimeData *mime) {
        if (!m_writable || !isStep(index) || !isEvidence(mime))
            return false;
        Q_EMIT evidencePasted(index.data(IdRole).toString(), mime);
        return true;
    };
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste))
        return give(m_view->currentIndex(), QGuiApplication::clipboard()->mimeData());
    if (watched == m_view->viewport()
        && (event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove || event->type() == QEvent::Drop)) {
        auto *drop = static_cast<QDropEvent *>(event);
        if (!m_writable || !isEvidence(drop->mimeData()))
            return false;
        if (event->type() == QEvent::Drop && !give(m_view->indexAt(drop->position().toPoint()), drop->mimeData()))
            return false;
        drop->acceptProposedAction();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace muster
