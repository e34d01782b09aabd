// SPDX-License-Identifier: GPL-3.0-or-later
// A store with exercises that raised gaps, and a later drill of which one step passed and one failed.
#pragma once

#include "formats/planjson.h"
#include "session/runrecords.h"
#include "store/store.h"

#include <QJsonArray>
#include <QtGlobal>

namespace muster::samples
{

class GapRuns
{
public:
    explicit GapRuns(Store &store) : m_store(store) {}

    // "r-one", "r-two", … raised at that hour.
    void exercise(const QString &runId, const QString &title, const QDateTime &at, const QVector<event::GapRaised> &gaps)
    {
        Plan plan;
        plan.kind = PlanKind::Tabletop;
        plan.id = runId;
        plan.title = title;
        QVector<EventBody> bodies{event::WentLive{}};
        for (const event::GapRaised &gap : gaps)
            bodies.append(gap);
        bodies.append(event::RunFinished{});
        put(runId, plan, at, bodies);
    }
    // Step "approve" passed, step "notify" failed.
    void drill(const QString &runId, const QDateTime &at)
    {
        Plan plan;
        plan.id = runId;
        plan.title = QStringLiteral("Failover drill");
        Phase phase;
        phase.id = QStringLiteral("p");
        phase.title = QStringLiteral("Switch");
        for (const auto &[id, text] : {std::pair("approve", "Have the failover approved by the on-call lead"), {"notify", "Notify the customers"}}) {
            Step step;
            step.id = QString::fromLatin1(id);
            step.text = QString::fromLatin1(text);
            step.onFailure = OnFailure::Continue;
            phase.steps.append(step);
        }
        plan.phases = {phase};
        put(runId, plan, at,
            {event::WentLive{}, event::StepTicked{QStringLiteral("approve"), Status::Passed, {}},
             event::StepTicked{QStringLiteral("notify"), Status::Failed, {}}, event::RunFinished{}});
    }

private:
    void put(const QString &runId, const Plan &plan, const QDateTime &at, QVector<EventBody> bodies)
    {
        bodies.prepend(event::RunCreated{runId, planToObject(plan), {}, {}, {}});
        QVector<JournalEntry> entries;
        for (const EventBody &body : std::as_const(bodies))
            entries.append(chain(entries.size() + 1, entries.isEmpty() ? firstPrev() : entries.last().hash,
                                 {at.addSecs(60 * entries.size()), QStringLiteral("Ann"), body}));
        const Done put = m_store.putRun(summaryOf(plan, foldAll(plan, entries)));
        const Done done = put ? m_store.appendAll(runId, entries) : put;
        if (!done)
            qFatal("%s", qPrintable(done.error().message));
    }

    Store &m_store;
};

// Two exercises of last year and one of this week, and a drill of today.
inline void fillWithGaps(Store &store)
{
    GapRuns runs(store);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString open = QStringLiteral("open");
    const auto gap = [&open](const char *id, const char *text, const char *category, const char *priority, const char *remediation,
                             const char *owner, const QString &due) {
        return event::GapRaised{QString::fromUtf8(id), QString::fromUtf8(text), QString::fromUtf8(category), QString::fromUtf8(priority),
                                QString::fromUtf8(remediation), QString::fromUtf8(owner), due, open};
    };
    const auto on = [&now](int days) { return now.addDays(days).date().toString(Qt::ISODate); };
    runs.exercise(QStringLiteral("20250912-090000-aaaaaa"), QStringLiteral("Ransomware on the file servers"), now.addDays(-400),
                  {gap("GAP-01", "Nobody knows who approves the failover", "people", "P1", "Name two approvers and their deputies", "Ann Weber", on(-300)),
                   gap("GAP-02", "Status page password is known to one person only", "access", "P2", "Put it into the vault", "Bo", on(-120))});
    runs.exercise(QStringLiteral("20260311-100000-bbbbbb"), QStringLiteral("Certificate expired"), now.addDays(-200),
                  {gap("GAP-01", "The runbook for PostgreSQL failover is out of date", "documents", "P2", "Rewrite chapter 4", "", on(40)),
                   gap("GAP-02", "Pager did not reach the second line", "tools", "P3", "", "Cy", QStringLiteral("before the next audit"))});
    runs.exercise(QStringLiteral("20261118-080000-cccccc"), QStringLiteral("Region outage"), now.addDays(-3),
                  {gap("GAP-01", "Unclear who may approve a failover", "people", "P1", "", "", on(20)),
                   gap("GAP-02", "Runbook of the PostgreSQL failover is out of date", "documents", "P2", "", "Ann Weber", on(9)),
                   gap("GAP-03", "Customers are told too late", "communication", "P3", "Draft texts beforehand", "Di", QString())});
    runs.drill(QStringLiteral("20261121-070000-dddddd"), now.addSecs(-7200));
}

} // namespace muster::samples
