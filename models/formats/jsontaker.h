// SPDX-License-Identifier: GPL-3.0-or-later
// An object of somebody else's taken apart by the names its keys may have; what nobody took is left over.
// Inside models/formats; a value.
#pragma once

#include "formats/taskwords.h"

#include <QJsonObject>
#include <QStringList>

#include <cmath>

namespace muster
{

class JsonTaker
{
public:
    explicit JsonTaker(const QJsonObject &object) : m_left(object) {}

    // The first of these keys that is there, whatever the case; the others stay.
    QJsonValue take(const QStringList &keys)
    {
        for (const QString &key : keys) {
            for (const QString &own : m_left.keys()) {
                if (own.compare(key, Qt::CaseInsensitive) == 0)
                    return m_left.take(own);
            }
        }
        return QJsonValue(QJsonValue::Undefined);
    }
    QString text(const QStringList &keys) { return textOf(take(keys)); }

    // Minutes, unless the key says seconds or hours, or the value its own unit: "< 5 min".
    std::optional<Milliseconds> duration(const QString &prefix)
    {
        const QStringList keys = m_left.keys();
        for (const QString &key : keys) {
            const QString low = key.toLower();
            if (low != prefix && !low.startsWith(prefix + u'_'))
                continue;
            const double unit = low.endsWith(u"seconds") || low.endsWith(u"_s") ? 1e3 : low.endsWith(u"hours") ? 3.6e6 : 6e4;
            const auto value = durationOf(m_left.value(key), unit);
            if (!value)
                continue;
            m_left.remove(key);
            return value;
        }
        return std::nullopt;
    }

    [[nodiscard]] const QJsonObject &left() const { return m_left; }

    [[nodiscard]] static QString textOf(const QJsonValue &value)
    {
        return value.isString() ? value.toString().trimmed() : value.isDouble() ? value.toVariant().toString() : QString();
    }

    [[nodiscard]] static std::optional<Milliseconds> durationOf(const QJsonValue &value, double unit)
    {
        bool number = value.isDouble();
        double count = value.toDouble();
        QString words = value.toString().trimmed();
        while (!words.isEmpty() && QStringLiteral("<≤=~ ").contains(words.at(0)))
            words.remove(0, 1);
        if (!number && !words.isEmpty())
            count = words.toDouble(&number);
        if (number)
            return count >= 0 && count * unit < 1e13 ? std::optional(Milliseconds(std::llround(count * unit))) : std::nullopt;
        if (const auto estimate = estimateWords(words))
            return estimate;
        const auto parsed = words.isEmpty() ? Result<Milliseconds>(fail({})) : parseDuration(words);
        return parsed ? std::optional(*parsed) : std::nullopt;
    }

private:
    QJsonObject m_left;
};

} // namespace muster
