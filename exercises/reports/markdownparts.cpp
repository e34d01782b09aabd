// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/markdownparts.h"
#include "reports/reporttext.h"
#include "reports/timelinetext.h"

#include <QCoreApplication>

namespace muster::markdown
{

namespace
{
using namespace reporttext;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}
} // namespace

// Text that came from elsewhere must not become markup, and must stay on its table's line.
QString plain(const QString &text)
{
    static const QString special = QStringLiteral("\\`*_{}[]<>#|~&");
    QString out;
    out.reserve(text.size() + 8);
    for (const QChar c : text.simplified()) {
        if (special.contains(c))
            out += u'\\';
        out += c;
    }
    return out;
}

QString row(const QStringList &cells)
{
    QStringList clean;
    for (const QString &cell : cells)
        clean << (cell.isEmpty() ? QStringLiteral(" ") : cell);
    return QStringLiteral("| ") + clean.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString head(const QStringList &titles)
{
    return row(titles) + row(QStringList(titles.size(), QStringLiteral("---")));
}

QString timeline(const Report &report)
{
    QString out = QStringLiteral("## ") + tr("Timeline") + QStringLiteral("\n\n");
    out += head({tr("T+"), tr("Time"), tr("What"), tr("Who")});
    const QVector<TimelineItem> items = printedTimeline(report);
    for (const TimelineItem &item : items)
        out += row({offsetOf(report, item.at), dateTimeText(item.at), plain(timelineText(report, item)), plain(item.actor)});
    return out + u'\n';
}
QString environment(const Report &report)
{
    QString out =
        QStringLiteral("## ") + tr("Environment") + QStringLiteral("\n\n") + head({tr("What"), tr("Value")});
    const QVector<EvidenceLine> lines = evidence(report);
    for (const EvidenceLine &line : lines)
        out += row({plain(line.name), plain(line.value)});
    return out;
}

} // namespace muster::markdown
