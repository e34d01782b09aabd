// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/writereport.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace muster
{

namespace
{
struct FormatName
{
    ReportFormat format;
    const char *word;
    const char *file;
};

constexpr FormatName names[] = {
    {ReportFormat::Json, "json", "report.json"},
    {ReportFormat::Pdf, "pdf", "report.pdf"},
    {ReportFormat::Html, "html", "report.html"},
    {ReportFormat::Markdown, "md", "report.md"},
    {ReportFormat::JUnit, "junit", "junit.xml"},
    {ReportFormat::Csv, "csv", "checks.csv"},
    {ReportFormat::Prometheus, "prometheus", "metrics.prom"},
};

Error unwritable(const QString &path, const QString &why)
{
    return {QStringLiteral("report.unwritable"),
            QCoreApplication::translate("Report", "Cannot write %1: %2").arg(path, why),
            QCoreApplication::translate(
                "Report", "Choose a folder that exists, that you may write to and that has space."),
            Fault::CannotRun};
}
} // namespace

QVector<ReportFormat> reportFormats()
{
    QVector<ReportFormat> all;
    for (const FormatName &name : names)
        all.push_back(name.format);
    return all;
}

QString formatWord(ReportFormat format)
{
    for (const FormatName &name : names) {
        if (name.format == format)
            return QLatin1String(name.word);
    }
    return {};
}

std::optional<ReportFormat> formatFromWord(const QString &word)
{
    for (const FormatName &name : names) {
        if (word == QLatin1String(name.word))
            return name.format;
    }
    return std::nullopt;
}

QString formatFileName(ReportFormat format)
{
    for (const FormatName &name : names) {
        if (name.format == format)
            return QLatin1String(name.file);
    }
    return {};
}

Done writeFileAtomically(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(unwritable(path, file.errorString()));
    if (file.write(bytes) != bytes.size() || !file.commit())
        return fail(unwritable(path, file.errorString()));
    return {};
}

std::optional<QByteArray> reportText(const Report &report, ReportFormat format)
{
    switch (format) {
    case ReportFormat::Json:
        return reportToJson(report);
    case ReportFormat::Markdown:
        return reportToMarkdown(report);
    case ReportFormat::JUnit:
        return reportToJUnit(report);
    case ReportFormat::Csv:
        return reportToCsv(report);
    case ReportFormat::Prometheus:
        return reportToPrometheus(report);
    case ReportFormat::Pdf:
    case ReportFormat::Html:
        break;
    }
    return std::nullopt;
}

} // namespace muster
