// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/papertable.h"
#include "reports/reporttext.h"

#include <QFontMetricsF>

#include <algorithm>

namespace muster::paper
{

namespace
{
constexpr double gutter = 8;    // between columns
constexpr double padding = 3.6; // above and below a row's text
constexpr double indent = 10;   // of a note
} // namespace

Cell statusCell(Status status)
{
    const QColor colour = status == Status::Failed    ? ink::bad
                          : status == Status::Unknown ? ink::warning
                          : status == Status::Passed  ? ink::good
                                                      : ink::muted;
    return {reporttext::statusGlyph(status) + QChar(QChar::Nbsp) + reporttext::statusLabel(status),
            status == Status::Failed, colour};
}

Cell plainCell(const QString &text)
{
    return {text, false, ink::text};
}

Cell mutedCell(const QString &text)
{
    return {text, false, ink::muted};
}

PaperTable::PaperTable(PageFlow &flow, QVector<Column> columns, double size)
    : m_flow(flow), m_columns(std::move(columns)), m_size(size)
{
    for (const Column &column : m_columns)
        m_total += column.share;
}

double PaperTable::columnX(qsizetype column) const
{
    double before = 0;
    for (qsizetype i = 0; i < column; ++i)
        before += m_columns[i].share;
    return m_flow.left() + m_flow.width() * before / m_total;
}

double PaperTable::columnWidth(qsizetype column) const
{
    const bool last = column + 1 == m_columns.size();
    return m_flow.width() * m_columns[column].share / m_total - (last ? 0 : m_flow.u(gutter));
}

PaperTable::Laid PaperTable::lay(const Row &row) const
{
    Laid laid;
    const bool wide = row.kind != Row::Kind::Plain;
    for (qsizetype i = 0; i < row.cells.size(); ++i) {
        const Cell &cell = row.cells[i];
        laid.cells.push_back(m_flow.lay(cell.text, {m_size, cell.bold},
                                        wide ? m_flow.width() - m_flow.u(indent) : columnWidth(i)));
        laid.lines = std::max(laid.lines, laid.cells.back().lines());
    }
    laid.lines = std::max(1, laid.lines);
    return laid;
}

void PaperTable::add(const QVector<Cell> &cells, const QString &note)
{
    m_rows.push_back({cells, Row::Kind::Plain, !note.isEmpty()});
    if (!note.isEmpty())
        m_rows.push_back({{mutedCell(note)}, Row::Kind::Note, false});
}

double PaperTable::above(const Row &row) const
{
    return row.kind == Row::Kind::Note ? 0 : m_flow.u(padding);
}

double PaperTable::below(const Row &row) const
{
    return row.kind == Row::Kind::Plain && row.joined ? m_flow.u(1) : m_flow.u(padding);
}

double PaperTable::heightOf(const Row &row, const Laid &laid) const
{
    return laid.lines * m_flow.u(m_size * 1.38) + above(row) + below(row);
}

double PaperTable::heightTogether(qsizetype row) const
{
    double height = heightOf(m_rows[row], lay(m_rows[row]));
    for (qsizetype i = row; m_rows[i].joined && i + 1 < m_rows.size(); ++i)
        height += heightOf(m_rows[i + 1], lay(m_rows[i + 1]));
    return height;
}

void PaperTable::drawHead()
{
    QPainter &painter = m_flow.painter();
    Row head;
    for (const Column &column : m_columns)
        head.cells.push_back({column.title, true, ink::muted});
    const Laid laid = lay(head);
    drawPart(head, laid, 0, laid.lines);
    painter.setPen(QPen(ink::text, m_flow.u(0.8)));
    painter.drawLine(QPointF(m_flow.left(), m_flow.y()), QPointF(m_flow.left() + m_flow.width(), m_flow.y()));
}

void PaperTable::drawPart(const Row &row, const Laid &laid, int from, int count)
{
    QPainter &painter = m_flow.painter();
    const double lineHeight = m_flow.u(m_size * 1.38);
    const double top = m_flow.y();
    const double height = count * lineHeight + above(row) + below(row);
    const bool group = row.kind == Row::Kind::Group;
    if (group)
        painter.fillRect(QRectF(m_flow.left() - m_flow.u(4), top, m_flow.width() + m_flow.u(8), height),
                         ink::shade);
    for (size_t i = 0; i < laid.cells.size(); ++i) {
        const Cell &cell = row.cells[qsizetype(i)];
        const bool plain = row.kind == Row::Kind::Plain;
        double x = plain ? columnX(qsizetype(i)) : group ? m_flow.left() : m_flow.left() + m_flow.u(indent);
        painter.setPen(cell.colour);
        if (plain && m_columns[qsizetype(i)].right && laid.cells[i].lines() == 1) {
            const QFontMetricsF metrics(m_flow.font({m_size, cell.bold}));
            x += columnWidth(qsizetype(i)) - metrics.horizontalAdvance(cell.text);
        }
        laid.cells[i].draw(painter, {x, top + above(row)}, from, count);
    }
    m_flow.moveTo(top + height);
}

void PaperTable::drawRow(const Row &row, const Laid &laid)
{
    QPainter &painter = m_flow.painter();
    const double lineHeight = m_flow.u(m_size * 1.38);
    int line = 0;
    while (line < laid.lines) {
        int fits = int((m_flow.room() - above(row) - below(row)) / lineHeight);
        if (fits < std::min(3, laid.lines - line)) {
            m_flow.newPage();
            drawHead();
            fits = int((m_flow.room() - above(row) - below(row)) / lineHeight);
        }
        const int count = std::min(std::max(1, fits), laid.lines - line);
        drawPart(row, laid, line, count);
        line += count;
    }
    if (row.joined)
        return;
    painter.setPen(QPen(ink::rule, m_flow.u(0.5)));
    painter.drawLine(QPointF(m_flow.left(), m_flow.y()), QPointF(m_flow.left() + m_flow.width(), m_flow.y()));
}

qsizetype PaperTable::draw(bool onePage, double keepPoints)
{
    const double page = m_flow.bottom() - m_flow.u(120);
    if (!onePage && !m_rows.isEmpty())
        m_flow.need(m_flow.u(24) + std::min(heightTogether(0), page / 2));
    drawHead();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const bool follows = i > 0 && m_rows[i - 1].joined;
        const double wanted = heightTogether(i);
        if (onePage && !follows && m_flow.room() - m_flow.u(keepPoints) < wanted)
            return i;
        // What fits on a page is not broken; what does not starts where it is.
        if (!follows && m_flow.room() < wanted && wanted < page) {
            m_flow.newPage();
            drawHead();
        }
        drawRow(m_rows[i], lay(m_rows[i]));
    }
    return m_rows.size();
}

} // namespace muster::paper
