// SPDX-License-Identifier: GPL-3.0-or-later
// The places of the window, and where one is: what back and forward go through.
#pragma once

#include <QString>

namespace muster
{

enum class Room { Start, Plans, Live, History, Settings, Help, Editor, Report, Import, Gaps, Runbook, Documents };

struct Place
{
    Room room = Room::Start;
    QString about; // plan file, run id; of documents: run id, or empty for the plan in the editor
    bool operator==(const Place &) const = default;
};

} // namespace muster
