// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reportfiles.h"

#include "paper/paper.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

struct Named
{
    const char *file;
    const char *format;
};

constexpr Named folderFiles[] = {
    {"report.json", "json"}, {"report.pdf", "pdf"},  {"report.html", "html"},
    {"report.md", "md"},     {"junit.xml", "junit"}, {"metrics.prom", "prometheus"},
};

} // namespace

Result<QByteArray> renderReport(const Report &report, const QString &format)
{
    if (format == QLatin1String("json")) {
        return reportToJson(report);
    }
    if (format == QLatin1String("md")) {
        return reportToMarkdown(report);
    }
    if (format == QLatin1String("junit")) {
        return reportToJUnit(report);
    }
    if (format == QLatin1String("csv")) {
        return reportToCsv(report);
    }
    if (format == QLatin1String("prometheus")) {
        return reportToPrometheus(report);
    }
    if (format == QLatin1String("html")) {
        return reportToHtml(report);
    }
    if (format == QLatin1String("pdf")) {
        return reportToPdf(report);
    }
    return fail({QStringLiteral("report.format"), tr("There is no report format “%1”.").arg(format),
                 tr("Formats are json, pdf, html, md, junit, csv and prometheus."), Fault::BadInput});
}

Done writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail({QStringLiteral("file.unwritable"),
                     tr("%1 cannot be written: %2").arg(path, file.errorString()),
                     tr("Choose a folder that exists and that you may write to."), Fault::CannotRun});
    }
    return {};
}

Result<QStringList> writeReportFolder(const Report &report, const QString &folder)
{
    if (!QDir().mkpath(folder)) {
        return fail({QStringLiteral("file.unwritable"), tr("The folder %1 cannot be made.").arg(folder),
                     tr("Choose a folder that you may write to."), Fault::CannotRun});
    }
    QStringList paths;
    for (const Named &named : folderFiles) {
        const auto bytes = renderReport(report, QString::fromLatin1(named.format));
        if (!bytes) {
            return fail(bytes.error());
        }
        const QString path = QDir(folder).absoluteFilePath(QString::fromLatin1(named.file));
        if (const auto written = writeFile(path, *bytes); !written) {
            return fail(written.error());
        }
        paths.append(path);
    }
    return paths;
}

} // namespace muster::cli
