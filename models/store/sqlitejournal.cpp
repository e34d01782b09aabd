// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlitestore.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSqlError>
#include <QSqlQuery>

namespace muster
{

namespace
{

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Store", source);
}

Error conflict(qint64 last, const JournalEntry &entry)
{
    return {QStringLiteral("store.conflict"),
            last + 1 == entry.seq
                ? text("Entry %1 does not follow the one that is stored before it.").arg(entry.seq)
                : text("Entry %1 was to be stored, but the journal has %2.").arg(entry.seq).arg(last),
            text("Another process may have written to the same run. Open the run again."),
            Fault::CannotRun,
            {},
            0,
            0};
}

Error unreadable(const QString &path, qint64 seq, const QString &detail)
{
    return damagedStore(path, text("journal entry %1 cannot be read (%2).").arg(seq).arg(detail));
}

// SQLite replaces U+FFFE and U+FFFF when it hands text back, and the entry's hash would not hold: escaped.
QString bodyText(const Event &event)
{
    QString body = QString::fromUtf8(QJsonDocument(eventToJson(event)).toJson(QJsonDocument::Compact));
    body.replace(QChar(0xFFFE), QStringLiteral("\\ufffe")).replace(QChar(0xFFFF), QStringLiteral("\\uffff"));
    return body;
}

} // namespace

Done SqliteStore::appendAll(const QString &runId, const QVector<JournalEntry> &entries)
{
    Transaction transaction(m_connection);
    if (const Done done = transaction.begin(); !done)
        return done;
    const auto last = m_connection.run(
        QStringLiteral("SELECT seq, hash FROM journal WHERE run_id = ? ORDER BY seq DESC LIMIT 1"), {runId});
    if (!last)
        return fail(last.error());
    qint64 seq = 0;
    QString hash = firstPrev();
    if ((*last)->next()) {
        seq = (*last)->value(0).toLongLong();
        hash = (*last)->value(1).toString();
    }
    (*last)->finish();
    for (const JournalEntry &entry : entries) {
        if (entry.seq != seq + 1 || entry.prev != hash)
            return fail(conflict(seq, entry));
        const Done done = m_connection.execute(
            QStringLiteral(
                "INSERT INTO journal (run_id, seq, prev, hash, type, at, body) VALUES (?, ?, ?, ?, ?, ?, ?)"),
            {runId, entry.seq, entry.prev, entry.hash, eventType(entry.event.body),
             timestampText(entry.event.at), bodyText(entry.event)});
        if (!done)
            return done;
        seq = entry.seq;
        hash = entry.hash;
    }
    return transaction.commit();
}

Result<QVector<JournalEntry>> SqliteStore::journal(const QString &runId, qint64 afterSeq)
{
    // As bytes: what SQLite has is what the parser wants, and a long journal opens the sooner.
    const auto query = m_connection.run(
        QStringLiteral("SELECT seq, prev, hash, CAST(body AS BLOB) FROM journal WHERE run_id = ? AND seq > ? ORDER BY seq"),
        {runId, afterSeq});
    if (!query)
        return fail(query.error());
    QVector<JournalEntry> entries;
    while ((*query)->next()) {
        const qint64 seq = (*query)->value(0).toLongLong();
        QJsonParseError problem;
        const QJsonDocument body = QJsonDocument::fromJson((*query)->value(3).toByteArray(), &problem);
        Result<Event> event = eventFromJson(body.object());
        if (!body.isObject() || !event) {
            (*query)->finish();
            return fail(unreadable(m_connection.path(), seq,
                                   body.isObject() ? event.error().message : problem.errorString()));
        }
        entries.append(
            {seq, (*query)->value(1).toString(), (*query)->value(2).toString(), std::move(*event)});
    }
    const QSqlError trouble = (*query)->lastError();
    (*query)->finish();
    if (trouble.isValid())
        return fail(storeError(trouble, m_connection.path()));
    return entries;
}

} // namespace muster
