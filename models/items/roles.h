// SPDX-License-Identifier: GPL-3.0-or-later
// What the item models tell beyond text. Roles and enums only: colours belong to the theme.
#pragma once

#include <Qt>

namespace muster
{

enum ItemRole {
    IdRole = Qt::UserRole + 1, // run id, step id, template id
    StatusRole,                // muster::Status, as int
    VerdictRole,               // muster::Verdict, as int; invalid when there is none yet
    RunPhaseRole,              // muster::RunPhase, as int
    IsPhaseRole,               // bool: a heading of the tree
    SubtitleRole,              // second line of a row
    DoneRole,                  // int: steps of the phase that passed
    TotalRole,                 // int: steps of the phase
    AutomaticRole,             // bool: a worker does it
    CriticalRole,              // bool
    SupersededRole,            // bool: of an attempt that was repeated
    KindRole,                  // word of a timeline entry or a plan
    TargetStatusRole,          // muster::TargetStatus, as int
    SortRole,                  // what to sort by
    PathRole,                  // file of a plan
    TemplateRole,              // bool: shipped, not the user's own
    StepRole,                  // step id that the row belongs to
    AttentionRole,             // bool: something to do about this row
    InjectStatusRole,          // muster::InjectStatus, as int
    ContingencyRole,           // bool: an inject of the tray
    OutcomeRole,               // word of a response step's outcome
    CorrectsRole,              // seq of the entry that this one corrects; 0: none
    CorrectedByRole,           // seq of the entry that corrects this one; 0: none
    SeqRole,                   // of the journal entry
    LateRole,                  // qint64: ms that the step is late; invalid: it is not
    AwaitingRole,              // bool: a failed step about which people have to decide
    ApprovalRole,              // what ticking the step approves: "go_live", "all_clear"; empty: nothing
    PersonRole,                // who does it: the name or role that counts
    ChipToneRole,              // ChipTone, as int: the cell is a chip; invalid: plain text
};

enum class ChipTone { Neutral, Good, Active, Warning, Bad };

} // namespace muster
