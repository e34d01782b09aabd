// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/actions.h"
#include "postgres/backupsource.h"
#include "postgres/pgtext.h"
#include "postgres/sizetext.h"
#include "process/childprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace muster
{

namespace
{

// A remote of rclone ("s3-backups:postgres/") is not a folder of this machine.
bool isRemote(const QString &location)
{
    static const QRegularExpression remote(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9_-]+:"));
    return remote.match(location).hasMatch();
}

Error remoteError(const QString &location)
{
    return {QStringLiteral("backup.remote"),
            PgText::tr("%1 is on another machine, which is not reached from here.").arg(location),
            PgText::tr("Copy the backup to this machine first (rclone copy %1 FOLDER) and name that folder.")
                .arg(location),
            Fault::CannotRun};
}

// The day that a file is of: a date in its name, else when it was last written.
QDate dayOf(const QFileInfo &file)
{
    static const QRegularExpression date(QStringLiteral("(20[0-9]{2})-?([01][0-9])-?([0-3][0-9])"));
    const QRegularExpressionMatch match = date.match(file.fileName());
    const QDate named(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    return named.isValid() ? named : file.lastModified().date();
}

Result<QDate> wantedDay(const QString &date) // invalid = the newest
{
    if (date.isEmpty() || date == QStringLiteral("newest"))
        return QDate();
    if (date == QStringLiteral("yesterday"))
        return QDate::currentDate().addDays(-1);
    if (date == QStringLiteral("today"))
        return QDate::currentDate();
    const QDate day = QDate::fromString(date, Qt::ISODate);
    if (day.isValid())
        return day;
    return fail({QStringLiteral("backup.date"), PgText::tr("“%1” is not a date.").arg(date),
                 PgText::tr("Write newest, yesterday, today or a day like 2026-01-31."), Fault::BadInput});
}

Result<QFileInfo> findBackup(const ActionContext &context)
{
    const QString given = context.params.value(QStringLiteral("location")).toString();
    if (isRemote(given))
        return fail(remoteError(given));
    const QString location = planPath(given, context.run);
    const QString pattern = context.params.value(QStringLiteral("pattern")).toString(QStringLiteral("*"));
    const Result<QDate> day = wantedDay(context.params.value(QStringLiteral("date")).toString());
    if (!day)
        return fail(day.error());
    if (!QFileInfo(location).isDir())
        return fail({QStringLiteral("backup.missing"), PgText::tr("There is no folder %1.").arg(location),
                     PgText::tr("Check the path and that the disk is mounted."), Fault::CannotRun});
    const QFileInfoList files = QDir(location).entryInfoList(
        {pattern}, QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot | QDir::Readable);
    QVector<QFileInfo> fitting;
    std::copy_if(files.begin(), files.end(), std::back_inserter(fitting), [&day](const QFileInfo &file) {
        const bool isBackup =
            file.isFile() || QFileInfo::exists(file.filePath() + QStringLiteral("/toc.dat"));
        return isBackup && (!day->isValid() || dayOf(file) == *day);
    });
    const auto newest =
        std::max_element(fitting.begin(), fitting.end(), [](const QFileInfo &a, const QFileInfo &b) {
            return std::make_pair(dayOf(a), a.lastModified()) < std::make_pair(dayOf(b), b.lastModified());
        });
    if (newest == fitting.end())
        return fail({QStringLiteral("backup.missing"),
                     day->isValid() ? PgText::tr("There is no backup %1 of %2 in %3.")
                                          .arg(pattern, day->toString(Qt::ISODate), location)
                                    : PgText::tr("There is no backup %1 in %2.").arg(pattern, location),
                     PgText::tr("Look whether the backup job ran, or ask for another day."),
                     Fault::CannotRun});
    return *newest;
}

// "max_age_hours": how old the file may be, by when it was last written; 0 or none: as old as it likes.
Done youngEnough(const ActionContext &context, const QFileInfo &file)
{
    const QJsonValue given = context.params.value(QStringLiteral("max_age_hours"));
    bool number = given.isDouble();
    const double hours = number ? given.toDouble() : given.toString().toDouble(&number);
    if (!number && !given.toString().isEmpty())
        return fail({QStringLiteral("backup.age"), PgText::tr("“%1” is not a number of hours.").arg(given.toString()),
                     PgText::tr("Write max_age_hours as a number, such as 24."), Fault::BadInput});
    const Milliseconds age(file.lastModified().msecsTo(QDateTime::currentDateTime()));
    if (!number || hours <= 0 || double(age.count()) <= hours * 3600000.0)
        return {};
    return fail({QStringLiteral("backup.age"),
                 PgText::tr("The newest backup, %1, is %2 old; at most %3 h are allowed.")
                     .arg(file.fileName(), wordsText(age))
                     .arg(hours),
                 PgText::tr("Look whether the backup job ran."), Fault::Failed});
}

class FindAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override
    {
        const Result<QFileInfo> file = findBackup(context);
        if (!file)
            return fail(file.error());
        if (const Done young = youngEnough(context, *file); !young)
            return fail(young.error());
        const qint64 bytes = file->isDir() ? folderBytes(file->absoluteFilePath()) : file->size();
        ActionOutcome outcome;
        outcome.message = PgText::tr("%1, %2").arg(file->fileName(), sizeText(bytes));
        outcome.values = {{QStringLiteral("backup"), file->absoluteFilePath()},
                          {QStringLiteral("bytes"), bytes}};
        return outcome;
    }
    Result<QStringList> preview(ActionContext &context) override
    {
        const Result<QFileInfo> file = findBackup(context);
        if (!file)
            return fail(file.error());
        if (const Done young = youngEnough(context, *file); !young)
            return fail(young.error());
        m_found = file->absoluteFilePath();
        return QStringList{PgText::tr("use %1").arg(m_found)};
    }
    [[nodiscard]] QJsonObject previewValues() const override { return {{QStringLiteral("backup"), m_found}}; }

private:
    QString m_found;
};

// A local backup is used where it lies, read-only: what is fetched is the certainty that it can be read.
class FetchAction final : public Action
{
public:
    Result<ActionOutcome> run(ActionContext &context) override;
    Result<QStringList> preview(ActionContext &context) override
    {
        const Result<ArchiveInfo> info = look(context);
        if (!info)
            return fail(info.error());
        return QStringList{PgText::tr("use %1 where it lies: %2, %3")
                               .arg(info->path, formatTitle(info->format), sizeText(info->bytes))};
    }
    bool stillThere(const QJsonObject &values, const RunInfo &) override
    {
        return QFileInfo::exists(values.value(QStringLiteral("backup")).toString());
    }

private:
    static Result<ArchiveInfo> look(ActionContext &context);
    static Done compareSize(ActionContext &context, const ArchiveInfo &info);
    static Result<QString> hash(ActionContext &context, const ArchiveInfo &info);
};

Result<ArchiveInfo> FetchAction::look(ActionContext &context)
{
    const QString named = context.params.value(QStringLiteral("backup")).toString();
    if (isRemote(named))
        return fail(remoteError(named));
    const Result<QString> path = backupPath(context);
    return path ? sniff(*path) : Result<ArchiveInfo>(fail(path.error()));
}

Done FetchAction::compareSize(ActionContext &context, const ArchiveInfo &info)
{
    const qint64 wanted = context.params.value(QStringLiteral("bytes")).toVariant().toLongLong();
    if (wanted <= 0 || wanted == info.bytes)
        return {};
    return fail({QStringLiteral("backup.size"),
                 PgText::tr("%1 has %2 bytes; it should have %3.").arg(info.path).arg(info.bytes).arg(wanted),
                 PgText::tr("Fetch it again, or use an older backup."), Fault::Failed});
}

// SHA-256 of the file when the plan or the level asks for it; empty = not asked for.
Result<QString> FetchAction::hash(ActionContext &context, const ArchiveInfo &info)
{
    const QJsonValue wanted = context.params.value(QStringLiteral("sha256"));
    const bool asked =
        wanted.toBool() || !wanted.toString().isEmpty() || context.run.level == QStringLiteral("paranoid");
    if (!asked || QFileInfo(info.path).isDir())
        return QString();
    qint64 told = 0;
    const Result<QString> sum = fileSha256(info.path, context.cancel, [&](qint64 done, qint64 total) {
        if (done - told < 16 * 1024 * 1024 && done != total)
            return;
        told = done;
        event::StepProgressed progress;
        progress.bytesDone = done;
        progress.bytesTotal = total;
        progress.what = PgText::tr("reading to the last byte");
        context.host.progress(progress);
    });
    if (!sum || wanted.toString().isEmpty() || wanted.toString().compare(*sum, Qt::CaseInsensitive) == 0)
        return sum;
    return fail({QStringLiteral("backup.checksum"),
                 PgText::tr("%1 is not the file that it should be: its SHA-256 is %2, wanted is %3.")
                     .arg(info.path, *sum, wanted.toString()),
                 PgText::tr("Fetch it again, or use an older backup."), Fault::Failed});
}

Result<ActionOutcome> FetchAction::run(ActionContext &context)
{
    const Result<ArchiveInfo> info = look(context);
    if (!info)
        return fail(info.error());
    if (Done same = compareSize(context, *info); !same)
        return fail(same.error());
    const Result<QString> sum = hash(context, *info);
    if (!sum)
        return fail(sum.error());
    context.host.measure(QStringLiteral("backup_bytes"), info->bytes, QStringLiteral("bytes"));
    ActionOutcome outcome;
    outcome.message = PgText::tr("%1, %2").arg(formatTitle(info->format), sizeText(info->bytes));
    outcome.values = {{QStringLiteral("backup"), info->path},
                      {QStringLiteral("bytes"), info->bytes},
                      {QStringLiteral("archive_format"), formatWord(info->format)}};
    if (!sum->isEmpty()) {
        outcome.values.insert(QStringLiteral("sha256"), *sum);
        context.host.measure(QStringLiteral("sha256"), *sum, QString());
    }
    return outcome;
}

} // namespace

ActionType backupFindAction()
{
    return {QStringLiteral("backup.find"),
            PgText::tr("Find a backup by its date"),
            {QStringLiteral("location")},
            {QStringLiteral("pattern"), QStringLiteral("date"), QStringLiteral("max_age_hours")},
            [] { return std::make_unique<FindAction>(); },
            {QStringLiteral("backup")},
            {}};
}

ActionType backupFetchAction()
{
    return {
        QStringLiteral("backup.fetch"),
        PgText::tr("Fetch a backup"),
        {},
        {QStringLiteral("backup"), QStringLiteral("from"), QStringLiteral("sha256"), QStringLiteral("bytes")},
        [] { return std::make_unique<FetchAction>(); },
        {},
        {QStringLiteral("backup")}};
}

} // namespace muster
