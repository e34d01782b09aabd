// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/documentpaper.h"
#include "paper/htmlparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster
{

namespace
{
using Form = DocumentField::Form;
using Kind = DocumentBlock::Kind;

QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

const char *const style = R"(
body{max-width:52rem}table.form{width:100%}table.form td{border-bottom:0;padding:.2rem 1rem .2rem 0;max-width:none}
table.form small{display:block;color:var(--muted);font-size:.8rem}
.blank{display:block;border-bottom:1px solid var(--muted);min-height:1.4em;min-width:6rem}
li .blank,td>.blank{display:block}pre{background:var(--shade);padding:1rem;overflow-x:auto;font-size:.7rem}
.sign td{padding-top:1.6rem!important}p.about{color:var(--muted);margin-top:0}
@media print{.page{break-before:page}pre{white-space:pre-wrap}}
)";

class Writer
{
public:
    explicit Writer(QString linkColour) : m_linkColour(std::move(linkColour)) {}

    [[nodiscard]] QString write(const Document &document) const
    {
        const QString about = QStringList{document.about, document.date}.join(document.date.isEmpty() ? QString() : QStringLiteral(" · "));
        QString html = QStringLiteral("<h1>%1</h1>\n<p class=\"about\">%2</p>\n").arg(document.title.toHtmlEscaped(), about.toHtmlEscaped());
        for (const DocumentBlock &block : document.blocks)
            html += blockHtml(block);
        if (const QString note = noteOfChanges(document); !note.isEmpty())
            html += QStringLiteral("<p><i>%1</i></p>\n").arg(note.toHtmlEscaped());
        return html;
    }

private:
    [[nodiscard]] bool isPreview() const { return !m_linkColour.isEmpty(); }

    // In the preview what can be changed leads to where it is changed.
    [[nodiscard]] QString linked(const DocumentField &field, const QString &html) const
    {
        if (!isPreview() || field.id.isEmpty())
            return html;
        const QString look = field.isEdited() ? QStringLiteral("text-decoration:underline;color:") + m_linkColour
                                              : QStringLiteral("text-decoration:none;color:") + m_linkColour;
        return QStringLiteral("<a name=\"%1\" href=\"field:%1\" style=\"%2\">%3</a>").arg(field.id, look, html);
    }

    [[nodiscard]] QString blank() const
    {
        return isPreview() ? QStringLiteral("_______________") : QStringLiteral("<span class=\"blank\">&nbsp;</span>");
    }

    [[nodiscard]] static QString escaped(const QString &text)
    {
        return text.trimmed().toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
    }

    [[nodiscard]] QString text(const DocumentField &field) const
    {
        return linked(field, field.text.trimmed().isEmpty() ? blank() : escaped(field.text));
    }

    [[nodiscard]] static QString box(bool on) { return on ? QStringLiteral("☒&nbsp;") : QStringLiteral("☐&nbsp;"); }

    [[nodiscard]] QString fieldHtml(const DocumentField &field) const
    {
        if (field.form == Form::Tick)
            return linked(field, box(!field.text.isEmpty()) + field.label.toHtmlEscaped());
        QString value = text(field);
        if (field.form == Form::Choice) {
            QStringList all;
            for (const QString &choice : field.choices)
                all.append(box(choice == field.text) + choiceLabel(choice).toHtmlEscaped());
            value = linked(field, all.join(QStringLiteral(" &nbsp; ")));
        }
        const QString label = field.label.toHtmlEscaped();
        return (isPreview() ? QStringLiteral("<b>%1</b><br>%2") : QStringLiteral("<small>%1</small>%2")).arg(label, value);
    }

    // One table a line of the form, so that each line has columns of its own.
    [[nodiscard]] QString fields(const DocumentBlock &block) const
    {
        QString html;
        for (qsizetype i = 0; i < block.fields.size();) {
            qsizetype end = i + 1;
            while (end < block.fields.size() && block.fields[end].joined)
                ++end;
            QString cells;
            for (qsizetype at = i; at < end; ++at)
                cells += QStringLiteral("<td width=\"%1%\">%2</td>").arg(100 / (end - i)).arg(fieldHtml(block.fields[at]));
            html += QStringLiteral("<table class=\"form\" width=\"100%\"><tr>%1</tr></table>\n").arg(cells);
            i = end;
        }
        return html;
    }

    [[nodiscard]] QString list(const DocumentBlock &block) const
    {
        const DocumentField &field = block.fields[0];
        const QStringList items = field.text.split(u'\n', Qt::SkipEmptyParts);
        const QString tag = block.kind == Kind::Numbers ? QStringLiteral("ol") : QStringLiteral("ul");
        QString html;
        for (qsizetype i = 0; i < std::max<qsizetype>({items.size(), block.atLeast, 1}); ++i) {
            QString item = items.value(i).trimmed();
            QString mark;
            if (block.kind == Kind::Tasks) {
                const bool done = item.startsWith(QStringLiteral("[x]"), Qt::CaseInsensitive);
                if (done || item.startsWith(QStringLiteral("[ ]")))
                    item = item.mid(3);
                mark = box(done);
            }
            html += QStringLiteral("<li>%1</li>").arg(linked(field, mark + (item.isEmpty() ? blank() : escaped(item))));
        }
        return QStringLiteral("<%1>%2</%1>\n").arg(tag, html);
    }

    [[nodiscard]] QString tableHtml(const DocumentBlock &block) const
    {
        const DocumentField &field = block.fields[0];
        QString head;
        for (const QString &column : block.columns)
            head += QStringLiteral("<th scope=\"col\" align=\"left\" style=\"white-space:nowrap\">%1</th>").arg(column.toHtmlEscaped());
        QVector<QStringList> rows = documentRows(field.text);
        if (rows.isEmpty())
            rows.append(QStringList());
        QString body;
        for (const QStringList &row : std::as_const(rows)) {
            QString cells;
            for (qsizetype i = 0; i < block.columns.size(); ++i)
                cells += QStringLiteral("<td>%1</td>").arg(row.isEmpty() ? blank() : linked(field, escaped(row.value(i))));
            body += QStringLiteral("<tr>%1</tr>\n").arg(cells);
        }
        return QStringLiteral("<div class=\"scroll\"><table width=\"100%\" cellpadding=\"%1\"><thead><tr>%2</tr></thead>"
                              "<tbody>%3</tbody></table></div>\n")
            .arg(isPreview() ? 3 : 0)
            .arg(head, body);
    }

    [[nodiscard]] QString signatures(const DocumentBlock &block) const
    {
        QString html;
        for (const DocumentField &field : block.fields)
            html += QStringLiteral("<tr><td width=\"30%\">%1</td><td width=\"40%\">%3</td><td width=\"10%\">%2</td>"
                                   "<td width=\"20%\">%3</td></tr>\n")
                        .arg(field.label.toHtmlEscaped(), tr("Date").toHtmlEscaped(), blank());
        return QStringLiteral("<table class=\"form sign\" width=\"100%\">%1</table>\n").arg(html);
    }

    [[nodiscard]] QString blockHtml(const DocumentBlock &block) const
    {
        switch (block.kind) {
        case Kind::Heading:
            return QStringLiteral("<h%1>%2</h%1>\n").arg(block.level).arg(block.text.toHtmlEscaped());
        case Kind::Paragraph:
            return QStringLiteral("<p>%1</p>\n").arg(text(block.fields[0]));
        case Kind::Bullets:
        case Kind::Numbers:
        case Kind::Tasks:
            return list(block);
        case Kind::Fields:
            return fields(block);
        case Kind::Table:
            return tableHtml(block);
        case Kind::Code:
            return (isPreview() ? QStringLiteral("<pre style=\"font-size:small\">%1</pre>\n") : QStringLiteral("<pre>%1</pre>\n"))
                .arg(block.text.toHtmlEscaped());
        case Kind::Signatures:
            return signatures(block);
        case Kind::PageBreak:
            break;
        }
        return QStringLiteral("<div class=\"page\"></div>\n");
    }

    QString m_linkColour;
};
} // namespace

QByteArray documentToHtml(const Document &document)
{
    const QString title = document.title + QStringLiteral(": ") + document.about;
    return (paper::htmlHead(title, style) + QStringLiteral("<main>") + Writer({}).write(document) +
            QStringLiteral("</main></body></html>\n"))
        .toUtf8();
}

QString documentToPreview(const Document &document, const QString &linkColour)
{
    return Writer(linkColour).write(document);
}

} // namespace muster
