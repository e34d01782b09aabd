// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/actions.h"
#include "postgres/backupsource.h"
#include "postgres/dumproles.h"
#include "postgres/guard.h"
#include "postgres/pgtext.h"
#include "postgres/reconcile.h"
#include "postgres/restorejob.h"
#include "postgres/sizetext.h"
#include "process/procinfo.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QThread>

#include <algorithm>

namespace muster
{

namespace
{

QStringList words(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &word : value.toArray())
        list << word.toString();
    return list;
}

int wantedJobs(const QJsonObject &params)
{
    const int jobs = params.value(QStringLiteral("jobs")).toVariant().toInt(); // "2" of ${JOBS} too
    return jobs > 0 ? jobs : std::clamp(QThread::idealThreadCount() * 2, 2, 4);
}

Result<Seconds> wantedPatience(const QJsonObject &params, BackupFormat format)
{
    const QJsonValue value = params.value(QStringLiteral("no_progress_timeout"));
    if (value.isUndefined())
        return format == BackupFormat::PgTar ? Seconds(60) : Seconds(120);
    if (value.isDouble())
        return Seconds(static_cast<qint64>(value.toDouble()));
    const Result<Milliseconds> parsed = parseDuration(value.toString());
    if (!parsed)
        return fail(parsed.error());
    return std::chrono::duration_cast<Seconds>(*parsed);
}

// A connection that broke because its server has ended (it may take a moment to) says nothing of why.
Error explained(const Error &error, const Sandbox &sandbox)
{
    if (error.code != QStringLiteral("postgres.lost") && error.code != QStringLiteral("postgres.connect"))
        return error;
    const qint64 server = sandbox.serverPid();
    return server == 0 || endsWithin(pid_t(server), Milliseconds(1000)) ? serverDied(sandbox) : error;
}

QString lostText(const QVector<MissingEntry> &missing)
{
    const MissingEntry &first = missing.first();
    const QString name = QStringLiteral("%1 (%2)").arg(first.entry.object(), first.entry.type.toLower());
    QString text = missing.size() == 1
                       ? PgText::tr("One entry of the backup did not arrive: %1").arg(name)
                       : PgText::tr("%1 entries of the backup did not arrive, first of all %2")
                             .arg(missing.size())
                             .arg(name);
    return first.why.isEmpty() ? text : text + QStringLiteral(": ") + first.why;
}

class RestoreAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override;
    Result<QStringList> preview(ActionContext &context) override;
    bool stillThere(const QJsonObject &values, const RunInfo &) override
    {
        return Sandbox::attach(values.value(QStringLiteral("sandbox")).toString(), CancelToken()).has_value();
    }

private:
    Result<Sandbox> openSandbox(ActionContext &context, const PgTools &tools);
    Done dropEarlier(ActionContext &context);
    Done makeReady(PgConnection &connection, ActionContext &context, const PgTools &tools);
    Result<ActionOutcome> restorePrepared(ActionContext &context, const QVector<PgTools> &found);
    Result<ActionOutcome> restoreInto(ActionContext &context, const Sandbox &sandbox);
    Result<ActionOutcome> conclude(RestoreJob &job, PgConnection &connection,
                                   const RestoreFindings &findings);
    void measure(ActionContext &context, PgConnection &connection, const QString &startLsn);
    [[nodiscard]] QJsonObject values(const Sandbox &sandbox) const;

    PreparedSource m_source;
    Milliseconds m_duration{0};
    qint64 m_databaseBytes = 0;
    QString m_serverVersion;
    int m_major = 0; // wanted; 0: any
};

// What an earlier attempt of this step has left.
Done RestoreAction::dropEarlier(ActionContext &context)
{
    for (const event::ResourceAdded &resource : std::as_const(context.resources)) {
        if (resource.step != context.step.id)
            continue;
        if (Done removed = removeResource(context, resource.kind, resource.path); !removed)
            return removed;
    }
    return {};
}

Result<Sandbox> RestoreAction::openSandbox(ActionContext &context, const PgTools &tools)
{
    const QString target = context.params.value(QStringLiteral("target")).toString();
    if (!target.isEmpty()) {
        const Result<QString> folder = guardTarget(target, context.run, context.cancel);
        return folder ? Sandbox::attach(*folder, context.cancel) : Result<Sandbox>(fail(folder.error()));
    }
    SandboxSpec spec;
    spec.runId = context.run.runId;
    spec.parentFolder = context.run.sandboxFolder;
    spec.user = context.run.sandboxUser;
    spec.profile = context.run.profile.isEmpty() ? QStringLiteral("verify") : context.run.profile;
    spec.configFile = planPath(context.params.value(QStringLiteral("config")).toString(), context.run);
    spec.encoding = m_source.readable.format == BackupFormat::PlainSql ? m_source.readable.encoding
                                                                       : m_source.toc.encoding();
    spec.locale = m_source.toc.locale();
    spec.tools = tools;
    QString path;
    spec.announce = [&](const QString &folder) {
        path = folder;
        return context.host.resourceAdded(QStringLiteral("sandbox"), folder,
                                          {{QStringLiteral("profile"), spec.profile}});
    };
    Result<Sandbox> sandbox = Sandbox::create(spec, context.cancel);
    if (!sandbox && !path.isEmpty()) {
        if (const Done removed = removeResource(context, QStringLiteral("sandbox"), path); !removed)
            context.host.log(QStringLiteral("warning"), removed.error().message);
    }
    if (sandbox && !spec.locale.isEmpty() && sandbox->locale() != spec.locale)
        context.host.log(QStringLiteral("warning"),
                         PgText::tr("This machine lacks the locale %1; the restored database sorts by %2.")
                             .arg(spec.locale, sandbox->locale()));
    return sandbox;
}

// Extensions that this machine lacks, and the roles that the archive names.
Done RestoreAction::makeReady(PgConnection &connection, ActionContext &context, const PgTools &tools)
{
    const Result<PgRows> available =
        connection.query(QStringLiteral("select name from pg_available_extensions"));
    if (!available)
        return fail(available.error());
    QSet<QString> names;
    for (int row = 0; row < available->rows.size(); ++row)
        names.insert(available->text(row));
    QStringList missing;
    QStringList packages;
    for (const TocEntry &entry : std::as_const(m_source.toc.entries)) {
        if (entry.type == QStringLiteral("EXTENSION") && !names.contains(entry.name)) {
            missing << entry.name;
            packages << packageOfExtension(entry.name, tools.major);
        }
    }
    packages.removeDuplicates();
    if (!missing.isEmpty())
        return fail({QStringLiteral("postgres.extension"),
                     PgText::tr("The backup needs extensions that PostgreSQL %1 on this machine lacks: %2.")
                         .arg(tools.major)
                         .arg(missing.join(QStringLiteral(", "))),
                     PgText::tr("apt install %1").arg(packages.join(QLatin1Char(' '))), Fault::CannotRun});
    const Result<QStringList> leftOut = createRoles(connection, rolesOf(m_source.toc.entries));
    if (!leftOut)
        return fail(leftOut.error());
    if (!leftOut->isEmpty())
        context.host.log(QStringLiteral("warning"), PgText::tr("Predefined roles that this server lacks: %1.")
                                                        .arg(leftOut->join(QStringLiteral(", "))));
    return letOwnersRead(connection, true);
}

Result<ActionOutcome> RestoreAction::run(ActionContext &context)
{
    const Result<QString> path = backupPath(context);
    if (!path)
        return fail(path.error());
    const Result<ArchiveInfo> info = sniff(*path);
    if (!info)
        return fail(info.error());
    const Result<int> major = wantedMajor(context);
    if (!major)
        return fail(major.error());
    m_major = *major;
    const QVector<PgTools> found = findPgTools(context.run.postgresBin, context.cancel);
    const Result<PgTools> tools = choosePgTools(found, *info, m_major);
    if (!tools)
        return fail(tools.error());
    if (Done dropped = dropEarlier(context); !dropped)
        return fail(dropped.error());
    Result<PreparedSource> source =
        prepareSource(context, *info, words(context.params.value(QStringLiteral("decrypt"))));
    if (!source)
        return fail(source.error());
    m_source = *source;
    const Result<ActionOutcome> outcome = restorePrepared(context, found);
    if (!m_source.folder.isEmpty()) {
        if (const Done removed = removeResource(context, QStringLiteral("folder"), m_source.folder); !removed)
            context.host.log(QStringLiteral("warning"), removed.error().message);
    }
    return outcome;
}

Result<ActionOutcome> RestoreAction::restorePrepared(ActionContext &context, const QVector<PgTools> &found)
{
    const Result<PgTools> tools = choosePgTools(found, m_source.readable, m_major);
    if (!tools) // only now that it is unwrapped could its version be seen
        return fail(tools.error());
    const Result<Sandbox> sandbox = openSandbox(context, *tools);
    if (!sandbox)
        return fail(sandbox.error());
    Result<ActionOutcome> outcome = restoreInto(context, *sandbox);
    if (!outcome)
        return fail(explained(outcome.error(), *sandbox));
    return outcome;
}

Result<ActionOutcome> RestoreAction::restoreInto(ActionContext &context, const Sandbox &sandbox)
{
    Result<PgConnection> connection = PgConnection::open(sandbox.conninfo(), context.cancel);
    if (!connection)
        return fail(connection.error());
    if (Done ready = makeReady(*connection, context, sandbox.tools()); !ready)
        return fail(ready.error());
    const Result<PgRows> start = connection->query(
        QStringLiteral("select pg_current_wal_insert_lsn(), current_setting('server_version')"));
    if (!start)
        return fail(start.error());
    m_serverVersion = start->text(0, 1);
    const Result<Seconds> patience = wantedPatience(context.params, m_source.readable.format);
    if (!patience)
        return fail(patience.error());
    RestoreJob job{
        context, sandbox, m_source.readable, wantedJobs(context.params), *patience, m_source.toc.entries};
    context.host.log(
        QStringLiteral("info"),
        PgText::tr("Restoring %1 (%2) into %3.")
            .arg(m_source.original.path, formatTitle(m_source.original.format), sandbox.folder()));
    QElapsedTimer clock;
    clock.start();
    const bool isScript = m_source.readable.format == BackupFormat::PlainSql;
    const Result<RestoreFindings> findings = isScript ? restoreScript(job) : restoreArchive(job);
    m_duration = Milliseconds(clock.elapsed());
    if (!findings)
        return fail(findings.error());
    measure(context, *connection, start->text(0, 0));
    return conclude(job, *connection, *findings);
}

void RestoreAction::measure(ActionContext &context, PgConnection &connection, const QString &startLsn)
{
    const auto say = [&context](const char *name, const QJsonValue &value, const char *unit) {
        context.host.measure(QString::fromLatin1(name), value, QString::fromLatin1(unit));
    };
    say("restore_seconds", double(m_duration.count()) / 1000.0, "s");
    say("archive_bytes", m_source.original.bytes, "bytes");
    if (m_source.readable.createdAt.isValid())
        say("archive_created_at", timestampText(m_source.readable.createdAt), "");
    const Result<PgRows> sizes =
        connection.query(QStringLiteral("select pg_database_size(current_database()), "
                                        "pg_wal_lsn_diff(pg_current_wal_insert_lsn(), $1::pg_lsn)::bigint"),
                         {startLsn});
    if (!sizes)
        return;
    m_databaseBytes = sizes->number(0, 0);
    say("database_bytes", m_databaseBytes, "bytes");
    say("wal_bytes", sizes->number(0, 1), "bytes");
}

QJsonObject RestoreAction::values(const Sandbox &sandbox) const
{
    QJsonObject values{{QStringLiteral("sandbox"), sandbox.folder()},
                       {QStringLiteral("conninfo"), sandbox.conninfo()},
                       {QStringLiteral("database"), sandbox.database()},
                       {QStringLiteral("server_version"), m_serverVersion},
                       {QStringLiteral("archive_format"), formatWord(m_source.readable.format)},
                       {QStringLiteral("backup"), m_source.original.path}};
    if (m_source.readable.createdAt.isValid())
        values.insert(QStringLiteral("archive_created_at"), timestampText(m_source.readable.createdAt));
    return values;
}

Result<ActionOutcome> RestoreAction::conclude(RestoreJob &job, PgConnection &connection,
                                              const RestoreFindings &findings)
{
    ActionHost &host = job.context.host;
    if (Done revoked = letOwnersRead(connection, false); !revoked)
        return fail(revoked.error());
    const Result<Reconciliation> contents = reconcile(connection, job.entries, findings);
    if (!contents)
        return fail(contents.error());
    for (const CheckResult &check : contentsChecks(*contents, !job.entries.isEmpty()))
        host.check(check);
    for (const QString &warning : contents->warnings.mid(0, 50))
        host.log(QStringLiteral("warning"), warning);
    for (const QString &error : findings.otherErrors.mid(0, 50))
        host.log(QStringLiteral("warning"), error);
    host.measure(QStringLiteral("objects"), contents->arrived, QStringLiteral("objects"));
    if (findings.stopped)
        return fail(*findings.stopped);
    ActionOutcome outcome;
    outcome.values = values(job.sandbox);
    const bool lost = std::any_of(contents->missing.begin(), contents->missing.end(),
                                  [](const MissingEntry &missing) { return missing.critical; });
    const bool broken = findings.exitCode != 0 && findings.failed.isEmpty();
    if (lost || broken) {
        outcome.status = Status::Failed;
        outcome.message =
            lost ? lostText(contents->missing) : findings.otherErrors.join(QStringLiteral(" · "));
        outcome.hint = PgText::tr("The checks name each of them with what the server said.");
        return outcome;
    }
    outcome.message = PgText::tr("%1 tables, %2 in %3")
                          .arg(contents->byType.value(QStringLiteral("TABLE")))
                          .arg(sizeText(m_databaseBytes), clockText(m_duration));
    return outcome;
}

Result<QStringList> RestoreAction::preview(ActionContext &context)
{
    const Result<QString> path = backupPath(context);
    if (!path)
        return fail(path.error());
    const Result<ArchiveInfo> info = sniff(*path);
    if (!info)
        return fail(info.error());
    if (Done usable = checkUsable(*info, context.params.contains(QStringLiteral("decrypt"))); !usable)
        return fail(usable.error());
    const Result<int> major = wantedMajor(context);
    if (!major)
        return fail(major.error());
    const Result<PgTools> tools =
        choosePgTools(findPgTools(context.run.postgresBin, context.cancel), *info, *major);
    if (!tools)
        return fail(tools.error());
    const QString folder = sandboxParent(context.run.sandboxFolder) + QStringLiteral("/muster-XXXXXXXX");
    const QString conninfo = QStringLiteral("host=%1 port=5432").arg(folder);
    QStringList lines;
    if (info->wrapper != Wrapper::None && info->format != BackupFormat::PlainSql)
        lines << PgText::tr("unpack %1 (%2) into %3").arg(info->path, wrapperWord(info->wrapper), folder);
    lines << PgText::tr("%1 --pgdata=%2/data, started on a socket of its own (PostgreSQL %3)")
                 .arg(tools->program(QStringLiteral("initdb")), folder, tools->version);
    lines << (info->format == BackupFormat::PlainSql
                  ? scriptCommand(*tools, conninfo, info->encoding).text()
                  : archiveCommand(tools->bin, *info, conninfo, wantedJobs(context.params)).text());
    return lines;
}

} // namespace

ActionType postgresRestoreAction()
{
    return {QStringLiteral("postgres.restore"),
            PgText::tr("Restore a PostgreSQL backup"),
            {},
            {QStringLiteral("backup"), QStringLiteral("from"), QStringLiteral("jobs"),
             QStringLiteral("no_progress_timeout"), QStringLiteral("target"), QStringLiteral("decrypt"),
             QStringLiteral("server_version"), QStringLiteral("config"), QStringLiteral("baseline")},
            [] { return std::make_unique<RestoreAction>(); },
            {},
            {QStringLiteral("backup")}};
}

} // namespace muster
