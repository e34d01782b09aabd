// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/importer.h"

#include "domain/tabletop.h"
#include "formats/checklist.h"
#include "formats/cutover.h"
#include "formats/drillforms.h"
#include "formats/importwords.h"
#include "formats/jsonreader.h"
#include "formats/literaltext.h"
#include "formats/msel.h"
#include "formats/openbas.h"
#include "formats/planjson.h"
#include "formats/tasklist.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace muster
{

namespace
{

// "Ransomware MSEL.final.csv" → "Ransomware MSEL.final"
QString titleOf(const QString &fileName)
{
    static const QRegularExpression ending(QStringLiteral("(\\.muster)?\\.[A-Za-z0-9]{1,5}$"));
    QString title = QFileInfo(fileName).fileName();
    title.remove(ending);
    return title.trimmed().isEmpty() ? importText("Imported exercise") : title.trimmed();
}

QString idOf(const QString &title)
{
    QString id;
    for (const QChar c : title.normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.isLetterOrNumber())
            id += c;
        else if (!id.isEmpty() && !id.endsWith(u'-') && !c.isMark())
            id += u'-';
    }
    while (id.endsWith(u'-'))
        id.chop(1);
    return id.isEmpty() ? QStringLiteral("imported-exercise") : id.left(60);
}

ImportForm guessForm(const QByteArray &bytes, const ImportRequest &request)
{
    const QByteArray head = bytes.left(200).trimmed();
    const QString ending = QFileInfo(request.fileName).suffix().toLower();
    if (head.startsWith('{') || head.startsWith("\xef\xbb\xbf{") || ending == u"json")
        return ImportForm::Exercise; // or another, shown by its keys
    if (isZip(bytes))
        return ending == u"zip" ? ImportForm::OpenBas : ImportForm::Msel;
    static const QRegularExpression task(QStringLiteral("^\\s*(?:[-*+]|\\d+[.)])\\s+\\[[ xX]\\]\\s"),
                                         QRegularExpression::MultilineOption);
    const QString text = QString::fromUtf8(bytes.left(200000));
    if (ending != u"md" && ending != u"markdown" && (ending == u"csv" || !task.match(text).hasMatch()))
        return ImportForm::Msel;
    const bool response = request.response || !request.scenario.isEmpty() || speaksOfScenarios(text);
    return response ? ImportForm::Markdown : ImportForm::Checklist;
}

Result<Imported> fromTable(const ImportSource &source, const ImportRequest &request, const ImportWatch &watch)
{
    const auto mapping = mapColumns(source.table, request.mapping, request.strictMapping);
    if (!mapping)
        return fail(mapping.error());
    const QString title = titleOf(source.fileName);
    return importMsel(source.table, *mapping,
                      {idOf(title), title, request.scenario.isEmpty() ? title : request.scenario}, watch);
}

Result<Imported> fromMarkdown(const QByteArray &bytes, const ImportRequest &request)
{
    const auto text = decodeText(bytes);
    if (!text)
        return fail(text.error());
    return importTaskList(text->text, titleOf(request.fileName), request.scenario);
}

void noteExercise(const LoadedPlan &loaded, ImportNotes *notes)
{
    const Tabletop tabletop = tabletopOf(loaded.plan);
    qsizetype injects = 0;
    qsizetype steps = 0;
    for (const Scenario &scenario : tabletop.scenarios) {
        injects += scenario.injects.size();
        steps += scenario.steps.size();
    }
    notes->taken = {
        {QStringLiteral("scenarios"), QStringLiteral("scenarios"),
         QString::number(tabletop.scenarios.size())},
        {QStringLiteral("injects"), QStringLiteral("injects"), QString::number(injects)},
        {QStringLiteral("response_steps"), QStringLiteral("response_steps"), QString::number(steps)},
        {QStringLiteral("gaps"), QStringLiteral("gaps"), QString::number(tabletop.gaps.size())}};
    for (const QString &warning : loaded.warnings)
        notes->problems.append({0, warning});
}

Result<Imported> fromExercise(const QByteArray &bytes)
{
    auto loaded = parsePlanForEditing(bytes);
    if (!loaded)
        return fail(loaded.error());
    Imported imported;
    imported.form = QStringLiteral("exercise");
    noteExercise(*loaded, &imported.notes);
    imported.plan = std::move(loaded->plan);
    return imported;
}

Result<Imported> fromOpenBas(QByteArray bytes, const ImportRequest &request)
{
    if (isZip(bytes)) {
        auto document = openBasDocument(bytes);
        if (!document)
            return fail(document.error());
        bytes = std::move(*document);
    }
    const auto json = parseJsonObject(bytes);
    if (!json)
        return fail(json.error());
    auto imported = importOpenBas(*json);
    if (!imported)
        return imported;
    const QString title = titleOf(request.fileName);
    Plan &plan = imported->plan;
    if (plan.title.isEmpty())
        plan.title = title;
    plan.id = idOf(plan.title);
    Tabletop tabletop = tabletopOf(plan);
    for (Scenario &scenario : tabletop.scenarios) {
        if (!request.scenario.isEmpty() || scenario.name.isEmpty())
            scenario.name = request.scenario.isEmpty() ? title : request.scenario;
    }
    plan = withTabletop(plan, tabletop);
    return imported;
}

Result<Imported> fromJson(QByteArray bytes, const ImportRequest &request)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes.remove(0, 3);
    if (bytes.size() > largestDocument)
        return fail(tooBig(importText("The file has %1 MB; at most %2 MB of JSON are read.")
                               .arg(bytes.size() / 1000000)
                               .arg(largestDocument / 1000000)));
    if (request.form == ImportForm::OpenBas)
        return fromOpenBas(bytes, request);
    const auto json = parseJsonObject(bytes);
    if (request.form == ImportForm::Guess && json && looksLikeOpenBas(*json))
        return fromOpenBas(bytes, request);
    const ImportForm form = request.form == ImportForm::Guess && json ? drillFormOf(*json) : request.form;
    if (form != ImportForm::Playbook && form != ImportForm::Runbook)
        return fromExercise(bytes);
    return json ? importDrillJson(*json, form, titleOf(request.fileName), request.incident) : fail(json.error());
}

Result<Imported> dispatch(const ImportSource &source, const ImportRequest &request, const ImportWatch &watch)
{
    switch (source.form) {
    case ImportForm::Markdown:
        return fromMarkdown(source.bytes, request);
    case ImportForm::Checklist:
        return importDrillText(source.bytes, titleOf(source.fileName));
    case ImportForm::Cutover:
        return importTasks(source.table, titleOf(source.fileName));
    case ImportForm::Exercise:
    case ImportForm::Playbook:
    case ImportForm::Runbook:
        return fromJson(source.bytes, request);
    case ImportForm::OpenBas:
        return isZip(source.bytes) ? fromOpenBas(source.bytes, request) : fromJson(source.bytes, request);
    case ImportForm::Msel:
    case ImportForm::Guess:
        break;
    }
    return fromTable(source, request, watch);
}

Done asPlan(Imported *imported, const QString &title)
{
    Plan &plan = imported->plan;
    if (plan.title.isEmpty() && plan.kind == PlanKind::Drill)
        plan.title = title;
    if (plan.id.isEmpty())
        plan.id = idOf(plan.title);
    if (plan.kind != PlanKind::Drill)
        return {};
    auto literal = withLiteralText(plan);
    if (!literal)
        return fail(literal.error());
    plan = std::move(*literal);
    return {};
}

// What was made must open again; a spreadsheet's text may hold what a plan may not.
Done opensAgain(const Imported &imported)
{
    const QByteArray json = planToJson(imported.plan);
    if (json.size() > largestDocument) {
        return fail(importError("import.too_many",
                                importText("The plan would have %1 MB; one holds at most %2 MB.")
                                    .arg(json.size() / 1000000)
                                    .arg(largestDocument / 1000000),
                                importText("Split the list into several exercises.")));
    }
    const auto loaded = parsePlanForEditing(json);
    return loaded ? Done() : fail(loaded.error());
}

} // namespace

std::optional<ImportForm> importFormFromWord(const QString &word)
{
    if (word == u"msel")
        return ImportForm::Msel;
    if (word == u"openbas")
        return ImportForm::OpenBas;
    if (word == u"markdown")
        return ImportForm::Markdown;
    if (const auto form = drillFormFromWord(word))
        return form;
    return word == u"exercise" ? std::optional(ImportForm::Exercise) : std::nullopt;
}

Result<ImportSource> readImport(const QByteArray &bytes, const ImportRequest &request,
                                const ImportWatch &watch)
{
    if (bytes.trimmed().isEmpty())
        return fail(importError("import.empty", importText("The file is empty."),
                                importText("Check that it is the file you meant, and that it was saved.")));
    if (bytes.size() > largestTableFile)
        return fail(decodeText(bytes).error());
    ImportSource source;
    source.form = request.form == ImportForm::Guess ? guessForm(bytes, request) : request.form;
    source.fileName = request.fileName;
    source.bytes = bytes;
    if (source.form != ImportForm::Msel && source.form != ImportForm::Cutover)
        return source;
    auto table = readTable(bytes, request.sheet, watch);
    if (!table)
        return fail(table.error());
    source.table = std::move(*table);
    if (request.form == ImportForm::Guess && request.mapping.columns.isEmpty() && looksLikeTasks(source.table))
        source.form = ImportForm::Cutover;
    return source;
}

Result<Imported> importSource(const ImportSource &source, const ImportRequest &request,
                              const ImportWatch &watch)
{
    auto imported = dispatch(source, request, watch);
    if (!imported)
        return imported;
    if (const Done done = asPlan(&*imported, titleOf(source.fileName)); !done)
        return fail(done.error());
    if (const Done wanted = watch.goOn(ImportStage::Checking, 0, 0); !wanted)
        return fail(wanted.error());
    if (const Done done = opensAgain(*imported); !done)
        return fail(done.error());
    return imported;
}

Result<Imported> importBytes(const QByteArray &bytes, const ImportRequest &request)
{
    const auto source = readImport(bytes, request);
    return source ? importSource(*source, request) : fail(source.error());
}

} // namespace muster
