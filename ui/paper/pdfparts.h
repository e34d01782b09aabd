// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the PDF, in reading order. For this room only.
#pragma once

#include "paper/pageflow.h"
#include "reports/report.h"

namespace muster::paper
{

struct ContentsEntry
{
    QString title;
    bool shown = true;
};
[[nodiscard]] QVector<ContentsEntry> sectionsOf(const Report &report);

void drawTitlePage(PageFlow &flow, const Report &report);
void drawContents(PageFlow &flow, const Report &report);
void drawFixes(PageFlow &flow, const Report &report);
void drawScenarios(PageFlow &flow, const Report &report); // of a tabletop
void drawTimeBars(PageFlow &flow, const Report &report);  // where the time went: planned and actual bars
void drawSteps(PageFlow &flow, const Report &report);
void drawChecks(PageFlow &flow, const Report &report);
void drawTimeline(PageFlow &flow, const Report &report);
void drawEnvironment(PageFlow &flow, const Report &report);

} // namespace muster::paper
