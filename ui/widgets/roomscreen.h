// SPDX-License-Identifier: GPL-3.0-or-later
// A second window for the room: it goes to another screen than its owner's, fills it, and its letters grow and
// shrink with it. F8 closes it, F11 fills the screen or not, Esc leaves, Ctrl++ and Ctrl+- change the letters.
// Window thread; owned by the page that shows it.
#pragma once

#include <QWidget>

namespace muster
{

class RoomScreen : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RoomScreen)

public:
    void showOn(const QWidget *owner); // another screen than the owner's, if there is one

protected:
    explicit RoomScreen(QWidget *owner);

    virtual void scale() = 0;                   // fonts and colours, from the window's size and zoom()
    [[nodiscard]] int zoom() const { return m_zoom; } // steps of Ctrl++ (up) and Ctrl+- (down)

    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int m_zoom = 0;
};

} // namespace muster
