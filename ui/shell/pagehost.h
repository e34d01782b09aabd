// SPDX-License-Identifier: GPL-3.0-or-later
// The pages, made when they are first shown, so that the window is there at once. Window thread; owned by
// MainWindow.
#pragma once

#include "shell/room.h"

#include <QHash>
#include <QStackedWidget>

#include <functional>

namespace muster
{

class PageHost final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PageHost)

public:
    using Maker = std::function<QWidget *()>;

    explicit PageHost(QWidget *parent = nullptr);
    void addRoom(Room room, Maker maker);
    void showRoom(Room room);
    [[nodiscard]] Room room() const { return m_room; }
    [[nodiscard]] QWidget *made(Room room) const { return m_pages.value(room); } // null when not made yet

    template<typename Page>
    Page *page(Room room) // makes it
    {
        return static_cast<Page *>(make(room));
    }

private:
    QWidget *make(Room room);
    QHash<Room, Maker> m_makers;
    QHash<Room, QWidget *> m_pages;
    Room m_room = Room::Start;
};

} // namespace muster
