// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/dumproles.h"
#include "postgres/pgtext.h"
#include "postgres/restorejob.h"
#include "postgres/sqlfilter.h"
#include "process/childprocess.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <poll.h>

namespace muster
{

namespace
{

const QString scriptRole = QStringLiteral("muster_script");
const QString ownerRole = QStringLiteral("muster_owner");

// The script's role owns the database through a second one that the dump's roles belong to as well, so
// that they may own what is in it; outside of it, it may do nothing.
Done prepareRoles(PgConnection &connection, const QString &database)
{
    const QString id = PgConnection::identifier(database);
    const QStringList statements{QStringLiteral("create role %1 nologin").arg(ownerRole),
                                 QStringLiteral("create role %1 login in role %2").arg(scriptRole, ownerRole),
                                 QStringLiteral("alter database %1 owner to %2").arg(id, ownerRole)};
    for (const QString &statement : statements) {
        if (const Result<PgRows> done = connection.query(statement); !done)
            return fail(done.error());
    }
    return {};
}

Error failedAt(int line, const QString &said)
{
    Error error{
        QStringLiteral("postgres.sql"),
        line > 0 ? PgText::tr("The script stopped at line %1: %2").arg(line).arg(said)
                 : PgText::tr("The script stopped: %1").arg(said),
        PgText::tr(
            "A restore of this script would stop there as well: mend the script or make the dump anew."),
        Fault::Failed};
    if (said.contains(QStringLiteral("invalid byte sequence for encoding")) ||
        said.contains(QStringLiteral("has no equivalent in encoding"))) {
        error.code = QStringLiteral("postgres.encoding");
        error.hint = PgText::tr(
            "The script's bytes are not in the encoding that it names. Make the dump with the right "
            "--encoding, or correct its SET client_encoding line.");
    } else if (said.contains(QStringLiteral("permission denied to create")) ||
               said.contains(QStringLiteral("must be superuser"))) {
        error.hint =
            PgText::tr("A script runs without a superuser's rights. Make a custom-format dump (pg_dump -Fc) "
                       "of this database instead.");
    }
    error.line = line;
    return error;
}

class ScriptRun
{
public:
    explicit ScriptRun(RestoreJob &job) : m_job(job) {}
    Result<RestoreFindings> go();

private:
    Result<QByteArray> more();
    Done readMore();
    Done makeExtension(const SqlPiece &piece);
    Done waitForSchema(const QString &schema);
    void takeErrorLine(const QByteArray &line);
    void conclude(const ProcessEnd &end);
    Done applyHeld();
    Done tick();

    RestoreJob &m_job;
    std::optional<PgConnection> m_super;
    std::unique_ptr<ArchiveStream> m_stream;
    SqlFilter m_filter;
    RestoreFindings m_findings;
    bool m_ended = false;
    int m_errorLine = 0;
    QString m_error;
    std::optional<Error> m_fatal;
    QElapsedTimer m_clock;
    qint64 m_activity = 0;
    int m_polls = 0;
};

Done ScriptRun::readMore()
{
    const Result<QByteArray> bytes = m_stream->read();
    if (!bytes)
        return fail(bytes.error());
    if (!bytes->isEmpty()) {
        if (Done taken = m_filter.take(*bytes); !taken)
            return taken;
    } else {
        m_ended = true;
        if (Done finished = m_filter.finish(); !finished)
            return finished;
        if (m_job.source.fromPgDump && !m_filter.sawEndMark())
            return fail(
                {QStringLiteral("backup.damaged"),
                 PgText::tr("The script %1 is cut short: pg_dump's end mark is missing after line %2.")
                     .arg(m_job.source.path)
                     .arg(m_filter.line()),
                 PgText::tr(
                     "Fetch the backup again and compare its size with the source's; else use an older "
                     "backup.")});
    }
    const Result<QStringList> made = createRoles(*m_super, m_filter.takeRoles(), ownerRole, scriptRole);
    if (!made)
        return fail(made.error());
    return {};
}

// What goes to psql next; empty = the end.
Result<QByteArray> ScriptRun::more()
{
    for (;;) {
        while (m_filter.hasPiece()) {
            const SqlPiece piece = m_filter.nextPiece();
            if (!piece.extension.isEmpty()) {
                if (Done made = makeExtension(piece); !made)
                    return fail(made.error());
            }
            if (!piece.bytes.isEmpty())
                return piece.bytes;
        }
        if (m_ended)
            return QByteArray();
        if (Done read = readMore(); !read)
            return fail(read.error());
    }
}

// psql may still be on its way to the statement that makes the schema.
Done ScriptRun::waitForSchema(const QString &schema)
{
    for (int i = 0; i < 500; ++i) {
        const Result<PgRows> there =
            m_super->query(QStringLiteral("select 1 from pg_namespace where nspname = $1"), {schema});
        if (!there)
            return fail(there.error());
        if (!there->rows.isEmpty())
            return {};
        pollfd fd{m_job.context.cancel.fd(), POLLIN, 0};
        ::poll(&fd, 1, 20);
        if (m_job.context.cancel.isCancelled())
            return fail(stoppedError());
    }
    return {};
}

Done ScriptRun::makeExtension(const SqlPiece &piece)
{
    if (!piece.schema.isEmpty()) {
        if (Done there = waitForSchema(piece.schema); !there)
            return there;
    }
    QString sql =
        QStringLiteral("create extension if not exists ") + PgConnection::identifier(piece.extension);
    if (!piece.schema.isEmpty())
        sql += QStringLiteral(" schema ") + PgConnection::identifier(piece.schema);
    const Result<PgRows> made = m_super->query(sql + QStringLiteral(" cascade"));
    if (made)
        return {};
    const int major = m_job.sandbox.tools().major;
    if (made.error().code != QStringLiteral("postgres.query"))
        return fail(made.error());
    return fail({QStringLiteral("postgres.extension"),
                 PgText::tr("The backup needs the extension %1, which this machine cannot provide: %2")
                     .arg(piece.extension, made.error().message),
                 PgText::tr("apt install %1").arg(packageOfExtension(piece.extension, major)),
                 Fault::CannotRun});
}

void ScriptRun::takeErrorLine(const QByteArray &bytes)
{
    static const QRegularExpression error(
        QStringLiteral("^psql:[^:]*:(\\d+): (?:ERROR|FATAL|PANIC|error): +(.*)$"));
    const QString text = QString::fromUtf8(bytes);
    if (!m_fatal)
        m_fatal = fatalIn(text);
    const QRegularExpressionMatch match = error.match(text);
    if (match.hasMatch() && m_error.isEmpty()) {
        m_errorLine = match.captured(1).toInt();
        m_error = match.captured(2);
    } else if (!m_error.isEmpty() &&
               (text.startsWith(QStringLiteral("DETAIL:")) || text.startsWith(QStringLiteral("CONTEXT:")) ||
                text.startsWith(QStringLiteral("HINT:"))) &&
               m_error.size() < 600) {
        m_error += QLatin1Char(' ') + text.simplified();
    }
}

Done ScriptRun::tick()
{
    if (!m_job.sandbox.isRunning())
        return fail(serverDied(m_job.sandbox));
    event::StepProgressed progress;
    progress.done = m_filter.entries().size();
    progress.unit = QStringLiteral("objects");
    progress.bytesDone = m_stream->bytesIn();
    progress.bytesTotal = m_job.source.bytes;
    const double share = m_job.source.bytes > 0 ? double(progress.bytesDone) / double(m_job.source.bytes) : 0;
    // Data comes first in a script; indexes and keys after it take about as long again.
    if (share > 0.02)
        progress.leftMs = static_cast<qint64>(double(m_clock.elapsed()) * (1.9 - share) / share);
    if (!m_filter.entries().isEmpty())
        progress.what = m_filter.entries().last().object();
    m_job.context.host.progress(progress);
    return {};
}

// Entries before the line that failed have been gone through.
void ScriptRun::conclude(const ProcessEnd &end)
{
    m_findings.exitCode = end.exitCode;
    m_job.entries = m_filter.entries();
    const TocEntry *failing = nullptr;
    for (const TocEntry &entry : std::as_const(m_job.entries)) {
        if (!m_error.isEmpty() && entry.line <= m_errorLine)
            failing = &entry;
        if (m_error.isEmpty() && end.ok())
            m_findings.finished.insert(entry.id);
    }
    for (const TocEntry &entry : std::as_const(m_job.entries)) {
        if (failing && entry.line < failing->line)
            m_findings.finished.insert(entry.id);
    }
    if (failing)
        m_findings.failed.insert(failing->id, m_error);
    if (!m_error.isEmpty())
        m_findings.stopped = failedAt(m_errorLine, m_error);
    else if (!end.ok())
        m_findings.stopped = failedAt(0, end.lastErrors.join(QStringLiteral(" · ")));
}

// Owners and comments on extensions, which the script's role could not set.
Done ScriptRun::applyHeld()
{
    for (const QString &statement : m_filter.held()) {
        if (const Result<PgRows> done = m_super->query(statement); !done) {
            if (done.error().code != QStringLiteral("postgres.query") &&
                done.error().code != QStringLiteral("postgres.denied"))
                return fail(done.error());
            m_findings.otherErrors << done.error().message;
        }
    }
    return {};
}

Result<RestoreFindings> ScriptRun::go()
{
    m_clock.start();
    Result<PgConnection> connection = PgConnection::open(m_job.sandbox.conninfo(), m_job.context.cancel);
    if (!connection)
        return fail(connection.error());
    m_super.emplace(std::move(*connection));
    if (Done prepared = prepareRoles(*m_super, m_job.sandbox.database()); !prepared)
        return fail(prepared.error());
    Result<std::unique_ptr<ArchiveStream>> stream = ArchiveStream::open(m_job.source.path);
    if (!stream)
        return fail(stream.error());
    m_stream = std::move(*stream);
    Command command =
        scriptCommand(m_job.sandbox.tools(), m_job.sandbox.conninfo(scriptRole, m_job.sandbox.database()),
                      m_job.source.encoding);
    command.folder = m_job.sandbox.folder();
    command.user = m_job.sandbox.runAs();
    ProcessWatch watch;
    watch.noProgress = m_job.noProgress;
    watch.input = [this] { return more(); };
    watch.errorLine = [this](const QByteArray &line) { takeErrorLine(line); };
    watch.activity = [this](pid_t) {
        if (m_polls++ % 5 == 0) // once a second: it reads all of /proc
            m_activity = serverActivity(m_job.sandbox);
        return m_activity;
    };
    watch.tick = [this] { return tick(); };
    const Result<ProcessEnd> end = runProcess(command, watch, m_job.context.cancel);
    m_job.entries = m_filter.entries();
    if (!m_job.sandbox.isRunning())
        return fail(serverDied(m_job.sandbox));
    if (m_fatal)
        return fail(whyFatal(*m_fatal, m_job.sandbox));
    if (!end) {
        if (end.error().fault == Fault::Interrupted)
            return fail(end.error());
        m_findings.stopped =
            end.error(); // cut short, a meta-command, an extension: the reconciliation follows
        return m_findings;
    }
    if (Done told = tick(); !told)
        return fail(told.error());
    conclude(*end);
    if (Done applied = applyHeld(); !applied)
        return fail(applied.error());
    return m_findings;
}

} // namespace

Command scriptCommand(const PgTools &tools, const QString &conninfo, const QString &encoding)
{
    Command command;
    command.program = tools.program(QStringLiteral("psql"));
    command.arguments = {QStringLiteral("--no-psqlrc"),        QStringLiteral("--quiet"),
                         QStringLiteral("--no-password"),      QStringLiteral("--set=ON_ERROR_STOP=1"),
                         QStringLiteral("--output=/dev/null"), QStringLiteral("--dbname=") + conninfo};
    if (tools.hasRestrict()) // refuses whatever our own reading might have missed
        command.arguments << QStringLiteral("--command=\\restrict muster%1")
                                 .arg(QRandomGenerator::system()->generate64(), 0, 36);
    command.arguments << QStringLiteral("--file=-");
    command.environment = {QStringLiteral("PGCLIENTENCODING=") +
                           (encoding.isEmpty() ? QStringLiteral("UTF8") : encoding)};
    return command;
}

Result<RestoreFindings> restoreScript(RestoreJob &job)
{
    return ScriptRun(job).go();
}

} // namespace muster
