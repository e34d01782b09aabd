// SPDX-License-Identifier: GPL-3.0-or-later
// The incident report with every field of S1's form, filled from the journal where it can be.
#include "reports/documentbuilder.h"
#include "reports/incidentfacts.h"
#include "reports/internal.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::reports
{

namespace
{
constexpr qsizetype leastLines = 3; // issues and action items that the form has room for

QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

// The same words in every language, for files; shown translated.
const char *const words[] = {
    QT_TRANSLATE_NOOP("Document", "Production"), QT_TRANSLATE_NOOP("Document", "Test"),
    QT_TRANSLATE_NOOP("Document", "Drill"),      QT_TRANSLATE_NOOP("Document", "P1-Critical"),
    QT_TRANSLATE_NOOP("Document", "P2-High"),    QT_TRANSLATE_NOOP("Document", "P3-Medium"),
    QT_TRANSLATE_NOOP("Document", "P4-Low"),     QT_TRANSLATE_NOOP("Document", "Fully Operational"),
    QT_TRANSLATE_NOOP("Document", "Degraded"),   QT_TRANSLATE_NOOP("Document", "Still Down"),
    QT_TRANSLATE_NOOP("Document", "Active"),     QT_TRANSLATE_NOOP("Document", "Partial"),
    QT_TRANSLATE_NOOP("Document", "Not Active"), QT_TRANSLATE_NOOP("Document", "Met"),
    QT_TRANSLATE_NOOP("Document", "Missed")};

QStringList choices(int from, int count)
{
    QStringList all;
    for (int i = from; i < from + count; ++i)
        all.append(QLatin1String(words[i]));
    return all;
}

QString typeOf(const Plan &plan)
{
    const bool test = plan.kind == PlanKind::Partial || plan.kind == PlanKind::Verification;
    return test ? QStringLiteral("Test") : QStringLiteral("Drill");
}

QString severityOf(const Plan &plan) // the worst that the plan names
{
    static const QStringList ranks{QStringLiteral("critical"), QStringLiteral("high"), QStringLiteral("medium"), QStringLiteral("low")};
    QStringList named{plan.extra.value(u"severity").toString().toLower()};
    for (const Scenario &scenario : tabletopOf(plan).scenarios)
        named.append(scenario.severity.toLower());
    for (int i = 0; i < ranks.size(); ++i) {
        if (named.contains(ranks[i]))
            return choices(3, 4)[i];
    }
    return {};
}

QString descriptionOf(const Plan &plan)
{
    QStringList texts;
    if (!plan.description.isEmpty())
        texts.append(plan.description);
    for (const Scenario &scenario : tabletopOf(plan).scenarios)
        texts.append(scenario.description.isEmpty() ? scenario.name : QStringLiteral("%1: %2").arg(scenario.name, scenario.description));
    return texts.join(u'\n');
}

void fillDetails(DocumentBuilder &to)
{
    const Plan &plan = to.plan();
    const Report *report = to.report();
    to.fields({line(QStringLiteral("report_date"), tr("Report date"),
                    report && report->finishedAt.isValid() ? report->finishedAt.toUTC().date().toString(Qt::ISODate) : QString()),
               line(QStringLiteral("incident_id"), tr("Incident ID"), report ? report->runId : QString(), true)});
    to.heading(tr("Incident details"));
    to.fields({choice(QStringLiteral("incident_type"), tr("Incident type"), choices(0, 3), typeOf(plan)),
               choice(QStringLiteral("severity"), tr("Severity"), choices(3, 4), severityOf(plan)),
               longText(QStringLiteral("description"), tr("Incident description"), descriptionOf(plan)),
               longText(QStringLiteral("affected_systems"), tr("Affected systems"),
                        componentsOf(plan, report).join(QStringLiteral(", "))),
               line(QStringLiteral("detection_time"), tr("Detection time"), {}),
               line(QStringLiteral("reporter"), tr("Reporter"), {}, true),
               longText(QStringLiteral("estimated_impact"), tr("Estimated impact"), {})});
}

void fillDiscovery(DocumentBuilder &to)
{
    to.heading(tr("Discovery to response"));
    to.fields({line(QStringLiteral("time_discovered"), tr("Time discovered"), {}),
               line(QStringLiteral("time_reported"), tr("Time reported"), {}, true),
               line(QStringLiteral("detection_delay"), tr("Detection delay"), {}, true),
               longText(QStringLiteral("initial_assessment"), tr("Initial assessment"), {}),
               line(QStringLiteral("incident_commander"), tr("Incident commander"),
                    personWith(to.plan(), {QStringLiteral("commander")}))});
    to.heading(tr("Escalation notifications"), 3);
    QVector<DocumentField> fields;
    const auto add = [&](const char *id, const QString &label, const QStringList &who) {
        const Notification told = to.report() ? notified(*to.report(), who) : Notification();
        fields.append(tick(QLatin1String(id), label, told.done));
        fields.append(line(QLatin1String(id) + QStringLiteral("_time"), tr("Time"), shortTime(told.at), true));
    };
    add("oncall_notified", tr("On-call engineer notified"), {QStringLiteral("on-call"), QStringLiteral("on call")});
    add("lead_notified", tr("Engineering lead notified"), {QStringLiteral("engineering lead")});
    add("cio_notified", tr("CIO notified"), {QStringLiteral("CIO")});
    add("stakeholders_notified", tr("Stakeholders notified"), {QStringLiteral("stakeholder")});
    to.fields(fields);
}

void fillRecovery(DocumentBuilder &to)
{
    const Report *report = to.report();
    const QString procedure = report ? (to.plan().id.isEmpty() || to.plan().id == titleOf(to.plan())
                                            ? titleOf(to.plan())
                                            : QStringLiteral("%1 (%2)").arg(titleOf(to.plan()), to.plan().id))
                                     : titleOf(to.plan());
    to.heading(tr("Recovery execution"));
    to.fields({line(QStringLiteral("recovery_start"), tr("Recovery start time"), report ? shortTime(report->liveAt) : QString()),
               longText(QStringLiteral("procedure"), tr("Recovery procedure used"), procedure)});
    const QStringList titles{tr("Phase 1: Assessment"), tr("Phase 2: Backup verification"), tr("Phase 3: Database recovery"),
                             tr("Phase 4: Service recovery"), tr("Phase 5: Validation")};
    const auto times = report ? recoveryTimes(*report) : std::array<RecoveryTimes, recoveryPhases>();
    for (std::size_t i = 0; i < recoveryPhases; ++i) {
        const QString id = QStringLiteral("phase_%1").arg(i + 1);
        const RecoveryTimes &phase = times[i];
        const bool timed = phase.from.isValid() && phase.to.isValid();
        to.heading(titles[static_cast<qsizetype>(i)], 3);
        to.fields({line(id + QStringLiteral("_start"), tr("Start"), shortTime(phase.from)),
                   line(id + QStringLiteral("_end"), tr("End"), shortTime(phase.to), true),
                   line(id + QStringLiteral("_duration"), tr("Duration"),
                        timed ? wordsText(Milliseconds(phase.from.msecsTo(phase.to))) : QString(), true),
                   longText(id + QStringLiteral("_issues"), tr("Issues"), phase.issues.join(u'\n'))});
    }
    to.fields({line(QStringLiteral("recovery_complete"), tr("Recovery complete time"),
                    report ? shortTime(recoveredAt(*report)) : QString()),
               line(QStringLiteral("total_rto"), tr("Total RTO"), report ? wordsOr(report->rto.measured) : QString()),
               line(QStringLiteral("target_rto"), tr("Target RTO"), wordsOr(to.plan().targets.rto), true),
               choice(QStringLiteral("rto_status"), tr("Status"), choices(13, 2),
                      report ? reportStatus(report->rto.status) : QString(), true)});
}

void fillDataLoss(DocumentBuilder &to)
{
    const Report *report = to.report();
    const QString lost = report ? wordsOr(report->rpo.measured) : QString();
    const auto proven = [report](const QStringList &checks) { return report && isProven(*report, checks); };
    to.heading(tr("Data loss assessment"));
    to.fields({line(QStringLiteral("rpo_target"), tr("RPO target"), wordsOr(to.plan().targets.rpo)),
               line(QStringLiteral("rpo_achieved"), tr("Actual RPO achieved"), lost, true),
               line(QStringLiteral("data_loss_amount"), tr("Data loss amount"), {}),
               line(QStringLiteral("data_loss_duration"), tr("Data loss duration"), lost, true)});
    to.heading(tr("Recovery validation"), 3);
    to.fields({tick(QStringLiteral("row_counts_match"), tr("Row counts match production"), proven({QStringLiteral("row_count")})),
               tick(QStringLiteral("foreign_keys_valid"), tr("Foreign keys validated"), proven({QStringLiteral("foreign_key")})),
               tick(QStringLiteral("integrity_verified"), tr("Data integrity verified"),
                    proven({QStringLiteral("content_checksum"), QStringLiteral("checksum")})),
               tick(QStringLiteral("tables_present"), tr("All tables present"),
                    proven({QStringLiteral("table_count"), QStringLiteral("contents_listed"), QStringLiteral("critical_tables")})),
               tick(QStringLiteral("no_corruption"), tr("No corruption detected"), proven({QStringLiteral("heap_and_btree")}))});
}

QString causes(const AarLessons &lessons)
{
    QStringList texts;
    for (const AarProblem &problem : lessons.wentWrong) {
        if (!problem.cause.isEmpty())
            texts.append(problem.cause);
    }
    return texts.join(u'\n');
}

void fillAfterwards(DocumentBuilder &to)
{
    to.heading(tr("Post-recovery"));
    to.fields({choice(QStringLiteral("system_status"), tr("System status"), choices(7, 3), {}),
               choice(QStringLiteral("monitoring"), tr("Monitoring"), choices(10, 3), {})});
    to.heading(tr("Issues discovered"), 3);
    to.list(QStringLiteral("issues_discovered"), tr("Issues discovered"), to.report() ? issueTexts(*to.report()) : QStringList(),
            DocumentBlock::Kind::Numbers, leastLines);
    to.fields({longText(QStringLiteral("root_cause"), tr("Root cause (if known)"), causes(to.lessons()))});
    QStringList better = to.lessons().recommendations;
    for (const AarProblem &problem : to.lessons().wentWrong)
        better.append(problem.what);
    to.heading(tr("Lessons learned"));
    to.fields({longText(QStringLiteral("went_well"), tr("What went well"), to.lessons().wentWell.join(u'\n')),
               longText(QStringLiteral("could_improve"), tr("What could improve"), better.join(u'\n'))});
    to.heading(tr("Action items"), 3);
    const QVector<ActionItem> items = to.report() ? actionItems(*to.report()) : QVector<ActionItem>();
    QVector<DocumentField> fields;
    for (qsizetype i = 0; i < std::max(leastLines, items.size()); ++i) {
        const QString id = QStringLiteral("action_%1").arg(i + 1);
        const ActionItem item = items.value(i);
        fields.append(longText(id, QStringLiteral("%1.").arg(i + 1), item.what));
        fields.append(line(id + QStringLiteral("_owner"), tr("Owner"), item.owner));
        fields.append(line(id + QStringLiteral("_due"), tr("Due"), item.due, true));
    }
    to.fields(fields);
}
} // namespace

void fillIncident(DocumentBuilder &to)
{
    fillDetails(to);
    fillDiscovery(to);
    fillRecovery(to);
    fillDataLoss(to);
    fillAfterwards(to);
    to.heading(tr("Signatures"));
    to.signatures({tr("Incident commander"), tr("DBA lead"), tr("DevOps lead"), tr("CIO approval")});
}

} // namespace muster::reports
