// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/times.h"

#include "domain/elapsedtext.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

#include <cmath>

namespace muster
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("Times", text);
}

Error syntax(const QString &text)
{
    return {QStringLiteral("duration.syntax"), tr("“%1” is not a duration.").arg(text),
            tr("Write 45s, 30m, 1h30m, 0:10 (h:mm) or PT30M; a bare number is minutes."), Fault::BadInput};
}

// Hours, minutes and seconds of "h:mm" or "h:mm:ss".
std::optional<Milliseconds> clockSyntax(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,5}):([0-5]\\d)(?::([0-5]\\d))?$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return std::chrono::hours(match.captured(1).toInt()) + std::chrono::minutes(match.captured(2).toInt())
           + Seconds(match.captured(3).toInt());
}

std::optional<Milliseconds> unitSyntax(QString text)
{
    text = text.toLower();
    if (text.startsWith(u'p')) {
        text.remove(0, 1);
        text.remove(u't');
    }
    static const QRegularExpression part(QStringLiteral("\\G\\s*(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(d|h|min|ms|m|sec|s)"));
    static const QHash<QString, double> scale{
        {QStringLiteral("d"), 86400e3}, {QStringLiteral("h"), 3600e3}, {QStringLiteral("m"), 60e3},
        {QStringLiteral("min"), 60e3},  {QStringLiteral("s"), 1e3},    {QStringLiteral("sec"), 1e3},
        {QStringLiteral("ms"), 1}};
    double total = 0;
    qsizetype end = 0;
    for (auto it = part.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        total += match.captured(1).toDouble() * scale.value(match.captured(2));
        end = match.capturedEnd();
    }
    if (end == 0 || !QStringView(text).mid(end).trimmed().isEmpty() || total > 1e14)
        return std::nullopt;
    return Milliseconds(std::llround(total));
}

} // namespace

Result<Milliseconds> parseDuration(const QString &raw)
{
    const QString text = raw.trimmed();
    bool isNumber = false;
    const double minutes = text.toDouble(&isNumber);
    if (isNumber) {
        if (!std::isfinite(minutes) || minutes < 0 || minutes > 1e9)
            return fail(syntax(raw));
        return Milliseconds(std::llround(minutes * 60e3));
    }
    if (const auto clock = clockSyntax(text))
        return *clock;
    if (const auto units = unitSyntax(text))
        return *units;
    return fail(syntax(raw));
}

Result<Milliseconds> parseOffset(const QString &raw)
{
    QString text = raw.trimmed();
    if (text.startsWith(u't', Qt::CaseInsensitive))
        text.remove(0, 1);
    bool negative = false;
    if (text.startsWith(u'+')) {
        text.remove(0, 1);
    } else if (text.startsWith(u'-') || text.startsWith(QChar(0x2212))) {
        negative = true;
        text.remove(0, 1);
    }
    auto value = parseDuration(text);
    if (!value) {
        Error error = syntax(raw);
        error.hint = tr("Write T+5 (minutes), T+0:10 (h:mm), T-0:10 or +2h.");
        return fail(error);
    }
    return negative ? -*value : *value;
}

QString clockText(Milliseconds value)
{
    const bool negative = value.count() < 0;
    const qint64 total = std::abs(std::chrono::duration_cast<Seconds>(value).count());
    const QString text = QStringLiteral("%1:%2:%3")
                             .arg(total / 3600)
                             .arg(total / 60 % 60, 2, 10, QChar(u'0'))
                             .arg(total % 60, 2, 10, QChar(u'0'));
    return negative && total > 0 ? QChar(0x2212) + text : text;
}

QString elapsedText(Milliseconds value)
{
    return value < std::chrono::hours(100) ? clockText(value) : wordsText(value);
}

QString offsetText(Milliseconds value)
{
    const QString text = clockText(value);
    return text.startsWith(QChar(0x2212)) ? QStringLiteral("T") + text : QStringLiteral("T+") + text;
}

QString wordsText(Milliseconds value)
{
    if (value < Milliseconds(1000) && value.count() != 0)
        return tr("%1 ms").arg(value.count());
    const qint64 total = std::chrono::round<Seconds>(value).count();
    const qint64 hours = total / 3600;
    const qint64 minutes = total / 60 % 60;
    const qint64 seconds = total % 60;
    if (hours >= 48)
        return hours % 24 > 0 ? tr("%1 d %2 h").arg(hours / 24).arg(hours % 24) : tr("%1 d").arg(hours / 24);
    if (hours > 0)
        return minutes > 0 ? tr("%1 h %2 min").arg(hours).arg(minutes) : tr("%1 h").arg(hours);
    if (minutes > 0)
        return seconds > 0 ? tr("%1 min %2 s").arg(minutes).arg(seconds) : tr("%1 min").arg(minutes);
    return tr("%1 s").arg(seconds);
}

QString durationText(Milliseconds value)
{
    const qint64 ms = value.count();
    if (ms % 1000 != 0)
        return QString::number(double(ms) / 1000.0, 'f', 3).remove(QRegularExpression(QStringLiteral("0+$")))
               + u's';
    const qint64 total = ms / 1000;
    QString text;
    if (total >= 3600)
        text += QString::number(total / 3600) + u'h';
    if (total / 60 % 60 > 0)
        text += QString::number(total / 60 % 60) + u'm';
    if (total % 60 > 0 || total == 0)
        text += QString::number(total % 60) + u's';
    return text;
}

QString timestampText(const QDateTime &when)
{
    return when.isValid() ? when.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime parseTimestamp(const QString &text)
{
    QDateTime when = QDateTime::fromString(text, Qt::ISODateWithMs);
    return when.isValid() ? when.toUTC() : QDateTime();
}

} // namespace muster
