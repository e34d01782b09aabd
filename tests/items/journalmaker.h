// SPDX-License-Identifier: GPL-3.0-or-later
// A small plan and its journal, entry by entry, for the tests of the item models. One thread.
#pragma once

#include "domain/runstate.h"

namespace muster
{

inline Step makeStep(const QString &id, const QString &text, bool automatic, const QStringList &needs = {})
{
    Step step;
    step.id = id;
    step.text = text;
    step.needs = needs;
    step.estimate = Milliseconds(60000);
    if (automatic)
        step.action = ActionSpec{QStringLiteral("command"), {}};
    return step;
}

inline Plan makePlan()
{
    Plan plan;
    plan.id = QStringLiteral("p");
    plan.title = QStringLiteral("Plan");
    Phase first;
    first.id = QStringLiteral("one");
    first.title = QStringLiteral("One");
    first.steps << makeStep(QStringLiteral("a"), QStringLiteral("By hand"), false);
    first.steps[0].steps << makeStep(QStringLiteral("a1"), QStringLiteral("Part"), false);
    first.steps << makeStep(QStringLiteral("b"), QStringLiteral("Restore"), true, {QStringLiteral("a")});
    Phase second;
    second.id = QStringLiteral("two");
    second.title = QStringLiteral("Two");
    second.steps << makeStep(QStringLiteral("c"), QStringLiteral("Look"), false, {QStringLiteral("b")});
    plan.phases << first << second;
    return plan;
}

class JournalMaker
{
public:
    explicit JournalMaker(Plan plan) : m_fold(std::move(plan)) {}
    void add(const EventBody &body, int afterSeconds = 1)
    {
        m_at = m_at.addSecs(afterSeconds);
        const JournalEntry entry = chain(++m_seq, m_prev, {m_at, QStringLiteral("tester"), body});
        m_prev = entry.hash;
        m_fold.apply(entry);
    }
    void begin()
    {
        event::RunCreated created;
        created.runId = QStringLiteral("R1");
        add(created);
        add(event::DriverAttached{});
        add(event::WentLive{});
    }
    [[nodiscard]] const RunState &state() const { return m_fold.state(); }

private:
    Fold m_fold;
    QDateTime m_at = QDateTime::fromMSecsSinceEpoch(1800000000000, Qt::UTC);
    QString m_prev = firstPrev();
    qint64 m_seq = 0;
};

} // namespace muster
