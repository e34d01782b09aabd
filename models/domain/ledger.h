// SPDX-License-Identifier: GPL-3.0-or-later
// The gaps of every exercise: a pure fold of what the runs left and of what was done about it since
// (followup.h). Values and pure functions, any thread.
//
// A gap's key is its run's id, a colon and its own id; an empty or repeated id gets its place added ("#3").
#pragma once

#include "domain/followup.h"
#include "domain/runsummary.h"

namespace muster
{

enum class GapStatus { Open, InProgress, Closed };
[[nodiscard]] QString gapStatusWord(GapStatus status); // "open", "in progress", "closed"
// "", "in_progress", "done", … are understood too; none for other words.
[[nodiscard]] std::optional<GapStatus> gapStatusFromWord(const QString &word);

struct RaisedGap // as a run left it
{
    QString key;
    event::GapRaised gap;
    QDateTime raisedAt; // of one known beforehand: when the run was made
    QString proof;      // what gap_changed gave as "evidence" or "reason"
    bool operator==(const RaisedGap &) const = default;
};

struct RunGaps
{
    QString runId;
    QString title;
    QVector<RaisedGap> gaps;
};
// From a run's entries, or from those of them that are about gaps (run_created, gap_raised, gap_changed).
[[nodiscard]] RunGaps runGapsOf(const RunSummary &run, const Plan &plan, const QVector<JournalEntry> &entries);

struct SeenBefore // an older gap of another run that may be the same
{
    QString key;
    QString runTitle;
    QDateTime raisedAt;
    QString description;
    GapStatus status = GapStatus::Open;
    double likeness = 0;    // 0…1, of the descriptions
    bool confirmed = false; // by a person
    bool operator==(const SeenBefore &) const = default;
};

struct LedgerGap
{
    QString key;
    QString runId;
    QString runTitle;
    QString id;
    QDateTime raisedAt;
    QString description;
    QString category;
    QString priority; // "P1", "P2", "P3", or as the run had it
    QString remediation;
    QString owner;
    QString due; // as written
    std::optional<QDate> dueOn;
    bool overdue = false; // not closed, and due before today
    GapStatus status = GapStatus::Open;
    bool closedUnproven = false; // the run says closed, with neither evidence nor reason: open
    QString evidenceRun;         // of a closed one
    QString evidenceItem;
    QString reason; // of a closed one; what the run gave, too
    QDateTime openSince; // raised or reopened: evidence has to be later
    QDateTime changedAt; // last follow-up; invalid: none
    QString changedBy;
    QVector<SeenBefore> before; // confirmed ones first, then the likeliest; at most three not confirmed
    bool operator==(const LedgerGap &) const = default;

    [[nodiscard]] bool isOpen() const { return status != GapStatus::Closed; }
    [[nodiscard]] bool isRecurring() const;   // confirmed
    [[nodiscard]] bool mayRecur() const;      // something is still to be confirmed or denied
    [[nodiscard]] bool dueUnreadable() const; // there is a due date that is none
};

struct Ledger
{
    QVector<LedgerGap> gaps; // newest first
    QDate today;
    bool operator==(const Ledger &) const = default;
    [[nodiscard]] const LedgerGap *gap(const QString &key) const;
};

enum class GapFilter { Open, Overdue, Recurring, Closed, All }; // recurring: confirmed, or still to be
[[nodiscard]] bool passes(const LedgerGap &gap, GapFilter filter);

// Follow-ups of gaps that are not there (another store's) are passed over.
[[nodiscard]] Ledger ledgerOf(const QVector<RunGaps> &runs, const QVector<FollowUpEntry> &followUps, const QDate &today);

// By key; else by a beginning of the run's id before the colon, or by the gap's own id alone, when that is one
// gap. Errors (BadInput): "gap.unknown", "gap.ambiguous".
[[nodiscard]] Result<LedgerGap> findGap(const Ledger &ledger, const QString &text);

} // namespace muster
