// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/secrets.h"

#include "formats/jsonreader.h"
#include "formats/planjson.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace muster
{

namespace
{

const QString &secretWord()
{
    static const QString word =
        QStringLiteral("password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|"
                       "rediscli_auth|private[_-]?key");
    return word;
}

// Names that only point to where a secret is kept.
bool pointsElsewhere(const QString &name)
{
    static const QRegularExpression elsewhere(
        QStringLiteral("file|path|command|_cmd|-cmd|_env|-env|keychain|service|policy|"
                       "encryption|required"),
        QRegularExpression::CaseInsensitiveOption);
    return elsewhere.match(name).hasMatch();
}

std::optional<QString> findAssignment(const QString &text)
{
    static const QRegularExpression assignment(
        QStringLiteral(
            "(?<![A-Za-z0-9])([A-Za-z0-9_-]*(?:%1)[A-Za-z0-9_-]*)\\s*=\\s*('[^']+|\"[^\"]+|[^\\s&;'\"]+)")
            .arg(secretWord()),
        QRegularExpression::CaseInsensitiveOption);
    auto match = assignment.globalMatch(text);
    while (match.hasNext()) {
        const QString name = match.next().captured(1);
        if (!pointsElsewhere(name))
            return QString(name + u'=');
    }
    return std::nullopt;
}

bool isProse(const QString &key)
{
    static const QSet<QString> prose{QStringLiteral("title"),
                                     QStringLiteral("text"),
                                     QStringLiteral("details"),
                                     QStringLiteral("description"),
                                     QStringLiteral("message"),
                                     QStringLiteral("notes"),
                                     QStringLiteral("remediation"),
                                     QStringLiteral("sql"),
                                     QStringLiteral("expected_response"),
                                     QStringLiteral("objective"),
                                     QStringLiteral("objectives"),
                                     QStringLiteral("observations"),
                                     QStringLiteral("ground_rules"),
                                     QStringLiteral("contingency"),
                                     QStringLiteral("action_text"),
                                     QStringLiteral("trigger_conditions"),
                                     QStringLiteral("tools_required"),
                                     QStringLiteral("dependencies"),
                                     QStringLiteral("scenarios"),
                                     QStringLiteral("response_steps"),
                                     QStringLiteral("gaps"),
                                     QStringLiteral("tags")};
    return prose.contains(key);
}

// A key that says it holds a secret: {"password": "…"}.
bool isSecretKey(const QString &key)
{
    static const QRegularExpression whole(QStringLiteral("(^|[_-])(%1)$").arg(secretWord()),
                                          QRegularExpression::CaseInsensitiveOption);
    return whole.match(key).hasMatch() && !pointsElsewhere(key);
}

// ["--password", "…"]: an option whose value is the next argument.
bool isSecretOption(const QString &argument)
{
    return argument.startsWith(u"--") && !argument.contains(u'=') && isSecretKey(argument.mid(2));
}

Error secretError(const QString &pointer, const QString &found)
{
    return {QStringLiteral("plan.secret"),
            QCoreApplication::translate("muster::Plan", "There is a secret in the plan at %1: %2")
                .arg(pointer, found),
            QCoreApplication::translate(
                "muster::Plan",
                "Remove it, and keep it in ~/.pgpass, the environment (PGPASSWORD), a libpq service "
                "file or the keychain. Change it if the plan was shared."),
            Fault::BadInput,
            pointer,
            0,
            0};
}

Done walk(const QJsonValue &value, const QString &pointer);

Done walkObject(const QJsonObject &object, const QString &pointer)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString child = childPointer(pointer, it.key());
        if (isSecretKey(it.key()) && it.value().isString() && !it.value().toString().isEmpty())
            return fail(secretError(child, it.key()));
        if (isProse(it.key()))
            continue;
        if (const Done done = walk(it.value(), child); !done)
            return done;
    }
    return {};
}

Done walkArray(const QJsonArray &array, const QString &pointer)
{
    QString before;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString child = childPointer(pointer, i);
        const QString argument = array.at(i).toString();
        if (isSecretOption(before) && !argument.isEmpty() && !argument.startsWith(u'-'))
            return fail(secretError(child, before));
        if (const Done done = walk(array.at(i), child); !done)
            return done;
        before = argument;
    }
    return {};
}

Done walk(const QJsonValue &value, const QString &pointer)
{
    if (value.isObject())
        return walkObject(value.toObject(), pointer);
    if (value.isArray())
        return walkArray(value.toArray(), pointer);
    if (const auto found = findSecret(value.toString()))
        return fail(secretError(pointer, *found));
    return {};
}

} // namespace

std::optional<QString> findSecret(const QString &text)
{
    if (text.size() < 5)
        return std::nullopt;
    if (const auto found = findAssignment(text))
        return found;
    static const QRegularExpression url(QStringLiteral("\\b[A-Za-z][A-Za-z0-9+.-]*://[^/\\s:@]*:[^@/\\s]+@"));
    if (url.match(text).hasMatch())
        return QStringLiteral("user:password@");
    static const QRegularExpression header(QStringLiteral("authorization\\s*:\\s*\\S+"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (header.match(text).hasMatch())
        return QStringLiteral("Authorization:");
    static const QRegularExpression key(
        QStringLiteral("-----BEGIN [A-Z ]*PRIVATE KEY-----|\\bA(KIA|SIA)[0-9A-Z]{16}\\b"));
    if (const auto match = key.match(text); match.hasMatch())
        return match.captured(0).left(4) == u"----" ? QStringLiteral("PRIVATE KEY")
                                                    : QStringLiteral("AWS access key");
    return std::nullopt;
}

Done refuseSecrets(const QJsonValue &document)
{
    return walk(document, QString());
}

} // namespace muster
