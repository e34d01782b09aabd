// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/taskwords.h"

#include <QRegularExpression>
#include <QStringList>

namespace muster
{

int indentOf(const QString &line)
{
    int indent = 0;
    for (const QChar c : line) {
        if (c == u'\t')
            indent += 4 - indent % 4;
        else if (c == u' ')
            ++indent;
        else
            break;
    }
    return indent;
}

std::optional<Milliseconds> estimateWords(QString text)
{
    static const QRegularExpression minuteWord(QStringLiteral("(?<=[\\d\\s])(minutes?|mins)\\b"),
                                               QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hourWord(QStringLiteral("(?<=[\\d\\s])(hours?|hrs?)\\b"),
                                             QRegularExpression::CaseInsensitiveOption);
    text = text.trimmed().replace(minuteWord, QStringLiteral("min")).replace(hourWord, QStringLiteral("h"));
    if (text.startsWith(u'~'))
        text.remove(0, 1);
    if (text.isEmpty() || !text.at(text.size() - 1).isLetter())
        return std::nullopt; // a bare number is anything
    const auto parsed = parseDuration(text);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

TaskWords taskWords(const QString &line)
{
    static const QRegularExpression brackets(QStringLiteral("^(.+?)\\s*\\(([^()]+)\\)$"));
    static const QRegularExpression mention(QStringLiteral("^(.+?)\\s+@([\\w.-]+)$"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    TaskWords words{line, {}, {}};
    if (const auto match = brackets.match(words.text); match.hasMatch()) {
        QStringList parts = match.captured(2).split(u',');
        const auto estimate = estimateWords(parts.last());
        if (estimate)
            parts.removeLast();
        QString role = parts.join(u',').trimmed();
        const bool named = role.startsWith(u"role:", Qt::CaseInsensitive) && role.size() > 5;
        if (named)
            role = role.mid(5).trimmed();
        if (estimate || (named && !role.isEmpty()))
            words = {match.captured(1), role.simplified(), estimate};
    }
    if (const auto match = mention.match(words.text); match.hasMatch() && words.role.isEmpty()) {
        words.role = match.captured(2);
        words.text = match.captured(1);
    }
    return words;
}

QString taskMeta(const QString &role, const std::optional<Milliseconds> &estimate)
{
    QStringList meta;
    QString who = role.simplified();
    who.replace(u'(', u'[').replace(u')', u']'); // the brackets are ours
    if (!who.isEmpty())
        meta.append(QStringLiteral("role: ") + who);
    if (estimate) {
        meta.append(estimate->count() % 60000 == 0 ? QStringLiteral("%1 min").arg(estimate->count() / 60000)
                                                   : durationText(*estimate));
    }
    return meta.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(meta.join(QStringLiteral(", ")));
}

} // namespace muster
