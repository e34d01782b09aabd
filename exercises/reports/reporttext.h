// SPDX-License-Identifier: GPL-3.0-or-later
// Words that every face of a report shares: glyphs, numbers, sentences. Pure, any thread.
#pragma once

#include "reports/report.h"

namespace muster::reporttext
{

[[nodiscard]] QString statusGlyph(Status status);         // ✓ ✗ ? – ◐ ☐: always beside its word
[[nodiscard]] QString statusLabel(Status status);         // translated: "passed"
[[nodiscard]] QString verdictGlyph(Verdict verdict);      // ✓ ! ? ✗
[[nodiscard]] QString verdictLabel(const Report &report); // "Passed", "Failed: recovery time missed", …
[[nodiscard]] QString stateLabel(RunPhase state);
[[nodiscard]] QString targetLabel(const TargetResult &target);  // "objective 0:30:00 ✓ met"
[[nodiscard]] QString measuredText(const TargetResult &target); // "0:04:12", "unknown"
[[nodiscard]] QString checksText(const Report &report);         // "41 of 44"
[[nodiscard]] QString checksDetail(const Report &report);       // "1 failed, 2 unknown"
[[nodiscard]] QString bytesText(qint64 bytes);                  // "1.84 GB", decimal units
[[nodiscard]] QString valueText(const QJsonValue &value);       // a check's value as text; null = empty
[[nodiscard]] QString dateTimeText(const QDateTime &when);      // "2026-10-23 10:00:00 UTC"
[[nodiscard]] QString offsetOf(const Report &report, const QDateTime &when); // "T+0:10:00"; empty without T+0
[[nodiscard]] QString optionalClock(const std::optional<Milliseconds> &value); // "0:10:00" or "–"
[[nodiscard]] QString
tookText(const std::optional<Milliseconds> &value); // the same, "< 1 s" where a clock would say nothing
[[nodiscard]] QString title(const Report &report);  // plan title, else its id
[[nodiscard]] QString checkTitle(const QString &name); // "Row count" for standard names, else the name
// By the time things happened. What was judged first and given its reason a moment later stands once, with it.
[[nodiscard]] QVector<TimelineItem> printedTimeline(const Report &report);

struct EvidenceLine
{
    QString name;
    QString value;
};
// Backup, profile, versions, journal: what a reader needs to believe the rest.
[[nodiscard]] QVector<EvidenceLine> evidence(const Report &report);
[[nodiscard]] QString evidenceParagraph(const Report &report);
[[nodiscard]] QString nothingToFix(const Report &report);     // when the list is empty: why
[[nodiscard]] QString planHeadline(const Report &report);     // of a plan that has not been run
[[nodiscard]] QString summaryParagraph(const Report &report); // two or three sentences below the headline

// What a drill's report has besides its steps: success criteria, phases with their two timers, approvals, what was foreseen,
// deviations, files. Only those that are not empty; every cell plain text.
struct FactTable
{
    QString title;
    QStringList columns;
    QVector<QStringList> rows;
};
[[nodiscard]] QVector<FactTable> drillTables(const Report &report);
// While a run is not over: "expected 1:52:00, 1:40:00–2:15:00, by “Restore”"; empty when nothing is known.
[[nodiscard]] QString forecastText(const Report &report);

// Of a tabletop.
[[nodiscard]] bool isTabletop(const Report &report);
[[nodiscard]] bool isOpen(const QString &status);                        // of a gap
[[nodiscard]] const AarScenario *tightest(const TabletopReport &tabletop); // null: none has an objective
[[nodiscard]] QString figureResult(Milliseconds figure, const std::optional<Milliseconds> &objective);
// Met: one after another; unknown: only along the critical path; missed: not even so.
[[nodiscard]] TargetStatus scenarioStatus(const AarScenario &scenario);
[[nodiscard]] QString scenarioResult(const AarScenario &scenario); // "fits", "✗ 25 min too long": by its estimates
[[nodiscard]] QString saidText(const InjectState &inject);         // what the room heard; marked where it is reworded
[[nodiscard]] QString issueText(const AarImprovement &line);       // "G1: No password (known before)"
[[nodiscard]] QString scenarioSentence(const AarScenario &scenario); // both figures and the objective
[[nodiscard]] QStringList scenarioWarnings(const AarScenario &scenario); // cycle, free text, no estimates
[[nodiscard]] QString ratingText(const QString &rating);
[[nodiscard]] QString outcomeText(const QString &outcome); // of a response step
[[nodiscard]] QString givenText(const InjectState &inject);
[[nodiscard]] QString injectTime(const InjectState &inject); // as released, else as planned
[[nodiscard]] QString roleNames(const AarScenario &scenario);
[[nodiscard]] QString tabletopHeadline(const TabletopReport &tabletop);
[[nodiscard]] QString gapsDetail(const Report &report); // "P1 2 · P2 1 · P3 0"
[[nodiscard]] QString tabletopSummary(const Report &report);
struct LessonList
{
    QString title;
    QStringList texts;
};
[[nodiscard]] QVector<LessonList> lessonLists(const AarLessons &lessons); // but for what went wrong: a table

} // namespace muster::reporttext
