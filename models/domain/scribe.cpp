// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/scribe.h"

#include <QRegularExpression>

namespace muster
{

namespace
{

bool takeTime(const QString &word, ScribeLine &line)
{
    static const QRegularExpression form(QStringLiteral("^[-−](?=\\d)((\\d+[smh])+)$"));
    const auto match = form.match(word);
    if (!match.hasMatch())
        return false;
    const auto ago = parseDuration(match.captured(1));
    if (!ago)
        return false;
    line.ago = *ago;
    return true;
}

// A mark glued to its text ("!replica is down") or standing alone ("!issue", "!"): returns what is left of the word.
std::optional<QString> takeKind(const QString &word, ScribeLine &line)
{
    static const struct
    {
        QChar mark;
        QString kind;
    } kinds[] = {{u'!', QStringLiteral("issue")}, {u'?', QStringLiteral("question")}, {u'~', QStringLiteral("deviation")}};
    if (!line.kind.isEmpty())
        return std::nullopt;
    for (const auto &[mark, kind] : kinds) {
        if (!word.startsWith(mark))
            continue;
        line.kind = kind;
        const QString rest = word.mid(1);
        return rest.compare(kind, Qt::CaseInsensitive) == 0 ? QString() : rest;
    }
    if (word.compare(u"#gap", Qt::CaseInsensitive) != 0)
        return std::nullopt;
    line.kind = QStringLiteral("gap");
    line.priority = QStringLiteral("P2");
    return QString();
}

bool takePriority(const QString &word, ScribeLine &line)
{
    static const QRegularExpression form(QStringLiteral("^[Pp][123]$"));
    if (line.kind != u"gap" || !form.match(word).hasMatch())
        return false;
    line.priority = word.toUpper();
    return true;
}

} // namespace

ScribeLine parseScribeLine(const QString &line)
{
    ScribeLine result;
    QStringList words = line.simplified().split(u' ', Qt::SkipEmptyParts);
    while (!words.isEmpty()) {
        const QString word = words.first();
        if (word.size() > 1 && word.startsWith(u'@') && result.role.isEmpty()) {
            result.role = word.mid(1);
        } else if (const auto rest = takeKind(word, result)) {
            if (!rest->isEmpty()) {
                words.first() = *rest;
                break;
            }
        } else if (!takePriority(word, result) && !takeTime(word, result)) {
            break;
        }
        words.removeFirst();
    }
    if (words.size() > 1 && takeTime(words.last(), result))
        words.removeLast();
    result.text = words.join(u' ');
    if (result.text.isEmpty())
        return {};
    if (result.kind.isEmpty())
        result.kind = QStringLiteral("note");
    return result;
}

} // namespace muster
