// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/openbastext.h"

#include <QHash>
#include <QRegularExpression>

namespace muster
{

namespace
{

QString entity(const QString &name)
{
    static const QHash<QString, QString> known{
        {QStringLiteral("amp"), QStringLiteral("&")},  {QStringLiteral("lt"), QStringLiteral("<")},
        {QStringLiteral("gt"), QStringLiteral(">")},   {QStringLiteral("quot"), QStringLiteral("\"")},
        {QStringLiteral("apos"), QStringLiteral("'")}, {QStringLiteral("nbsp"), QStringLiteral(" ")}};
    if (!name.startsWith(u'#'))
        return known.value(name.toLower(), u'&' + name + u';');
    const bool hex = name.mid(1, 1).toLower() == u"x";
    const uint code = name.mid(hex ? 2 : 1).toUInt(nullptr, hex ? 16 : 10);
    if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return QString(QChar(QChar::ReplacementCharacter));
    const char32_t c = code;
    return QString::fromUcs4(&c, 1);
}

QString withoutEntities(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("&(#x?[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});"));
    QString out;
    qsizetype from = 0;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        out += entity(match.captured(1));
        from = match.capturedEnd();
    }
    return out + QStringView(text).mid(from);
}

} // namespace

QString plainText(const QString &html)
{
    static const QRegularExpression tag(QStringLiteral("</?[A-Za-z][^<>]*>"));
    if (!tag.match(html).hasMatch())
        return html;
    static const QRegularExpression lineEnd(QStringLiteral("\\s*(<br\\s*/?>|</(p|div|li|tr|h[1-6])>)\\s*"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression item(QStringLiteral("<li[^>]*>"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression many(QStringLiteral("\\n{3,}"));
    QString text = html;
    text.replace(lineEnd, QStringLiteral("\n")).replace(item, QStringLiteral("- ")).remove(tag);
    return withoutEntities(text).replace(many, QStringLiteral("\n\n")).trimmed();
}

} // namespace muster
