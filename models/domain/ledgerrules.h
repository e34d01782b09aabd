// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done about a gap, and what proves that it is closed. Pure functions, any thread.
#pragma once

#include "domain/ledger.h"

namespace muster
{

// Fields that a person changes: "description", "category", "priority", "remediation", "owner", "due", "status".
[[nodiscard]] QStringList gapFieldKeys();
[[nodiscard]] QString gapField(const LedgerGap &gap, const QString &key); // status as its word

// May this be appended? Errors (BadInput): "gap.unknown", "gap.field", "gap.priority", "gap.status",
// "gap.too_long", "gap.unchanged", "gap.closed", "gap.not_closed", "gap.needs_evidence", "gap.same_gap",
// "gap.same_run". Evidence itself is looked at by proves().
[[nodiscard]] Done mayFollow(const Ledger &ledger, const FollowUp &what);

struct EvidenceItem // a step or a check of a run
{
    QString id;   // the step's; the check's name, with ":object" when it looked at one
    QString text; // as people know it
    bool isCheck = false;
    Status status = Status::Unknown;
    QDateTime at; // when it ended
    bool operator==(const EvidenceItem &) const = default;
};

struct EvidenceRun
{
    QString runId;
    QString title;
    RunPhase phase = RunPhase::Planned;
    QDateTime startedAt;
    Verdict verdict = Verdict::Unknown;
    QVector<EvidenceItem> items;
};
[[nodiscard]] EvidenceRun evidenceOf(const Plan &plan, const RunState &state);

// Does the run, or this step or check of it, show that the gap is closed? It has to be another run that is
// over, started after the gap was raised (or reopened), and to have passed. A check's name without an object
// stands for every check of that name. Errors (BadInput): "evidence.same_run", "evidence.not_over",
// "evidence.earlier", "evidence.unknown" (the passed ones named), "evidence.not_passed".
[[nodiscard]] Done proves(const LedgerGap &gap, const EvidenceRun &run, const QString &item);
// The steps and checks that proves() would take.
[[nodiscard]] QVector<EvidenceItem> provingItems(const LedgerGap &gap, const EvidenceRun &run);

} // namespace muster
