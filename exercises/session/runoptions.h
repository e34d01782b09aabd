// SPDX-License-Identifier: GPL-3.0-or-later
// How a run is to be carried out; kept in its first journal entry, so that a resume does the same.
#pragma once

#include "domain/learned.h"
#include "engine/action.h"

namespace muster
{

struct RunOptions
{
    QString profile;       // "verify" (default) or "representative"
    QString level;         // "quick", "standard" (default), "paranoid"
    QString sandboxFolder; // empty = the default
    QString sandboxUser;   // empty = "postgres"
    QString postgresBin;   // empty = find the binaries
    QString operatorName;  // who acts; empty = the system's user
    QDateTime failureAt;   // moment of failure; invalid = T+0
    bool keep = false;
    bool unattended = false; // manual steps become unknown
    bool askOnFailure = false; // people decide what a worker's failed step means: again, go on, stop
    LearnedTimes learned;      // of earlier runs; filled in when the run begins

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static RunOptions fromJson(const QJsonObject &json);
    [[nodiscard]] RunInfo runInfo(const QString &runId, const QString &planPath) const;
};

} // namespace muster
