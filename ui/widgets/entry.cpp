// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/entry.h"

#include <QPointer>
#include <QVariant>
#include <QWidget>

namespace muster
{

namespace
{

constexpr const char *key = "muster_entry";

} // namespace

void setEntry(QWidget *page, QWidget *first)
{
    page->setProperty(key, QVariant::fromValue(QPointer<QWidget>(first)));
}

QWidget *entryOf(const QWidget *page)
{
    QWidget *first = page->property(key).value<QPointer<QWidget>>().data();
    QWidget *further = first ? entryOf(first) : nullptr;
    return further ? further : first;
}

} // namespace muster
