// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/papertable.h"
#include "paper/pdfparts.h"
#include "reports/reporttext.h"
#include "reports/timelinetext.h"

#include <QCoreApplication>
#include <QFontMetricsF>

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

int rank(Status status) // what is wrong comes first
{
    switch (status) {
    case Status::Failed:
        return 0;
    case Status::Unknown:
        return 1;
    case Status::Skipped:
        return 3;
    default:
        return 2;
    }
}

QString groupTitle(const QString &name, const QVector<const CheckResult *> &checks)
{
    const auto count = [&](Status status) {
        return std::count_if(checks.cbegin(), checks.cend(),
                             [&](const CheckResult *check) { return check->status == status; });
    };
    QStringList parts{tr("%1 passed").arg(count(Status::Passed))};
    if (count(Status::Failed) > 0)
        parts << tr("%1 failed").arg(count(Status::Failed));
    if (count(Status::Unknown) > 0)
        parts << tr("%1 unknown").arg(count(Status::Unknown));
    if (count(Status::Skipped) > 0)
        parts << tr("%1 skipped").arg(count(Status::Skipped));
    return QStringLiteral("%1: %2").arg(checkTitle(name), parts.join(QStringLiteral(", ")));
}

QString withHint(const QString &message, const QString &hint)
{
    return hint.isEmpty() ? message : message.isEmpty() ? hint : message + u'\n' + hint;
}
} // namespace

namespace
{
QVector<ContentsEntry> tabletopSections(const Report &report)
{
    QVector<ContentsEntry> entries{
        {tr("Improvement plan"), drawImprovements},
        {tr("Objectives"), drawObjectives, !report.tabletop.objectives.isEmpty()}};
    for (qsizetype i = 0; i < report.tabletop.scenarios.size(); ++i)
        entries.append({scenarioTitle(report, i),
                        [i](PageFlow &flow, const Report &whole) { drawScenario(flow, whole, i); }});
    entries.append({tr("Lessons"), drawLessons, !report.tabletop.lessons.isEmpty()});
    entries.append({tr("Participants, documents, ground rules"), drawAttendance});
    entries.append({tr("Timeline"), drawTimeline, !report.timeline.isEmpty()});
    entries.append({tr("Evidence and environment"), drawEnvironment, report.tabletop.run});
    return entries;
}
} // namespace

QVector<ContentsEntry> sectionsOf(const Report &report)
{
    if (isTabletop(report))
        return tabletopSections(report);
    return {{tr("What must be fixed"), drawFixes, !report.fixes.isEmpty()},
            {tr("Where the time went"), drawTimeBars, !report.steps.isEmpty()},
            {tr("Phases and decisions"), drawFacts, !drillTables(report).isEmpty()},
            {tr("Steps"), drawSteps, !report.steps.isEmpty()},
            {tr("Checks"), drawChecks, !report.checks.isEmpty()},
            {tr("Timeline"), drawTimeline, !report.timeline.isEmpty()},
            {tr("Evidence and environment"), drawEnvironment}};
}

void drawContents(PageFlow &flow, const Report &report)
{
    QPainter &painter = flow.painter();
    flow.paragraph(tr("Contents"), {13, true, ink::text, 1.3});
    flow.space(4);
    for (const ContentsEntry &entry : sectionsOf(report)) {
        if (!entry.shown)
            continue;
        const QFont font = flow.font({10});
        const QFontMetricsF metrics(font);
        const double base = flow.y() + flow.u(12);
        const QString number = QString::number(flow.running().sections.value(entry.title));
        painter.setFont(font);
        painter.setPen(ink::text);
        const double right = flow.left() + flow.width();
        const QString name = metrics.elidedText(entry.title, Qt::ElideRight, flow.width() - flow.u(40));
        painter.drawText(QPointF(flow.left(), base), name);
        painter.drawText(QPointF(right - metrics.horizontalAdvance(number), base), number);
        QPen dots(ink::muted, flow.u(0.7));
        dots.setDashPattern({1, 4});
        painter.setPen(dots);
        painter.drawLine(
            QPointF(flow.left() + metrics.horizontalAdvance(name) + flow.u(6), base - flow.u(1)),
            QPointF(right - metrics.horizontalAdvance(number) - flow.u(6), base - flow.u(1)));
        flow.space(17);
    }
    flow.space(6);
}

void drawFacts(PageFlow &flow, const Report &report)
{
    flow.section(tr("Phases and decisions"), 90);
    for (const FactTable &facts : drillTables(report)) {
        flow.heading(facts.title, 50);
        QVector<Column> columns;
        for (const QString &column : facts.columns)
            columns.append({column, columns.isEmpty() ? 2.0 : 1.5});
        PaperTable table(flow, columns, 8);
        for (const QStringList &texts : facts.rows) {
            QVector<Cell> cells;
            for (const QString &text : texts)
                cells.append(plainCell(text));
            table.add(cells);
        }
        table.draw();
        flow.space(8);
    }
}

void drawSteps(PageFlow &flow, const Report &report)
{
    flow.section(tr("Steps"), 70);
    PaperTable table(flow,
                     {{tr("Step"), 4.6},
                      {tr("Planned"), 1, true},
                      {tr("Started"), 1, true},
                      {tr("Estimate"), 1, true},
                      {tr("Took"), 1, true},
                      {tr("Status"), 1.3}},
                     8);
    QString phase;
    for (const ReportStep &step : report.steps) {
        if (step.phase != phase) {
            phase = step.phase;
            table.addGroup(phase);
        }
        const bool late = step.duration && step.estimate && *step.duration > *step.estimate;
        table.add({plainCell(step.depth > 0 ? QStringLiteral("· ") + step.text : step.text),
                   mutedCell(optionalClock(step.plannedStart)),
                   plainCell(optionalClock(step.start)),
                   mutedCell(optionalClock(step.estimate)),
                   {tookText(step.duration), late, ink::text},
                   statusCell(step.status)},
                  withHint(step.message, step.hint));
    }
    table.draw();
}

void drawChecks(PageFlow &flow, const Report &report)
{
    flow.section(tr("Checks"), 70);
    QStringList order;
    QMap<QString, QVector<const CheckResult *>> groups;
    for (const RecordedCheck &recorded : report.checks) {
        if (!groups.contains(recorded.check.name))
            order << recorded.check.name;
        groups[recorded.check.name].push_back(&recorded.check);
    }
    PaperTable table(
        flow, {{tr("Object"), 4.2}, {tr("Status"), 1.2}, {tr("Expected"), 2.3}, {tr("Found"), 2.3}}, 8);
    for (const QString &name : order) {
        QVector<const CheckResult *> checks = groups.value(name);
        table.addGroup(groupTitle(name, checks));
        std::stable_sort(checks.begin(), checks.end(),
                         [](const auto *a, const auto *b) { return rank(a->status) < rank(b->status); });
        for (const CheckResult *check : checks) {
            QString message = check->message;
            if (!check->critical && check->status != Status::Passed)
                message = message.isEmpty() ? tr("not critical") : tr("%1 (not critical)").arg(message);
            table.add({plainCell(check->object.isEmpty() ? tr("whole database") : check->object),
                       statusCell(check->status), plainCell(valueText(check->expected)),
                       plainCell(valueText(check->actual))},
                      message);
        }
    }
    table.draw();
}

void drawTimeline(PageFlow &flow, const Report &report)
{
    flow.section(tr("Timeline"), 60);
    PaperTable table(flow, {{tr("T+"), 1.2}, {tr("Time (UTC)"), 1.1}, {tr("Who"), 1.5}, {tr("What"), 6.2}},
                     8);
    QDate day;
    const QVector<TimelineItem> items = printedTimeline(report);
    for (const TimelineItem &item : items) {
        const QDateTime utc = item.at.toUTC();
        if (utc.date() != day) {
            day = utc.date();
            table.addGroup(day.toString(Qt::ISODate));
        }
        const bool wrong = item.status == Status::Failed || item.status == Status::Unknown;
        const QString said = timelineText(report, item);
        const QString text = wrong ? statusGlyph(item.status) + u' ' + said : said;
        table.add({plainCell(offsetOf(report, item.at)),
                   mutedCell(utc.toString(QStringLiteral("HH:mm:ss"))),
                   mutedCell(item.actor),
                   {text, false, item.status == Status::Failed ? ink::bad : ink::text}});
    }
    table.draw();
}

void drawEnvironment(PageFlow &flow, const Report &report)
{
    flow.section(tr("Evidence and environment"), 60);
    if (!report.anonymous && report.entryCount > 0) {
        flow.paragraph(tr("How to verify: “muster-cli journal verify report.json” recomputes every hash of "
                          "the journal in the "
                          "file report.json and compares the last one with the journal head below. No store "
                          "and no network "
                          "are needed."),
                       {8.5, false, ink::muted});
        flow.space(6);
    }
    PaperTable table(flow, {{tr("What"), 2.4}, {tr("Value"), 7.6}}, 8.5);
    const QVector<EvidenceLine> lines = evidence(report);
    for (const EvidenceLine &line : lines)
        table.add({mutedCell(line.name), plainCell(line.value)});
    table.draw();
}

} // namespace muster::paper
