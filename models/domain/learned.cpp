// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/learned.h"

#include <algorithm>

namespace muster
{

std::optional<LearnedTime> learnFrom(QVector<Milliseconds> times)
{
    times.removeIf([](Milliseconds time) { return time.count() < 0; });
    if (times.isEmpty())
        return std::nullopt;
    std::sort(times.begin(), times.end());
    const qsizetype middle = times.size() / 2;
    const Milliseconds median = times.size() % 2 == 1 ? times.at(middle) : (times.at(middle - 1) + times.at(middle)) / 2;
    return LearnedTime{median, times.first(), times.last(), int(times.size())};
}

LearnedTimes learnAll(const QHash<QString, QVector<Milliseconds>> &times)
{
    LearnedTimes result;
    for (auto it = times.constBegin(); it != times.constEnd(); ++it)
        if (const auto learned = learnFrom(*it))
            result.insert(it.key(), *learned);
    return result;
}

QJsonObject learnedToJson(const LearnedTimes &times)
{
    QJsonObject json;
    for (auto it = times.constBegin(); it != times.constEnd(); ++it)
        json.insert(it.key(), QJsonObject{{QStringLiteral("median_ms"), qint64(it->median.count())},
                                          {QStringLiteral("shortest_ms"), qint64(it->shortest.count())},
                                          {QStringLiteral("longest_ms"), qint64(it->longest.count())},
                                          {QStringLiteral("runs"), it->runs}});
    return json;
}

LearnedTimes learnedFromJson(const QJsonObject &json)
{
    LearnedTimes times;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        const QJsonObject object = it->toObject();
        const auto ms = [&object](const char *key) { return Milliseconds(object.value(QLatin1StringView(key)).toInteger()); };
        times.insert(it.key(), {ms("median_ms"), ms("shortest_ms"), ms("longest_ms"), object.value(QLatin1StringView("runs")).toInt()});
    }
    return times;
}

} // namespace muster
