// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/document.h"
#include "reports/markdownparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster
{

namespace
{
using namespace markdown;
using Form = DocumentField::Form;
using Kind = DocumentBlock::Kind;

const QString blank = QStringLiteral("\\_\\_\\_\\_\\_\\_\\_\\_");

QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

QString box(bool on)
{
    return on ? QStringLiteral("☒ ") : QStringLiteral("☐ ");
}

QString lines(const QString &text, const QString &between)
{
    QStringList parts;
    for (const QString &part : text.split(u'\n', Qt::SkipEmptyParts))
        parts.append(plain(part));
    return parts.join(between);
}

QString value(const DocumentField &field)
{
    if (field.form == Form::Choice) {
        QStringList all;
        for (const QString &choice : field.choices)
            all.append(box(choice == field.text) + plain(choiceLabel(choice)));
        return all.join(QStringLiteral(" "));
    }
    return field.text.trimmed().isEmpty() ? blank : lines(field.text, QStringLiteral("<br>"));
}

QString fieldText(const DocumentField &field)
{
    if (field.form == Form::Tick) // a task list's item when it begins the line
        return (field.joined ? box(!field.text.isEmpty()) : field.text.isEmpty() ? QStringLiteral("[ ] ") : QStringLiteral("[x] ")) +
               plain(field.label);
    const QString colon = field.label.endsWith(u'.') ? QString() : QStringLiteral(":");
    return QStringLiteral("**%1%2** %3").arg(plain(field.label), colon, value(field));
}

QString fields(const DocumentBlock &block)
{
    QString out;
    for (const DocumentField &field : block.fields) {
        if (field.joined && !out.isEmpty()) {
            out.chop(1);
            out += QStringLiteral(" · ") + fieldText(field) + u'\n';
        } else {
            out += QStringLiteral("- ") + fieldText(field) + u'\n';
        }
    }
    return out + u'\n';
}

QString list(const DocumentBlock &block)
{
    const QStringList items = block.fields.value(0).text.split(u'\n', Qt::SkipEmptyParts);
    QString out;
    for (qsizetype i = 0; i < std::max<qsizetype>({items.size(), block.atLeast, 1}); ++i) {
        QString item = items.value(i).trimmed();
        QString mark = block.kind == Kind::Numbers ? QStringLiteral("%1. ").arg(i + 1) : QStringLiteral("- ");
        if (block.kind == Kind::Tasks) {
            const bool done = item.startsWith(QStringLiteral("[x]"), Qt::CaseInsensitive);
            if (done || item.startsWith(QStringLiteral("[ ]")))
                item = item.mid(3).trimmed();
            mark += done ? QStringLiteral("[x] ") : QStringLiteral("[ ] ");
        }
        out += mark + (item.isEmpty() ? blank : plain(item)) + u'\n';
    }
    return out + u'\n';
}

QString tableText(const DocumentBlock &block)
{
    QString out = head(block.columns);
    const auto rows = documentRows(block.fields.value(0).text);
    for (const QStringList &cells : rows) {
        QStringList clean;
        for (qsizetype i = 0; i < block.columns.size(); ++i)
            clean.append(plain(cells.value(i)));
        out += row(clean);
    }
    if (rows.isEmpty())
        out += row(QStringList(block.columns.size(), blank));
    return out + u'\n';
}

QString codeText(const QString &text) // a fence that the text does not hold
{
    QString fence = QStringLiteral("```");
    while (text.contains(fence))
        fence += u'`';
    return QStringLiteral("%1json\n%2\n%1\n\n").arg(fence, text);
}

QString blockText(const DocumentBlock &block)
{
    switch (block.kind) {
    case Kind::Heading:
        return QString(block.level, u'#') + u' ' + plain(block.text) + QStringLiteral("\n\n");
    case Kind::Paragraph:
        return (block.fields[0].text.trimmed().isEmpty() ? blank : lines(block.fields[0].text, QStringLiteral("\n\n"))) +
               QStringLiteral("\n\n");
    case Kind::Bullets:
    case Kind::Numbers:
    case Kind::Tasks:
        return list(block);
    case Kind::Fields:
        return fields(block);
    case Kind::Table:
        return tableText(block);
    case Kind::Code:
        return codeText(block.text);
    case Kind::Signatures: {
        QString out;
        for (const DocumentField &field : block.fields)
            out += QStringLiteral("**%1:** %2%2%2 **%3:** %2\n\n").arg(plain(field.label), blank, plain(tr("Date")));
        return out;
    }
    case Kind::PageBreak:
        break;
    }
    return {};
}
} // namespace

QByteArray documentToMarkdown(const Document &document)
{
    QString out = QStringLiteral("# ") + plain(document.title) + QStringLiteral("\n\n");
    out += plain(document.about) + (document.date.isEmpty() ? QString() : QStringLiteral(" · ") + plain(document.date)) +
           QStringLiteral("\n\n");
    for (const DocumentBlock &block : document.blocks)
        out += blockText(block);
    if (const QString note = noteOfChanges(document); !note.isEmpty())
        out += u'*' + plain(note) + QStringLiteral("*\n");
    return out.toUtf8();
}

} // namespace muster
