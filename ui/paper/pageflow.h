// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that fill from top to bottom: running head and foot, paragraphs, breaks. One painter, one thread.
#pragma once

#include <QColor>
#include <QFont>
#include <QMap>
#include <QPainter>
#include <QSet>
#include <QString>
#include <QTextLayout>
#include <QVector>

#include <memory>

class QPdfWriter;

namespace muster::paper
{

// The document's few colours: one accent; the rest are shades of ink, each readable in grey.
namespace ink
{
inline const QColor text{0x18, 0x1f, 0x2a};
inline const QColor muted{0x5a, 0x63, 0x70};
inline const QColor rule{0xd5, 0xd9, 0xdf};
inline const QColor shade{0xf3, 0xf5, 0xf8};
inline const QColor accent{0x1d, 0x5f, 0xc4};
inline const QColor good{0x1b, 0x6e, 0x3a};
inline const QColor warning{0x8a, 0x56, 0x00};
inline const QColor bad{0xb4, 0x23, 0x18};
} // namespace ink

struct TextStyle
{
    double size = 9.5; // points
    bool bold = false;
    QColor colour = ink::text;
    double leading = 1.38;
    bool italic = false;
};

struct RunningText
{
    QString headLeft;
    QString headRight;
    QString footLeft;
    int pages = 0;               // 0 = not known yet (first pass)
    QMap<QString, int> sections; // section title → page, from the pass before
    QSet<int> breaks;            // headings that stood alone at a page's end: they begin the next one
};

// A text broken into lines of a width, of which any part can be drawn.
class LaidText
{
public:
    LaidText(const QString &text, const QFont &font, double width, double lineHeight);
    [[nodiscard]] int lines() const { return m_layout->lineCount(); }
    [[nodiscard]] double lineHeight() const { return m_lineHeight; }
    [[nodiscard]] double height() const { return lines() * m_lineHeight; }
    void draw(QPainter &painter, const QPointF &topLeft, int from, int count) const;

private:
    std::unique_ptr<QTextLayout> m_layout;
    double m_lineHeight;
};

class PageFlow
{
public:
    PageFlow(QPdfWriter &writer, RunningText running);

    [[nodiscard]] QPainter &painter() { return m_painter; }
    [[nodiscard]] double u(double points) const { return points * m_scale; } // points → device
    [[nodiscard]] double width() const;
    [[nodiscard]] double left() const { return u(54); }
    [[nodiscard]] double bottom() const;
    [[nodiscard]] double y() const { return m_y; }
    [[nodiscard]] double room() const { return bottom() - m_y; }
    [[nodiscard]] int page() const { return m_page; }
    [[nodiscard]] const QMap<QString, int> &sections() const { return m_sections; }
    [[nodiscard]] const RunningText &running() const { return m_running; }
    [[nodiscard]] const QSet<int> &lonely() const { return m_lonely; } // headings, by their number

    [[nodiscard]] QFont font(const TextStyle &style) const;
    [[nodiscard]] LaidText lay(const QString &text, const TextStyle &style, double width) const;

    void moveTo(double y) { m_y = y; }
    void space(double points) { m_y += u(points); }
    void newPage();
    void need(double height); // device units: a new page when there is less room
    void paragraph(const QString &text, const TextStyle &style);
    void section(const QString &title, double keepWithPoints); // heading, noted for the contents
    void heading(const QString &title, double keepWithPoints); // of a part of a section
    void finish();                                             // last foot

private:
    void startPage();
    void beginHeading();
    void endHeading() { m_afterHeading = m_y; }

    QPdfWriter &m_writer;
    QPainter m_painter;
    RunningText m_running;
    QMap<QString, int> m_sections;
    double m_scale;
    double m_y = 0;
    double m_afterHeading = -1; // where the last heading ended
    int m_headings = 0;
    int m_firstOfChain = 0; // headings with nothing between them go together
    QSet<int> m_lonely;
    int m_page = 0;
};

} // namespace muster::paper
