// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/planlibrary.h"

#include "library/runbooks.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace muster
{

namespace
{

constexpr qint64 mostBytes = 10 * 1000 * 1000;

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Library", source);
}

QString ending()
{
    return QStringLiteral(".muster.json");
}

Error refused(const char *code, const QString &message, const QString &hint)
{
    return {QLatin1String(code), message, hint, Fault::BadInput, {}, 0, 0};
}

Result<QByteArray> readPlanFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return fail(refused("plan.missing", text("There is no plan file %1.").arg(path),
                            text("Check the path; \"muster-cli plan new\" makes a plan.")));
    }
    if (info.isDir())
        return fail(refused("plan.unreadable", text("%1 is a folder, not a plan file.").arg(path),
                            text("Name a *.muster.json file in it.")));
    if (info.size() > mostBytes) {
        return fail(refused(
            "plan.too_large",
            text("The file %1 has %2 bytes; at most %3 are read.").arg(path).arg(info.size()).arg(mostBytes),
            text("Check that it is a plan: a backup is given to \"muster-cli drill\".")));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(refused("plan.unreadable",
                            text("The plan %1 cannot be read: %2.").arg(path, file.errorString()),
                            text("Check the permissions of the file.")));
    }
    const QByteArray bytes = file.read(mostBytes + 1); // a file may have no size, as /dev/zero
    if (file.error() != QFileDevice::NoError)
        return fail(refused("plan.unreadable",
                            text("The plan %1 cannot be read: %2.").arg(path, file.errorString()),
                            text("Check the disk.")));
    return bytes;
}

Result<LoadedPlan> named(Result<LoadedPlan> loaded, const QString &path)
{
    if (loaded)
        return loaded;
    Error error = loaded.error();
    error.message = text("%1: %2").arg(path, error.message);
    return fail(std::move(error));
}

QString templatePath(const QString &id)
{
    return dataFolder() + QStringLiteral("/templates/") + id + ending();
}

Error unknownTemplate(const QString &id)
{
    QStringList ids;
    for (const PlanTemplate &known : planTemplates())
        ids.append(known.id);
    return refused("plan.unknown_template", text("There is no template \"%1\".").arg(id),
                   ids.isEmpty() ? text("No templates are installed under %1.").arg(dataFolder())
                                 : text("Templates: %1.").arg(ids.join(QStringLiteral(", "))));
}

// The incidents of the runbooks that are shipped.
void addIncidents(QVector<PlanTemplate> *templates)
{
    const QMap<QString, QString> runbooks = shippedRunbooks();
    for (auto it = runbooks.cbegin(); it != runbooks.cend(); ++it) {
        const auto runbook = openRunbook(it.value());
        if (!runbook)
            continue;
        for (const RunbookIncident &incident : runbook->incidents) {
            const Plan plan = incidentPlan(*runbook, incident);
            templates->append({it.key() + u':' + incident.id, plan.title, plan.description, plan.kind, it.value(),
                               {QStringLiteral("runbook")}});
        }
    }
}

Result<LoadedPlan> asLoaded(Result<Plan> plan)
{
    return plan ? Result<LoadedPlan>(LoadedPlan{std::move(*plan), {}}) : fail(plan.error());
}

// What was found in the template's worked example was not found here.
Result<LoadedPlan> asNew(Result<LoadedPlan> loaded)
{
    if (loaded)
        loaded->plan = withoutFindings(std::move(loaded->plan));
    return loaded;
}

} // namespace

Plan withoutFindings(Plan plan)
{
    if (plan.kind != PlanKind::Tabletop)
        return plan;
    plan.extra.remove(QStringLiteral("gaps"));
    plan.extra.remove(QStringLiteral("observations"));
    return plan;
}

QString dataFolder()
{
    const QString given = qEnvironmentVariable("MUSTER_DATA_DIR");
    if (!given.isEmpty())
        return given;
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/../share/muster"));
}

QVector<PlanTemplate> planTemplates()
{
    QVector<PlanTemplate> templates;
    const QDir folder(dataFolder() + QStringLiteral("/templates"));
    const QFileInfoList files =
        folder.entryInfoList({u'*' + ending()}, QDir::Files | QDir::Readable, QDir::Name);
    for (const QFileInfo &file : files) {
        const Result<QByteArray> bytes = readPlanFile(file.absoluteFilePath());
        const Result<LoadedPlan> loaded = bytes ? parsePlanForEditing(*bytes) : fail(bytes.error());
        if (!loaded)
            continue; // a damaged one says so when it is asked for by name
        const QString id = file.fileName().chopped(ending().size());
        templates.append(
            {id, loaded->plan.title, loaded->plan.description, loaded->plan.kind, file.absoluteFilePath(),
             loaded->plan.tags});
    }
    addIncidents(&templates);
    return templates;
}

Result<LoadedPlan> planFromTemplate(const QString &id, const Variables &variables,
                                    const QStringList &knownActions)
{
    if (isIncidentName(id))
        return asLoaded(shippedIncident(id));
    if (id.contains(u'/') || !QFileInfo::exists(templatePath(id)))
        return fail(unknownTemplate(id));
    return asNew(openPlan(templatePath(id), variables, knownActions));
}

Result<LoadedPlan> templateForEditing(const QString &id, const QStringList &knownActions)
{
    if (isIncidentName(id))
        return asLoaded(shippedIncident(id));
    if (id.contains(u'/') || !QFileInfo::exists(templatePath(id)))
        return fail(unknownTemplate(id));
    return asNew(openPlanForEditing(templatePath(id), knownActions));
}

Result<LoadedPlan> openPlan(const QString &path, const Variables &variables, const QStringList &knownActions)
{
    const Result<QByteArray> bytes = readPlanFile(path);
    if (!bytes)
        return fail(bytes.error());
    return named(parsePlan(*bytes, variables, knownActions), path);
}

Result<LoadedPlan> openPlanForEditing(const QString &path, const QStringList &knownActions)
{
    const Result<QByteArray> bytes = readPlanFile(path);
    if (!bytes)
        return fail(bytes.error());
    return named(parsePlanForEditing(*bytes, knownActions), path);
}

QByteArray planFingerprint(const QString &path)
{
    const Result<QByteArray> bytes = readPlanFile(path);
    return bytes ? QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) : QByteArray();
}

QString copyName(const QString &path)
{
    const QString stem = path.endsWith(ending()) ? path.chopped(ending().size()) : path;
    QString name = text("%1 (copy)").arg(stem) + ending();
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = text("%1 (copy %2)").arg(stem).arg(number) + ending();
    return name;
}

Done savePlan(const QString &path, const Plan &plan)
{
    const QByteArray json = planToJson(plan);
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && file.commit())
        return {};
    Error error = refused(
        "plan.unwritable", text("The plan could not be saved as %1: %2.").arg(path, file.errorString()),
        text("Check the folder and its permissions; the file that was there is unchanged."));
    error.fault = Fault::CannotRun;
    return fail(std::move(error));
}

} // namespace muster
