// SPDX-License-Identifier: GPL-3.0-or-later
// The check list of a run, whose steps, which are late, and its keys: Space ticks, B begins, A assigns, N I D write,
// R G X decide about a failure, L goes to what is late. Window thread; owned by LivePage.
#pragma once

#include "items/checklistmodel.h"
#include "widgets/card.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QMimeData;
class QToolButton;

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
    void setTimes(const QVector<PhaseTime> &phases, const QVector<LateStep> &late);
    void setProgress(const event::StepProgressed &progress) { m_model->setProgress(progress); }
    void setWritable(bool driving, bool over);
    void goToLate(); // the next step that is late, or about which people have to decide
    [[nodiscard]] QStringList selectedSteps() const; // ids; the current one when nothing else is
    [[nodiscard]] ChecklistModel *model() const { return m_model; }
    [[nodiscard]] RowView *view() const { return m_view; }

Q_SIGNALS:
    void tickRequested(const QString &stepId, muster::Status status);
    void approvalRequested(const QString &stepId); // ticked, and needs a name
    void untickRequested(const QString &stepId);
    void beginRequested(const QString &stepId);
    void assignRequested(const QStringList &stepIds);
    void answerRequested(const QString &stepId, const QString &answer); // "retry", "rollback", "go_on", "stop"
    void noteRequested(const QString &stepId, const QString &mark); // mark: "", "!" issue, "~" deviation
    void evidencePasted(const QString &stepId, const QMimeData *data);
    void evidenceRequested(const QString &stepId); // a file is to be chosen
    void opened(const QString &stepId);
    void explained(const QString &text); // why a key did nothing

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // How they are built
    void makeView();
    void makeFilters();
    void showCount();
    void showPeople();
    void filter();
    bool filterBelow(const QModelIndex &parent);

    // Keys (checklistkeys.cpp)
    void toggle(const QModelIndex &index);
    void toggleChosen();
    void mark(const QModelIndex &index, Status status);
    void begin(const QModelIndex &index);
    void assign();
    void answer(const QModelIndex &index, const QString &answer);
    void onLetter(QChar letter, const QModelIndex &index);
    void showMenu(const QPoint &at);
    [[nodiscard]] bool canTick(const QModelIndex &index);
    [[nodiscard]] bool isStep(const QModelIndex &index) const;

    ChecklistModel *m_model;
    Card *m_card;
    RowView *m_view;
    QComboBox *m_people;
    QToolButton *m_late;
    bool m_writable = false;
    bool m_over = false;
};

} // namespace muster
