// SPDX-License-Identifier: GPL-3.0-or-later
// Report formats by name, and their text files. PDF and HTML are made in ui/paper. Any thread.
#pragma once

#include "reports/report.h"

namespace muster
{

enum class ReportFormat { Json, Pdf, Html, Markdown, JUnit, Csv, Prometheus };

[[nodiscard]] QVector<ReportFormat> reportFormats();
[[nodiscard]] QString
formatWord(ReportFormat format); // "json", "pdf", "html", "md", "junit", "csv", "prometheus"
[[nodiscard]] std::optional<ReportFormat> formatFromWord(const QString &word);
[[nodiscard]] QString formatFileName(ReportFormat format); // "report.json", "junit.xml", "metrics.prom", …

// Replaces the file atomically, or leaves it as it was. Error: "report.unwritable".
[[nodiscard]] Done writeFileAtomically(const QString &path, const QByteArray &bytes);

// The text formats only; none for PDF and HTML.
[[nodiscard]] std::optional<QByteArray> reportText(const Report &report, ReportFormat format);

} // namespace muster
