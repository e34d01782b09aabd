// SPDX-License-Identifier: GPL-3.0-or-later
// What was done about a gap after its run was over: an append-only record of its own, each entry hash-chained
// to the one before, as in a journal. Values and pure functions, any thread.
#pragma once

#include "domain/journal.h"

#include <QJsonObject>

namespace muster
{

enum class FollowUpKind { Changed, Closed, Reopened, Same, Different };
[[nodiscard]] QString followUpWord(FollowUpKind kind); // "changed", "closed", "reopened", "same", "different"

struct FollowUp
{
    QDateTime at; // UTC, milliseconds
    QString actor;
    FollowUpKind kind = FollowUpKind::Changed;
    QString gap;        // its key (ledger.h)
    QJsonObject fields; // of changed: "owner", "due", …
    QString run;        // of closed, the evidence: a later run …
    QString item;       // … and its step or check; empty: the run as a whole
    QString reason;     // of closed: why, when there is no evidence; of reopened: why
    QString other;      // of same and different: the key of the other gap
    bool operator==(const FollowUp &) const = default;
};

struct FollowUpEntry
{
    qint64 seq = 0; // from 1, without gaps
    QString prev;
    QString hash;
    FollowUp what;
    bool operator==(const FollowUpEntry &) const = default;
};

[[nodiscard]] FollowUpEntry chainFollowUp(qint64 seq, const QString &prev, FollowUp what);
// {"seq", "prev", "hash", "type", "at", "actor", "gap", …}
[[nodiscard]] QJsonObject followUpToJson(const FollowUpEntry &entry);
// Errors (Failed): "ledger.broken" for an unknown type or a missing key.
[[nodiscard]] Result<FollowUpEntry> followUpFromJson(const QJsonObject &json);
// Walks the chain. Errors (Failed): "ledger.broken" naming the first entry that does not hold.
[[nodiscard]] Done verifyFollowUps(const QVector<FollowUpEntry> &entries);

} // namespace muster
