// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storesamples.h"

namespace samples
{

using namespace muster;

RunSummary summary(const QString &runId, qint64 startedSecondsAgo)
{
    RunSummary summary;
    summary.runId = runId;
    summary.planId = QStringLiteral("plan");
    summary.title = QStringLiteral("A drill");
    summary.phase = RunPhase::Running;
    summary.startedAt = QDateTime::fromMSecsSinceEpoch(1795246198000, Qt::UTC).addSecs(-startedSecondsAgo);
    return summary;
}

Chain::Chain(const QString &runId) : m_runId(runId), m_prev(firstPrev())
{
}

Chain::Chain(const QString &runId, const JournalEntry &last)
    : m_runId(runId), m_seq(last.seq), m_prev(last.hash)
{
}

JournalEntry Chain::next()
{
    if (m_seq == 0)
        return next(event::RunCreated{
            m_runId, QJsonObject{{QStringLiteral("id"), QStringLiteral("plan")}}, {}, {}, {}});
    return next(event::StepLogged{QStringLiteral("restore"), QStringLiteral("info"),
                                  QStringLiteral("Zeile %1 — “ok”").arg(m_seq)});
}

JournalEntry Chain::next(EventBody body)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(1795246198000 + m_seq * 10, Qt::UTC);
    JournalEntry entry = chain(++m_seq, m_prev, Event{at, QStringLiteral("muster"), std::move(body)});
    m_prev = entry.hash;
    return entry;
}

QVector<QJsonObject> asJson(const QVector<JournalEntry> &entries)
{
    QVector<QJsonObject> json;
    for (const JournalEntry &entry : entries)
        json.append(entryToJson(entry));
    return json;
}

} // namespace samples
