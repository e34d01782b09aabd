// SPDX-License-Identifier: GPL-3.0-or-later
// Who a process is, beyond its number: leases and sandbox markers name their owner with it.
// Values; reads /proc only. Any thread.
#pragma once

#include <QJsonObject>
#include <QString>

namespace muster
{

struct ProcessIdentity
{
    QString host;
    qint64 pid = 0;
    QString bootId;        // /proc/sys/kernel/random/boot_id
    qint64 startTicks = 0; // field 22 of /proc/PID/stat, so that a reused pid is not taken for the old one
    bool operator==(const ProcessIdentity &) const = default;

    [[nodiscard]] QJsonObject toJson() const; // {"host", "pid", "boot_id", "start_ticks"}
    [[nodiscard]] static ProcessIdentity fromJson(const QJsonObject &json);
};

[[nodiscard]] ProcessIdentity thisProcess();
// Of a living process of this host; startTicks is 0 when there is none with that number.
[[nodiscard]] ProcessIdentity processWithId(qint64 pid);
[[nodiscard]] bool isAlive(const ProcessIdentity &process); // on this host; false for another boot

} // namespace muster
