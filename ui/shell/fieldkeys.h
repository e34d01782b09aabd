// SPDX-License-Identifier: GPL-3.0-or-later
// A line that is typed into takes some keys of the page for itself on X11, as Ctrl+E (end of the line) and
// Ctrl+D (delete a letter). Here they are the page's; where it has no such key, the line gets it after all.
// Window thread; owned by the window.
#pragma once

#include <QObject>

namespace muster
{

class FieldKeys final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldKeys)

public:
    explicit FieldKeys(QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // of the application

private:
    QWidget *m_window;
};

} // namespace muster
