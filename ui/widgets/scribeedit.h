// SPDX-License-Identifier: GPL-3.0-or-later
// The scribe line: Enter records, Up and Down bring back earlier lines, Esc leaves without losing the text.
// What the line will be recorded as stands under it while typing. Window thread.
#pragma once

#include "domain/scribe.h"

#include <QDateTime>
#include <QWidget>

#include <functional>

class QLineEdit;

namespace muster
{

class ElidedLabel;

struct ScribeEntry // a line as it was entered
{
    ScribeLine line;
    QString raw;
    QString step;        // what it is about; may be empty
    QDateTime typedAt;   // its first key
    qint64 corrects = 0; // the entry that it puts right; `raw` is the new text then
    bool goOn = false;   // Ctrl+Enter: it will be completed at once
};

class ScribeEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScribeEdit)

public:
    explicit ScribeEdit(QWidget *parent = nullptr);

    void setAbout(const QString &stepId, const QString &stepText); // the next line belongs to that step
    void setCorrecting(qint64 seq, const QString &text); // the next line puts that entry right
    void setClock(std::function<QDateTime()> clock);     // for the first key; default: the system's
    void restore(const QString &text, const QDateTime &typedAt); // what was half typed when the program ended
    void start(const QString &mark);       // "!" for an issue; focuses, keeps what is typed
    void setClosed(const QString &why);    // nothing is recorded any more, and why; empty: open
    void putBack(const QString &line);     // a line that could not be recorded
    [[nodiscard]] QString text() const;
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void entered(const muster::ScribeEntry &entry);
    void typed(const QString &text, const QDateTime &typedAt); // at each change; empty: nothing is half typed
    void left(); // Esc

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void submit(bool goOn);
    void onChanged();
    void forgetAbout();
    void showPreview();
    void showOlder(int by);

    QLineEdit *m_edit;
    ElidedLabel *m_preview;
    QString m_stepId;
    QString m_stepText;
    QString m_closed;
    std::function<QDateTime()> m_clock;
    QDateTime m_typedAt;
    qint64 m_corrects = 0;
    QStringList m_history;
    int m_place = 0;
};

} // namespace muster
