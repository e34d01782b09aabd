// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/duedate.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace muster
{

namespace
{

constexpr std::array<const char16_t *, 12> months{u"january", u"february", u"march", u"april", u"may", u"june", u"july",
                                                  u"august", u"september", u"october", u"november", u"december"};

int monthOf(const QString &word)
{
    const QString name = word.toLower();
    for (size_t i = 0; i < months.size(); ++i)
        if (name.size() >= 3 && (QStringView(months[i]).startsWith(name) || (name == u"sept" && i == 8)))
            return int(i) + 1;
    return 0;
}

std::optional<QDate> valid(int year, int month, int day)
{
    const QDate date(year, month, day);
    return date.isValid() && year >= 1900 ? std::optional(date) : std::nullopt;
}

std::optional<QDate> slashed(int first, int second, int year)
{
    const auto dayFirst = valid(year, second, first);
    const auto monthFirst = valid(year, first, second);
    if (dayFirst && monthFirst && *dayFirst != *monthFirst)
        return std::nullopt; // one of two days
    return dayFirst ? dayFirst : monthFirst;
}

} // namespace

std::optional<QDate> dueDate(const QString &text)
{
    static const QRegularExpression iso(QStringLiteral(R"(^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$)"));
    static const QRegularExpression dotted(QStringLiteral(R"(^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$)"));
    static const QRegularExpression slash(QStringLiteral(R"(^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$)"));
    static const QRegularExpression dayFirst(QStringLiteral(R"(^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})$)"));
    static const QRegularExpression monthFirst(QStringLiteral(R"(^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$)"));
    static const QRegularExpression monthOnly(QStringLiteral(R"(^([A-Za-z]{3,9})\.? (\d{4})$)"));
    static const QRegularExpression weekday(QStringLiteral(R"(^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )"),
                                            QRegularExpression::CaseInsensitiveOption);
    if (text.size() > 100)
        return std::nullopt;
    const QString given = text.simplified().remove(weekday);
    const auto number = [](const QRegularExpressionMatch &match, int nth) { return match.captured(nth).toInt(); };
    if (const auto m = iso.match(given); m.hasMatch())
        return valid(number(m, 1), number(m, 2), number(m, 3));
    if (const auto m = dotted.match(given); m.hasMatch())
        return valid(number(m, 3), number(m, 2), number(m, 1));
    if (const auto m = slash.match(given); m.hasMatch())
        return slashed(number(m, 1), number(m, 2), number(m, 3));
    if (const auto m = dayFirst.match(given); m.hasMatch())
        return valid(number(m, 3), monthOf(m.captured(2)), number(m, 1));
    if (const auto m = monthFirst.match(given); m.hasMatch())
        return valid(number(m, 3), monthOf(m.captured(1)), number(m, 2));
    if (const auto m = monthOnly.match(given); m.hasMatch()) {
        const auto first = valid(number(m, 2), monthOf(m.captured(1)), 1);
        return first ? std::optional(first->addMonths(1).addDays(-1)) : std::nullopt;
    }
    return std::nullopt;
}

Done mayBeDue(const QString &text)
{
    const auto tr = [](const char *source) { return QCoreApplication::translate("DueDate", source); };
    static const QRegularExpression slash(QStringLiteral(R"(^\d{1,2}[/-]\d{1,2}[/-]\d{4}$)"));
    const QString given = text.simplified();
    if (given.isEmpty() || dueDate(given))
        return {};
    const QString hint = tr("Write it as 2026-12-31, 31.12.2026 or 31 Dec 2026.");
    const bool isTwo = slash.match(given).hasMatch();
    const QString message = isTwo ? tr("“%1” is no date, or could be two: day first or month first.") : tr("“%1” is not a date that can be read.");
    return fail({QStringLiteral("gap.due"), message.arg(given.left(60)), hint, Fault::BadInput});
}

} // namespace muster
