// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/interchange.h"

#include "domain/tabletop.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Library", source);
}

Error refused(const char *code, const QString &message, const QString &hint)
{
    return {QLatin1String(code), message, hint, Fault::BadInput, {}, 0, 0};
}

Result<QByteArray> readFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(
            refused("import.missing", text("There is no file %1.").arg(path), text("Check the path.")));
    QFile file(path);
    if (info.isDir() || !file.open(QIODevice::ReadOnly)) {
        return fail(refused("import.unreadable",
                            info.isDir() ? text("%1 is a folder.").arg(path)
                                         : text("%1 cannot be read: %2.").arg(path, file.errorString()),
                            text("Name a file that you may read.")));
    }
    if (info.size() > largestTableFile) {
        return fail(
            refused("import.too_big",
                    text("%1 has %2 MB; at most %3 MB are imported.")
                        .arg(path)
                        .arg(info.size() / 1000000)
                        .arg(largestTableFile / 1000000),
                    text("Check that it is the file you meant; a backup is given to \"muster-cli drill\".")));
    }
    const QByteArray bytes = file.read(largestTableFile + 1); // a file may have no size, as /dev/zero
    if (file.error() != QFileDevice::NoError)
        return fail(refused("import.unreadable", text("%1 cannot be read: %2.").arg(path, file.errorString()),
                            text("Check the disk.")));
    return bytes;
}

} // namespace

Result<Imported> importFile(const QString &path, ImportRequest request)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return fail(bytes.error());
    if (request.fileName.isEmpty())
        request.fileName = QFileInfo(path).fileName();
    auto imported = importBytes(*bytes, request);
    if (imported)
        return imported;
    Error error = imported.error();
    error.message = text("%1: %2").arg(path, error.message);
    return fail(std::move(error));
}

QJsonObject importPreview(const Imported &imported)
{
    QJsonArray taken;
    for (const TakenPart &part : imported.notes.taken)
        taken.append(QJsonObject{{QStringLiteral("from"), part.from},
                                 {QStringLiteral("as"), part.as},
                                 {QStringLiteral("remark"), part.remark}});
    QJsonArray problems;
    for (const ImportProblem &problem : imported.notes.problems)
        problems.append(
            QJsonObject{{QStringLiteral("row"), problem.row}, {QStringLiteral("text"), problem.text}});
    const Tabletop tabletop = tabletopOf(imported.plan);
    qsizetype injects = 0;
    qsizetype steps = 0;
    for (const Scenario &scenario : tabletop.scenarios) {
        injects += scenario.injects.size();
        steps += scenario.steps.size();
    }
    QJsonObject preview{{QStringLiteral("form"), imported.form},
                        {QStringLiteral("taken"), taken},
                        {QStringLiteral("dropped"), QJsonArray::fromStringList(imported.notes.dropped)},
                        {QStringLiteral("problems"), problems},
                        {QStringLiteral("scenarios"), tabletop.scenarios.size()},
                        {QStringLiteral("injects"), injects},
                        {QStringLiteral("steps"), steps}};
    if (!imported.mapping.columns.isEmpty())
        preview.insert(QStringLiteral("mapping"), toJson(imported.mapping));
    return preview;
}

} // namespace muster
