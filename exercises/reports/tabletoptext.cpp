// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a tabletop's report: figures, verdicts, sentences.
#include "reports/reporttext.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::reporttext
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}
} // namespace

bool isTabletop(const Report &report)
{
    return report.plan.kind == PlanKind::Tabletop;
}

bool isOpen(const QString &status)
{
    const QString word = status.toLower();
    return word != QStringLiteral("closed") && word != QStringLiteral("resolved") &&
           word != QStringLiteral("done");
}

const AarScenario *tightest(const TabletopReport &tabletop)
{
    const AarScenario *worst = nullptr;
    for (const AarScenario &scenario : tabletop.scenarios) {
        if (scenario.rto && (worst == nullptr || scenario.sum - *scenario.rto > worst->sum - *worst->rto))
            worst = &scenario;
    }
    return worst;
}

QString figureResult(Milliseconds figure, const std::optional<Milliseconds> &objective)
{
    if (!objective)
        return tr("no objective set");
    if (figure <= *objective)
        return tr("fits");
    return QStringLiteral("✗ ") + tr("%1 too long").arg(wordsText(figure - *objective));
}

QString saidText(const InjectState &inject)
{
    return inject.said.isEmpty() ? inject.inject.message : tr("%1 (reworded)").arg(inject.said);
}

QString issueText(const AarImprovement &line)
{
    const QString issue = line.gap.isEmpty() ? line.issue : line.gap + QStringLiteral(": ") + line.issue;
    return line.beforehand ? tr("%1 (known before)").arg(issue) : issue;
}

TargetStatus scenarioStatus(const AarScenario &scenario)
{
    if (!scenario.rto)
        return TargetStatus::None;
    if (!scenario.pathCompliant())
        return TargetStatus::Missed;
    return scenario.compliant() ? TargetStatus::Met : TargetStatus::Unknown;
}

QString scenarioResult(const AarScenario &scenario)
{
    switch (scenarioStatus(scenario)) {
    case TargetStatus::Met:
        return tr("fits");
    case TargetStatus::Missed:
        return QStringLiteral("✗ ") + tr("%1 too long").arg(wordsText(scenario.critical - *scenario.rto));
    case TargetStatus::Unknown:
        return QStringLiteral("! ") + tr("fits only if steps run side by side");
    case TargetStatus::None:
        break;
    }
    return tr("no objective set");
}

QString scenarioSentence(const AarScenario &scenario)
{
    if (scenario.steps.isEmpty())
        return tr("No response step is written down for this scenario.");
    QString text = tr("By their estimates its steps take %1 one after another, %2 along the critical path.")
                       .arg(wordsText(scenario.sum), wordsText(scenario.critical));
    if (!scenario.rto)
        return text + u' ' + tr("No objective is set.");
    text += u' ' + tr("The objective is %1").arg(wordsText(*scenario.rto));
    switch (scenarioStatus(scenario)) {
    case TargetStatus::Met:
        return text + tr(": they fit either way.");
    case TargetStatus::Missed:
        return text + tr(": %1 too long even if everything that can runs side by side.")
                          .arg(wordsText(scenario.critical - *scenario.rto));
    default:
        return text + tr(": they fit only if what can run side by side does; one after another they are %1 too long.")
                          .arg(wordsText(scenario.sum - *scenario.rto));
    }
}

QStringList scenarioWarnings(const AarScenario &scenario)
{
    QStringList warnings;
    if (!scenario.cycle.isEmpty())
        warnings << tr("Steps wait for each other in a circle, so that there is no critical path: %1.")
                        .arg(scenario.cycle.join(QStringLiteral(" → ")));
    if (!scenario.freeText.isEmpty())
        warnings << tr("Dependencies that name no step (such a step waits for the one above it): %1.")
                        .arg(scenario.freeText.join(QStringLiteral(", ")));
    int unestimated = 0;
    for (const AarStep &step : scenario.steps)
        unestimated += step.estimate ? 0 : 1;
    if (unestimated > 0)
        warnings << tr("Steps without an estimate, counted as nothing: %1.").arg(unestimated);
    return warnings;
}

QString ratingText(const QString &rating)
{
    if (rating == QStringLiteral("P"))
        return tr("P · performed without challenges");
    if (rating == QStringLiteral("S"))
        return tr("S · performed with some challenges");
    if (rating == QStringLiteral("M"))
        return tr("M · performed with major challenges");
    if (rating == QStringLiteral("U"))
        return tr("U · unable to be performed");
    return tr("not rated");
}

QString outcomeText(const QString &outcome)
{
    if (outcome == QStringLiteral("agreed"))
        return QStringLiteral("✓ ") + tr("agreed");
    if (outcome == QStringLiteral("changed"))
        return QStringLiteral("! ") + tr("changed");
    if (outcome == QStringLiteral("no_answer"))
        return QStringLiteral("✗ ") + tr("no answer");
    return QStringLiteral("? ") + tr("not discussed");
}

QString givenText(const InjectState &inject)
{
    if (inject.given == QStringLiteral("yes"))
        return QStringLiteral("✓ ") + tr("given");
    if (inject.given == QStringLiteral("partly"))
        return QStringLiteral("! ") + tr("in part");
    if (inject.given == QStringLiteral("no"))
        return QStringLiteral("✗ ") + tr("not given");
    switch (inject.status) {
    case InjectStatus::Skipped:
        return QStringLiteral("– ") + tr("skipped");
    case InjectStatus::Held:
        return QStringLiteral("– ") + tr("held back");
    case InjectStatus::Pending:
        return QStringLiteral("– ") + tr("not used");
    case InjectStatus::Released:
        break;
    }
    return QStringLiteral("? ") + tr("not judged");
}

QString injectTime(const InjectState &inject)
{
    if (inject.status == InjectStatus::Released)
        return offsetText(std::chrono::duration_cast<Seconds>(inject.after));
    const QString planned = inject.inject.at ? offsetText(*inject.inject.at) : QStringLiteral("–");
    return inject.inject.contingency ? tr("if needed") : planned;
}

QString roleNames(const AarScenario &scenario)
{
    QStringList names;
    for (const AarStep &step : scenario.steps) {
        if (!step.role.isEmpty() && !names.contains(step.role))
            names << step.role;
    }
    return names.join(QStringLiteral(", "));
}

namespace
{
// An estimate is not shown by anybody: how much of it was looked at. Empty for a plan alone.
QString talkedThrough(const TabletopReport &tabletop)
{
    int steps = 0;
    int talked = 0;
    for (const AarScenario &scenario : tabletop.scenarios) {
        for (const AarStep &step : scenario.steps) {
            ++steps;
            talked += step.outcome.isEmpty() ? 0 : 1;
        }
    }
    return tabletop.run && steps > 0 ? u' ' + tr("Talked through: %1 of %2 steps.").arg(talked).arg(steps) : QString();
}
} // namespace

QString tabletopHeadline(const TabletopReport &tabletop)
{
    const AarScenario *worst = tightest(tabletop);
    if (worst == nullptr)
        return tabletop.scenarios.isEmpty() ? tr("This exercise has no scenario.")
                                            : tr("No scenario of this exercise has an objective for its recovery time.");
    const QString figures = tr("%1 one after another, %2 along the critical path")
                                .arg(wordsText(worst->sum), wordsText(worst->critical));
    const QString objective = wordsText(*worst->rto);
    const QString talked = talkedThrough(tabletop);
    switch (scenarioStatus(*worst)) {
    case TargetStatus::Met:
        return (tabletop.scenarios.size() == 1
                    ? tr("By its estimates “%1” fits its objective of %2: %3.").arg(worst->name, objective, figures)
                    : tr("By their estimates all scenarios fit their objectives; the tightest, “%1”, has %2: %3.")
                          .arg(worst->name, objective, figures)) + talked;
    case TargetStatus::Missed:
        return tr("By its estimates “%1” does not fit its objective of %2: %3.").arg(worst->name, objective, figures) +
               talked;
    default:
        return tr("By its estimates “%1” fits its objective of %2 only if steps run side by side: %3.")
                   .arg(worst->name, objective, figures) + talked;
    }
}

QString gapsDetail(const Report &report)
{
    QStringList parts;
    for (const QString &priority : {QStringLiteral("P1"), QStringLiteral("P2"), QStringLiteral("P3")}) {
        const auto count = std::count_if(report.gaps.cbegin(), report.gaps.cend(),
                                         [&](const ReportGap &gap) { return gap.priority == priority; });
        parts << QStringLiteral("%1: %2").arg(priority).arg(count);
    }
    return parts.join(QStringLiteral(" · "));
}

QString tabletopSummary(const Report &report)
{
    const TabletopReport &tabletop = report.tabletop;
    QStringList sentences;
    int urgent = 0;
    int open = 0;
    for (const AarImprovement &line : tabletop.improvements) {
        open += isOpen(line.status) ? 1 : 0;
        urgent += isOpen(line.status) && line.priority == QStringLiteral("P1") ? 1 : 0;
    }
    if (tabletop.run) {
        int released = 0;
        int judged = 0;
        int given = 0;
        for (const AarScenario &scenario : tabletop.scenarios) {
            for (const InjectState &inject : scenario.injects) {
                released += inject.status == InjectStatus::Released ? 1 : 0;
                judged += inject.given.isEmpty() ? 0 : 1;
                given += inject.given == QStringLiteral("yes") ? 1 : 0;
            }
        }
        sentences << tr("Injects released: %1.").arg(released);
        if (judged > 0)
            sentences << tr("Expected responses given: %1 of %2.").arg(given).arg(judged);
    } else {
        sentences << tr("These are the plan's figures: no session of it is recorded here.");
    }
    if (!tabletop.improvements.isEmpty())
        sentences << tr("Gaps: %1, open %2, of these urgent (P1) %3.")
                         .arg(tabletop.improvements.size())
                         .arg(open)
                         .arg(urgent);
    return sentences.join(u' ');
}

QVector<LessonList> lessonLists(const AarLessons &lessons)
{
    QVector<LessonList> lists;
    const auto add = [&lists](const QString &title, const QStringList &texts) {
        if (!texts.isEmpty())
            lists.append({title, texts});
    };
    add(tr("What went well"), lessons.wentWell);
    add(tr("Unexpected findings"), lessons.unexpected);
    add(tr("Decisions"), lessons.decisions);
    add(tr("Questions left open"), lessons.questions);
    add(lessons.session ? tr("Known before the exercise") : tr("Observations"), lessons.observations);
    add(tr("Documents to bring up to date"), lessons.documents);
    add(tr("Recommendations"), lessons.recommendations);
    add(tr("Next dates"), lessons.nextDates);
    return lists;
}

} // namespace muster::reporttext
