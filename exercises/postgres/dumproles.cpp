// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/dumproles.h"

#include <QRegularExpression>

namespace muster
{

namespace
{

QString unquoted(const QString &word)
{
    if (!word.startsWith(QLatin1Char('"')))
        return word.toLower();
    return word.mid(1, word.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""));
}

bool isRealRole(const QString &name)
{
    static const QSet<QString> words{QStringLiteral("public"),       QStringLiteral("current_user"),
                                     QStringLiteral("session_user"), QStringLiteral("current_role"),
                                     QStringLiteral("default"),      QStringLiteral("none")};
    return !name.isEmpty() && !words.contains(name);
}

} // namespace

QSet<QString> rolesIn(const QString &statement)
{
    static const QRegularExpression giving(
        QStringLiteral(
            "^\\s*(GRANT|REVOKE|ALTER|CREATE POLICY|CREATE USER MAPPING|CREATE SCHEMA|SET SESSION)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(
        QStringLiteral(
            "\\b(?:OWNER TO|TO|FROM|FOR ROLE|FOR USER|FOR|AUTHORIZATION) +"
            "((?:\"(?:[^\"]|\"\")+\"|[A-Za-z_\\x{80}-\\x{10FFFF}][\\w$]*)"
            "(?: *, *(?:\"(?:[^\"]|\"\")+\"|[A-Za-z_\\x{80}-\\x{10FFFF}][\\w$]*))*)(?= *(?:;|$|WITH|USING|"
            "GRANTED|IN SCHEMA|GRANT|REVOKE|SERVER|CASCADE|\\n))"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression one(QStringLiteral("\"(?:[^\"]|\"\")+\"|[^\\s,\"]+"));
    QSet<QString> roles;
    // An archive keeps several statements in one entry.
    const QStringList statements = statement.split(QStringLiteral(";\n"));
    for (const QString &part : statements) {
        if (!giving.match(part).hasMatch() || part.contains(QStringLiteral(" RENAME ")))
            continue;
        auto lists = named.globalMatch(part);
        while (lists.hasNext()) {
            auto names = one.globalMatch(lists.next().captured(1));
            while (names.hasNext()) {
                const QString name = unquoted(names.next().captured(0));
                if (isRealRole(name))
                    roles.insert(name);
            }
        }
    }
    return roles;
}

QSet<QString> rolesOf(const QVector<TocEntry> &entries)
{
    static const QSet<QString> giving{QStringLiteral("ACL"), QStringLiteral("DEFAULT ACL"),
                                      QStringLiteral("POLICY"), QStringLiteral("USER MAPPING"),
                                      QStringLiteral("SCHEMA")};
    QSet<QString> roles;
    for (const TocEntry &entry : entries) {
        if (isRealRole(entry.owner))
            roles.insert(entry.owner);
        if (giving.contains(entry.type))
            roles |= rolesIn(entry.definition);
    }
    return roles;
}

Result<QStringList> createRoles(PgConnection &connection, const QSet<QString> &roles, const QString &memberOf,
                                const QString &member)
{
    const Result<PgRows> known = connection.query(QStringLiteral("select rolname from pg_roles"));
    if (!known)
        return fail(known.error());
    QSet<QString> there;
    for (int row = 0; row < known->rows.size(); ++row)
        there.insert(known->text(row));
    QStringList leftOut;
    for (const QString &role : roles) {
        if (there.contains(role))
            continue;
        if (role.startsWith(QStringLiteral("pg_"))) {
            leftOut << role;
            continue;
        }
        QString sql = QStringLiteral("create role %1 nologin").arg(PgConnection::identifier(role));
        if (!memberOf.isEmpty())
            sql += QStringLiteral(" in role ") + PgConnection::identifier(memberOf);
        if (!member.isEmpty())
            sql += QStringLiteral(" role ") + PgConnection::identifier(member);
        if (const Result<PgRows> made = connection.query(sql); !made)
            return fail(made.error());
    }
    return leftOut;
}

Done letOwnersRead(PgConnection &connection, bool allowed)
{
    const Result<PgRows> roles = connection.query(QStringLiteral(
        "select quote_ident(rolname) from pg_roles where rolname !~ '^(pg|muster)_' and not rolsuper "
        "and exists (select 1 from pg_roles where rolname = 'pg_read_all_data')"));
    if (!roles)
        return fail(roles.error());
    QStringList names;
    for (int row = 0; row < roles->rows.size(); ++row)
        names << roles->text(row);
    if (names.isEmpty())
        return {};
    const Result<PgRows> done = connection.query((allowed ? QStringLiteral("grant pg_read_all_data to ")
                                                          : QStringLiteral("revoke pg_read_all_data from ")) +
                                                 names.join(QStringLiteral(", ")));
    if (!done)
        return fail(done.error());
    return {};
}

} // namespace muster
