// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/reportrows.h"

#include "items/words.h"
#include "reports/reporttext.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::reportrows
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("ReportPage", text);
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

QVariant key(const std::optional<Milliseconds> &value)
{
    return value ? QVariant(qint64(value->count())) : QVariant(qint64(-1));
}

QVariant numberOrText(const QJsonValue &value)
{
    return value.isDouble() ? QVariant(value.toDouble()) : QVariant();
}

// What is wrong first.
int rank(Status status)
{
    switch (status) {
    case Status::Failed:
        return 0;
    case Status::Unknown:
        return 1;
    case Status::Running:
        return 2;
    case Status::Pending:
        return 3;
    case Status::Skipped:
        return 4;
    case Status::Passed:
        break;
    }
    return 5;
}

QString joined(const QStringList &parts)
{
    QStringList present;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            present << part;
    }
    return present.join(u'\n');
}
} // namespace

ReportTableSpec fixSpec()
{
    RowLook look;
    look.mutedColumns = {3, 4};
    return {QStringLiteral("reportFixes"),
            tr("What must be fixed"),
            {tr("Priority"), tr("What"), tr("Action"), tr("Owner"), tr("Until")},
            {80, 0, 330, 130, 100},
            1,
            look,
            false,
            tr("Nothing must be fixed.")};
}

ReportTableSpec stepSpec()
{
    RowLook look;
    look.glyphColumn = 0;
    look.secondLine = false;
    look.mutedColumns = {1, 2, 4};
    return {QStringLiteral("reportSteps"),
            tr("Steps"),
            {tr("Step"), tr("Phase"), tr("Planned"), tr("Started"), tr("Estimate"), tr("Took"), tr("Status"),
             tr("What happened")},
            {250, 120, 80, 80, 80, 80, 90, 0},
            7,
            look,
            true,
            tr("The plan has no steps.")};
}

ReportTableSpec factSpec()
{
    RowLook look;
    look.mutedColumns = {0};
    return {QStringLiteral("reportFacts"),
            tr("Phases and decisions"),
            {tr("About"), tr("What"), tr("How it went")},
            {150, 330, 0},
            2,
            look,
            false,
            tr("The plan has no criteria or timed phases, and nothing was decided, attached or done otherwise.")};
}

ReportTableSpec checkSpec()
{
    RowLook look;
    look.glyphColumn = 0;
    look.secondLine = false;
    look.fixedColumns = {1};
    return {QStringLiteral("reportChecks"),
            tr("Checks"),
            {tr("Check"), tr("Object"), tr("Status"), tr("Expected"), tr("Found"), tr("Message")},
            {190, 260, 90, 120, 120, 0},
            5,
            look,
            true,
            tr("Nothing was checked.")};
}

ReportTableSpec timelineSpec()
{
    RowLook look;
    look.chipColumn = 2;
    look.mutedColumns = {0, 1, 4};
    return {QStringLiteral("reportTimeline"),
            tr("Timeline"),
            {tr("T+"), tr("Time"), tr("Kind"), tr("What"), tr("Who")},
            {100, 160, 100, 0, 130},
            3,
            look,
            false,
            tr("Nothing has happened yet.")};
}

ReportTableSpec evidenceSpec()
{
    RowLook look;
    look.mutedColumns = {0};
    return {
        QStringLiteral("reportEvidence"), tr("Evidence"), {tr("What"), tr("Value")}, {220, 0}, 1, look, false,
        tr("There is no evidence yet.")};
}

QVector<ReportRow> fixes(const Report &report)
{
    QVector<ReportRow> rows;
    for (const ReportFix &fix : report.fixes)
        rows.push_back({{fix.priority, fix.what, fix.action, orDash(fix.owner), orDash(fix.until)},
                        {},
                        {},
                        {},
                        joined({fix.what, fix.action})});
    return rows;
}

QVector<ReportRow> steps(const Report &report)
{
    using reporttext::optionalClock;
    QVector<ReportRow> rows;
    for (const ReportStep &step : report.steps)
        rows.push_back(
            {{step.depth > 0 ? QStringLiteral("· ") + step.text : step.text, step.phase,
              optionalClock(step.plannedStart), optionalClock(step.start), optionalClock(step.estimate),
              reporttext::tookText(step.duration), statusLabel(step.status), step.message},
             {{},
              {},
              key(step.plannedStart),
              key(step.start),
              key(step.estimate),
              key(step.duration),
              rank(step.status),
              {}},
             step.status,
             {},
             joined({step.message, step.hint})});
    return rows;
}

// Tables of different columns in one: the first cell says what, the others are named after their heads.
QVector<ReportRow> facts(const Report &report)
{
    QVector<ReportRow> rows;
    const QVector<reporttext::FactTable> tables = reporttext::drillTables(report);
    for (const reporttext::FactTable &table : tables)
        for (const QStringList &cells : table.rows) {
            QStringList rest;
            for (qsizetype i = 1; i < cells.size(); ++i)
                if (!cells.at(i).isEmpty() && cells.at(i) != u"–")
                    rest << tr("%1: %2").arg(table.columns.at(i), cells.at(i));
            rows.push_back({{table.title, cells.first(), rest.join(QStringLiteral(" · "))}, {}, {}, {}, rest.join(u'\n')});
        }
    return rows;
}

QVector<ReportRow> checks(const Report &report)
{
    QVector<ReportRow> rows;
    for (const RecordedCheck &recorded : report.checks) {
        const CheckResult &check = recorded.check;
        QString message = check.message;
        if (!check.critical)
            message = message.isEmpty() ? tr("not critical") : tr("%1 (not critical)").arg(message);
        rows.push_back(
            {{reporttext::checkTitle(check.name),
              check.object.isEmpty() ? tr("whole database") : check.object, statusLabel(check.status),
              reporttext::valueText(check.expected), reporttext::valueText(check.actual), message},
             {{}, {}, rank(check.status), numberOrText(check.expected), numberOrText(check.actual), {}},
             check.status,
             {},
             message.isEmpty() ? QString() : joined({check.object, message})});
    }
    // What is wrong stands first; a click on a head sorts otherwise.
    std::stable_sort(rows.begin(), rows.end(), [](const ReportRow &a, const ReportRow &b) {
        return rank(*a.status) < rank(*b.status);
    });
    return rows;
}

QVector<ReportRow> timeline(const Report &report)
{
    QVector<ReportRow> rows;
    for (const TimelineItem &item : report.timeline)
        rows.push_back({{reporttext::offsetOf(report, item.at), reporttext::dateTimeText(item.at),
                         timelineKindLabel(item.kind), item.text, item.actor},
                        {item.at.toMSecsSinceEpoch(), item.at.toMSecsSinceEpoch(), {}, {}, {}},
                        item.status,
                        item.kind,
                        item.text.size() > 80 ? item.text : QString()});
    return rows;
}

QVector<ReportRow> evidence(const Report &report)
{
    QVector<ReportRow> rows;
    const QVector<reporttext::EvidenceLine> lines = reporttext::evidence(report);
    for (const reporttext::EvidenceLine &line : lines)
        rows.push_back(
            {{line.name, line.value}, {}, {}, {}, line.value.size() > 80 ? line.value : QString()});
    return rows;
}

RecoveryCurves curves(const Report &report)
{
    const auto points = [](const QVector<CurvePoint> &curve) {
        QVector<QPointF> result;
        for (const auto &[time, share] : curve)
            result.push_back({double(time.count()), share});
        return result;
    };
    RecoveryCurves curves = report.marks;
    curves.planned = points(report.planned);
    curves.actual = points(report.actual);
    curves.target = report.rto.target;
    curves.missesTarget = report.rto.status == TargetStatus::Missed;
    return curves;
}

} // namespace muster::reportrows
