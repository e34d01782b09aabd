// SPDX-License-Identifier: GPL-3.0-or-later
// A big clock with a caption: "Forecast RTO / target  1:52:00 / 2:00:00". Every digit has the same width and
// the widget reserves room for its widest value, so nothing jumps. Window thread.
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace muster
{

class BigNumber final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BigNumber)

public:
    BigNumber(const QString &caption, const QString &widest, QWidget *parent = nullptr);

    void setValue(const QString &value, const QString &of = {}, Colour role = Colour::Text);
    void forgetWidth(); // what follows is another thing
    void setCaption(const QString &caption);
    void setMark(const QString &text, Colour role, Colour background); // the chip beside it
    [[nodiscard]] QString value() const { return m_value; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont bigFont() const;
    [[nodiscard]] static int widthOf(const QString &text, const QFont &font);
    static int drawTabular(QPainter *painter, int x, int baseline, const QString &text);

    QString m_caption;
    QString m_widest;
    QString m_value;
    QString m_of;
    QString m_mark;
    Colour m_role = Colour::Text;
    Colour m_markRole = Colour::Muted;
    Colour m_markBackground = Colour::Neutral;
    int m_room = 0; // widest seen, so that it never shrinks while a run is shown
};

} // namespace muster
