// SPDX-License-Identifier: GPL-3.0-or-later
// Servers and folders that a run left behind, found by their markers, without any store. Any thread.
#pragma once

#include "domain/error.h"

#include <QStringList>
#include <QVector>

namespace muster
{

struct Leftover
{
    QString kind; // "sandbox" or "folder"
    QString path;
    qint64 pid = 0; // of its server; 0 = none is running
    QString runId;
    bool ownerAlive = false; // a living run uses it, or nobody can tell: to be spared
};

// Looks below `sandboxFolder` (may be empty), MUSTER_SANDBOX_DIR and /var/tmp.
[[nodiscard]] QVector<Leftover> findLeftovers(const QString &sandboxFolder);

// Idempotent; see removeSandbox().
[[nodiscard]] Done removeLeftover(const Leftover &leftover);

} // namespace muster
