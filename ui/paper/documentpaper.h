// SPDX-License-Identifier: GPL-3.0-or-later
// An exercise's papers (reports/document.h) as PDF (A4, embedded fonts, title and author) and HTML, and as
// files. Needs a QGuiApplication (offscreen will do) for PDF; may be called on a worker thread.
#pragma once

#include "reports/document.h"
#include "reports/writereport.h"

namespace muster
{

[[nodiscard]] QByteArray documentToHtml(const Document &document); // self-contained
// For a rich text view: no style of its own; each text that a person may change is a link "field:ID".
[[nodiscard]] QString documentToPreview(const Document &document, const QString &linkColour);
// A document of one page is set smaller until it fits. Errors: "report.unpaintable"; "document.too_long"
// (BadInput) when it does not even then.
[[nodiscard]] Result<QByteArray> documentToPdf(const Document &document);

// Markdown, HTML or PDF; of other formats "document.format" (BadInput).
[[nodiscard]] Result<QByteArray> documentBytes(const Document &document, ReportFormat format);
[[nodiscard]] QString documentFileName(DocumentKind kind, ReportFormat format); // "incident.pdf"

} // namespace muster

Q_DECLARE_METATYPE(muster::Document)
