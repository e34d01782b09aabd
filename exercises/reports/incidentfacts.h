// SPDX-License-Identifier: GPL-3.0-or-later
// What a run's record says of an incident form's phases and ticks. What cannot be told is empty: a tick of a
// person does not say when the work began. For this room only.
#pragma once

#include "reports/report.h"

#include <array>

namespace muster::reports
{

enum class RecoveryPhase { Assessment, BackupVerification, DatabaseRecovery, ServiceRecovery, Validation };
inline constexpr std::size_t recoveryPhases = 5;

struct RecoveryTimes
{
    QDateTime from;
    QDateTime to;       // invalid while a step of it is open
    QStringList issues; // what failed in it, and what was noted
};

// By what each step does, else by the words of its phase and its own.
[[nodiscard]] std::optional<RecoveryPhase> phaseFor(const ReportStep &step);
[[nodiscard]] std::array<RecoveryTimes, recoveryPhases> recoveryTimes(const Report &report);

// At least one check of these names passed and none did anything else (what was skipped does not count).
[[nodiscard]] bool isProven(const Report &report, const QStringList &checks);

struct Notification
{
    bool done = false;
    QDateTime at;
};
// A step that passed and says that `who` was told.
[[nodiscard]] Notification notified(const Report &report, const QStringList &who);

[[nodiscard]] QDateTime recoveredAt(const Report &report); // the end of the plan's recovery step, when it passed

} // namespace muster::reports
