// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chip.h"

#include "items/words.h"

#include <QFontMetrics>
#include <QPainter>

namespace muster
{

namespace
{

QFont chipFont(const QFont &base)
{
    return theme::semibold(theme::small(base));
}

} // namespace

Chip::Chip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void Chip::show(const QString &text, Colour colour, Colour background)
{
    const bool resized = text != m_text;
    m_text = text;
    m_colour = colour;
    m_background = background;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    if (resized)
        updateGeometry();
    update();
}

void Chip::showStatus(Status status)
{
    show(statusGlyph(status) + u' ' + statusLabel(status), theme::of(status), theme::softOf(status));
}

int Chip::widthFor(const QString &text, const QFont &font)
{
    return QFontMetrics(chipFont(font)).horizontalAdvance(text) + 18;
}

QSize Chip::sizeHint() const
{
    return {widthFor(m_text, font()), QFontMetrics(chipFont(font())).height() + 4};
}

int Chip::paint(QPainter *painter, const QRect &area, const QString &text, Colour colour, Colour background,
                const QFont &font)
{
    const QFont own = chipFont(font);
    const QFontMetrics metrics(own);
    const int height = metrics.height() + 4;
    const int width = std::min(metrics.horizontalAdvance(text) + 18, area.width());
    if (width < 18)
        return 0;
    const QRect box(area.left(), area.top() + (area.height() - height) / 2, width, height);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme::colour(background));
    painter->drawRoundedRect(box, height / 2.0, height / 2.0);
    painter->setFont(own);
    painter->setPen(theme::colour(colour));
    painter->drawText(box, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, width - 14));
    painter->restore();
    return width;
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(&painter, rect(), m_text, m_colour, m_background, font());
}

} // namespace muster
