// SPDX-License-Identifier: GPL-3.0-or-later
// plan check, plan new, plan list-templates
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "compose/registry.h"
#include "engine/actioncheck.h"
#include "library/planlibrary.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QStringList actionNames()
{
    return knownActions(*makeRegistry());
}

// A plan whose variables are not given is checked as it stands.
Result<LoadedPlan> load(const QString &path, const Variables &values)
{
    const auto registry = makeRegistry();
    Result<LoadedPlan> loaded = values.isEmpty() ? openPlanForEditing(path, knownActions(*registry))
                                                 : openPlan(path, values, knownActions(*registry));
    if (!loaded) {
        return loaded;
    }
    if (const Done checked = checkActions(loaded->plan, *registry); !checked) {
        return fail(checked.error());
    }
    loaded->warnings += actionWarnings(loaded->plan, *registry);
    return loaded;
}

QJsonObject checkedObject(const QString &path, const Result<LoadedPlan> &loaded)
{
    QJsonObject object{{QStringLiteral("path"), path}, {QStringLiteral("ok"), loaded.has_value()}};
    if (loaded) {
        object.insert(QStringLiteral("kind"), kindWord(loaded->plan.kind));
        object.insert(QStringLiteral("title"), loaded->plan.title);
        object.insert(QStringLiteral("warnings"), QJsonArray::fromStringList(loaded->warnings));
    } else {
        object.insert(QStringLiteral("error"), errorObject(loaded.error()));
    }
    return object;
}

void sayChecked(const QString &path, const LoadedPlan &loaded)
{
    printLine(tr("%1: ok (%2, %3)").arg(path, kindWord(loaded.plan.kind), loaded.plan.title));
    for (const QString &warning : loaded.warnings) {
        notice(tr("%1: warning: %2").arg(path, warning));
    }
}

Result<Plan> startingPlan(PlanKind kind, const QString &templateId)
{
    if (templateId.isEmpty()) {
        Plan plan;
        plan.kind = kind;
        return plan;
    }
    for (const PlanTemplate &known : planTemplates()) {
        if (known.id != templateId) {
            continue;
        }
        if (known.kind != kind) {
            return fail({QStringLiteral("template.kind"),
                         tr("The template “%1” is of kind %2.").arg(templateId, kindWord(known.kind)),
                         tr("Use `plan new %1 --from %2`.").arg(kindWord(known.kind), templateId),
                         Fault::BadInput});
        }
        auto loaded = templateForEditing(known.id, actionNames());
        if (!loaded) {
            return fail(loaded.error());
        }
        return std::move(loaded->plan);
    }
    return fail({QStringLiteral("template.unknown"), tr("There is no template “%1”.").arg(templateId),
                 tr("`muster-cli plan list-templates` lists them."), Fault::BadInput});
}

} // namespace

int checkPlans(const Arguments &arguments)
{
    QJsonArray checked;
    std::optional<Error> first;
    for (const QString &path : arguments.targets) {
        const auto loaded = load(path, arguments.values);
        checked.append(checkedObject(path, loaded));
        if (!loaded && !first) {
            first = loaded.error();
        }
        if (arguments.json) {
            continue;
        }
        if (loaded) {
            sayChecked(path, *loaded);
        } else {
            notice(path + QLatin1Char(':'));
            printError(loaded.error(), arguments);
        }
    }
    if (arguments.json) {
        QJsonObject result{{QStringLiteral("plans"), checked}};
        if (first) {
            result.insert(QStringLiteral("error"), errorObject(*first));
        }
        printJson(QJsonDocument(result));
    }
    return first ? exitBadInput : exitPassed;
}

int newPlan(const Arguments &arguments)
{
    const auto kind = kindFromWord(arguments.target());
    if (!kind) {
        return printError(
            {QStringLiteral("plan.kind"), tr("There is no kind of plan called “%1”.").arg(arguments.target()),
             tr("Kinds are tabletop, drill, partial, failover and verification."), Fault::BadInput},
            arguments);
    }
    auto plan = startingPlan(*kind, arguments.templateId);
    if (!plan) {
        return printError(plan.error(), arguments);
    }
    const QString name = QFileInfo(arguments.output).fileName().section(QLatin1Char('.'), 0, 0);
    if (arguments.templateId.isEmpty()) {
        plan->id = name;
        plan->title = name;
    }
    if (const auto saved = savePlan(arguments.output, *plan); !saved) {
        return printError(saved.error(), arguments);
    }
    return sayWritten(arguments);
}

int listTemplates(const Arguments &arguments)
{
    QJsonArray list;
    QVector<QStringList> rows;
    for (const PlanTemplate &known : planTemplates()) {
        list.append(QJsonObject{{QStringLiteral("id"), known.id},
                                {QStringLiteral("kind"), kindWord(known.kind)},
                                {QStringLiteral("title"), known.title},
                                {QStringLiteral("description"), known.description}});
        rows.append({known.id, kindWord(known.kind), known.title});
    }
    if (arguments.json) {
        printJson(QJsonDocument(list));
    } else if (!rows.isEmpty()) {
        printLine(table(rows));
    }
    return exitPassed;
}

} // namespace muster::cli
