// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/msel.h"

namespace muster
{

namespace
{

bool needsQuotes(const QString &item)
{
    return item.contains(u';') || item.contains(u',') || item.contains(u'\n') || item.startsWith(u'"') ||
           item.trimmed() != item;
}

// The end of a quoted item that begins at `at`; −1: it is not closed, or something follows it.
qsizetype quotedEnd(const QString &cell, qsizetype at)
{
    qsizetype end = at + 1;
    while ((end = cell.indexOf(u'"', end)) >= 0) {
        if (end + 1 >= cell.size() || cell[end + 1] != u'"')
            break;
        end += 2;
    }
    if (end < 0)
        return -1;
    qsizetype next = end + 1;
    while (next < cell.size() && cell[next] == u' ')
        ++next;
    return next >= cell.size() || cell[next] == u';' || cell[next] == u'\n' || cell[next] == u',' ? end : -1;
}

QStringList split(const QString &cell, bool atCommas)
{
    QStringList items;
    QString item;
    bool quoted = false;
    const auto finish = [&] {
        const QString text = quoted ? item : item.trimmed();
        if (!text.isEmpty())
            items.append(text);
        item.clear();
        quoted = false;
    };
    for (qsizetype i = 0; i < cell.size(); ++i) {
        const QChar c = cell[i];
        const qsizetype end = c == u'"' && item.trimmed().isEmpty() && !quoted ? quotedEnd(cell, i) : -1;
        if (end >= 0) {
            item = cell.mid(i + 1, end - i - 1).replace(QLatin1String("\"\""), QLatin1String("\""));
            quoted = true;
            i = end;
        } else if (c == u';' || c == u'\n' || (atCommas && c == u',')) {
            finish();
        } else if (!quoted) {
            item += c;
        }
    }
    finish();
    return items;
}

} // namespace

QStringList splitList(const QString &cell)
{
    QStringList items = split(cell, false);
    if (items.size() == 1 && items.first() == cell.trimmed())
        items = split(cell, true);
    items.removeDuplicates();
    return items;
}

QString joinList(const QStringList &items)
{
    QStringList out;
    for (QString item : items) {
        if (needsQuotes(item))
            item = u'"' + item.replace(u'"', QLatin1String("\"\"")) + u'"';
        out.append(item);
    }
    return out.join(QLatin1String("; "));
}

} // namespace muster
