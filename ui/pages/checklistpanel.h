// SPDX-License-Identifier: GPL-3.0-or-later
// The check list of a run with its keys: Space ticks, Enter opens, N note, I issue, F did not work, S skip.
// Window thread; owned by LivePage.
#pragma once

#include "items/checklistmodel.h"
#include "widgets/card.h"

#include <QWidget>

class QMenu;

namespace muster
{

class RowView;

class ChecklistPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChecklistPanel)

public:
    explicit ChecklistPanel(QWidget *parent = nullptr);

    void showRun(const RunState &state); // a new run: everything unfolded, the next step by hand selected
    void update(const RunState &state);
    void setProgress(const event::StepProgressed &progress) { m_model->setProgress(progress); }
    void setWritable(bool writable) { m_writable = writable; }
    [[nodiscard]] ChecklistModel *model() const { return m_model; }
    [[nodiscard]] RowView *view() const { return m_view; }

Q_SIGNALS:
    void tickRequested(const QString &stepId, muster::Status status);
    void untickRequested(const QString &stepId);
    void noteRequested(const QString &stepId, const QString &mark); // mark: "" or "!"
    void opened(const QString &stepId);
    void explained(const QString &text); // why a key did nothing

private:
    void toggle(const QModelIndex &index);
    void mark(const QModelIndex &index, Status status);
    void onLetter(QChar letter, const QModelIndex &index);
    void showMenu(const QPoint &at);
    void showCount();
    [[nodiscard]] bool canTick(const QModelIndex &index);

    ChecklistModel *m_model;
    Card *m_card;
    RowView *m_view;
    bool m_writable = false;
};

} // namespace muster
