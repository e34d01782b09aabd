// SPDX-License-Identifier: GPL-3.0-or-later
// The recovery chart, drawn with vectors on any painter. Any thread that may paint.
#pragma once

#include "reports/report.h"

#include <QColor>
#include <QFont>
#include <QRectF>

class QPainter;

namespace muster::paper
{

struct ChartColours
{
    QColor text;
    QColor muted;
    QColor line;
    QColor accent;
    QColor bad;
    QColor surface; // behind labels
};

// `unit` is what a typographic point is worth on that painter; `font` has the labels' size.
void paintRecoveryChart(QPainter &painter, const QRectF &area, const Report &report,
                        const ChartColours &colours, const QFont &font, double unit);

[[nodiscard]] QString recoveryChartSvg(const Report &report); // colours by CSS variables --text, --muted, …

} // namespace muster::paper
