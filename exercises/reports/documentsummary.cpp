// SPDX-License-Identifier: GPL-3.0-or-later
// The executive summary: what was exercised, whether it came back in time, what must be done. One page.
#include "reports/documentbuilder.h"
#include "reports/reporttext.h"
#include "reports/timelinetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::reports
{

namespace
{
constexpr qsizetype mostFixes = 5;
constexpr qsizetype longestText = 160; // characters of a line that stands for a longer one
constexpr qsizetype longestParagraph = 500;

QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

QString cut(const QString &text, qsizetype longest)
{
    const QString clean = text.simplified();
    if (clean.size() <= longest)
        return clean;
    return clean.left(std::max(longest / 2, clean.lastIndexOf(u' ', longest - 2))) + QStringLiteral(" …");
}

QVector<QStringList> fixRows(const Report &report)
{
    QVector<QStringList> rows;
    for (qsizetype i = 0; i < std::min(mostFixes, report.fixes.size()); ++i) {
        const ReportFix &fix = report.fixes[i];
        rows.append({fix.priority, cut(reporttext::briefText(fix.what), longestText), cut(reporttext::briefText(fix.action), longestText), cut(fix.owner, 40), cut(fix.until, 20)});
    }
    return rows;
}
} // namespace

void fillSummary(DocumentBuilder &to)
{
    const Report &report = *to.report();
    to.fields({line(QStringLiteral("title"), tr("Exercise"), cut(titleOf(to.plan()), longestText)),
               line(QStringLiteral("type"), tr("Kind"), kindLabel(to.plan())),
               line(QStringLiteral("date"), tr("Date"), dateOf(to.plan(), &report), true)});
    to.heading(tr("Result"));
    to.say(QStringLiteral("result"), tr("Result"), cut(reporttext::briefText(report.headline), longestParagraph));
    to.say(QStringLiteral("what_happened"), tr("What happened"), cut(reporttext::summaryParagraph(report), longestParagraph));
    to.fields({line(QStringLiteral("outcome"), tr("Outcome"), reporttext::verdictLabel(report)),
               line(QStringLiteral("checks_passed"), tr("Checks passed"), reporttext::checksText(report), true),
               line(QStringLiteral("rto"), tr("Recovery time (RTO)"), wordsOr(report.rto.measured)),
               line(QStringLiteral("rto_target"), tr("Objective"), wordsOr(report.rto.target), true),
               choice(QStringLiteral("rto_status"), tr("Status"), {QStringLiteral("Met"), QStringLiteral("Missed")},
                      reportStatus(report.rto.status), true),
               line(QStringLiteral("rpo"), tr("Data lost (RPO)"), wordsOr(report.rpo.measured)),
               line(QStringLiteral("rpo_target"), tr("Objective"), wordsOr(report.rpo.target), true),
               choice(QStringLiteral("rpo_status"), tr("Status"), {QStringLiteral("Met"), QStringLiteral("Missed")},
                      reportStatus(report.rpo.status), true)});
    to.heading(tr("What must be done"));
    if (report.fixes.isEmpty())
        to.say(QStringLiteral("must_do"), tr("What must be done"), reporttext::nothingToFix(report));
    else
        to.table(QStringLiteral("must_do"), tr("What must be done"),
                 {tr("Priority"), tr("What"), tr("Action"), tr("Owner"), tr("Until")}, fixRows(report));
    if (report.fixes.size() > mostFixes)
        to.say({}, {}, tr("And %1 more: the run's report lists them all.").arg(report.fixes.size() - mostFixes));
    to.heading(tr("For the leadership"));
    to.say(QStringLiteral("message"), tr("For the leadership"), {});
    to.fields({line(QStringLiteral("next_drill"), tr("Next drill"), cut(nextDrill(to.plan(), to.lessons()), longestText)),
               line(QStringLiteral("contact"), tr("Contact"), to.plan().facilitator, true)});
}

} // namespace muster::reports
