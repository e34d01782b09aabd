// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pageflow.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPdfWriter>

#include <algorithm>

namespace muster::paper
{

namespace
{
constexpr double pageWidth = 595.276; // A4 in points
constexpr double pageHeight = 841.89;
constexpr double margin = 54;
constexpr double headBase = 46; // baseline of the running head
constexpr double bodyTop = 78;
constexpr double bodyBottom = pageHeight - 62;
} // namespace

LaidText::LaidText(const QString &text, const QFont &font, double width, double lineHeight)
    : m_layout(std::make_unique<QTextLayout>()), m_lineHeight(lineHeight)
{
    QString clean = text;
    clean.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    clean.replace(u'\n', QChar(QChar::LineSeparator));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    m_layout->setText(clean);
    m_layout->setFont(font);
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);
    m_layout->beginLayout();
    double y = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(std::max(1.0, width));
        line.setPosition({0, y});
        y += lineHeight;
    }
    m_layout->endLayout();
}

void LaidText::draw(QPainter &painter, const QPointF &topLeft, int from, int count) const
{
    const int last = std::min(from + count, lines());
    for (int i = from; i < last; ++i) {
        const QTextLine line = m_layout->lineAt(i);
        // The baseline of each line is where the first font's would be, whatever fallback fonts it uses.
        const double shift = (m_lineHeight - line.height()) / 2;
        line.draw(&painter, topLeft + QPointF(0, -line.y() + (i - from) * m_lineHeight + shift));
    }
}

PageFlow::PageFlow(QPdfWriter &writer, RunningText running)
    : m_writer(writer), m_running(std::move(running)), m_scale(writer.resolution() / 72.0)
{
    m_painter.begin(&m_writer);
    startPage();
}

double PageFlow::width() const
{
    return u(pageWidth - 2 * margin);
}

double PageFlow::bottom() const
{
    return u(bodyBottom);
}

QFont PageFlow::font(const TextStyle &style) const
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setStyleHint(QFont::SansSerif);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(std::max(1, qRound(u(style.size))));
    font.setBold(style.bold);
    font.setItalic(style.italic);
    // Any spacing turns ligatures off, which readers would copy and search as other characters.
    font.setLetterSpacing(QFont::AbsoluteSpacing, u(0.01));
    return font;
}

LaidText PageFlow::lay(const QString &text, const TextStyle &style, double width) const
{
    return LaidText(text, font(style), width, u(style.size * style.leading));
}

void PageFlow::startPage()
{
    ++m_page;
    m_painter.setFont(font({8}));
    m_painter.setPen(ink::muted);
    const QFontMetricsF metrics(m_painter.font());
    const double rightWidth = metrics.horizontalAdvance(m_running.headRight);
    const QString left =
        metrics.elidedText(m_running.headLeft, Qt::ElideMiddle, width() - rightWidth - u(16));
    m_painter.drawText(QPointF(this->left(), u(headBase)), left);
    m_painter.drawText(QPointF(this->left() + width() - rightWidth, u(headBase)), m_running.headRight);
    m_painter.setPen(QPen(ink::rule, u(0.6)));
    m_painter.drawLine(QPointF(this->left(), u(headBase + 8)),
                       QPointF(this->left() + width(), u(headBase + 8)));
    m_painter.setPen(ink::muted);
    m_painter.drawText(QPointF(this->left(), u(pageHeight - 36)), m_running.footLeft);
    const QString number =
        m_running.pages > 0
            ? QCoreApplication::translate("Report", "%1 of %2").arg(m_page).arg(m_running.pages)
            : QString::number(m_page);
    m_painter.drawText(
        QPointF(this->left() + width() - metrics.horizontalAdvance(number), u(pageHeight - 36)), number);
    m_y = u(bodyTop);
}

void PageFlow::newPage()
{
    if (m_headings > 0 && m_y <= m_afterHeading + u(8))
        m_lonely.insert(m_firstOfChain);
    m_afterHeading = -1;
    m_writer.newPage();
    startPage();
}

void PageFlow::beginHeading()
{
    ++m_headings;
    if (m_y > m_afterHeading + u(1) || m_afterHeading < 0)
        m_firstOfChain = m_headings;
    if (m_running.breaks.contains(m_headings) && m_y > u(bodyTop + 1)) {
        m_afterHeading = -1;
        m_writer.newPage();
        startPage();
    }
}

void PageFlow::need(double height)
{
    if (room() < height && m_y > u(bodyTop + 1))
        newPage();
}

void PageFlow::paragraph(const QString &text, const TextStyle &style)
{
    const LaidText laid = lay(text, style, width());
    if (laid.lines() <= 6)
        need(laid.height()); // short ones are not broken
    int line = 0;
    while (line < laid.lines()) {
        if (room() < laid.lineHeight())
            newPage();
        const int fits = std::max(1, int(room() / laid.lineHeight()));
        const int count = std::min(fits, laid.lines() - line);
        m_painter.setPen(style.colour);
        laid.draw(m_painter, {left(), m_y}, line, count);
        m_y += count * laid.lineHeight();
        line += count;
    }
}

void PageFlow::section(const QString &title, double keepWithPoints)
{
    need(u(26 + keepWithPoints));
    beginHeading();
    if (m_y > u(bodyTop + 1))
        space(16);
    m_sections.insert(title, m_page);
    paragraph(title, {13, true, ink::text, 1.3});
    space(4);
    endHeading();
}

void PageFlow::heading(const QString &title, double keepWithPoints)
{
    need(u(22 + keepWithPoints));
    beginHeading();
    space(8);
    paragraph(title, {10.5, true, ink::text, 1.3});
    space(3);
    endHeading();
}

void PageFlow::finish()
{
    m_painter.end();
}

} // namespace muster::paper
