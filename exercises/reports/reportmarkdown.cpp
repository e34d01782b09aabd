// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/markdownparts.h"
#include "reports/reporttext.h"

#include <QCoreApplication>

namespace muster
{

namespace
{
using namespace reporttext;
using namespace markdown;

QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

QString statusCell(Status status)
{
    return statusGlyph(status) + u' ' + statusLabel(status);
}

QString numbers(const Report &report)
{
    QString out = head({QString(), tr("Measured"), tr("Objective")});
    out += row({tr("Recovery time"), measuredText(report.rto), targetLabel(report.rto)});
    out += row({tr("Data lost"), measuredText(report.rpo), targetLabel(report.rpo)});
    out += row({tr("Checks passed"), checksText(report), checksDetail(report)});
    return out + u'\n';
}

QString fixes(const Report &report)
{
    QString out = QStringLiteral("## ") + tr("What must be fixed") + QStringLiteral("\n\n");
    if (report.fixes.isEmpty())
        return out + plain(nothingToFix(report)) + QStringLiteral("\n\n");
    out += head({tr("Priority"), tr("What"), tr("Action"), tr("Owner"), tr("Until")});
    for (const ReportFix &fix : report.fixes)
        out += row(
            {plain(fix.priority), plain(fix.what), plain(fix.action), plain(fix.owner), plain(fix.until)});
    return out + u'\n';
}

QString factTables(const Report &report)
{
    QString out;
    for (const FactTable &table : drillTables(report)) {
        out += QStringLiteral("## ") + table.title + QStringLiteral("\n\n") + head(table.columns);
        for (const QStringList &cells : table.rows) {
            QStringList escaped;
            for (const QString &cell : cells)
                escaped << plain(cell);
            out += row(escaped);
        }
        out += u'\n';
    }
    return out;
}

QString steps(const Report &report)
{
    QString out = QStringLiteral("## ") + tr("Steps") + QStringLiteral("\n\n");
    out += head({tr("Step"), tr("Planned start"), tr("Start"), tr("Estimate"), tr("Took"), tr("Status"),
                 tr("Message")});
    QString phase;
    for (const ReportStep &step : report.steps) {
        if (step.phase != phase) {
            phase = step.phase;
            out += row({QStringLiteral("**%1**").arg(plain(phase)), {}, {}, {}, {}, {}, {}});
        }
        out += row({plain(step.text), optionalClock(step.plannedStart), optionalClock(step.start),
                    optionalClock(step.estimate), tookText(step.duration), statusCell(step.status),
                    plain(step.message)});
    }
    return out + u'\n';
}

QString checks(const Report &report)
{
    QString out = QStringLiteral("## ") + tr("Checks") + QStringLiteral("\n\n");
    if (report.checks.isEmpty())
        return out + tr("Nothing was checked.") + QStringLiteral("\n\n");
    out += head({tr("Check"), tr("Object"), tr("Status"), tr("Expected"), tr("Actual"), tr("Message")});
    for (const RecordedCheck &recorded : report.checks) {
        const CheckResult &check = recorded.check;
        out += row({plain(checkTitle(check.name)), plain(check.object), statusCell(check.status),
                    plain(valueText(check.expected)), plain(valueText(check.actual)), plain(check.message)});
    }
    return out + u'\n';
}

} // namespace

QByteArray reportToMarkdown(const Report &report)
{
    if (isTabletop(report))
        return tabletopMarkdown(report);
    QString out = QStringLiteral("# ") + plain(title(report)) + QStringLiteral("\n\n");
    out += QStringLiteral("**%1 %2**\n\n").arg(verdictGlyph(report.verdict), plain(verdictLabel(report)));
    out += plain(report.headline) + QStringLiteral("\n\n");
    if (const QString summary = summaryParagraph(report); !summary.isEmpty())
        out += plain(summary) + QStringLiteral("\n\n");
    out += numbers(report);
    if (const QString expected = forecastText(report); !expected.isEmpty())
        out += tr("Recovery") + u' ' + plain(expected) + QStringLiteral(".\n\n");
    out += fixes(report);
    out += QStringLiteral("## ") + tr("Evidence") + QStringLiteral("\n\n") +
           plain(evidenceParagraph(report)) + QStringLiteral("\n\n");
    out += factTables(report);
    if (!report.steps.isEmpty())
        out += steps(report);
    out += checks(report);
    if (!report.timeline.isEmpty())
        out += timeline(report);
    out += environment(report);
    return out.toUtf8();
}

} // namespace muster
