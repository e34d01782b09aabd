// SPDX-License-Identifier: GPL-3.0-or-later
// The places of the window, and where one is: what back and forward go through.
#pragma once

#include <QString>

namespace muster
{

enum class Room { Start, Plans, Live, History, Settings, Help, Editor, Report, Import, Gaps };

struct Place
{
    Room room = Room::Start;
    QString about; // plan file, run id
    bool operator==(const Place &) const = default;
};

} // namespace muster
