// SPDX-License-Identifier: GPL-3.0-or-later
// The append-only record of a run: events, each hash-chained to the one before.
#pragma once

#include "domain/event.h"

#include <QVector>

namespace muster
{

// An entry's hash is SHA-256 over its RFC 8785 canonical JSON without "hash", "prev" included.
struct JournalEntry
{
    qint64 seq = 0; // from 1, without gaps
    QString prev;   // hash of the entry before; 64 zeros for the first
    QString hash;   // lower-case hex
    Event event;
    bool operator==(const JournalEntry &) const = default;
};

[[nodiscard]] QString firstPrev(); // 64 zeros

// RFC 8785 (JCS): keys sorted by UTF-16 code units, numbers as ECMAScript prints them, UTF-8.
[[nodiscard]] QByteArray canonicalJson(const QJsonValue &value);

// SHA-256 over the canonical JSON without "hash", lower-case hex.
[[nodiscard]] QString entryHash(QJsonObject json);
[[nodiscard]] JournalEntry chain(qint64 seq, const QString &prev, Event event);
// {"seq", "prev", "hash", "type", "at", "actor", …}
[[nodiscard]] QJsonObject entryToJson(const JournalEntry &entry);
[[nodiscard]] Result<JournalEntry> entryFromJson(const QJsonObject &json);

// Walks the chain over the entries' JSON. Errors: "journal.broken" naming the first entry that does not hold.
struct JournalCheck
{
    qint64 count = 0;
    QString head; // hash of the last entry
};
[[nodiscard]] Result<JournalCheck> verifyJournal(const QVector<QJsonObject> &entries);

} // namespace muster

Q_DECLARE_METATYPE(muster::JournalEntry)
