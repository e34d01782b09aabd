// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/literaltext.h"

#include "formats/planjson.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace muster
{

namespace
{

QString literal(QString text)
{
    static const QRegularExpression value(QStringLiteral("\\$\\{(?=[A-Za-z_][A-Za-z0-9_]*(?::-|\\}))"));
    return text.contains(u"${") ? text.replace(value, QStringLiteral("$${")) : text;
}

QString plain(QString text)
{
    static const QRegularExpression value(QStringLiteral("\\$\\$\\{(?=[A-Za-z_][A-Za-z0-9_]*(?::-|\\}))"));
    return text.contains(u"$${") ? text.replace(value, QStringLiteral("${")) : text;
}

QJsonValue each(const QJsonValue &value, QString (*change)(QString)) // as deep as a plan is
{
    if (value.isString())
        return change(value.toString());
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            array[i] = each(array.at(i), change);
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = each(it.value(), change);
    return object;
}

} // namespace

Result<Plan> withLiteralText(const Plan &plan)
{
    return planFromObject(each(planToObject(plan), literal).toObject());
}

Plan withPlainText(const Plan &plan)
{
    return planFromObject(each(planToObject(plan), plain).toObject()).value_or(plan);
}

} // namespace muster
