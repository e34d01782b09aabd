// SPDX-License-Identifier: GPL-3.0-or-later
// Objectives, rated by a person beside the suggestion that what happened gives. Window thread; owned by
// SittingPage.
#pragma once

#include "items/objectivesmodel.h"
#include "pages/ask.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace muster
{

class RowView;

class EvaluationPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvaluationPanel)

public:
    explicit EvaluationPanel(QWidget *parent = nullptr);

    // The suggestions follow within a second, worked out in the background.
    void update(const Plan &plan, const RunState &state, bool writable);
    [[nodiscard]] RowView *view() const { return m_view; }
    [[nodiscard]] const ObjectivesModel *model() const { return m_model; }

Q_SIGNALS:
    void asked(const muster::Ask &ask);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void workOut();
    void rate(const QString &rating);
    void saveReason();
    void showReason();

    ObjectivesModel *m_model;
    RowView *m_view;
    QLineEdit *m_reason = nullptr;
    QTimer m_wait; // collects changes
    Plan m_plan;
    RunState m_state;
    QHash<QString, QString> m_rated; // by objective: what was asked for in this session
    bool m_writable = false;
};

} // namespace muster
