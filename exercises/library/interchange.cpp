// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/interchange.h"

#include "domain/tabletop.h"
#include "library/filebytes.h"

#include <QCoreApplication>
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

} // namespace

Result<Imported> importFile(const QString &path, ImportRequest request)
{
    const auto bytes = readTableFile(path);
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
