// SPDX-License-Identifier: GPL-3.0-or-later
// runbook
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "library/planlibrary.h"
#include "library/runbooks.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QJsonObject incidentObject(const Runbook &runbook, const RunbookIncident &incident, const QStringList &lines)
{
    const Plan plan = incidentPlan(runbook, incident);
    QJsonArray steps;
    for (const Step *step : plan.allSteps()) {
        steps.append(QJsonObject{{QStringLiteral("id"), step->id}, {QStringLiteral("text"), step->text},
                                 {QStringLiteral("role"), step->role}, {QStringLiteral("details"), step->details}});
    }
    QJsonObject object{{QStringLiteral("id"), incident.id},
                       {QStringLiteral("title"), incident.title},
                       {QStringLiteral("severity"), incident.severity},
                       {QStringLiteral("description"), incident.description},
                       {QStringLiteral("rto_minutes"), incident.rto ? QJsonValue(static_cast<double>(incident.rto->count()) / 60000.0) : QJsonValue()},
                       {QStringLiteral("steps"), steps}};
    if (!lines.isEmpty()) {
        object.insert(QStringLiteral("found"), QJsonArray::fromStringList(lines));
    }
    return object;
}

int sayJson(const Arguments &arguments, const Runbook &runbook, const QVector<RunbookHit> &hits)
{
    QJsonArray incidents;
    for (const RunbookHit &hit : hits) {
        incidents.append(incidentObject(runbook, runbook.incidents.at(hit.incident), hit.lines));
    }
    QJsonObject object{{QStringLiteral("title"), runbook.title},
                       {QStringLiteral("version"), runbook.version},
                       {QStringLiteral("incidents"), incidents},
                       {QStringLiteral("unknown"), QJsonArray::fromStringList(runbook.unknown)}};
    if (!runbook.escalation.isUndefined()) {
        object.insert(QStringLiteral("escalation_matrix"), runbook.escalation);
    }
    if (!runbook.retention.isUndefined()) {
        object.insert(QStringLiteral("backup_retention_policy"), runbook.retention);
    }
    return printJson(QJsonDocument(object)) ? exitPassed : printError(cannotPrint(), arguments);
}

void saySteps(const QVector<Step> &steps, int depth)
{
    int number = 0;
    const QString indent(3 * depth, QLatin1Char(' '));
    for (const Step &step : steps) {
        QString line = QStringLiteral("%1%2. %3").arg(indent).arg(++number).arg(step.text);
        QStringList facts{step.role};
        if (step.estimate) {
            facts.append(wordsText(*step.estimate));
        }
        facts.removeAll(QString());
        printLine(facts.isEmpty() ? line : line + QStringLiteral(" (%1)").arg(facts.join(QStringLiteral(", "))));
        for (const QString &detail : step.details.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            if (!detail.startsWith(u"```")) {
                printLine(indent + QStringLiteral("   ") + detail);
            }
        }
        saySteps(step.steps, depth + 1);
    }
}

void sayFacts(const QString &title, const QJsonValue &value)
{
    const auto facts = flatFacts(value);
    if (facts.isEmpty()) {
        return;
    }
    QVector<QStringList> rows;
    for (const auto &[where, what] : facts) {
        rows.append({QStringLiteral("  ") + where, what});
    }
    printLine(QString());
    printLine(title);
    printLine(table(rows));
}

void sayIncident(const Runbook &runbook, const RunbookIncident &incident)
{
    printLine(QStringLiteral("%1  %2").arg(incident.id, incident.title));
    if (incident.rto) {
        printLine(tr("Recovery time objective: %1").arg(wordsText(*incident.rto)));
    }
    if (!incident.description.isEmpty()) {
        printLine(incident.description);
    }
    for (const Phase &phase : incident.phases) {
        printLine(QString());
        printLine(phase.title);
        saySteps(phase.steps, 0);
    }
    sayFacts(tr("Escalation"), runbook.escalation);
}

void sayList(const Runbook &runbook, const QVector<RunbookHit> &hits, bool searched)
{
    printLine(runbook.version.isEmpty() ? runbook.title : tr("%1, version %2").arg(runbook.title, runbook.version));
    QVector<QStringList> rows;
    for (const RunbookHit &hit : hits) {
        const RunbookIncident &incident = runbook.incidents.at(hit.incident);
        rows.append({incident.id, incident.rto ? tr("RTO %1").arg(wordsText(*incident.rto)) : QStringLiteral("-"), incident.title});
        for (const QString &line : searched ? hit.lines.mid(0, 5) : QStringList()) {
            rows.append({QString(), QString(), QStringLiteral("  ") + line.simplified()});
        }
    }
    printLine(table(rows));
    if (!searched) {
        sayFacts(tr("Escalation"), runbook.escalation);
        sayFacts(tr("Backups are kept"), runbook.retention);
    }
}

int writeDrills(const Arguments &arguments, const Runbook &runbook, const QVector<RunbookHit> &hits)
{
    const bool one = !arguments.incident.isEmpty() || runbook.incidents.size() == 1;
    if (!one && !QDir().mkpath(arguments.output)) {
        return printError({QStringLiteral("plan.unwritable"), tr("The folder %1 cannot be made.").arg(arguments.output),
                           tr("Name a folder for the drills, or one incident with --incident."), Fault::CannotRun},
                          arguments);
    }
    QJsonArray paths;
    for (const RunbookHit &hit : hits) {
        const RunbookIncident &incident = runbook.incidents.at(hit.incident);
        QString name = incident.id;
        name.replace(QLatin1Char('/'), QLatin1Char('-'));
        const QString path = one ? arguments.output : QDir(arguments.output).filePath(name + QStringLiteral(".muster.json"));
        const auto drill = incidentDrill(runbook, incident);
        if (!drill) {
            return printError(drill.error(), arguments);
        }
        if (const Done done = savePlan(path, *drill); !done) {
            return printError(done.error(), arguments);
        }
        paths.append(QFileInfo(path).absoluteFilePath());
        if (!arguments.json) {
            printLine(paths.last().toString());
        }
    }
    if (arguments.json) {
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("paths"), paths}}));
    }
    return exitPassed;
}

} // namespace

int showRunbook(const Arguments &arguments)
{
    const auto runbook = openRunbook(runbookPath(arguments.target()));
    if (!runbook) {
        return printError(runbook.error(), arguments);
    }
    QVector<RunbookHit> hits = searchRunbook(*runbook, arguments.search);
    if (!arguments.incident.isEmpty()) {
        if (const auto chosen = chosenIncident(*runbook, arguments.incident); !chosen) {
            return printError(chosen.error(), arguments);
        }
        hits.removeIf([&](const RunbookHit &hit) { return runbook->incident(arguments.incident) != &runbook->incidents.at(hit.incident); });
    }
    if (!arguments.output.isEmpty()) {
        return writeDrills(arguments, *runbook, hits);
    }
    if (arguments.json) {
        return sayJson(arguments, *runbook, hits);
    }
    if (hits.isEmpty()) {
        notice(tr("No incident holds “%1”.").arg(arguments.search));
    } else if (!arguments.incident.isEmpty()) {
        sayIncident(*runbook, runbook->incidents.at(hits.first().incident));
    } else {
        sayList(*runbook, hits, !arguments.search.isEmpty());
    }
    return exitPassed;
}

} // namespace muster::cli
