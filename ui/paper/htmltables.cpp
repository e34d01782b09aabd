// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/htmlparts.h"
#include "reports/reporttext.h"
#include "reports/timelinetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::paper
{

namespace
{
using namespace reporttext;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

QString td(const QString &text, const char *style = nullptr)
{
    QString safe = text.toHtmlEscaped();
    safe.replace(u'\n', QStringLiteral("<br>"));
    const QString open = style == nullptr ? QStringLiteral("<td>")
                                          : QStringLiteral("<td class=\"%1\">").arg(QLatin1String(style));
    return open + safe + QStringLiteral("</td>");
}

QString statusTd(Status status)
{
    const char *style = status == Status::Failed    ? "s bad"
                        : status == Status::Unknown ? "s warn"
                        : status == Status::Passed  ? "s ok"
                                                    : "s muted";
    return td(statusGlyph(status) + u' ' + statusLabel(status), style);
}

QString head(const QString &id, const QString &title, const QStringList &columns)
{
    QString html = QStringLiteral("<section id=\"%1\"><h2>%2</h2><div class=\"scroll\"><table><thead><tr>")
                       .arg(id, title.toHtmlEscaped());
    for (const QString &column : columns)
        html += QStringLiteral("<th scope=\"col\">") + column.toHtmlEscaped() + QStringLiteral("</th>");
    return html + QStringLiteral("</tr></thead><tbody>");
}

const QString foot = QStringLiteral("</tbody></table></div></section>\n");

QString rowOf(const QString &cells)
{
    return QStringLiteral("<tr>") + cells + QStringLiteral("</tr>\n");
}

QString group(const QString &title, int columns)
{
    return QStringLiteral("<tr class=\"group\"><th colspan=\"%1\" scope=\"rowgroup\">%2</th></tr>")
        .arg(columns)
        .arg(title.toHtmlEscaped());
}
} // namespace

QString htmlCell(const QString &text, const char *style)
{
    return td(text, style);
}

QString htmlRow(const QString &cells)
{
    return rowOf(cells);
}

QString htmlTable(const QStringList &columns, const QString &rows)
{
    QString html = QStringLiteral("<div class=\"scroll\"><table><thead><tr>");
    for (const QString &column : columns)
        html += QStringLiteral("<th scope=\"col\">") + column.toHtmlEscaped() + QStringLiteral("</th>");
    return html + QStringLiteral("</tr></thead><tbody>") + rows + QStringLiteral("</tbody></table></div>\n");
}

QString htmlFigure(const QString &caption, const QString &value, const QString &detail, const char *style)
{
    return QStringLiteral("<div><dt>%1</dt><dd>%2</dd><small class=\"%4\">%3</small></div>")
        .arg(caption.toHtmlEscaped(), value.toHtmlEscaped(), detail.toHtmlEscaped(), QLatin1String(style));
}

QString htmlFixes(const Report &report)
{
    const QString title = tr("What must be fixed");
    if (report.fixes.isEmpty())
        return QStringLiteral("<section id=\"fix\"><h2>%1</h2><p class=\"muted\">%2</p></section>")
            .arg(title.toHtmlEscaped(), nothingToFix(report).toHtmlEscaped());
    QString html = head(QStringLiteral("fix"), title,
                        {tr("Priority"), tr("What"), tr("Action"), tr("Owner"), tr("Until")});
    for (const ReportFix &fix : report.fixes)
        html += rowOf(td(fix.priority) + td(fix.what) + td(fix.action) +
                      td(fix.owner.isEmpty() ? QStringLiteral("–") : fix.owner) +
                      td(fix.until.isEmpty() ? QStringLiteral("–") : fix.until));
    return html + foot;
}

QString htmlFacts(const Report &report)
{
    QString html;
    int number = 0;
    for (const FactTable &table : drillTables(report)) {
        html += head(QStringLiteral("facts-%1").arg(++number), table.title, table.columns);
        for (const QStringList &cells : table.rows) {
            QString row;
            for (const QString &cell : cells)
                row += td(cell);
            html += rowOf(row);
        }
        html += foot;
    }
    return html;
}

QString htmlSteps(const Report &report)
{
    if (report.steps.isEmpty())
        return {};
    QString html = head(QStringLiteral("steps"), tr("Steps"),
                        {tr("Step"), tr("Planned"), tr("Started"), tr("Estimate"), tr("Took"), tr("Status"),
                         tr("What happened")});
    QString phase;
    for (const ReportStep &step : report.steps) {
        if (step.phase != phase) {
            phase = step.phase;
            html += group(phase, 7);
        }
        const QString message = step.hint.isEmpty() ? step.message : step.message + u'\n' + step.hint;
        html += rowOf(td(step.text) + td(optionalClock(step.plannedStart), "n muted") +
                      td(optionalClock(step.start), "n") + td(optionalClock(step.estimate), "n muted") +
                      td(tookText(step.duration), "n") + statusTd(step.status) + td(message));
    }
    return html + foot;
}

QString htmlChecks(const Report &report)
{
    if (report.checks.isEmpty())
        return {};
    QString html =
        head(QStringLiteral("checks"), tr("Checks"),
             {tr("Check"), tr("Object"), tr("Status"), tr("Expected"), tr("Found"), tr("Message")});
    for (const RecordedCheck &recorded : report.checks) {
        const CheckResult &check = recorded.check;
        html += rowOf(td(checkTitle(check.name)) + td(check.object) + statusTd(check.status) +
                      td(valueText(check.expected)) + td(valueText(check.actual)) + td(check.message));
    }
    return html + foot;
}

QString htmlTimeline(const Report &report)
{
    if (report.timeline.isEmpty())
        return {};
    QString html =
        head(QStringLiteral("timeline"), tr("Timeline"), {tr("T+"), tr("Time"), tr("Who"), tr("What")});
    const QVector<TimelineItem> items = printedTimeline(report);
    for (const TimelineItem &item : items) {
        const bool wrong = item.status == Status::Failed || item.status == Status::Unknown;
        const QString text = timelineText(report, item);
        html += rowOf(td(offsetOf(report, item.at), "n") + td(dateTimeText(item.at), "n muted") +
                      td(item.actor, "muted") +
                      td(wrong ? statusGlyph(item.status) + u' ' + text : text,
                         item.status == Status::Failed ? "bad" : ""));
    }
    return html + foot;
}

QString htmlEnvironment(const Report &report)
{
    QString html =
        head(QStringLiteral("environment"), tr("Evidence and environment"), {tr("What"), tr("Value")});
    const QVector<EvidenceLine> lines = evidence(report);
    for (const EvidenceLine &line : lines)
        html += rowOf(td(line.name, "muted") + td(line.value));
    return html + foot;
}

QString htmlChartTable(const Report &report)
{
    QString html = QStringLiteral("<details><summary>%1</summary><table "
                                  "class=\"small\"><thead><tr><th>%2</th><th>%3</th></tr></thead><tbody>")
                       .arg(tr("The chart as a table").toHtmlEscaped(), tr("Time since T+0").toHtmlEscaped(),
                            tr("Recovery done").toHtmlEscaped());
    const qsizetype stride = std::max<qsizetype>(1, report.actual.size() / 40);
    for (qsizetype i = 0; i < report.actual.size(); ++i) {
        if (i % stride != 0 && i + 1 != report.actual.size())
            continue;
        html += rowOf(td(clockText(report.actual[i].first), "n") +
                      td(QStringLiteral("%1 %").arg(qRound(report.actual[i].second * 100)), "n"));
    }
    return html + QStringLiteral("</tbody></table></details>");
}

} // namespace muster::paper
