// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/parameters.h"

#include <QJsonArray>

namespace muster
{

namespace
{

std::optional<int> wholeNumber(const QJsonValue &value)
{
    if (value.isDouble() && value.toDouble() == double(value.toInt()))
        return value.toInt();
    bool number = false;
    const int parsed = value.toString().trimmed().toInt(&number);
    return number ? std::optional(parsed) : std::nullopt;
}

QString pointerOf(const QString &key)
{
    return u'/' + key;
}

} // namespace

bool isUnfilled(const QJsonValue &value)
{
    return value.toString().contains(QStringLiteral("${"));
}

Error badParameter(const QString &pointer, const QString &message, const QString &hint)
{
    return {QStringLiteral("action.parameter"), message, hint, Fault::BadInput, pointer, 0, 0};
}

Result<Milliseconds> secondsIn(const QJsonObject &params, const QString &key, Milliseconds otherwise)
{
    const QJsonValue value = params.value(key);
    if (value.isUndefined() || value.isNull() || isUnfilled(value))
        return otherwise;
    bool number = value.isDouble();
    const double seconds = number ? value.toDouble() : value.toString().trimmed().toDouble(&number);
    if (number && seconds >= 0 && seconds < 1e9)
        return Milliseconds(qint64(seconds * 1000));
    const Result<Milliseconds> parsed = parseDuration(value.toString());
    if (parsed && !number)
        return *parsed;
    return fail(badParameter(pointerOf(key), CommandText::tr("“%1” is not a time: %2.").arg(key, value.toVariant().toString()),
                             CommandText::tr("Write seconds as a number, or a duration such as \"45s\" or \"2m\".")));
}

Result<QVector<int>> numbersIn(const QJsonObject &params, const QString &key, int least, int most)
{
    const QJsonValue value = params.value(key);
    QVector<int> numbers;
    const QJsonArray list = value.isArray() ? value.toArray() : QJsonArray{value};
    if (value.isUndefined() || value.isNull())
        return numbers;
    for (const QJsonValue &item : list) {
        const std::optional<int> number = wholeNumber(item);
        if (number && *number >= least && *number <= most)
            numbers.append(*number);
        else if (!isUnfilled(item))
            return fail(badParameter(pointerOf(key),
                                     CommandText::tr("“%1” holds what is not a number from %2 to %3.")
                                         .arg(key)
                                         .arg(least)
                                         .arg(most),
                                     CommandText::tr("Write one number, or a list of numbers.")));
    }
    return numbers;
}

Result<QRegularExpression> patternIn(const QJsonObject &params, const QString &key)
{
    const QJsonValue value = params.value(key);
    if (value.isUndefined() || value.isNull() || isUnfilled(value))
        return QRegularExpression();
    if (!value.isString())
        return fail(badParameter(pointerOf(key), CommandText::tr("“%1” must be a text.").arg(key),
                                 CommandText::tr("Write a regular expression.")));
    QRegularExpression pattern(value.toString());
    if (pattern.isValid())
        return pattern;
    return fail(badParameter(pointerOf(key),
                             CommandText::tr("“%1” is no regular expression: %2 at character %3.")
                                 .arg(key, pattern.errorString())
                                 .arg(pattern.patternErrorOffset() + 1),
                             CommandText::tr("Put a backslash before characters that stand for themselves.")));
}

QString numbersText(const QVector<int> &numbers)
{
    QStringList words;
    for (const int number : numbers)
        words.append(QString::number(number));
    return words.join(CommandText::tr(" or "));
}

} // namespace muster
