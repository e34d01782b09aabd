// SPDX-License-Identifier: GPL-3.0-or-later
// Runs and entries for the tests of the store.
#pragma once

#include "store/store.h"

namespace samples
{

[[nodiscard]] muster::RunSummary summary(const QString &runId, qint64 startedSecondsAgo = 0);

// Makes a chain of events: the first is RunCreated, then logs.
class Chain
{
public:
    explicit Chain(const QString &runId);
    Chain(const QString &runId, const muster::JournalEntry &last); // goes on after it
    [[nodiscard]] muster::JournalEntry next();
    [[nodiscard]] muster::JournalEntry next(muster::EventBody body);

private:
    QString m_runId;
    qint64 m_seq = 0;
    QString m_prev;
};

[[nodiscard]] QVector<QJsonObject> asJson(const QVector<muster::JournalEntry> &entries);

} // namespace samples
