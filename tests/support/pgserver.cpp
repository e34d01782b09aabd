// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pgserver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <csignal>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace muster
{

namespace
{

const passwd *serverUser()
{
    return ::geteuid() == 0 ? ::getpwnam("postgres") : nullptr;
}

Error serverError(const QString &message)
{
    return {QStringLiteral("test.server"),
            message,
            QStringLiteral("apt-get install postgresql"),
            Fault::CannotRun,
            {},
            0,
            0};
}

} // namespace

QString PgServer::binFolder()
{
    QDir root(QStringLiteral("/usr/lib/postgresql"));
    int newest = 0;
    const QStringList versions = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &version : versions) {
        if (QFile::exists(root.filePath(version % QStringLiteral("/bin/postgres"))))
            newest = std::max(newest, version.toInt());
    }
    return newest ? root.filePath(QString::number(newest) % QStringLiteral("/bin")) : QString();
}

void PgServer::runAsServerUser(QProcess &process)
{
    const passwd *user = serverUser();
    const uid_t uid = user ? user->pw_uid : 0;
    const gid_t gid = user ? user->pw_gid : 0;
    process.setChildProcessModifier([uid, gid] {
        if (uid != 0 && (::setgroups(0, nullptr) != 0 || ::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
    process.setWorkingDirectory(QStringLiteral("/"));
}

Result<std::unique_ptr<PgServer>> PgServer::start(const QStringList &settings)
{
    std::unique_ptr<PgServer> server(new PgServer);
    if (const Done done = server->prepare(settings); !done)
        return fail(done.error());
    runAsServerUser(server->m_process);
    server->m_process.setStandardErrorFile(server->m_folder % QStringLiteral("/log"));
    if (const Done done = server->startAgain(); !done)
        return fail(done.error());
    return server;
}

Done PgServer::startAgain()
{
    m_process.start(binFolder() % QStringLiteral("/postgres"), {QStringLiteral("-D"), dataFolder()});
    return waitUntilReady();
}

void PgServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), SIGINT);
    if (!m_process.waitForFinished(10000))
        killHard();
}

Done PgServer::prepare(const QStringList &settings)
{
    if (binFolder().isEmpty())
        return fail(serverError(QStringLiteral("No PostgreSQL server is installed.")));
    QByteArray pattern = "/var/tmp/mtpg.XXXXXX";
    if (!::mkdtemp(pattern.data()))
        return fail(serverError(QStringLiteral("No folder can be made in /var/tmp.")));
    m_folder = QString::fromLatin1(pattern);
    if (const passwd *user = serverUser()) {
        if (::chown(pattern.constData(), user->pw_uid, user->pw_gid) != 0)
            return fail(serverError(QStringLiteral("The folder cannot be given to the server's user.")));
    }
    const Result<QByteArray> made =
        tool(QStringLiteral("initdb"),
             {QStringLiteral("-D"), dataFolder(), QStringLiteral("-N"), QStringLiteral("-A"),
              QStringLiteral("trust"), QStringLiteral("-U"), QStringLiteral("tester"), QStringLiteral("-E"),
              QStringLiteral("UTF8"), QStringLiteral("--locale=C")});
    if (!made)
        return fail(made.error());
    QFile configuration(dataFolder() % QStringLiteral("/postgresql.auto.conf"));
    if (!configuration.open(QIODevice::Append))
        return fail(serverError(configuration.errorString()));
    const QStringList lines =
        QStringList{QStringLiteral("listen_addresses=''"), QStringLiteral("fsync=off"),
                    QStringLiteral("autovacuum=off"), QStringLiteral("max_connections=40"),
                    QStringLiteral("unix_socket_directories='%1'").arg(m_folder)} +
        settings;
    configuration.write(lines.join(QLatin1Char('\n')).toUtf8() + '\n');
    return {};
}

Done PgServer::waitUntilReady()
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 20000 && m_process.state() != QProcess::NotRunning) {
        if (PgConnection::open(conninfo(), CancelToken(), Seconds(5)))
            return {};
        m_process.waitForFinished(20); // returns at once when the server ends
    }
    QFile log(m_folder % QStringLiteral("/log"));
    const bool readable = log.open(QIODevice::ReadOnly);
    return fail(serverError(readable ? QString::fromUtf8(log.readAll().right(2000)) : log.errorString()));
}

PgServer::~PgServer()
{
    killHard();
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

void PgServer::killHard()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_process.processId()), SIGQUIT);
    if (!m_process.waitForFinished(10000)) {
        m_process.kill();
        m_process.waitForFinished(10000);
    }
}

QString PgServer::conninfo(const QString &database, const QString &user) const
{
    QString name = database;
    name.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('\''), QStringLiteral("\\'"));
    return QStringLiteral("host=%1 user=%2 dbname='%3'").arg(m_folder, user, name);
}

QString PgServer::dataFolder() const
{
    return m_folder % QStringLiteral("/data");
}

Result<PgRows> PgServer::sql(const QString &database, const QString &text) const
{
    Result<PgConnection> connection = PgConnection::open(conninfo(database), CancelToken());
    if (!connection)
        return fail(connection.error());
    return connection->query(text);
}

Done PgServer::createDatabase(const QString &name, const QString &source) const
{
    const QString from = source.isEmpty()
                             ? QString()
                             : QString(QStringLiteral(" TEMPLATE ") % PgConnection::identifier(source));
    const Result<PgRows> made = sql(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE ") %
                                                                    PgConnection::identifier(name) % from);
    return made ? Done() : Done(fail(made.error()));
}

Result<QByteArray> PgServer::tool(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    runAsServerUser(process);
    process.start(binFolder() % QLatin1Char('/') % program, arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(60000) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return fail(
            serverError(program % QStringLiteral(": ") % QString::fromUtf8(process.readAllStandardError())));
    return process.readAllStandardOutput();
}

} // namespace muster
