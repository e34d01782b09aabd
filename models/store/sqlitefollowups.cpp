// SPDX-License-Identifier: GPL-3.0-or-later
// SqliteStore: what was done about gaps after their runs, and what the journals say about gaps.
#include "store/sqlitestore.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSqlError>

namespace muster
{

namespace
{

// As in the partial index of the journal: the same words, or SQLite does not use it.
QString aboutGaps()
{
    return QStringLiteral("type IN ('run_created', 'gap_raised', 'gap_changed')");
}

// SQLite replaces U+FFFE and U+FFFF when it hands text back, and the hash would not hold: escaped.
QString bodyText(const FollowUpEntry &entry)
{
    QString body = QString::fromUtf8(QJsonDocument(followUpToJson(entry)).toJson(QJsonDocument::Compact));
    return body.replace(QChar(0xFFFE), QStringLiteral("\\ufffe")).replace(QChar(0xFFFF), QStringLiteral("\\uffff"));
}

} // namespace

Result<QVector<FollowUpEntry>> SqliteStore::addFollowUps(const QVector<FollowUp> &whats)
{
    Transaction transaction(m_connection);
    if (const Done done = transaction.begin(); !done)
        return fail(done.error());
    const auto last = m_connection.run(QStringLiteral("SELECT seq, hash FROM gap_followups ORDER BY seq DESC LIMIT 1"));
    if (!last)
        return fail(last.error());
    qint64 seq = 0;
    QString hash = firstPrev();
    if ((*last)->next()) {
        seq = (*last)->value(0).toLongLong();
        hash = (*last)->value(1).toString();
    }
    (*last)->finish();
    QVector<FollowUpEntry> entries;
    for (const FollowUp &what : whats) {
        const FollowUpEntry entry = chainFollowUp(++seq, hash, what);
        hash = entry.hash;
        const Done done = m_connection.execute(
            QStringLiteral("INSERT INTO gap_followups (seq, prev, hash, type, gap, at, body) VALUES (?, ?, ?, ?, ?, ?, ?)"),
            {entry.seq, entry.prev, entry.hash, followUpWord(what.kind), what.gap, timestampText(entry.what.at), bodyText(entry)});
        if (!done)
            return fail(done.error());
        entries.append(entry);
    }
    if (const Done done = transaction.commit(); !done)
        return fail(done.error());
    return entries;
}

Result<QVector<FollowUpEntry>> SqliteStore::followUps()
{
    const auto query = m_connection.run(QStringLiteral("SELECT seq, prev, hash, body FROM gap_followups ORDER BY seq"));
    if (!query)
        return fail(query.error());
    QVector<FollowUpEntry> entries;
    while ((*query)->next()) {
        QJsonObject json = QJsonDocument::fromJson((*query)->value(3).toString().toUtf8()).object();
        // The columns are what chains; a body that says otherwise does not hold.
        json[QStringLiteral("seq")] = (*query)->value(0).toLongLong();
        json[QStringLiteral("prev")] = (*query)->value(1).toString();
        json[QStringLiteral("hash")] = (*query)->value(2).toString();
        Result<FollowUpEntry> entry = followUpFromJson(json);
        if (!entry) {
            (*query)->finish();
            return fail(entry.error());
        }
        entries.append(std::move(*entry));
    }
    const QSqlError trouble = (*query)->lastError();
    (*query)->finish();
    if (trouble.isValid())
        return fail(storeError(trouble, m_connection.path()));
    if (const Done holds = verifyFollowUps(entries); !holds)
        return fail(holds.error());
    return entries;
}

Result<QMap<QString, QVector<JournalEntry>>> SqliteStore::gapEntries()
{
    const auto query = m_connection.run(
        QStringLiteral("SELECT run_id, seq, prev, hash, body FROM journal WHERE %1 AND run_id IN (SELECT run_id FROM "
                       "journal WHERE %1 AND (type <> 'run_created' OR instr(body, '\"gaps\":[{') > 0)) "
                       "ORDER BY run_id, seq").arg(aboutGaps()));
    if (!query)
        return fail(query.error());
    QMap<QString, QVector<JournalEntry>> entries;
    while ((*query)->next()) {
        const QString run = (*query)->value(0).toString();
        Result<Event> event = eventFromJson(QJsonDocument::fromJson((*query)->value(4).toString().toUtf8()).object());
        if (!event) {
            const QString detail = QCoreApplication::translate("muster::Store", "journal entry %1 of run %2 cannot be read.")
                                       .arg((*query)->value(1).toLongLong()).arg(run);
            (*query)->finish();
            return fail(damagedStore(m_connection.path(), detail));
        }
        entries[run].append({(*query)->value(1).toLongLong(), (*query)->value(2).toString(),
                             (*query)->value(3).toString(), std::move(*event)});
    }
    const QSqlError trouble = (*query)->lastError();
    (*query)->finish();
    if (trouble.isValid())
        return fail(storeError(trouble, m_connection.path()));
    return entries;
}

} // namespace muster
