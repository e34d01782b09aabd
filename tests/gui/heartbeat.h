// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window's thread was busy at a stretch: by the clock, and by its own work alone, which other
// programs on the machine do not lengthen. Lives on the window's thread.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace muster
{

class Heartbeat final : public QObject
{
public:
    Heartbeat()
    {
        m_beat.setTimerType(Qt::PreciseTimer);
        connect(&m_beat, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_gap.restart());
            const double now = cpu();
            m_longestWork = std::max(m_longestWork, now - m_cpu);
            m_cpu = now;
        });
        m_gap.start();
        m_cpu = cpu();
        m_beat.start(2);
    }
    [[nodiscard]] qint64 longest() const { return m_longest; }       // ms
    [[nodiscard]] double longestWork() const { return m_longestWork; } // ms

private:
    static double cpu()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
    }
    QTimer m_beat;
    QElapsedTimer m_gap;
    qint64 m_longest = 0;
    double m_longestWork = 0;
    double m_cpu = 0;
};

} // namespace muster
