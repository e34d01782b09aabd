// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/xlsxnumbers.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace muster
{

namespace
{

// Without what is shown literally, and without colours and conditions; [h], [m] and [s] stay.
QString bareCode(QString code)
{
    static const QRegularExpression literal(
        QStringLiteral("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]"),
        QRegularExpression::CaseInsensitiveOption);
    return code.section(u';', 0, 0).remove(literal).toLower();
}

NumberKind kindOfCode(const QString &code)
{
    const QString bare = bareCode(code);
    if (bare.contains(u"general"))
        return NumberKind::Plain;
    if (bare.contains(u"[h") || bare.contains(u"[m") || bare.contains(u"[s"))
        return NumberKind::Elapsed;
    const bool time = bare.contains(u'h') || bare.contains(u's');
    const bool date = bare.contains(u'y') || bare.contains(u'd') || (bare.contains(u'm') && !time);
    if (date)
        return time ? NumberKind::DateTime : NumberKind::Date;
    return time ? NumberKind::Time : NumberKind::Plain;
}

QString clock(qint64 seconds)
{
    QString text = QStringLiteral("%1:%2").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QChar(u'0'));
    if (seconds % 60 != 0)
        text += QStringLiteral(":%1").arg(seconds % 60, 2, 10, QChar(u'0'));
    return text;
}

QString plainNumber(const QString &raw)
{
    bool isNumber = false;
    const double value = raw.toDouble(&isNumber);
    const bool digits = !raw.contains(u'.') && !raw.contains(u'e', Qt::CaseInsensitive);
    return isNumber && !digits ? QString::number(value, 'g', 15) : raw;
}

} // namespace

NumberKind numberKind(int formatId, const QString &code)
{
    if (formatId == 46)
        return NumberKind::Elapsed;
    if (formatId == 22)
        return NumberKind::DateTime;
    if ((formatId >= 18 && formatId <= 21) || formatId == 45 || formatId == 47 ||
        (formatId >= 32 && formatId <= 35))
        return NumberKind::Time;
    if ((formatId >= 14 && formatId <= 17) || (formatId >= 27 && formatId <= 36) ||
        (formatId >= 50 && formatId <= 58))
        return NumberKind::Date;
    return formatId < 164 && code.isEmpty() ? NumberKind::Plain : kindOfCode(code);
}

QString numberText(const QString &raw, NumberKind kind, bool since1904)
{
    bool isNumber = false;
    const double days = raw.toDouble(&isNumber);
    if (kind == NumberKind::Plain || !isNumber || days < 0 || days > 2958466) // beyond the year 9999
        return plainNumber(raw);
    const qint64 seconds = std::llround(days * 86400.0);
    if (kind == NumberKind::Elapsed)
        return clock(seconds);
    if (kind == NumberKind::Time)
        return clock(seconds % 86400);
    const QDate origin = since1904 ? QDate(1904, 1, 1) : QDate(1899, 12, 30);
    const QString date = origin.addDays(seconds / 86400).toString(Qt::ISODate);
    if (kind == NumberKind::Date && seconds % 86400 == 0)
        return date;
    return date + u' ' + clock(seconds % 86400).rightJustified(5, u'0');
}

} // namespace muster
