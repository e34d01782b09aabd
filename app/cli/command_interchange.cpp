// SPDX-License-Identifier: GPL-3.0-or-later
// import, export
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "domain/tabletopmerge.h"
#include "library/interchange.h"
#include "library/planlibrary.h"
#include "reports/writereport.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>

#include <algorithm>

namespace muster::cli {

namespace {

constexpr int problemsShown = 20;
constexpr int injectsShown = 10;
constexpr int stepsShown = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

// --map "Header=field"; a header may hold an equals sign, a field cannot.
Result<MselMapping> mappingOf(const Arguments &arguments)
{
    QJsonObject columns;
    for (const QString &pair : arguments.columnMap) {
        const qsizetype sign = pair.lastIndexOf(QLatin1Char('='));
        columns.insert(pair.left(sign).trimmed(), pair.mid(sign + 1).trimmed());
    }
    auto mapping = mselMappingFromJson({{QStringLiteral("columns"), columns}});
    if (mapping) {
        mapping->keepOthers = arguments.keepColumns;
    }
    return mapping;
}

QString shortened(const QString &text, int longest)
{
    const QString simple = text.simplified();
    return simple.size() > longest ? simple.left(longest - 1) + QChar(0x2026) : simple;
}

void sayInjects(const Plan &plan)
{
    QVector<QStringList> rows;
    qsizetype count = 0;
    for (const Scenario &scenario : tabletopOf(plan).scenarios) {
        for (const Inject &inject : scenario.injects) {
            if (++count <= injectsShown) {
                rows.append({inject.number, inject.at ? offsetText(*inject.at) : QString(),
                             shortened(inject.to.join(QStringLiteral(", ")), 20), shortened(inject.message, 60)});
            }
        }
    }
    if (rows.isEmpty()) {
        return;
    }
    printLine(QString());
    printLine(table(rows));
    if (count > injectsShown) {
        printLine(tr("… and %1 more").arg(count - injectsShown));
    }
}

void addSteps(const QVector<Step> &steps, int depth, QVector<QStringList> *rows)
{
    for (const Step &step : steps) {
        if (rows->size() < stepsShown) {
            rows->append({QString(2 * depth, QLatin1Char(' ')) + shortened(step.text, 60), shortened(step.role, 20),
                          step.estimate ? durationText(*step.estimate) : QString()});
            addSteps(step.steps, depth + 1, rows);
        }
    }
}

void saySteps(const Plan &plan)
{
    QVector<QStringList> rows;
    for (const Phase &phase : plan.phases) {
        if (rows.size() < stepsShown) {
            rows.append({phase.title});
        }
        addSteps(phase.steps, 1, &rows);
    }
    if (rows.isEmpty()) {
        return;
    }
    printLine(QString());
    printLine(table(rows));
    const qsizetype all = plan.allSteps().size() + plan.phases.size();
    if (all > rows.size()) {
        printLine(tr("… and %1 more").arg(all - rows.size()));
    }
}

void sayPreview(const Imported &imported)
{
    QVector<QStringList> rows;
    for (const TakenPart &part : imported.notes.taken) {
        QStringList row{part.from, QStringLiteral("→ ") + part.as};
        if (!part.remark.isEmpty()) {
            row.append(part.remark);
        }
        rows.append(row);
    }
    printLine(tr("Taken:"));
    printLine(table(rows));
    if (!imported.notes.dropped.isEmpty()) {
        printLine(QString());
        printLine(tr("Not taken:"));
        printLine(imported.notes.dropped.join(QLatin1Char('\n')));
    }
    if (!imported.notes.problems.isEmpty()) {
        printLine(QString());
        printLine(tr("To look at:"));
    }
    for (qsizetype i = 0; i < std::min<qsizetype>(problemsShown, imported.notes.problems.size()); ++i) {
        const ImportProblem &problem = imported.notes.problems[i];
        printLine(problem.row > 0 ? tr("row %1: %2").arg(problem.row).arg(problem.text) : problem.text);
    }
    if (imported.notes.problems.size() > problemsShown) {
        printLine(tr("… and %1 more (--json lists them all)").arg(imported.notes.problems.size() - problemsShown));
    }
    sayInjects(imported.plan);
    saySteps(imported.plan);
}

Result<QString> save(const Arguments &arguments, const Plan &plan)
{
    if (arguments.dryRun) {
        return QString();
    }
    if (const Done saved = savePlan(arguments.output, plan); !saved) {
        return fail(saved.error());
    }
    return QFileInfo(arguments.output).absoluteFilePath();
}

// Into the plan that is named; an empty path when nothing is written.
Result<QString> takeOver(const Arguments &arguments, ImportedFile *file)
{
    Plan &plan = file->imported.plan;
    if (!arguments.into.isEmpty()) {
        const auto into = openPlanForEditing(arguments.into);
        if (!into) {
            return fail(into.error());
        }
        if (into->plan.kind != PlanKind::Tabletop) {
            return fail({QStringLiteral("import.kind"), tr("%1 is no tabletop.").arg(arguments.into),
                         tr("Import into a tabletop, or without --into."), Fault::BadInput});
        }
        const QVector<Scenario> scenarios = tabletopOf(into->plan).scenarios;
        const auto same = std::find_if(scenarios.begin(), scenarios.end(),
                                       [&](const Scenario &each) { return each.name == arguments.scenario; });
        plan = mergedTabletop(into->plan, plan,
                              same == scenarios.end() ? -1 : static_cast<int>(same - scenarios.begin()));
    }
    auto path = save(arguments, plan);
    const bool decided = !arguments.columnMap.isEmpty() || arguments.keepColumns;
    if (path && decided && !arguments.dryRun) {
        if (const Done done = rememberChoice(file->source, file->imported.mapping); !done) {
            notice(done.error().message);
        }
    }
    return path;
}

int sayImported(const Arguments &arguments, const ImportedFile &file, const QString &path)
{
    if (arguments.json) {
        QJsonObject preview = importPreview(file.imported);
        if (!path.isEmpty()) {
            preview.insert(QStringLiteral("path"), path);
        }
        if (file.remembered) {
            preview.insert(QStringLiteral("columns_remembered"), true);
        }
        return printJson(QJsonDocument(preview)) ? exitPassed : printError(cannotPrint(), arguments);
    }
    if (!arguments.quiet) {
        if (file.remembered) {
            printLine(tr("The columns are taken as last time (--fresh guesses them anew)."));
        }
        sayPreview(file.imported);
    }
    if (!path.isEmpty()) {
        printLine((arguments.quiet ? QString() : QStringLiteral("\n")) + path);
    }
    return exitPassed;
}

} // namespace

int importPlan(const Arguments &arguments)
{
    if (arguments.output.isEmpty() && !arguments.dryRun) {
        return printError({QStringLiteral("arguments.wrong"), tr("Where shall the plan go?"),
                           tr("Name it with -o PLAN, or only look with --dry-run."), Fault::BadInput},
                          arguments);
    }
    const auto mapping = mappingOf(arguments);
    if (!mapping) {
        return printError(mapping.error(), arguments);
    }
    ImportRequest request;
    request.form = importFormFromWord(arguments.importForm).value_or(ImportForm::Guess);
    request.scenario = arguments.scenario;
    request.sheet = arguments.sheet;
    request.incident = arguments.incident;
    request.response = !arguments.into.isEmpty();
    request.mapping = *mapping;
    request.strictMapping = true;
    auto imported = importFile(arguments.target(), request, arguments.freshColumns);
    if (!imported) {
        return printError(imported.error(), arguments);
    }
    const auto path = takeOver(arguments, &*imported);
    if (!path) {
        return printError(path.error(), arguments);
    }
    return sayImported(arguments, *imported, *path);
}

int exportPlanFile(const Arguments &arguments)
{
    const auto loaded = openPlanForEditing(arguments.target());
    if (!loaded) {
        return printError(loaded.error(), arguments);
    }
    const ExportForm form = exportFormFromWord(arguments.format).value_or(ExportForm::MselCsv);
    const auto bytes = exportPlan(loaded->plan, form);
    const QStringList losses = bytes ? exportLosses(loaded->plan, form) : QStringList();
    if (!losses.isEmpty() && !arguments.quiet) {
        notice(tr("Not in the file: %1.").arg(losses.join(QStringLiteral("; "))));
    }
    return deliver(bytes, arguments);
}

} // namespace muster::cli
