// SPDX-License-Identifier: GPL-3.0-or-later
#include "archives/wholeness.h"
#include "postgres/actions.h"
#include "postgres/backupsource.h"
#include "postgres/pgtext.h"
#include "postgres/sandbox.h"
#include "postgres/sizetext.h"
#include "postgres/sqlfilter.h"
#include "process/childprocess.h"
#include "process/diskspace.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <array>

#include <unistd.h>

namespace muster
{

namespace
{

constexpr qint64 scannedOfScript = 64 * 1024 * 1024; // of a script: where meta-commands stand, if anywhere

// Looks at one thing after another; each is a check of its own, the first fault ends it.
class Preflight
{
public:
    explicit Preflight(ActionContext &context) : m_context(context) {}
    Done backup();
    Done tools();
    Done space();
    Done sandbox();
    [[nodiscard]] const ArchiveInfo &info() const { return m_info; }
    [[nodiscard]] const PgTools &chosen() const { return m_tools; }

private:
    Done inside();
    Done scanScript();

    ActionContext &m_context;
    ArchiveInfo m_info;
    PgTools m_tools;
};

Done Preflight::backup()
{
    const Result<QString> path = backupPath(m_context);
    if (!path)
        return fail(path.error());
    const Result<ArchiveInfo> info = sniff(*path);
    if (!info)
        return fail(info.error());
    m_info = *info;
    if (Done usable = checkUsable(m_info, m_context.params.contains(QStringLiteral("decrypt"))); !usable)
        return usable;
    return inside();
}

// What can be told cheaply of damage, before anything is started.
Done Preflight::inside()
{
    if (m_info.format == BackupFormat::PlainSql)
        return scanScript();
    if (m_info.format == BackupFormat::Encrypted || m_info.wrapper != Wrapper::None || m_info.wrappedFolder ||
        m_info.archiveMinor > 16)
        return {};
    const Result<PgToc> toc = readToc(m_info);
    return toc ? checkWhole(*toc) : Done(fail(toc.error()));
}

Done Preflight::scanScript()
{
    Result<std::unique_ptr<ArchiveStream>> stream = ArchiveStream::open(m_info.path);
    if (!stream)
        return fail(stream.error());
    SqlFilter filter(true);
    while ((*stream)->bytesOut() < scannedOfScript && !m_context.cancel.isCancelled()) {
        const Result<QByteArray> bytes = (*stream)->read();
        if (!bytes)
            return fail(bytes.error());
        if (bytes->isEmpty())
            return filter.finish();
        if (Done taken = filter.take(*bytes); !taken)
            return taken;
        while (filter.hasPiece())
            static_cast<void>(filter.nextPiece());
    }
    return {};
}

Done Preflight::tools()
{
    const Result<int> major = wantedMajor(m_context); // reads the baseline, so a bad one shows here
    if (!major)
        return fail(major.error());
    const Result<PgTools> chosen =
        choosePgTools(findPgTools(m_context.run.postgresBin, m_context.cancel), m_info, *major);
    if (!chosen)
        return fail(chosen.error());
    m_tools = *chosen;
    return {};
}

Done Preflight::space()
{
    const QString folder = sandboxParent(m_context.run.sandboxFolder);
    const std::optional<qint64> room = freeBytes(folder);
    if (!room)
        return fail({QStringLiteral("sandbox.folder"),
                     PgText::tr("There is no folder %1 for sandboxes.").arg(folder),
                     PgText::tr("Name another with --sandbox-dir."), Fault::CannotRun});
    const qint64 needed = 2 * m_info.bytes;
    if (*room >= needed)
        return {};
    return fail({QStringLiteral("disk.space"),
                 PgText::tr("%1 has %2 free; a restore of this backup needs about %3 (twice its size).")
                     .arg(folder, sizeText(*room), sizeText(needed)),
                 PgText::tr("Free some space, or name a roomier folder with --sandbox-dir."),
                 Fault::CannotRun});
}

// The server program runs as the sandbox's user, and that user reaches the folder.
Done Preflight::sandbox()
{
    const QString folder = sandboxParent(m_context.run.sandboxFolder);
    const bool isRoot = ::geteuid() == 0;
    Command server;
    server.program = m_tools.program(QStringLiteral("postgres"));
    server.arguments = {QStringLiteral("--version")};
    server.user = !isRoot                               ? QString()
                  : m_context.run.sandboxUser.isEmpty() ? QStringLiteral("postgres")
                                                        : m_context.run.sandboxUser;
    const Result<ProcessText> version = readProcess(server, m_context.cancel);
    if (!version)
        return fail(version.error());
    if (!version->end.ok())
        return fail({QStringLiteral("postgres.start"),
                     PgText::tr("%1 does not run: %2")
                         .arg(server.program, version->end.lastErrors.join(QLatin1Char(' '))),
                     PgText::tr("Install PostgreSQL anew (apt install postgresql-%1).").arg(m_tools.major),
                     Fault::CannotRun});
    Command reach = server;
    reach.program = QStringLiteral("/usr/bin/test");
    reach.arguments = {isRoot ? QStringLiteral("-x") : QStringLiteral("-w"), folder};
    const Result<ProcessText> reached = readProcess(reach, m_context.cancel);
    if (!reached)
        return fail(reached.error());
    if (!reached->end.ok() || (isRoot && ::access(folder.toLocal8Bit().constData(), W_OK) != 0))
        return fail({QStringLiteral("sandbox.folder"),
                     PgText::tr("The folder %1 is closed to the sandbox's user %2.")
                         .arg(folder, server.user.isEmpty() ? PgText::tr("(you)") : server.user),
                     PgText::tr("Name another with --sandbox-dir, /var/tmp for example."), Fault::CannotRun});
    return {};
}

class PreflightAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override
    {
        Preflight preflight(context);
        const std::array<std::pair<const char *, Done (Preflight::*)()>, 4> looks{
            {{"backup", &Preflight::backup},
             {"tools", &Preflight::tools},
             {"disk_space", &Preflight::space},
             {"sandbox", &Preflight::sandbox}}};
        for (const auto &[name, look] : looks) {
            QElapsedTimer clock;
            clock.start();
            const Done done = (preflight.*look)();
            if (context.cancel.isCancelled())
                return fail(stoppedError());
            record(context, QString::fromLatin1(name), done, Milliseconds(clock.elapsed()));
            if (!done)
                return fail(done.error());
        }
        ActionOutcome outcome;
        outcome.message = PgText::tr("%1, %2, PostgreSQL %3")
                              .arg(formatTitle(preflight.info().format), sizeText(preflight.info().bytes),
                                   preflight.chosen().version);
        outcome.values = {{QStringLiteral("archive_format"), formatWord(preflight.info().format)},
                          {QStringLiteral("tools_version"), preflight.chosen().version}};
        return outcome;
    }

    Result<QStringList> preview(ActionContext &context) override
    {
        Preflight preflight(context);
        for (Done (Preflight::*look)() :
             {&Preflight::backup, &Preflight::tools, &Preflight::space, &Preflight::sandbox}) {
            if (const Done done = (preflight.*look)(); !done)
                return fail(done.error());
        }
        return QStringList{
            PgText::tr("%1: %2, %3")
                .arg(preflight.info().path, formatTitle(preflight.info().format),
                     sizeText(preflight.info().bytes)),
            PgText::tr("PostgreSQL %1 in %2").arg(preflight.chosen().version, preflight.chosen().bin)};
    }

private:
    // What could not be looked at is unknown; what was looked at and is bad has failed.
    static void record(ActionContext &context, const QString &name, const Done &done, Milliseconds duration)
    {
        CheckResult check;
        check.name = QStringLiteral("preflight");
        check.object = name;
        check.status = done                                  ? Status::Passed
                       : done.error().fault == Fault::Failed ? Status::Failed
                                                             : Status::Unknown;
        check.message = done ? QString() : done.error().message;
        check.duration = duration;
        context.host.check(check);
    }
};

} // namespace

ActionType postgresPreflightAction()
{
    return {QStringLiteral("postgres.preflight"),
            PgText::tr("Look at the backup, the tools and the disk"),
            {},
            {QStringLiteral("backup"), QStringLiteral("from"), QStringLiteral("decrypt"),
             QStringLiteral("server_version"), QStringLiteral("baseline")},
            [] { return std::make_unique<PreflightAction>(); },
            {},
            {QStringLiteral("backup")}};
}

} // namespace muster
