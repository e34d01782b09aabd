// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keys go when a page is shown. Not a focus proxy: that would catch the Tab key on its way, and what
// stands before it on the page could not be reached. Window thread.
#pragma once

class QWidget;

namespace muster
{

void setEntry(QWidget *page, QWidget *first);
[[nodiscard]] QWidget *entryOf(const QWidget *page); // through entries of entries; null: none

} // namespace muster
