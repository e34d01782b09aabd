// SPDX-License-Identifier: GPL-3.0-or-later
// document
#include "cli/commands.h"
#include "cli/exitcode.h"
#include "cli/output.h"
#include "library/planlibrary.h"
#include "library/planvalues.h"
#include "library/runlibrary.h"
#include "paper/documentpaper.h"
#include "session/documentedits.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace muster::cli {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

Error wrong(const QString &message, const QString &hint)
{
    return {QStringLiteral("arguments.wrong"), message, hint, Fault::BadInput};
}

// What the papers are made of.
struct Subject
{
    Report report; // of a plan alone: without a run
    bool isRun = false;
    QString keptIn;      // the plan's file, or the file beside the store
    DocumentEdits edits; // kept ones, the run's over its plan's
    DocumentEdits own;   // those that keptIn has
    DocumentEdits given; // on the command line

    [[nodiscard]] Result<Document> make(DocumentKind kind, const DocumentEdits &with) const
    {
        return makeDocument(kind, report.plan, isRun ? &report : nullptr, with);
    }
};

// With the values that it has by default; one that has none stands as <NAME>.
Result<LoadedPlan> loadPlan(const QString &path)
{
    auto raw = openPlanForEditing(path);
    if (!raw) {
        return raw;
    }
    Variables values;
    for (const PlanValue &value : planValues(raw->plan)) {
        if (value.needed) {
            values.insert(value.name, QLatin1Char('<') + value.name + QLatin1Char('>'));
        }
    }
    const auto filled = openPlan(path, values);
    return filled ? filled : raw;
}

Result<Subject> subjectOf(const Arguments &arguments)
{
    Subject subject;
    if (QFileInfo(arguments.target()).isFile()) {
        const auto loaded = loadPlan(arguments.target());
        if (!loaded) {
            return fail(loaded.error());
        }
        subject.report = makePlanReport(loaded->plan);
        subject.keptIn = arguments.target();
        subject.own = subject.edits = documentEditsOf(loaded->plan);
        return subject;
    }
    auto store = openStore(arguments.store);
    if (!store) {
        return fail(store.error());
    }
    const auto run = loadRun(**store, arguments.target());
    if (!run) {
        return fail(run.error());
    }
    subject.isRun = true;
    subject.report = makeReport(run->plan, run->state, run->entries, {false, {}, run->lostFiles});
    subject.keptIn = documentEditsPath(arguments.store, run->summary.runId);
    const auto own = loadDocumentEdits(subject.keptIn);
    if (!own) {
        return fail(own.error());
    }
    subject.own = *own;
    subject.edits = mergedEdits(documentEditsOf(run->plan), *own);
    return subject;
}

QVector<DocumentKind> wantedKinds(const Arguments &arguments)
{
    const auto one = documentFromWord(arguments.documentKind);
    return one ? QVector<DocumentKind>{*one} : documentKinds();
}

// --set: for every kind that has the field. An error when none has it.
Done takeSet(Subject &subject, const Arguments &arguments)
{
    for (auto it = arguments.values.begin(); it != arguments.values.end(); ++it) {
        const QJsonObject field{{it.key(), it.value()}};
        Done taken = fail(wrong(tr("No document of this has a field “%1”.").arg(it.key()),
                                tr("`muster-cli document %1 --kind KIND --list` lists them.").arg(arguments.target())));
        bool isTaken = false;
        for (const DocumentKind kind : wantedKinds(arguments)) {
            const auto document = subject.make(kind, {});
            if (!document) {
                continue;
            }
            const Done checked = checkEdits(*document, field);
            if (checked) {
                subject.given = mergedEdits(subject.given, {{documentEditKey(kind), field}});
                isTaken = true;
            } else if (arguments.documentKind != QLatin1String("all") || checked.error().code == u"document.choice") {
                taken = checked;
            }
        }
        if (!isTaken) {
            return taken;
        }
    }
    return {};
}

Done takeFile(Subject &subject, const Arguments &arguments)
{
    if (arguments.fieldsFile.isEmpty()) {
        return {};
    }
    QFile file(arguments.fieldsFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail({QStringLiteral("document.fields"), tr("Cannot read %1: %2").arg(arguments.fieldsFile, file.errorString()), {},
                     Fault::BadInput});
    }
    const auto kind = documentFromWord(arguments.documentKind);
    const auto edits = documentEditsFromJson(file.read(10'000'000), kind);
    if (!edits) {
        return fail(edits.error());
    }
    for (const DocumentKind each : wantedKinds(arguments)) {
        const QJsonObject fields = edits->value(documentEditKey(each)).toObject();
        const bool shared = documentEditKey(each) == documentEditKey(DocumentKind::Announcement);
        if (const auto document = subject.make(each, {}); document && (!shared || kind)) {
            if (const Done known = checkEdits(*document, fields); !known) {
                return known;
            }
        }
    }
    subject.given = *edits;
    return {};
}

Done keep(const Subject &subject)
{
    if (subject.isRun) {
        return saveDocumentEdits(subject.keptIn, mergedEdits(subject.own, subject.given));
    }
    const auto loaded = openPlanForEditing(subject.keptIn); // ${…} stay as they are
    if (!loaded) {
        return fail(loaded.error());
    }
    return savePlan(subject.keptIn, withDocumentEdits(loaded->plan, mergedEdits(subject.own, subject.given)));
}

void makeAnonymous(Subject &subject)
{
    subject.edits = anonymised(subject.edits, subject.report);
    subject.report = anonymised(subject.report);
}

int listKinds(const Arguments &arguments)
{
    QJsonArray list;
    QVector<QStringList> rows;
    for (const DocumentKind kind : documentKinds()) {
        list.append(QJsonObject{{QStringLiteral("kind"), documentWord(kind)},
                                {QStringLiteral("title"), documentTitle(kind)},
                                {QStringLiteral("needs_run"), needsRun(kind)}});
        rows.append({documentWord(kind), documentTitle(kind), needsRun(kind) ? tr("of a run") : tr("of a plan or a run")});
    }
    const bool printed = arguments.json ? printJson(QJsonDocument(list)) : printLine(table(rows));
    return printed ? exitPassed : printError(cannotPrint(), arguments);
}

int listFields(const Document &document, const Arguments &arguments)
{
    QJsonArray list;
    QVector<QStringList> rows;
    for (const DocumentField &field : document.fields()) {
        QJsonObject object{{QStringLiteral("field"), field.id},
                           {QStringLiteral("label"), field.label},
                           {QStringLiteral("text"), field.text},
                           {QStringLiteral("record"), field.own}};
        QStringList choices = field.choices;
        if (field.form == DocumentField::Form::Tick) {
            choices.append(QStringLiteral("yes"));
        }
        if (!choices.isEmpty()) {
            object.insert(QStringLiteral("choices"), QJsonArray::fromStringList(choices));
        }
        list.append(object);
        rows.append({field.id, field.label, QString(field.text).replace(QLatin1Char('\n'), QStringLiteral(" / "))});
    }
    const bool printed = arguments.json ? printJson(QJsonDocument(list)) : printLine(table(rows));
    return printed ? exitPassed : printError(cannotPrint(), arguments);
}

struct Outcome
{
    QJsonArray written;
    QJsonArray leftOut;
};

void sayOutcome(const Outcome &outcome, const Arguments &arguments)
{
    if (arguments.json) {
        printJson(QJsonDocument(QJsonObject{{QStringLiteral("written"), outcome.written}, {QStringLiteral("left_out"), outcome.leftOut}}));
        return;
    }
    for (const QJsonValue &one : outcome.written) {
        printLine(one[QLatin1String("path")].toString());
    }
    for (const QJsonValue &one : outcome.leftOut) {
        if (!arguments.quiet) {
            notice(tr("left out: %1: %2").arg(one[QLatin1String("kind")].toString(), one[QLatin1String("message")].toString()));
        }
    }
}

// Every paper that can be made; those that cannot are named with the reason.
int writeAll(const Subject &subject, ReportFormat format, const Arguments &arguments)
{
    if (!QDir().mkpath(arguments.output)) {
        return printError({QStringLiteral("report.unwritable"), tr("Cannot make the folder %1.").arg(arguments.output),
                           tr("Choose a folder that you may write to."), Fault::CannotRun},
                          arguments);
    }
    Outcome outcome;
    for (const DocumentKind kind : documentKinds()) {
        const auto document = subject.make(kind, subject.edits);
        if (!document) {
            outcome.leftOut.append(QJsonObject{{QStringLiteral("kind"), documentWord(kind)},
                                               {QStringLiteral("code"), document.error().code},
                                               {QStringLiteral("message"), document.error().message}});
            continue;
        }
        const QString path = QDir(arguments.output).absoluteFilePath(documentFileName(kind, format));
        const auto bytes = documentBytes(*document, format);
        if (!bytes) {
            return printError(bytes.error(), arguments);
        }
        if (const Done written = writeFileAtomically(path, *bytes); !written) {
            return printError(written.error(), arguments);
        }
        outcome.written.append(QJsonObject{{QStringLiteral("kind"), documentWord(kind)}, {QStringLiteral("path"), path}});
    }
    sayOutcome(outcome, arguments);
    return exitPassed;
}

std::optional<Error> lackOf(const Arguments &a)
{
    if (a.target().isEmpty() || a.documentKind.isEmpty()) {
        return wrong(tr("A document is made of a run or a plan, and of one kind."),
                     tr("`muster-cli document RUN --kind incident --format pdf -o FILE`; `document --list` lists the kinds."));
    }
    if (a.documentKind == QLatin1String("all") && (a.output.isEmpty() || a.list)) {
        return wrong(tr("`--kind all` writes into a folder, which is not named."), tr("Add -o DIR."));
    }
    if (!a.list && !formatFromWord(documentFormat(a))) {
        return wrong(tr("The format is not said."), tr("Add --format md, html or pdf, or give the file such an ending."));
    }
    return std::nullopt;
}

} // namespace

QString documentFormat(const Arguments &arguments)
{
    static const QStringList formats{QStringLiteral("md"), QStringLiteral("html"), QStringLiteral("pdf")};
    const QString ending = QFileInfo(arguments.output).suffix().toLower();
    return arguments.format.isEmpty() && formats.contains(ending) ? ending : arguments.format;
}

int document(const Arguments &arguments)
{
    if (arguments.list && arguments.target().isEmpty()) {
        return listKinds(arguments);
    }
    if (const auto lack = lackOf(arguments)) {
        return printError(*lack, arguments);
    }
    auto subject = subjectOf(arguments);
    if (!subject) {
        return printError(subject.error(), arguments);
    }
    for (auto *take : {&takeFile, &takeSet}) {
        if (const Done taken = take(*subject, arguments); !taken) {
            return printError(taken.error(), arguments);
        }
    }
    subject->edits = mergedEdits(subject->edits, subject->given);
    if (arguments.save) {
        if (const Done kept = keep(*subject); !kept) {
            return printError(kept.error(), arguments);
        }
    }
    if (arguments.anonymous) {
        makeAnonymous(*subject);
    }
    const auto format = formatFromWord(documentFormat(arguments)).value_or(ReportFormat::Markdown);
    const auto kind = documentFromWord(arguments.documentKind);
    if (!kind) {
        return writeAll(*subject, format, arguments);
    }
    const auto made = subject->make(*kind, subject->edits);
    if (!made) {
        return printError(made.error(), arguments);
    }
    return arguments.list ? listFields(*made, arguments) : deliver(documentBytes(*made, format), arguments);
}

} // namespace muster::cli
