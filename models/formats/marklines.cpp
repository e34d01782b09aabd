// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/marklines.h"

#include "formats/taskwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster::marklines
{

Fence fenceOf(const QString &line)
{
    const int indent = indentOf(line);
    const QString text = line.trimmed();
    if (!text.startsWith(u"```") && !text.startsWith(u"~~~"))
        return {};
    const QChar mark = text.at(0);
    int length = 0;
    while (length < text.size() && text.at(length) == mark)
        ++length;
    const bool inlineCode = mark == u'`' && text.indexOf(u'`', length) >= 0;
    return inlineCode ? Fence{} : Fence{mark, length, indent};
}

bool closes(const QString &line, const Fence &fence)
{
    const QString text = line.trimmed();
    if (text.size() < fence.length || text.at(0) != fence.mark)
        return false;
    return std::all_of(text.cbegin(), text.cend(), [&](QChar c) { return c == fence.mark; });
}

ListLine listLine(const QString &line)
{
    static const QRegularExpression item(QStringLiteral("^[ \\t]*([-*+]|\\d{1,9}[.)])([ \\t]+|$)(.*)$"));
    static const QRegularExpression box(QStringLiteral("^\\[([ xX])\\](?:[ \\t]+(.*)|)$"));
    const auto match = item.match(line);
    if (!match.hasMatch() || isRule(line))
        return {};
    ListLine result;
    result.indent = indentOf(line);
    result.numbered = match.captured(1).at(0).isDigit();
    const int spaces = static_cast<int>(match.capturedLength(2));
    result.offset = result.indent + static_cast<int>(match.capturedLength(1)) + (spaces > 4 ? 1 : std::max(1, spaces));
    result.text = match.captured(3).trimmed();
    if (const auto tick = box.match(match.captured(3)); tick.hasMatch()) {
        result.box = true;
        result.checked = tick.captured(1) != u" ";
        result.text = tick.captured(2).trimmed();
    }
    return result;
}

bool isRule(const QString &line)
{
    static const QRegularExpression rule(QStringLiteral("^[ \\t]*([-*_])(?:[ \\t]*\\1){2,}[ \\t]*$"));
    return rule.match(line).hasMatch();
}

bool startsBlock(const QString &line)
{
    static const QRegularExpression start(QStringLiteral("^[ \\t]*(?:[-*+][ \\t]|\\d{1,9}[.)][ \\t]|[|>#<])"));
    return start.match(line).hasMatch() || isRule(line) || fenceOf(line).length > 0;
}

int headingLevel(const QString &line, QString *text)
{
    static const QRegularExpression heading(QStringLiteral("^ {0,3}(#{1,6})(?:[ \\t]+(.*?)){0,1}?(?:[ \\t]+#+)?[ \\t]*$"));
    const auto match = heading.match(line);
    if (!match.hasMatch())
        return 0;
    *text = match.captured(2).trimmed();
    return static_cast<int>(match.capturedLength(1));
}

QString dedented(const QString &line, int columns)
{
    int column = 0;
    qsizetype at = 0;
    while (at < line.size() && column < columns) {
        if (line.at(at) == u' ')
            ++column;
        else if (line.at(at) == u'\t')
            column += 4 - column % 4;
        else
            break;
        ++at;
    }
    return QString(std::max(0, column - columns), u' ') + line.mid(at);
}

QList<bool> codeLines(const QStringList &lines)
{
    QList<bool> code(lines.size(), false);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const Fence fence = fenceOf(lines.at(i));
        if (fence.length == 0)
            continue;
        qsizetype end = i + 1;
        while (end < lines.size() && !closes(lines.at(end), fence))
            ++end;
        if (end == lines.size())
            continue;
        std::fill(code.begin() + i, code.begin() + end + 1, true);
        i = end;
    }
    return code;
}

QStringList asText(const QString &text, bool inItem)
{
    static const QRegularExpression under(QStringLiteral("^(?:=+|-{3,})[ \\t]*$"));
    QStringList lines = text.split(u'\n');
    const QList<bool> code = codeLines(lines);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString &line = lines[i];
        if (code.at(i) || line.trimmed().isEmpty())
            continue;
        QString heading;
        const bool marks = listLine(line).box || fenceOf(line).length > 0 ||
                           (!inItem && (headingLevel(line, &heading) > 0 ||
                                        (i > 0 && !lines.at(i - 1).trimmed().isEmpty() && under.match(line).hasMatch())));
        if (marks)
            line.insert(line.indexOf(line.trimmed().at(0)), u'\\');
    }
    return lines;
}

} // namespace muster::marklines
