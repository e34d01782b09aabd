// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/documentforms.h"

#include "paper/papertable.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace muster::paper
{

namespace
{
using Form = DocumentField::Form;
using Kind = DocumentBlock::Kind;

constexpr double gap = 14;     // between fields of a line
constexpr double blankLine = 17; // height of a line to write on

QString tr(const char *text)
{
    return QCoreApplication::translate("Document", text);
}

QString box(bool on)
{
    return (on ? QStringLiteral("☒") : QStringLiteral("☐")) + QChar(QChar::Nbsp);
}
} // namespace

QString BlockPages::valueOf(const DocumentField &field) const
{
    if (field.form == Form::Tick)
        return box(!field.text.isEmpty()) + field.label;
    if (field.form != Form::Choice)
        return field.text.trimmed();
    QStringList all;
    for (const QString &choice : field.choices)
        all.append(box(choice == field.text) + choiceLabel(choice).replace(u' ', QChar(QChar::Nbsp)));
    return all.join(QStringLiteral("   "));
}

void BlockPages::draw(const DocumentBlock &block)
{
    switch (block.kind) {
    case Kind::Heading:
        if (block.level <= 2)
            m_flow.section(block.text, 40);
        else
            m_flow.heading(block.text, 30);
        return;
    case Kind::Paragraph:
        return drawParagraph(block.fields[0]);
    case Kind::Bullets:
    case Kind::Numbers:
    case Kind::Tasks:
        return drawList(block);
    case Kind::Fields:
        return drawFields(block);
    case Kind::Table:
        return drawTable(block);
    case Kind::Code:
        return drawCode(block.text);
    case Kind::Signatures:
        return drawSignatures(block);
    case Kind::PageBreak:
        m_flow.newPage();
    }
}

void BlockPages::drawBlank(double x, double width)
{
    m_flow.painter().setPen(QPen(ink::muted, m_flow.u(0.5)));
    const double y = m_flow.y() + m_flow.u(size(blankLine) - 4);
    m_flow.painter().drawLine(QPointF(x, y), QPointF(x + width, y));
}

void BlockPages::drawParagraph(const DocumentField &field)
{
    if (field.text.trimmed().isEmpty()) {
        m_flow.need(m_flow.u(size(2 * blankLine)));
        for (int i = 0; i < 2; ++i) {
            drawBlank(m_flow.left(), m_flow.width());
            m_flow.space(size(blankLine));
        }
    } else {
        m_flow.paragraph(field.text.trimmed(), {size(9.5)});
    }
    m_flow.space(size(6));
}

void BlockPages::drawList(const DocumentBlock &block)
{
    const QStringList items = block.fields[0].text.split(u'\n', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < std::max<qsizetype>({items.size(), block.atLeast, 1}); ++i) {
        QString item = items.value(i).trimmed();
        QString mark = block.kind == Kind::Numbers ? QStringLiteral("%1.").arg(i + 1) : QStringLiteral("•");
        if (block.kind == Kind::Tasks) {
            const bool done = item.startsWith(QStringLiteral("[x]"), Qt::CaseInsensitive);
            if (done || item.startsWith(QStringLiteral("[ ]")))
                item = item.mid(3).trimmed();
            mark = box(done);
        }
        const TextStyle style{size(9.5)};
        const double indent = m_flow.u(size(16));
        const LaidText laid = m_flow.lay(item.isEmpty() ? QStringLiteral(" ") : item, style, m_flow.width() - indent);
        m_flow.need(std::min(laid.height(), m_flow.u(200)));
        m_flow.painter().setPen(style.colour);
        m_flow.lay(mark, style, m_flow.width()).draw(m_flow.painter(), {m_flow.left(), m_flow.y()}, 0, 1);
        if (item.isEmpty())
            drawBlank(m_flow.left() + indent, m_flow.width() - indent);
        for (int line = 0; line < laid.lines(); ++line) {
            m_flow.need(laid.lineHeight());
            m_flow.painter().setPen(style.colour);
            laid.draw(m_flow.painter(), {m_flow.left() + indent, m_flow.y()}, line, 1);
            m_flow.moveTo(m_flow.y() + laid.lineHeight());
        }
        m_flow.space(size(item.isEmpty() ? 5 : 2.5));
    }
    m_flow.space(size(4));
}

void BlockPages::drawFields(const DocumentBlock &block)
{
    QVector<DocumentField> line;
    for (const DocumentField &field : block.fields) {
        if (!field.joined && !line.isEmpty()) {
            drawLine(line);
            line.clear();
        }
        line.append(field);
    }
    if (!line.isEmpty())
        drawLine(line);
    m_flow.space(size(4));
}

void BlockPages::drawLong(const DocumentField &field)
{
    m_flow.need(m_flow.u(60));
    m_flow.paragraph(field.label, {size(7.5), false, ink::muted, 1.3});
    m_flow.paragraph(valueOf(field), {size(9.5)});
    m_flow.space(size(5));
}

// Labels above, texts below; a line to write on where nobody said anything.
void BlockPages::drawLine(const QVector<DocumentField> &fields)
{
    const TextStyle small{size(7.5), false, ink::muted, 1.3};
    const TextStyle plain{size(9.5)};
    const double width = (m_flow.width() - m_flow.u(gap) * double(fields.size() - 1)) / double(fields.size());
    const double labelHeight = m_flow.u(small.size * small.leading);
    std::vector<LaidText> texts;
    const bool ticks = std::all_of(fields.begin(), fields.end(), [](const DocumentField &f) { return f.form == Form::Tick; });
    double height = 0;
    for (const DocumentField &field : fields) {
        texts.push_back(m_flow.lay(valueOf(field), plain, width));
        const bool empty = valueOf(field).isEmpty();
        height = std::max(height, empty ? m_flow.u(size(blankLine)) : texts.back().height());
    }
    const double label = ticks ? 0 : labelHeight;
    if (fields.size() == 1 && height > m_flow.u(400))
        return drawLong(fields.first());
    m_flow.need(label + height);
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const double x = m_flow.left() + double(i) * (width + m_flow.u(gap));
        m_flow.painter().setPen(small.colour);
        if (fields[i].form != Form::Tick)
            m_flow.lay(fields[i].label, small, width).draw(m_flow.painter(), {x, m_flow.y()}, 0, 1);
        const double top = m_flow.y();
        m_flow.moveTo(top + label);
        if (valueOf(fields[i]).isEmpty())
            drawBlank(x, width);
        m_flow.painter().setPen(plain.colour);
        texts[static_cast<std::size_t>(i)].draw(m_flow.painter(), {x, m_flow.y()}, 0, texts[static_cast<std::size_t>(i)].lines());
        m_flow.moveTo(top);
    }
    m_flow.moveTo(m_flow.y() + label + height);
    m_flow.space(size(ticks ? 2 : 5));
}

void BlockPages::drawTable(const DocumentBlock &block)
{
    QVector<Column> columns;
    for (const QString &column : block.columns)
        columns.append({column, 1});
    PaperTable table(m_flow, columns, size(8.5));
    QVector<QStringList> rows = documentRows(block.fields[0].text);
    while (rows.isEmpty())
        rows.append(QStringList());
    for (const QStringList &row : std::as_const(rows)) {
        QVector<Cell> cells;
        for (qsizetype i = 0; i < block.columns.size(); ++i)
            cells.append(plainCell(row.value(i)));
        table.add(cells);
    }
    table.draw();
    m_flow.space(size(6));
}

void BlockPages::drawCode(const QString &text)
{
    TextStyle style{size(6.5), false, ink::text, 1.25};
    QFont font = m_flow.font(style);
    font.setFamilies({QStringLiteral("Noto Sans Mono"), QStringLiteral("DejaVu Sans Mono")});
    font.setStyleHint(QFont::Monospace);
    const LaidText laid(text, font, m_flow.width() - m_flow.u(12), m_flow.u(style.size * style.leading));
    for (int line = 0; line < laid.lines(); ++line) {
        m_flow.need(laid.lineHeight());
        m_flow.painter().fillRect(QRectF(m_flow.left(), m_flow.y(), m_flow.width(), laid.lineHeight() + m_flow.u(0.5)), ink::shade);
        m_flow.painter().setPen(style.colour);
        laid.draw(m_flow.painter(), {m_flow.left() + m_flow.u(6), m_flow.y()}, line, 1);
        m_flow.moveTo(m_flow.y() + laid.lineHeight());
    }
    m_flow.space(size(8));
}

void BlockPages::drawSignatures(const DocumentBlock &block)
{
    const TextStyle style{size(9.5)};
    const double height = m_flow.u(size(28));
    m_flow.need(height * double(block.fields.size())); // on one page
    const double whole = m_flow.width();
    for (const DocumentField &field : block.fields) {
        m_flow.space(size(11));
        m_flow.painter().setPen(style.colour);
        m_flow.lay(field.label, style, whole * 0.27).draw(m_flow.painter(), {m_flow.left(), m_flow.y()}, 0, 1);
        m_flow.lay(tr("Date"), style, whole * 0.1).draw(m_flow.painter(), {m_flow.left() + whole * 0.7, m_flow.y()}, 0, 1);
        drawBlank(m_flow.left() + whole * 0.28, whole * 0.38);
        drawBlank(m_flow.left() + whole * 0.78, whole * 0.22);
        m_flow.space(size(17));
    }
}

} // namespace muster::paper
