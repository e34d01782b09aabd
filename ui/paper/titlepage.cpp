// SPDX-License-Identifier: GPL-3.0-or-later
// The page for the director: could we recover, how fast, what did we lose, what must be fixed, by whom, until
// when.
#include "paper/chartpainter.h"
#include "paper/papertable.h"
#include "paper/pdfparts.h"
#include "reports/reporttext.h"

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

QColor verdictInk(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Passed:
        return ink::good;
    case Verdict::Failed:
        return ink::bad;
    case Verdict::Warning:
    case Verdict::Unknown:
        break;
    }
    return ink::warning;
}

void drawHeadline(PageFlow &flow, const Report &report)
{
    // A message from a tool can be long: the first lines say it, the steps' table has it whole.
    const TextStyle style{report.headline.size() > 120 ? 13.0 : 17.0, true, ink::text, 1.25};
    const LaidText laid = flow.lay(report.headline, style, flow.width());
    const int lines = std::min(laid.lines(), 4);
    flow.painter().setPen(style.colour);
    laid.draw(flow.painter(), {flow.left(), flow.y()}, 0, lines);
    flow.moveTo(flow.y() + lines * laid.lineHeight());
    flow.space(10);
}

void drawBadge(PageFlow &flow, const Report &report)
{
    QPainter &painter = flow.painter();
    const QColor colour = verdictInk(report.verdict);
    const QString text = verdictGlyph(report.verdict) + QStringLiteral("  ") + verdictLabel(report);
    const QFont font = flow.font({12, true});
    const QFontMetricsF metrics(font);
    const QRectF box(flow.left(), flow.y(),
                     std::min(flow.width(), metrics.horizontalAdvance(text) + flow.u(24)), flow.u(28));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, flow.u(1.1)));
    painter.setBrush(QColor::fromHsvF(colour.hsvHueF(), 0.06F, 0.99F));
    painter.drawRoundedRect(box, flow.u(4), flow.u(4));
    painter.setPen(colour);
    painter.setFont(font);
    painter.drawText(box.adjusted(flow.u(12), 0, -flow.u(8), 0), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(text, Qt::ElideRight, box.width() - flow.u(20)));
    painter.restore();
    flow.moveTo(box.bottom());
    flow.space(10);
}

struct Figure
{
    QString caption;
    QString value;
    QString detail;
    QColor detailInk;
};

QColor targetInk(TargetStatus status)
{
    return status == TargetStatus::Missed    ? ink::bad
           : status == TargetStatus::Unknown ? ink::warning
                                             : ink::muted;
}

QVector<Figure> drillFigures(const Report &report)
{
    const QColor checksInk = report.counts.failed > 0    ? ink::bad
                             : report.counts.unknown > 0 ? ink::warning
                                                         : ink::muted;
    return {{tr("Recovery time"), measuredText(report.rto), targetLabel(report.rto), targetInk(report.rto.status)},
            {tr("Data lost"), measuredText(report.rpo), targetLabel(report.rpo), targetInk(report.rpo.status)},
            {tr("Checks passed"), checksText(report), checksDetail(report), checksInk}};
}

// Of the tightest scenario; and the gaps.
QVector<Figure> tabletopFigures(const Report &report)
{
    QVector<Figure> figures;
    if (const AarScenario *worst = tightest(report.tabletop)) {
        const auto add = [&](const QString &caption, Milliseconds value) {
            figures.append({caption, wordsText(value),
                            tr("objective %1").arg(wordsText(*worst->rto)) + QStringLiteral(": ") +
                                figureResult(value, worst->rto),
                            value > *worst->rto ? ink::bad : ink::muted});
        };
        add(tr("Estimated, one after another"), worst->sum);
        add(tr("Estimated, critical path"), worst->critical);
    }
    figures.append({tr("Gaps"), QString::number(report.gaps.size()), gapsDetail(report),
                    ink::muted});
    return figures;
}

void drawFigures(PageFlow &flow, const Report &report)
{
    const QVector<Figure> figures = isTabletop(report) ? tabletopFigures(report) : drillFigures(report);
    QPainter &painter = flow.painter();
    const double gap = flow.u(16);
    const double width = (flow.width() - 2 * gap) / 3;
    double x = flow.left();
    for (const Figure &figure : figures) {
        painter.fillRect(QRectF(x, flow.y(), width, flow.u(1.6)), ink::text);
        painter.setFont(flow.font({9}));
        painter.setPen(ink::muted);
        painter.drawText(QPointF(x, flow.y() + flow.u(16)), figure.caption);
        double size = 22;
        while (size > 12 && QFontMetricsF(flow.font({size, true})).horizontalAdvance(figure.value) > width)
            size -= 1;
        painter.setFont(flow.font({size, true}));
        painter.setPen(ink::text);
        painter.drawText(QPointF(x, flow.y() + flow.u(42)), figure.value);
        double detailSize = 8.5;
        while (detailSize > 7 && QFontMetricsF(flow.font({detailSize})).horizontalAdvance(figure.detail) > width)
            detailSize -= 0.5;
        const QFont small = flow.font({detailSize});
        painter.setFont(small);
        painter.setPen(figure.detailInk);
        painter.drawText(QPointF(x, flow.y() + flow.u(57)),
                         QFontMetricsF(small).elidedText(figure.detail, Qt::ElideRight, width));
        x += width + gap;
    }
    flow.space(70);
}

void drawChart(PageFlow &flow, const Report &report)
{
    if (report.planned.isEmpty() && report.actual.size() < 2)
        return;
    const QRectF area(flow.left(), flow.y(), flow.width(), flow.u(156));
    paintRecoveryChart(flow.painter(), area, report,
                       {ink::text, ink::muted, ink::rule, ink::accent, ink::bad, Qt::white}, flow.font({7.5}),
                       flow.u(1));
    flow.moveTo(area.bottom());
    flow.space(6);
}

void drawHeading(PageFlow &flow, const QString &text)
{
    flow.paragraph(text, {11, true, ink::text, 1.3});
    flow.space(1);
}

PaperTable fixTable(PageFlow &flow, const Report &report)
{
    PaperTable table(flow,
                     {{tr("Priority"), 1.1},
                      {tr("What"), 4.1},
                      {tr("Action"), 3.3},
                      {tr("Owner"), 1.45},
                      {tr("Until"), 1.2}},
                     8.5);
    for (const ReportFix &fix : report.fixes)
        table.add({Cell{fix.priority, fix.priority == QStringLiteral("P1"), ink::text}, plainCell(fix.what),
                   plainCell(fix.action), plainCell(fix.owner.isEmpty() ? QStringLiteral("–") : fix.owner),
                   plainCell(fix.until.isEmpty() ? QStringLiteral("–") : fix.until)});
    return table;
}

// As much as fits above the evidence; the whole list then has a section of its own.
void drawUrgent(PageFlow &flow, const Report &report, double keepPoints)
{
    drawHeading(flow, tr("What must be fixed"));
    if (report.fixes.isEmpty()) {
        flow.paragraph(nothingToFix(report), {9.5, false, ink::muted});
        flow.space(8);
        return;
    }
    Report shortened = report;
    // A long message would fill the page: here its beginning will do.
    for (ReportFix &fix : shortened.fixes) {
        if (fix.what.size() > 160)
            fix.what = fix.what.left(157) + QStringLiteral("…");
        if (fix.action.size() > 140)
            fix.action = fix.action.left(137) + QStringLiteral("…");
    }
    const qsizetype shown = fixTable(flow, shortened).draw(true, keepPoints + 16);
    if (shown < report.fixes.size()) {
        flow.space(4);
        const int page = flow.running().sections.value(isTabletop(report) ? tr("Improvement plan")
                                                                          : tr("What must be fixed"));
        flow.paragraph(
            tr("… and %1 more: page %2.").arg(report.fixes.size() - shown).arg(page > 0 ? page : 2),
            {8.5, false, ink::muted});
    }
    flow.space(9);
}
// Whatever is most urgent has to stay on the page: with many scenarios only the tightest are listed.
void drawScenarioTable(PageFlow &flow, const Report &report)
{
    QVector<const AarScenario *> all;
    for (const AarScenario &scenario : report.tabletop.scenarios)
        all.append(&scenario);
    if (all.isEmpty())
        return;
    std::stable_sort(all.begin(), all.end(), [](const AarScenario *a, const AarScenario *b) {
        const auto late = [](const AarScenario *s) {
            return s->rto ? s->sum - *s->rto : Milliseconds::min();
        };
        return late(a) > late(b);
    });
    drawHeading(flow, tr("Scenarios"));
    PaperTable table(flow,
                     {{tr("Scenario"), 3.4},
                      {tr("Severity"), 1.1},
                      {tr("Objective"), 1.3, true},
                      {tr("One after another"), 1.8, true},
                      {tr("Critical path"), 1.5, true},
                      {tr("By its estimates"), 2.6}},
                     8.5);
    constexpr qsizetype most = 8;
    for (const AarScenario *scenario : all.mid(0, most)) {
        const TargetStatus status = scenarioStatus(*scenario);
        const QString name =
            scenario->name.size() > 90 ? scenario->name.left(89) + QStringLiteral("…") : scenario->name;
        table.add({plainCell(name), plainCell(scenario->severity),
                   plainCell(scenario->rto ? wordsText(*scenario->rto) : QStringLiteral("–")),
                   plainCell(wordsText(scenario->sum)), plainCell(wordsText(scenario->critical)),
                   {scenarioResult(*scenario), status == TargetStatus::Missed,
                    status == TargetStatus::Met ? ink::text : targetInk(status)}});
    }
    table.draw();
    if (all.size() > most) {
        flow.space(4);
        flow.paragraph(tr("… and %1 more.").arg(all.size() - most), {8.5, false, ink::muted});
    }
    flow.space(12);
}

} // namespace

void drawTitlePage(PageFlow &flow, const Report &report)
{
    flow.space(6);
    drawHeadline(flow, report);
    drawBadge(flow, report);
    if (const QString summary = summaryParagraph(report); !summary.isEmpty()) {
        flow.paragraph(summary, {10});
        flow.space(12);
    }
    drawFigures(flow, report);
    drawChart(flow, report);
    drawScenarioTable(flow, report);
    if (isTabletop(report) && !report.tabletop.run) {
        drawUrgent(flow, report, 0);
        return;
    }
    const TextStyle style{8.5, false, ink::muted};
    const QString evidence = evidenceParagraph(report);
    const double height = flow.lay(evidence, style, flow.width()).height() / flow.u(1) + 22;
    drawUrgent(flow, report, height);
    drawHeading(flow, tr("Evidence"));
    flow.paragraph(evidence, style);
}

void drawFixes(PageFlow &flow, const Report &report)
{
    flow.section(tr("What must be fixed"), 60);
    fixTable(flow, report).draw();
}

} // namespace muster::paper
