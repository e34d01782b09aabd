// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/pagehost.h"

namespace muster
{

PageHost::PageHost(QWidget *parent) : QStackedWidget(parent)
{
    setObjectName(QStringLiteral("pages"));
}

void PageHost::addRoom(Room room, Maker maker)
{
    m_makers.insert(room, std::move(maker));
}

QWidget *PageHost::make(Room room)
{
    if (QWidget *page = m_pages.value(room))
        return page;
    QWidget *page = m_makers.value(room)();
    m_pages.insert(room, page);
    addWidget(page);
    return page;
}

void PageHost::showRoom(Room room)
{
    m_room = room;
    setCurrentWidget(make(room));
}

} // namespace muster
