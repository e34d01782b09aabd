// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tabletoprows.h"

#include "reports/reporttext.h"

#include <QCoreApplication>

namespace muster::reportrows
{

namespace
{

using namespace reporttext;

QString tr(const char *text)
{
    return QCoreApplication::translate("ReportPage", text);
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

QString lines(const QStringList &parts)
{
    QStringList present = parts;
    present.removeAll(QString());
    return present.join(u'\n');
}

QVariant key(const std::optional<Milliseconds> &value)
{
    return value ? QVariant(qint64(value->count())) : QVariant(qint64(-1));
}

QVariant key(Milliseconds value)
{
    return QVariant(qint64(value.count()));
}

ReportTableSpec spec(const char *name, const QString &accessible, const QStringList &titles,
                     const QList<int> &widths, int stretch, const QList<int> &muted, const QString &empty)
{
    RowLook look;
    look.mutedColumns = muted;
    return {QLatin1String(name), accessible, titles, widths, stretch, look, false, empty};
}

} // namespace

ReportTableSpec improvementSpec()
{
    return spec("reportImprovements", tr("Improvement plan"),
                {tr("Priority"), tr("Issue"), tr("Corrective action"), tr("Capability, element"), tr("Owner"),
                 tr("Start"), tr("Until"), tr("Status")},
                {70, 0, 230, 140, 120, 84, 84, 76}, 1, {3, 5}, tr("No gap was found."));
}

ReportTableSpec scenarioSpec()
{
    return spec("reportScenarios", tr("Scenarios"),
                {tr("Scenario"), tr("Severity"), tr("Objective"), tr("One after another"), tr("Critical path"),
                 tr("By its estimates")},
                {0, 90, 90, 130, 110, 240}, 0, {1}, tr("The exercise has no scenario."));
}

ReportTableSpec responseSpec()
{
    return spec("reportResponses", tr("Response steps"),
                {tr("Step"), tr("Role"), tr("Starts"), tr("Estimate"), tr("Critical path"), tr("Outcome"),
                 tr("Said"), tr("Scenario")},
                {0, 120, 76, 76, 96, 104, 190, 110}, 0, {1, 2, 7}, tr("No response step is written down."));
}

ReportTableSpec injectSpec()
{
    return spec("reportInjects", tr("Injects"),
                {tr("No."), tr("T+"), tr("To"), tr("Message"), tr("Expected response"), tr("Response"),
                 tr("Scenario")},
                {50, 90, 100, 0, 220, 100, 110}, 3, {0, 2, 6}, tr("The exercise has no injects."));
}

ReportTableSpec objectiveSpec()
{
    return spec("reportObjectives", tr("Objectives"),
                {tr("No."), tr("Objective"), tr("Rating"), tr("Suggested"), tr("Because"), tr("Capability")},
                {50, 0, 200, 80, 300, 110}, 1, {0, 5}, tr("The exercise has no objectives."));
}

ReportTableSpec lessonSpec()
{
    return spec("reportLessons", tr("Lessons"), {tr("Kind"), tr("What")}, {200, 0}, 1, {0},
                tr("No lesson was written down."));
}

QVector<ReportRow> improvements(const Report &report)
{
    QVector<ReportRow> rows;
    for (const AarImprovement &line : report.tabletop.improvements) {
        const QString issue = issueText(line);
        QStringList kind{line.capability, line.element};
        kind.removeAll(QString());
        rows.append({{orDash(line.priority), issue, orDash(line.correctiveAction),
                      orDash(kind.join(QStringLiteral(", "))), orDash(line.owner), orDash(line.start),
                      orDash(line.due), line.status},
                     {},
                     {},
                     {},
                     lines({issue, line.correctiveAction})});
    }
    return rows;
}

QVector<ReportRow> scenarios(const Report &report)
{
    QVector<ReportRow> rows;
    for (const AarScenario &scenario : report.tabletop.scenarios) {
        QStringList details{scenario.description, scenarioSentence(scenario)};
        for (const QString &warning : scenarioWarnings(scenario))
            details << QStringLiteral("! ") + warning;
        rows.append({{scenario.name, orDash(scenario.severity), optionalClock(scenario.rto), clockText(scenario.sum),
                      clockText(scenario.critical), scenarioResult(scenario)},
                     {{}, {}, key(scenario.rto), key(scenario.sum), key(scenario.critical), {}},
                     {},
                     {},
                     lines(details)});
    }
    return rows;
}

QVector<ReportRow> responses(const Report &report)
{
    QVector<ReportRow> rows;
    for (const AarScenario &scenario : report.tabletop.scenarios) {
        for (const AarStep &step : scenario.steps) {
            const QString waits = step.dependencies.isEmpty()
                                      ? QString()
                                      : tr("Waits for: %1").arg(step.dependencies.join(QStringLiteral(", ")));
            const QString tools =
                step.tools.isEmpty() ? QString() : tr("Tools: %1").arg(step.tools.join(QStringLiteral(", ")));
            rows.append({{step.action, step.role,
                          scenario.cycle.isEmpty() ? offsetText(step.start) : QStringLiteral("–"),
                          optionalClock(step.estimate), step.critical ? tr("● yes") : tr("no"),
                          report.tabletop.run ? outcomeText(step.outcome) : QStringLiteral("–"), step.note,
                          scenario.name},
                         {{}, {}, key(step.start), key(step.estimate), {}, {}, {}, {}},
                         {},
                         {},
                         lines({step.action, step.note, waits, tools})});
        }
    }
    return rows;
}

QVector<ReportRow> injects(const Report &report)
{
    QVector<ReportRow> rows;
    for (const AarScenario &scenario : report.tabletop.scenarios) {
        for (const InjectState &state : scenario.injects) {
            const Inject &inject = state.inject;
            const QString note = state.givenNote.isEmpty() ? state.reason : state.givenNote;
            rows.append({{inject.number, injectTime(state), inject.to.join(QStringLiteral(", ")), saidText(state),
                          inject.expectedResponse, report.tabletop.run ? givenText(state) : QStringLiteral("–"),
                          scenario.name},
                         {},
                         {},
                         {},
                         lines({saidText(state),
                                state.said.isEmpty() ? QString() : tr("Planned: %1").arg(inject.message),
                                inject.expectedResponse, note})});
        }
    }
    return rows;
}

QVector<ReportRow> objectives(const Report &report)
{
    QVector<ReportRow> rows;
    for (const AarObjective &objective : report.tabletop.objectives) {
        const bool differs = !objective.suggested.isEmpty() && objective.suggested != objective.rating;
        const QString why = !objective.ratingReason.isEmpty() ? objective.ratingReason : objective.reason;
        rows.append({{objective.id, objective.text, report.tabletop.run ? ratingText(objective.rating) : QStringLiteral("–"),
                      orDash(objective.suggested), orDash(why), orDash(objective.capability)},
                     {},
                     {},
                     {},
                     lines({objective.text,
                            objective.ratingReason.isEmpty() ? QString() : tr("Rated so because: %1").arg(objective.ratingReason),
                            objective.reason.isEmpty() ? QString()
                            : differs ? tr("%1 was suggested: %2").arg(objective.suggested, objective.reason)
                                      : tr("Suggested because: %1").arg(objective.reason)})});
    }
    return rows;
}

QVector<ReportRow> lessons(const Report &report)
{
    QVector<ReportRow> rows;
    const auto add = [&rows](const QString &kind, const QString &what) {
        rows.append({{kind, what}, {}, {}, {}, what.size() > 80 ? what : QString()});
    };
    const AarLessons &all = report.tabletop.lessons;
    for (const AarProblem &problem : all.wentWrong) {
        QStringList parts{problem.what};
        if (!problem.impact.isEmpty())
            parts << tr("Impact: %1").arg(problem.impact);
        if (!problem.cause.isEmpty())
            parts << tr("Cause: %1").arg(problem.cause);
        if (!problem.resolution.isEmpty())
            parts << tr("Resolution: %1").arg(problem.resolution);
        add(tr("What did not go well"), parts.join(QStringLiteral(" · ")));
    }
    for (const LessonList &list : lessonLists(all)) {
        for (const QString &text : list.texts)
            add(list.title, text);
    }
    return rows;
}

} // namespace muster::reportrows
