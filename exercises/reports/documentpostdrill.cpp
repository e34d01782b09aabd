// SPDX-License-Identifier: GPL-3.0-or-later
// The post-drill report (facts: S1, metrics to capture and post-drill review; S2, post-drill analysis).
#include "reports/documentbuilder.h"
#include "reports/internal.h"
#include "reports/reporttext.h"
#include "reports/timelinetext.h"

#include <QCoreApplication>

namespace muster::reports
{

namespace
{
constexpr qsizetype mostEntries = 400; // of the timeline: the report has them all

QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

QString statusCell(Status status)
{
    return reporttext::statusGlyph(status) + u' ' + reporttext::statusLabel(status);
}

std::optional<Milliseconds> between(const QDateTime &from, const QDateTime &to)
{
    if (!from.isValid() || !to.isValid() || from == to)
        return std::nullopt;
    return Milliseconds(from.msecsTo(to));
}

QString targetCell(const std::optional<Milliseconds> &took, const std::optional<Milliseconds> &target)
{
    if (!target || !took)
        return {};
    return *took <= *target ? QStringLiteral("✓ ") + tr("met") : QStringLiteral("✗ ") + tr("missed");
}

// Each phase by its own clock and since T+0, and against its own target.
QVector<QStringList> phaseTimes(const Report &report)
{
    QVector<QStringList> rows;
    for (const ReportPhase &phase : report.phases) {
        const auto took = between(phase.startedAt, phase.endedAt);
        const QString since = report.liveAt.isValid() && phase.endedAt.isValid()
                                  ? shortOffset(Milliseconds(report.liveAt.msecsTo(phase.endedAt)))
                                  : QString();
        rows.append({phase.title, phase.component, wordsOr(took), since, wordsOr(phase.target), targetCell(took, phase.target),
                     statusCell(phase.status)});
    }
    return rows;
}

QVector<QStringList> timelineRows(const Report &report)
{
    QVector<QStringList> rows;
    for (const TimelineItem &item : report.timeline) {
        if (item.kind == u"log" || item.kind == u"check")
            continue; // the report has them
        if (rows.size() == mostEntries)
            break;
        rows.append({reporttext::offsetOf(report, item.at), shortTime(item.at), reporttext::briefText(reporttext::timelineText(report, item)),
                     item.actor});
    }
    return rows;
}

void fillResult(DocumentBuilder &to, const Report &report)
{
    const auto measured = [](const TargetResult &target) { return wordsOr(target.measured); };
    to.heading(tr("Result"));
    to.say(QStringLiteral("result"), tr("Result"), reporttext::briefText(report.headline));
    to.fields({line(QStringLiteral("outcome"), tr("Outcome"), reporttext::verdictLabel(report)),
               line(QStringLiteral("checks_passed"), tr("Checks passed"), reporttext::checksText(report), true),
               line(QStringLiteral("rto"), tr("Recovery time (RTO)"), measured(report.rto)),
               line(QStringLiteral("rto_target"), tr("Objective"), wordsOr(report.rto.target), true),
               choice(QStringLiteral("rto_status"), tr("Status"),
                      {QStringLiteral(QT_TRANSLATE_NOOP("Document", "Met")), QStringLiteral(QT_TRANSLATE_NOOP("Document", "Missed"))},
                      reportStatus(report.rto.status), true),
               line(QStringLiteral("rpo"), tr("Data lost (RPO)"), measured(report.rpo)),
               line(QStringLiteral("rpo_target"), tr("Objective"), wordsOr(report.rpo.target), true),
               choice(QStringLiteral("rpo_status"), tr("Status"), {QStringLiteral("Met"), QStringLiteral("Missed")},
                      reportStatus(report.rpo.status), true)});
}

QVector<QStringList> actionRows(const Report &report)
{
    QVector<QStringList> rows;
    for (const ActionItem &item : actionItems(report))
        rows.append({item.what, item.owner, item.due});
    return rows;
}

QStringList learned(const DocumentBuilder &to)
{
    return to.lessons().wentWell + to.lessons().unexpected + textsIn(to.plan().extra.value(u"lessons_learned"));
}
} // namespace

void fillPostDrill(DocumentBuilder &to)
{
    const Plan &plan = to.plan();
    const Report &report = *to.report();
    to.heading(tr("Information"));
    to.fields({line(QStringLiteral("title"), tr("Exercise"), titleOf(plan)),
               line(QStringLiteral("type"), tr("Kind"), kindLabel(plan), true),
               line(QStringLiteral("started"), tr("Start (T+0)"), shortTime(report.liveAt)),
               line(QStringLiteral("ended"), tr("End"), shortTime(report.finishedAt), true),
               line(QStringLiteral("coordinator"), tr("Coordinator"), plan.facilitator),
               line(QStringLiteral("scribe"), tr("Scribe"), plan.scribe, true),
               longText(QStringLiteral("participants"), tr("Participants"), report.people.join(QStringLiteral(", ")))});
    fillResult(to, report);
    if (!report.phases.isEmpty()) {
        to.heading(tr("Components against their targets"));
        to.table({}, tr("Components against their targets"),
                 {tr("Phase"), tr("Component"), tr("Took"), tr("Ended at"), tr("Target"), tr("Target met"), tr("Status")},
                 phaseTimes(report));
    }
    to.heading(tr("Issues"));
    to.list(QStringLiteral("issues"), tr("Issues"), issueTexts(report), DocumentBlock::Kind::Numbers);
    to.heading(tr("Improvements"));
    to.list(QStringLiteral("improvements"), tr("Improvements"),
            to.lessons().recommendations + textsIn(plan.extra.value(u"improvements")));
    to.heading(tr("Lessons learned"));
    to.list(QStringLiteral("lessons_learned"), tr("Lessons learned"), learned(to));
    to.heading(tr("Action items"));
    to.table(QStringLiteral("action_items"), tr("Action items"), {tr("What"), tr("Owner"), tr("Due")}, actionRows(report));
    to.heading(tr("Next drill"));
    to.fields({line(QStringLiteral("next_drill"), tr("Next drill"), nextDrill(plan, to.lessons()))});
    to.heading(tr("Timeline"));
    const QVector<QStringList> rows = timelineRows(report);
    to.table({}, tr("Timeline"), {tr("T+"), tr("Time"), tr("What"), tr("Who")}, rows);
    if (rows.size() == mostEntries)
        to.say({}, {}, tr("The first %1 entries; the run's report has them all.").arg(mostEntries));
    to.pageBreak();
    to.heading(tr("Annex: metrics record"));
    to.say({}, {}, tr("For other tools: the same facts in the form of the metrics record, as in the run's report."));
    to.code(QString::fromUtf8(dump(drillMetrics(report))).trimmed());
}

} // namespace muster::reports
