// SPDX-License-Identifier: GPL-3.0-or-later
// What the workers do: progress of each running step, the checks as they come in, the log, details of a step.
// Window thread; owned by LivePage.
#pragma once

#include "domain/runstate.h"

#include <QWidget>

class QPlainTextEdit;
class QTabWidget;
class QVBoxLayout;

namespace muster
{

class Card;
class ChecksModel;
class ProgressPanel;
class RowView;
class StepDetails;

class AutomationPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AutomationPanel)

public:
    explicit AutomationPanel(QWidget *parent = nullptr);

    void showRun(const Plan &plan, const RunState &state);
    void update(const Plan &plan, const RunState &state,
                const QHash<QString, event::StepProgressed> &live); // live: newest figures by step
    void addLog(const QDateTime &at, const QString &stepText, const event::StepLogged &line);
    void openStep(const Step &step, const RunState &state);
    [[nodiscard]] ChecksModel *checks() const { return m_checks; }

Q_SIGNALS:
    void left(); // Esc in the details

private:
    void showProgress(const RunState &state, const QHash<QString, event::StepProgressed> &live);
    void showTitles();

    Card *m_card;
    QVBoxLayout *m_panelsLayout;
    QVector<ProgressPanel *> m_panels;
    QTabWidget *m_tabs;
    ChecksModel *m_checks;
    RowView *m_checksView;
    QPlainTextEdit *m_log;
    StepDetails *m_details;
    int m_problems = 0; // in the log
};

} // namespace muster
