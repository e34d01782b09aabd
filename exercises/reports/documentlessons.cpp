// SPDX-License-Identifier: GPL-3.0-or-later
// Lessons learned, with the sections of S2's template.
#include "reports/documentbuilder.h"
#include "reports/reporttext.h"
#include "reports/timelinetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::reports
{

namespace
{
constexpr int leastProblems = 2; // room on an empty form

QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

using Kind = DocumentBlock::Kind;

void fillInformation(DocumentBuilder &to)
{
    const Report *report = to.report();
    QString outcome;
    if (report && report->verdict == Verdict::Passed)
        outcome = QStringLiteral("PASSED");
    else if (report && report->verdict == Verdict::Failed)
        outcome = QStringLiteral("FAILED");
    const bool over = report && report->liveAt.isValid() && report->finishedAt.isValid();
    to.heading(tr("Test information"));
    to.fields({line(QStringLiteral("test_id"), tr("Test ID"), report ? report->runId : to.plan().id),
               line(QStringLiteral("test_type"), tr("Test type"),
                    to.plan().tags.isEmpty() ? kindLabel(to.plan())
                                             : QStringLiteral("%1 (%2)").arg(kindLabel(to.plan()), to.plan().tags.join(QStringLiteral(", "))),
                    true),
               line(QStringLiteral("test_date"), tr("Test date"), dateOf(to.plan(), report)),
               line(QStringLiteral("duration"), tr("Duration"),
                    over ? wordsText(Milliseconds(report->liveAt.msecsTo(report->finishedAt))) : QString(), true),
               choice(QStringLiteral("outcome"), tr("Outcome"), {QStringLiteral("PASSED"), QStringLiteral("FAILED")}, outcome, true)});
}

QVector<AarProblem> problems(const DocumentBuilder &to)
{
    QVector<AarProblem> all = to.lessons().wentWrong;
    if (to.report()) {
        for (const ReportFix &fix : to.report()->fixes) {
            if (fix.source == u"check" || fix.source == u"step" || fix.source == u"target" || fix.source == u"issue")
                all.append({reporttext::briefText(fix.what), {}, {}, {}});
        }
    }
    return all;
}

void fillProblems(DocumentBuilder &to)
{
    to.heading(tr("What did not go well"));
    const QVector<AarProblem> all = problems(to);
    for (qsizetype i = 0; i < std::max<qsizetype>(leastProblems, all.size()); ++i) {
        const AarProblem problem = all.value(i);
        const QString id = QStringLiteral("issue_%1").arg(i + 1);
        to.fields({longText(id, tr("%1. Issue").arg(i + 1), problem.what),
                   longText(id + QStringLiteral("_impact"), tr("Impact"), problem.impact),
                   longText(id + QStringLiteral("_cause"), tr("Root cause"), problem.cause),
                   longText(id + QStringLiteral("_resolution"), tr("Resolution"), problem.resolution)});
    }
}

QStringList itemLines(const DocumentBuilder &to)
{
    QStringList lines;
    for (const ActionItem &item : to.report() ? actionItems(*to.report()) : QVector<ActionItem>()) {
        QString text = item.what;
        if (!item.owner.isEmpty())
            text += QStringLiteral(" – ") + tr("Owner: %1").arg(item.owner);
        if (!item.due.isEmpty())
            text += QStringLiteral(" – ") + tr("Due: %1").arg(item.due);
        lines.append(text);
    }
    return lines;
}

void fillMetrics(DocumentBuilder &to)
{
    const Report *report = to.report();
    const auto target = [](const TargetResult *result, const std::optional<Milliseconds> &planned) {
        return wordsOr(result ? result->target : planned);
    };
    const bool performed = report && report->counts.performed() > 0;
    to.heading(tr("Metrics"));
    to.fields({line(QStringLiteral("rto"), tr("RTO achieved"), report ? wordsOr(report->rto.measured) : QString()),
               line(QStringLiteral("rto_target"), tr("RTO target"), target(report ? &report->rto : nullptr, to.plan().targets.rto), true),
               line(QStringLiteral("rpo"), tr("RPO achieved"), report ? wordsOr(report->rpo.measured) : QString()),
               line(QStringLiteral("rpo_target"), tr("RPO target"), target(report ? &report->rpo : nullptr, to.plan().targets.rpo), true),
               line(QStringLiteral("integrity_score"), tr("Data integrity score"),
                    performed ? QStringLiteral("%1 %").arg(100.0 * report->counts.passed / report->counts.performed(), 0, 'f', 1)
                              : QString())});
}

QString reviewDate(const AarLessons &lessons)
{
    return dateAbout(lessons, {QStringLiteral("review"), QStringLiteral("procedure")});
}
} // namespace

void fillLessons(DocumentBuilder &to)
{
    const AarLessons &lessons = to.lessons();
    fillInformation(to);
    to.heading(tr("What went well"));
    to.list(QStringLiteral("went_well"), tr("What went well"), lessons.wentWell, Kind::Numbers, 3);
    fillProblems(to);
    to.heading(tr("Unexpected findings"));
    to.list(QStringLiteral("unexpected"), tr("Unexpected findings"), lessons.unexpected);
    to.heading(tr("Action items"));
    to.list(QStringLiteral("action_items"), tr("Action items"), itemLines(to), Kind::Tasks);
    to.heading(tr("Documentation to bring up to date"));
    to.list(QStringLiteral("documentation"), tr("Documentation to bring up to date"), lessons.documents, Kind::Tasks);
    to.heading(tr("Recommendations"));
    to.list(QStringLiteral("recommendations"), tr("Recommendations"), lessons.recommendations, Kind::Numbers, 3);
    fillMetrics(to);
    to.heading(tr("Follow-up"));
    to.fields({line(QStringLiteral("next_test"), tr("Next test"), nextDrill(to.plan(), lessons)),
               line(QStringLiteral("procedure_review"), tr("Procedure review"), reviewDate(lessons)),
               line(QStringLiteral("team_training"), tr("Team training"), dateAbout(lessons, {QStringLiteral("train")}))});
    to.fields({line(QStringLiteral("document_owner"), tr("Document owner"), {}),
               line(QStringLiteral("last_updated"), tr("Last updated"), {}, true)});
}

} // namespace muster::reports
