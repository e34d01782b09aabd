// SPDX-License-Identifier: GPL-3.0-or-later
// What time it is, so that tests can say so. The system's clock unless a test brings its own.
#pragma once

#include "domain/times.h"

#include <QDateTime>

#include <ctime>

namespace muster
{

class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual QDateTime now() const { return QDateTime::currentDateTimeUtc(); }
    // Time that this machine was awake, and time since it was started, sleep included. Neither is ever set.
    [[nodiscard]] virtual Milliseconds awake() const { return reading(CLOCK_MONOTONIC); }
    [[nodiscard]] virtual Milliseconds sinceBoot() const { return reading(CLOCK_BOOTTIME); }

private:
    static Milliseconds reading(clockid_t id)
    {
        timespec time{};
        clock_gettime(id, &time);
        return std::chrono::duration_cast<Milliseconds>(Seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
    }
};

// Wall-clock time as it was at the start, going on with the time since boot: setting the system's clock does
// not move it. One a run, used by one thread at a time.
class SteadyClock
{
public:
    // `now`: what time it is; the clock's own when it is invalid.
    explicit SteadyClock(const Clock &clock, const QDateTime &now = {})
        : m_clock(clock), m_wall(now.isValid() ? now : clock.now()), m_boot(clock.sinceBoot())
    {
    }
    [[nodiscard]] QDateTime now() const { return m_wall.addMSecs((m_clock.sinceBoot() - m_boot).count()); }

private:
    const Clock &m_clock;
    QDateTime m_wall;
    Milliseconds m_boot;
};

// Finds out that the machine slept between two looks.
class SleepWatch
{
public:
    explicit SleepWatch(const Clock &clock) : m_clock(clock), m_asleep(sleepSoFar()) {}
    // How long it slept since the last look; 0 when that was `least` or less.
    [[nodiscard]] Milliseconds look(Milliseconds least = Milliseconds(5000))
    {
        const Milliseconds slept = sleepSoFar() - m_asleep;
        m_asleep += slept;
        return slept > least ? slept : Milliseconds(0);
    }

private:
    [[nodiscard]] Milliseconds sleepSoFar() const { return m_clock.sinceBoot() - m_clock.awake(); }

    const Clock &m_clock;
    Milliseconds m_asleep;
};

} // namespace muster
