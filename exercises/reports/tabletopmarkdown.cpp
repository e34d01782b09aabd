// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/markdownparts.h"
#include "reports/reporttext.h"

#include <QCoreApplication>

namespace muster::markdown
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
    return QString(level, u'#') + u' ' + text + QStringLiteral("\n\n");
}

QString bullets(const QStringList &texts)
{
    QString out;
    for (const QString &text : texts)
        out += QStringLiteral("- ") + plain(text) + u'\n';
    return out.isEmpty() ? out : out + u'\n';
}

QString optionalWords(const std::optional<Milliseconds> &value)
{
    return value ? wordsText(*value) : QStringLiteral("–");
}

QString figures(const Report &report)
{
    if (report.tabletop.scenarios.isEmpty())
        return {};
    QString out = head({tr("Scenario"), tr("Severity"), tr("Objective"), tr("One after another"),
                        tr("Critical path"), tr("By its estimates")});
    for (const AarScenario &scenario : report.tabletop.scenarios)
        out += row({plain(scenario.name), plain(scenario.severity), optionalWords(scenario.rto),
                    wordsText(scenario.sum), wordsText(scenario.critical),
                    scenarioResult(scenario)});
    return out + u'\n';
}

QString improvements(const Report &report)
{
    QString out = heading(2, tr("Improvement plan"));
    if (report.tabletop.improvements.isEmpty())
        return out + plain(nothingToFix(report)) + QStringLiteral("\n\n");
    out += head({tr("Priority"), tr("Issue"), tr("Corrective action"), tr("Capability"), tr("Element"), tr("Owner"),
                 tr("Start"), tr("Until"), tr("Status")});
    for (const AarImprovement &line : report.tabletop.improvements)
        out += row({plain(line.priority), plain(issueText(line)),
                    plain(line.correctiveAction), plain(line.capability), plain(line.element), plain(line.owner),
                    plain(line.start), plain(line.due), plain(line.status)});
    return out + u'\n';
}

QString steps(const AarScenario &scenario, bool run)
{
    if (scenario.steps.isEmpty())
        return {};
    QStringList titles{tr("Step"), tr("Role"), tr("Starts at"), tr("Estimate"), tr("Critical"), tr("Waits for"),
                       tr("Tools")};
    if (run)
        titles << tr("Outcome") << tr("Note");
    QString out = heading(4, tr("Response steps")) + head(titles);
    for (const AarStep &step : scenario.steps) {
        QStringList cells{plain(step.action), plain(step.role),
                          scenario.cycle.isEmpty() ? offsetText(step.start) : QStringLiteral("–"),
                          optionalWords(step.estimate), step.critical ? QStringLiteral("●") : QString(),
                          plain(step.dependencies.join(QStringLiteral(", "))),
                          plain(step.tools.join(QStringLiteral(", ")))};
        if (run)
            cells << outcomeText(step.outcome) << plain(step.note);
        out += row(cells);
    }
    return out + u'\n';
}

QString injects(const AarScenario &scenario, bool run)
{
    if (scenario.injects.isEmpty())
        return {};
    QStringList titles{tr("No."), tr("T+"), tr("To"), tr("Message"), tr("Expected response")};
    if (run)
        titles << tr("Response");
    QString out = heading(4, tr("Injects")) + head(titles);
    for (const InjectState &inject : scenario.injects) {
        QStringList cells{plain(inject.inject.number), injectTime(inject),
                          plain(inject.inject.to.join(QStringLiteral(", "))), plain(saidText(inject)),
                          plain(inject.inject.expectedResponse)};
        const QString note = inject.givenNote.isEmpty() ? inject.reason : inject.givenNote;
        if (run)
            cells << givenText(inject) + (note.isEmpty() ? QString() : QStringLiteral(": ") + plain(note));
        out += row(cells);
    }
    return out + u'\n';
}

QString scenario(const AarScenario &scenario, bool run)
{
    QString out = heading(3, plain(scenario.name));
    if (!scenario.description.isEmpty())
        out += plain(scenario.description) + QStringLiteral("\n\n");
    QStringList facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts << QStringLiteral("%1: %2").arg(name, value);
    };
    add(tr("Severity"), scenario.severity);
    add(tr("Affected systems"), scenario.affectedSystems.join(QStringLiteral(", ")));
    add(tr("Set off by"), scenario.triggers.join(QStringLiteral("; ")));
    add(tr("Data that may be lost"), scenario.rpo ? wordsText(*scenario.rpo) : QString());
    add(tr("Played for"), scenario.played ? wordsText(*scenario.played) : QString());
    out += bullets(facts) + QStringLiteral("**%1**\n\n").arg(plain(scenarioSentence(scenario)));
    out += bullets(scenarioWarnings(scenario));
    return out + steps(scenario, run) + injects(scenario, run);
}

QString objectives(const Report &report)
{
    if (report.tabletop.objectives.isEmpty())
        return {};
    QString out = heading(2, tr("Objectives"));
    if (!report.tabletop.run) {
        out += head({tr("No."), tr("Objective"), tr("Capability")});
        for (const AarObjective &objective : report.tabletop.objectives)
            out += row({plain(objective.id), plain(objective.text), plain(objective.capability)});
        return out + u'\n';
    }
    out += head({tr("No."), tr("Objective"), tr("Capability"), tr("Rating"), tr("Suggested"), tr("Reason")});
    for (const AarObjective &objective : report.tabletop.objectives) {
        const QString reason = objective.ratingReason.isEmpty() ? objective.reason : objective.ratingReason;
        out += row({plain(objective.id), plain(objective.text), plain(objective.capability),
                    ratingText(objective.rating), plain(objective.suggested), plain(reason)});
    }
    return out + u'\n';
}

QString lessons(const AarLessons &lessons)
{
    if (lessons.isEmpty())
        return {};
    QString out = heading(2, tr("Lessons"));
    if (!lessons.wentWrong.isEmpty()) {
        out += heading(3, tr("What did not go well")) +
               head({tr("What"), tr("Impact"), tr("Cause"), tr("Resolution")});
        for (const AarProblem &problem : lessons.wentWrong)
            out += row({plain(problem.what), plain(problem.impact), plain(problem.cause), plain(problem.resolution)});
        out += u'\n';
    }
    for (const LessonList &list : lessonLists(lessons))
        out += heading(3, list.title) + bullets(list.texts);
    return out;
}
} // namespace

QByteArray tabletopMarkdown(const Report &report)
{
    const TabletopReport &tabletop = report.tabletop;
    QString out = heading(1, plain(title(report)));
    out += QStringLiteral("**%1 %2**\n\n").arg(verdictGlyph(report.verdict), plain(verdictLabel(report)));
    out += plain(report.headline) + QStringLiteral("\n\n") + plain(summaryParagraph(report)) +
           QStringLiteral("\n\n") + figures(report);
    out += improvements(report) + objectives(report);
    if (!tabletop.scenarios.isEmpty())
        out += heading(2, tr("Scenarios"));
    for (const AarScenario &one : tabletop.scenarios)
        out += scenario(one, tabletop.run);
    out += lessons(tabletop.lessons);
    if (!report.people.isEmpty())
        out += heading(2, tr("Participants")) + bullets(report.people);
    if (!tabletop.documents.isEmpty())
        out += heading(2, tr("Documents")) + bullets(tabletop.documents);
    if (!tabletop.groundRules.isEmpty())
        out += heading(2, tr("Ground rules")) + bullets(tabletop.groundRules);
    if (!report.timeline.isEmpty())
        out += timeline(report);
    out += environment(report);
    return out.toUtf8();
}

} // namespace muster::markdown
