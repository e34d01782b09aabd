// SPDX-License-Identifier: GPL-3.0-or-later
// Values out of a JSON object, and back into it in such a way that what nobody changed stays as it was
// written: number or text, "30m" or 30, absent or empty. Inside models/domain. Pure, any thread.
#pragma once

#include "domain/times.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace muster
{

class RawReader
{
public:
    explicit RawReader(const QJsonObject &object) : m_object(object) {}
    [[nodiscard]] QString text(const char *key) const;      // a number as its digits
    [[nodiscard]] QStringList texts(const char *key) const; // a single text is a list of one
    [[nodiscard]] std::optional<Milliseconds> duration(const char *key, Milliseconds unit) const;
    [[nodiscard]] std::optional<Milliseconds> offset(const char *key) const;

private:
    const QJsonObject &m_object;
};

class RawWriter
{
public:
    explicit RawWriter(QJsonObject raw) : m_json(std::move(raw)) {}
    void text(const char *key, const QString &was, const QString &is);
    void texts(const char *key, const QStringList &was, const QStringList &is);
    void flag(const char *key, bool was, bool is);
    void duration(const char *key, Milliseconds unit, std::optional<Milliseconds> was,
                  std::optional<Milliseconds> is);
    void offset(const char *key, std::optional<Milliseconds> was, std::optional<Milliseconds> is);
    void list(const char *key, const QJsonArray &is); // an empty one is not added where there was none
    [[nodiscard]] QJsonObject json() const { return m_json; }

private:
    void put(const char *key, const QJsonValue &value, bool isEmpty);
    QJsonObject m_json;
};

} // namespace muster
