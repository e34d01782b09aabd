// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/journal.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace muster
{

namespace
{

QJsonObject withoutHash(const JournalEntry &entry)
{
    QJsonObject json = eventToJson(entry.event);
    json[QStringLiteral("seq")] = entry.seq;
    json[QStringLiteral("prev")] = entry.prev;
    return json;
}

} // namespace

QString entryHash(QJsonObject json)
{
    json.remove(QStringLiteral("hash"));
    return QString::fromLatin1(
        QCryptographicHash::hash(canonicalJson(json), QCryptographicHash::Sha256).toHex());
}

QString firstPrev()
{
    return QString(64, u'0');
}

JournalEntry chain(qint64 seq, const QString &prev, Event event)
{
    // What is hashed is what is read back: milliseconds, UTC.
    event.at = parseTimestamp(timestampText(event.at));
    JournalEntry entry{seq, prev, {}, std::move(event)};
    entry.hash = entryHash(withoutHash(entry));
    return entry;
}

QJsonObject entryToJson(const JournalEntry &entry)
{
    QJsonObject json = withoutHash(entry);
    json[QStringLiteral("hash")] = entry.hash;
    return json;
}

Result<JournalEntry> entryFromJson(const QJsonObject &json)
{
    auto event = eventFromJson(json);
    if (!event)
        return fail(event.error());
    return JournalEntry{json.value(QStringLiteral("seq")).toInteger(), json.value(QStringLiteral("prev")).toString(),
                        json.value(QStringLiteral("hash")).toString(), *event};
}

Result<JournalCheck> verifyJournal(const QVector<QJsonObject> &entries)
{
    JournalCheck result{0, firstPrev()};
    for (const QJsonObject &json : entries) {
        const qint64 expected = result.count + 1;
        const qint64 seq = json.value(QStringLiteral("seq")).toInteger(-1);
        QString problem;
        if (seq != expected)
            problem = QCoreApplication::translate("Journal", "entry %1 is missing (found %2)").arg(expected).arg(seq);
        else if (json.value(QStringLiteral("prev")).toString() != result.head)
            problem = QCoreApplication::translate("Journal", "entry %1 does not follow the one before it").arg(seq);
        else if (json.value(QStringLiteral("hash")).toString() != entryHash(json))
            problem = QCoreApplication::translate("Journal", "entry %1 was changed after it was written").arg(seq);
        if (!problem.isEmpty())
            return fail({QStringLiteral("journal.broken"),
                         QCoreApplication::translate("Journal", "The journal does not hold: %1.").arg(problem),
                         QCoreApplication::translate("Journal", "Nothing from that entry on can be trusted. Compare with a report exported earlier."),
                         Fault::Failed});
        result.count = seq;
        result.head = json.value(QStringLiteral("hash")).toString();
    }
    return result;
}

} // namespace muster
