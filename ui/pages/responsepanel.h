// SPDX-License-Identifier: GPL-3.0-or-later
// The walk through a scenario's response steps: agreed, changed, no answer, with a note; both sums and the bars.
// Window thread; owned by SittingPage.
#pragma once

#include "items/responsemodel.h"
#include "pages/ask.h"

#include <QWidget>

class QLineEdit;

namespace muster
{

class Card;
class GanttView;
class RowView;

class ResponsePanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResponsePanel)

public:
    explicit ResponsePanel(QWidget *parent = nullptr);

    void update(const Plan &plan, const RunState &state, const QString &scenario, bool writable);
    [[nodiscard]] RowView *view() const { return m_view; }
    [[nodiscard]] const ResponseModel *model() const { return m_model; }

Q_SIGNALS:
    void asked(const muster::Ask &ask);
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void answer(const QString &outcome);
    void saveNote();
    void showNote();
    void showTimes(const Scenario &scenario);

    ResponseModel *m_model;
    Card *m_card;
    RowView *m_view;
    QLineEdit *m_note = nullptr;
    GanttView *m_gantt;
    QString m_scenario;
    bool m_writable = false;
};

} // namespace muster
