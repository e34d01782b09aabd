// SPDX-License-Identifier: GPL-3.0-or-later
// Behind and below the recovery chart's lines: the phases along the time axis and the pauses. Window thread; a child
// of the chart.
#pragma once

#include "domain/recoverycurves.h"

#include <QFont>
#include <QGraphicsItem>

namespace muster
{

class CurveBands final : public QGraphicsItem
{
public:
    explicit CurveBands(QGraphicsItem *parent) : QGraphicsItem(parent) {}

    void setCurves(const RecoveryCurves &curves);
    void setFont(const QFont &font);
    // The plot's rectangle, the milliseconds over its width, and where the phases' strip begins.
    void place(const QRectF &plot, double span, double top);
    [[nodiscard]] double height() const; // that the strip needs below the axis; 0: no phases
    // What is at a moment, in words; empty: no phase, no pause.
    [[nodiscard]] QString phaseAt(double ms) const;
    [[nodiscard]] QString pauseAt(double ms, double within) const;

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    struct Placed
    {
        PhaseBand band;
        int lane = 0;
    };
    [[nodiscard]] double x(double ms) const;
    void paintBand(QPainter *painter, const Placed &placed) const;
    void paintPauses(QPainter *painter) const;

    QVector<Placed> m_bands;
    QVector<PauseMark> m_pauses;
    QFont m_font;
    QRectF m_plot;
    double m_span = 1;
    double m_top = 0;
    int m_lanes = 0;
};

} // namespace muster
