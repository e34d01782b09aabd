// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/interchange.h"

#include "domain/tabletop.h"
#include "formats/jsonreader.h"
#include "formats/runbook.h"
#include "library/filebytes.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Library", source);
}

Error named(const QString &path, Error error)
{
    error.message = text("%1: %2").arg(path, error.message);
    return error;
}

// A plan says that it is one; what other tools and older records hold is looked at first.
GivenFile kindOfJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestDocument)
        return GivenFile::Plan;
    const QByteArray bytes = file.readAll();
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    if (looksLikeRunbook(object))
        return GivenFile::Runbook;
    return object.isEmpty() || object.contains(u"muster") || object.contains(u"kind") ? GivenFile::Plan : GivenFile::Import;
}

} // namespace

GivenFile kindOfFile(const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    static const QStringList lists{QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("xlsx"),
                                   QStringLiteral("xlsm"), QStringLiteral("md"), QStringLiteral("markdown")};
    if (path.endsWith(QStringLiteral(".baseline.json"), Qt::CaseInsensitive))
        return GivenFile::Backup;
    if (lists.contains(ending))
        return GivenFile::Import;
    if (ending == u"json")
        return kindOfJson(path);
    QFile file(path);
    return ending == u"zip" && file.open(QIODevice::ReadOnly) && isZip(file.read(4)) ? GivenFile::Import
                                                                                     : GivenFile::Backup;
}

Result<ImportSource> openImport(const QString &path, ImportRequest request, const ImportWatch &watch)
{
    if (const Done wanted = watch.goOn(ImportStage::Reading, 0, 0); !wanted)
        return fail(wanted.error());
    const auto bytes = readTableFile(path);
    if (!bytes)
        return fail(bytes.error());
    if (request.fileName.isEmpty())
        request.fileName = QFileInfo(path).fileName();
    auto source = readImport(*bytes, request, watch);
    return source ? std::move(source) : fail(named(path, source.error()));
}

Result<ImportedFile> importFile(const QString &path, const ImportRequest &request, bool fresh,
                                const ImportWatch &watch)
{
    auto source = openImport(path, request, watch);
    if (!source)
        return fail(source.error());
    ImportRequest wish = request;
    wish.fileName = source->fileName;
    bool remembered = false;
    if (source->form == ImportForm::Msel) {
        const auto columns = columnsOf(*source, request.mapping, request.strictMapping, fresh);
        if (!columns)
            return fail(named(path, columns.error()));
        wish.mapping = columns->mapping;
        remembered = columns->remembered;
    }
    auto imported = importSource(*source, wish, watch);
    if (!imported)
        return fail(named(path, imported.error()));
    return ImportedFile{std::move(*source), std::move(*imported), remembered};
}

Done writeExport(const Plan &plan, ExportForm form, const QString &path)
{
    const auto bytes = exportPlan(plan, form);
    if (!bytes)
        return fail(bytes.error());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit()) {
        return fail({QStringLiteral("export.unwritable"),
                     text("%1 cannot be written: %2.").arg(path, file.errorString()),
                     text("Check that the folder is there and that you may write in it."), Fault::CannotRun, {}, 0, 0});
    }
    return {};
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
    qsizetype steps = imported.plan.allSteps().size();
    for (const Scenario &scenario : tabletop.scenarios) {
        injects += scenario.injects.size();
        steps += scenario.steps.size();
    }
    QJsonObject preview{{QStringLiteral("form"), imported.form},
                        {QStringLiteral("taken"), taken},
                        {QStringLiteral("dropped"), QJsonArray::fromStringList(imported.notes.dropped)},
                        {QStringLiteral("problems"), problems},
                        {QStringLiteral("kind"), kindWord(imported.plan.kind)},
                        {QStringLiteral("phases"), imported.plan.phases.size()},
                        {QStringLiteral("scenarios"), tabletop.scenarios.size()},
                        {QStringLiteral("injects"), injects},
                        {QStringLiteral("steps"), steps}};
    if (!imported.mapping.columns.isEmpty())
        preview.insert(QStringLiteral("mapping"), toJson(imported.mapping));
    return preview;
}

} // namespace muster
