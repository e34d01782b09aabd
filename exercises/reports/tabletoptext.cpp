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
        return QStringLiteral("✓ ") + tr("met");
    return QStringLiteral("✗ ") + tr("missed by %1").arg(wordsText(figure - *objective));
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
        return QStringLiteral("✓ ") + tr("met");
    case TargetStatus::Missed:
        return QStringLiteral("✗ ") + tr("missed by %1").arg(wordsText(scenario.critical - *scenario.rto));
    case TargetStatus::Unknown:
        return QStringLiteral("! ") + tr("met only if steps run side by side");
    case TargetStatus::None:
        break;
    }
    return tr("no objective set");
}

QString scenarioSentence(const AarScenario &scenario)
{
    if (scenario.steps.isEmpty())
        return tr("No response step is written down for this scenario.");
    QString text = tr("One after another, its steps take %1; along the critical path %2.")
                       .arg(wordsText(scenario.sum), wordsText(scenario.critical));
    if (!scenario.rto)
        return text + u' ' + tr("No objective is set.");
    text += u' ' + tr("The objective is %1").arg(wordsText(*scenario.rto));
    switch (scenarioStatus(scenario)) {
    case TargetStatus::Met:
        return text + tr(": met either way.");
    case TargetStatus::Missed:
        return text + tr(": missed by %1 even if everything that can runs side by side.")
                          .arg(wordsText(scenario.critical - *scenario.rto));
    default:
        return text + tr(": met only if what can run side by side does; one after another it is missed by %1.")
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

QString tabletopHeadline(const TabletopReport &tabletop)
{
    const AarScenario *worst = tightest(tabletop);
    if (worst == nullptr)
        return tabletop.scenarios.isEmpty() ? tr("This exercise has no scenario.")
                                            : tr("No scenario of this exercise has an objective for its recovery time.");
    const QString figures = tr("%1 one after another, %2 along the critical path")
                                .arg(wordsText(worst->sum), wordsText(worst->critical));
    const QString objective = wordsText(*worst->rto);
    switch (scenarioStatus(*worst)) {
    case TargetStatus::Met:
        return tabletop.scenarios.size() == 1
                   ? tr("“%1” meets its objective of %2: %3.").arg(worst->name, objective, figures)
                   : tr("Every scenario meets its objective; the tightest, “%1”, has %2: %3.")
                         .arg(worst->name, objective, figures);
    case TargetStatus::Missed:
        return tr("“%1” would miss its objective of %2: %3.").arg(worst->name, objective, figures);
    default:
        return tr("“%1” meets its objective of %2 only if steps run side by side: %3.")
            .arg(worst->name, objective, figures);
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
    add(tr("Observations"), lessons.observations);
    add(tr("Documents to bring up to date"), lessons.documents);
    add(tr("Recommendations"), lessons.recommendations);
    add(tr("Next dates"), lessons.nextDates);
    return lists;
}

} // namespace muster::reporttext
