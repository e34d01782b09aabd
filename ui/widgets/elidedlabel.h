// SPDX-License-Identifier: GPL-3.0-or-later
// One line of text that is elided in the middle when room is short; the whole text is its tooltip. Window thread.
#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace muster
{

class ElidedLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    explicit ElidedLabel(const QString &text, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setTextRole(Colour role);
    void setElideMode(Qt::TextElideMode mode);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void updateToolTip();

    QString m_text;
    Colour m_role = Colour::Text;
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
};

} // namespace muster
