// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/pgtext.h"
#include "postgres/restorejob.h"
#include "process/childprocess.h"
#include "process/diskspace.h"
#include "process/procinfo.h"

#include <QElapsedTimer>

#include <memory>

namespace muster
{

namespace
{

// Bytes: two segments of WAL. A server that dies of a full disk leaves about one free again.
constexpr qint64 lowWater = 32 * 1024 * 1024;

// The sandbox's user must be able to read the backup; when it cannot, pg_restore runs as we are.
bool canRead(const QString &user, const ArchiveInfo &source, const CancelToken &cancel)
{
    Command test;
    test.program = QStringLiteral("/usr/bin/test");
    test.arguments = {QStringLiteral("-r"), source.format == BackupFormat::PgDirectory
                                                ? source.path + QStringLiteral("/toc.dat")
                                                : source.path};
    test.user = user;
    const Result<ProcessText> answer = readProcess(test, cancel);
    return answer && answer->end.ok();
}

Error stalledArchive(Error error, const ArchiveInfo &source)
{
    error.message = PgText::tr("%1 The archive %2 may be cut short.").arg(error.message, source.path);
    return error;
}

// A worker that dies takes its item along without a word of its own.
void noteExit(RestoreFindings &findings, const ProcessEnd &end)
{
    if (end.signal != 0)
        findings.otherErrors << PgText::tr("pg_restore was ended by signal %1.").arg(end.signal);
    else if (!end.ok() && findings.failed.isEmpty() && findings.otherErrors.isEmpty())
        findings.otherErrors << end.lastErrors.join(QStringLiteral(" · "));
}

} // namespace

qint64 serverActivity(const Sandbox &sandbox)
{
    return cpuTicks(processesIn(sandbox.folder() + QStringLiteral("/data")),
                    {sandbox.database().toUtf8(), QByteArray("parallel worker")});
}

Error serverDied(const Sandbox &sandbox)
{
    const QStringList log = sandbox.logTail();
    const QString said = log.join(QStringLiteral(" · "));
    const std::optional<Error> known = fatalIn(said);
    if (known && known->code == QStringLiteral("postgres.disk_full"))
        return *known;
    if (freeBytes(sandbox.folder()).value_or(lowWater) < lowWater) // too full for the log to say so
        return *fatalIn(QStringLiteral("No space left on device"));
    return {
        QStringLiteral("postgres.server_died"),
        PgText::tr("The sandbox server ended during the restore. Its log says: %1")
            .arg(said.isEmpty() ? PgText::tr("nothing") : said),
        PgText::tr("Something killed it (memory? dmesg says so), or it crashed. Try again with fewer jobs."),
        Fault::Failed};
}

Error whyFatal(const Error &fatal, const Sandbox &sandbox)
{
    if (fatal.code != QStringLiteral("postgres.server_died"))
        return fatal;
    const Error died = serverDied(sandbox);
    return died.code == fatal.code && sandbox.logTail().isEmpty() ? fatal : died;
}

Command archiveCommand(const QString &bin, const ArchiveInfo &source, const QString &conninfo, int jobs)
{
    Command command;
    command.program = bin + QStringLiteral("/pg_restore");
    command.arguments = {QStringLiteral("--verbose"), QStringLiteral("--no-password")};
    if (jobs > 1 && source.format != BackupFormat::PgTar)
        command.arguments << QStringLiteral("--jobs=%1").arg(jobs);
    command.arguments << QStringLiteral("--dbname=") + conninfo << source.path;
    return command;
}

Result<RestoreFindings> restoreArchive(RestoreJob &job)
{
    RestoreFindings findings;
    RestoreMessages messages(findings, job.entries);
    const RestoreProgress progress(job.entries, job.source.bytes);
    Command command = archiveCommand(job.sandbox.tools().bin, job.source, job.sandbox.conninfo(), job.jobs);
    command.folder = job.sandbox.folder();
    if (canRead(job.sandbox.runAs(), job.source, job.context.cancel))
        command.user = job.sandbox.runAs();

    std::unique_ptr<GroupReads> reads;
    qint64 bytesRead = 0;
    qint64 figure = 0;
    int polls = 0;
    QElapsedTimer clock;
    clock.start();
    ProcessWatch watch;
    watch.noProgress = job.noProgress;
    watch.errorLine = [&](const QByteArray &line) { messages.line(line); };
    watch.activity = [&](pid_t group) {
        if (!reads)
            reads = std::make_unique<GroupReads>(group);
        if (polls++ % 5 == 0) { // once a second: it reads all of /proc
            bytesRead = reads->bytes();
            figure = bytesRead + serverActivity(job.sandbox);
        }
        return figure;
    };
    watch.tick = [&]() -> Done {
        if (!job.sandbox.isRunning())
            return fail(serverDied(job.sandbox));
        if (messages.fatal())
            return fail(whyFatal(*messages.fatal(), job.sandbox));
        job.context.host.progress(
            progress.at(findings.finished, bytesRead, messages.current(), Milliseconds(clock.elapsed())));
        return {};
    };
    const Result<ProcessEnd> end = runProcess(command, watch, job.context.cancel);
    if (!end && end.error().code == QStringLiteral("process.stalled")) {
        findings.stopped = stalledArchive(end.error(), job.source);
        return findings;
    }
    if (!end)
        return fail(end.error());
    if (!job.sandbox.isRunning())
        return fail(serverDied(job.sandbox));
    if (messages.fatal())
        return fail(whyFatal(*messages.fatal(), job.sandbox));
    messages.ended(end->exitCode);
    noteExit(findings, *end);
    job.context.host.progress(
        progress.at(findings.finished, job.source.bytes, {}, Milliseconds(clock.elapsed())));
    return findings;
}

} // namespace muster
