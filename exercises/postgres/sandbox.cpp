// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/sandbox.h"

#include "postgres/pgtext.h"
#include "process/childprocess.h"
#include "process/procinfo.h"
#include "process/spawn.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace muster
{

namespace
{

constexpr qsizetype longestSocketPath = 107; // sizeof sun_path, its end included: 108
constexpr qint64 startupMs = 60000;

QString randomSuffix()
{
    return QString::number(QRandomGenerator::system()->generate64(), 36)
        .right(8)
        .rightJustified(8, QLatin1Char('0'));
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool pauseFor(const CancelToken &cancel, int milliseconds) // false when cancelled
{
    pollfd fd{cancel.fd(), POLLIN, 0};
    ::poll(&fd, 1, milliseconds);
    return !cancel.isCancelled();
}

Error startError(const QString &what, const QStringList &log)
{
    return {
        QStringLiteral("postgres.start"),
        PgText::tr("%1 %2").arg(what, log.join(QStringLiteral(" · "))).trimmed(),
        PgText::tr(
            "Look at the last lines of the server's log above; free space and memory are the usual reasons."),
        Fault::CannotRun};
}

QString encodingOf(const SandboxSpec &spec)
{
    return spec.encoding.isEmpty() ? QStringLiteral("UTF8") : spec.encoding;
}

} // namespace

QString Sandbox::conninfo() const
{
    return conninfo(m_marker.superuser, m_marker.database);
}

QString Sandbox::conninfo(const QString &user, const QString &database) const
{
    return QStringLiteral("host=%1 port=5432 user=%2 dbname=%3").arg(m_folder, user, database);
}

bool Sandbox::isRunning() const
{
    return serverPid() != 0;
}

qint64 Sandbox::serverPid() const
{
    return postmasterOf(m_folder + QStringLiteral("/data"));
}

QStringList Sandbox::logTail(int lines) const
{
    QFile file(m_folder + QStringLiteral("/server.log"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - 64 * 1024));
    QStringList picked;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.contains("FATAL") || line.contains("PANIC") || line.contains("terminated by signal") ||
            line.contains("No space left") || line.contains("could not"))
            picked << QString::fromUtf8(line.mid(line.indexOf("] ") + 2)).trimmed();
    }
    picked.removeDuplicates();
    return picked.mid(std::max<qsizetype>(0, picked.size() - lines));
}

Result<Sandbox> Sandbox::create(const SandboxSpec &spec, const CancelToken &cancel)
{
    const QString parent = sandboxParent(spec.parentFolder);
    if (QFile::encodeName(QFileInfo(parent).canonicalFilePath()).size() +
            qsizetype(sizeof "/muster-12345678/.s.PGSQL.5432") >
        longestSocketPath)
        return fail(
            {QStringLiteral("postgres.socket_path"),
             PgText::tr("The path of the sandbox folder %1 is too long for a unix socket (107 bytes).")
                 .arg(parent),
             PgText::tr("Name a shorter folder with --sandbox-dir, /var/tmp for example."),
             Fault::CannotRun});
    Sandbox sandbox;
    sandbox.m_tools = spec.tools;
    const bool isRoot = ::geteuid() == 0;
    sandbox.m_marker = {QStringLiteral("sandbox"),
                        spec.runId,
                        thisProcess(),
                        QDateTime::currentDateTimeUtc(),
                        QStringLiteral("muster_") + randomSuffix(),
                        QString(),
                        spec.tools.bin,
                        !isRoot               ? QString()
                        : spec.user.isEmpty() ? QStringLiteral("postgres")
                                              : spec.user};
    Result<QString> folder = makeMarkedFolder(parent, sandbox.m_marker, spec.announce);
    if (!folder)
        return fail(folder.error());
    sandbox.m_folder = *folder;
    if (Done prepared = sandbox.prepare(spec, cancel); !prepared)
        return fail(prepared.error());
    return sandbox;
}

Done Sandbox::prepare(const SandboxSpec &spec, const CancelToken &cancel)
{
    Command initdb;
    initdb.program = m_tools.program(QStringLiteral("initdb"));
    initdb.arguments = {QStringLiteral("--no-sync"),
                        QStringLiteral("--auth=trust"),
                        QStringLiteral("--no-instructions"),
                        QStringLiteral("--encoding=UTF8"),
                        QStringLiteral("--locale=C.UTF-8"),
                        QStringLiteral("--username=") + m_marker.superuser,
                        QStringLiteral("--pgdata=") + m_folder + QStringLiteral("/data")};
    initdb.folder = m_folder;
    initdb.user = m_marker.user;
    ProcessWatch watch;
    watch.timeout = Milliseconds(120000);
    const Result<ProcessEnd> end = runProcess(initdb, watch, cancel);
    if (!end)
        return fail(end.error());
    if (!end->ok())
        return fail({QStringLiteral("postgres.initdb"),
                     PgText::tr("initdb could not make a cluster: %1")
                         .arg(end->lastErrors.join(QStringLiteral(" · "))),
                     PgText::tr("Check the space in the sandbox folder and that its user may write there."),
                     Fault::CannotRun});
    if (Done written = writeConfig(spec); !written)
        return written;
    if (Done started = startServer(cancel); !started)
        return started;
    return makeDatabase(spec, cancel);
}

Done Sandbox::writeConfig(const SandboxSpec &spec) const
{
    QByteArray text = "\n# Muster sandbox, profile " + spec.profile.toUtf8() + "\n";
    if (!spec.configFile.isEmpty()) {
        QFile given(spec.configFile);
        if (!given.open(QIODevice::ReadOnly))
            return fail({QStringLiteral("postgres.config"),
                         PgText::tr("Cannot read %1: %2.").arg(spec.configFile, given.errorString()),
                         QString(), Fault::CannotRun});
        text += given.readAll() + '\n';
    }
    text += sandboxSettings(m_folder, spec.profile).toUtf8(); // last, so that it wins
    QFile file(m_folder + QStringLiteral("/data/postgresql.conf"));
    if (!file.open(QIODevice::Append) || file.write(text) != text.size() || !file.flush())
        return fail({QStringLiteral("sandbox.folder"),
                     PgText::tr("Cannot write %1: %2.").arg(file.fileName(), file.errorString()), QString(),
                     Fault::CannotRun});
    return {};
}

Done Sandbox::startServer(const CancelToken &cancel)
{
    const QString data = m_folder + QStringLiteral("/data");
    Command server;
    server.program = m_tools.program(QStringLiteral("postgres"));
    server.arguments = {QStringLiteral("-D"), data};
    server.folder = data;
    server.user = m_marker.user;
    const Result<pid_t> pid = startDetached(server, m_folder + QStringLiteral("/server.log"));
    if (!pid)
        return fail(pid.error());
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < startupMs) {
        const QList<QByteArray> lines = readAll(data + QStringLiteral("/postmaster.pid")).split('\n');
        if (lines.size() >= 8 && lines[0].trimmed().toLongLong() == *pid && lines[7].trimmed() == "ready")
            return {};
        if (reapIfEnded(*pid))
            return fail(startError(PgText::tr("The sandbox server did not start."), logTail()));
        if (!pauseFor(cancel, 20))
            return fail(stoppedError());
    }
    return fail(startError(PgText::tr("The sandbox server was not ready within 60 s."), logTail()));
}

Done Sandbox::makeDatabase(const SandboxSpec &spec, const CancelToken &cancel)
{
    Result<PgConnection> connection =
        PgConnection::open(conninfo(m_marker.superuser, QStringLiteral("postgres")), cancel);
    if (!connection)
        return fail(connection.error());
    const QString database = QStringLiteral("drill_") + randomSuffix();
    const QString encoding = encodingOf(spec);
    const bool isUtf8 = encoding.compare(QStringLiteral("UTF8"), Qt::CaseInsensitive) == 0;
    QStringList locales{spec.locale, isUtf8 ? QStringLiteral("C.UTF-8") : QStringLiteral("C"),
                        QStringLiteral("C")};
    locales.removeAll(QString());
    Result<PgRows> made;
    for (const QString &locale : std::as_const(locales)) {
        made = connection->query(QStringLiteral("create database %1 template template0 encoding %2 locale %3")
                                     .arg(PgConnection::identifier(database), PgConnection::literal(encoding),
                                          PgConnection::literal(locale)));
        m_locale = locale;
        if (made || made.error().fault == Fault::Interrupted)
            break;
    }
    if (!made)
        return fail(made.error());
    m_marker.database = database;
    return writeMarker(m_folder, m_marker);
}

Result<Sandbox> Sandbox::attach(const QString &folder, const CancelToken &cancel)
{
    Result<SandboxMarker> marker = readMarker(folder);
    if (!marker)
        return fail(marker.error());
    if (marker->kind != QStringLiteral("sandbox") || marker->database.isEmpty())
        return fail({QStringLiteral("sandbox.unfinished"),
                     PgText::tr("The sandbox %1 was never finished.").arg(folder),
                     PgText::tr("It will be made anew."), Fault::CannotRun});
    Sandbox sandbox;
    sandbox.m_folder = folder;
    sandbox.m_marker = *marker;
    sandbox.m_marker.owner = thisProcess();
    sandbox.m_tools.bin = marker->bin;
    const QByteArray version = readAll(folder + QStringLiteral("/data/PG_VERSION"));
    sandbox.m_tools.major = majorOf(QString::fromLatin1(version));
    if (Done written = writeMarker(folder, sandbox.m_marker); !written)
        return fail(written.error());
    if (!sandbox.isRunning()) {
        if (Done started = sandbox.startServer(cancel); !started)
            return fail(started.error());
    }
    return sandbox;
}

} // namespace muster
