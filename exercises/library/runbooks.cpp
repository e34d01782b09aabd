// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/runbooks.h"

#include "formats/jsonreader.h"
#include "formats/literaltext.h"
#include "library/planlibrary.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Library", source);
}

QString ending()
{
    return QStringLiteral(".runbook.json");
}

Error refused(const char *code, const QString &message, const QString &hint)
{
    return {QLatin1String(code), message, hint, Fault::BadInput, {}, 0, 0};
}

} // namespace

Result<Runbook> openRunbook(const QString &path)
{
    QFile file(path);
    if (!file.exists() || QFileInfo(path).isDir())
        return fail(refused("import.missing", text("There is no runbook file %1.").arg(path),
                            text("Check the path; a runbook is a JSON file. Shipped: %1.").arg(shippedRunbooks().keys().join(QStringLiteral(", ")))));
    if (!file.open(QIODevice::ReadOnly))
        return fail(refused("import.unreadable", text("%1 cannot be read: %2.").arg(path, file.errorString()),
                            text("Check the permissions of the file.")));
    const QByteArray bytes = file.read(largestDocument + 1);
    if (bytes.size() > largestDocument)
        return fail(refused("import.too_big", text("%1 has more than %2 MB.").arg(path).arg(largestDocument / 1000000),
                            text("A runbook is smaller; check that it is the file you meant.")));
    auto runbook = parseRunbook(bytes);
    if (!runbook) {
        Error error = runbook.error();
        error.message = text("%1: %2").arg(path, error.message);
        return fail(std::move(error));
    }
    if (runbook->title.isEmpty())
        runbook->title = QFileInfo(path).completeBaseName();
    return runbook;
}

QMap<QString, QString> shippedRunbooks()
{
    QMap<QString, QString> paths;
    const QDir folder(dataFolder() + QStringLiteral("/samples"));
    for (const QFileInfo &file : folder.entryInfoList({u'*' + ending()}, QDir::Files | QDir::Readable, QDir::Name))
        paths.insert(file.fileName().chopped(ending().size()), file.absoluteFilePath());
    return paths;
}

QString runbookPath(const QString &given)
{
    return QFileInfo::exists(given) ? given : shippedRunbooks().value(given, given);
}

Result<Plan> incidentDrill(const Runbook &runbook, const RunbookIncident &incident)
{
    return withLiteralText(incidentPlan(runbook, incident));
}

bool isIncidentName(const QString &id)
{
    return id.contains(u':') && shippedRunbooks().contains(id.section(u':', 0, 0));
}

Result<Plan> shippedIncident(const QString &id)
{
    const auto runbook = openRunbook(shippedRunbooks().value(id.section(u':', 0, 0)));
    if (!runbook)
        return fail(runbook.error());
    const auto incident = chosenIncident(*runbook, id.section(u':', 1));
    return incident ? incidentDrill(*runbook, *incident) : fail(incident.error());
}

} // namespace muster
