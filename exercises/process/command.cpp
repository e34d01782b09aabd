// SPDX-License-Identifier: GPL-3.0-or-later
#include "process/command.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace muster
{

namespace
{

QString shellWord(const QString &word)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    if (plain.match(word).hasMatch())
        return word;
    QString quoted = word;
    quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

std::vector<gid_t> groupsOf(const char *name, gid_t gid)
{
    int count = 64;
    std::vector<gid_t> groups(static_cast<size_t>(count));
    if (::getgrouplist(name, gid, groups.data(), &count) < 0) {
        groups.resize(static_cast<size_t>(count));
        if (::getgrouplist(name, gid, groups.data(), &count) < 0)
            count = 0;
    }
    groups.resize(static_cast<size_t>(count));
    return groups;
}

} // namespace

QString Command::text() const
{
    QStringList words;
    if (!user.isEmpty() && ::geteuid() == 0)
        words << QStringLiteral("runuser") << QStringLiteral("-u") << shellWord(user) << QStringLiteral("--");
    words << shellWord(program);
    for (const QString &argument : arguments)
        words << shellWord(argument);
    return words.join(QLatin1Char(' '));
}

Result<std::optional<UserIds>> resolveUser(const QString &user)
{
    if (user.isEmpty() || ::geteuid() != 0)
        return std::optional<UserIds>();
    const QByteArray name = user.toLocal8Bit();
    std::vector<char> buffer(16384);
    passwd entry{};
    passwd *found = nullptr;
    ::getpwnam_r(name.constData(), &entry, buffer.data(), buffer.size(), &found);
    if (!found) {
        return fail(
            {QStringLiteral("process.user"),
             QCoreApplication::translate("process", "There is no user “%1” on this machine.").arg(user),
             QCoreApplication::translate("process", "PostgreSQL refuses to run as root. Install PostgreSQL "
                                                    "(apt install postgresql-15), or name another user with "
                                                    "--sandbox-user."),
             Fault::CannotRun});
    }
    return std::optional<UserIds>(UserIds{found->pw_uid, found->pw_gid,
                                          groupsOf(found->pw_name, found->pw_gid),
                                          QString::fromLocal8Bit(found->pw_dir)});
}

QStringList childEnvironment(const QString &home, const QStringList &extra)
{
    QStringList environment{
        QStringLiteral("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
        QStringLiteral("LC_ALL=C")};
    const QString homeFolder = home.isEmpty() ? qEnvironmentVariable("HOME", QStringLiteral("/")) : home;
    environment << QStringLiteral("HOME=") + homeFolder;
    for (const char *name : {"TZ", "TMPDIR", "PGPASSFILE", "PGSERVICEFILE", "GNUPGHOME"}) {
        if (qEnvironmentVariableIsSet(name))
            environment << QString::fromLatin1(name) + QLatin1Char('=') + qEnvironmentVariable(name);
    }
    for (const QString &given : extra) { // a name given twice would count as its first
        const QString name = given.left(given.indexOf(u'=') + 1);
        environment.removeIf([&name](const QString &known) { return known.startsWith(name); });
        environment.append(given);
    }
    return environment;
}

} // namespace muster
