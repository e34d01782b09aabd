// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/documentbuilder.h"

#include "reports/reporttext.h"

namespace muster
{

namespace
{
QString cellText(QString cell)
{
    cell = cell.simplified();
    cell.replace(u'\\', QStringLiteral("\\\\"));
    return cell.replace(u'|', QStringLiteral("\\|"));
}
// Fields of several forms that ask the same: by their kind's key and their id.
struct Same
{
    const char *form;
    const char *id;
};
const QVector<QVector<Same>> sameFields{
    {{"lessons", "went_well"}, {"incident", "went_well"}},
    {{"lessons", "next_test"}, {"post-drill", "next_drill"}, {"summary", "next_drill"}},
};

QJsonObject sharedTexts(const QString &form, const DocumentEdits &edits)
{
    QJsonObject texts;
    for (const QVector<Same> &group : sameFields) {
        for (const Same &mine : group) {
            if (form != QLatin1String(mine.form))
                continue;
            for (const Same &other : group) {
                const QJsonValue text = edits.value(QLatin1String(other.form)).toObject().value(QLatin1String(other.id));
                if (form != QLatin1String(other.form) && !text.toString().isEmpty())
                    texts.insert(QLatin1String(mine.id), text);
            }
        }
    }
    return texts;
}
} // namespace

QVector<QStringList> documentRows(const QString &text)
{
    QVector<QStringList> rows;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        QStringList cells{QString()};
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (line[i] == u'\\' && i + 1 < line.size())
                cells.last() += line[++i];
            else if (line[i] == u'|')
                cells.append(QString());
            else
                cells.last() += line[i];
        }
        for (QString &cell : cells)
            cell = cell.trimmed();
        rows.append(cells);
    }
    return rows;
}

QVector<DocumentField> Document::fields() const
{
    QVector<DocumentField> all;
    for (const DocumentBlock &block : blocks) {
        for (const DocumentField &field : block.fields) {
            if (!field.id.isEmpty())
                all.append(field);
        }
    }
    return all;
}

QStringList Document::changed() const
{
    QStringList labels;
    for (const DocumentField &field : fields()) {
        if (field.isEdited() && !field.own.isEmpty())
            labels.append(field.label);
    }
    return labels;
}

namespace reports
{

using Form = DocumentField::Form;
using Kind = DocumentBlock::Kind;

DocumentBuilder::DocumentBuilder(DocumentKind kind, const Plan &plan, const Report *report, const DocumentEdits &edits)
    : m_plan(plan), m_report(report), m_lessons(report ? report->tabletop.lessons : AarLessons()),
      m_edits(edits.value(documentEditKey(kind)).toObject()), m_shared(sharedTexts(documentEditKey(kind), edits))
{
    m_document.kind = kind;
    m_document.title = documentTitle(kind);
    m_document.about = titleOf(plan);
    if (report)
        m_document.about += QStringLiteral(" · ") + report->runId;
    else if (!plan.id.isEmpty() && plan.id != m_document.about)
        m_document.about += QStringLiteral(" · ") + plan.id;
    m_document.date = dateOf(plan, report);
    const bool anonymous = report && report->anonymous;
    if (!anonymous)
        m_document.author = plan.facilitator.isEmpty() && report ? report->options.value(u"operator").toString() : plan.facilitator;
}

DocumentField DocumentBuilder::edited(DocumentField field) const
{
    if (const QJsonValue shared = m_shared.value(field.id); field.text.isEmpty() && shared.isString())
        field.text = shared.toString();
    field.own = field.text;
    if (const QJsonValue value = m_edits.value(field.id); !field.id.isEmpty() && value.isString())
        field.text = value.toString();
    return field;
}

void DocumentBuilder::heading(const QString &text, int level)
{
    m_document.blocks.append({Kind::Heading, level, text, {}, {}, 0});
}

void DocumentBuilder::say(const QString &id, const QString &label, const QString &text)
{
    m_document.blocks.append({Kind::Paragraph, 2, {}, {edited({id, label, text, Form::Text})}, {}, 0});
}

void DocumentBuilder::list(const QString &id, const QString &label, const QStringList &texts, Kind kind, int atLeast)
{
    QStringList lines;
    for (const QString &text : texts)
        lines.append(text.simplified());
    const Form form = kind == Kind::Tasks ? Form::Tasks : Form::Lines;
    m_document.blocks.append({kind, 2, {}, {edited({id, label, lines.join(u'\n'), form})}, {}, atLeast});
}

void DocumentBuilder::fields(QVector<DocumentField> fields)
{
    for (DocumentField &field : fields)
        field = edited(field);
    m_document.blocks.append({Kind::Fields, 2, {}, std::move(fields), {}, 0});
}

void DocumentBuilder::table(const QString &id, const QString &label, const QStringList &columns,
                            const QVector<QStringList> &rows)
{
    QStringList lines;
    for (const QStringList &row : rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(cellText(cell));
        lines.append(cells.join(QStringLiteral(" | ")));
    }
    m_document.blocks.append({Kind::Table, 2, {}, {edited({id, label, lines.join(u'\n'), Form::Rows})}, columns, 0});
}

void DocumentBuilder::code(const QString &text)
{
    m_document.blocks.append({Kind::Code, 2, text, {}, {}, 0});
}

void DocumentBuilder::pageBreak()
{
    m_document.blocks.append({Kind::PageBreak, 2, {}, {}, {}, 0});
}

void DocumentBuilder::signatures(const QStringList &who)
{
    QVector<DocumentField> lines;
    for (const QString &each : who)
        lines.append({{}, each, {}, Form::Line});
    m_document.blocks.append({Kind::Signatures, 2, {}, lines, {}, 0});
}

DocumentField line(const QString &id, const QString &label, const QString &text, bool joined)
{
    DocumentField field{id, label, text, Form::Line};
    field.joined = joined;
    return field;
}

DocumentField longText(const QString &id, const QString &label, const QString &text)
{
    return {id, label, text, Form::Text};
}

DocumentField choice(const QString &id, const QString &label, const QStringList &choices, const QString &chosen, bool joined)
{
    DocumentField field{id, label, chosen, Form::Choice, choices};
    field.joined = joined;
    return field;
}

DocumentField tick(const QString &id, const QString &label, bool on, bool joined)
{
    DocumentField field{id, label, on ? QStringLiteral("yes") : QString(), Form::Tick};
    field.joined = joined;
    return field;
}

} // namespace reports

} // namespace muster
