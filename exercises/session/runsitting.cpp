// SPDX-License-Identifier: GPL-3.0-or-later
// RunDriver, third part: clocks and sleep; a tabletop's session, in which people act and it waits.
#include "session/rundriver.h"

#include "store/attachments.h"
#include "session/runrecords.h"

namespace muster
{

namespace
{
constexpr int beatMs = 1000;
}

bool RunDriver::isSitting() const
{
    return m_fold && m_fold->state().tabletop.isTabletop;
}

QDateTime RunDriver::now() const
{
    return m_steady ? m_steady->now() : m_clock->now();
}

// Entries get their times from a clock that nobody can set while the run goes on.
void RunDriver::startClocks(const QDateTime &now)
{
    m_steady.emplace(*m_clock, now);
    m_watch.emplace(*m_clock);
    m_beat.setInterval(beatMs);
    m_beat.start();
}

event::DriverAttached RunDriver::attachment(bool resumed) const
{
    event::DriverAttached attached = driverAttached(resumed);
    attached.sinceBootMs = m_clock->sinceBoot().count();
    return attached;
}

void RunDriver::onBeat()
{
    noticeSleep();
    noteForecast();
}

// What the laptop slept through was no exercise time: a pause of that length. A drill's clock goes on: nobody
// declared a pause, and a recovery that waits for a laptop is that much later.
void RunDriver::noticeSleep()
{
    if (!m_watch || m_done || m_broken)
        return;
    const Milliseconds slept = m_watch->look();
    const RunState &state = m_fold->state();
    if (slept.count() == 0 || state.phase != RunPhase::Running || state.tabletop.endAsked)
        return;
    const QDateTime woke = now();
    if (!isSitting()) {
        const QString text = tr("This machine slept for %1; the clock went on.").arg(wordsText(slept));
        if (const auto done = append({event::Noted{QStringLiteral("issue"), text, {}, {}, 0}}); !done)
            breakDown(done.error());
        return;
    }
    const QDateTime fell = std::max(woke.addMSecs(-slept.count()), state.lastAt);
    m_waiting.append({fell, QStringLiteral("muster"), event::Paused{QStringLiteral("asleep")}});
    m_waiting.append({woke, QStringLiteral("muster"), event::Resumed{}});
    if (const auto done = flush(); !done)
        breakDown(done.error());
}

// Nobody is there: what is open is skipped with the reason, never released; steps stay unknown.
void RunDriver::leaveAlone(const QString &reason)
{
    if (!isSitting() || m_done || m_broken || m_interrupting || m_follow.isActive() || m_fold->state().tabletop.endAsked)
        return;
    for (const ScenarioState &scenario : m_fold->state().tabletop.scenarios)
        for (const InjectState &inject : scenario.injects)
            if (inject.isOpen())
                m_waiting.append({now(), QStringLiteral("muster"), event::InjectSkipped{scenario.key, inject.key, reason}});
    m_waiting.append({now(), QStringLiteral("muster"), event::EndAsked{reason}});
    if (const auto done = flush(); !done)
        return breakDown(done.error());
    advance();
}

void RunDriver::saveDraft(const Draft &draft)
{
    if (!m_fold || m_done || m_broken || m_follow.isActive())
        return;
    if (const auto done = m_store->putDraft(m_info.runId, draft); !done)
        Q_EMIT refused(QStringLiteral("draft"), done.error());
}

void RunDriver::attachFile(const QString &path, qint64 belongsTo, const QString &step)
{
    if (m_fold && !m_done && !m_follow.isActive())
        attached(keepFile(path, m_storeLocation, m_info.runId, belongsTo), step);
}

void RunDriver::attachBytes(const QString &name, const QByteArray &bytes, qint64 belongsTo, const QString &step)
{
    if (m_fold && !m_done && !m_follow.isActive())
        attached(keepBytes(name, bytes, m_storeLocation, m_info.runId, belongsTo), step);
}

void RunDriver::attached(Result<event::Attached> file, const QString &step)
{
    if (!file)
        return Q_EMIT refused(QStringLiteral("attach"), file.error());
    if (!step.isEmpty())
        file->step = step;
    request(QStringLiteral("attach"), *file);
}

} // namespace muster
