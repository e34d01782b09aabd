// SPDX-License-Identifier: GPL-3.0-or-later
// The place that says “drop a backup here”. The window itself takes drops anywhere; this makes it visible.
// Window thread.
#pragma once

#include <QWidget>

class QPushButton;

namespace muster
{

class DropZone final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DropZone)

public:
    explicit DropZone(QWidget *parent = nullptr);
    [[nodiscard]] QPushButton *button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *m_button;
};

} // namespace muster
