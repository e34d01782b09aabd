// SPDX-License-Identifier: GPL-3.0-or-later
// The report as a document: PDF (A4, vectors, embedded fonts) and self-contained HTML, and all of a report's
// files. Needs a QGuiApplication (offscreen will do); may be called on a worker thread.
#pragma once

#include "reports/writereport.h"

#include <QStringList>

namespace muster
{

[[nodiscard]] QByteArray reportToHtml(const Report &report);
// Errors: "report.unpaintable" when the platform cannot make a PDF.
[[nodiscard]] Result<QByteArray> reportToPdf(const Report &report);

[[nodiscard]] Done writePdf(const Report &report, const QString &path); // atomic; "report.unwritable"

[[nodiscard]] Result<QByteArray> reportBytes(const Report &report, ReportFormat format);
[[nodiscard]] Done writeReport(const Report &report, ReportFormat format, const QString &path);

// report.json, report.pdf, report.html, report.md, junit.xml, metrics.prom; makes the folder. Their absolute
// paths.
[[nodiscard]] Result<QStringList> writeReportFiles(const Report &report, const QString &folder);

} // namespace muster
