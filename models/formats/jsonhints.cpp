// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/jsonreader.h"

#include <QCoreApplication>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Json", source);
}

char lastVisibleBefore(const QByteArray &source, qsizetype offset)
{
    for (qsizetype i = std::min(offset, source.size()) - 1; i >= 0; --i) {
        if (!QByteArrayView(" \t\r\n").contains(source.at(i)))
            return source.at(i);
    }
    return '\0';
}

// "…; expected ',' or ']'" of the parser's message, which is not translated.
QString parserWords(const QString &message)
{
    const qsizetype from = message.indexOf(u"syntax error");
    QString words = from >= 0 ? message.mid(from) : message;
    const qsizetype lastRead = words.indexOf(u"; last read:");
    if (lastRead >= 0) {
        const qsizetype after = words.indexOf(u"; expected", lastRead + 1);
        words = words.left(lastRead) + (after >= 0 ? words.mid(after) : QString());
    }
    return words.left(200);
}

} // namespace

QString syntaxHint(const QByteArray &source, qsizetype offset, const QString &parserMessage)
{
    const char here = offset < source.size() ? source.at(offset) : '\0';
    const char before = lastVisibleBefore(source, offset);
    if (source.startsWith("\xFF\xFE") || source.startsWith("\xFE\xFF") || source.left(4).contains('\0'))
        return text("The file is not UTF-8 text. Save it as UTF-8.");
    if (parserMessage.contains(u"ill-formed UTF-8"))
        return text("There is a character that is not UTF-8. Save the file as UTF-8.");
    if (offset + 1 >= source.size() && here != '}' && here != ']')
        return text("The file ends too early: a brace, bracket or quote is not closed.");
    if ((here == '}' || here == ']') && before == ',')
        return text("Remove the comma before the closing bracket.");
    if (here == '\'')
        return text("Use double quotes, not single ones.");
    if (here == '/' || here == '#')
        return text("JSON has no comments: remove it, or put it into a \"description\".");
    if (parserMessage.contains(u"control character"))
        return text("A text contains a line break or another control character: write \\n instead.");
    if (parserMessage.contains(u"number overflow") || parserMessage.contains(u"out_of_range"))
        return text("There is a number that is too large.");
    if (parserMessage.contains(u"invalid string: forbidden character after backslash"))
        return text("A backslash in a text is written twice: \\\\.");
    if (parserMessage.contains(u"expected '}'") || parserMessage.contains(u"expected ']'") ||
        parserMessage.contains(u"expected ','"))
        return text("A comma is missing before this place, or a bracket is not closed.");
    return text("The parser says: %1").arg(parserWords(parserMessage));
}

} // namespace muster
