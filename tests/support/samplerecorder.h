// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a run's journal by hand, for tests: each call is an entry, `after` lets time pass.
#pragma once

#include "support/sampleruns.h"

namespace muster::samples
{

using namespace std::chrono_literals;

// Writes the journal of a run: time goes on with each call of `after`.
class Recorder
{
public:
    explicit Recorder(Plan plan, const QString &runId) : m_plan(std::move(plan))
    {
        const QJsonObject environment{
            {QStringLiteral("program"), QStringLiteral("Muster 0.1.0")},
            {QStringLiteral("host"), QStringLiteral("drill-01")},
            {QStringLiteral("sandbox_profile"), QStringLiteral("verify")},
            {QStringLiteral("versions"), QJsonObject{{QStringLiteral("postgresql"), QStringLiteral("15.14")},
                                                     {QStringLiteral("pg_restore"), QStringLiteral("15.14")},
                                                     {QStringLiteral("qt"), QStringLiteral("6.4.2")}}}};
        const QJsonObject options{{QStringLiteral("profile"), QStringLiteral("verify")},
                                  {QStringLiteral("level"), QStringLiteral("standard")},
                                  {QStringLiteral("operator"), QStringLiteral("Ines Okafor")},
                                  {QStringLiteral("failure_at"), QStringLiteral("2026-10-23T10:00:00.000Z")}};
        add(event::RunCreated{runId,
                              {{QStringLiteral("id"), m_plan.id}},
                              QStringLiteral("/home/ines/plans/orders.muster.json"),
                              options,
                              environment});
        add(event::DriverAttached{4711, QStringLiteral("drill-01"), QStringLiteral("boot"), false});
        after(2s);
        add(event::WentLive{QStringLiteral("Ines Okafor")}, QStringLiteral("Ines Okafor"));
    }

    Recorder &after(Milliseconds time)
    {
        m_now = m_now.addMSecs(time.count());
        return *this;
    }
    Recorder &add(EventBody body, const QString &actor = QStringLiteral("muster"))
    {
        const QString prev = m_entries.isEmpty() ? firstPrev() : m_entries.last().hash;
        m_entries.push_back(chain(m_entries.size() + 1, prev, Event{m_now, actor, std::move(body)}));
        return *this;
    }
    // An automatic step with a progress entry now and then.
    Recorder &run(const QString &id, Milliseconds time, Status status = Status::Passed,
                  const QString &message = {}, const QString &hint = {}, const QString &code = {},
                  const QString &fault = {})
    {
        add(event::StepStarted{id, 1});
        constexpr int parts = 4;
        for (int i = 1; i < parts; ++i) {
            after(time / parts);
            // Large objects first: progress is not even.
            add(event::StepProgressed{id, 10 * i * i, 10 * parts * parts, QStringLiteral("tables"), 0, 0, -1,
                                      QStringLiteral("public.orders")});
        }
        after(time - (time / parts) * (parts - 1));
        return add(event::StepFinished{id, status, 1, false, message, hint, code, fault, {}});
    }
    Recorder &tick(const QString &id, Milliseconds time, const QString &who, Status status = Status::Passed,
                   const QString &note = {})
    {
        after(time);
        return add(event::StepTicked{id, status, note}, who);
    }
    Recorder &check(const QString &step, const QString &name, const QString &object, Status status,
                    const QJsonValue &expected, const QJsonValue &actual, const QString &message = {},
                    bool critical = true)
    {
        return add(
            event::CheckRecorded{step, {name, object, status, critical, expected, actual, message, 17ms}});
    }
    Recorder &measure(const QString &step, const QString &name, const QJsonValue &value, const QString &unit)
    {
        return add(event::Measured{step, name, value, unit});
    }
    [[nodiscard]] SampleRun done(bool finished = true, bool aborted = false)
    {
        if (finished)
            add(event::RunFinished{aborted});
        return {m_plan, m_entries, foldAll(m_plan, m_entries)};
    }

private:
    Plan m_plan;
    QVector<JournalEntry> m_entries;
    QDateTime m_now{QDate(2026, 10, 23), QTime(10, 0), Qt::UTC};
};

} // namespace muster::samples
