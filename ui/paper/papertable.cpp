// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/papertable.h"
#include "paper/columnfit.h"
#include "reports/reporttext.h"

#include <QFontMetricsF>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>

namespace muster::paper
{

namespace
{
constexpr double gutter = 8;    // between columns
constexpr double padding = 3.6; // above and below a row's text
constexpr double indent = 10;   // of a note
constexpr qsizetype rowsLookedAt = 200;
constexpr qsizetype longestLookedAt = 120; // characters of a cell
constexpr qsizetype longestWhole = 18;     // longer words may be cut
const QRegularExpression breakable(QStringLiteral("[ \\n\\t]"));
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
}

// By the head and the first rows: a table of ten thousand has no column that only its last rows know.
void PaperTable::fit()
{
    double shares = 0;
    for (const Column &column : std::as_const(m_columns))
        shares += column.share;
    const QFontMetricsF plain(m_flow.font({m_size, false}));
    const QFontMetricsF bold(m_flow.font({m_size, true}));
    const double space = m_flow.u(gutter + 1.5); // a line that just fits is broken
    QVector<ColumnNeed> needs;
    for (const Column &column : std::as_const(m_columns))
        needs.append({m_flow.width() * column.share / shares, 0, 0});
    const auto look = [&](qsizetype i, const QString &text, bool isBold) {
        const QFontMetricsF &metrics = isBold ? bold : plain;
        const QString head = text.left(longestLookedAt);
        needs[i].natural = std::max(needs[i].natural, metrics.horizontalAdvance(head) + space);
        for (const QString &word : head.split(breakable, Qt::SkipEmptyParts)) {
            if (word.size() <= longestWhole)
                needs[i].least = std::max(needs[i].least, metrics.horizontalAdvance(word) + space);
        }
    };
    for (qsizetype i = 0; i < m_columns.size(); ++i)
        look(i, m_columns[i].title, true);
    for (qsizetype row = 0; row < std::min<qsizetype>(rowsLookedAt, m_rows.size()); ++row) {
        const Row &each = m_rows[row];
        for (qsizetype i = 0; each.kind == Row::Kind::Plain && i < each.cells.size(); ++i)
            look(i, each.cells[i].text, each.cells[i].bold);
    }
    m_widths = fitColumns(needs);
}

double PaperTable::columnX(qsizetype column) const
{
    return std::accumulate(m_widths.cbegin(), m_widths.cbegin() + column, m_flow.left());
}

double PaperTable::columnWidth(qsizetype column) const
{
    const bool last = column + 1 == m_columns.size();
    return m_widths[column] - (last ? 0 : m_flow.u(gutter));
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
    fit();
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
