// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/document.h"

#include "reports/documentbuilder.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace muster
{

namespace
{
QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

constexpr auto editsKey = u"document_fields";

struct KindName
{
    DocumentKind kind;
    const char *word;
    const char *key;
    const char *title;
    bool needsRun;
};

constexpr KindName names[] = {
    {DocumentKind::Announcement, "announcement", "announcement",
     QT_TRANSLATE_NOOP("Document", "Announcement, a week before"), false},
    {DocumentKind::AnnouncementDay, "announcement-day", "announcement",
     QT_TRANSLATE_NOOP("Document", "Announcement, the day before"), false},
    {DocumentKind::DrillPlan, "drill-plan", "drill-plan", QT_TRANSLATE_NOOP("Document", "Drill plan"), false},
    {DocumentKind::PostDrill, "post-drill", "post-drill", QT_TRANSLATE_NOOP("Document", "Post-drill report"), true},
    {DocumentKind::Lessons, "lessons", "lessons", QT_TRANSLATE_NOOP("Document", "Lessons learned"), false},
    {DocumentKind::Incident, "incident", "incident", QT_TRANSLATE_NOOP("Document", "Incident report"), false},
    {DocumentKind::Summary, "summary", "summary", QT_TRANSLATE_NOOP("Document", "Executive summary"), true},
};

const KindName &nameOf(DocumentKind kind)
{
    return *std::find_if(std::begin(names), std::end(names), [kind](const KindName &name) { return name.kind == kind; });
}

bool isAnnouncement(DocumentKind kind)
{
    return kind == DocumentKind::Announcement || kind == DocumentKind::AnnouncementDay;
}

Error wrong(const char *code, const QString &message, const QString &hint)
{
    return {QString::fromLatin1(code), message, hint, Fault::BadInput};
}

// A surprise drill is announced once it is on, and never the day before.
std::optional<Error> refusal(DocumentKind kind, const Plan &plan, const Report *report)
{
    const bool live = report && report->liveAt.isValid();
    if (isAnnouncement(kind) && plan.surprise && (!live || kind == DocumentKind::AnnouncementDay))
        return wrong("document.surprise",
                     tr("“%1” is a surprise drill: nobody is told of it beforehand, so there is no announcement.")
                         .arg(reports::titleOf(plan)),
                     tr("Once its run is live, an announcement can be made of the run. To announce the drill, take "
                        "“surprise” out of the plan."));
    if (needsRun(kind) && !report)
        return wrong("document.needs_run",
                     tr("%1: it says what happened, and this plan has not been run.").arg(documentTitle(kind)),
                     tr("Name a run instead of the plan: `muster-cli runs` lists them."));
    return std::nullopt;
}
} // namespace

QVector<DocumentKind> documentKinds()
{
    QVector<DocumentKind> all;
    for (const KindName &name : names)
        all.append(name.kind);
    return all;
}

QString documentWord(DocumentKind kind)
{
    return QLatin1String(nameOf(kind).word);
}

std::optional<DocumentKind> documentFromWord(const QString &word)
{
    for (const KindName &name : names) {
        if (word == QLatin1String(name.word))
            return name.kind;
    }
    return std::nullopt;
}

QString documentTitle(DocumentKind kind)
{
    return tr(nameOf(kind).title);
}

bool needsRun(DocumentKind kind)
{
    return nameOf(kind).needsRun;
}

QString documentEditKey(DocumentKind kind)
{
    return QLatin1String(nameOf(kind).key);
}

DocumentEdits documentEditsOf(const Plan &plan)
{
    return plan.extra.value(editsKey).toObject();
}

Plan withDocumentEdits(Plan plan, const DocumentEdits &edits)
{
    if (edits.isEmpty())
        plan.extra.remove(editsKey);
    else
        plan.extra.insert(editsKey, edits);
    return plan;
}

DocumentEdits mergedEdits(DocumentEdits below, const DocumentEdits &above)
{
    for (auto kind = above.begin(); kind != above.end(); ++kind) {
        QJsonObject fields = below.value(kind.key()).toObject();
        const QJsonObject own = kind->toObject();
        for (auto field = own.begin(); field != own.end(); ++field)
            fields.insert(field.key(), *field);
        below.insert(kind.key(), fields);
    }
    return below;
}

Result<DocumentEdits> documentEditsFromJson(const QByteArray &json, std::optional<DocumentKind> kind)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return fail(wrong("document.fields",
                          error.error == QJsonParseError::NoError ? tr("The fields are no JSON object.")
                                                                  : tr("The fields are no JSON: %1").arg(error.errorString()),
                          tr("Give {\"FIELD\": \"TEXT\"}, or {\"KIND\": {\"FIELD\": \"TEXT\"}} for several kinds.")));
    DocumentEdits edits;
    const QJsonObject all = document.object();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const auto named = documentFromWord(it.key());
        if (it->isString() && kind) {
            edits = mergedEdits(edits, {{documentEditKey(*kind), QJsonObject{{it.key(), *it}}}});
            continue;
        }
        const QJsonObject fields = it->toObject();
        const bool texts = std::all_of(fields.begin(), fields.end(), [](const QJsonValue &v) { return v.isString(); });
        if (!named || !it->isObject() || !texts)
            return fail(wrong("document.fields", tr("“%1” is neither a field with a text nor a kind with its fields.").arg(it.key()),
                              tr("`muster-cli document --list` lists the kinds.")));
        edits = mergedEdits(edits, {{documentEditKey(*named), fields}});
    }
    return edits;
}

DocumentEdits anonymised(const DocumentEdits &edits, const Report &report)
{
    return withoutNames(edits, report);
}

Result<Document> makeDocument(DocumentKind kind, const Plan &plan, const Report *report, const DocumentEdits &edits)
{
    if (auto error = refusal(kind, plan, report))
        return fail(*error);
    reports::DocumentBuilder builder(kind, plan, report, edits);
    switch (kind) {
    case DocumentKind::Announcement:
    case DocumentKind::AnnouncementDay:
        reports::fillAnnouncement(builder, kind == DocumentKind::AnnouncementDay);
        break;
    case DocumentKind::DrillPlan:
        reports::fillDrillPlan(builder);
        break;
    case DocumentKind::PostDrill:
        reports::fillPostDrill(builder);
        break;
    case DocumentKind::Lessons:
        reports::fillLessons(builder);
        break;
    case DocumentKind::Incident:
        reports::fillIncident(builder);
        break;
    case DocumentKind::Summary:
        reports::fillSummary(builder);
        break;
    }
    Document document = builder.take();
    document.onePage = kind == DocumentKind::Summary;
    return document;
}

Done checkEdits(const Document &document, const QJsonObject &fields)
{
    const QVector<DocumentField> known = document.fields();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        const auto field = std::find_if(known.begin(), known.end(), [&](const DocumentField &f) { return f.id == it.key(); });
        if (field == known.end()) {
            QStringList ids;
            for (const DocumentField &each : known)
                ids.append(each.id);
            return fail(wrong("document.unknown_field",
                              tr("%1 has no field “%2”.").arg(documentTitle(document.kind), it.key()),
                              tr("Its fields: %1.").arg(ids.join(QStringLiteral(", ")))));
        }
        const QStringList choices =
            field->form == DocumentField::Form::Tick ? QStringList{QStringLiteral("yes")} : field->choices;
        const QString text = it->toString();
        if (!choices.isEmpty() && !text.isEmpty() && !choices.contains(text))
            return fail(wrong("document.choice", tr("“%1” cannot be “%2”.").arg(field->label, text),
                              tr("It is one of: %1; or empty.").arg(choices.join(QStringLiteral(", ")))));
    }
    return {};
}

QString choiceLabel(const QString &choice)
{
    return tr(choice.toUtf8().constData());
}

QString noteOfChanges(const Document &document)
{
    const QStringList changed = document.changed();
    return changed.isEmpty() ? QString()
                             : tr("Put in by hand, in place of what the record says: %1.").arg(changed.join(QStringLiteral(", ")));
}

} // namespace muster
