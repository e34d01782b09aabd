// SPDX-License-Identifier: GPL-3.0-or-later
// What time it is, so that tests can say so. The system's clock unless a test brings its own.
#pragma once

#include <QDateTime>

namespace muster
{

class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual QDateTime now() const { return QDateTime::currentDateTimeUtc(); }
};

} // namespace muster
