// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 8785, JSON Canonicalization Scheme.
#include "domain/journal.h"

#include <QJsonArray>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace muster
{

namespace
{

void writeString(const QString &text, QByteArray &out)
{
    out += '"';
    for (const char c : text.toUtf8()) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (byte < 0x20) {
                out += "\\u00";
                out += QByteArray::number(byte, 16).rightJustified(2, '0');
            } else {
                out += c;
            }
        }
    }
    out += '"';
}

// As ECMAScript's Number::toString: shortest digits, exponent below 1e-6 and from 1e21.
void writeNumber(double value, QByteArray &out)
{
    if (value == 0 || !std::isfinite(value)) {
        out += '0';
        return;
    }
    char buffer[40];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::abs(value), std::chars_format::scientific).ptr;
    const QByteArray text(buffer, end - buffer);
    const qsizetype e = text.indexOf('e');
    const int exponent = text.mid(e + 1).toInt();
    QByteArray digits = text.left(e);
    digits.remove(1, digits.size() > 1 ? 1 : 0); // the point
    const int count = int(digits.size());
    if (value < 0)
        out += '-';
    if (exponent >= 0 && exponent < 21) {
        if (count <= exponent + 1)
            out += digits + QByteArray(exponent + 1 - count, '0');
        else
            out += digits.left(exponent + 1) + '.' + digits.mid(exponent + 1);
    } else if (exponent < 0 && exponent >= -6) {
        out += "0." + QByteArray(-exponent - 1, '0') + digits;
    } else {
        out += digits.left(1);
        if (count > 1)
            out += '.' + digits.mid(1);
        out += exponent < 0 ? "e-" : "e+";
        out += QByteArray::number(std::abs(exponent));
    }
}

void write(const QJsonValue &value, QByteArray &out);

void writeObject(const QJsonObject &object, QByteArray &out)
{
    QStringList keys = object.keys();
    std::sort(keys.begin(), keys.end(), [](const QString &a, const QString &b) {
        return std::lexicographical_compare(a.utf16(), a.utf16() + a.size(), b.utf16(), b.utf16() + b.size());
    });
    out += '{';
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (i > 0)
            out += ',';
        writeString(keys.at(i), out);
        out += ':';
        write(object.value(keys.at(i)), out);
    }
    out += '}';
}

void write(const QJsonValue &value, QByteArray &out)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined: out += "null"; break;
    case QJsonValue::Bool: out += value.toBool() ? "true" : "false"; break;
    case QJsonValue::Double: writeNumber(value.toDouble(), out); break;
    case QJsonValue::String: writeString(value.toString(), out); break;
    case QJsonValue::Array: {
        out += '[';
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                out += ',';
            write(array.at(i), out);
        }
        out += ']';
        break;
    }
    case QJsonValue::Object: writeObject(value.toObject(), out); break;
    }
}

} // namespace

QByteArray canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    write(value, out);
    return out;
}

} // namespace muster
