// SPDX-License-Identifier: GPL-3.0-or-later
// The scribe line: Enter records, Up and Down bring back earlier lines, Esc leaves without losing the text.
// What the line will be recorded as stands under it while typing. Window thread.
#pragma once

#include "domain/scribe.h"

#include <QWidget>

class QLineEdit;

namespace muster
{

class ElidedLabel;

class ScribeEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScribeEdit)

public:
    explicit ScribeEdit(QWidget *parent = nullptr);

    void setAbout(const QString &stepId, const QString &stepText); // the next line belongs to that step
    void start(const QString &mark);       // "!" for an issue; focuses, keeps what is typed
    void setClosed(const QString &why);    // nothing is recorded any more, and why; empty: open
    void putBack(const QString &line);     // a line that could not be recorded
    [[nodiscard]] QString text() const;
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void entered(const muster::ScribeLine &line, const QString &stepId, const QString &raw);
    void left(); // Esc

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submit();
    void showPreview();
    void showOlder(int by);

    QLineEdit *m_edit;
    ElidedLabel *m_preview;
    QString m_stepId;
    QString m_stepText;
    QString m_closed;
    QStringList m_history;
    int m_place = 0;
};

} // namespace muster
