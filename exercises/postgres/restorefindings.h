// SPDX-License-Identifier: GPL-3.0-or-later
// What a restore tool said while it worked, and how far it has come. Values and pure functions; any thread.
#pragma once

#include "archives/pgtoc.h"
#include "domain/event.h"

#include <QHash>
#include <QSet>

namespace muster
{

struct RestoreFindings
{
    QHash<int, QString> failed;   // entry's id → what the server or tool said
    QSet<int> finished;           // entries that the tool went past
    QStringList otherErrors;      // not of any entry
    QStringList notes;            // what a person may want to know
    std::optional<Error> stopped; // why it did not come to its end
    int exitCode = 0;
};

// Reads pg_restore's verbose lines. Lines of its parallel workers may run into each other: what counts is
// found anywhere in a line.
class RestoreMessages
{
public:
    RestoreMessages(RestoreFindings &findings, const QVector<TocEntry> &entries);
    void line(const QByteArray &bytes);
    // The tool has ended by itself, having gone through everything: what has not failed is finished.
    void ended(int exitCode);
    [[nodiscard]] QString current() const { return m_current; } // what it works on
    // Set when going on makes no sense: the disk is full, the server is gone.
    [[nodiscard]] std::optional<Error> fatal() const { return m_fatal; }

private:
    void start(int entry);
    bool isPlace(const QString &text);
    RestoreFindings &m_findings;
    QHash<QString, int> m_dataOf; // "public.orders" → its TABLE DATA entry
    QSet<int> m_all;
    QSet<int> m_launched;    // by parallel workers
    bool m_summedUp = false; // "errors ignored": it came to the end
    QString m_current;
    int m_entry = 0;   // the newest "from TOC entry"
    int m_started = 0; // the newest entry without parallel workers
    std::optional<Error> m_fatal;
};

// "postgres.disk_full" (CannotRun) or "postgres.server_died" when the text says so.
[[nodiscard]] std::optional<Error> fatalIn(const QString &text);

// Share of a restore that is done and the time left. Source of the weights: measured on the benchmark
// database: half is data, a third indexes, an eighth foreign keys, the rest everything else.
class RestoreProgress
{
public:
    RestoreProgress(const QVector<TocEntry> &entries, qint64 bytesTotal);
    [[nodiscard]] event::StepProgressed at(const QSet<int> &finished, qint64 bytesDone, const QString &what,
                                           Milliseconds elapsed) const;

private:
    [[nodiscard]] double fraction(const QSet<int> &finished, qint64 bytesDone) const;
    QHash<int, int> m_kindOf; // entry → 0 data, 1 index, 2 foreign key, 3 other
    int m_counts[4] = {0, 0, 0, 0};
    qint64 m_bytesTotal;
};

} // namespace muster
