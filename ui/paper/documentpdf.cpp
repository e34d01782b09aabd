// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/documentforms.h"
#include "paper/documentpaper.h"
#include "paper/pdfauthor.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPageSize>
#include <QPdfWriter>

namespace muster
{

using namespace paper;

namespace
{
constexpr int mostPasses = 4;

QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

struct Drawn
{
    QByteArray bytes;
    RunningText running; // with what the next pass needs to know
};

Result<Drawn> drawAll(const Document &document, const RunningText &running, double scale)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(600);
    writer.setTitle(document.title + QStringLiteral(": ") + document.about);
    writer.setCreator(QStringLiteral("Muster %1").arg(QStringLiteral(MUSTER_VERSION)));
    PageFlow flow(writer, running);
    if (!flow.painter().isActive())
        return fail({QStringLiteral("report.unpaintable"), tr("The PDF could not be started."),
                     tr("Is the program running without a graphics platform? QT_QPA_PLATFORM=offscreen serves."),
                     Fault::CannotRun});
    flow.paragraph(document.title, {17 * scale, true, ink::text, 1.25});
    flow.space(8 * scale);
    BlockPages pages(flow, scale);
    for (const DocumentBlock &block : document.blocks)
        pages.draw(block);
    if (const QString note = noteOfChanges(document); !note.isEmpty())
        flow.paragraph(note, {8 * scale, false, ink::muted, 1.3, true});
    Drawn drawn{{}, running};
    drawn.running.pages = flow.page();
    drawn.running.breaks += flow.lonely();
    flow.finish();
    drawn.bytes = buffer.data();
    return drawn;
}

RunningText runningText(const Document &document)
{
    RunningText running;
    running.headLeft = document.about;
    running.headRight = document.date;
    running.footLeft = QStringLiteral("Muster %1 · %2").arg(QStringLiteral(MUSTER_VERSION), document.title);
    return running;
}

// The first pass counts the pages, the next ones say so; a heading that stood alone moves.
Result<Drawn> drawSettled(const Document &document, double scale)
{
    RunningText running = runningText(document);
    Result<Drawn> drawn;
    for (int pass = 0; pass < mostPasses; ++pass) {
        drawn = drawAll(document, running, scale);
        if (!drawn || (drawn->running.pages == running.pages && drawn->running.breaks == running.breaks))
            break;
        running = drawn->running;
    }
    return drawn;
}
} // namespace

Result<QByteArray> documentToPdf(const Document &document)
{
    for (const double scale : {1.0, 0.92, 0.85, 0.78}) {
        const auto drawn = drawSettled(document, scale);
        if (!drawn)
            return fail(drawn.error());
        if (!document.onePage || drawn->running.pages == 1)
            return withAuthor(drawn->bytes, document.author);
    }
    return fail({QStringLiteral("document.too_long"), tr("The %1 does not fit on one page.").arg(document.title.toLower()),
                 tr("Shorten the texts that were put in by hand."), Fault::BadInput});
}

Result<QByteArray> documentBytes(const Document &document, ReportFormat format)
{
    switch (format) {
    case ReportFormat::Markdown:
        return documentToMarkdown(document);
    case ReportFormat::Html:
        return documentToHtml(document);
    case ReportFormat::Pdf:
        return documentToPdf(document);
    default:
        break;
    }
    return fail({QStringLiteral("document.format"), tr("A document is not written as %1.").arg(formatWord(format)),
                 tr("It is one of: md, html, pdf."), Fault::BadInput});
}

QString documentFileName(DocumentKind kind, ReportFormat format)
{
    return documentWord(kind) + u'.' + formatWord(format);
}

} // namespace muster
