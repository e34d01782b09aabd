// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/masking.h"

#include <QRegularExpression>

#include <algorithm>

namespace muster
{

namespace
{

const QString &dots()
{
    static const QString text = QStringLiteral("•••");
    return text;
}

// "password=x", "api_key: x", "\"token\": \"x\"", "--password x"; the name stays.
const QRegularExpression &assignment()
{
    static const QRegularExpression pattern(
        QStringLiteral("((?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|"
                       "rediscli_auth|private[_-]?key)[A-Za-z0-9_-]*[\"']?\\s*(?:=|:)\\s*|"
                       "--(?:password|passwd|passphrase|token|secret|requirepass|masterauth)\\s+)"
                       "(\"[^\"]*\"|'[^']*'|[^\\s&;,'\"]+)"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

const QRegularExpression &userInfo()
{
    static const QRegularExpression pattern(
        QStringLiteral("\\b([A-Za-z][A-Za-z0-9+.-]*://[^/\\s:@]*:)[^@/\\s]+@"));
    return pattern;
}

const QRegularExpression &header()
{
    static const QRegularExpression pattern(
        QStringLiteral("((?:proxy-)?authorization\\s*:\\s*(?:basic\\s+|bearer\\s+|digest\\s+)?)\\S.*"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern;
}

const QRegularExpression &awsKey()
{
    static const QRegularExpression pattern(QStringLiteral("\\bA(?:KIA|SIA)[0-9A-Z]{16}\\b"));
    return pattern;
}

} // namespace

SecretMask::SecretMask(QStringList values) : m_values(std::move(values))
{
    m_values.erase(std::remove_if(m_values.begin(), m_values.end(),
                                  [](const QString &value) { return value.size() < 4; }),
                   m_values.end());
    std::sort(m_values.begin(), m_values.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

QString SecretMask::line(QString text)
{
    if (text.contains(QStringLiteral("-----BEGIN ")) && text.contains(QStringLiteral("PRIVATE KEY-----")))
        m_inKey = true;
    if (m_inKey) {
        m_inKey = !text.contains(QStringLiteral("-----END "));
        return dots();
    }
    for (const QString &value : m_values)
        text.replace(value, dots());
    text.replace(header(), QStringLiteral("\\1") + dots());
    text.replace(userInfo(), QStringLiteral("\\1") + dots() + QLatin1Char('@'));
    text.replace(awsKey(), dots());
    text.replace(assignment(), QStringLiteral("\\1") + dots());
    return text;
}

} // namespace muster
