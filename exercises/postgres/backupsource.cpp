// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/backupsource.h"

#include "archives/unpack.h"
#include "archives/wholeness.h"
#include "postgres/baseline.h"
#include "postgres/pgtext.h"
#include "postgres/pgtools.h"
#include "postgres/sandbox.h"
#include "process/childprocess.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <memory>

#include <unistd.h>

namespace muster
{

namespace
{

bool isArchive(BackupFormat format)
{
    return format == BackupFormat::PgCustom || format == BackupFormat::PgDirectory ||
           format == BackupFormat::PgTar;
}

Result<QString> workFolder(ActionContext &context)
{
    SandboxMarker marker;
    marker.kind = QStringLiteral("folder");
    marker.runId = context.run.runId;
    marker.owner = thisProcess();
    marker.createdAt = QDateTime::currentDateTimeUtc();
    if (::geteuid() == 0)
        marker.user =
            context.run.sandboxUser.isEmpty() ? QStringLiteral("postgres") : context.run.sandboxUser;
    return makeMarkedFolder(sandboxParent(context.run.sandboxFolder), marker,
                            [&context](const QString &path) {
                                return context.host.resourceAdded(QStringLiteral("folder"), path, {});
                            });
}

class Preparation
{
public:
    Preparation(ActionContext &context, PreparedSource &source) : m_context(context), m_source(source) {}

    Done decrypt(const QStringList &argv);
    Done unwrap();

private:
    Result<QString> folder()
    {
        if (m_source.folder.isEmpty()) {
            const Result<QString> made = workFolder(m_context);
            if (!made)
                return made;
            m_source.folder = *made;
        }
        return m_source.folder;
    }
    BytesProgress report(const QString &what)
    {
        return [this, what](qint64 done, qint64 total) {
            event::StepProgressed progress;
            progress.bytesDone = done;
            progress.bytesTotal = total;
            progress.what = what;
            if (done - m_reported > 16 * 1024 * 1024 || done == total) {
                m_reported = done;
                m_context.host.progress(progress);
            }
        };
    }

    ActionContext &m_context;
    PreparedSource &m_source;
    qint64 m_reported = 0;
};

Error decryptError(const ProcessEnd &end)
{
    return {
        QStringLiteral("backup.decrypt"),
        PgText::tr("The backup could not be decrypted: %1").arg(end.lastErrors.join(QStringLiteral(" · "))),
        PgText::tr("Try the plan's decrypt command by hand; the key or its passphrase may be missing for "
                   "this user."),
        Fault::CannotRun};
}

Done Preparation::decrypt(const QStringList &argv)
{
    const Result<QString> into = folder();
    if (!into)
        return fail(into.error());
    Command command;
    command.program = argv.first().startsWith(QLatin1Char('/'))
                          ? argv.first()
                          : QStandardPaths::findExecutable(argv.first());
    if (command.program.isEmpty())
        return fail({QStringLiteral("backup.decrypt"),
                     PgText::tr("There is no program %1 to decrypt with.").arg(argv.first()),
                     PgText::tr("Install it, or correct the plan's decrypt command."), Fault::CannotRun});
    command.arguments = argv.mid(1);
    command.arguments.replaceInStrings(QStringLiteral("{file}"), m_source.readable.path);
    QFile out(*into + QStringLiteral("/decrypted"));
    QFile in(m_source.readable.path);
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly) || !in.open(QIODevice::ReadOnly))
        return fail({QStringLiteral("sandbox.folder"),
                     PgText::tr("Cannot write %1: %2.").arg(out.fileName(), out.errorString()), QString(),
                     Fault::CannotRun});
    const BytesProgress progress = report(PgText::tr("decrypting"));
    ProcessWatch watch;
    watch.outputBytes = [&out](const QByteArray &bytes) -> Done {
        if (out.write(bytes) == bytes.size())
            return {};
        return fail({QStringLiteral("disk.full"),
                     PgText::tr("Cannot write %1: %2.").arg(out.fileName(), out.errorString()),
                     PgText::tr("Free some space, or name a roomier folder with --sandbox-dir."),
                     Fault::CannotRun});
    };
    if (command.arguments == argv.mid(1)) {
        watch.input = [&in, &progress]() -> Result<QByteArray> {
            QByteArray bytes = in.read(256 * 1024);
            progress(in.pos(), in.size());
            return bytes;
        };
    }
    const Result<ProcessEnd> end = runProcess(command, watch, m_context.cancel);
    if (!end)
        return fail(end.error());
    if (!end->ok() || !out.flush())
        return fail(decryptError(*end));
    Result<ArchiveInfo> info = sniff(out.fileName());
    if (!info)
        return fail(info.error());
    if (info->format == BackupFormat::Unknown) // some ciphers take a wrong key without a word
        return fail({QStringLiteral("backup.decrypt"),
                     PgText::tr("What the decrypt command gave for %1 is not a backup that Muster knows.")
                         .arg(m_source.original.path),
                     PgText::tr("The key or its passphrase may be a wrong one: try the plan's decrypt command by "
                                "hand."),
                     Fault::CannotRun});
    m_source.readable = *info;
    return checkUsable(*info, false);
}

Done Preparation::unwrap()
{
    const ArchiveInfo info = m_source.readable;
    const bool isFile = info.wrapper != Wrapper::None && isArchive(info.format) && !info.wrappedFolder;
    if (!isFile && !info.wrappedFolder)
        return {}; // scripts are unwrapped on their way to psql
    const Result<QString> into = folder();
    if (!into)
        return fail(into.error());
    const BytesProgress progress = report(PgText::tr("unpacking"));
    const QString target = *into + QStringLiteral("/unpacked");
    const Result<Unpacked> unpacked = isFile ? unwrapFile(info.path, target, m_context.cancel, progress)
                                             : unpackFolder(info.path, target, m_context.cancel, progress);
    if (!unpacked)
        return fail(unpacked.error());
    QFile::remove(*into + QStringLiteral("/decrypted"));
    if (::geteuid() == 0) { // the folder itself stays private
        QFile::setPermissions(target, QFile::permissions(target) | QFile::ReadOther |
                                          (isFile ? QFile::Permissions() : QFile::ExeOther));
    }
    Result<ArchiveInfo> readable = sniff(unpacked->path);
    if (!readable)
        return fail(readable.error());
    m_source.readable = *readable;
    return {};
}

} // namespace

QString planPath(const QString &path, const RunInfo &run)
{
    if (path.isEmpty() || QFileInfo(path).isAbsolute() || run.planFolder.isEmpty())
        return path;
    return QDir::cleanPath(run.planFolder + QLatin1Char('/') + path);
}

Result<QString> backupPath(const ActionContext &context)
{
    const QString named = context.params.value(QStringLiteral("backup")).toString();
    const QString path =
        named.isEmpty() ? context.latest(QStringLiteral("backup")).toString() : planPath(named, context.run);
    if (path.isEmpty())
        return fail(
            {QStringLiteral("backup.unnamed"),
             PgText::tr("No backup is named, and no earlier step has found one."),
             PgText::tr("Give the step a “backup”, or put a backup.find or backup.fetch step before it."),
             Fault::BadInput});
    return path;
}

Done checkUsable(const ArchiveInfo &info, bool canDecrypt)
{
    if (info.isPostgres() || (info.format == BackupFormat::Encrypted && canDecrypt))
        return {};
    if (info.format == BackupFormat::Encrypted)
        return fail(
            {QStringLiteral("backup.encrypted"),
             PgText::tr("%1 is encrypted (%2), and the plan says nothing of how to decrypt it.")
                 .arg(info.path, info.encryption),
             PgText::tr("Give the restore step a “decrypt” command, for example [\"gpg\", \"--batch\", "
                        "\"--decrypt\"]; it gets the file on its standard input."),
             Fault::CannotRun});
    if (info.format == BackupFormat::PgDumpAll)
        return fail(
            {QStringLiteral("backup.unsupported"),
             PgText::tr("%1 holds a whole cluster (pg_dumpall): it creates databases and connects to them, "
                        "which a restore into one throw-away database cannot do.")
                 .arg(info.path),
             PgText::tr("Use a dump of one database, made with pg_dump."), Fault::CannotRun});
    if (info.format == BackupFormat::BaseBackup)
        return fail({QStringLiteral("backup.unsupported"),
                     PgText::tr("%1 is a copy of a PostgreSQL data folder, not a dump.").arg(info.path),
                     PgText::tr("Use a dump of one database, made with pg_dump."), Fault::CannotRun});
    return fail(
        {QStringLiteral("backup.unknown"), PgText::tr("%1 is not a backup that Muster knows.").arg(info.path),
         PgText::tr(
             "Known are pg_dump's custom, directory, tar and plain formats, also within gzip, zstd, lz4, "
             "bzip2 or xz."),
         Fault::CannotRun});
}

Result<PreparedSource> prepareSource(ActionContext &context, const ArchiveInfo &original,
                                     const QStringList &decrypt)
{
    PreparedSource source;
    source.original = source.readable = original;
    Preparation preparation(context, source);
    Done done = checkUsable(original, !decrypt.isEmpty());
    if (done && original.format == BackupFormat::Encrypted)
        done = preparation.decrypt(decrypt);
    if (done)
        done = preparation.unwrap();
    if (done && isArchive(source.readable.format)) {
        Result<PgToc> toc = readToc(source.readable);
        done = toc ? checkWhole(*toc) : Done(fail(toc.error()));
        if (toc)
            source.toc = *toc;
    }
    if (done)
        return source;
    if (!source.folder.isEmpty()) {
        if (const Done removed = removeResource(context, QStringLiteral("folder"), source.folder); !removed)
            context.host.log(QStringLiteral("warning"), removed.error().message);
    }
    return fail(done.error());
}

Result<int> wantedMajor(const ActionContext &context)
{
    const QString given = context.params.value(QStringLiteral("server_version")).toVariant().toString();
    const QString path = planPath(context.params.value(QStringLiteral("baseline")).toString(), context.run);
    if (!given.isEmpty() || path.isEmpty())
        return majorOf(given);
    const Result<Baseline> baseline = loadBaseline(path);
    return baseline ? Result<int>(baseline->catalogue.major()) : Result<int>(fail(baseline.error()));
}

Done removeResource(ActionContext &context, const QString &kind, const QString &path)
{
    Done removed = removeSandbox(path);
    if (removed)
        context.host.resourceRemoved(kind, path, false);
    return removed;
}

} // namespace muster
