// SPDX-License-Identifier: GPL-3.0-or-later
// The left rail: the places of the window. Window thread; owned by MainWindow.
#pragma once

#include "shell/room.h"

#include <QHash>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QLabel;

namespace muster
{

class Rail final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Rail)

public:
    explicit Rail(QWidget *parent = nullptr);

    void setNarrow(bool narrow); // icons only
    void setCurrent(Room room);
    void setBadge(Room room, const QString &text); // empty: none
    [[nodiscard]] QAbstractButton *button(Room room) const { return m_buttons.value(room); }

Q_SIGNALS:
    void chosen(muster::Room room);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addRoom(Room room, const QString &text, const QString &icon, const QString &key);
    QHash<Room, QAbstractButton *> m_buttons;
    QButtonGroup *m_group;
    QLabel *m_name = nullptr;
};

} // namespace muster
