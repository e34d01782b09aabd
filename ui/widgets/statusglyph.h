// SPDX-License-Identifier: GPL-3.0-or-later
// ✓ ◐ ☐ ✗ ? –: the mark of a status, drawn rather than taken from a font, so that it looks the same everywhere.
// It stands beside its word, or carries it as tooltip and accessible name. Window thread.
#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QPainter;

namespace muster
{

void paintStatusGlyph(QPainter *painter, const QRectF &box, Status status);

class StatusGlyph final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusGlyph)

public:
    explicit StatusGlyph(QWidget *parent = nullptr);
    void setStatus(Status status);
    [[nodiscard]] Status status() const { return m_status; }
    [[nodiscard]] QSize sizeHint() const override { return {18, 18}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Status m_status = Status::Pending;
};

} // namespace muster
