// SPDX-License-Identifier: GPL-3.0-or-later
// A report's lists as rows of text for ReportTable. Pure functions.
#pragma once

#include "pages/reporttable.h"
#include "reports/report.h"

#include "domain/recoverycurves.h"

namespace muster::reportrows
{

[[nodiscard]] ReportTableSpec fixSpec();
[[nodiscard]] ReportTableSpec stepSpec();
[[nodiscard]] ReportTableSpec factSpec();
[[nodiscard]] ReportTableSpec checkSpec();
[[nodiscard]] ReportTableSpec timelineSpec();
[[nodiscard]] ReportTableSpec evidenceSpec();

[[nodiscard]] QVector<ReportRow> fixes(const Report &report);
[[nodiscard]] QVector<ReportRow> steps(const Report &report);
[[nodiscard]] QVector<ReportRow> facts(const Report &report); // criteria, phases, approvals, deviations, files
[[nodiscard]] QVector<ReportRow> checks(const Report &report);
[[nodiscard]] QVector<ReportRow> timeline(const Report &report);
[[nodiscard]] QVector<ReportRow> evidence(const Report &report);

[[nodiscard]] RecoveryCurves curves(const Report &report); // for the chart, no forecast

} // namespace muster::reportrows
