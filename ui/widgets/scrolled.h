// SPDX-License-Identifier: GPL-3.0-or-later
// A widget that is scrolled when there is less room than it needs, and fills the room otherwise. Window thread.
#pragma once

#include <QScrollArea>

namespace muster
{

// Not a place of its own for the keyboard: it follows the focus of what is in it.
[[nodiscard]] QScrollArea *scrolled(QWidget *content, QWidget *parent);

} // namespace muster
