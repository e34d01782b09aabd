// SPDX-License-Identifier: GPL-3.0-or-later
// A small rounded mark with a word: "isolated", "8 min margin", "not critical". Window thread.
#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QPainter;

namespace muster
{

class Chip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Chip)

public:
    explicit Chip(QWidget *parent = nullptr);

    void show(const QString &text, Colour colour, Colour background);
    void showStatus(Status status); // glyph and word
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    // For delegates: paints a chip at the left of `area`, elided to it; returns its width.
    static int paint(QPainter *painter, const QRect &area, const QString &text, Colour colour, Colour background,
                     const QFont &font);
    static int widthFor(const QString &text, const QFont &font);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Colour m_colour = Colour::Muted;
    Colour m_background = Colour::Neutral;
};

} // namespace muster
