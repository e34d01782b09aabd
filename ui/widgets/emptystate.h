// SPDX-License-Identifier: GPL-3.0-or-later
// What a page shows when it has nothing: what it is for, and the first action. Window thread.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace muster
{

class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    EmptyState(const QString &title, const QString &text, const QString &action, QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &text, const QString &action);
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void triggered();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace muster
