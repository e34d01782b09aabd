// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/paper.h"

#include <QCoreApplication>
#include <QDir>

namespace muster
{

Result<QByteArray> reportBytes(const Report &report, ReportFormat format)
{
    if (auto text = reportText(report, format))
        return *std::move(text);
    if (format == ReportFormat::Html)
        return reportToHtml(report);
    return reportToPdf(report);
}

Done writeReport(const Report &report, ReportFormat format, const QString &path)
{
    const auto bytes = reportBytes(report, format);
    if (!bytes)
        return fail(bytes.error());
    return writeFileAtomically(path, *bytes);
}

Done writePdf(const Report &report, const QString &path)
{
    return writeReport(report, ReportFormat::Pdf, path);
}

Result<QStringList> writeReportFiles(const Report &report, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail({QStringLiteral("report.unwritable"),
                     QCoreApplication::translate("Report", "Cannot make the folder %1.").arg(folder),
                     QCoreApplication::translate("Report", "Choose a folder that you may write to."),
                     Fault::CannotRun});
    QStringList paths;
    for (const ReportFormat format :
         {ReportFormat::Json, ReportFormat::Pdf, ReportFormat::Html, ReportFormat::Markdown,
          ReportFormat::JUnit, ReportFormat::Prometheus}) {
        const QString path = QDir(folder).absoluteFilePath(formatFileName(format));
        if (const Done written = writeReport(report, format, path); !written)
            return fail(written.error());
        paths << path;
    }
    return paths;
}

} // namespace muster
