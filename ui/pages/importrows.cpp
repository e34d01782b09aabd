// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/importrows.h"

#include "domain/tabletop.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::importrows
{

namespace
{

constexpr qsizetype mostShown = 1000;      // injects, steps
constexpr qsizetype mostNotesShown = 5000; // each is named, but a list of a million is none
constexpr qsizetype longestCell = 300;     // characters; the whole text stands below the table

QString tr(const char *text)
{
    return QCoreApplication::translate("muster::ImportPage", text);
}

QString shortened(const QString &text)
{
    return (text.size() > longestCell ? text.left(longestCell) + QChar(0x2026) : text).simplified();
}

// An outermost word of the plan, as people know it.
QString partLabel(const QString &as)
{
    for (const MselField field : fields()) {
        if (mselFieldWord(field) == as)
            return fieldLabel(field);
    }
    return as;
}

ReportRow injectRow(const Inject &inject, const Scenario &scenario, int at)
{
    const QString time = inject.at ? offsetText(*inject.at) : inject.contingency ? tr("contingency") : QString();
    QStringList whole{inject.message};
    if (!inject.expectedResponse.isEmpty())
        whole << tr("Expected: %1").arg(inject.expectedResponse);
    if (!inject.notes.isEmpty())
        whole << tr("Notes: %1").arg(inject.notes);
    if (!inject.artifacts.isEmpty())
        whole << tr("Artifacts: %1").arg(inject.artifacts.join(QStringLiteral(", ")));
    const QVariant when = inject.at ? QVariant(qint64(inject.at->count())) : QVariant(qint64(1) << 60);
    return {{inject.number, time, shortened(inject.to.join(QStringLiteral(", "))), shortened(inject.message),
             shortened(inject.expectedResponse), shortened(scenario.name)},
            {at, when, {}, {}, {}, {}},
            {},
            {},
            whole.join(u'\n').left(20000)};
}

ReportRow more(qsizetype count, int columns, int textColumn, const QString &text)
{
    QStringList cells;
    for (int i = 0; i < columns; ++i)
        cells << (i == textColumn ? text.arg(count) : QString());
    return {cells, QVector<QVariant>(columns, qint64(1) << 61), {}, {}, {}};
}

void fillScenarios(ImportTry *result)
{
    const Tabletop tabletop = tabletopOf(result->imported->plan);
    for (const Scenario &scenario : tabletop.scenarios) {
        for (const Inject &inject : scenario.injects) {
            if (result->injects++ < mostShown)
                result->injectRows.append(injectRow(inject, scenario, result->injects));
        }
        for (const ResponseStep &step : scenario.steps) {
            if (result->steps++ < mostShown)
                result->stepRows.append({{shortened(step.action), shortened(step.role),
                                          step.estimate ? durationText(*step.estimate) : QString(),
                                          shortened(step.dependencies.join(QStringLiteral("; "))),
                                          shortened(scenario.name)},
                                         {},
                                         {},
                                         {},
                                         step.action.left(20000)});
        }
    }
    if (result->injects > mostShown)
        result->injectRows.append(more(result->injects - mostShown, 6, 3, tr("… and %1 more that come in too")));
    if (result->steps > mostShown)
        result->stepRows.append(more(result->steps - mostShown, 5, 0, tr("… and %1 more that come in too")));
}

void fillSteps(const QVector<Step> &steps, const Phase &phase, int depth, ImportTry *result)
{
    for (const Step &step : steps) {
        if (result->steps++ < mostShown) {
            QString whole = step.text;
            if (!step.details.isEmpty())
                whole += QStringLiteral("\n\n") + step.details;
            result->stepRows.append({{QString(4 * depth, QChar(0xa0)) + shortened(step.text), shortened(step.role),
                                      step.estimate ? durationText(*step.estimate) : QString(),
                                      shortened(step.needs.join(QStringLiteral(", "))), shortened(phase.title)},
                                     {},
                                     {},
                                     {},
                                     whole.left(20000)});
        }
        fillSteps(step.steps, phase, depth + 1, result);
    }
}

void fillDrill(ImportTry *result)
{
    for (const Phase &phase : result->imported->plan.phases)
        fillSteps(phase.steps, phase, 0, result);
    if (result->steps > mostShown)
        result->stepRows.append(more(result->steps - mostShown, 5, 0, tr("… and %1 more that come in too")));
}

void fillNotes(ImportTry *result)
{
    const ImportNotes &notes = result->imported->notes;
    result->notes = static_cast<int>(notes.dropped.size() + notes.problems.size());
    for (const QString &dropped : notes.dropped.mid(0, mostNotesShown))
        result->noteRows.append({{tr("Left out"), QString(), shortened(dropped)}, {{}, 0, {}}, {}, {}, dropped});
    for (const ImportProblem &problem : notes.problems.mid(0, mostNotesShown))
        result->noteRows.append({{tr("To look at"), problem.row > 0 ? QString::number(problem.row) : QString(),
                                  shortened(problem.text)},
                                 {{}, problem.row, {}},
                                 {},
                                 {},
                                 problem.text.left(20000)});
    const qsizetype hidden = result->notes - result->noteRows.size();
    if (hidden > 0)
        result->noteRows.append(more(hidden, 3, 2, tr("… and %1 more (muster-cli import --json lists them all)")));
}

} // namespace

QString fieldLabel(MselField field)
{
    switch (field) {
    case MselField::None:
        return tr("– left out");
    case MselField::Number:
        return tr("Number");
    case MselField::At:
        return tr("Time");
    case MselField::Type:
        return tr("Type of event");
    case MselField::Mode:
        return tr("Delivery");
    case MselField::From:
        return tr("From");
    case MselField::To:
        return tr("To");
    case MselField::Message:
        return tr("Message");
    case MselField::ExpectedResponse:
        return tr("Expected response");
    case MselField::Objective:
        return tr("Objective");
    case MselField::Notes:
        return tr("Notes");
    case MselField::Artifacts:
        return tr("Artifacts");
    case MselField::Scenario:
        break;
    }
    return tr("Scenario");
}

QVector<MselField> fields()
{
    return {MselField::None,    MselField::Number,           MselField::At,        MselField::Message,
            MselField::From,    MselField::To,               MselField::Mode,      MselField::ExpectedResponse,
            MselField::Notes,   MselField::Objective,        MselField::Artifacts, MselField::Type,
            MselField::Scenario};
}

ReportTableSpec injectSpec()
{
    RowLook look;
    look.mutedColumns = {0, 2, 5};
    return {QStringLiteral("importInjects"),
            tr("Injects that come in"),
            {tr("No."), tr("Time"), tr("To"), tr("Message"), tr("Expected"), tr("Scenario")},
            {40, 74, 60, 0, 100, 64},
            3,
            look,
            false,
            tr("No inject comes in.")};
}

ReportTableSpec stepSpec()
{
    RowLook look;
    look.mutedColumns = {1, 3, 4};
    return {QStringLiteral("importSteps"),
            tr("Steps that come in"),
            {tr("Action"), tr("Role"), tr("Estimate"), tr("After"), tr("Scenario or phase")},
            {0, 120, 80, 120, 120},
            0,
            look,
            false,
            tr("No step comes in.")};
}

ReportTableSpec noteSpec()
{
    RowLook look;
    look.mutedColumns = {0};
    return {QStringLiteral("importNotes"),
            tr("What is left out, and what to look at"),
            {tr("What"), tr("Row"), tr("Why")},
            {90, 60, 0},
            2,
            look,
            false,
            tr("Nothing is left out, and nothing looks wrong.")};
}

ReportTableSpec takenSpec()
{
    RowLook look;
    look.mutedColumns = {2};
    return {QStringLiteral("importTaken"),
            tr("What is taken"),
            {tr("In the file"), tr("Taken as"), tr("How")},
            {150, 150, 0},
            2,
            look,
            false,
            tr("Nothing is taken.")};
}

void fill(ImportTry *result)
{
    if (result->imported->plan.kind == PlanKind::Drill)
        fillDrill(result);
    else
        fillScenarios(result);
    fillNotes(result);
    for (const TakenPart &part : result->imported->notes.taken)
        result->takenRows.append({{shortened(part.from), partLabel(part.as), shortened(part.remark)}, {}, {}, {}, {}});
}

} // namespace muster::importrows
