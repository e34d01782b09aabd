// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that tests set: time passes, the machine sleeps, somebody sets the wall clock. Any thread.
#pragma once

#include "engine/clock.h"

#include <atomic>

namespace muster
{

class VirtualClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_wall, Qt::UTC); }
    [[nodiscard]] Milliseconds awake() const override { return Milliseconds(m_awake); }
    [[nodiscard]] Milliseconds sinceBoot() const override { return Milliseconds(m_boot); }

    void pass(Milliseconds time)
    {
        m_awake += time.count();
        m_boot += time.count();
        m_wall += time.count();
    }
    void sleep(Milliseconds time)
    {
        m_boot += time.count();
        m_wall += time.count();
    }
    void setWall(Milliseconds by) { m_wall += by.count(); }

private:
    std::atomic<qint64> m_wall{1795246198000};
    std::atomic<qint64> m_awake{5000};
    std::atomic<qint64> m_boot{9000};
};

} // namespace muster
