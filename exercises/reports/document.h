// SPDX-License-Identifier: GPL-3.0-or-later
// The papers of an exercise as values: announcement, drill plan, post-drill report, lessons learned, incident
// report, summary. Made of a plan and, where there is one, of its run; what nobody said stays empty. Every text
// with an id can be put by a person in place of the record's. Markdown here; HTML and PDF in ui/paper.
// Pure, any thread.
#pragma once

#include "reports/report.h"

namespace muster
{

enum class DocumentKind { Announcement, AnnouncementDay, DrillPlan, PostDrill, Lessons, Incident, Summary };
[[nodiscard]] QVector<DocumentKind> documentKinds();
[[nodiscard]] QString documentWord(DocumentKind kind); // "announcement", "announcement-day", "drill-plan", …
[[nodiscard]] std::optional<DocumentKind> documentFromWord(const QString &word);
[[nodiscard]] QString documentTitle(DocumentKind kind); // translated
[[nodiscard]] bool needsRun(DocumentKind kind);         // says nothing of a plan alone

// What a person wrote in place of the record: {documentEditKey: {field id: text}}. Both announcements share theirs.
[[nodiscard]] QString documentEditKey(DocumentKind kind);
using DocumentEdits = QJsonObject;
[[nodiscard]] DocumentEdits documentEditsOf(const Plan &plan); // its key "document_fields"
[[nodiscard]] Plan withDocumentEdits(Plan plan, const DocumentEdits &edits);
[[nodiscard]] DocumentEdits mergedEdits(DocumentEdits below, const DocumentEdits &above);
// As a person gives them: an object of texts, of one kind or by kind. "document.fields" (BadInput).
[[nodiscard]] Result<DocumentEdits> documentEditsFromJson(const QByteArray &json, std::optional<DocumentKind> kind);
// Without the names that the report knows; before that is made anonymous itself.
[[nodiscard]] DocumentEdits anonymised(const DocumentEdits &edits, const Report &report);

struct DocumentField
{
    enum class Form { Line, Text, Lines, Tasks, Rows, Choice, Tick };
    QString id; // empty: of the record alone, no person changes it
    QString label;
    QString text; // Lines, Tasks, Rows: one a line, cells by " | "; Choice: one of them; Tick: "yes" or empty
    Form form = Form::Line;
    QStringList choices = {};
    QString own = {};    // what the record says
    bool joined = false; // on one line with the field before it
    [[nodiscard]] bool isEdited() const { return text != own; }
};

struct DocumentBlock
{
    enum class Kind { Heading, Paragraph, Bullets, Numbers, Tasks, Fields, Table, Code, Signatures, PageBreak };
    Kind kind = Kind::Paragraph;
    int level = 2;                 // of a heading
    QString text = {};             // heading, code
    QVector<DocumentField> fields; // paragraph, list, table: one; fields; signatures: who signs
    QStringList columns = {};      // of a table
    int atLeast = 0;               // numbered list: empty lines up to so many
};

struct Document
{
    DocumentKind kind = DocumentKind::Summary;
    QString title;
    QString about;  // plan, run
    QString date;   // of the exercise; may be empty
    QString author; // empty when nobody answers for it
    bool onePage = false;
    QVector<DocumentBlock> blocks;
    [[nodiscard]] QVector<DocumentField> fields() const;  // those a person may change, in reading order
    [[nodiscard]] QStringList changed() const; // labels of those that were put in place of what the record says
};

// `report` is the run's, null when there is none. Edits of fields that this document does not have are left.
// Errors (BadInput): "document.surprise" (a surprise drill is announced to nobody before it went live),
// "document.needs_run".
[[nodiscard]] Result<Document> makeDocument(DocumentKind kind, const Plan &plan, const Report *report,
                                            const DocumentEdits &edits = {});
// Every edit names a field of the document, and a choice is one of its own. "document.unknown_field",
// "document.choice" (BadInput).
[[nodiscard]] Done checkEdits(const Document &document, const QJsonObject &fields);

[[nodiscard]] QString choiceLabel(const QString &choice); // translated; the choice itself is the same in every language
// Rows and cells of a table's text.
[[nodiscard]] QVector<QStringList> documentRows(const QString &text);
[[nodiscard]] QString noteOfChanges(const Document &document); // "Put in by hand: …"; empty when nothing was

[[nodiscard]] QByteArray documentToMarkdown(const Document &document);

} // namespace muster
