// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/bignumber.h"

#include "widgets/chip.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace muster
{

namespace
{

int digitWidth(const QFontMetrics &metrics)
{
    int widest = 0;
    for (char16_t c = u'0'; c <= u'9'; ++c)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(c)));
    return widest;
}

} // namespace

BigNumber::BigNumber(const QString &caption, const QString &widest, QWidget *parent)
    : QWidget(parent), m_caption(caption), m_widest(widest)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
    setValue(QStringLiteral("–"));
}

QFont BigNumber::bigFont() const
{
    QFont big = theme::semibold(font());
    if (big.pointSizeF() > 0)
        big.setPointSizeF(big.pointSizeF() * 1.7);
    return big;
}

int BigNumber::widthOf(const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    const int digit = digitWidth(metrics);
    int width = 0;
    for (const QChar c : text)
        width += c.isDigit() ? digit : metrics.horizontalAdvance(c);
    return width;
}

int BigNumber::drawTabular(QPainter *painter, int x, int baseline, const QString &text)
{
    const QFontMetrics metrics(painter->font());
    const int digit = digitWidth(metrics);
    for (const QChar c : text) {
        const int own = metrics.horizontalAdvance(c);
        const int cell = c.isDigit() ? digit : own;
        painter->drawText(x + (cell - own) / 2, baseline, QString(c));
        x += cell;
    }
    return x;
}

void BigNumber::setValue(const QString &value, const QString &of, Colour role)
{
    if (value == m_value && of == m_of && role == m_role)
        return;
    m_value = value;
    m_of = of;
    m_role = role;
    setAccessibleName(of.isEmpty() ? tr("%1: %2").arg(m_caption, value)
                                   : tr("%1: %2 of %3").arg(m_caption, value, of));
    if (sizeHint().width() > m_room) {
        m_room = sizeHint().width();
        updateGeometry();
    }
    update();
}

void BigNumber::forgetWidth()
{
    m_room = 0;
    m_value.clear();
    m_mark.clear();
    updateGeometry();
}

void BigNumber::setCaption(const QString &caption)
{
    if (caption == m_caption)
        return;
    m_caption = caption;
    updateGeometry();
    update();
}

void BigNumber::setMark(const QString &text, Colour role, Colour background)
{
    if (text == m_mark && role == m_markRole)
        return;
    m_mark = text;
    m_markRole = role;
    m_markBackground = background;
    setAccessibleDescription(text);
    if (sizeHint().width() > m_room) {
        m_room = sizeHint().width();
        updateGeometry();
    }
    update();
}

QSize BigNumber::sizeHint() const
{
    const QFont big = bigFont();
    int width = std::max(widthOf(m_widest, big), widthOf(m_value, big));
    if (!m_of.isEmpty())
        width += widthOf(QStringLiteral(" / ") + m_of, theme::semibold(font())) + 2;
    const QFontMetrics caption(font());
    int captionWidth = caption.horizontalAdvance(m_caption);
    if (!m_mark.isEmpty())
        captionWidth += 8 + Chip::widthFor(m_mark, font());
    return {std::max({width, captionWidth, m_room}), caption.height() + 4 + QFontMetrics(big).height()};
}

void BigNumber::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFontMetrics caption(font());
    painter.setPen(theme::colour(Colour::Muted));
    painter.drawText(0, caption.ascent() + 1, m_caption);
    if (!m_mark.isEmpty()) {
        const int left = caption.horizontalAdvance(m_caption) + 8;
        Chip::paint(&painter, QRect(left, 0, width() - left, caption.height() + 2), m_mark, m_markRole,
                    m_markBackground, font());
    }
    painter.setFont(bigFont());
    painter.setPen(theme::colour(m_role));
    const int baseline = height() - QFontMetrics(painter.font()).descent();
    int x = drawTabular(&painter, 0, baseline, m_value);
    if (!m_of.isEmpty()) {
        painter.setFont(theme::semibold(font()));
        painter.setPen(theme::colour(Colour::Muted));
        drawTabular(&painter, x + 2, baseline, QStringLiteral(" / ") + m_of);
    }
}

void BigNumber::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        m_room = 0;
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace muster
