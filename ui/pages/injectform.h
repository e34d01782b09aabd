// SPDX-License-Identifier: GPL-3.0-or-later
// A new inject in the middle of an exercise: given to the room at once, or put into the flow. Window thread;
// owned by InjectsPanel.
#pragma once

#include "domain/tabletop.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace muster
{

class InjectForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InjectForm)

public:
    explicit InjectForm(QWidget *parent = nullptr);

    void start(); // shows and focuses; what was written stays
    void clear(); // it has been recorded

Q_SIGNALS:
    void composed(const muster::Inject &inject, bool atOnce);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLineEdit *add(const QString &name, const QString &label);
    void submit(bool atOnce);
    void showDefault(); // which button Enter means

    QLineEdit *m_text;
    QLineEdit *m_from;
    QLineEdit *m_to;
    QLineEdit *m_at;
    QLabel *m_problem;
    QPushButton *m_now = nullptr;
    QPushButton *m_later = nullptr;
};

} // namespace muster
