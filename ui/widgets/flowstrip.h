// SPDX-License-Identifier: GPL-3.0-or-later
// Injects against time: a mark for each, and the stretches in which nothing is planned. Window thread.
#pragma once

#include "domain/tabletop.h"

#include <QWidget>

namespace muster
{

class FlowStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowStrip)

public:
    explicit FlowStrip(QWidget *parent = nullptr);

    void setInjects(const QVector<Inject> &injects, const QVector<QuietStretch> &quiet);
    [[nodiscard]] const QVector<QuietStretch> &quiet() const { return m_quiet; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override; // tooltips

private:
    [[nodiscard]] double xOf(Milliseconds at) const;
    void paintQuiet(QPainter *painter) const;
    void paintMarks(QPainter *painter) const;

    QVector<Inject> m_injects; // those with a time, in its order
    QVector<QuietStretch> m_quiet;
    Milliseconds m_from{0};
    Milliseconds m_to{60000};
};

} // namespace muster
