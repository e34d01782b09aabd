// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a run: what it is, where it writes to, three clocks, and the two actions that matter.
// Window thread; owned by LivePage. It shows and asks; it decides nothing.
#pragma once

#include "domain/outcome.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;

namespace muster
{

class BigNumber;
class Chip;
class ElidedLabel;

class RunHeader final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunHeader)

public:
    explicit RunHeader(QWidget *parent = nullptr);

    void showRun(const Plan &plan, const RunState &state, bool driving);            // what it is
    void showClocks(const Plan &plan, const RunState &state, const QDateTime &now); // the three numbers
    void forgetWidths(); // another run: the clocks may be narrower again
    [[nodiscard]] QPushButton *pauseButton() const { return m_pause; }

Q_SIGNALS:
    void pauseRequested();
    void goOnRequested();
    void goLiveRequested();
    void abortRequested();
    void reportRequested();
    void runAgainRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    QPushButton *addButton(const QString &name, const QString &text, const char *kind);
    void arrange(bool narrow); // narrow: the clocks stand under the title
    void showState(const Plan &plan, const RunState &state, bool driving);
    void showTarget(BigNumber *number, const TargetResult &result);

    ElidedLabel *m_title;
    ElidedLabel *m_people;
    Chip *m_place;
    Chip *m_stateChip;
    BigNumber *m_elapsed;
    BigNumber *m_rto;
    BigNumber *m_rpo;
    QPushButton *m_goLive;
    QPushButton *m_pause;
    QPushButton *m_abort;
    QPushButton *m_report;
    QPushButton *m_again;
    QGridLayout *m_grid;
    QWidget *m_texts;
    QWidget *m_numbers;
    QWidget *m_buttons;
    bool m_narrow = false;
    bool m_paused = false;
};

// Names of the systems outside the sandbox that the plan writes to; empty when it is isolated.
[[nodiscard]] QStringList namedTargets(const Plan &plan, const QVector<Phase> &phases);

} // namespace muster
