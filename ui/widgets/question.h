// SPDX-License-Identifier: GPL-3.0-or-later
// The one modal thing there is: a question with buttons that say what they do. The safe answer is the default
// and what Escape chooses. Shown with open(), so no nested event loop. Window thread.
#pragma once

#include <QDialog>

class QBoxLayout;
class QLabel;

namespace muster
{

class Question final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Question)

public:
    Question(const QString &title, const QString &text, QWidget *parent);

    enum class Kind { Safe, Normal, Danger };
    void setHtml(const QString &html); // instead of the plain text
    // Buttons stand in the order they are added; `name` is the objectName and what answered() says.
    void addAnswer(const QString &name, const QString &text, Kind kind);

Q_SIGNALS:
    void answered(const QString &name);

private:
    QLabel *m_text;
    QBoxLayout *m_all;
    QBoxLayout *m_buttons;
    bool m_scrolls = false;
};

} // namespace muster
