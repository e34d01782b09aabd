// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/chartpainter.h"
#include "paper/htmlparts.h"
#include "paper/paper.h"
#include "reports/reporttext.h"

#include <QCoreApplication>

namespace muster
{

using namespace paper;
using namespace reporttext;

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

const char *const css = R"(
:root{--text:#181f2a;--muted:#5a6370;--rule:#d5d9df;--page:#fff;--shade:#f3f5f8;--accent:#1d5fc4;--ok:#1b6e3a;--warn:#8a5600;--bad:#b42318;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--text:#e6e9ee;--muted:#a3acb9;--rule:#3a424e;--page:#171b21;--shade:#212730;--accent:#7fb0ff;--ok:#6fd08f;--warn:#f0b95a;--bad:#ff8f84}}
*{box-sizing:border-box}
body{font:15px/1.5 system-ui,"Noto Sans","DejaVu Sans",sans-serif;color:var(--text);background:var(--page);margin:0 auto;max-width:60rem;padding:2rem 1.5rem 4rem;overflow-wrap:anywhere}
header{color:var(--muted);border-bottom:1px solid var(--rule);padding-bottom:.5rem;display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap}
h1{font-size:1.8rem;line-height:1.25;margin:1.5rem 0 .75rem}
h2{font-size:1.15rem;margin:2.25rem 0 .5rem}
.badge{display:inline-block;font-weight:600;padding:.4rem .9rem;border:1px solid currentColor;border-radius:.35rem;margin:0 0 .75rem}
.passed{color:var(--ok)}.failed{color:var(--bad)}.warning,.unknown{color:var(--warn)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:1.25rem;margin:1.5rem 0;padding:0}
.figures div{border-top:2px solid var(--text);padding-top:.4rem}
.figures dt,.figures small,.muted{color:var(--muted)}
.figures dd{margin:0;font-size:1.9rem;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.25}
small.bad{color:var(--bad)}small.warn{color:var(--warn)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th{text-align:left;color:var(--muted);border-bottom:1.5px solid var(--text);padding:.3rem .6rem .3rem 0;vertical-align:bottom}
td{border-bottom:1px solid var(--rule);padding:.35rem .6rem .35rem 0;vertical-align:top;max-width:28rem}
tr.group th{background:var(--shade);color:var(--text);border-bottom:0;padding-left:.4rem}
.n{font-variant-numeric:tabular-nums;white-space:nowrap}.s{white-space:nowrap}
.ok{color:var(--ok)}.warn{color:var(--warn)}.bad{color:var(--bad)}
.s.bad{font-weight:600}
table.small{width:auto}
details{color:var(--muted);font-size:.875rem}
.chart{width:100%;height:auto;font-size:11px}
.chart .grid{stroke:var(--rule)}.chart .base{stroke:var(--muted)}
.chart text{paint-order:stroke;stroke:var(--page);stroke-width:3px;stroke-linejoin:round}
.chart .tick{fill:var(--muted)}.chart .actualname{fill:var(--accent);font-weight:600}
.chart .targetname{fill:var(--text)}.chart .targetname.missed{fill:var(--bad)}
.chart .planned{fill:none;stroke:var(--muted);stroke-width:1.4;stroke-dasharray:5 4}
.chart .actual{fill:none;stroke:var(--accent);stroke-width:2.4;stroke-linejoin:round}
.chart .end{fill:var(--accent)}
.chart .band{fill:none;stroke:var(--muted);stroke-dasharray:3 2}.chart .band.over{fill:var(--shade);stroke-dasharray:none}.chart .bandname{fill:var(--text);font-size:9px}
.chart .pause{stroke:var(--warn);stroke-width:3;stroke-dasharray:2 2}
.chart .target{stroke:var(--text);stroke-width:1.4;stroke-dasharray:7 4}.chart .target.missed{stroke:var(--bad)}
h3{font-size:1rem;margin:1.5rem 0 .4rem}.figures dd.words{font-size:1.5rem}
.gantt .gname{fill:var(--text)}.gantt .gname.critical{font-weight:600}
.gantt .gbar{fill:var(--page);stroke:var(--accent);stroke-width:1.4}.gantt .gbar.critical{fill:var(--accent)}
code{font-family:"Noto Sans Mono","DejaVu Sans Mono",monospace}
@media print{:root{--text:#000;--muted:#444;--rule:#bbb;--page:#fff;--shade:#eee;--accent:#1d5fc4;--ok:#1b6e3a;--warn:#8a5600;--bad:#b42318}
body{max-width:none;padding:0;font-size:10pt}thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}details{display:none}@page{size:A4;margin:16mm}}
)";

const char *targetStyle(TargetStatus status)
{
    return status == TargetStatus::Missed ? "bad" : status == TargetStatus::Unknown ? "warn" : "";
}

QString figures(const Report &report)
{
    const char *checks = report.counts.failed > 0 ? "bad" : report.counts.unknown > 0 ? "warn" : "";
    return QStringLiteral("<dl class=\"figures\">") +
           htmlFigure(tr("Recovery time"), measuredText(report.rto), targetLabel(report.rto),
                  targetStyle(report.rto.status)) +
           htmlFigure(tr("Data lost"), measuredText(report.rpo), targetLabel(report.rpo),
                  targetStyle(report.rpo.status)) +
           htmlFigure(tr("Checks passed"), checksText(report), checksDetail(report), checks) +
           QStringLiteral("</dl>\n");
}

QString chart(const Report &report)
{
    if (report.planned.isEmpty() && report.actual.size() < 2)
        return {};
    return QStringLiteral("<figure style=\"margin:0\">") + recoveryChartSvg(report) +
           QStringLiteral("</figure>") + htmlChartTable(report);
}

QString headLine(const Report &report)
{
    QString left = title(report);
    if (!report.plan.id.isEmpty() && report.plan.id != left)
        left += QStringLiteral(" · ") + report.plan.id;
    const QString right = report.startedAt.isValid() ? dateTimeText(report.startedAt) : report.plan.date;
    return QStringLiteral("<header><span>%1</span><span>%2</span></header>\n")
        .arg(left.toHtmlEscaped(), right.toHtmlEscaped());
}

QString drillBody(const Report &report)
{
    QString expected = forecastText(report);
    if (!expected.isEmpty())
        expected = QStringLiteral("<p>%1 %2.</p>\n").arg(tr("Recovery").toHtmlEscaped(), expected.toHtmlEscaped());
    return figures(report) + expected + chart(report) + htmlFixes(report) +
           QStringLiteral("<section id=\"evidence\"><h2>%1</h2><p class=\"muted\">%2</p></section>\n")
               .arg(tr("Evidence").toHtmlEscaped(), evidenceParagraph(report).toHtmlEscaped()) +
           htmlFacts(report) + htmlSteps(report) + htmlChecks(report);
}
} // namespace

QString paper::htmlHead(const QString &title, const char *moreStyle)
{
    QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                                  "'none'; style-src 'unsafe-inline'\">");
    html += QStringLiteral("<meta name=\"generator\" content=\"Muster %1\"><title>")
                .arg(QStringLiteral(MUSTER_VERSION));
    return html + title.toHtmlEscaped() + QStringLiteral("</title><style>") + QLatin1String(css) + QLatin1String(moreStyle) +
           QStringLiteral("</style></head><body>\n");
}

QByteArray reportToHtml(const Report &report)
{
    QString html = htmlHead(title(report) + QStringLiteral(": ") + verdictLabel(report)) + headLine(report);
    html +=
        QStringLiteral("<main><h1>%1</h1>\n<p class=\"badge %2\">%3 %4</p>\n<p>%5</p>\n")
            .arg(report.headline.toHtmlEscaped(), verdictWord(report.verdict), verdictGlyph(report.verdict),
                 verdictLabel(report).toHtmlEscaped(), summaryParagraph(report).toHtmlEscaped());
    html += isTabletop(report) ? htmlTabletop(report) : drillBody(report);
    html += htmlTimeline(report);
    if (!isTabletop(report) || report.tabletop.run)
        html += htmlEnvironment(report);
    return (html + QStringLiteral("</main></body></html>\n")).toUtf8();
}

} // namespace muster
