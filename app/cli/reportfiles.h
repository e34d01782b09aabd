// SPDX-License-Identifier: GPL-3.0-or-later
// A report as bytes and as files. PDF and HTML need a QApplication. Main thread.
#pragma once

#include "reports/report.h"

namespace muster::cli {

// format: json, pdf, html, md, junit, csv, prometheus. Errors: "report.format" (BadInput), what paper says.
[[nodiscard]] Result<QByteArray> renderReport(const Report &report, const QString &format);

// Replaces the file at once or not at all. Errors: "file.unwritable" (CannotRun).
[[nodiscard]] Done writeFile(const QString &path, const QByteArray &bytes);

// report.json, .pdf, .html, .md, junit.xml, metrics.prom; their absolute paths.
[[nodiscard]] Result<QStringList> writeReportFolder(const Report &report, const QString &folder);

} // namespace muster::cli
