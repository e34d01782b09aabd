// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/guard.h"

#include "postgres/pgconnection.h"
#include "postgres/pgtext.h"
#include "postgres/sandboxmarker.h"

#include <libpq-fe.h>

namespace muster
{

namespace
{

struct Address
{
    QString host;
    QString port;
    QString database;
    bool operator==(const Address &) const = default;
};

Address addressOf(const QString &conninfo)
{
    Address address{QString(), QStringLiteral("5432"), QString()};
    PQconninfoOption *options = PQconninfoParse(conninfo.toUtf8().constData(), nullptr);
    for (PQconninfoOption *option = options; option && option->keyword; ++option) {
        const QByteArray key(option->keyword);
        if (!option->val)
            continue;
        if (key == "host" || (key == "hostaddr" && address.host.isEmpty()))
            address.host = QString::fromUtf8(option->val);
        else if (key == "port")
            address.port = QString::fromUtf8(option->val);
        else if (key == "dbname")
            address.database = QString::fromUtf8(option->val);
    }
    PQconninfoFree(options);
    return address;
}

// System identifier and data folder; empty when the server cannot be asked.
QString identityOf(const QString &conninfo, const CancelToken &cancel)
{
    Result<PgConnection> connection = PgConnection::open(conninfo, cancel, Seconds(3));
    if (!connection)
        return {};
    const Result<PgRows> rows =
        connection->query(QStringLiteral("select system_identifier::text from pg_control_system()"));
    return rows ? rows->text() : QString();
}

Error refused(const QString &why)
{
    return {QStringLiteral("postgres.guard"), why,
            PgText::tr(
                "Leave “target” out: Muster then makes a throw-away server of its own. Nothing was written."),
            Fault::CannotRun};
}

} // namespace

Result<QString> guardTarget(const QString &conninfo, const RunInfo &run, const CancelToken &cancel)
{
    const Address target = addressOf(conninfo);
    for (const QString &production : run.productionConnections) {
        const Address address = addressOf(production);
        if (address.host == target.host && address.port == target.port)
            return fail(
                refused(PgText::tr("The target is a production server of this plan: %1.").arg(production)));
    }
    const Result<SandboxMarker> marker = target.host.startsWith(QLatin1Char('/'))
                                             ? readMarker(target.host)
                                             : Result<SandboxMarker>(fail(refused(QString())));
    if (!marker || marker->database != target.database)
        return fail(refused(PgText::tr("The target is not a database that Muster made: %1.").arg(conninfo)));
    const QString identity = identityOf(conninfo, cancel);
    for (const QString &production : run.productionConnections) {
        if (!identity.isEmpty() && identityOf(production, cancel) == identity)
            return fail(refused(
                PgText::tr("The target is a production server of this plan under another address: %1.")
                    .arg(production)));
    }
    return target.host;
}

} // namespace muster
