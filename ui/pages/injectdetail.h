// SPDX-License-Identifier: GPL-3.0-or-later
// One inject in full, for the facilitator: its text, which may be put otherwise before it is released, what is
// expected of the room, and what can be done with it. Window thread; owned by InjectsPanel.
#pragma once

#include "domain/tabletopstate.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace muster
{

class InjectDetail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InjectDetail)

public:
    explicit InjectDetail(QWidget *parent = nullptr);

    // Null: none. `why`: why nothing can be released now; empty: it can.
    void showInject(const InjectState *inject, bool writable, const QString &why);
    [[nodiscard]] QString changedText() const; // empty: as planned
    [[nodiscard]] QPlainTextEdit *message() const { return m_message; }

Q_SIGNALS:
    void releaseAsked();
    void holdAsked();
    void skipAsked();
    void judged(const QString &given); // "yes", "partly", "no"
    void left();                       // Esc

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPushButton *add(const QString &name, const QString &text, const QString &tip);
    void showButtons(const InjectState *inject, bool writable, const QString &why);

    QString m_key;
    QString m_planned;
    QPlainTextEdit *m_message;
    QLabel *m_expected;
    QLabel *m_note;
    QWidget *m_buttons;
    QPushButton *m_release;
    QPushButton *m_hold;
    QPushButton *m_skip;
    QList<QPushButton *> m_judge;
};

} // namespace muster
