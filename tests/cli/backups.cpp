// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/backups.h"

#include <QFile>

namespace muster
{

namespace
{

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString written(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        return {};
    }
    file.setPermissions(QFile::Permissions(0x6644));
    return path;
}

} // namespace

Result<std::unique_ptr<Backups>> Backups::make(double scale)
{
    auto server = PgServer::start();
    if (!server) {
        return fail(server.error());
    }
    std::unique_ptr<Backups> backups(new Backups);
    backups->m_server = std::move(*server);
    PgServer &s = *backups->m_server;
    if (const Done made = s.createDatabase(QStringLiteral("freight")); !made) {
        return fail(made.error());
    }
    const QByteArray sql =
        contents(qEnvironmentVariable("MUSTER_SOURCE_DIR") + QStringLiteral("/tests/data/make_freight.sql"));
    if (sql.isEmpty()) {
        return fail({QStringLiteral("test.source"),
                     QStringLiteral("tests/data/make_freight.sql is not there."),
                     {},
                     Fault::CannotRun});
    }
    const QString script = written(backups->path(QStringLiteral("make.sql")), sql);
    const auto filled =
        s.tool(QStringLiteral("psql"),
               {QStringLiteral("-Xq"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                QStringLiteral("-v"), QStringLiteral("scale=%1").arg(scale), QStringLiteral("-d"),
                s.conninfo(QStringLiteral("freight")), QStringLiteral("-f"), script});
    if (!filled) {
        return fail(filled.error());
    }
    return backups;
}

Result<QString> Backups::dump(const QString &database, const QString &name, const QString &format,
                              const QStringList &more) const
{
    const auto made =
        m_server->tool(QStringLiteral("pg_dump"),
                       QStringList{QStringLiteral("-F") + format, QStringLiteral("-f"), path(name),
                                   QStringLiteral("-d"), m_server->conninfo(database)} +
                           more);
    if (!made) {
        return fail(made.error());
    }
    return path(name);
}

Result<QString> Backups::changed(const QString &name, const QString &sql) const
{
    if (const Done made = m_server->createDatabase(name, QStringLiteral("freight")); !made) {
        return fail(made.error());
    }
    if (const auto done = m_server->sql(name, sql); !done) {
        return fail(done.error());
    }
    return dump(name, name + QStringLiteral(".dump"));
}

QString Backups::truncated(const QString &file, double share)
{
    const QByteArray whole = contents(file);
    return written(file + QStringLiteral(".cut"),
                   whole.first(static_cast<qsizetype>(static_cast<double>(whole.size()) * share)));
}

QString Backups::flipped(const QString &file, double at)
{
    QByteArray bytes = contents(file);
    const auto position = static_cast<qsizetype>(static_cast<double>(bytes.size()) * at);
    bytes[position] = static_cast<char>(bytes[position] ^ 0x10);
    return written(file + QStringLiteral(".flip"), bytes);
}

} // namespace muster
