// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the HTML report. For this room only.
#pragma once

#include "reports/report.h"

namespace muster::paper
{

[[nodiscard]] QString htmlFixes(const Report &report);
[[nodiscard]] QString htmlFacts(const Report &report); // phases, approvals, deviations, files
[[nodiscard]] QString htmlSteps(const Report &report);
[[nodiscard]] QString htmlChecks(const Report &report);
[[nodiscard]] QString htmlTimeline(const Report &report);
[[nodiscard]] QString htmlEnvironment(const Report &report);
[[nodiscard]] QString htmlChartTable(const Report &report); // the chart's table twin

// Of a tabletop: everything between the headline and the timeline.
[[nodiscard]] QString htmlTabletop(const Report &report);

// From the doctype to the open body, with the style of every report.
[[nodiscard]] QString htmlHead(const QString &title, const char *moreStyle = "");

// A table's parts, escaped.
[[nodiscard]] QString htmlCell(const QString &text, const char *style = nullptr);
[[nodiscard]] QString htmlRow(const QString &cells);
[[nodiscard]] QString htmlTable(const QStringList &columns, const QString &rows);
[[nodiscard]] QString htmlFigure(const QString &caption, const QString &value, const QString &detail,
                                 const char *style);

} // namespace muster::paper
