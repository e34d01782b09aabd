// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the PDF, in reading order. For this room only.
#pragma once

#include "paper/pageflow.h"
#include "reports/report.h"

#include <functional>

namespace muster::paper
{

struct ContentsEntry
{
    QString title;
    std::function<void(PageFlow &, const Report &)> draw;
    bool shown = true;
};
[[nodiscard]] QVector<ContentsEntry> sectionsOf(const Report &report);

void drawTitlePage(PageFlow &flow, const Report &report);
void drawContents(PageFlow &flow, const Report &report);
void drawFixes(PageFlow &flow, const Report &report);
void drawTimeBars(PageFlow &flow, const Report &report);  // where the time went: planned and actual bars
void drawFacts(PageFlow &flow, const Report &report); // phases, approvals, deviations, files
void drawSteps(PageFlow &flow, const Report &report);
void drawChecks(PageFlow &flow, const Report &report);
void drawTimeline(PageFlow &flow, const Report &report);
void drawEnvironment(PageFlow &flow, const Report &report);

// Of a tabletop.
[[nodiscard]] QString scenarioTitle(const Report &report, qsizetype scenario);
void drawScenario(PageFlow &flow, const Report &report, qsizetype scenario);
void drawGantt(PageFlow &flow, const AarScenario &scenario);
void drawImprovements(PageFlow &flow, const Report &report);
void drawObjectives(PageFlow &flow, const Report &report);
void drawLessons(PageFlow &flow, const Report &report);
void drawAttendance(PageFlow &flow, const Report &report); // participants, documents, ground rules

} // namespace muster::paper
