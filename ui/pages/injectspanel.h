// SPDX-License-Identifier: GPL-3.0-or-later
// The scenarios of a tabletop and the injects of one: what has come, what is due, the tray of contingencies,
// and the chosen one in full. For the facilitator's eyes. Window thread; owned by SittingPage.
#pragma once

#include "items/injectsmodel.h"
#include "pages/ask.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace muster
{

class Card;
class InjectDetail;
class InjectForm;
class RowView;

class InjectsPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InjectsPanel)

public:
    explicit InjectsPanel(QWidget *parent = nullptr);

    void showRun(const RunState &state); // another run: its current scenario
    void update(const RunState &state, bool writable, const QDateTime &now);
    void compose();                           // a new inject
    void select(const QString &inject);       // shows it, in whichever list it is
    [[nodiscard]] QString scenario() const;   // the one shown: key
    [[nodiscard]] RowView *view() const { return m_flow; }
    [[nodiscard]] InjectDetail *detail() const { return m_detail; }

Q_SIGNALS:
    void asked(const muster::Ask &ask);
    void scenarioShown();
    void left(); // Esc

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    RowView *makeView(const QString &name, const QString &title, InjectsModel *model);
    void connectLists();
    void fillScenarios(const RunState &state);
    void showDetail();
    void onLetter(QChar letter);
    void release();
    void hold();
    void judge(const QString &given);
    void move(int by);      // places, in the flow
    void shift(int minutes); // its time
    [[nodiscard]] const InjectState *chosen() const;

    RunState m_state; // as last shown: what the chosen inject is read from
    bool m_writable = false;
    Card *m_card;
    QComboBox *m_scenarios;
    QPushButton *m_start;
    InjectsModel *m_model;
    InjectsModel *m_trayModel;
    RowView *m_flow;
    RowView *m_tray;
    QLabel *m_trayTitle;
    RowView *m_from; // the list that the chosen one is in
    InjectDetail *m_detail = nullptr;
    InjectForm *m_form = nullptr;
};

} // namespace muster
