// SPDX-License-Identifier: GPL-3.0-or-later
// A tabletop's report as rows of text for ReportTable. Pure functions.
#pragma once

#include "pages/reporttable.h"
#include "reports/report.h"

namespace muster::reportrows
{

[[nodiscard]] ReportTableSpec improvementSpec();
[[nodiscard]] ReportTableSpec scenarioSpec();
[[nodiscard]] ReportTableSpec responseSpec();
[[nodiscard]] ReportTableSpec injectSpec();
[[nodiscard]] ReportTableSpec objectiveSpec();
[[nodiscard]] ReportTableSpec lessonSpec();

[[nodiscard]] QVector<ReportRow> improvements(const Report &report);
[[nodiscard]] QVector<ReportRow> scenarios(const Report &report); // both figures
[[nodiscard]] QVector<ReportRow> responses(const Report &report); // with what was said of each step
[[nodiscard]] QVector<ReportRow> injects(const Report &report);
[[nodiscard]] QVector<ReportRow> objectives(const Report &report); // P, S, M, U; the suggestion and its reason
[[nodiscard]] QVector<ReportRow> lessons(const Report &report);

} // namespace muster::reportrows
