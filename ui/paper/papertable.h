// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that break between rows and repeat their head; a row longer than a page goes on over the next.
#pragma once

#include "paper/pageflow.h"

#include "domain/check.h"

#include <optional>

namespace muster::paper
{

struct Column
{
    QString title;
    double share = 1; // of the width
    bool right = false;
};

struct Cell
{
    QString text;
    bool bold = false;
    QColor colour = ink::text;
};

struct Row
{
    enum class Kind { Plain, Group, Note };
    QVector<Cell> cells; // one for a group or a note: they take the whole width
    Kind kind = Kind::Plain;
    bool joined = false; // kept with the next row: a group with its first, a row with its note
};

[[nodiscard]] Cell statusCell(Status status); // glyph and word, coloured
[[nodiscard]] Cell plainCell(const QString &text);
[[nodiscard]] Cell mutedCell(const QString &text);

class PaperTable
{
public:
    PaperTable(PageFlow &flow, QVector<Column> columns, double size = 8.5);
    // A note stands below its row, over the whole width: room for long messages.
    void add(const QVector<Cell> &cells, const QString &note = {});
    void addGroup(const QString &title)
    {
        m_rows.push_back({{Cell{title, true, ink::text}}, Row::Kind::Group, true});
    }
    // Draws from the first row on; stops before `keepPoints` of the page are used up when `onePage`. Rows
    // drawn.
    qsizetype draw(bool onePage = false, double keepPoints = 0);

private:
    struct Laid
    {
        std::vector<LaidText> cells;
        int lines = 0;
    };
    void drawHead();
    [[nodiscard]] Laid lay(const Row &row) const;
    [[nodiscard]] double heightOf(const Row &row, const Laid &laid) const;
    [[nodiscard]] double heightTogether(qsizetype row) const; // with the rows that it is joined to
    [[nodiscard]] double above(const Row &row) const;
    [[nodiscard]] double below(const Row &row) const;
    void drawRow(const Row &row, const Laid &laid);
    void drawPart(const Row &row, const Laid &laid, int from, int count);
    void fit();
    [[nodiscard]] double columnX(qsizetype column) const;
    [[nodiscard]] double columnWidth(qsizetype column) const;

    PageFlow &m_flow;
    QVector<Column> m_columns;
    QVector<Row> m_rows;
    double m_size;
    QVector<double> m_widths; // with the space between columns
};

} // namespace muster::paper
