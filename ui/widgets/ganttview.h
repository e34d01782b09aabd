// SPDX-License-Identifier: GPL-3.0-or-later
// Steps against time, one line each, and the line that they should not cross. Steps on the critical path are
// filled and marked ◆, the others hatched. Window thread.
#pragma once

#include "domain/times.h"

#include <QWidget>

namespace muster
{

struct GanttBar
{
    QString label;
    Milliseconds start{0};
    Milliseconds length{0};
    bool critical = false;
    bool operator==(const GanttBar &) const = default;
};

class GanttView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GanttView)

public:
    explicit GanttView(QWidget *parent = nullptr);

    void setBars(const QVector<GanttBar> &bars, std::optional<Milliseconds> target);
    [[nodiscard]] const QVector<GanttBar> &bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override; // tooltips

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] double xOf(Milliseconds at) const;
    void paintAxis(QPainter *painter) const;
    void paintBar(QPainter *painter, int row) const;
    void paintTarget(QPainter *painter) const;

    QVector<GanttBar> m_bars;
    std::optional<Milliseconds> m_target;
    Milliseconds m_span{60000};
};

// A step of an axis, so that about `most` of them make up `span`: 1, 2, 5, 10, 15, 30 minutes, hours …
[[nodiscard]] Milliseconds axisStep(Milliseconds span, int most);

} // namespace muster
