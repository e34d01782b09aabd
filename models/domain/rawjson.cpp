// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rawjson.h"

#include <cmath>

namespace muster
{

namespace
{

QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? value.toVariant().toString() : value.toString();
}

} // namespace

QString RawReader::text(const char *key) const
{
    return textOf(m_object.value(QLatin1String(key)));
}

QStringList RawReader::texts(const char *key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    QStringList out;
    for (const QJsonValue &item : value.toArray())
        out.append(textOf(item));
    if (!value.isArray() && !textOf(value).isEmpty())
        out.append(textOf(value));
    return out;
}

std::optional<Milliseconds> RawReader::duration(const char *key, Milliseconds unit) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isDouble())
        return Milliseconds(std::llround(value.toDouble() * double(unit.count())));
    const Result<Milliseconds> parsed = parseDuration(value.toString());
    return parsed ? std::optional(*parsed) : std::nullopt;
}

std::optional<Milliseconds> RawReader::offset(const char *key) const
{
    const QJsonValue value = m_object.value(QLatin1String(key));
    if (value.isDouble())
        return Milliseconds(std::llround(value.toDouble() * 60000));
    const Result<Milliseconds> parsed = parseOffset(value.toString());
    return parsed ? std::optional(*parsed) : std::nullopt;
}

void RawWriter::put(const char *key, const QJsonValue &value, bool isEmpty)
{
    if (isEmpty)
        m_json.remove(QLatin1String(key));
    else
        m_json.insert(QLatin1String(key), value);
}

void RawWriter::text(const char *key, const QString &was, const QString &is)
{
    if (was != is)
        put(key, is, is.isEmpty());
}

void RawWriter::texts(const char *key, const QStringList &was, const QStringList &is)
{
    if (was != is)
        put(key, QJsonArray::fromStringList(is), is.isEmpty());
}

void RawWriter::flag(const char *key, bool was, bool is)
{
    if (was != is)
        put(key, is, !is);
}

void RawWriter::duration(const char *key, Milliseconds unit, std::optional<Milliseconds> was,
                         std::optional<Milliseconds> is)
{
    if (was == is)
        return;
    if (is && is->count() % unit.count() == 0)
        put(key, qint64(is->count() / unit.count()), false);
    else
        put(key, is ? durationText(*is) : QString(), !is);
}

void RawWriter::offset(const char *key, std::optional<Milliseconds> was, std::optional<Milliseconds> is)
{
    if (was != is)
        put(key, is ? offsetText(*is).replace(QChar(0x2212), u'-') : QString(), !is);
}

void RawWriter::list(const char *key, const QJsonArray &is)
{
    if (!is.isEmpty() || m_json.contains(QLatin1String(key)))
        m_json.insert(QLatin1String(key), is);
}

} // namespace muster
