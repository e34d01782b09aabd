// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop's after-action report in HTML.
#include "paper/gantt.h"
#include "paper/htmlparts.h"
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

QString heading(int level, const QString &text)
{
    return QStringLiteral("<h%1>%2</h%1>\n").arg(level).arg(text.toHtmlEscaped());
}

QString section(const QString &id, const QString &title, const QString &body)
{
    return QStringLiteral("<section id=\"%1\">").arg(id) + heading(2, title) + body + QStringLiteral("</section>\n");
}

QString paragraph(const QString &text, const char *style = "")
{
    return QStringLiteral("<p class=\"%1\">%2</p>\n").arg(QLatin1String(style), text.toHtmlEscaped());
}

QString bullets(const QStringList &texts)
{
    QString html = QStringLiteral("<ul>");
    for (const QString &text : texts)
        html += QStringLiteral("<li>") + text.toHtmlEscaped() + QStringLiteral("</li>\n");
    return html + QStringLiteral("</ul>\n");
}

QString optionalWords(const std::optional<Milliseconds> &value)
{
    return value ? wordsText(*value) : QStringLiteral("–");
}

QString dash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

const char *statusStyle(TargetStatus status)
{
    return status == TargetStatus::Missed    ? "bad"
           : status == TargetStatus::Unknown ? "warn"
                                             : "muted";
}

QString figures(const Report &report)
{
    QString html = QStringLiteral("<dl class=\"figures\">");
    if (const AarScenario *worst = tightest(report.tabletop)) {
        const auto add = [&](const QString &caption, Milliseconds value) {
            html += htmlFigure(caption, wordsText(value),
                               tr("objective %1").arg(wordsText(*worst->rto)) + QStringLiteral("  ") +
                                   figureResult(value, worst->rto),
                               value > *worst->rto ? "bad" : "");
        };
        add(tr("Estimated, one after another"), worst->sum);
        add(tr("Estimated, critical path"), worst->critical);
    }
    return html + htmlFigure(tr("Gaps"), QString::number(report.gaps.size()), gapsDetail(report), "") +
           QStringLiteral("</dl>\n");
}

QString verdicts(const Report &report)
{
    QString rows;
    for (const AarScenario &scenario : report.tabletop.scenarios)
        rows += htmlRow(htmlCell(scenario.name) + htmlCell(scenario.severity) +
                        htmlCell(optionalWords(scenario.rto), "n") + htmlCell(wordsText(scenario.sum), "n") +
                        htmlCell(wordsText(scenario.critical), "n") +
                        htmlCell(scenarioResult(scenario), statusStyle(scenarioStatus(scenario))));
    return section(QStringLiteral("scenarios"), tr("Scenarios"),
                   htmlTable({tr("Scenario"), tr("Severity"), tr("Objective"), tr("One after another"),
                              tr("Critical path"), tr("By its estimates")},
                             rows));
}

QString improvements(const Report &report)
{
    if (report.tabletop.improvements.isEmpty())
        return section(QStringLiteral("improvements"), tr("Improvement plan"),
                       paragraph(nothingToFix(report), "muted"));
    QString rows;
    for (const AarImprovement &line : report.tabletop.improvements)
        rows += htmlRow(htmlCell(line.priority) +
                        htmlCell(issueText(line)) +
                        htmlCell(dash(line.correctiveAction)) + htmlCell(dash(line.capability)) +
                        htmlCell(dash(line.element)) + htmlCell(dash(line.owner)) + htmlCell(dash(line.start), "n") +
                        htmlCell(dash(line.due), "n") + htmlCell(line.status));
    return section(QStringLiteral("improvements"), tr("Improvement plan"),
                   htmlTable({tr("Priority"), tr("Issue"), tr("Corrective action"), tr("Capability"), tr("Element"),
                              tr("Owner"), tr("Start"), tr("Until"), tr("Status")},
                             rows));
}

QString objectives(const Report &report)
{
    if (report.tabletop.objectives.isEmpty())
        return {};
    QStringList columns{tr("No."), tr("Objective"), tr("Capability")};
    if (report.tabletop.run)
        columns << tr("Rating") << tr("Suggested") << tr("Reason");
    QString rows;
    for (const AarObjective &objective : report.tabletop.objectives) {
        QString cells = htmlCell(objective.id) + htmlCell(objective.text) + htmlCell(dash(objective.capability));
        const QString why = objective.ratingReason.isEmpty() ? objective.reason
                                                             : objective.ratingReason + u'\n' + objective.reason;
        if (report.tabletop.run)
            cells += htmlCell(ratingText(objective.rating), objective.rating == u"U" ? "bad" : nullptr) +
                     htmlCell(dash(objective.suggested)) + htmlCell(why);
        rows += htmlRow(cells);
    }
    return section(QStringLiteral("objectives"), tr("Objectives"), htmlTable(columns, rows));
}

QString steps(const AarScenario &scenario, bool run)
{
    QStringList columns{tr("Step"),      tr("Role"), tr("Starts at"), tr("Estimate"),
                        tr("Waits for"), tr("Tools")};
    if (run)
        columns << tr("Outcome") << tr("Note");
    QString rows;
    for (const AarStep &step : scenario.steps) {
        QString cells =
            htmlCell((step.critical ? QStringLiteral("● ") : QStringLiteral("○ ")) + step.action) +
            htmlCell(step.role) +
            htmlCell(scenario.cycle.isEmpty() ? offsetText(step.start) : QStringLiteral("–"), "n muted") +
            htmlCell(optionalWords(step.estimate), "n") +
            htmlCell(dash(step.dependencies.join(QStringLiteral(", "))), "muted") +
            htmlCell(dash(step.tools.join(QStringLiteral(", "))), "muted");
        if (run)
            cells += htmlCell(outcomeText(step.outcome), step.outcome == u"agreed"      ? "s ok"
                                                         : step.outcome == u"no_answer" ? "s bad"
                                                         : step.outcome == u"changed"   ? "s warn"
                                                                                        : "s muted") +
                     htmlCell(step.note);
        rows += htmlRow(cells);
    }
    return heading(3, tr("Response steps")) + htmlTable(columns, rows);
}

QString injects(const AarScenario &scenario, bool run)
{
    QStringList columns{tr("No."), tr("T+"), tr("To"), tr("Message"), tr("Expected response")};
    if (run)
        columns << tr("Response");
    QString rows;
    for (const InjectState &inject : scenario.injects) {
        const Inject &what = inject.inject;
        QString cells = htmlCell(what.number) + htmlCell(injectTime(inject), "n") +
                        htmlCell(what.to.join(QStringLiteral(", ")), "muted") + htmlCell(saidText(inject)) +
                        htmlCell(what.expectedResponse);
        const QString note = inject.givenNote.isEmpty() ? inject.reason : inject.givenNote;
        if (run)
            cells += htmlCell(note.isEmpty() ? givenText(inject) : givenText(inject) + u'\n' + note,
                              inject.given == u"yes"      ? "ok"
                              : inject.given == u"no"     ? "bad"
                              : inject.given == u"partly" ? "warn"
                                                          : "muted");
        rows += htmlRow(cells);
    }
    return heading(3, tr("Injects")) + htmlTable(columns, rows);
}

QString facts(const AarScenario &scenario)
{
    QString rows;
    const auto add = [&rows](const QString &name, const QString &value) {
        if (!value.isEmpty())
            rows += htmlRow(htmlCell(name, "muted") + htmlCell(value));
    };
    add(tr("Severity"), scenario.severity);
    add(tr("Affected systems"), scenario.affectedSystems.join(QStringLiteral(", ")));
    add(tr("Set off by"), scenario.triggers.join(QStringLiteral("; ")));
    add(tr("Data that may be lost"), scenario.rpo ? tr("objective %1").arg(wordsText(*scenario.rpo)) : QString());
    add(tr("Played for"), scenario.played ? wordsText(*scenario.played) : QString());
    return rows.isEmpty() ? rows : htmlTable({tr("What"), tr("Value")}, rows);
}

QString scenario(const Report &report, qsizetype index)
{
    const AarScenario &one = report.tabletop.scenarios[index];
    QString body = one.description.isEmpty() ? QString() : paragraph(one.description);
    body += facts(one) + paragraph(scenarioSentence(one), statusStyle(scenarioStatus(one)));
    for (const QString &warning : scenarioWarnings(one))
        body += paragraph(QStringLiteral("! ") + warning, "warn");
    const QString svg = ganttSvg(one, QStringLiteral("gantt%1").arg(index + 1));
    if (!svg.isEmpty())
        body += QStringLiteral("<figure style=\"margin:1rem 0\">%1<figcaption class=\"muted\">%2</figcaption></figure>")
                    .arg(svg, tr("● and filled: on the critical path; ○ and outlined: there is time to spare.")
                                  .toHtmlEscaped());
    if (!one.steps.isEmpty())
        body += steps(one, report.tabletop.run);
    if (!one.injects.isEmpty())
        body += injects(one, report.tabletop.run);
    return section(QStringLiteral("scenario%1").arg(index + 1), tr("Scenario: %1").arg(one.name), body);
}

QString lessons(const AarLessons &lessons)
{
    if (lessons.isEmpty())
        return {};
    QString body;
    if (!lessons.wentWrong.isEmpty()) {
        QString rows;
        for (const AarProblem &problem : lessons.wentWrong)
            rows += htmlRow(htmlCell(problem.what) + htmlCell(dash(problem.impact)) + htmlCell(dash(problem.cause)) +
                            htmlCell(dash(problem.resolution)));
        body += heading(3, tr("What did not go well")) +
                htmlTable({tr("What"), tr("Impact"), tr("Cause"), tr("Resolution")}, rows);
    }
    for (const LessonList &list : lessonLists(lessons))
        body += heading(3, list.title) + bullets(list.texts);
    return section(QStringLiteral("lessons"), tr("Lessons"), body);
}

QString attendance(const Report &report)
{
    const auto list = [](const char *id, const QString &title, const QStringList &texts) {
        return texts.isEmpty() ? QString() : section(QLatin1String(id), title, bullets(texts));
    };
    QStringList people;
    if (!report.plan.facilitator.isEmpty())
        people << QStringLiteral("%1 (%2)").arg(report.plan.facilitator, tr("facilitator"));
    if (!report.plan.scribe.isEmpty())
        people << QStringLiteral("%1 (%2)").arg(report.plan.scribe, tr("scribe"));
    people << report.people;
    return list("participants", tr("Participants"), people) +
           list("documents", tr("Documents"), report.tabletop.documents) +
           list("rules", tr("Ground rules"), report.tabletop.groundRules);
}
} // namespace

QString htmlTabletop(const Report &report)
{
    QString html = figures(report) + verdicts(report) + improvements(report) + objectives(report);
    for (qsizetype i = 0; i < report.tabletop.scenarios.size(); ++i)
        html += scenario(report, i);
    return html + lessons(report.tabletop.lessons) + attendance(report);
}

} // namespace muster::paper
