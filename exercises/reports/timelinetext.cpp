// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/timelinetext.h"

#include <QCoreApplication>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace muster::reporttext
{

namespace
{
constexpr qsizetype mostLines = 2;
constexpr qsizetype mostText = 300; // characters of one of them

// What people wrote and what a tool said does not say itself what it is.
QString kindWord(const QString &kind)
{
    static const QMap<QString, const char *> words{
        {QStringLiteral("note"), QT_TRANSLATE_NOOP("Report", "Note")},
        {QStringLiteral("issue"), QT_TRANSLATE_NOOP("Report", "Issue")},
        {QStringLiteral("deviation"), QT_TRANSLATE_NOOP("Report", "Deviation")},
        {QStringLiteral("question"), QT_TRANSLATE_NOOP("Report", "Question")},
        {QStringLiteral("decision"), QT_TRANSLATE_NOOP("Report", "Decision")},
        {QStringLiteral("correction"), QT_TRANSLATE_NOOP("Report", "Correction")},
        {QStringLiteral("gap"), QT_TRANSLATE_NOOP("Report", "Gap")},
        {QStringLiteral("check"), QT_TRANSLATE_NOOP("Report", "Check")},
        {QStringLiteral("log"), QT_TRANSLATE_NOOP("Report", "Log")},
    };
    const auto found = words.constFind(kind);
    return found == words.cend() ? QString() : QCoreApplication::translate("Report", *found);
}

QString shortened(const QString &line)
{
    if (line.size() <= mostText)
        return line;
    return line.left(std::max(mostText / 2, line.lastIndexOf(u' ', mostText - 2))) + QStringLiteral(" …");
}
} // namespace

QString timelineText(const Report &report, const TimelineItem &item)
{
    const QString kind = kindWord(item.kind);
    QString step;
    if (!item.step.isEmpty()) {
        const auto named = std::find_if(report.steps.begin(), report.steps.end(), [&item](const ReportStep &one) { return one.id == item.step; });
        step = named == report.steps.end() ? item.step : named->text;
    }
    if (item.text.contains(step) || step.isEmpty())
        return kind.isEmpty() ? item.text : QStringLiteral("%1: %2").arg(kind, item.text);
    return kind.isEmpty() ? QStringLiteral("%1 (%2)").arg(item.text, step) : QStringLiteral("%1 (%2): %3").arg(kind, step, item.text);
}

QString briefText(const QString &text)
{
    static const QRegularExpression variable(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*="));
    static const QRegularExpression folders(QStringLiteral(" ?[^.\\n]*?/[^\\s:]*(:/[^\\s:]*){2,}\\.?(?=\\s|$)")); // a sentence with a search path
    QString clean = text;
    clean.remove(folders);
    QStringList lines;
    for (const QString &part : clean.split(QRegularExpression(QStringLiteral("\\n| · ")), Qt::SkipEmptyParts)) {
        const QString line = part.trimmed();
        if (!line.isEmpty() && !variable.match(line).hasMatch() && lines.size() < mostLines)
            lines.append(shortened(line));
    }
    return lines.isEmpty() ? shortened(text.simplified()) : lines.join(QStringLiteral(" · "));
}

} // namespace muster::reporttext
