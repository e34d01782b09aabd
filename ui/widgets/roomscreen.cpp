// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/roomscreen.h"

#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>

#include <algorithm>

namespace muster
{

RoomScreen::RoomScreen(QWidget *owner) : QWidget(owner, Qt::Window) {}

void RoomScreen::showOn(const QWidget *owner)
{
    const QList<QScreen *> screens = QGuiApplication::screens();
    const auto other =
        std::find_if(screens.begin(), screens.end(), [owner](QScreen *screen) { return screen != owner->screen(); });
    if (other != screens.end() && !isVisible()) {
        setGeometry((*other)->availableGeometry());
        showFullScreen();
    } else {
        if (!isVisible()) { // one screen for both: in its middle
            const QRect room = owner->screen()->availableGeometry();
            resize(size().boundedTo(room.size() * 9 / 10));
            move(room.center() - rect().center());
        }
        show();
    }
    raise();
    scale();
}

void RoomScreen::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    scale();
}

void RoomScreen::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        scale();
}

void RoomScreen::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_F8 || (event->key() == Qt::Key_Escape && !isFullScreen())) {
        close();
    } else if (event->key() == Qt::Key_F11 || event->key() == Qt::Key_Escape) {
        isFullScreen() ? showNormal() : showFullScreen();
    } else if (control && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal || event->key() == Qt::Key_Minus)) {
        m_zoom += event->key() == Qt::Key_Minus ? -1 : 1;
        scale();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace muster
