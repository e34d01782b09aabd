// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a tabletop's after-action report.
#include "paper/papertable.h"
#include "paper/pdfparts.h"
#include "reports/reporttext.h"

#include <QCoreApplication>

namespace muster::paper
{

namespace
{
using namespace reporttext;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

QString dash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

QString optionalWords(const std::optional<Milliseconds> &value)
{
    return value ? wordsText(*value) : QStringLiteral("–");
}

void bullets(PageFlow &flow, const QStringList &texts)
{
    for (const QString &text : texts) {
        flow.paragraph(QStringLiteral("•  ") + text, {9});
        flow.space(2);
    }
}

Cell outcomeCell(const QString &outcome)
{
    const QColor colour = outcome == u"agreed"      ? ink::good
                          : outcome == u"no_answer" ? ink::bad
                          : outcome == u"changed"   ? ink::warning
                                                    : ink::muted;
    return {outcomeText(outcome).replace(u' ', QChar(QChar::Nbsp)), outcome == u"no_answer", colour};
}

Cell givenCell(const InjectState &inject)
{
    const QColor colour = inject.given == u"yes"      ? ink::good
                          : inject.given == u"no"     ? ink::bad
                          : inject.given == u"partly" ? ink::warning
                                                      : ink::muted;
    return {givenText(inject).replace(u' ', QChar(QChar::Nbsp)), inject.given == u"no", colour};
}

void drawFacts(PageFlow &flow, const AarScenario &scenario)
{
    if (!scenario.description.isEmpty()) {
        flow.paragraph(scenario.description, {9.5});
        flow.space(6);
    }
    PaperTable table(flow, {{tr("What"), 2}, {tr("Value"), 8}}, 8.5);
    const auto add = [&table](const QString &name, const QString &value) {
        if (!value.isEmpty())
            table.add({mutedCell(name), plainCell(value)});
    };
    add(tr("Severity"), scenario.severity);
    add(tr("Affected systems"), scenario.affectedSystems.join(QStringLiteral(", ")));
    add(tr("Set off by"), scenario.triggers.join(QStringLiteral("; ")));
    add(tr("Recovery time"), scenario.rto ? tr("objective %1").arg(wordsText(*scenario.rto)) : QString());
    add(tr("Data that may be lost"), scenario.rpo ? tr("objective %1").arg(wordsText(*scenario.rpo)) : QString());
    add(tr("Estimated, one after another"), wordsText(scenario.sum) + QStringLiteral(", ") + figureResult(scenario.sum, scenario.rto));
    add(tr("Estimated, critical path"), wordsText(scenario.critical) + QStringLiteral(", ") + figureResult(scenario.critical, scenario.rto));
    add(tr("Played for"), scenario.played ? wordsText(*scenario.played) : QString());
    table.draw();
    flow.space(8);
    for (const QString &warning : scenarioWarnings(scenario)) {
        flow.paragraph(QStringLiteral("! ") + warning, {9, false, ink::warning});
        flow.space(3);
    }
}

void drawResponse(PageFlow &flow, const AarScenario &scenario, bool run)
{
    if (scenario.steps.isEmpty())
        return;
    flow.heading(tr("Response steps"), 90);
    drawGantt(flow, scenario);
    QVector<Column> columns{{tr("Step"), 4.4},
                            {tr("Role"), 1.9},
                            {tr("Starts"), 1.1, true},
                            {tr("Estimate"), 1.1, true},
                            {tr("Waits for"), 2.2}};
    if (run)
        columns.append({tr("Outcome"), 1.8});
    PaperTable table(flow, columns, 8);
    for (const AarStep &step : scenario.steps) {
        const QString mark = step.critical ? QStringLiteral("● ") : QString();
        QVector<Cell> cells{{mark + step.action, step.critical, ink::text},
                            plainCell(step.role),
                            mutedCell(scenario.cycle.isEmpty() ? offsetText(step.start) : QStringLiteral("–")),
                            plainCell(optionalWords(step.estimate)),
                            mutedCell(dash(step.dependencies.join(QStringLiteral(", "))))};
        if (run)
            cells.append(outcomeCell(step.outcome));
        QStringList notes;
        if (!step.tools.isEmpty())
            notes << tr("Tools: %1").arg(step.tools.join(QStringLiteral(", ")));
        if (!step.note.isEmpty())
            notes << tr("Said: %1").arg(step.note);
        table.add(cells, notes.join(u'\n'));
    }
    table.draw();
}

void drawInjects(PageFlow &flow, const AarScenario &scenario, bool run)
{
    if (scenario.injects.isEmpty())
        return;
    flow.heading(tr("Injects"), 70);
    QVector<Column> columns{{tr("No."), 0.7}, {tr("T+"), 1.3}, {tr("To"), 1.6}, {tr("Message"), 4}, {tr("Expected response"), 3.4}};
    if (run)
        columns.append({tr("Response"), 1.6});
    PaperTable table(flow, columns, 8);
    for (const InjectState &inject : scenario.injects) {
        const Inject &what = inject.inject;
        QVector<Cell> cells{plainCell(what.number), plainCell(injectTime(inject)),
                            mutedCell(what.to.join(QStringLiteral(", "))), plainCell(saidText(inject)),
                            plainCell(what.expectedResponse)};
        if (run)
            cells.append(givenCell(inject));
        const QString note = inject.givenNote.isEmpty() ? inject.reason : inject.givenNote;
        table.add(cells, run ? note : QString());
    }
    table.draw();
}
} // namespace

QString scenarioTitle(const Report &report, qsizetype scenario)
{
    const QVector<AarScenario> &all = report.tabletop.scenarios;
    return all.size() == 1 ? tr("Scenario: %1").arg(all[scenario].name)
                           : tr("Scenario %1: %2").arg(scenario + 1).arg(all[scenario].name);
}

void drawScenario(PageFlow &flow, const Report &report, qsizetype scenario)
{
    const AarScenario &one = report.tabletop.scenarios[scenario];
    flow.section(scenarioTitle(report, scenario), 160);
    drawFacts(flow, one);
    drawResponse(flow, one, report.tabletop.run);
    drawInjects(flow, one, report.tabletop.run);
}

void drawImprovements(PageFlow &flow, const Report &report)
{
    flow.section(tr("Improvement plan"), 60);
    if (report.tabletop.improvements.isEmpty()) {
        flow.paragraph(nothingToFix(report), {9.5, false, ink::muted});
        return;
    }
    PaperTable table(flow,
                     {{tr("Priority"), 1},
                      {tr("Issue"), 3.6},
                      {tr("Corrective action"), 3.4},
                      {tr("Capability, element"), 2},
                      {tr("Owner"), 1.7},
                      {tr("Start, until"), 1.4},
                      {tr("Status"), 1.1}},
                     8);
    for (const AarImprovement &line : report.tabletop.improvements) {
        QStringList kind{line.capability, line.element};
        kind.removeAll(QString());
        QStringList dates{line.start, line.due};
        dates.removeAll(QString());
        table.add({{dash(line.priority), line.priority == QStringLiteral("P1"), ink::text},
                   plainCell(issueText(line)),
                   plainCell(dash(line.correctiveAction)),
                   mutedCell(dash(kind.join(QStringLiteral(", ")))),
                   plainCell(dash(line.owner)),
                   plainCell(dash(dates.join(QStringLiteral(" – ")))),
                   plainCell(line.status)});
    }
    table.draw();
}

void drawObjectives(PageFlow &flow, const Report &report)
{
    flow.section(tr("Objectives"), 60);
    if (!report.tabletop.run) {
        PaperTable table(flow, {{tr("No."), 0.8}, {tr("Objective"), 6}, {tr("Capability"), 3}}, 8.5);
        for (const AarObjective &objective : report.tabletop.objectives)
            table.add({plainCell(objective.id), plainCell(objective.text), mutedCell(dash(objective.capability))});
        table.draw();
        return;
    }
    flow.paragraph(tr("A person rates; Muster suggests from what happened and says why."), {8.5, false, ink::muted});
    flow.space(6);
    PaperTable table(
        flow, {{tr("No."), 0.8}, {tr("Objective"), 4.4}, {tr("Capability"), 2}, {tr("Rating"), 2.8}, {tr("Suggested"), 1.3}},
        8.5);
    for (const AarObjective &objective : report.tabletop.objectives) {
        QStringList why;
        if (!objective.ratingReason.isEmpty())
            why << tr("Rated so because: %1").arg(objective.ratingReason);
        if (!objective.reason.isEmpty())
            why << (objective.suggested.isEmpty() ? objective.reason
                                                  : tr("%1 suggested: %2").arg(objective.suggested, objective.reason));
        const bool unable = objective.rating == QStringLiteral("U");
        table.add({plainCell(objective.id), plainCell(objective.text), mutedCell(dash(objective.capability)),
                   {ratingText(objective.rating), unable, unable ? ink::bad : ink::text},
                   mutedCell(dash(objective.suggested))},
                  why.join(u'\n'));
    }
    table.draw();
}

void drawLessons(PageFlow &flow, const Report &report)
{
    flow.section(tr("Lessons"), 60);
    const AarLessons &lessons = report.tabletop.lessons;
    if (!lessons.wentWrong.isEmpty()) {
        flow.heading(tr("What did not go well"), 50);
        PaperTable table(flow, {{tr("What"), 4}, {tr("Impact"), 2}, {tr("Cause"), 2}, {tr("Resolution"), 2}}, 8.5);
        for (const AarProblem &problem : lessons.wentWrong)
            table.add({plainCell(problem.what), plainCell(dash(problem.impact)), plainCell(dash(problem.cause)),
                       plainCell(dash(problem.resolution))});
        table.draw();
    }
    for (const LessonList &list : lessonLists(lessons)) {
        flow.heading(list.title, 16);
        bullets(flow, list.texts);
    }
}

void drawAttendance(PageFlow &flow, const Report &report)
{
    flow.section(tr("Participants, documents, ground rules"), 60);
    PaperTable table(flow, {{tr("Name"), 5}, {tr("Role"), 5}}, 8.5);
    const auto add = [&table](const QString &name, const QString &role) {
        if (!name.isEmpty())
            table.add({plainCell(name), plainCell(role)});
    };
    add(report.plan.facilitator, tr("facilitator"));
    add(report.plan.scribe, tr("scribe"));
    for (const Participant &person : report.plan.participants)
        add(person.name, person.role);
    table.draw();
    if (!report.tabletop.documents.isEmpty()) {
        flow.heading(tr("Documents"), 16);
        bullets(flow, report.tabletop.documents);
    }
    if (!report.tabletop.groundRules.isEmpty()) {
        flow.heading(tr("Ground rules"), 16);
        bullets(flow, report.tabletop.groundRules);
    }
}

} // namespace muster::paper
