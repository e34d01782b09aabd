// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgres/pgtools.h"

#include "postgres/pgtext.h"
#include "process/childprocess.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace muster
{

namespace
{

// Newest archive format that a major version reads. Source: pg_backup_archiver.h of the releases.
int newestFormat(int major)
{
    if (major >= 17)
        return 16;
    if (major == 16)
        return 15;
    return major >= 12 ? 14 : 13;
}

QStringList candidateFolders(const QString &given)
{
    if (!given.isEmpty())
        return {given};
    QStringList folders;
    for (const char *pattern : {"/usr/lib/postgresql", "/usr"}) {
        const QDir parent(QString::fromLatin1(pattern));
        const bool debian = parent.path() != QStringLiteral("/usr");
        const QStringList names = parent.entryList({debian ? QStringLiteral("*") : QStringLiteral("pgsql-*")},
                                                   QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &name : names)
            folders << parent.filePath(name) + QStringLiteral("/bin");
    }
    return folders + qEnvironmentVariable("PATH").split(QLatin1Char(':'), Qt::SkipEmptyParts);
}

bool isProgram(const QString &path)
{
    const QFileInfo file(path);
    return file.isFile() && file.isExecutable();
}

// Server, restore tool and client side by side: in /usr/bin Debian only has slow wrappers.
bool isComplete(const QString &folder)
{
    return isProgram(folder + QStringLiteral("/postgres")) && isProgram(folder + QStringLiteral("/initdb")) &&
           isProgram(folder + QStringLiteral("/pg_restore")) && isProgram(folder + QStringLiteral("/psql"));
}

Error noTools(const ArchiveInfo &info)
{
    const int major = std::max(info.dumpMajor(), 15);
    return {QStringLiteral("postgres.tools"), PgText::tr("PostgreSQL is not installed on this machine."),
            PgText::tr("apt install postgresql-%1, or name the folder of its programs with --postgres-bin.")
                .arg(major),
            Fault::CannotRun};
}

} // namespace

bool PgTools::hasRestrict() const
{
    static const QHash<int, int> since{{13, 22}, {14, 19}, {15, 14}, {16, 10}, {17, 6}};
    return major >= 18 ||
           (since.contains(major) && version.section(QLatin1Char('.'), 1, 1).toInt() >= since[major]);
}

QString versionIn(const QString &text)
{
    static const QRegularExpression version(
        QStringLiteral("\\(PostgreSQL\\) ([0-9]+(?:\\.[0-9]+|devel|beta[0-9]*|rc[0-9]*)?)"));
    return version.match(text).captured(1);
}

int majorOf(const QString &version)
{
    static const QRegularExpression digits(QStringLiteral("([0-9]+)"));
    return digits.match(version).captured(1).toInt();
}

QVector<PgTools> findPgTools(const QString &given, const CancelToken &cancel)
{
    QVector<PgTools> found;
    QStringList seen;
    for (const QString &candidate : candidateFolders(given)) {
        const QString folder = QFileInfo(candidate).canonicalFilePath();
        if (folder.isEmpty() || seen.contains(folder) || !isComplete(folder))
            continue;
        seen << folder;
        Command command;
        command.program = folder + QStringLiteral("/pg_restore");
        command.arguments = {QStringLiteral("--version")};
        const Result<ProcessText> text = readProcess(command, cancel);
        const QString version = text ? versionIn(text->output) : QString();
        if (!version.isEmpty())
            found.append({folder, majorOf(version), version});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const PgTools &a, const PgTools &b) { return a.major > b.major; });
    return found;
}

Result<PgTools> choosePgTools(const QVector<PgTools> &tools, const ArchiveInfo &info, int wantedMajor)
{
    if (tools.isEmpty())
        return fail(noTools(info));
    if (info.archiveMajor == 1 && info.archiveMinor > newestFormat(tools.first().major)) {
        const int needed = info.dumpMajor();
        return fail(
            {QStringLiteral("postgres.version"),
             PgText::tr(
                 "The archive was made by pg_dump %1 (archive format %2.%3); this machine has PostgreSQL "
                 "%4, which cannot read it.")
                 .arg(info.dumpVersion.isEmpty() ? PgText::tr("%1 or newer").arg(needed) : info.dumpVersion)
                 .arg(info.archiveMajor)
                 .arg(info.archiveMinor)
                 .arg(tools.first().major),
             PgText::tr("Install postgresql-client-%1 and postgresql-%1 (or newer), or make the dump with "
                        "pg_dump %2.")
                 .arg(needed)
                 .arg(tools.first().major),
             Fault::CannotRun});
    }
    if (wantedMajor == 0)
        return tools.first();
    for (const PgTools &candidate : tools) {
        if (candidate.major == wantedMajor)
            return candidate;
    }
    return fail(
        {QStringLiteral("postgres.version"),
         PgText::tr("PostgreSQL %1 is wanted, to compare with the baseline; this machine has %2.")
             .arg(wantedMajor)
             .arg(tools.first().major),
         PgText::tr("apt install postgresql-%1, or take the baseline again from a server of version %2.")
             .arg(wantedMajor)
             .arg(tools.first().major),
         Fault::CannotRun});
}

QString packageOfExtension(const QString &extension, int major)
{
    static const QHash<QString, QString> own{
        {QStringLiteral("postgis"), QStringLiteral("postgis-3")},
        {QStringLiteral("postgis_topology"), QStringLiteral("postgis-3")},
        {QStringLiteral("postgis_raster"), QStringLiteral("postgis-3")},
        {QStringLiteral("postgis_tiger_geocoder"), QStringLiteral("postgis-3")},
        {QStringLiteral("vector"), QStringLiteral("pgvector")},
        {QStringLiteral("pg_cron"), QStringLiteral("cron")},
        {QStringLiteral("pg_partman"), QStringLiteral("partman")},
        {QStringLiteral("pg_repack"), QStringLiteral("repack")},
        {QStringLiteral("pgrouting"), QStringLiteral("pgrouting")},
        {QStringLiteral("pgtap"), QStringLiteral("pgtap")},
        {QStringLiteral("hypopg"), QStringLiteral("hypopg")},
        {QStringLiteral("hll"), QStringLiteral("hll")},
        {QStringLiteral("ip4r"), QStringLiteral("ip4r")},
        {QStringLiteral("pgaudit"), QStringLiteral("pgaudit")},
        {QStringLiteral("rum"), QStringLiteral("rum")},
        {QStringLiteral("timescaledb"), QStringLiteral("timescaledb")},
        {QStringLiteral("age"), QStringLiteral("age")},
        {QStringLiteral("pg_qualstats"), QStringLiteral("pg-qualstats")},
        {QStringLiteral("pglogical"), QStringLiteral("pglogical")},
        {QStringLiteral("orafce"), QStringLiteral("orafce")},
        {QStringLiteral("mysql_fdw"), QStringLiteral("mysql-fdw")},
        {QStringLiteral("tds_fdw"), QStringLiteral("tds-fdw")}};
    static const QHash<QString, QString> languages{
        {QStringLiteral("plpython3u"), QStringLiteral("plpython3")},
        {QStringLiteral("plperl"), QStringLiteral("plperl")},
        {QStringLiteral("plperlu"), QStringLiteral("plperl")},
        {QStringLiteral("pltcl"), QStringLiteral("pltcl")},
        {QStringLiteral("pltclu"), QStringLiteral("pltcl")}};
    if (languages.contains(extension))
        return QStringLiteral("postgresql-%1-%2").arg(languages[extension]).arg(major);
    QString name = own.value(extension, extension);
    name.replace(QLatin1Char('_'), QLatin1Char('-'));
    return QStringLiteral("postgresql-%1-%2").arg(major).arg(name);
}

} // namespace muster
