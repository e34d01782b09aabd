// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/internal.h"

#include <QJsonArray>
#include <QVariant>

#include <cmath>

namespace muster::reports
{

namespace
{
Ordered number(const QJsonValue &value)
{
    const QVariant variant = value.toVariant();
    if (variant.typeId() == QMetaType::LongLong)
        return variant.toLongLong();
    const double real = value.toDouble();
    if (!std::isfinite(real))
        return nullptr;
    // 3.0 is written as 3: what a person or a shell script expects of a count.
    constexpr double exact = 9007199254740992.0; // 2^53
    if (real == std::floor(real) && std::abs(real) < exact)
        return static_cast<qint64>(real);
    return real;
}
} // namespace

Ordered toOrdered(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return number(value);
    case QJsonValue::String:
        return text(value.toString());
    case QJsonValue::Array: {
        Ordered array = Ordered::array();
        const QJsonArray values = value.toArray();
        for (const QJsonValue &item : values)
            array.push_back(toOrdered(item));
        return array;
    }
    case QJsonValue::Object: {
        Ordered object = Ordered::object();
        const QJsonObject values = value.toObject();
        for (auto it = values.begin(); it != values.end(); ++it)
            object[it.key().toStdString()] = toOrdered(it.value());
        return object;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return nullptr;
}

Ordered text(const QString &value)
{
    return value.toStdString();
}

Ordered textOrNull(const QString &value)
{
    if (value.isEmpty())
        return nullptr;
    return value.toStdString();
}

Ordered seconds(const std::optional<Milliseconds> &value)
{
    if (!value)
        return nullptr;
    const qint64 ms = value->count();
    if (ms % 1000 == 0)
        return ms / 1000;
    return static_cast<double>(ms) / 1000.0;
}

Ordered time(const QDateTime &value)
{
    if (!value.isValid())
        return nullptr;
    return timestampText(value).toStdString();
}

QByteArray dump(const Ordered &json)
{
    std::string out = json.dump(2, ' ', false, Ordered::error_handler_t::replace);
    out.push_back('\n');
    return QByteArray::fromStdString(out);
}

} // namespace muster::reports
