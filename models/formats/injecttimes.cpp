// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/injecttimes.h"

#include "formats/importwords.h"

#include <QDate>
#include <QRegularExpression>

namespace muster
{

namespace
{

using std::chrono::hours;
using std::chrono::minutes;

constexpr Milliseconds day = hours(24);
constexpr Milliseconds farthest = 366 * day; // what is farther from T+0 makes no sense

enum class Form { Nothing, Offset, Number, Clock, Moment };

struct Reading
{
    Form form = Form::Nothing;
    Milliseconds value{0}; // Clock, Moment: since midnight
    bool certain = false;  // a time of day for sure: am, pm, a date, a day's number
    std::optional<qint64> dayNumber;
};

// Which part of 03/04/2026 is the month.
enum class DateOrder { MonthFirst, DayFirst };

QString tidy(QString text)
{
    text = text.simplified();
    text.replace(QChar(0x2212), u'-').replace(QChar(0x2013), u'-');
    static const QRegularExpression decimalComma(QStringLiteral("(\\d),(\\d)"));
    return text.replace(decimalComma, QStringLiteral("\\1.\\2"));
}

// "2 hours 5 mins" → "2h5m"
QString shortUnits(QString text)
{
    static const QRegularExpression dayWord(QStringLiteral("(?<=[\\d\\s])(days?|jours?|tage?)\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression hourWord(
        QStringLiteral("(?<=[\\d\\s])(hours?|hrs?|heures?|stunden?|std)\\b\\.?"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression minuteWord(
        QStringLiteral("(?<=[\\d\\s])(minutes?|minuten|mins?|')(?![a-z])\\.?"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression secondWord(
        QStringLiteral("(?<=[\\d\\s])(seconds?|sekunden?|secs?)\\b\\.?"),
        QRegularExpression::CaseInsensitiveOption);
    text.replace(dayWord, QStringLiteral("d")).replace(hourWord, QStringLiteral("h"));
    text.replace(minuteWord, QStringLiteral("m")).replace(secondWord, QStringLiteral("s"));
    return text.remove(u' ');
}

// "J+1 H+2 M-5": each part added up.
std::optional<Milliseconds> partsOffset(const QString &text)
{
    static const QRegularExpression whole(QStringLiteral("^(?:[JDHMS]\\s*[+-]\\s*\\d{1,6}[\\s,]*)+$"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression part(QStringLiteral("([JDHMS])\\s*([+-])\\s*(\\d{1,6})"),
                                         QRegularExpression::CaseInsensitiveOption);
    if (!whole.match(text).hasMatch())
        return std::nullopt;
    Milliseconds sum{0};
    for (auto it = part.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QChar unit = match.captured(1).at(0).toUpper();
        const Milliseconds one = unit == u'H'   ? hours(1)
                                 : unit == u'M' ? Milliseconds(minutes(1))
                                 : unit == u'S' ? Milliseconds(1000)
                                                : day;
        sum += one * match.captured(3).toLongLong() * (match.captured(2) == u"-" ? -1 : 1);
    }
    return sum;
}

// After T, H or STARTEX: nothing, or an offset with its sign.
std::optional<Milliseconds> markedOffset(const QString &text)
{
    static const QRegularExpression mark(
        QStringLiteral("^(?:STARTEX|START|T|H(?=\\s*[+-]\\s*\\d+:))\\s*(.*)$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = mark.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString rest = shortUnits(match.captured(1));
    if (rest.isEmpty() || rest == u"0" || rest == u"=0")
        return Milliseconds(0);
    if (!rest.startsWith(u'+') && !rest.startsWith(u'-'))
        return std::nullopt;
    const auto parsed = parseOffset(rest);
    return parsed ? std::optional(*parsed) : std::nullopt;
}

// "9:30", "09.30 h", "9:30:15 pm", "9h30", "0930 hrs": since midnight.
std::optional<Reading> clockReading(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{1,4})(?::|h)([0-5]\\d)(?::([0-5]\\d))?(?:\\.\\d+)?\\s*(a\\.?m\\.?|p\\.?m\\.?|h|"
                       "hrs?|uhr|z|utc)?$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression military(
        QStringLiteral("^([01]\\d|2[0-4])([0-5]\\d)\\s*(h|hrs?|hours|z|l)$"),
        QRegularExpression::CaseInsensitiveOption);
    Reading reading{Form::Clock, {}, false, {}};
    if (const auto match = military.match(text); match.hasMatch()) {
        reading.value = hours(match.captured(1).toInt()) + minutes(match.captured(2).toInt());
        reading.certain = true;
        return reading;
    }
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    int hour = match.captured(1).toInt();
    const QString suffix = match.captured(4).toLower();
    if (suffix.startsWith(u'a') || suffix.startsWith(u'p')) {
        if (hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + (suffix.startsWith(u'p') ? 12 : 0);
        reading.certain = true;
    }
    reading.value = hours(hour) + minutes(match.captured(2).toInt()) + Seconds(match.captured(3).toInt());
    return reading;
}

QDate dateOf(const QRegularExpressionMatch &match, DateOrder order)
{
    if (!match.captured(1).isEmpty())
        return {match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt()};
    const int year = match.captured(7).toInt() + (match.captured(7).size() == 2 ? 2000 : 0);
    const bool dayFirst = match.captured(5) == u"." || order == DateOrder::DayFirst;
    return dayFirst ? QDate(year, match.captured(6).toInt(), match.captured(4).toInt())
                    : QDate(year, match.captured(4).toInt(), match.captured(6).toInt());
}

const QRegularExpression &datePattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?:(\\d{4})-(\\d\\d?)-(\\d\\d?)|(\\d\\d?)([./])(\\d\\d?)[./](\\d{4}|\\d\\d))(?:[T "
                       ",]\\s*(.+?))?(?:Z|[+-]\\d\\d:?\\d\\d)?$"));
    return pattern;
}

// "2026-11-21 09:30", "21.11.2026 9:30", "11/21/2026 9:30 AM", "Day 2 10:00"
std::optional<Reading> momentReading(const QString &text, DateOrder order)
{
    static const QRegularExpression dayNumber(
        QStringLiteral("^(?:day|tag|jour|j|d)\\s*(\\d{1,3})[\\s,:/-]+(.+)$"),
        QRegularExpression::CaseInsensitiveOption);
    Reading reading{Form::Moment, {}, true, {}};
    QString rest;
    if (const auto match = dayNumber.match(text); match.hasMatch()) {
        reading.dayNumber = match.captured(1).toInt();
        rest = match.captured(2);
    } else {
        const auto dated = datePattern().match(text);
        const QDate date = dated.hasMatch() ? dateOf(dated, order) : QDate();
        if (!date.isValid())
            return std::nullopt;
        reading.dayNumber = date.toJulianDay();
        rest = dated.captured(8);
    }
    if (rest.isEmpty())
        return reading;
    const auto clock = clockReading(rest.trimmed());
    if (!clock)
        return std::nullopt;
    reading.value = clock->value;
    return reading;
}

Milliseconds unitOf(const QString &header)
{
    const QString words = header.toLower();
    if (words.contains(u"hour") || words.contains(u"hrs") || words.contains(u"t+h"))
        return hours(1);
    return words.contains(u"second") ? Milliseconds(1000) : Milliseconds(minutes(1));
}

bool saysElapsed(const QString &header)
{
    static const QRegularExpression words(
        QStringLiteral("^\\s*[th]\\s*\\+|elapsed|offset|after start|minutes"),
        QRegularExpression::CaseInsensitiveOption);
    return words.match(header).hasMatch();
}

Reading readOne(const QString &raw, Milliseconds unit, DateOrder order)
{
    const QString text = tidy(raw);
    if (const auto marked = markedOffset(text))
        return {Form::Offset, *marked, true, {}};
    if (const auto parts = partsOffset(text))
        return {Form::Offset, *parts, true, {}};
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber && std::abs(number) < 1e9)
        return {Form::Number,
                Milliseconds(std::llround(number * double(unit.count()))),
                text.startsWith(u'+'),
                {}};
    if (const auto clock = clockReading(text))
        return *clock;
    if (const auto moment = momentReading(text, order))
        return *moment;
    if (const auto parsed = parseOffset(shortUnits(text)))
        return {Form::Offset, *parsed, true, {}};
    return {};
}

DateOrder orderOf(const QStringList &cells)
{
    for (const QString &cell : cells) {
        const auto match = datePattern().match(tidy(cell));
        if (match.hasMatch() && match.captured(4).toInt() > 12)
            return DateOrder::DayFirst;
    }
    return DateOrder::MonthFirst;
}

bool isMilitary(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^([01]\\d|2[0-3])[0-5]\\d$"));
    return pattern.match(text).hasMatch();
}

// 0930, 0945, 1000: a column of four digits each is one of times of day.
void readMilitary(const QStringList &cells, QVector<Reading> *readings)
{
    bool leadingZero = false;
    for (const QString &cell : cells) {
        const QString text = tidy(cell);
        if (!text.isEmpty() && !isMilitary(text))
            return;
        leadingZero = leadingZero || text.startsWith(u'0');
    }
    if (!leadingZero)
        return;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString text = tidy(cells[i]);
        if (!text.isEmpty())
            (*readings)[i] = {
                Form::Clock, hours(text.left(2).toInt()) + minutes(text.right(2).toInt()), true, {}};
    }
}

bool areTimesOfDay(const QVector<Reading> &readings, ClockReading clock, const QString &header)
{
    bool certain = false;
    std::optional<Milliseconds> first;
    for (const Reading &reading : readings) {
        if (reading.form == Form::Moment)
            return true;
        if (reading.form == Form::Offset)
            return false;
        if (reading.form == Form::Clock) {
            certain = certain || reading.certain;
            first = first.value_or(reading.value);
            if (reading.value > day)
                return false;
        }
    }
    if (clock != ClockReading::Guess)
        return clock == ClockReading::TimeOfDay;
    return first && (certain || (*first >= hours(6) && !saysElapsed(header)));
}

// Each relative to the first; without a date, a time long before the one above it is on the next day.
class TimesOfDay
{
public:
    std::optional<Milliseconds> at(const Reading &reading)
    {
        if (reading.dayNumber)
            m_day = *reading.dayNumber;
        else if (m_last && reading.value + hours(12) < *m_last)
            ++m_day;
        m_last = reading.value;
        const Milliseconds absolute = day * m_day + reading.value;
        if (!m_origin)
            m_origin = absolute;
        return absolute - *m_origin;
    }

private:
    qint64 m_day = 0;
    std::optional<Milliseconds> m_last;
    std::optional<Milliseconds> m_origin;
};

} // namespace

TimeColumn readTimes(const QStringList &cells, const QString &header, ClockReading clock)
{
    const DateOrder order = orderOf(cells);
    const Milliseconds unit = unitOf(header);
    QVector<Reading> readings;
    for (const QString &cell : cells)
        readings.append(readOne(cell, unit, order));
    if (!saysElapsed(header))
        readMilitary(cells, &readings);
    const bool daytime = areTimesOfDay(readings, clock, header);
    TimesOfDay times;
    TimeColumn column;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const Reading &reading = readings[i];
        const bool onClock = reading.form == Form::Clock || reading.form == Form::Moment;
        std::optional<Milliseconds> at;
        if (reading.form != Form::Nothing)
            at = daytime && onClock ? times.at(reading) : reading.value;
        QString problem;
        if (!at && !cells[i].trimmed().isEmpty())
            problem =
                importText("“%1” is not a time; the inject has none.").arg(cells[i].simplified().left(60));
        else if (at && (*at > farthest || *at < -farthest)) {
            problem = importText("“%1” is more than a year from T+0; the inject has no time.")
                          .arg(cells[i].simplified().left(60));
            at.reset();
        }
        if (daytime && onClock && column.remark.isEmpty())
            column.remark = importText("times of day; T+0 is %1").arg(cells[i].simplified().left(40));
        column.at.append(at);
        column.problems.append(problem);
    }
    return column;
}

QString injectTimeText(Milliseconds at)
{
    const qint64 total = std::chrono::duration_cast<Seconds>(at).count();
    const qint64 size = std::abs(total);
    QString text = QStringLiteral("T%1%2:%3")
                       .arg(QChar(total < 0 ? u'-' : u'+'))
                       .arg(size / 3600)
                       .arg(size / 60 % 60, 2, 10, QChar(u'0'));
    if (size % 60 != 0)
        text += QStringLiteral(":%1").arg(size % 60, 2, 10, QChar(u'0'));
    return text;
}

} // namespace muster
