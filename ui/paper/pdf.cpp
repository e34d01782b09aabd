// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/paper.h"
#include "paper/pdfauthor.h"
#include "paper/pdfparts.h"
#include "reports/reporttext.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPdfWriter>

namespace muster
{

using namespace paper;

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

RunningText runningText(const Report &report)
{
    RunningText running;
    running.headLeft = reporttext::title(report);
    if (!report.plan.id.isEmpty() && report.plan.id != running.headLeft)
        running.headLeft += QStringLiteral(" · ") + report.plan.id;
    running.headRight =
        report.startedAt.isValid() ? report.startedAt.toUTC().date().toString(Qt::ISODate) : report.plan.date;
    running.footLeft = QStringLiteral("Muster %1").arg(QStringLiteral(MUSTER_VERSION));
    if (!report.runId.isEmpty())
        running.footLeft += QStringLiteral(" · ") + report.runId;
    return running;
}

constexpr int mostPasses = 5;

// Who answers for the report: a tabletop's facilitator, else who ran it.
QString authorOf(const Report &report)
{
    if (report.anonymous)
        return {};
    const QString operatorName = report.options.value(QStringLiteral("operator")).toString();
    return report.plan.facilitator.isEmpty() ? operatorName : report.plan.facilitator;
}

struct Drawn
{
    QByteArray bytes;
    RunningText running; // with what the next pass needs to know
};

Result<Drawn> drawAll(const Report &report, const RunningText &running)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(600);
    writer.setTitle(reporttext::title(report));
    writer.setCreator(QStringLiteral("Muster %1").arg(QStringLiteral(MUSTER_VERSION)));
    PageFlow flow(writer, running);
    if (!flow.painter().isActive())
        return fail(
            {QStringLiteral("report.unpaintable"), tr("The PDF could not be started."),
             tr("Is the program running without a graphics platform? QT_QPA_PLATFORM=offscreen serves."),
             Fault::CannotRun});
    drawTitlePage(flow, report);
    flow.newPage();
    drawContents(flow, report);
    for (const ContentsEntry &entry : sectionsOf(report)) {
        if (entry.shown)
            entry.draw(flow, report);
    }
    Drawn drawn{{}, running};
    drawn.running.pages = flow.page();
    drawn.running.sections = flow.sections();
    drawn.running.breaks += flow.lonely();
    flow.finish();
    drawn.bytes = buffer.data();
    return drawn;
}
} // namespace

// The first pass finds out on which page everything lies and which headings stand alone, the next ones put
// that right and say so; a heading that moves may leave another one alone.
Result<QByteArray> reportToPdf(const Report &report)
{
    RunningText running = runningText(report);
    for (int pass = 0; pass < mostPasses; ++pass) {
        auto drawn = drawAll(report, running);
        if (!drawn)
            return fail(drawn.error());
        const bool settled = drawn->running.pages == running.pages && drawn->running.sections == running.sections &&
                             drawn->running.breaks == running.breaks;
        if (settled || pass + 1 == mostPasses)
            return withAuthor(drawn->bytes, authorOf(report));
        running = drawn->running;
    }
    return QByteArray(); // never reached: the last pass returns
}

} // namespace muster
